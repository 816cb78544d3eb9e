package console

import (
	"fmt"
	"strings"

	"github.com/masthead-news/masthead/compare"
)

// Story writes which story c is about, the nth.
func (p *Printer) Story(n int, c *compare.Comparison) {
	title := c.Title
	if title == "" {
		title = "without a headline"
	}
	p.Line("Story %d: %s (%s, %s)", n, title, number(len(c.Docs), "article"), number(len(c.Outlets), "outlet"))
}

// Comparison writes what sets the outlets apart, in a few lines.
func (p *Printer) Comparison(c *compare.Comparison) {
	p.Line("How they differ")
	for _, x := range c.Copies {
		var s []string
		for _, e := range x.Edits {
			s = append(s, fmt.Sprintf("%d %s", e.N, e.Kind))
		}
		p.Item("copy", fmt.Sprintf("%s from %s, %d of %d runs of eight words; edits: %s",
			outlet(c, x.To), outlet(c, x.From), x.Taken.K, x.Taken.N, strings.Join(s, ", ")))
		p.edits(c, x)
	}
	for _, x := range c.Captions {
		for _, e := range x.Edits {
			if e.Kind != compare.Mechanical {
				p.Item("caption", fmt.Sprintf("%s, %s: %s", outlet(c, x.To.Doc), x.Relation, change(c, e)))
			}
		}
	}
	for i, o := range c.Omissions {
		if i == 8 {
			p.Item("", fmt.Sprintf("and %d more in the report", len(c.Omissions)-8))
			break
		}
		var without []string
		for _, m := range o.Missing {
			without = append(without, c.Outlets[m].Name)
		}
		p.Item("left out", fmt.Sprintf("%s “%s”, which %d of %d carry: not in %s", o.Kind, begin(o.What, 16), o.Carried.K, o.Carried.N, strings.Join(without, ", ")))
	}
	for _, n := range c.Notes {
		// That there is one outlet only says all of what can't be told.
		if n.Outlet < 0 && (len(c.Outlets) > 1 || n.Section == compare.InNames) {
			p.Item("note", n.Text)
		}
	}
	p.raw("")
}

// plain are the kinds of edit that tell little in a line.
var plain = map[compare.EditKind]bool{compare.Omitted: true, compare.Added: true, compare.Moved: true, compare.Wording: true, compare.Mechanical: true}

// edits shows the first edits that tell something.
func (p *Printer) edits(c *compare.Comparison, x compare.Copy) {
	shown := 0
	for _, s := range x.Sentences {
		for _, e := range s.Edits {
			if plain[e.Kind] {
				continue
			}
			if shown++; shown > 6 {
				return
			}
			p.Item("", change(c, e))
		}
	}
}

func change(c *compare.Comparison, e compare.Edit) string {
	show := func(p compare.Place) string {
		if p.Empty() {
			return "nothing"
		}
		return "“" + begin(c.Text(p), 12) + "”"
	}
	if e.Kind == compare.Moved {
		return "moved: " + show(e.To)
	}
	return fmt.Sprintf("%s: %s became %s", e.Kind, show(e.From), show(e.To))
}

func outlet(c *compare.Comparison, doc int) string { return c.Outlets[c.Docs[doc].Outlet].Name }
