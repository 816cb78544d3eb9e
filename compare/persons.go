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
