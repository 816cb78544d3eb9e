package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// together returns who else speaks where the words for the source of q are a list, as in
// “Lind, Water Minister Aske and the ferry company said”. The speaker of q is one of
// the list, else it is none that is understood.
func (rd *reading) together(q *Quote) []int {
	if q.Speaker < 0 || q.Source.Empty() {
		return nil
	}
	end := q.Source.Start
	for _, both := range [...]string{"both ", "Both ", "neither ", "Neither "} {
		if strings.HasPrefix(rd.d.Slice(q.Source), both) {
			end += len(both)
		}
	}
	at, _ := slices.BinarySearchFunc(rd.r.Mentions, end, func(m entities.Mention, pos int) int { return m.Start - pos })
	var all []int
	joined := false
	for i := at; i < len(rd.r.Mentions) && rd.r.Mentions[i].End <= q.Source.End; i++ {
		m := &rd.r.Mentions[i]
		if m.Start < end {
			continue // within the one before
		}
		between := strings.TrimSpace(rd.d.Slice(text.Span{Start: end, End: max(end, rd.withRole(i))}))
		first := len(all) == 0 && between == ""
		and := between == "and" || between == ", and" || between == "nor" || between == "or"
		if !and && len(all) > 0 && m.Kind == entities.Person {
			and = describedAnd(between)
		}
		if !first && len(all) == 0 {
			break
		}
		if !first && !and && between != "," || m.Entity < 0 || m.Kind == entities.NORP {
			continue
		}
		joined = joined || and
		if !slices.Contains(all, m.Entity) {
			all = append(all, m.Entity)
		}
		end = m.End
	}
	// “Lind and Aske’s lawyer”
	if !joined || end != q.Source.End && rd.d.Text[end] != ',' || !slices.Contains(all, q.Speaker) {
		return nil
	}
	return slices.DeleteFunc(all, func(e int) bool { return e == q.Speaker })
}

// theTwo returns the two persons whom “both men” or “the two leaders” at the head of
// source r means, in the order in which they were named last, or nothing: no third one whom
// the words can mean may be named as near.
func (rd *reading) theTwo(r run, a *attribution) []int {
	noun := r.first + 1
	switch {
	case rd.is(r.first, "both"):
	case rd.is(r.first, "the") && rd.is(noun, "two") || rd.is(r.first, "both") && rd.is(noun, "the"):
		noun++
	default:
		return nil
	}
	if noun != r.last-1 || !rd.is(noun, "men", "women", "leaders", "presidents", "ministers", "candidates", "lawmakers", "senators", "politicians", "officials", "rivals", "diplomats", "chiefs", "brothers", "sisters") {
		return nil
	}
	g := byte(0)
	switch {
	case rd.is(noun, "men", "brothers"):
		g = 'm'
	case rd.is(noun, "women", "sisters"):
		g = 'f'
	}
	var two []int
	last := 0 // sentence of the second one
	for k, steps := r.first-1, 0; k >= 0 && steps < maxMentions; k, steps = k-1, steps+1 {
		m, s := rd.mention[k], rd.d.Tokens[k].Sentence
		if len(two) == 2 && s != last || rd.block(r.first)-rd.block(k) > 2 {
			break
		}
		if m < 0 || rd.quoted[k] >= 0 || rd.inContent(a, k) {
			continue
		}
		e := rd.fullName(rd.r.Mentions[m].Entity, k, 0)
		if !rd.fits(e, g) || slices.Contains(two, e) {
			continue
		}
		if len(two) == 2 {
			return nil
		}
		two, last = append(two, e), s
	}
	if len(two) < 2 {
		return nil
	}
	slices.Reverse(two)
	return two
}

// describedAnd reports whether s describes one person and goes on to the next: “, the
// director of the port, and” or “ of the Sea Board and”.
func describedAnd(s string) bool {
	return strings.HasPrefix(s, ", ") && strings.HasSuffix(s, ", and") || strings.HasPrefix(s, "of ") && strings.HasSuffix(s, " and")
}

// withRole returns where mention i begins with the titles and the article before it.
func (rd *reading) withRole(i int) int {
	start := rd.r.Mentions[i].Start
	k, _ := slices.BinarySearchFunc(rd.r.Roles, start, func(r entities.Role, pos int) int { return r.Start - pos })
	for k--; k >= 0 && rd.r.Roles[k].Mention == i && rd.r.Roles[k].End <= start && rd.r.Roles[k].End+1 >= start; k-- {
		start = rd.r.Roles[k].Start
	}
	for _, the := range [...]string{"the ", "The "} {
		if strings.HasSuffix(rd.d.Text[:start], the) {
			return start - len(the)
		}
	}
	return start
}
