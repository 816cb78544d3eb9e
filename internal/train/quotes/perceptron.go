package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/masthead-news/masthead/internal/quotetag"
)

// An example is a sequence to label: a paragraph, or a paragraph with a cue.
type example struct {
	feats  []uint32 // of all tokens: hashes, as many for each, then rows
	at     []int32  // where the rows of each token begin, and where the last end
	gold   []uint8
	cue    quotetag.Range // for roles: the cue, counted from the paragraph's start
	weight float32
}

// A learner is an averaged structured perceptron.
type learner struct {
	labels    int
	rows, sum [][8]float32
	next, acc quotetag.Pairs[float32]
	step      float32
	drop      float64 // the share of features hidden at each look
	miss      float32 // by how much the right labels must win where they aren't 0
	hidden    example // the example of the day with some features hidden
	dec       quotetag.Decoder[float32]
}

func newLearner(bits, labels int) *learner {
	l := &learner{labels: labels, rows: make([][8]float32, 1<<bits), sum: make([][8]float32, 1<<bits), step: 1}
	l.next.Forbid(labels)
	return l
}

// learn goes over the examples so many times, in an order made from seed.
func (l *learner) learn(es []example, times int, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 17))
	order := make([]int, len(es))
	for i := range order {
		order[i] = i
	}
	var out []uint8
	for range times {
		for i := len(order) - 1; i > 0; i-- {
			j := int(rng.Uint64N(uint64(i + 1)))
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			e := l.hide(&es[i], rng)
			out = slices.Grow(out[:0], len(e.gold))[:len(e.gold)]
			l.decode(e, out)
			l.update(e, out)
			l.step++
		}
	}
}

// hide returns e with some of its features taken away, so that none is relied
// on too much.
func (l *learner) hide(e *example, rng *rand.Rand) *example {
	if l.drop == 0 {
		return e
	}
	limit := uint32(l.drop * (1 << 32))
	h := &l.hidden
	f, at := h.feats[:0], h.at[:0]
	var bits uint64
	n := 0
	for i := range e.gold {
		at = append(at, int32(len(f)))
		for _, x := range e.feats[e.at[i]:e.at[i+1]] {
			if n%2 == 0 {
				bits = rng.Uint64()
			}
			if uint32(bits) >= limit {
				f = append(f, x)
			}
			bits >>= 32
			n++
		}
	}
	*h = *e
	h.feats, h.at = f, append(at, int32(len(f)))
	return h
}

func (l *learner) decode(e *example, out []uint8) {
	l.dec.Resize(len(out))
	seen := float32(1 / (1 - l.drop))
	for i := range l.dec.Score {
		var a, b, c, d, f, g, h float32 // label by label: quicker than a loop
		for _, x := range e.feats[e.at[i]:e.at[i+1]] {
			r := &l.rows[x]
			a, b, c, d = a+r[0], b+r[1], c+r[2], d+r[3]
			f, g, h = f+r[4], g+r[5], h+r[6]
		}
		s := [8]float32{a, b, c, d, f, g, h}
		for k := range l.labels {
			s[k] = float32(s[k] * seen)
			if g := e.gold[i]; g != 0 && uint8(k) != g {
				s[k] += l.miss
			}
		}
		l.dec.Score[i] = s
	}
	if e.cue.Last > e.cue.First {
		quotetag.MaskCue(l.dec.Score, quotetag.Range{Last: len(out)}, e.cue)
	}
	l.dec.Best(&l.next, l.labels, out)
}

// update moves the weights from the labels out toward the gold ones.
func (l *learner) update(e *example, out []uint8) {
	start := uint8(len(l.next) - 1)
	d := e.weight
	ds := float32(d * l.step)
	for i, g := range e.gold {
		o := out[i]
		if g != o {
			for _, f := range e.feats[e.at[i]:e.at[i+1]] {
				r, s := &l.rows[f], &l.sum[f]
				r[g] += d
				s[g] += ds
				r[o] -= d
				s[o] -= ds
			}
		}
		pg, po := start, start
		if i > 0 {
			pg, po = e.gold[i-1], out[i-1]
		}
		if g != o || pg != po {
			l.next[pg][g] += d
			l.acc[pg][g] += ds
			l.next[po][o] -= d
			l.acc[po][o] -= ds
		}
	}
}

// learn returns the table that a learner makes of the examples.
func (s *settings) learn(es []example, labels int, seed uint64) quotetag.Table {
	l := newLearner(s.bits, labels)
	l.drop, l.miss = s.drop, float32(s.miss)
	l.learn(es, s.times, seed)
	return l.table()
}

// table returns the means of the weights over all steps, as whole numbers.
func (l *learner) table() quotetag.Table {
	var sizes []float64
	for i := range l.rows {
		for k := range l.labels {
			l.rows[i][k] -= l.sum[i][k] / l.step
			if w := l.rows[i][k]; w != 0 {
				sizes = append(sizes, math.Abs(float64(w)))
			}
		}
	}
	slices.Sort(sizes)
	// All but one weight in five thousand keep their size; the rest are cut.
	scale := 127 / sizes[len(sizes)-1-len(sizes)/5000]
	t := quotetag.Table{Scale: float32(scale), Rows: make([]quotetag.Row, len(l.rows))}
	for i := range l.rows {
		var w [8]int8
		for k := range l.labels {
			w[k] = int8(max(-127, min(127, math.Round(float64(l.rows[i][k])*scale))))
		}
		t.Rows[i] = quotetag.RowOf(w)
	}
	for i := range l.next {
		for k := range l.labels {
			w := l.next[i][k] - l.acc[i][k]/l.step
			t.Next[i][k] = int32(math.Round(float64(w) * scale))
		}
	}
	t.Next.Forbid(l.labels)
	return t
}
