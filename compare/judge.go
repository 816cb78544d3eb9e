package compare

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
)

// saying returns the dictionary form of a verb of saying, if w is a form of one.
func saying(w string) (lemma string, ok bool) {
	if w == "according" {
		return w, true
	}
	v, n := quotes.DefaultLexicon().Lookup(w)
	return v.Lemma, n > 0
}

// plainSaying holds verbs that hardly mean anything but saying. Where one side
// alone has a verb, only these tell a change of attribution: "dismissed" may be
// said of a case, "hear" of a court.
var plainSaying = map[string]bool{
	"say": true, "tell": true, "claim": true, "allege": true, "admit": true, "insist": true, "warn": true, "according": true,
	"add": true, "confirm": true, "announce": true, "deny": true, "argue": true, "stress": true, "reveal": true, "declare": true,
	"assert": true, "concede": true, "acknowledge": true, "believe": true, "complain": true, "vow": true, "boast": true, "report": true,
}

// judge names the kind of the changes [i, j).
func (e *editor) judge(i, j int) EditKind {
	var from, to []*word // what carries meaning
	for _, l := range e.links[i:j] {
		for _, x := range [...]struct {
			w    *word
			list *[]*word
		}{{e.from(l), &from}, {e.to(l), &to}} {
			if x.w == nil {
				continue
			}
			if x.w.kind == content || x.w.kind == number || negations[x.w.fold] || hedges()[x.w.fold] {
				*x.list = append(*x.list, x.w)
			}
		}
	}
	if len(from)+len(to) == 0 {
		if e.amount(i, j) {
			return Number
		}
		return Mechanical
	}
	short := len(from) <= 5 && len(to) <= 5
	switch {
	case equalSpelling(from, to):
		return Mechanical
	case len(from) > 0 && len(to) > 0 && all(from, to, func(w *word) bool { return w.kind == number }):
		return Number
	case all(from, to, func(w *word) bool { return hedges()[w.fold] }):
		return Hedge
	case short && differ(from, to, func(w *word) bool { return hedges()[w.fold] }) && rest(from) == rest(to):
		return Hedge
	case e.amount(i, j) && all(from, to, func(w *word) bool { return amounts[w.fold] }):
		return Number
	case short && e.changesAttribution(i, j) && (len(from) > 0 && len(to) > 0 || !e.saysSomething(i, j)):
		return Attribution
	case short && loaded(from, to):
		return LoadedTerm
	case short && e.names(i, j, from, to):
		return Naming
	case short && figures(from, to):
		return Number
	case short && e.pronoun(i, j, from, to):
		return Naming
	case len(to) == 0 || len(from) >= 3*len(to)+2:
		return Omitted
	case len(from) == 0 || len(to) >= 3*len(from)+2:
		return Added
	}
	return Wording
}

// maxLoaded is the number of words up to which what one side has more may be a loaded
// term and what goes with it. More are a clause, of which the term is a part.
const maxLoaded = 3

// loaded reports whether from and to differ in terms that are charged. Where nothing
// stands in the place of what was dropped or put in, those have to make up most of it:
// "flood talks" isn't dropped for the sake of "flood".
func loaded(from, to []*word) bool {
	charged := func(w *word) bool { return tone.Charged()[w.fold] }
	if !differ(from, to, charged) {
		return false
	}
	if len(from) > 0 && len(to) > 0 {
		return true
	}
	n, of := 0, len(from)+len(to)
	for _, w := range slices.Concat(from, to) {
		if charged(w) {
			n++
		}
	}
	return of <= maxLoaded && 2*n > of
}

