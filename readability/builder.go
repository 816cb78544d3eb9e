package readability

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// parts are the words of an article before they become one text. Whoever reads
// a page fills them in as found; build cleans them and gives them their places.
type parts struct {
	title       string
	dek         string
	body        []part // kinds for which text.BlockKind.InBody holds
	pictures    []picture
	corrections []string
}

// A part is one block of the body.
type part struct {
	kind  text.BlockKind
	text  string
	block int       // where it was found, for who filled it in
	span  text.Span // set by build
}

// A picture is an image of the article with its words.
type picture struct {
	url     string
	alt     string
	caption string
	credit  string
}

// build writes the text of a: headline, dek, body, then per image alternative
// text and caption, once where both are the same, then corrections, with a blank line between blocks. It sets
// Title, Dek, Text, Blocks, Body and Images, and no other field.
func (p *parts) build(a *Article) {
	var b textBuilder
	b.size(p)
	a.Title, a.Dek = fold(p.title), fold(p.dek)
	title := b.add(text.Title, a.Title)
	b.add(text.Dek, a.Dek)
	a.Body = text.Span{}
	for i := range p.body {
		q := &p.body[i]
		s := q.text
		if q.kind == text.TableRow {
			s = foldCells(s)
		} else {
			s = fold(s)
		}
		q.span = b.add(q.kind, s)
		if q.span.Empty() {
			continue
		}
		if a.Body.Empty() {
			a.Body = q.span
		}
		a.Body.End = q.span.End
	}
	a.Images = nil
	for _, q := range p.pictures {
		img := Image{URL: q.url, Credit: fold(q.credit)}
		switch q.alt { // what stands there already isn't said again
		case p.title:
			img.Alt = title
			img.Caption = b.add(text.Caption, fold(q.caption))
		case q.caption:
			img.Caption = b.add(text.Caption, fold(q.caption))
			img.Alt = img.Caption
		default:
			img.Alt = b.add(text.AltText, fold(q.alt))
			img.Caption = b.add(text.Caption, fold(q.caption))
		}
		a.Images = append(a.Images, img)
	}
	for _, s := range p.corrections {
		b.add(text.Correction, fold(s))
	}
	a.Text, a.Blocks = b.String(), b.blocks
}

// A textBuilder joins cleaned blocks to one text.
type textBuilder struct {
	strings.Builder
	blocks []text.Block
}

// size makes room for the words of p.
func (b *textBuilder) size(p *parts) {
	n := len(p.title) + len(p.dek) + 4
	for _, q := range p.body {
		n += len(q.text) + 2
	}
	for _, q := range p.pictures {
		n += len(q.alt) + len(q.caption) + 4
	}
	b.Grow(n)
	b.blocks = make([]text.Block, 0, 2+len(p.body)+2*len(p.pictures)+len(p.corrections))
}

// add appends s, which is clean, as one block and returns its span; it is empty
// where s is.
func (b *textBuilder) add(k text.BlockKind, s string) text.Span {
	if s == "" {
		return text.Span{}
	}
	if b.Len() > 0 {
		b.WriteString("\n\n")
	}
	span := text.Span{Start: b.Len(), End: b.Len() + len(s)}
	b.WriteString(s)
	b.blocks = append(b.blocks, text.Block{Span: span, Kind: k})
	return span
}

// fold makes one line of s: white space of any kind becomes one space, none at
// the ends; soft hyphens, control characters and byte order marks go; what isn't
// UTF-8 becomes U+FFFD.
func fold(s string) string {
	if folded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case invisible(r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// folded reports whether s is plain ASCII, or other text that needs no care,
// and folded already.
func folded(s string) bool {
	space := true // as if before the text, so that a space in front is seen
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ' || c == 0x7f:
			return false
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || unicode.IsSpace(r) || invisible(r) {
				return false
			}
			i += n - 1
			space = false
		default:
			space = false
		}
	}
	return !space || s == ""
}

// invisible reports whether r leaves no mark on paper and joins nothing either.
func invisible(r rune) bool {
	return r == '\u00ad' || r == '\ufeff' || r == '\u200b' || r == '\u2060' || unicode.IsControl(r)
}

// foldCells is fold for the cells of a table row, which stay joined by tabs.
func foldCells(s string) string {
	cells := strings.Split(s, "\t")
	n := 0
	for _, c := range cells {
		if c = fold(c); c != "" {
			cells[n] = c
			n++
		}
	}
	return strings.Join(cells[:n], "\t")
}
