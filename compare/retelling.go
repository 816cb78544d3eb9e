package compare

import (
	"math/big"
	"strings"

	known "github.com/masthead-news/masthead/internal/common"
	"github.com/masthead-news/masthead/text"
)

// Whether an outlet tells in words of its own what others tell: by the numbers, by who is
// named in whatever way, and by the stems of words.

// A gist is what a stretch of text tells, without its wording.
type gist struct {
	terms  map[string]float64 // stems, numbers and members of the cast, with their weight
	weight float64            // of all of them
}

// maxStem is the number of letters by which two words of one stem are told: "budget" and
// "budgets", "alleging" and "allegedly".
const maxStem = 5

// stem cuts a folded word to what its forms share. Nouns among which newsrooms choose are one.
func stem(w string) string {
	w = strings.TrimSuffix(common(w), "'s")
	if c := choices()[singular(w)]; c != "" {
		w = c
	}
	if len(w) <= maxStem {
		return singular(w)
	}
	return strings.ToValidUTF8(w[:maxStem], "")
}

// gistOf returns what r tells at s. Each member of the cast counts once, by whatever
// name; its words don't count besides.
func (o *omitter) gistOf(r *reading, s text.Span) gist {
	g := gist{terms: map[string]float64{}}
	add := func(term string, weight float64) {
		if old := g.terms[term]; weight > old {
			g.terms[term] = weight
			g.weight += weight - old
		}
	}
	ws := unitsApart(r.Article.Text, split(r.Article.Text, s))
	named := make([]bool, len(ws))
	k := 0
	for i := r.mentionFrom(s.Start); i < len(r.Mentions) && r.Mentions[i].Start < s.End; i++ {
		m := r.Mentions[i]
		who := o.cast.member(r.index, m.Entity)
		if who < 0 {
			continue
		}
		add(o.nameOf(r, m.Entity, who), castWeight)
		for ; k < len(ws) && ws[k].End <= m.Start; k++ {
		}
		for j := k; j < len(ws) && ws[j].Start < m.End; j++ {
			named[j] = true
		}
	}
	for _, q := range quantities(r.Article.Text, ws) {
		if q.value.Cmp(big.NewRat(1, 1)) > 0 {
			add("#"+q.value.RatString(), known.IDF("thirteen"))
		}
		for i := q.first; i < q.last; i++ {
			named[i] = true
		}
	}
	for i, w := range ws {
		if w.kind == content && !named[i] && !calendar[w.fold] {
			add(stem(w.fold), known.IDF(w.fold))
		}
	}
	return g
}

// castWeight is what a name weighs: as a word that one article in three hundred has.
const castWeight = 5.7

// nameOf tells members of the cast apart, a country and its people not.
func (o *omitter) nameOf(r *reading, e, who int) string {
	if code := r.Entities[e].Country; code != "" {
		return "@" + code
	}
	name := foldWord(o.cast.members[who].name)
	for _, p := range [...]string{"the ", "u.s. ", "us ", "united states "} { // of whatever state a body is
		name = strings.TrimPrefix(name, p)
	}
	return "@" + name
}

// coveredBy returns the part of g, by weight, that h has.
func (g gist) coveredBy(h gist) float64 {
	if g.weight == 0 {
		return 0
	}
	sum := 0.0
	for t, w := range g.terms {
		if _, ok := h.terms[t]; ok {
			sum += w
		}
	}
	return sum / g.weight
}

// retells is the part of a fact from which a passage is held to tell it: 19 of the 20
// retellings of testdata/told.txt, and 5 of its 20 texts that tell something else.
const retells = 0.42

// tells returns the part of what r says at s that a passage of outlet tells: a headline,
// or a sentence or two of the body. It takes time, so that only the first documents of a
// story are looked at.
func (o *omitter) tells(outlet int, r *reading, s text.Span) float64 {
	g := o.gistOf(r, s)
	best := 0.0
	for _, d := range o.c.Outlets[outlet].Docs {
		if d >= maxTagged {
			break
		}
		for _, h := range o.passages(d) {
			best = max(best, g.coveredBy(h))
		}
	}
	return best
}

// passages returns what each sentence of document d tells together with the next one.
func (o *omitter) passages(d int) []gist {
	if o.gists == nil {
		o.gists = make([][]gist, len(o.rs))
	}
	if o.gists[d] == nil {
		r := o.rs[d]
		o.gists[d] = make([]gist, len(r.sents))
		for i, x := range r.sents {
			span := x.Span
			if i+1 < len(r.sents) && x.kind.InBody() && r.sents[i+1].kind.InBody() {
				span.End = r.sents[i+1].End
			}
			o.gists[d][i] = o.gistOf(r, span)
		}
	}
	return o.gists[d]
}
