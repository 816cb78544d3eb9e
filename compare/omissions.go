package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// An Omission is something that most other outlets carry and some lack.
type Omission struct {
	Kind OmissionKind `json:"kind"`
	// What it is: the speaker's name, the name, the number with its unit, or
	// the words of the fullest sentence.
	What string `json:"what"`
	// Missing holds the outlets that lack it. Carried says how many have it, of
	// those whose texts have names and quotes; a few may be in neither, where it
	// can't be told for sure whether they carry it.
	Missing []int `json:"missing"`
	Carried Share `json:"carried"`
	// Evidence is where the others have it, by place.
	Evidence []Place `json:"evidence"`
}

// OmissionKind says what kind of thing is missing.
type OmissionKind string

// The kinds of omission.
const (
	OmittedQuote  OmissionKind = "quote"  // words that others quote
	OmittedSource OmissionKind = "source" // someone whom others let be heard
	OmittedEntity OmissionKind = "name"   // someone or something that others name
	OmittedNumber OmissionKind = "number" // a figure
	OmittedFact   OmissionKind = "fact"   // a sentence that others share
)

// minCarriers is the number of outlets that must carry something for its
// absence elsewhere to be told.
const minCarriers = 2

// omissions tells what most outlets carry and some lack. An outlet counts as
// carrying something where any of its documents does.
func omissions(c *Comparison, rs []*reading) {
	o := omitter{c: c, rs: rs, said: map[string]bool{}, quoted: map[int][]text.Span{}, known: make([]bool, len(c.Outlets))}
	for _, r := range rs {
		if !r.Gaps.Lack(masthead.LayerEntities) && !r.Gaps.Lack(masthead.LayerQuotes) {
			o.known[r.outlet] = true
		}
	}
	for i, known := range o.known {
		o.outlets += one(known)
		if !known {
			c.note(InOmissions, i, "What it leaves out isn't known: its language has no models.")
		}
	}
	if o.outlets < minCarriers+1 {
		c.note(InOmissions, -1, tooFew)
		return
	}
	o.quotations()
	o.sources()
	o.entities()
	o.sentences()
	o.numbers()
	slices.SortStableFunc(c.Omissions, func(a, b Omission) int {
		return cmp.Or(cmp.Compare(b.Carried.K, a.Carried.K), cmp.Compare(omissionRank[a.Kind], omissionRank[b.Kind]),
			cmp.Compare(len(b.Evidence), len(a.Evidence)), strings.Compare(a.What, b.What))
	})
}

var omissionRank = map[OmissionKind]int{OmittedSource: 0, OmittedQuote: 1, OmittedFact: 2, OmittedNumber: 3, OmittedEntity: 4}

type omitter struct {
	c       *Comparison
	rs      []*reading
	known   []bool              // the outlets whose texts have names and quotes
	outlets int                 // how many these are
	said    map[string]bool     // sources told of, so that they aren't told again as names
	quoted  map[int][]text.Span // by document, the quotations looked for, so that they aren't told again as sentences

	utterances [][]Place // where the documents have each of them

	folded []string // the texts, folded, once they were asked for
}

// report notes an omission if at least half of the outlets carry it, and one or
// more of the others lack it; has tells of each where it has it.
func (o *omitter) report(kind OmissionKind, what string, lacks func(outlet int) bool, has []Count) {
	n := carriers(has)
	if !enough(n, o.outlets) {
		return
	}
	om := Omission{Kind: kind, What: what, Carried: share(n, o.outlets)}
	for i := range has {
		if has[i].N == 0 && o.known[i] && lacks(i) {
			om.Missing = append(om.Missing, i)
		}
		om.Evidence = append(om.Evidence, has[i].Places...)
	}
	if len(om.Missing) == 0 {
		return
	}
	slices.SortFunc(om.Evidence, comparePlaces)
	o.c.Omissions = append(o.c.Omissions, om)
}

// enough reports whether n of all outlets that carry something are enough for its
// absence elsewhere to be told.
func enough(n, all int) bool { return n >= minCarriers && 2*n >= all && n < all }

const tooFew = "What an outlet leaves out can be told from three outlets on."

