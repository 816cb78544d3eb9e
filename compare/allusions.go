package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// What calls a country without its name, where no mention was found: the government of
// one whose office says of which country it is, and "the country".

// allusions tells which country is spoken of.
type allusions struct {
	states map[string]int // the countries among the members, by code
	leads  map[int]string // the code of the country whose office a member has
}

// newAllusions learns from the titles of rs which country a person has an office of.
func newAllusions(c *cast, rs []*reading) *allusions {
	x := &allusions{states: c.states(), leads: map[int]string{}}
	for _, r := range rs {
		for i, m := range r.Mentions {
			who := c.member(r.index, m.Entity)
			if who < 0 {
				continue
			}
			for _, role := range r.roles[i] {
				k := r.mentionFrom(role.Start)
				if k < len(r.Mentions) && r.Mentions[k].End <= role.End && r.country(r.Mentions[k]) {
					x.leads[who] = r.Entities[r.Mentions[k].Entity].Country
				}
			}
		}
	}
	return x
}

// states returns the members that are countries, by code.
func (c *cast) states() map[string]int {
	out := map[string]int{}
	for m, who := range c.members {
		if code, ok := strings.CutPrefix(who.key, "country:"); ok {
			out[code] = m
		}
	}
	return out
}

// mentionFrom returns the index of the first mention that begins at pos or later.
func (r *reading) mentionFrom(pos int) int {
	i, _ := slices.BinarySearchFunc(r.Mentions, pos, func(m entities.Mention, pos int) int { return cmp.Compare(m.Start, pos) })
	return i
}

// uses yields where r calls a country so, with the member that it is.
func (x *allusions) uses(c *cast, r *reading, yield func(state int, at text.Span)) {
	for _, sent := range r.Text.Sentences {
		ws := split(r.Article.Text, sent.Span)
		for i := 1; i < len(ws); i++ {
			switch w := ws[i].fold; w {
			case "government", "administration":
				if state, at, ok := x.led(c, r, ws[:i+1]); ok {
					yield(state, at)
				}
			case "country", "nation":
				if state, ok := x.only(r, sent.Span); ok && ws[i-1].fold == "the" {
					yield(state, ws[i].Span)
				}
			}
		}
	}
}

// led returns the country of whose government the last of ws is: that of the person
// whose it is, "his government", "Dahl's government". An administration is American
// where nothing says otherwise.
func (x *allusions) led(c *cast, r *reading, ws []word) (state int, at text.Span, ok bool) {
	last := len(ws) - 1
	owner := last - 1
	if ws[owner].fold == "'s" && owner > 0 {
		owner--
	} else if !pronouns[ws[owner].fold] {
		return 0, at, false
	}
	for k := r.mentionFrom(ws[owner].End) - 1; k >= 0 && r.Mentions[k].End >= ws[owner].End; k-- {
		m := r.Mentions[k]
		who := c.member(r.index, m.Entity)
		if m.Kind != entities.Person || who < 0 {
			continue
		}
		code := x.leads[who]
		if code == "" && ws[last].fold == "administration" {
			code = "US"
		}
		state, ok = x.states[code]
		return state, text.Span{Start: m.Start, End: ws[last].End}, ok
	}
	return 0, at, false
}

// only returns the one country that r names in s.
func (x *allusions) only(r *reading, s text.Span) (state int, ok bool) {
	for k := r.mentionFrom(s.Start); k < len(r.Mentions) && r.Mentions[k].Start < s.End; k++ {
		if !r.country(r.Mentions[k]) {
			continue
		}
		next, known := x.states[r.Entities[r.Mentions[k].Entity].Country]
		if !known || ok && next != state {
			return 0, false
		}
		state, ok = next, true
	}
	return state, ok
}
