package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// What calls countries and leaders without their names, where no mention was found: the
// government of one whose office says of which country it is, "the country", "the two leaders",
// "the Ardenian president".

// allusions tell which members of the cast are spoken of.
type allusions struct {
	states map[string]int // the countries among the members, by code
	leads  map[int]string // the code of the country whose office a member has
	holds  map[office]int // who has an office, or -1 where several have
}

// An office is that of a country which a noun says: "president".
type office struct{ country, noun string }

// newAllusions learns from the titles of rs which country a person has an office of.
func newAllusions(c *cast, rs []*reading) *allusions {
	x := &allusions{states: c.states(), leads: map[int]string{}, holds: map[office]int{}}
	for _, r := range rs {
		for i, m := range r.Mentions {
			who := c.member(r.index, m.Entity)
			if who < 0 {
				continue
			}
			for _, role := range r.roles[i] {
				k := r.mentionFrom(role.Start)
				if k < len(r.Mentions) && r.Mentions[k].End <= role.End && r.country(r.Mentions[k]) {
					code := r.Entities[r.Mentions[k].Entity].Country
					x.leads[who] = code
					x.hold(office{code, lastWord(r.Slice(role))}, who)
				}
			}
		}
	}
	return x
}

// hold notes that a member has an office.
func (x *allusions) hold(o office, who int) {
	if other, ok := x.holds[o]; ok && other != who {
		who = -1
	}
	x.holds[o] = who
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

// uses yields where r speaks of a country or a leader so, with the member that it is.
func (x *allusions) uses(c *cast, r *reading, yield func(who int, at text.Span)) {
	leaders := x.pair(c, r)
	for _, sent := range r.Text.Sentences {
		ws := split(r.Article.Text, sent.Span)
		for i := 1; i < len(ws); i++ {
			switch w := ws[i].fold; w {
			case "government", "administration":
				if state, at, ok := x.led(c, r, ws[:i+1]); ok {
					yield(state, at)
				}
			case "leaders", "presidents":
				if both := ws[i-1].fold; both == "two" || both == "both" {
					for _, who := range leaders {
						yield(who, text.Span{Start: ws[i-1].Start, End: ws[i].End})
					}
				}
			case "country", "nation":
				if state, ok := x.only(r, sent.Span); ok && ws[i-1].fold == "the" {
					yield(state, ws[i].Span)
				}
			default:
				if who, at, ok := x.holder(r, sent.Start, ws[i]); ok {
					yield(who, at)
				}
			}
		}
	}
}

// holder returns whom r calls by an office alone, whose noun is w, in a sentence that
// begins at start: "the Ardenian president", but not "a former Ardenian president", nor
// where the name follows or more of the office, "the Ardenian minister for water".
func (x *allusions) holder(r *reading, start int, w word) (who int, at text.Span, ok bool) {
	k := r.mentionFrom(w.Start) - 1
	if k < 0 || r.Mentions[k].End > w.Start || !r.country(r.Mentions[k]) {
		return 0, at, false
	}
	at = text.Span{Start: r.Mentions[k].Start, End: w.End}
	noun, adjacent := strings.CutPrefix(r.Slice(text.Span{Start: r.Mentions[k].End, End: w.End}), " ")
	who, ok = x.holds[office{r.Entities[r.Mentions[k].Entity].Country, lastWord(noun)}]
	if !ok || !adjacent || who < 0 || r.inTitle(k) || strings.ContainsAny(noun, "'’") || goesOn(r.Article.Text[w.End:]) {
		return 0, at, false
	}
	the := r.wordsBefore(at.Start, 1)
	return who, at, at.Start == start || len(the) > 0 && the[0] == "the"
}

// goesOn reports whether behind the noun of an office more of it follows, or a name.
func goesOn(behind string) bool {
	next, ok := strings.CutPrefix(behind, " ")
	r, _ := utf8.DecodeRuneInString(next)
	return ok && (unicode.IsUpper(r) || strings.HasPrefix(next, "for ") || strings.HasPrefix(next, "of "))
}

// lastWord returns the last word of s, folded.
func lastWord(s string) string { return foldWord(s[strings.LastIndexByte(s, ' ')+1:]) }

// pair returns the two leaders of different countries of whom r speaks, if it speaks of
// others less than half as often.
func (x *allusions) pair(c *cast, r *reading) []int {
	count := map[int]int{}
	for e := range r.Entities {
		who := c.member(r.index, e)
		if who >= 0 && x.leads[who] != "" {
			count[who] += len(r.Entities[e].Mentions)
		}
	}
	order := slices.SortedFunc(maps.Keys(count), func(a, b int) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	if len(order) < 2 || x.leads[order[0]] == x.leads[order[1]] || len(order) > 2 && count[order[1]] < 2*count[order[2]] {
		return nil
	}
	return order[:2]
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
		if r.mentionKind(k) != entities.Person || who < 0 {
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