// figures reports whether one number was put for another, or a number for words that
// stood before the same unit. A clause that holds a number is no such change.
func figures(from, to []*word) bool {
	isNumber := func(w *word) bool { return w.kind == number }
	if len(from) == 0 || len(to) == 0 || !differ(from, to, isNumber) {
		return false
	}
	a, b := slices.ContainsFunc(from, isNumber), slices.ContainsFunc(to, isNumber)
	if one := func(w *word) bool { return w.fold == "one" }; a != b && all(from, nil, one) != all(to, nil, one) {
		return false // "a second one" counts nothing
	}
	return a && b || a && all(from, nil, isNumber) || b && all(nil, to, isNumber)
}

// changesAttribution reports whether one side has a verb of saying that the
// other lacks.
func (e *editor) changesAttribution(i, j int) bool {
	var says [2]string
	for _, l := range e.links[i:j] {
		for side, w := range [...]*word{e.from(l), e.to(l)} {
			p, at := e.a, l.a
			if side == 1 {
				p, at = e.b, l.b
			}
			if w == nil || p.noun(at) {
				continue
			}
			if lemma, ok := saying(w.fold); ok && plainSaying[lemma] {
				says[side] += common(w.fold) + " "
			}
		}
	}
	return says[0] != says[1]
}

// saysSomething reports whether the changes [i, j), which have one side, hold not only
// who says but also what: ", which critics say would harm migrants," and not "the ministry
// says".
func (e *editor) saysSomething(i, j int) bool {
	said := -1 // words behind the verb that carry meaning
	for k := i; k < j; k++ {
		w, p := e.only(k), e.a
		if e.links[k].a < 0 {
			p = e.b
		}
		lemma, says := saying(w.fold)
		switch {
		case said < 0 && says && plainSaying[lemma]:
			if said = 0; lemma == "deny" {
				said = 1 // what is denied goes with the denial
			}
		case said >= 0 && w.kind == content && !w.capital(p.text) && !calendar[w.fold]:
			said++
		}
	}
	return said > 1
}

// noun reports whether word k, which may be a verb of saying, is a noun by what stands
// before it: "the claims", "a crash report", but "officials claim".
func (p *passage) noun(k int) bool {
	if k == 0 {
		return false
	}
	w, before := p.words[k].fold, &p.words[k-1]
	switch before.fold {
	case "the", "a", "an", "this", "that", "its", "his", "her", "their", "'s", "any", "no":
		return true
	}
	return (w == "report" || w == "claim") && before.kind == content && !strings.HasSuffix(before.fold, "s")
}

// names reports whether the changes [i, j) put one name, title or description of
// someone for another, or lengthen or shorten a name that stays.
func (e *editor) names(i, j int, from, to []*word) bool {
	if len(from) > 0 && len(to) > 0 {
		a, b := e.named(e.a, from), e.named(e.b, to)
		// A capital that stands for a state and the state: either may open the sentence.
		if len(from) <= 2 && len(to) <= 2 && (isCapital(from) && to[0].capital(e.b.text) || isCapital(to) && from[0].capital(e.a.text)) {
			return true
		}
		return a && b || (a || b) && e.besideName(i, j)
	}
	var p *passage
	ws := from
	if p = e.a; len(to) > 0 {
		p, ws = e.b, to
	}
	for _, w := range ws {
		if name := w.capital(p.text) && !calendar[w.fold]; !name && !roles()[w.fold] {
			return false
		}
	}
	for _, l := range e.links[i:j] {
		for _, w := range [...]*word{e.from(l), e.to(l)} {
			if w != nil && (w.fold == "and" || w.kind == mark && w.fold != "," && w.fold != ".") {
				return false
			}
		}
	}
	return e.besideName(i, j)
}

// isCapital reports whether ws are a place that speaks for a state.
func isCapital(ws []*word) bool {
	var names []string
	for _, w := range ws {
		names = append(names, w.fold)
	}
	return capitals()[strings.Join(names, " ")] != ""
}

// pronouns stand for people.
var pronouns = map[string]bool{"he": true, "him": true, "his": true, "she": true, "her": true, "hers": true, "they": true, "them": true, "their": true, "theirs": true}

