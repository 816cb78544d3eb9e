package compare

import (
	"cmp"
	"math"
	"slices"
)

// minLikeness is the least likeness of two sentences that are held to be one
// sentence edited.
const minLikeness = 0.4

// A match joins sentences [a, aEnd) of one document to [b, bEnd) of another.
type match struct {
	a, aEnd, b, bEnd int
	likeness         float64
}

// matchSentences joins the sentences of b to those of a, each to one at most,
// most alike first, and then takes in a neighbor where a sentence was split or
// two were joined. The matches are in order of b.
func matchSentences(a, b []sentence) []match {
	w := weigh(a, b)
	var all []match
	for j := range b {
		for i, common := range w.shared(b[j].bag) {
			if common == 0 || a[i].part() != b[j].part() {
				continue
			}
			if l := 2 * common / (w.sum(a[i].bag) + w.sum(b[j].bag)); l >= minLikeness {
				all = append(all, match{i, i + 1, j, j + 1, l})
			}
		}
	}
	slices.SortFunc(all, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.likeness, x.likeness), cmp.Compare(x.b, y.b), cmp.Compare(x.a, y.a))
	})
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	var out []match
	for _, m := range all {
		if !usedA[m.a] && !usedB[m.b] {
			usedA[m.a], usedB[m.b] = true, true
			out = append(out, m)
		}
	}
	for k := range out {
		m := &out[k]
		for m.bEnd < len(b) && !usedB[m.bEnd] && w.grows(a[m.a:m.aEnd], b[m.b:m.bEnd+1], &m.likeness) {
			usedB[m.bEnd] = true
			m.bEnd++
		}
		for m.b > 0 && !usedB[m.b-1] && w.grows(a[m.a:m.aEnd], b[m.b-1:m.bEnd], &m.likeness) {
			m.b--
			usedB[m.b] = true
		}
		for m.aEnd < len(a) && !usedA[m.aEnd] && w.grows(b[m.b:m.bEnd], a[m.a:m.aEnd+1], &m.likeness) {
			usedA[m.aEnd] = true
			m.aEnd++
		}
		for m.a > 0 && !usedA[m.a-1] && w.grows(b[m.b:m.bEnd], a[m.a-1:m.aEnd], &m.likeness) {
			m.a--
			usedA[m.a] = true
		}
	}
	slices.SortFunc(out, func(x, y match) int { return cmp.Compare(x.b, y.b) })
	return out
}

// A weight gives words their weight: rare ones tell more.
type weight struct {
	idf  map[string]float64
	post map[string][]int32 // the sentences of a that hold a word, once each
	n    int
	acc  []float64
}

func weigh(a, b []sentence) *weight {
	w := &weight{idf: map[string]float64{}, post: map[string][]int32{}, n: len(a), acc: make([]float64, len(a))}
	n := float64(len(a) + len(b))
	for side, ss := range [...][]sentence{a, b} {
		for i, s := range ss {
			seen := map[string]bool{}
			for _, t := range s.bag {
				if seen[t] {
					continue
				}
				seen[t] = true
				w.idf[t]++
				if side == 0 {
					w.post[t] = append(w.post[t], int32(i))
				}
			}
		}
	}
	for t, df := range w.idf {
		w.idf[t] = 0.3 + math.Log(1+n/df)
	}
	return w
}

// maxPosts bounds the sentences looked up for one word. A word in more of them
// doesn't find a pair, though it counts for pairs found by others.
const maxPosts = 200

// shared returns for each sentence of a the weight of what it shares with bag.
func (w *weight) shared(bag []string) []float64 {
	clear(w.acc)
	seen := map[string]bool{}
	for _, t := range bag {
		if p := w.post[t]; !seen[t] && len(p) <= maxPosts {
			seen[t] = true
			for _, i := range p {
				w.acc[i] += w.idf[t]
			}
		}
	}
	return w.acc
}

func (w *weight) sum(bag []string) float64 {
	seen := map[string]bool{}
	s := 0.0
	for _, t := range bag {
		if !seen[t] {
			seen[t] = true
			s += w.idf[t]
		}
	}
	return s
}

// likeness is Dice's coefficient of weighted words.
func (w *weight) likeness(a, b []sentence) float64 {
	x, y := join(a), join(b)
	in := map[string]bool{}
	for _, t := range x {
		in[t] = true
	}
	seen := map[string]bool{}
	common := 0.0
	for _, t := range y {
		if in[t] && !seen[t] {
			seen[t] = true
			common += w.idf[t]
		}
	}
	if total := w.sum(x) + w.sum(y); total > 0 {
		return 2 * common / total
	}
	return 0
}

func join(ss []sentence) []string {
	if len(ss) == 1 {
		return ss[0].bag
	}
	var out []string
	for _, s := range ss {
		out = append(out, s.bag...)
	}
	return out
}

// maxJoined is the number of sentences that may be joined to one.
const maxJoined = 4

// grows reports whether more is clearly more like fixed than l says, and then
// sets l to its likeness. A headline doesn't grow.
func (w *weight) grows(fixed, more []sentence, l *float64) bool {
	if len(more) > maxJoined {
		return false
	}
	for _, s := range more {
		if s.kind != fixed[0].kind || !s.kind.InBody() {
			return false
		}
	}
	n := w.likeness(fixed, more)
	if n < *l+0.04 {
		return false
	}
	*l = n
	return true
}
