package readability

import (
	"cmp"
	"fmt"
	"mime"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// defaultMaxBytes is the limit of the zero Extractor. The largest news page met
// so far had 9 MB.
const defaultMaxBytes = 16 << 20

// defaultMaxTags is the limit of the zero Extractor. The page with the most tags met so
// far had 19,000; so many take some two seconds.
const defaultMaxTags = 250_000

// Extract returns the article of p. It fails with ErrNoArticle where p holds no
// article text, often as a [*NotArticleError], and with ErrTooLarge.
func (x *Extractor) Extract(p *Page) (*Article, error) {
	if limit := cmp.Or(x.MaxBytes, defaultMaxBytes); limit > 0 && len(p.Body) > limit {
		return nil, fmt.Errorf("%w: %d bytes, %d allowed; set Extractor.MaxBytes to read it", ErrTooLarge, len(p.Body), limit)
	}
	a, err := x.read(p)
	if err != nil {
		return nil, err
	}
	p.Known.fill(a)
	a.ID = p.Name()
	switch {
	case p.Outlet != "":
		a.Outlet = fold(p.Outlet)
	case a.Outlet == "":
		a.Outlet = fold(p.OutletHint)
		if a.Outlet == "" {
			a.Outlet = host(p.URL)
		}
	}
	if a.Kind == "" {
		a.Kind = KindArticle
	}
	a.MadeWith = append([]text.Maker{{Layer: "article", Name: "masthead/readability", Version: "1"}}, a.MadeWith...)
	return a, nil
}

// read makes an article of p by the way that suits it.
func (x *Extractor) read(p *Page) (*Article, error) {
	if p.Known.Text != "" {
		return extractKnown(p)
	}
	if binary(p.Body) {
		return nil, &NotArticleError{Kind: KindOther}
	}
	s := decode(p.Body, p.ContentType)
	if !isHTML(p.ContentType, s) {
		return extractDump(s, p)
	}
	// Blocks take a hundred times as long as the words in them, so the size alone is
	// no bound.
	if tags, limit := strings.Count(s, "<"), cmp.Or(x.MaxTags, defaultMaxTags); limit > 0 && tags > limit {
		return nil, fmt.Errorf("%w: %d tags, %d allowed; set Extractor.MaxTags to read it", ErrTooLarge, tags, limit)
	}
	return extractHTML(s, p)
}

// binary reports whether body is no text in any charset: too many of its bytes are
// control characters, which only UTF-16 and UTF-32 have in number.
func binary(body []byte) bool {
	const look, most = 64 << 10, .05
	if enc, _ := wide(body); enc != nil {
		return false
	}
	head := body[:min(len(body), look)]
	n := 0
	for _, c := range head {
		if c != 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			n++
		}
	}
	return float64(n) > most*float64(len(head))
}

// isHTML tells HTML from a page flattened to text. The header decides where it
// is clear; servers call HTML "text/plain" at times, so then the page must not
// look like HTML.
func isHTML(contentType, s string) bool {
	kind, _, _ := mime.ParseMediaType(contentType)
	switch kind {
	case "text/html", "application/xhtml+xml":
		return true
	case "text/markdown":
		return false
	}
	s = strings.TrimLeft(s, "\ufeff \t\r\n\f")
	if len(s) > 1 && s[0] == '<' && (s[1] == '!' || s[1] == '?' || isLetter(s[1])) {
		return true
	}
	// A flattened page may speak of tags; an HTML fragment closes one every few
	// lines.
	const look = 64 << 10
	if len(s) > look {
		s = s[:look]
	}
	tags := 0
	for rest := s; ; tags++ {
		i := strings.Index(rest, "</")
		if i < 0 || i+2 >= len(rest) {
			break
		}
		rest = rest[i+2:]
		if !isLetter(rest[0]) {
			tags--
		}
	}
	return tags >= 2 && tags*1000 >= len(s)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
