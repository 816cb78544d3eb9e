package main

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/masthead-news/masthead/internal/names"
)

// settings of the training.
type settings struct {
	epochs    int
	cut       int     // a feature seen less often is left out
	alpha, l1 float32 // of FTRL-proximal (McMahan and others 2013)
	l2        float32
	drop      float32 // share of features that are hidden at each look
	net       netSettings
}

// A sequence is a run with its features numbered.
type sequence struct {
	feats [][]int32
	gold  []int
	seen  [][]int32 // features that the hidden layer sees
	words [][names.Roles]int32
}

// A crf is a linear-chain conditional random field in training.
type crf struct {
	settings
	L            int
	ids          map[uint32]int32
	keys         []uint32
	w, z, n      []float32 // weight and the optimizer's sums: feature · L + label
	t, tz, tn    []float32 // of transitions: label · L + next label
	prevs, nexts [][]int
	net          *net
}

// number gives the features that are seen often enough a number, in the order
// of their hashes.
func number(rs []names.Run, cut int, of func(r *names.Run, t int) []uint32) (map[uint32]int32, []uint32) {
	count := map[uint32]int32{}
	for i := range rs {
		for t := range rs[i].Features {
			for _, k := range of(&rs[i], t) {
				count[k]++
			}
		}
	}
	var keys []uint32
	for k, n := range count {
		if int(n) >= cut {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	ids := make(map[uint32]int32, len(keys))
	for i, k := range keys {
		ids[k] = int32(i)
	}
	return ids, keys
}

func newCRF(s settings, classes int, words *wordVectors, rs []names.Run) *crf {
	c := &crf{settings: s, L: names.Labels(classes)}
	c.ids, c.keys = number(rs, s.cut, func(r *names.Run, t int) []uint32 { return r.Features[t] })
	size := len(c.keys) * c.L
	c.w, c.z, c.n = make([]float32, size), make([]float32, size), make([]float32, size)
	size = c.L * c.L
	c.t, c.tz, c.tn = make([]float32, size), make([]float32, size), make([]float32, size)
	c.net = newNet(s.net, c.L, words, rs)
	c.order()
	for i := range c.t {
		if !names.Follows(i/c.L, i%c.L) {
			c.t[i] = -1e30
		}
	}
	return c
}

// order sets which labels may come before and after each.
func (c *crf) order() {
	c.prevs, c.nexts = make([][]int, c.L), make([][]int, c.L)
	for a := range c.L {
		for b := range c.L {
			if names.Follows(a, b) {
				c.prevs[b] = append(c.prevs[b], a)
				c.nexts[a] = append(c.nexts[a], b)
			}
		}
	}
}

func (c *crf) sequence(r *names.Run) *sequence {
	s := &sequence{gold: r.Gold}
	for t, fs := range r.Features {
		s.feats = append(s.feats, numbers(c.ids, fs))
		s.seen = append(s.seen, numbers(c.net.ids, fs[:r.Seen[t]]))
		var ws [names.Roles]int32
		for i, k := range r.Words[t] {
			ws[i] = c.net.words.of(k)
		}
		s.words = append(s.words, ws)
	}
	return s
}

// numbers returns the numbers of the features that have one.
func numbers(ids map[uint32]int32, fs []uint32) []int32 {
	var out []int32
	for _, k := range fs {
		if id, ok := ids[k]; ok {
			out = append(out, id)
		}
	}
	return out
}

// scratch space of train.
type lattice struct {
	em, psi, al, be []float64
	scale           []float64
	m, grad         []float64
}

func newLattice(L int) *lattice {
	return &lattice{m: make([]float64, L*L), grad: make([]float64, L*L)}
}

// hide returns s without a random share of its features, so that the weights of
// those that are left learn to do without them: a name in a new text has few words
// that were seen.
func (c *crf) hide(rng *rand.Rand, s *sequence) *sequence {
	h := *s
	h.feats, h.seen = hide(rng, s.feats, c.drop), hide(rng, s.seen, c.settings.net.dropInput)
	return &h
}

func hide(rng *rand.Rand, units [][]int32, share float32) [][]int32 {
	if share == 0 {
		return units
	}
	out := make([][]int32, len(units))
	for t, fs := range units {
		out[t] = make([]int32, 0, len(fs))
		for _, f := range fs {
			if rng.Float32() >= share {
				out[t] = append(out[t], f)
			}
		}
	}
	return out
}

// train fits the weights to the runs, one run at a time, in an order that is
// the same each time.
func (c *crf) train(seqs []*sequence) {
	rng := rand.New(rand.NewPCG(5, 6))
	order := rng.Perm(len(seqs))
	x := newLattice(c.L)
	for epoch := range c.epochs {
		c.net.slow = float32(c.epochs-epoch) / float32(c.epochs)
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			s := c.hide(rng, seqs[i])
			c.net.look(s, rng)
			c.forward(x, len(s.feats), func(t int, row []float64) { c.emit(s, t, row) })
			c.backward(x, len(s.feats))
			c.update(x, s)
		}
	}
}

func resize(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n, 2*n)
	}
	return s[:n]
}

// emit sets row to the scores of the labels at unit t.
func (c *crf) emit(s *sequence, t int, row []float64) {
	L := c.L
	clear(row)
	for _, f := range s.feats[t] {
		for y, v := range c.w[int(f)*L : int(f)*L+L] {
			row[y] += float64(v)
		}
	}
	if c.drop > 0 {
		for y := range row {
			row[y] /= 1 - float64(c.drop)
		}
	}
	c.net.emit(t, row)
}

