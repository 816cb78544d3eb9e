package compare

import (
	"slices"

	"github.com/masthead-news/masthead/text"
)

// A passage is a stretch of one document cut into words, for aligning.
type passage struct {
	doc   int
	text  string
	words []word
}

func newPassage(doc int, s string, span text.Span) *passage {
	return &passage{doc, s, unitsApart(s, split(s, span))}
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
	e.slide()
	e.edit = make([]int, len(e.links))
	for k, l := range e.links {
		e.edit[k] = -1
		if !e.same(l) {
			e.edit[k] = unsorted
		}
	}
	e.numbers()
	e.quoteMarks()
	e.currency()
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
	e.joinClauses()
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
			// "Four" that became "at least 4" is no matter of spelling.
			if kind == Mechanical && e.amount(k, end) {
				kind = Number
				for x := k - 1; x >= i && clear[x-i] == Mechanical; x-- {
					clear[x-i] = Number
				}
				for x := end; x < j && clear[x-i] == Mechanical; x++ {
					clear[x-i] = Number
				}
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
	case !ok || !ok2 || e.a.noun(l.a) != e.b.noun(l.b): // "the opposition" is no "condemned"
		return ""
	case x == y:
		return Mechanical
	case e.a.noun(l.a) && !plainSaying[x] && !plainSaying[y]:
		return "" // "the state" and "the proposal", but "the claim" and "the allegation"
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

// amount reports whether the changes [i, j) hold a word that goes with a number, and a
// number stands beside them.
func (e *editor) amount(i, j int) bool {
	number := func(k int) bool {
		return k >= 0 && k < len(e.links) && e.to(e.links[k]) != nil && e.to(e.links[k]).kind == number
	}
	has := func(w *word) bool { return w != nil && amounts[w.fold] }
	return (number(i-1) || number(j)) && slices.ContainsFunc(e.links[i:j], func(l link) bool { return has(e.from(l)) || has(e.to(l)) })
}

var negations = map[string]bool{"not": true, "no": true, "n't": true, "never": true, "without": true}

// joinClauses makes one edit of words that were dropped in a row, though marks or a
// quotation among them were sorted by themselves, and likewise of what was put in.
func (e *editor) joinClauses() {
	part := func(k int, kind EditKind) bool {
		n := e.edit[k]
		return n >= 0 && (e.kinds[n] == kind || e.kinds[n] == Mechanical && e.light(e.links[k]))
	}
	for _, side := range [...]struct {
		kind EditKind
		of   int // as [oneSide] has it
	}{{Omitted, -1}, {Added, 1}} {
		for i := 0; i < len(e.links); {
			j, n := i, -1
			for j < len(e.links) && oneSide(e.links[j]) == side.of && part(j, side.kind) {
				if n < 0 && e.kinds[e.edit[j]] == side.kind {
					n = e.edit[j]
				}
				j++
			}
			for k := i; k < j && n >= 0; k++ {
				e.edit[k] = n
			}
			i = max(j, i+1)
		}
	}
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
