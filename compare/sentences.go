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
func (w *weight) matchSentences(a, b []sentence) []match {
	w.weigh(a, b)
	var all []match
	for j := range b {
		for i, common := range w.shared(b[j].ids) {
			if common == 0 || a[i].part() != b[j].part() {
				continue
			}
			if l := 2 * common / (w.sum(a[i].ids) + w.sum(b[j].ids)); l >= minLikeness {
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

// A weight gives the words of two documents their weight: rare ones tell more.
// It is scratch space, by the number of a word, for one pair after another.
type weight struct {
	idf   []float64
	post  [][]int32 // the sentences of a that hold a word
	seen  []int32   // the last turn in which a word was met
	turn  int32
	words []int32   // those of a and b
	acc   []float64 // by sentence of a
}

// enumerate gives the words of all sentences numbers, and returns a weight for
// them.
func enumerate(rs []*reading) *weight {
	index := map[string]int32{}
	var last []int32 // by word: the sentence that had it last, counted from 1
	turn := int32(0)
	for _, r := range rs {
		for k := range r.sents {
			s := &r.sents[k]
			turn++
			s.ids = make([]int32, 0, len(s.bag))
			for _, t := range s.bag {
				id, ok := index[t]
				if !ok {
					id = int32(len(index))
					index[t] = id
					last = append(last, 0)
				}
				if last[id] != turn {
					last[id] = turn
					s.ids = append(s.ids, id)
				}
			}
		}
	}
	n := len(index)
	return &weight{idf: make([]float64, n), post: make([][]int32, n), seen: make([]int32, n)}
}

// begin starts a turn, in which no word has been met.
func (w *weight) begin() { w.turn++ }

// meet reports whether word t is new in this turn.
func (w *weight) meet(t int32) bool {
	if w.seen[t] == w.turn {
		return false
	}
	w.seen[t] = w.turn
	return true
}

// weigh weighs the words of a and b.
func (w *weight) weigh(a, b []sentence) {
	for _, t := range w.words {
		w.idf[t], w.post[t] = 0, w.post[t][:0]
	}
	w.words = w.words[:0]
	w.acc = append(w.acc[:0], make([]float64, len(a))...)
	n := float64(len(a) + len(b))
	w.begin()
	for side, ss := range [...][]sentence{a, b} {
		for i, s := range ss {
			for _, t := range s.ids {
				if w.meet(t) {
					w.words = append(w.words, t)
				}
				w.idf[t]++
				if side == 0 {
					w.post[t] = append(w.post[t], int32(i))
				}
			}
		}
	}
	for _, t := range w.words {
		w.idf[t] = 0.3 + math.Log(1+n/w.idf[t])
	}
}

// maxPosts bounds the sentences looked up for one word. A word in more of them
// doesn't find a pair, though it counts for pairs found by others.
const maxPosts = 200

// shared returns for each sentence of a the weight of what it shares with ids.
func (w *weight) shared(ids []int32) []float64 {
	clear(w.acc)
	for _, t := range ids {
		if p := w.post[t]; len(p) <= maxPosts {
			for _, i := range p {
				w.acc[i] += w.idf[t]
			}
		}
	}
	return w.acc
}

func (w *weight) sum(ids []int32) float64 {
	s := 0.0
	for _, t := range ids {
		s += w.idf[t]
	}
	return s
}

// likeness is Dice's coefficient of weighted words.
func (w *weight) likeness(a, b []sentence) float64 {
	common, total := 0.0, 0.0
	w.begin()
	for _, s := range a {
		for _, t := range s.ids {
			if w.meet(t) {
				total += w.idf[t]
			}
		}
	}
	inA := w.turn
	w.turn++ // words of b become marked by this turn, which tells them from a's
	for _, s := range b {
		for _, t := range s.ids {
			if w.seen[t] == w.turn {
				continue
			}
			if w.seen[t] == inA {
				common += w.idf[t]
			}
			w.seen[t] = w.turn
			total += w.idf[t]
		}
	}
	if total > 0 {
		return 2 * common / total
	}
	return 0
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
