package console

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/function"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
)

// What a summary shows of a document.
const (
	maxNames  = 10
	maxQuotes = 12
	maxToward = 6
	maxTerms  = 10
)

// Document writes a summary of d: the article, names with titles, who is
// quoted, tone, and telling terms.
func (p *Printer) Document(d *masthead.Document) {
	a := d.Article
	p.Line("%s", a.Outlet)
	p.Item("headline", a.Title)
	if a.Dek != "" {
		p.Item("dek", a.Dek)
	}
	p.Item("by", byline(a))
	p.Item("date", date(a.Published))
	if len(a.Credits) > 0 {
		p.Item("credits", credits(a))
	}
	if len(a.Tags) > 0 {
		p.Item("tags", strings.Join(a.Tags, ", "))
	}
	for _, im := range a.Images {
		if !im.Alt.Empty() && d.Slice(im.Alt) != d.Slice(im.Caption) {
			p.Item("alt text", d.Slice(im.Alt))
		}
		if !im.Caption.Empty() {
			p.Item("caption", d.Slice(im.Caption))
		}
	}
	p.Item("body", body(d))
	p.names(d)
	p.quotes(d)
	p.tone(d)
	if list := keyTerms(d); list != "" {
		p.Item("terms", list)
	}
	for line := range strings.Lines(d.Gaps.String()) {
		p.Item("note", strings.TrimSpace(line))
	}
	p.raw("")
}

func byline(a *readability.Article) string {
	var names []string
	for _, x := range a.Authors {
		names = append(names, x.Name)
	}
	if len(names) == 0 {
		return "no byline"
	}
	return strings.Join(names, ", ")
}

func date(d readability.Date) string {
	if d.IsZero() {
		return "none found"
	}
	layout := "2 January 2006, 15:04"
	switch d.Precision {
	case readability.ToDay:
		layout = "2 January 2006"
	case readability.ToMonth:
		layout = "January 2006"
	default:
		if d.Zone {
			layout += " -07:00"
		}
	}
	return d.Time.Format(layout) + " (" + d.Source + ")"
}

func credits(a *readability.Article) string {
	var s []string
	for _, c := range a.Credits {
		s = append(s, fmt.Sprintf("%s (%s: %s)", c.Name, c.Source, c.Words))
	}
	return strings.Join(s, "; ")
}

// body counts the paragraphs and words, and shows how the text begins and ends.
func body(d *masthead.Document) string {
	paragraphs, words := 0, 0
	first, last := -1, -1
	for i, b := range d.Text.Blocks {
		if !b.Kind.InBody() {
			continue
		}
		if b.Kind != text.Heading {
			paragraphs++
			last = i
			if first < 0 {
				first = i
			}
		}
		words += len(strings.Fields(d.Slice(b.Span)))
	}
	s := number(paragraphs, "paragraph") + ", " + number(words, "word")
	if first >= 0 {
		s += ": “" + begin(d.Slice(d.Text.Blocks[first].Span), 9) + "”"
	}
	if last > first {
		s += " to “" + end(d.Slice(d.Text.Blocks[last].Span), 7) + "”"
	}
	return s
}

// number writes n of a noun: "1 word", "2 words".
func number(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func begin(s string, n int) string {
	if f := strings.Fields(s); len(f) > n {
		return strings.Join(f[:n], " ") + " …"
	}
	return s
}

func end(s string, n int) string {
	if f := strings.Fields(s); len(f) > n {
		return "… " + strings.Join(f[len(f)-n:], " ")
	}
	return s
}

// names lists the entities with most mentions, with their titles.
func (p *Printer) names(d *masthead.Document) {
	titles := map[int][]string{}
	for _, r := range d.Roles {
		if e := d.Mentions[r.Mention].Entity; e >= 0 && !slices.Contains(titles[e], d.Slice(r.Span)) {
			titles[e] = append(titles[e], d.Slice(r.Span))
		}
	}
	type name struct {
		entity, n, quoted int
	}
	var list []name
	for i, e := range d.Entities {
		if e.Kind == entities.Date || e.Kind == entities.Money {
			continue
		}
		n := name{entity: i, n: len(e.Mentions)}
		for _, m := range e.Mentions {
			if d.Mentions[m].Quoted {
				n.quoted++
			}
		}
		list = append(list, n)
	}
	slices.SortStableFunc(list, func(a, b name) int {
		return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(d.Entities[a.entity].Name, d.Entities[b.entity].Name))
	})
	label := "names"
	for _, n := range list[:min(len(list), maxNames)] {
		e := d.Entities[n.entity]
		s := fmt.Sprintf("%s ×%d", e.Name, n.n)
		if n.quoted > 0 {
			s += fmt.Sprintf(", %d in quotation marks", n.quoted)
		}
		if len(titles[n.entity]) > 0 {
			s += ": " + strings.Join(titles[n.entity], "; ")
		}
		p.Item(label, s)
		label = ""
	}
	if len(list) > maxNames {
		p.Item("", fmt.Sprintf("and %d more", len(list)-maxNames))
	}
}