// pronoun reports whether the changes [i, j) put a pronoun for a name or a description
// of people, or the reverse: "Lind" and "she", "her" and "the clerk's".
func (e *editor) pronoun(i, j int, from, to []*word) bool {
	p, ws := e.a, from
	if len(from) == 0 {
		p, ws = e.b, to
	}
	if len(from) > 0 && len(to) > 0 || len(ws) > maxPronoun {
		return false
	}
	names := slices.ContainsFunc(ws, func(w *word) bool { return w.capital(p.text) || roles()[w.fold] })
	stands := false
	for _, l := range e.links[i:j] {
		for _, x := range [...]struct {
			w    *word
			side *passage
		}{{e.from(l), e.a}, {e.to(l), e.b}} {
			switch {
			case x.w == nil:
			case x.w.kind >= quote:
				return false
			case x.side != p:
				if stands || !pronouns[x.w.fold] {
					return false
				}
				stands = true
			case x.w.fold == "the":
				names = true
			}
		}
	}
	return names && stands
}

// maxPronoun is the number of words that carry meaning for which a pronoun may stand.
const maxPronoun = 4

// named reports whether ws hold a name or a word of which titles are made.
func (e *editor) named(p *passage, ws []*word) bool {
	return slices.ContainsFunc(ws, func(w *word) bool {
		if roles()[w.fold] {
			return true
		}
		compound := strings.Contains(w.fold, "-") // "US-backed"
		return w.capital(p.text) && !compound && !calendar[w.fold] && !p.opens(w)
	})
}

// opens reports whether w has its capital from opening the passage: the next
// word has none.
func (p *passage) opens(w *word) bool {
	if w.Start != p.words[0].Start {
		return false
	}
	next := 1
	for next < len(p.words) && p.words[next].fold == "'s" {
		next++
	}
	return next == len(p.words) || !p.words[next].capital(p.text)
}

// besideName reports whether a kept word with a capital stands next to [i, j).
func (e *editor) besideName(i, j int) bool {
	kept := func(k int) bool {
		if k < 0 || k >= len(e.links) || e.edit[k] != -1 {
			return false
		}
		w := e.to(e.links[k])
		return w != nil && w.kind == content && w.capital(e.b.text) && !calendar[w.fold]
	}
	return kept(j) || kept(i-1)
}

var calendar = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
}

// inCalendar reports whether w is a day of the week or a month, which may be
// abbreviated: "Sept. 11".
func inCalendar(w string) bool {
	switch w {
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return calendar[w]
}

func all(a, b []*word, f func(*word) bool) bool {
	not := func(w *word) bool { return !f(w) }
	return !slices.ContainsFunc(a, not) && !slices.ContainsFunc(b, not)
}

// differ reports whether the words for which f holds are others in a than in b.
func differ(a, b []*word, f func(*word) bool) bool {
	pick := func(ws []*word) string {
		var s []string
		for _, w := range ws {
			if f(w) {
				s = append(s, common(w.fold))
			}
		}
		slices.Sort(s)
		return strings.Join(s, " ")
	}
	return pick(a) != pick(b)
}

// rest joins the words that don't hedge, cut to their first letters, so that
// "killed" and "kill" are equal.
func rest(ws []*word) string {
	var s []string
	for _, w := range ws {
		if !hedges()[w.fold] && w.kind != light {
			s = append(s, w.fold[:min(4, len(w.fold))])
		}
	}
	return strings.Join(s, " ")
}

// equalSpelling reports whether a and b hold the same words in other spellings,
// perhaps cut in other places: "cease fire" and "ceasefire".
func equalSpelling(a, b []*word) bool {
	join := func(ws []*word) string {
		var s strings.Builder
		for _, w := range ws {
			s.WriteString(common(w.fold))
		}
		return s.String()
	}
	return len(a) > 0 && len(b) > 0 && join(a) == join(b)
}
