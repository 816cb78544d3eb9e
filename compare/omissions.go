package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/entities"
	known "github.com/masthead-news/masthead/internal/common"
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
func omissions(c *Comparison, rs []*reading, cast *cast) {
	o := omitter{c: c, rs: rs, cast: cast, said: map[string]bool{}, quoted: map[int][]text.Span{}, known: make([]bool, len(c.Outlets))}
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
	cast    *cast
	known   []bool              // the outlets whose texts have names and quotes
	outlets int                 // how many these are
	said    map[string]bool     // sources told of, so that they aren't told again as names
	quoted  map[int][]text.Span // by document, the quotations looked for, so that they aren't told again as sentences

	partly     []bool    // the outlets of which not all sentences are looked at
	utterances [][]Place // where the documents have each of them

	split  [][]word // the words of the bodies, once they were asked for
	folded []string // the texts, folded, once they were asked for
	gists  [][]gist // what their sentences tell, once they were asked for
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
				return !o.heard(outlet, s.Name, s.Kind) && !o.carries(outlet, said) && !o.speaks(outlet, s.Name)
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

// speaks reports whether the texts of an outlet have a verb of saying right beside the
// last word of name, so that it may be heard where no quote was found.
func (o *omitter) speaks(outlet int, name string) bool {
	parts := strings.Fields(foldWord(name))
	if len(parts) == 0 {
		return false
	}
	last := parts[len(parts)-1]
	for _, d := range o.c.Outlets[outlet].Docs {
		ws := o.words(d)
		for i := range ws {
			if ws[i].fold != last {
				continue
			}
			for _, k := range [...]int{i - 1, i + 1} {
				if k < 0 || k >= len(ws) {
					continue
				}
				if _, says := saying(ws[k].fold); says || ws[k].fold == "to" && k > 0 && ws[k-1].fold == "according" {
					return true
				}
			}
		}
	}
	return false
}

// words returns the words of document d.
func (o *omitter) words(d int) []word {
	if o.split == nil {
		o.split = make([][]word, len(o.rs))
	}
	if o.split[d] == nil {
		o.split[d] = onlyWords(split(o.rs[d].Article.Text, o.rs[d].Article.Body))
	}
	return o.split[d]
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
		if o.said[n.Name] || o.publishes(n.Name) {
			continue
		}
		forms := nameForms(n)
		o.report(OmittedEntity, n.Name, func(outlet int) bool {
			return !o.ofCountry(outlet, n.Key) && !o.anyText(outlet, func(s string) bool {
				return slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(s, form) })
			})
		}, o.outsideDatelines(n.ByOutlet))
	}
}

// ofCountry reports whether outlet names the country of this key, its people or what is
// theirs.
func (o *omitter) ofCountry(outlet int, key string) bool {
	code, ok := strings.CutPrefix(key, "country:")
	return ok && slices.ContainsFunc(o.c.Outlets[outlet].Docs, func(d int) bool {
		return slices.ContainsFunc(o.rs[d].Entities, func(e entities.Entity) bool { return e.Country == code })
	})
}

// outsideDatelines returns what of counts stands in no dateline: where an article was
// written is no matter of what it tells.
func (o *omitter) outsideDatelines(counts []Count) []Count {
	out := make([]Count, len(counts))
	for i, c := range counts {
		for _, p := range c.Places {
			if !o.rs[p.Doc].inDateline(p.Span) {
				out[i].add(p)
			}
		}
	}
	return out
}

// publishes reports whether name is that of an outlet or an agency: whose copy and
// pictures one uses is no matter of what one tells.
func (o *omitter) publishes(name string) bool {
	return isAgency(name) || slices.ContainsFunc(o.c.Outlets, func(x Outlet) bool { return sameOutlet(x.Name, name) })
}

// nameForms returns what n may go by, folded: its name, the least of it, and whatever
// outlets call it by name.
func nameForms(n Name) []string {
	forms := []string{foldWord(n.Name), shortName(n)}
	for _, v := range n.Variants {
		if v.Style == PlainName || v.Style == QuotedName {
			forms = append(forms, strings.Trim(foldWord(v.Words), "“”"))
		}
	}
	if n.Kind != entities.Organization {
		return forms
	}
	name := foldWord(n.Name)
	if people, ok := strings.CutSuffix(name, " party"); ok && len(people) > maxStem {
		forms = append(forms, stem(people)) // "Republicans"
	}
	for _, p := range [...]string{"the ", "u.s. ", "us ", "united states ", "united states of america "} {
		name = strings.TrimPrefix(name, p) // of whatever state it is
	}
	forms = append(forms, name)
	if words := bodyWords(name); len(words) > 2 {
		letters := firstLetters(words)
		forms = append(forms, " "+letters+" ", " "+letters+"'", " "+strings.Join(strings.Split(letters, ""), ".")+".")
	}
	return forms
}

// shortName is the least that n may go by: the last word of a person's name, a rare word
// that the name of a body begins with, else the whole name, folded.
func shortName(n Name) string {
	words := strings.Fields(foldWord(n.Name))
	switch {
	case n.Kind == entities.Person && len(words) > 1:
		return words[len(words)-1]
	case n.Kind == entities.Organization && len(words) > 1 && known.IDF(words[0]) >= rareWord:
		return words[0]
	}
	return foldWord(n.Name)
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
		o.report(kind, strings.Join(strings.Fields(r.Slice(s.Span)), " "), func(outlet int) bool {
			return g.best[outlet] < lacking && !o.partly[outlet] && !o.together(outlet, r.actors(o.cast, s.Span)) && o.tells(outlet, r, s.Span) < retells
		}, has)
	}
}