// quotes lists who is heard, with the verb and the first words.
func (p *Printer) quotes(d *masthead.Document) {
	label, shown, left := "quoted", 0, 0
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Attitude {
			continue
		}
		if shown == maxQuotes {
			left++
			continue
		}
		shown++
		how := string(q.Type)
		if !q.Cue.Empty() {
			how += ", “" + d.Slice(q.Cue) + "”"
		}
		p.Item(label, source(d, q)+" ("+how+"): "+begin(d.Words(q), 14))
		label = ""
	}
	if left > 0 {
		p.Item("", fmt.Sprintf("and %d more", left))
	}
	var scare []string
	for _, m := range d.Marks {
		if w := bare(d.Slice(m.Inner)); m.Use == quotes.Scare && !slices.Contains(scare, w) {
			scare = append(scare, w)
		}
	}
	if len(scare) > 0 {
		p.Item("scare", "in scare quotes: "+strings.Join(scare, ", "))
	}
}

// bare drops a possessive and a mark of punctuation from the end of s.
func bare(s string) string {
	s = strings.TrimRight(s, ".,;:!?")
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}

// source names who is heard, with the way the words took.
func source(d *masthead.Document, q *quotes.Quote) string {
	s := ""
	switch {
	case q.Speaker >= 0 && q.Speaker < len(d.Entities):
		s = d.Entities[q.Speaker].Name
		for _, e := range q.With {
			s += " and " + d.Entities[e].Name
		}
	case !q.Source.Empty():
		s = d.Slice(q.Source)
	default:
		s = "no source named"
	}
	if len(q.Chain) > 1 {
		if o := q.Chain[0]; o.Name != "" && o.Span != q.Source { // "Meridian reported, citing two officials"
			s = o.Name
		}
		var via []string
		for _, l := range q.Chain[1:] {
			via = append(via, l.Name)
		}
		s += ", through " + strings.Join(via, ", ")
	}
	return s
}

func (p *Printer) tone(d *masthead.Document) {
	t := d.Tone
	if t.Document.Label == "" {
		return // none was taken: the notes say why
	}
	s := fmt.Sprintf("%s %+.2f in %s", t.Document.Label, t.Document.Score, number(t.Document.N, "sentence"))
	if t.Own.N > 0 {
		s += fmt.Sprintf("; in its own words %s %+.2f in %d", t.Own.Label, t.Own.Score, t.Own.N)
	}
	p.Item("tone", s)
	list := slices.Clone(t.Targets)
	slices.SortStableFunc(list, func(a, b sentiment.Target) int {
		x, y := abs(a.Tone.Score)*float64(a.Tone.N), abs(b.Tone.Score)*float64(b.Tone.N)
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(a.Entity, b.Entity))
	})
	var toward, little []string
	for _, x := range list {
		s := fmt.Sprintf("%s %+.2f in %s", d.Entities[x.Entity].Name, x.Tone.Score, number(x.Tone.N, "sentence"))
		switch {
		case x.Tone.Score == 0 || len(toward)+len(little) == maxToward:
		case x.Tone.N < compare.MinSentences:
			little = append(little, s)
		case x.Tone.Abstained:
			toward = append(toward, s+" (unsure)")
		default:
			toward = append(toward, s)
		}
	}
	if len(toward) > 0 {
		p.Item("", "toward "+strings.Join(toward, ", "))
	}
	if len(little) > 0 {
		p.Item("", "too little to tell: "+strings.Join(little, ", "))
	}
	var loaded []string
	for _, l := range t.Loaded {
		if w := d.Slice(l.Span); !slices.Contains(loaded, w) {
			loaded = append(loaded, w)
		}
	}
	if len(loaded) > 0 {
		p.Item("loaded", strings.Join(loaded, ", "))
	}
}

func abs(x float64) float64 { return max(x, -x) }

// keyTerms lists the most frequent words of the body that aren't function words.
func keyTerms(d *masthead.Document) string {
	var c terms.Counts
	c.AddSpans(d.Text, d.Article.Body)
	var out []string
	for _, t := range c.List() {
		if len(out) == maxTerms {
			break
		}
		if len(t.Term) > 2 && !function.Words()[t.Term] {
			out = append(out, fmt.Sprintf("%s %d", t.Term, t.N))
		}
	}
	return strings.Join(out, ", ")
}
