package report

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
)

// A view is a comparison in the form in which the page shows it: what is shown
// is chosen and put in words here, so that the template only lays it out.
type view struct {
	Style  template.CSS
	Script template.JS
	Policy string

	Kicker   string
	Title    string
	Subtitle string
	Outlets  []outletView
	Others   []outletView // those for which the legend has no room
	Short    []shortView
	Cards    []headView
	Copies   []copyView
	Captions []captionView
	Speakers []speakerView
	Voices   []voiceView
	Names    []nameView
	Things   []nameView // what has no name, by its noun
	Alike    []nameView // called by one name everywhere
	Tones    []toneView
	Missing  []missingView
	Nothing  string // why nothing is missing
	Scare    []markedView
	Loaded   []markedView
	Words    wordsView
	Timeline []eventView
	Articles []articleView
	Notes    []noteView
	More     map[string]string // what a section leaves out
	Kinds    []kindView        // of edits, with their counts
}

// What a page shows of each section; the rest is in JSON and CSV.
const (
	maxSpeakers  = 24
	maxNames     = 30
	maxVariants  = 14
	maxThings    = 12
	maxTargets   = 16
	maxMissing   = 40
	maxMarked    = 30
	maxKeys      = 10
	maxPlaces    = 25
	maxCopies    = 40
	maxCaptions  = 40
	maxDocuments = 300
)

// badge stands for an outlet: a color and a letter.
type badge struct {
	Class  string // "o3": its color
	Letter string
	Name   string
}

type outletView struct {
	badge
	Agency   bool
	Articles int
	Words    int
}

// A quoteView is some words in their context, and where they stand.
type quoteView struct {
	badge
	Anchor               string
	Before, Words, After string
	Note                 string
}

// A chip is an outlet's count of something; or, without a letter, the number of
// outlets that are left out.
type chip struct {
	badge
	N      int
	Anchor string // of the first place
}

type headView struct {
	badge
	Anchor   string
	Title    string
	When     string
	By       string
	Credits  string
	Words    int
	Own      float64 // parts of 100
	Reported float64
	Heard    bool // Own and Reported are known
	Copied   float64
}

type shortView struct {
	badge
	Text   string
	Anchor string
}

// A noteView is what is said of some outlets, or of none.
type noteView struct {
	Outlets []badge
	Left    int // outlets that aren't shown
	Text    string
}

type eventView struct {
	badge
	Anchor string
	When   string
	After  string
	Title  string
	From   *badge
	First  bool
}

type viewer struct {
	c      *compare.Comparison
	badges []badge
	marks  [][]compare.Place // the places that the page leads to, by document
	led    []bool            // whether it leads to a document
	view   *view
}

func newView(c *compare.Comparison) *view {
	v := &viewer{c: c, view: &view{Title: c.Title, More: map[string]string{}}, marks: make([][]compare.Place, len(c.Docs)), led: make([]bool, len(c.Docs))}
	if v.view.Title == "" {
		v.view.Title = "One story, several outlets"
	}
	for i, o := range c.Outlets {
		b := badge{Class: fmt.Sprintf("o%d", i%8), Letter: letter(i), Name: o.Name}
		v.badges = append(v.badges, b)
		v.view.Outlets = append(v.view.Outlets, outletView{b, o.Agency, len(o.Docs), o.Words})
	}
	v.view.Others = v.view.Outlets[min(len(v.view.Outlets), maxCards):]
	v.view.Outlets = v.view.Outlets[:len(v.view.Outlets)-len(v.view.Others)]
	v.subtitle()
	v.heads()
	v.copies()
	v.captions()
	v.speakers()
	v.voices()
	v.names()
	v.tones()
	v.missing()
	v.view.Scare = v.marked(c.Scare, "scare")
	v.view.Loaded = v.marked(c.Loaded, "loaded")
	v.words()
	v.timeline()
	v.short()
	v.notes()
	v.articles()
	return v.view
}

