package console

import (
	"fmt"
	"strings"
	"unicode"

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

// maxLines is the number of copies, captions and omissions that a summary shows.
const maxLines = 8

// Comparison writes what sets the outlets apart, in a few lines.
func (p *Printer) Comparison(c *compare.Comparison) {
	p.Line("How they differ")
	for _, x := range c.Copies[:min(len(c.Copies), maxLines)] {
		var s []string
		for _, e := range x.Edits {
			s = append(s, fmt.Sprintf("%s %d", e.Kind, e.N))
		}
		line := fmt.Sprintf("%s from %s, %d of %d runs of eight words", outlet(c, x.To), outlet(c, x.From), x.Taken.K, x.Taken.N)
		what := "copy"
		if x.Retold {
			what = "retold"
			line = fmt.Sprintf("%s says sentence by sentence what %s says, with no run of eight words in common", outlet(c, x.To), outlet(c, x.From))
		}
		if x.Excerpt {
			line += ", in an article of its own"
		}
		if len(s) == 0 {
			s = []string{"none"}
		}
		p.Item(what, line+"; edits: "+strings.Join(s, ", "))
		p.edits(c, x)
	}
	p.more(len(c.Copies) - maxLines)
	p.captions(c)
	for _, o := range c.Omissions[:min(len(c.Omissions), maxLines)] {
		var without []string
		for _, m := range o.Missing {
			without = append(without, c.Outlets[m].Name)
		}
		if n := len(without) - maxLines; n > 0 {
			without = append(without[:maxLines], number(n, "other"))
		}
		p.Item("left out", fmt.Sprintf("%s %s, which %d of %d carry: not found in %s", o.Kind, quoted(begin(o.What, 16)), o.Carried.K, o.Carried.N, strings.Join(without, ", ")))
	}
	p.more(len(c.Omissions) - maxLines)
	p.voices(c)
	for _, n := range c.Notes {
		// That there is one outlet only says all of what can't be told.
		if n.Outlet < 0 && (len(c.Outlets) > 1 || n.Section == compare.InNames) {
			p.Item("note", n.Text)
		}
	}
	p.raw("")
}

// voices says on whose word each outlet stands.
func (p *Printer) voices(c *compare.Comparison) {
	n := 0
	for _, v := range c.Voices {
		if v.Quotes == 0 {
			continue
		}
		if n++; n > maxLines {
			continue
		}
		line := []string{fmt.Sprintf("%s: %s, %d with a named source, %d without, %d through others; of %s", c.Outlets[v.Outlet].Name,
			number(v.Quotes, "quote"), v.Named.K, v.Unnamed.K, v.Relayed.K, number(v.Reported, "reported word"))}
		for _, o := range v.Origins[:min(len(v.Origins), 3)] {
			line = append(line, fmt.Sprintf("%s %d", o.Name, o.Words))
		}
		p.Item("heard", strings.Join(line, ", "))
	}
	p.more(n - maxLines)
}

// more says how many lines a summary leaves out.
func (p *Printer) more(n int) {
	if n > 0 {
		p.Item("", fmt.Sprintf("and %d more in the report", n))
	}
}

// quoted puts s in quotation marks, unless it is all of a quotation.
func quoted(s string) string {
	if strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`) {
		return s
	}
	return "“" + s + "”"
}

// captions shows the edits of captions that tell something.
func (p *Printer) captions(c *compare.Comparison) {
	n := 0
	for _, x := range c.Captions {
		for _, e := range x.Edits {
			if e.Kind == compare.Mechanical {
				continue
			}
			if n++; n <= maxLines {
				p.Item("caption", fmt.Sprintf("%s, %s: %s", outlet(c, x.To.Doc), x.Relation, Change(c, e)))
			}
		}
	}
	p.more(n - maxLines)
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
			p.Item("", Change(c, e))
		}
	}
}

// Change says what became of the words of e.
func Change(c *compare.Comparison, e compare.Edit) string {
	was, is := "“"+begin(c.Text(e.From), 12)+"”", "“"+begin(c.Text(e.To), 12)+"”"
	switch {
	case e.Kind == compare.Moved:
		return "moved: " + is
	case !says(c.Text(e.From)):
		return fmt.Sprintf("%s: %s put in", e.Kind, is)
	case !says(c.Text(e.To)):
		return fmt.Sprintf("%s: %s dropped", e.Kind, was)
	}
	return fmt.Sprintf("%s: %s became %s", e.Kind, was, is)
}

// says reports whether s holds a letter or a digit, and not only marks.
func says(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func outlet(c *compare.Comparison, doc int) string { return c.Outlets[c.Docs[doc].Outlet].Name }