// actors returns the people and bodies that r names or refers to within s, as members of
// the cast, each once.
func (r *reading) actors(cast *cast, s text.Span) []int {
	var out []int
	i, _ := slices.BinarySearchFunc(r.Mentions, s.Start, func(m entities.Mention, pos int) int { return m.Start - pos })
	for ; i < len(r.Mentions) && r.Mentions[i].Start < s.End; i++ {
		m := cast.member(r.index, r.Mentions[i].Entity)
		if m < 0 || slices.Contains(out, m) {
			continue
		}
		if k := cast.members[m].kind; k == entities.Person || k == entities.Organization {
			out = append(out, m)
		}
	}
	return out
}

// together reports whether a sentence of outlet has two of those who act together in one
// elsewhere: it may tell the same in words of its own.
func (o *omitter) together(outlet int, actors []int) bool {
	if len(actors) < 2 {
		return false
	}
	for _, d := range o.c.Outlets[outlet].Docs {
		for _, s := range o.rs[d].sents {
			n := 0
			for _, m := range o.rs[d].actors(o.cast, s.Span) {
				n += one(slices.Contains(actors, m))
			}
			if n > 1 {
				return true
			}
		}
	}
	return false
}

// A group holds sentences that say the same.
type group struct {
	sents []link    // document and sentence, the lead first
	best  []float64 // for each outlet, the part of the lead's words it carries
}

// maxGrouped bounds the sentences that are compared with all others, maxIndexed those
// that they are compared with, and maxUses the sentences that are looked up for one
// word: one in more of them hardly tells two apart.
const (
	maxGrouped = 3000
	maxIndexed = 100_000
	maxUses    = 4000
)

// group joins sentences of the body that share most of their words, each to the
// first that leads a group.
func (o *omitter) group() []group {
	x := o.index()
	used := make([]bool, len(x.all))
	var out []group
	for lead := range x.all[:min(len(x.all), maxGrouped)] {
		if used[lead] {
			continue
		}
		words := x.telling(lead)
		if len(words) < 4 {
			continue
		}
		outlet := o.rs[x.all[lead].a].outlet
		shared, sum := x.shared(words)
		g := group{sents: []link{x.all[lead]}}
		used[lead] = true
		has := map[int]bool{outlet: true}
		for _, i := range shared {
			if out := o.rs[x.all[i].a].outlet; out != outlet && !used[i] && x.weight[i]/sum >= covered {
				g.sents = append(g.sents, x.all[i])
				used[i] = true
				has[out] = true
			}
		}
		if enough(len(has), o.outlets) { // which is not so of most sentences of many
			slices.SortFunc(g.sents[1:], func(x, y link) int { return cmp.Or(x.a-y.a, x.b-y.b) })
			g.best = make([]float64, len(o.c.Outlets))
			for _, i := range shared {
				out := o.rs[x.all[i].a].outlet
				g.best[out] = math.Max(g.best[out], x.weight[i]/sum)
			}
			out = append(out, g)
		}
		x.clear(shared)
	}
	return out
}

// A sentenceIndex finds the sentences that share words with one.
type sentenceIndex struct {
	all    []link     // document and sentence
	bags   [][]string // the different words of each
	post   map[string][]int32
	weight []float64 // scratch, by sentence
}

// index indexes the sentences of the body. Of an outlet of which some are left out
// it isn't known what it lacks.
func (o *omitter) index() *sentenceIndex {
	x := &sentenceIndex{post: map[string][]int32{}}
	o.partly = make([]bool, len(o.c.Outlets))
	sentences := 0
	for d, r := range o.rs {
		for i, s := range r.sents {
			if !s.kind.InBody() {
				continue
			}
			sentences++
			if len(x.all) == maxIndexed {
				o.partly[r.outlet] = true
				continue
			}
			bag := unique(s.bag)
			for _, t := range bag {
				x.post[t] = append(x.post[t], int32(len(x.all)))
			}
			x.all, x.bags = append(x.all, link{d, i}), append(x.bags, bag)
		}
	}
	x.weight = make([]float64, len(x.all))
	if sentences > maxGrouped {
		o.c.note(InOmissions, -1, fmt.Sprintf("Facts are those of the first %d sentences of %d, by time; what is told later only is not looked for in the others.", maxGrouped, sentences))
	}
	return x
}

// telling returns the words of a sentence that not all too many have.
func (x *sentenceIndex) telling(i int) []string {
	return slices.DeleteFunc(slices.Clone(x.bags[i]), func(t string) bool { return len(x.post[t]) > maxUses })
}

// shared returns the sentences that have some of words, and the weight of all words;
// x.weight is the weight of those that each has.
func (x *sentenceIndex) shared(words []string) (sentences []int32, sum float64) {
	for _, t := range words {
		w := math.Log(1 + float64(len(x.all))/float64(len(x.post[t])))
		sum += w
		for _, i := range x.post[t] {
			if x.weight[i] == 0 {
				sentences = append(sentences, i)
			}
			x.weight[i] += w
		}
	}
	slices.Sort(sentences)
	return sentences, sum
}

func (x *sentenceIndex) clear(sentences []int32) {
	for _, i := range sentences {
		x.weight[i] = 0
	}
}

func unique(ss []string) []string {
	out := slices.Sorted(slices.Values(ss))
	return slices.Compact(out)
}
