package compare

import (
	"cmp"
	"slices"
)

// maxMoves is the number of changed words of a passage among which those that
// moved are looked for.
const maxMoves = 200

// A run of words that stands in both passages, from a on in the one and from b on
// in the other.
type run struct{ a, b, n, weight int }

// moves finds words that were dropped in one place and put in at another, such as
// "on Tuesday" before the verb instead of after it, and makes an edit of each such
// run. What tells is several words with a name or two that carry meaning among
// them, or two words that took each other's place.
func (e *editor) moves() {
	var from, to []int // changed words
	for k, l := range e.links {
		if e.edit[k] != unsorted {
			continue
		}
		if l.a >= 0 {
			from = append(from, l.a)
		}
		if l.b >= 0 {
			to = append(to, l.b)
		}
	}
	if len(from) > maxMoves || len(to) > maxMoves {
		return
	}
	runs := e.runs(from, to)
	usedA, usedB := make([]bool, len(e.a.words)), make([]bool, len(e.b.words))
	var kept []run
	for _, r := range runs {
		if !slices.Contains(usedA[r.a:r.a+r.n], true) && !slices.Contains(usedB[r.b:r.b+r.n], true) {
			kept = append(kept, r)
			for i := range r.n {
				usedA[r.a+i], usedB[r.b+i] = true, true
			}
		}
	}
	if len(kept) > 0 {
		e.split(e.grow(kept))
		e.joinPassed()
		e.joinSwapped()
	}
}

// grow takes into runs the words beside them that moved with them, though they stand
// joined to equal words of others: the "Minister" of "Water Minister Petra Holm" and
// "Defense Minister Ivan Marek", which took each other's place. It does so only if
// all words that were joined moved.
func (e *editor) grow(runs []run) []run {
	var grown []run
	inA, inB := make([]bool, len(e.a.words)), make([]bool, len(e.b.words))
	for _, r := range runs {
		if inA[r.a] {
			continue // a run has grown over it
		}
		equal := func(i, j int) bool {
			return i >= 0 && j >= 0 && i < len(inA) && j < len(inB) && !inA[i] && !inB[j] &&
				e.a.words[i].kind < quote && e.a.words[i].fold == e.b.words[j].fold
		}
		for equal(r.a-1, r.b-1) {
			r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
		}
		for equal(r.a+r.n, r.b+r.n) {
			r.n++
		}
		for k := range r.n {
			if inA[r.a+k] || inB[r.b+k] {
				return runs
			}
			inA[r.a+k], inB[r.b+k] = true, true
		}
		grown = append(grown, r)
	}
	for _, l := range e.links {
		if l.a >= 0 && l.b >= 0 && inA[l.a] != inB[l.b] && e.same(l) {
			return runs
		}
	}
	return grown
}

// maxPassed is the number of words that another run may pass.
const maxPassed = 4

// joinPassed gives a run the words that it passed where nothing else of them stayed: the
// "met" of "Lind met [Dahl]" and "[Dahl] met Lind", where Dahl is held to have stayed.
func (e *editor) joinPassed() {
	linkA, linkB := map[int]int{}, map[int]int{} // the links of words that have no partner and no edit
	for k, l := range e.links {
		switch {
		case e.edit[k] != unsorted || l.a >= 0 && l.b >= 0:
		case l.a >= 0:
			linkA[l.a] = k
		default:
			linkB[l.b] = k
		}
	}
	join := func(n, a, b, words int) bool {
		for i := range words {
			_, freeA := linkA[a+i]
			_, freeB := linkB[b+i]
			if !freeA || !freeB || e.a.words[a+i].fold != e.b.words[b+i].fold {
				return false
			}
		}
		for i := range words {
			e.edit[linkA[a+i]], e.edit[linkB[b+i]] = n, n
		}
		return true
	}
	at := e.moved()
	for n := range e.kinds {
		x, ok := at[n]
		for words := 1; ok && words <= maxPassed; words++ {
			if join(n, x[1]+1, x[2]-words, words) || join(n, x[0]-words, x[3]+1, words) {
				break
			}
		}
	}
}

// moved returns of each move the first and last word in either text.
func (e *editor) moved() map[int][4]int {
	at := map[int][4]int{}
	for k, n := range e.edit {
		if n < 0 || e.kinds[n] != Moved {
			continue
		}
		x, ok := at[n]
		if !ok {
			x = [4]int{-1, -1, -1, -1}
		}
		for side, w := range [...]int{e.links[k].a, e.links[k].b} {
			if w < 0 {
				continue
			}
			if x[2*side] < 0 {
				x[2*side] = w
			}
			x[2*side+1] = w
		}
		at[n] = x
	}
	return at
}

// joinSwapped makes one edit of two runs that took each other's place.
func (e *editor) joinSwapped() {
	at := e.moved()
	for n := range e.kinds {
		x, ok := at[n]
		if !ok {
			continue
		}
		for m := range e.kinds {
			y, ok := at[m]
			if !ok || m == n || x[0] > y[0] || !e.between(x[1]+1, y[0], y[3]+1, x[2]) {
				continue
			}
			for k := range e.edit {
				if e.edit[k] == m {
					e.edit[k] = n
				}
			}
			delete(at, m)
			break
		}
		delete(at, n)
	}
}

