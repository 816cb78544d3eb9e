package compare

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// A passage is a stretch of one document cut into words, for aligning.
type passage struct {
	doc   int
	text  string
	words []word
}

func newPassage(doc int, s string, span text.Span) *passage {
	return &passage{doc, s, split(s, span)}
}

// place covers the words [i, j).
func (p *passage) place(i, j int) Place {
	if i >= j {
		return Place{Doc: p.doc}
	}
	return Place{p.doc, text.Span{Start: p.words[i].Start, End: p.words[j-1].End}}
}

// edits aligns a and b word by word, and returns the steps from the one to the
// other and what each change is.
func edits(a, b *passage) ([]Step, []Edit) {
	e := editor{a: a, b: b, links: align(a.words, b.words)}
	e.edit = make([]int, len(e.links))
	for k, l := range e.links {
		e.edit[k] = -1
		if !e.same(l) {
			e.edit[k] = unsorted
		}
	}
	e.quoteMarks()
	e.moves()
	for i := 0; i < len(e.links); {
		if e.edit[i] != unsorted {
			i++
			continue
		}
		j := i
		for j < len(e.links) && e.edit[j] == unsorted {
			j++
		}
		e.hunk(i, j)
		i = j
	}
	e.renumber()
	return e.steps(), e.edits()
}

// unsorted marks a change that has no edit yet.
const unsorted = -2

// An editor sorts the changes between two aligned passages into edits.
type editor struct {
	a, b  *passage
	links []link
	edit  []int // for each link: its edit, -1 for none, or unsorted
	kinds []EditKind
}

func (e *editor) from(l link) *word {
	if l.a < 0 {
		return nil
	}
	return &e.a.words[l.a]
}

func (e *editor) to(l link) *word {
	if l.b < 0 {
		return nil
	}
	return &e.b.words[l.b]
}

// same reports whether l joins equal words; capitals don't count.
func (e *editor) same(l link) bool {
	return l.a >= 0 && l.b >= 0 && e.from(l).fold == e.to(l).fold
}

// set makes the links [i, j) that are changes one edit of kind k.
func (e *editor) set(i, j int, k EditKind) {
	n := len(e.kinds)
	for ; i < j; i++ {
		e.edit[i] = n
	}
	e.kinds = append(e.kinds, k)
}

// maxScare is the number of words up to which marks put round words that were
// plain set them apart; round more they make a quotation of a paraphrase.
const maxScare = 6

// quoteMarks finds pairs of quotation marks that were put in or dropped.
func (e *editor) quoteMarks() {
	isMark := func(k int) (dropped, put bool) {
		l := e.links[k]
		dropped = l.b < 0 && e.from(l).kind == quote
		put = l.a < 0 && e.to(l).kind == quote
		return
	}
	for i := range e.links {
		if e.edit[i] != unsorted {
			continue
		}
		dropped, put := isMark(i)
		if !dropped && !put {
			continue
		}
		words := 0
		for j := i + 1; j < len(e.links) && words <= 60; j++ {
			if d, p := isMark(j); e.edit[j] == unsorted && (d && dropped || p && put) {
				if words > 0 {
					e.quoted(i, j, words)
				}
				break
			}
			l := e.links[j]
			if w := e.to(l); put && w != nil && w.kind < quote {
				words++
			} else if w := e.from(l); dropped && w != nil && w.kind < quote {
				words++
			}
		}
	}
}

// quoted makes an edit of the marks at i and j. Scare quotes take the words
// between with them, so that the edit shows what was set apart.
func (e *editor) quoted(i, j, words int) {
	if words <= maxScare {
		e.set(i, j+1, ScareQuotes)
		return
	}
	n := len(e.kinds)
	e.edit[i], e.edit[j] = n, n
	e.kinds = append(e.kinds, Attribution)
}

// hunk sorts the changes [i, j), which stand in a row. Pairs of words that are
// clearly one thing (a spelling, a verb of saying, a number) make edits of their
// own; what lies between is judged together.
func (e *editor) hunk(i, j int) {
	clear := make([]EditKind, j-i)
	for k := i; k < j; k++ {
		clear[k-i] = e.clearKind(e.links[k])
	}
	// Function words and marks go with the clear change next to them, unless
	// something weightier stands on their other side.
	for k := i; k < j; {
		if clear[k-i] != "" {
			k++
			continue
		}
		end := k
		light := true
		for end < j && clear[end-i] == "" {
			light = light && e.light(e.links[end])
			end++
		}
		if light {
			kind := EditKind("")
			if k > i {
				kind = clear[k-1-i]
			} else if end < j {
				kind = clear[end-i]
			}
			if kind != "" {
				for x := k; x < end; x++ {
					clear[x-i] = kind
				}
			}
		}
		k = end
	}
	for k := i; k < j; {
		end := k
		for end < j && clear[end-i] == clear[k-i] {
			end++
		}
		kind := clear[k-i]
		if kind == "" {
			kind = e.judge(k, end)
		}
		e.set(k, end, kind)
		k = end
	}
}