func (o *omitter) sources() {
	for _, s := range o.c.Speakers {
		has := make([]Count, len(s.ByOutlet))
		var said []Place
		for i, h := range s.ByOutlet {
			has[i] = h.Count
			said = append(said, h.Places...)
		}
		// "One of them" isn't the same one elsewhere.
		if s.Name != unsourced && (s.Key != "" || s.Kind == quotes.Named) {
			before := len(o.c.Omissions)
			o.report(OmittedSource, s.Name, func(outlet int) bool {
				return !o.heard(outlet, s.Name, s.Kind) && !o.carries(outlet, said)
			}, has)
			if len(o.c.Omissions) > before {
				o.said[s.Name] = true
			}
		}
	}
}

// heard reports whether a source of outlet's quotes has name in it, in full or, of
// a person, its last word: whoever it was taken for, it is no omission then.
func (o *omitter) heard(outlet int, name string, kind quotes.SourceKind) bool {
	want := spaced(name)
	if f := strings.Fields(want); kind == quotes.Named && len(f) > 0 {
		want = " " + f[len(f)-1] + " "
	}
	for _, d := range o.c.Outlets[outlet].Docs {
		for _, q := range o.rs[d].Quotes {
			if strings.Contains(spaced(o.rs[d].Slice(q.Source)), want) {
				return true
			}
		}
	}
	return false
}

// spaced returns the words of s, folded, with a space around each.
func spaced(s string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range onlyWords(split(s, text.Span{End: len(s)})) {
		b.WriteString(w.fold + " ")
	}
	return b.String()
}

// entities reports names, but not those that no outlet but one would miss: a
// name in passing is no omission. It takes two mentions in all the others.
func (o *omitter) entities() {
	for _, n := range o.c.Names {
		switch n.Kind {
		case entities.Person, entities.Organization, entities.Facility, entities.Location:
		default:
			continue
		}
		if o.said[n.Name] {
			continue
		}
		key := foldWord(n.Name)
		o.report(OmittedEntity, n.Name, func(outlet int) bool {
			return !o.anyText(outlet, func(s string) bool { return strings.Contains(s, key) })
		}, n.ByOutlet)
	}
}

// anyText reports whether f holds for the folded text of a document of outlet.
func (o *omitter) anyText(outlet int, f func(folded string) bool) bool {
	if o.folded == nil {
		o.folded = make([]string, len(o.rs))
	}
	for _, i := range o.c.Outlets[outlet].Docs {
		if o.folded[i] == "" {
			o.folded[i] = foldWord(o.rs[i].Article.Text)
		}
		if f(o.folded[i]) {
			return true
		}
	}
	return false
}

// covered is the part of a sentence's words from which another text is held to
// carry it, and lacking the part below which it is held not to.
const (
	covered = 0.6
	lacking = 0.35
)

// sentences reports sentences and quotations that the others share. Each is
// looked up from the outlet that has most of its words.
func (o *omitter) sentences() {
	all := o.group()
	for _, g := range all {
		lead := g.sents[0]
		r := o.rs[lead.a]
		s := r.sents[lead.b]
		if slices.ContainsFunc(o.quoted[lead.a], s.Overlaps) {
			continue
		}
		has := make([]Count, len(o.c.Outlets))
		for _, l := range g.sents {
			has[o.rs[l.a].outlet].add(o.rs[l.a].place(o.rs[l.a].sents[l.b].Span))
		}
		kind := OmittedFact
		if r.quoted(s.Span) {
			kind = OmittedQuote // one too short to be looked for by its words
		}
		o.report(kind, strings.Join(strings.Fields(r.Slice(s.Span)), " "), func(outlet int) bool { return g.best[outlet] < lacking }, has)
	}
}

// A group holds sentences that say the same.
type group struct {
	sents []link    // document and sentence, the lead first
	best  []float64 // for each outlet, the part of the lead's words it carries
}

// maxGrouped bounds the sentences that are compared with all others.
const maxGrouped = 3000

