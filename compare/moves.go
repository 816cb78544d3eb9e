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
		e.split(kept)
	}
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
	for k := range e.links {
		if free(k) && moved(k-1) {
			e.edit[k] = e.edit[k-1]
		}
	}
	for k := len(e.links) - 1; k >= 0; k-- {
		if free(k) && moved(k+1) {
			e.edit[k] = e.edit[k+1]
		}
	}
}