// notes says once what is to be said of several outlets.
func (v *viewer) notes() {
	at := map[string]int{}
	for _, n := range v.c.Notes {
		i, ok := at[n.Text]
		if !ok || n.Outlet < 0 {
			i = len(v.view.Notes)
			at[n.Text] = i
			v.view.Notes = append(v.view.Notes, noteView{Text: n.Text})
		}
		if n.Outlet >= 0 {
			v.view.Notes[i].Outlets = append(v.view.Notes[i].Outlets, v.badge(n.Outlet))
		}
	}
	for i := range v.view.Notes {
		n := &v.view.Notes[i]
		n.Outlets, n.Left = first(n.Outlets)
	}
}

// note returns what is to be said of a section and an outlet, or of all for -1.
func (v *viewer) note(s compare.Section, outlet int) string {
	for _, n := range v.c.Notes {
		if n.Section == s && n.Outlet == outlet {
			return n.Text
		}
	}
	return ""
}

// letter names outlets A, B, … Z, A2, and so on.
func letter(i int) string {
	s := string(rune('A' + i%26))
	if i >= 26 {
		s += fmt.Sprint(i/26 + 1)
	}
	return s
}

func (v *viewer) badge(outlet int) badge {
	if outlet < 0 || outlet >= len(v.badges) {
		return badge{}
	}
	return v.badges[outlet]
}

func (v *viewer) badgeOf(doc int) badge { return v.badge(v.c.Docs[doc].Outlet) }

// anchor notes that the page leads to p, and returns the name of the place.
func (v *viewer) anchor(p compare.Place) string {
	if p.Empty() {
		return v.article(p.Doc)
	}
	v.marks[p.Doc] = append(v.marks[p.Doc], p)
	return fmt.Sprintf("d%d-%d-%d", p.Doc, p.Start, p.End)
}

// article notes that the page leads to a document, and returns the name of the
// place.
func (v *viewer) article(doc int) string {
	v.led[doc] = true
	return fmt.Sprintf("d%d", doc)
}

// leads returns the first n places with their words in context.
func (v *viewer) leads(ps []compare.Place, n int) []quoteView {
	var out []quoteView
	for _, p := range ps[:min(len(ps), n)] {
		out = append(out, v.quote(p))
	}
	return out
}

// context is the number of bytes shown before and after words in context.
const context = 70

func (v *viewer) quote(p compare.Place) quoteView {
	t := v.c.Docs[p.Doc].Text
	start, end := max(0, p.Start-context), min(len(t), p.End+context)
	before, after := t[start:p.Start], t[p.End:end]
	if start > 0 {
		if i := strings.IndexByte(before, ' '); i >= 0 {
			before = before[i:]
		} else {
			before = ""
		}
	}
	if end < len(t) {
		after = after[:max(0, strings.LastIndexByte(after, ' '))]
	}
	if i := strings.LastIndex(before, "\n"); i >= 0 {
		before = before[i+1:]
	} else if start > 0 {
		before = "…" + before
	}
	if i := strings.Index(after, "\n"); i >= 0 {
		after = after[:i]
	} else if end < len(t) {
		after += " …"
	}
	return quoteView{badge: v.badgeOf(p.Doc), Anchor: v.anchor(p), Before: valid(before), Words: t[p.Start:p.End], After: valid(after)}
}

// valid drops what a cut left of a rune.
func valid(s string) string { return strings.ToValidUTF8(s, "") }

func (v *viewer) chips(cs []compare.Count) []chip { return v.chipsOf(rowOf(cs)) }

func (v *viewer) chipsOf(r row) []chip {
	var out []chip
	cs := r.cs
	for _, o := range r.kept {
		ch := chip{badge: v.badge(o), N: cs[o].N}
		if len(cs[o].Places) > 0 {
			ch.Anchor = v.anchor(cs[o].Places[0])
		}
		out = append(out, ch)
	}
	if r.left > 0 {
		out = append(out, chip{N: r.left})
	}
	return out
}