// between reports whether the words from i up to j of the one text are those from k up to
// l of the other.
func (e *editor) between(i, j, k, l int) bool {
	return i <= j && k <= l && slices.EqualFunc(e.a.words[i:j], e.b.words[k:l], func(v, w word) bool { return v.fold == w.fold })
}

// runs returns the runs of equal words in from and to that tell, longest first.
func (e *editor) runs(from, to []int) []run {
	var out []run
	same := func(i, j int) bool {
		return i < len(from) && j < len(to) && e.a.words[from[i]].fold == e.b.words[to[j]].fold
	}
	for i := range from {
		for j := range to {
			if !same(i, j) || i > 0 && j > 0 && from[i-1] == from[i]-1 && to[j-1] == to[j]-1 && same(i-1, j-1) {
				continue
			}
			r := run{a: from[i], b: to[j], n: 1}
			for same(i+r.n, j+r.n) && from[i+r.n] == r.a+r.n && to[j+r.n] == r.b+r.n {
				r.n++
			}
			for k := range r.n {
				if a, b := &e.a.words[r.a+k], &e.b.words[r.b+k]; a.kind == content || a.kind == number {
					r.weight++
					if a.capital(e.a.text) && b.capital(e.b.text) {
						r.weight++
					}
				}
			}
			if r.n > 1 && r.weight > 1 || r.n == 1 && r.weight > 0 && e.swapped(r.a, r.b) {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(x, y run) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(y.n, x.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// swapped reports whether what stands now where a's word stood is what stood
// before where b's word stands.
func (e *editor) swapped(a, b int) bool {
	now, before := "", ""
	for k, l := range e.links {
		if e.edit[k] != unsorted || l.a < 0 || l.b < 0 {
			continue
		}
		if l.a == a {
			now = e.to(l).fold
		}
		if l.b == b {
			before = e.from(l).fold
		}
	}
	return now != "" && now == before
}

// split takes the words of runs out of the links that join them to others, and
// makes each run one edit.
func (e *editor) split(runs []run) {
	inA, inB := map[int]int{}, map[int]int{}
	for n, r := range runs {
		for i := range r.n {
			inA[r.a+i], inB[r.b+i] = len(e.kinds)+n, len(e.kinds)+n
		}
	}
	for range runs {
		e.kinds = append(e.kinds, Moved)
	}
	var links []link
	var edit []int
	add := func(l link, n int) { links, edit = append(links, l), append(edit, n) }
	for k, l := range e.links {
		na, movedA := inA[l.a]
		nb, movedB := inB[l.b]
		switch {
		case movedA || movedB:
			if l.a >= 0 {
				if !movedA {
					na = e.edit[k]
				}
				add(link{l.a, -1}, na)
			}
			if l.b >= 0 {
				if !movedB {
					nb = e.edit[k]
				}
				add(link{-1, l.b}, nb)
			}
		default:
			add(l, e.edit[k])
		}
	}
	e.links, e.edit = links, edit
	e.joinLight()
}

// part parts two function words, one in the place of the other, if only one of them stands
// beside words that moved: "The" and the "On" of "On Friday".
func (e *editor) part(free, moved func(k int) bool) {
	var links []link
	var edit []int
	for k, l := range e.links {
		side := 0 // of the words that moved
		if l.a >= 0 && l.b >= 0 && free(k) {
			if moved(k + 1) {
				side = oneSide(e.links[k+1])
			} else if moved(k - 1) {
				side = -oneSide(e.links[k-1]) // the other stands behind
			}
		}
		switch {
		case side < 0:
			links = append(links, link{-1, l.b}, link{l.a, -1})
		case side > 0:
			links = append(links, link{l.a, -1}, link{-1, l.b})
		default:
			links = append(links, l)
		}
		for len(edit) < len(links) {
			edit = append(edit, e.edit[k])
		}
	}
	e.links, e.edit = links, edit
}

// joinLight gives function words and marks beside words that moved to them: the
// "and" of "Lind and" that became "and Lind".
func (e *editor) joinLight() {
	moved := func(k int) bool { return k >= 0 && k < len(e.links) && e.edit[k] >= 0 && e.kinds[e.edit[k]] == Moved }
	free := func(k int) bool {
		if e.edit[k] != unsorted || !e.light(e.links[k]) {
			return false
		}
		for _, w := range [...]*word{e.from(e.links[k]), e.to(e.links[k])} {
			if w != nil && hedges()[w.fold] {
				return false
			}
		}
		return true
	}
	e.part(free, moved)
	join := func(k, to int) {
		if free(k) && moved(to) && oneSide(e.links[k]) == oneSide(e.links[to]) {
			e.edit[k] = e.edit[to]
		}
	}
	for k := range e.links {
		join(k, k-1)
	}
	for k := range slices.Backward(e.links) {
		join(k, k+1)
	}
}