// forward sums up the labelings of n units to the left of each, whose scores emit sets.
func (c *crf) forward(x *lattice, n int, emit func(t int, row []float64)) {
	L := c.L
	x.em, x.psi, x.al, x.be = resize(x.em, n*L), resize(x.psi, n*L), resize(x.al, n*L), resize(x.be, n*L)
	x.scale = resize(x.scale, n)
	for i, v := range c.t {
		if v > -1e29 {
			x.m[i] = math.Exp(float64(v))
		}
	}
	for t := range n {
		row := x.em[t*L : t*L+L]
		emit(t, row)
		top, sum := slices.Max(row), 0.0
		for y := range L {
			p, v := 0.0, 0.0
			if d := row[y] - top; d > -30 {
				p = math.Exp(d)
				if t == 0 {
					if names.Follows(names.Outside, y) {
						v = x.m[y]
					}
				} else {
					for _, q := range c.prevs[y] {
						v += float64(x.al[(t-1)*L+q] * x.m[q*L+y])
					}
				}
				v *= p
				if t == n-1 {
					if names.Follows(y, names.Outside) {
						v *= x.m[y*L]
					} else {
						v = 0
					}
				}
			}
			x.psi[t*L+y], x.al[t*L+y] = p, v
			sum += v
		}
		sum = max(sum, 1e-300)
		x.scale[t] = sum
		for y := range L {
			x.al[t*L+y] /= sum
		}
	}
}

// backward sums up the labelings to the right of each of n units.
func (c *crf) backward(x *lattice, n int) {
	L := c.L
	for t := n - 1; t >= 0; t-- {
		for y := range L {
			v := 0.0
			if t == n-1 {
				if names.Follows(y, names.Outside) {
					v = x.m[y*L]
				}
				x.be[t*L+y] = v
				continue
			}
			for _, q := range c.nexts[y] {
				if b := x.be[(t+1)*L+q]; b != 0 {
					v += float64(x.m[y*L+q] * x.psi[(t+1)*L+q] * b)
				}
			}
			x.be[t*L+y] = v / x.scale[t+1]
		}
	}
}

// marginal returns the probability of label y at unit t.
func (x *lattice) marginal(t, y, n, L int) float64 {
	if t == n-1 {
		return x.al[t*L+y]
	}
	return x.al[t*L+y] * x.be[t*L+y]
}

func (c *crf) update(x *lattice, s *sequence) {
	L, n := c.L, len(s.feats)
	clear(x.grad)
	for t := 1; t < n; t++ {
		for y := range L {
			b := x.be[t*L+y] * x.psi[t*L+y] / x.scale[t]
			if b < 1e-12 {
				continue
			}
			for _, q := range c.prevs[y] {
				if a := x.al[(t-1)*L+q]; a > 1e-9 {
					x.grad[q*L+y] += float64(a * x.m[q*L+y] * b)
				}
			}
		}
		x.grad[s.gold[t-1]*L+s.gold[t]]--
	}
	for y := range L {
		x.grad[y] += x.marginal(0, y, n, L)
		x.grad[y*L] += x.marginal(n-1, y, n, L)
	}
	x.grad[s.gold[0]]--
	x.grad[s.gold[n-1]*L]--
	for i, g := range x.grad {
		if (g > 1e-4 || g < -1e-4) && c.t[i] > -1e29 {
			c.step(c.t, c.tz, c.tn, i, float32(g), 0)
		}
	}
	var ys [64]int
	var gs [64]float32
	for t := range n {
		k := 0
		for y := range L {
			g := x.marginal(t, y, n, L)
			if y == s.gold[t] {
				g--
			}
			c.net.grad[y] = float32(g)
			if g > 1e-3 || g < -1e-3 {
				ys[k], gs[k] = y, float32(g)
				k++
			}
		}
		if k == 0 {
			continue
		}
		c.net.learn(s, t)
		for _, f := range s.feats[t] {
			b := int(f) * L
			for j, y := range ys[:k] {
				c.step(c.w, c.z, c.n, b+y, gs[j], c.l1)
			}
		}
	}
}

// step is one update of FTRL-proximal.
func (c *crf) step(w, z, n []float32, i int, g, l1 float32) {
	n2 := n[i] + float32(g*g)
	sigma := (sqrt(n2) - sqrt(n[i])) / c.alpha
	zi := z[i] + g - float32(sigma*w[i])
	z[i], n[i] = zi, n2
	switch {
	case zi > l1:
		w[i] = -(zi - l1) / ((1+sqrt(n2))/c.alpha + c.l2)
	case zi < -l1:
		w[i] = -(zi + l1) / ((1+sqrt(n2))/c.alpha + c.l2)
	default:
		w[i] = 0
	}
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// layer returns the trained weights as int8, those below least left out.
func (c *crf) layer(least float32, v *names.Vectors) names.Layer {
	top := float32(0)
	for _, v := range c.w {
		top = max(top, v, -v)
	}
	top = min(top, 4)
	scale := max(top, 0.01) / 127
	n, rows := c.net.trained(v)
	labels := map[uint32][]int8{}
	for i, k := range c.keys {
		qs, some := make([]int8, c.L), false
		for y, v := range c.w[i*c.L : i*c.L+c.L] {
			if v > least || v < -least {
				qs[y] = int8(max(-127, min(127, math.Round(float64(v/scale)))))
				some = some || qs[y] != 0
			}
		}
		if some {
			labels[k] = qs
		}
	}
	keys := slices.Concat(slices.Collect(maps.Keys(labels)), slices.Collect(maps.Keys(rows)))
	slices.Sort(keys)
	fs := make([]names.Feature, 0, len(keys))
	for _, k := range slices.Compact(keys) {
		fs = append(fs, names.Feature{Key: k, Labels: labels[k], Hidden: rows[k]})
	}
	w := names.NewWeights(fs, c.L, scale)
	return names.NewLayer(w, n, slices.Clone(c.t))
}