// clearKind is the kind of a pair of words that needs no context, else "".
func (e *editor) clearKind(l link) EditKind {
	a, b := e.from(l), e.to(l)
	switch {
	case a == nil || b == nil:
		return ""
	case sameSpelling(a.fold, b.fold):
		return Mechanical
	case a.kind == number && b.kind == number:
		return Number
	case a.capital(e.a.text) && b.capital(e.b.text) && sameName(a.fold, b.fold):
		return Mechanical
	}
	x, ok := saying(a.fold)
	y, ok2 := saying(b.fold)
	switch {
	case !ok || !ok2:
		return ""
	case x == y:
		return Mechanical
	}
	return Attribution
}

// sameName reports whether two names are one in two forms: "Kestovia", of which
// "Kestovia's" is cut off, and "Kestovian".
func sameName(a, b string) bool {
	n := commonPrefix(a, b)
	return n >= 4 && demonymEndings[a[n:]] && demonymEndings[b[n:]]
}

var demonymEndings = map[string]bool{"": true, "n": true, "an": true, "ian": true, "ean": true, "i": true, "ese": true, "ish": true, "a": true, "ia": true}

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

// light reports whether l changes only function words or marks. A negation is
// not light.
func (e *editor) light(l link) bool {
	for _, w := range [...]*word{e.from(l), e.to(l)} {
		if w != nil && (w.kind == content || w.kind == number || negations[w.fold]) && !amounts[w.fold] {
			return false
		}
	}
	return true
}

// amounts are words that go with a number: "more than 100".
var amounts = map[string]bool{"more": true, "less": true, "fewer": true, "least": true, "most": true, "over": true, "under": true, "about": true, "around": true, "nearly": true, "almost": true, "roughly": true}

var negations = map[string]bool{"not": true, "no": true, "n't": true, "never": true, "without": true}

// judge names the kind of the changes [i, j).
func (e *editor) judge(i, j int) EditKind {
	var from, to []*word // what carries meaning
	marks := true
	for _, l := range e.links[i:j] {
		for _, x := range [...]struct {
			w    *word
			list *[]*word
		}{{e.from(l), &from}, {e.to(l), &to}} {
			if x.w == nil {
				continue
			}
			marks = marks && x.w.kind >= quote
			if x.w.kind == content || x.w.kind == number || negations[x.w.fold] || hedges()[x.w.fold] {
				*x.list = append(*x.list, x.w)
			}
		}
	}
	if len(from)+len(to) == 0 {
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
	case short && e.changesAttribution(from, to):
		return Attribution
	case short && loaded(from, to):
		return LoadedTerm
	case short && e.names(i, j, from, to):
		return Naming
	case short && figures(from, to):
		return Number
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
	return a && b || a && all(from, nil, isNumber) || b && all(nil, to, isNumber)
}

// changesAttribution reports whether one side has a verb of saying that the
// other lacks.
func (e *editor) changesAttribution(from, to []*word) bool {
	return differ(from, to, func(w *word) bool {
		lemma, ok := saying(w.fold)
		return ok && plainSaying[lemma]
	})
}

// names reports whether the changes [i, j) put one name, title or description of
// someone for another, or lengthen or shorten a name that stays.
func (e *editor) names(i, j int, from, to []*word) bool {
	if len(from) > 0 && len(to) > 0 {
		a, b := e.named(e.a, from), e.named(e.b, to)
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

// renumber puts the edits in the order of the text.
func (e *editor) renumber() {
	to := make([]int, len(e.kinds))
	for n := range to {
		to[n] = -1
	}
	var kinds []EditKind
	for k, n := range e.edit {
		if n < 0 {
			continue
		}
		if to[n] < 0 {
			to[n] = len(kinds)
			kinds = append(kinds, e.kinds[n])
		}
		e.edit[k] = to[n]
	}
	e.kinds = kinds
}

// steps groups the links that stand in a row and belong to one edit, or to none.
func (e *editor) steps() []Step {
	var out []Step
	ai, bi := 0, 0
	for i := 0; i < len(e.links); {
		j, aj, bj := i, ai, bi
		for j < len(e.links) && e.edit[j] == e.edit[i] {
			if e.links[j].a >= 0 {
				aj++
			}
			if e.links[j].b >= 0 {
				bj++
			}
			j++
		}
		out = append(out, Step{From: e.a.place(ai, aj), To: e.b.place(bi, bj), Edit: e.edit[i]})
		i, ai, bi = j, aj, bj
	}
	return out
}

// edits returns the edits with their places.
func (e *editor) edits() []Edit {
	out := make([]Edit, len(e.kinds))
	for n, k := range e.kinds {
		out[n] = Edit{Kind: k, From: Place{Doc: e.a.doc}, To: Place{Doc: e.b.doc}}
	}
	for k, l := range e.links {
		if n := e.edit[k]; n >= 0 {
			if w := e.from(l); w != nil {
				out[n].From.Span = cover(out[n].From.Span, w.Span)
			}
			if w := e.to(l); w != nil {
				out[n].To.Span = cover(out[n].To.Span, w.Span)
			}
		}
	}
	return out
}

// cover is the least span that holds s and t; an empty s counts for nothing.
func cover(s, t text.Span) text.Span {
	if s.Empty() {
		return t
	}
	return text.Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}