// leadsOf returns the first places of each outlet of r.
func (v *viewer) leadsOf(r row) []quoteView {
	var out []quoteView
	for _, o := range r.kept {
		out = append(out, v.leads(r.cs[o].Places, each(len(r.kept)))...)
	}
	return out
}

func (v *viewer) more(section string, left int, noun string) {
	if left > 0 {
		v.view.More[section] = fmt.Sprintf("%s more in the JSON and CSV forms of this report.", many(left, noun))
	}
}

func (v *viewer) subtitle() {
	var first, last readability.Date
	for _, d := range v.c.Docs {
		if d.Published.IsZero() {
			continue
		}
		if first.IsZero() {
			first = d.Published
		}
		last = d.Published
	}
	v.view.Kicker = "One story, " + many(len(v.c.Outlets), "outlet")
	s := many(len(v.c.Docs), "article") + " from " + many(len(v.c.Outlets), "outlet")
	switch a, b := day(first), day(last); {
	case first.IsZero():
	case a == b:
		s += ", " + a
	case first.Time.Year() == last.Time.Year():
		s += ", " + first.Time.Format("2 January") + " to " + b
	default:
		s += ", " + a + " to " + b
	}
	v.view.Subtitle = s
}

func day(d readability.Date) string { return d.Time.Format("2 January 2006") }

// when writes a date as exactly as it is known.
func when(d readability.Date) string {
	switch {
	case d.IsZero():
		return "no date"
	case d.Precision == readability.ToMonth:
		return d.Time.Format("January 2006")
	case d.Precision == readability.ToDay:
		return day(d)
	}
	s := d.Time.Format("2 January 2006, 15:04")
	if d.Zone {
		return s + d.Time.Format(" -07:00")
	}
	return s
}

func (v *viewer) heads() {
	for i, d := range v.c.Docs[:min(len(v.c.Docs), maxCards)] {
		h := headView{
			badge: v.badgeOf(i), Anchor: v.article(i), Title: d.Title, When: when(d.Published),
			By: strings.Join(d.Authors, ", "), Credits: strings.Join(d.Credits, ", "), Words: d.Words,
		}
		if h.Title == "" {
			h.Title = "Untitled"
		}
		if d.Words > 0 {
			h.Heard = !d.Gaps.Lack(masthead.LayerQuotes)
			h.Own = min(100, 100*float64(d.Own)/float64(d.Words))
			h.Reported = 100 - h.Own
			h.Copied = 100 * float64(d.Copied) / float64(d.Words)
		}
		v.view.Cards = append(v.view.Cards, h)
	}
	if left := len(v.c.Docs) - maxCards; left > 0 {
		v.view.More["cards"] = many(left, "article") + " more in the timeline."
	}
}

// webAddress returns s if it is an address of the web, else nothing: other
// schemes aren't linked.
func webAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

func (v *viewer) timeline() {
	for k, e := range v.c.Timeline[:min(len(v.c.Timeline), maxDocuments)] {
		d := v.c.Docs[e.Doc]
		ev := eventView{badge: v.badgeOf(e.Doc), Anchor: v.article(e.Doc), When: when(d.Published), Title: d.Title, First: k == 0}
		switch {
		case e.Time.IsZero() || k == 0:
		case e.Exact:
			ev.After = "+" + span(e.After)
		default:
			ev.After = "time of day not given"
		}
		if e.From >= 0 {
			b := v.badgeOf(e.From)
			ev.From = &b
		}
		v.view.Timeline = append(v.view.Timeline, ev)
	}
	v.more("timeline", len(v.c.Timeline)-maxDocuments, "article")
}

// span writes a duration in the two units that tell most.
func span(d time.Duration) string {
	m := int(d.Round(time.Minute).Minutes())
	switch {
	case m < 60:
		return fmt.Sprintf("%d min", m)
	case m < 24*60 && m%60 == 0:
		return fmt.Sprintf("%d h", m/60)
	case m < 24*60:
		return fmt.Sprintf("%d h %d min", m/60, m%60)
	}
	return fmt.Sprintf("%d d %d h", m/(24*60), m%(24*60)/60)
}
