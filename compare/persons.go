package compare

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/forename"
	"github.com/masthead-news/masthead/text"
)

// describe notes the titles that r gives its entity e, and whether it is a man or a
// woman.
func (m *member) describe(r *reading, e int) {
	if m.gender == 0 {
		m.gender = r.gender(e)
	}
	for _, i := range r.Entities[e].Mentions {
		m.pronouns = m.pronouns || r.Mentions[i].Form == entities.Pronoun
		for _, role := range r.roles[i] {
			words := strings.Fields(foldWord(r.Slice(role)))
			m.titles[words[len(words)-1]]++
		}
	}
}

// epithets takes a noun of office before a person's name for a title, where none was found,
// with the country that it is of: "Kestovian strongman Oskar Dahl".
func (r *reading) epithets() {
	r.inEpithet = map[int]bool{}
	for i, m := range r.Mentions {
		if m.Kind != entities.Person || m.Form != entities.Name || slices.ContainsFunc(r.roles[i], func(s text.Span) bool { return s.End+1 == m.Start }) {
			continue
		}
		before := r.wordsBefore(m.Start, 1)
		if len(before) == 0 || !roles()[before[0]] || strings.HasSuffix(before[0], "s") {
			continue
		}
		at := text.Span{Start: m.Start - 1 - len(before[0]), End: m.Start - 1}
		if at.Start < 0 || foldWord(r.Slice(at)) != before[0] || r.Slice(at) != before[0] {
			continue // a capital makes it part of a name
		}
		if i > 0 && r.Mentions[i-1].End+1 == at.Start && (r.Mentions[i-1].Kind == entities.NORP || r.country(r.Mentions[i-1])) {
			at.Start = r.Mentions[i-1].Start
			r.inEpithet[i-1] = true
		}
		r.roles[i] = append(r.roles[i], at)
	}
}

// gender returns 'm' or 'f' where a forename or a form of address says it of entity e.
func (r *reading) gender(e int) byte {
	if g := forename.Gender(r.Entities[e].Name); g != 0 {
		return g
	}
	for _, i := range r.Entities[e].Mentions {
		if g := r.addressed(r.Mentions[i].Span); g != 0 {
			return g
		}
	}
	return 0
}

// addressed returns 'm' or 'f' where the form of address before the name s, or at its
// beginning, says so.
func (r *reading) addressed(s text.Span) byte {
	first, _, _ := strings.Cut(r.Slice(s), " ")
	for _, w := range append(r.wordsBefore(s.Start, 1), foldWord(first)) {
		switch strings.TrimSuffix(w, ".") {
		case "mr", "sir", "lord", "king", "prince":
			return 'm'
		case "mrs", "ms", "miss", "dame", "lady", "queen", "princess":
			return 'f'
		}
	}
	return 0
}

// differs reports whether member m is a woman and gender that of a man, or the reverse.
func (c *cast) differs(m int, gender byte) bool {
	g := c.members[m].gender
	return g != 0 && gender != 0 && g != gender
}

// titled returns those of fit that somewhere have a title of m, if there are any: of two
// who are called Porter it is the president who is meant by "President Porter".
func (c *cast) titled(m int, fit []int) []int {
	var out []int
	for _, f := range fit {
		for t := range c.members[m].titles {
			if c.members[f].titles[t] > 0 && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	if len(out) == 0 {
		return fit
	}
	return out
}

// unsure is the confidence up to which what a document takes a name for may be wrong.
const unsure = 0.5

// joinMisread joins a name of one word that a document was not sure to be a place or a
// body with the one person of the story who bears it: "Dahl" in "the Dahl-era pact".
func (c *cast) joinMisread(rs []*reading) {
	bearers := map[string][]int{}
	for m, who := range c.members {
		if parts := nameParts(who.name); who.kind == entities.Person && len(parts) > 1 {
			bearers[parts[len(parts)-1]] = append(bearers[parts[len(parts)-1]], m)
		}
	}
	sure := make([]float64, len(c.members)) // that of the mention that is surest
	for d, es := range c.of {
		for e, m := range es {
			if m < 0 {
				continue
			}
			for _, i := range rs[d].Entities[e].Mentions {
				sure[m] = max(sure[m], float64(rs[d].Mentions[i].Confidence))
			}
		}
	}
	to := make([]int, len(c.members))
	for m, who := range c.members {
		to[m] = m
		if of := bearers[foldWord(who.name)]; who.kind != entities.Person && len(of) == 1 && sure[m] < unsure {
			to[m] = of[0]
		}
	}
	for d, es := range c.of {
		for e, m := range es {
			if m < 0 || to[m] == m {
				continue
			}
			for _, i := range rs[d].Entities[e].Mentions {
				if rs[d].misread == nil {
					rs[d].misread = map[int]bool{}
				}
				rs[d].misread[i] = true
			}
		}
	}
	c.move(to)
}
