package console

import (
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// Article writes what a page says of itself, and its text.
func (p *Printer) Article(a *readability.Article) {
	p.Line("%s", a.ID)
	p.Item("outlet", orNone(a.Outlet))
	p.Item("headline", a.Title)
	if a.Dek != "" {
		p.Item("dek", a.Dek)
	}
	p.Item("by", byline(a))
	p.Item("date", date(a.Published))
	if !a.Modified.IsZero() {
		p.Item("changed", date(a.Modified))
	}
	if len(a.Credits) > 0 {
		p.Item("credits", credits(a))
	}
	p.Item("language", orNone(a.Language.Tag))
	p.raw("")
	for _, b := range a.Blocks {
		label := ""
		switch b.Kind {
		case text.Title, text.Dek:
			continue
		case text.Heading:
			label = "subhead"
		case text.Caption:
			label = "caption"
		case text.AltText:
			label = "alt text"
		case text.Correction:
			label = "correction"
		default: // paragraphs stand without a label
		}
		p.Item(label, a.Text[b.Start:b.End])
		p.raw("")
	}
}

func orNone(s string) string {
	if s == "" {
		return "none found"
	}
	return s
}
