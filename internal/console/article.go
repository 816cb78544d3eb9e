package console

import (
	"strings"

	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// Article writes what a page says of itself, and its text.
func (p *Printer) Article(a *readability.Article) {
	p.Line("%s", a.ID)
	if a.Kind != readability.KindArticle {
		p.Item("kind", string(a.Kind))
	}
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
	if a.Section != "" {
		p.Item("section", a.Section)
	}
	if len(a.Tags) > 0 {
		p.Item("tags", strings.Join(a.Tags, ", "))
	}
	p.raw("")
	entries := a.Entries
	for _, b := range a.Blocks {
		label := ""
		for len(entries) > 0 && entries[0].Start <= b.Start {
			if e := entries[0]; !e.Posted.IsZero() {
				p.Item("entry", date(e.Posted))
			}
			entries = entries[1:]
		}
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
			label = "corrected"
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