// group joins sentences of the body that share most of their words, each to the
// first that leads a group.
func (o *omitter) group() []group {
	df := map[string]int{}
	post := map[string][]link{}
	total := 0
	for d, r := range o.rs {
		for i, s := range r.sents {
			if !s.kind.InBody() || total == maxGrouped {
				continue
			}
			total++
			for _, t := range unique(s.bag) {
				df[t]++
				post[t] = append(post[t], link{d, i})
			}
		}
	}
	idf := func(t string) float64 { return math.Log(1 + float64(total)/float64(df[t])) }
	used := map[link]bool{}
	var out []group
	for d, r := range o.rs {
		for i, s := range r.sents {
			words := unique(s.bag)
			if !s.kind.InBody() || used[link{d, i}] || len(words) < 4 {
				continue
			}
			sum := 0.0
			shared := map[link]float64{}
			for _, t := range words {
				if df[t] == 0 {
					continue
				}
				w := idf(t)
				sum += w
				if len(post[t]) <= maxPosts {
					for _, l := range post[t] {
						shared[l] += w
					}
				}
			}
			g := group{sents: []link{{d, i}}}
			has := map[int]bool{r.outlet: true}
			for l, w := range shared {
				if out := o.rs[l.a].outlet; out != r.outlet && !used[l] && w/sum >= covered {
					g.sents = append(g.sents, l)
					has[out] = true
				}
			}
			slices.SortFunc(g.sents[1:], func(x, y link) int { return cmp.Or(x.a-y.a, x.b-y.b) })
			for _, l := range g.sents {
				used[l] = true
			}
			if !enough(len(has), o.outlets) {
				continue // which is so of most sentences of many
			}
			g.best = make([]float64, len(o.c.Outlets))
			for l, w := range shared {
				out := o.rs[l.a].outlet
				g.best[out] = math.Max(g.best[out], w/sum)
			}
			out = append(out, g)
		}
	}
	return out
}

func unique(ss []string) []string {
	out := slices.Sorted(slices.Values(ss))
	return slices.Compact(out)
}

// numbers reports figures, with the word that follows them. Years, days of a
// month, ordinals and small counts aren't reported.
func (o *omitter) numbers() {
	type figure struct {
		what    string
		uses    []use
		outlets map[int]bool
	}
	figures := map[string]*figure{}
	var order []string
	present := make([]map[string]bool, len(o.c.Outlets))
	for i := range present {
		present[i] = map[string]bool{}
	}
	for _, r := range o.rs {
		ws := split(r.Article.Text, r.Article.Body)
		for i, w := range ws {
			v := common(w.fold)
			if w.kind != number || !isDigitAt(v, 0) {
				continue
			}
			present[r.outlet][v] = true
			if !telling(ws, i, v) {
				continue
			}
			f := figures[v]
			if f == nil {
				end := min(i+2, len(ws))
				f = &figure{what: r.Slice(text.Span{Start: w.Start, End: ws[end-1].End}), outlets: map[int]bool{}}
				figures[v] = f
				order = append(order, v)
			}
			f.uses = append(f.uses, use{r.outlet, r.place(w.Span)})
			f.outlets[r.outlet] = true
		}
	}
	for _, v := range order {
		f := figures[v]
		if !enough(len(f.outlets), o.outlets) {
			continue
		}
		has := make([]Count, len(o.c.Outlets))
		for _, u := range f.uses {
			has[u.outlet].add(u.place)
		}
		o.report(OmittedNumber, f.what, func(outlet int) bool { return !present[outlet][v] }, has)
	}
}

// telling reports whether the number v at ws[i] is a figure worth telling.
func telling(ws []word, i int, v string) bool {
	before := i - 1
	if before > 0 && ws[before].fold == "." && !calendar[ws[before-1].fold] {
		before-- // "Sept. 11"
	}
	if before >= 0 && inCalendar(ws[before].fold) || i+1 < len(ws) && inCalendar(ws[i+1].fold) {
		return false
	}
	if strings.HasSuffix(v, "00") && !isDigitAt(ws[i].fold, 0) {
		return false // the "million" of "2.3 million" is no figure
	}
	year := len(v) == 4 && (strings.HasPrefix(v, "19") || strings.HasPrefix(v, "20"))
	ordinal := strings.TrimLeft(v, "0123456789.") != ""
	return !year && !ordinal && len(v) > 1
}
