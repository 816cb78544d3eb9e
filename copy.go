package masthead

import (
	"strings"

	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// Standing tells on whose word d stands: by origin, by those who passed the
// words on, and whose copy the page is, if it is another outlet's.
func (d *Document) Standing() quotes.Standing {
	if d.Text == nil {
		return quotes.Standing{}
	}
	s := quotes.StandingOf(d.Text, d.Quotes)
	if d.Article != nil {
		s.CopyOf = quoteContext(d.Article).CopyOf
	}
	return s
}

// quoteContext says what the page tells of the way its words took.
func quoteContext(art *readability.Article) quotes.Context {
	c := quotes.Context{Outlet: art.Outlet}
	several := false
	for i := range art.Credits {
		k := &art.Credits[i]
		if k.Source == "caption" || k.Unnamed { // whose picture it is says nothing of the words
			continue
		}
		c.Credits = append(c.Credits, k.Name)
		if wholeCopy(art, k) {
			several = several || c.CopyOf != "" && c.CopyOf != k.Name
			c.CopyOf = k.Name
		}
	}
	// "BERLIN (dpa/AFP)": no telling which words came from where; an agency's own dateline
	// names itself.
	if several || quotes.SameOutlet(c.CopyOf, c.Outlet) {
		c.CopyOf = ""
	}
	return c
}

// wholeCopy reports whether the whole of art is copy of the outlet that c names,
// not only some material in it.
func wholeCopy(art *readability.Article, c *readability.Credit) bool {
	if c.Source == "dateline" || hasDateline(art, c.Name) {
		return true
	}
	words := strings.ToLower(strings.Trim(c.Words, " .,:;()[]—–-©\u00a0"))
	if strings.TrimPrefix(words, "by ") == strings.ToLower(c.Name)+" staff" {
		return true
	}
	for _, part := range []string{"contribut", "additional", "input", "material", "reporting", "files from", "information", "informa", "compiled", "staff", " and ", " und ", " et ", " y ", "&", "+"} {
		if strings.Contains(words, part) {
			return false
		}
	}
	if strings.Contains(words, "originally published") || strings.HasPrefix(words, "republished from") || strings.HasPrefix(words, "via ") {
		return true
	}
	for _, start := range []string{"source", "quelle", "fuente", "fonte", "bron"} {
		if rest, ok := strings.CutPrefix(words, start); ok && rest != "" && !isLetter(rest[0]) {
			return !strings.ContainsAny(rest, ",;/|")
		}
	}
	if strings.HasPrefix(words, "with ") || strings.HasPrefix(words, "from ") {
		return false
	}
	if c.Source == "footer" { // "— Reuters" below the text
		return !strings.ContainsAny(words, ",;/|")
	}
	if strings.ContainsAny(words, ",/|(") { // "Mara Lind, AP" works for AP
		return len(strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(",/|(;", r) })) == 2
	}
	for _, a := range art.Authors { // with the outlet's own writer it is joint work
		if !a.Desk {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// hasDateline reports whether one of the first two paragraphs begins with a
// dateline of that agency: "GENEVA (AP) —".
func hasDateline(art *readability.Article, name string) bool {
	n := 0
	for _, b := range art.Blocks {
		if b.Kind != text.Paragraph {
			continue
		}
		if n++; n > 2 {
			break
		}
		head := art.Text[b.Start:b.End]
		if at := strings.Index(head, "("+name+")"); at >= 0 && at < 80 && !strings.ContainsAny(head[:at], "!?“\"") {
			rest := strings.TrimLeft(head[at+len(name)+2:], " \u00a0")
			return strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "-") || at == 0
		}
	}
	return false
}
