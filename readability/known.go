package readability

import (
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// Known is what is known of an article before its page is read. Text goes
// before the page's; the other fields fill in what the page doesn't say.
type Known struct {
	Title     string
	Authors   []string
	Published Date
	Language  string // a BCP 47 tag
	// Text is the clean text of the body, a paragraph to each line; where there
	// are blank lines, these part the paragraphs. Empty means: find it in Body.
	Text string
}

// extractKnown makes an article of p.Known alone.
func extractKnown(p *Page) (*Article, error) {
	var words parts
	words.title = p.Known.Title
	clean := strings.ToValidUTF8(p.Known.Text, "\ufffd")
	clean = strings.ReplaceAll(clean, "\r\n", "\n")
	sep := "\n"
	if strings.Contains(strings.TrimSpace(clean), "\n\n") {
		sep = "\n\n"
	}
	for s := range strings.SplitSeq(clean, sep) {
		words.body = append(words.body, part{kind: text.Paragraph, text: s})
	}
	a := &Article{URL: p.URL}
	words.build(a)
	if a.Body.Empty() {
		return nil, fmt.Errorf("%w: the text it came with is empty", ErrNoArticle)
	}
	a.Language.Detected = detectLanguage(a.Text[a.Body.Start:a.Body.End])
	return a, nil
}

// fill sets what a lacks.
func (k *Known) fill(a *Article) {
	if a.Title == "" {
		prepend(a, text.Title, k.Title)
	}
	if len(a.Authors) == 0 {
		for _, s := range k.Authors {
			if s = fold(s); s != "" {
				a.Authors = append(a.Authors, Author{Name: s, Source: "record"})
			}
		}
	}
	if a.Published.IsZero() {
		a.Published = k.Published
	}
	if a.Language.Tag == "" && k.Language != "" {
		a.Language.Tag, a.Language.Source = fold(k.Language), "record"
	}
}

// prepend puts a block before the text of a and moves all spans.
func prepend(a *Article, kind text.BlockKind, s string) {
	if s = fold(s); s == "" {
		return
	}
	n := len(s)
	if a.Text != "" {
		s += "\n\n"
	}
	move := func(p *text.Span) {
		if !p.Empty() {
			p.Start, p.End = p.Start+len(s), p.End+len(s)
		}
	}
	for i := range a.Blocks {
		move(&a.Blocks[i].Span)
	}
	for i := range a.Images {
		move(&a.Images[i].Caption)
		move(&a.Images[i].Alt)
	}
	for i := range a.Entries {
		move(&a.Entries[i].Span)
	}
	move(&a.Body)
	a.Text = s + a.Text
	a.Blocks = slices.Insert(a.Blocks, 0, text.Block{Span: text.Span{End: n}, Kind: kind})
	if kind == text.Title {
		a.Title = a.Text[:n]
	}
}
