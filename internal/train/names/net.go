package main

import (
	"math"
	"math/rand/v2"

	"github.com/masthead-news/masthead/internal/names"
)

// netSettings are those of the hidden layer.
type netSettings struct {
	cut       int     // a feature seen less often is left out
	drop      float32 // share of hidden units that are hidden at each look
	dropInput float32 // share of features that are hidden from it
	rate      float32 // of learning, for features (Duchi and others 2011)
	step      float32 // of learning, for all else (Kingma and Ba 2015)
	batch     int     // looks between two steps
}

// A net is a hidden layer in training.
type net struct {
	netSettings
	L, dims    int
	words      *wordVectors
	ids        map[uint32]int32
	keys       []uint32
	rows, sums []float32 // of features, and the sums of squares of their gradients: feature · Hidden + unit
	in, out    dense     // (role · Hidden + unit) · dims + number; label · Hidden + unit
	looks      int
	slow       float32 // share of the rate and step, which fall to 0
	h          []float32
	kept       []bool
	grad       []float32 // of labels
	gradH, pre []float32
}

const hidden = names.Hidden

func newNet(s netSettings, L int, words *wordVectors, rs []names.Run) *net {
	n := &net{netSettings: s, L: L, words: words, dims: words.dims()}
	n.ids, n.keys = number(rs, s.cut, func(r *names.Run, t int) []uint32 { return r.Features[t][:r.Seen[t]] })
	n.rows, n.sums = make([]float32, len(n.keys)*hidden), make([]float32, len(n.keys)*hidden)
	rng := rand.New(rand.NewPCG(7, 8))
	n.in = newDense(names.Roles*hidden*n.dims, rng, math.Sqrt(1/float64(3*n.dims+1)))
	n.out = newDense(L*hidden, rng, 0.1)
	n.grad, n.gradH, n.pre = make([]float32, L), make([]float32, hidden), make([]float32, hidden)
	return n
}

// look computes what the hidden units say of each unit of s, some of them hidden.
func (n *net) look(s *sequence, rng *rand.Rand) {
	size := len(s.seen) * hidden
	if cap(n.h) < size {
		n.h, n.kept = make([]float32, 2*size), make([]bool, 2*size)
	}
	n.h, n.kept = n.h[:size], n.kept[:size]
	for t, fs := range s.seen {
		kept, h := n.kept[t*hidden:t*hidden+hidden], n.h[t*hidden:t*hidden+hidden]
		for k := range kept {
			kept[k] = rng.Float32() >= n.drop
		}
		clear(n.pre)
		for _, f := range fs {
			for k, v := range n.rows[int(f)*hidden : int(f)*hidden+hidden] {
				n.pre[k] += v
			}
		}
		for k := range n.pre {
			n.pre[k] /= 1 - n.dropInput
		}
		for r, id := range s.words[t] {
			if id < 0 {
				continue
			}
			v := n.words.vec[id]
			for k := range n.pre {
				if kept[k] {
					at := (r*hidden + k) * n.dims
					n.pre[k] += dot(v, n.in.w[at:at+n.dims])
				}
			}
		}
		for k, v := range n.pre {
			h[k] = 0
			if kept[k] && v > 0 {
				h[k] = v / (1 - n.drop)
			}
		}
	}
}

// emit adds to row, the scores of the labels at unit t.
func (n *net) emit(t int, row []float64) {
	h := n.h[t*hidden : t*hidden+hidden]
	for y := range n.L {
		row[y] += float64(dot(h, n.out.w[y*hidden:y*hidden+hidden]))
	}
}

// learn changes the weights against n.grad, the gradient of the labels at unit t of s.
func (n *net) learn(s *sequence, t int) {
	h := n.h[t*hidden : t*hidden+hidden]
	clear(n.gradH)
	for y, g := range n.grad {
		if g < 1e-3 && g > -1e-3 {
			continue
		}
		w, sum := n.out.w[y*hidden:y*hidden+hidden], n.out.grad[y*hidden:y*hidden+hidden]
		for k, v := range h {
			if v > 0 {
				sum[k] += float32(g * v)
				n.gradH[k] += float32(g * w[k])
			}
		}
	}
	for k, v := range h {
		if v <= 0 {
			n.gradH[k] = 0
		}
		n.gradH[k] /= 1 - n.drop
	}
	for r, id := range s.words[t] {
		if id < 0 {
			continue
		}
		v := n.words.vec[id]
		for k, d := range n.gradH {
			if d == 0 {
				continue
			}
			at := (r*hidden + k) * n.dims
			sum := n.in.grad[at : at+n.dims]
			for i, x := range v {
				sum[i] += float32(d * x)
			}
		}
	}
	rate := n.rate * n.slow
	for _, f := range s.seen[t] {
		w, sum := n.rows[int(f)*hidden:int(f)*hidden+hidden], n.sums[int(f)*hidden:int(f)*hidden+hidden]
		for k, d := range n.gradH {
			if d != 0 {
				d /= 1 - n.dropInput
				sum[k] += float32(d * d)
				w[k] -= rate * d / (sqrt(sum[k]) + 0.1)
			}
		}
	}
	if n.looks++; n.looks%n.batch == 0 {
		n.in.update(n.step * n.slow)
		n.out.update(n.step * n.slow)
	}
}

// A dense is a table of weights that all change at each step.
type dense struct {
	w, grad, mean, square []float32
	steps                 int
}

func newDense(n int, rng *rand.Rand, spread float64) dense {
	d := dense{w: make([]float32, n), grad: make([]float32, n), mean: make([]float32, n), square: make([]float32, n)}
	for i := range d.w {
		d.w[i] = float32(rng.NormFloat64() * spread)
	}
	return d
}

// update is a step of Adam.
func (d *dense) update(step float32) {
	d.steps++
	step *= float32(math.Sqrt(1-math.Pow(0.999, float64(d.steps))) / (1 - math.Pow(0.9, float64(d.steps))))
	for i, g := range d.grad {
		d.mean[i] += float32(0.1 * (g - d.mean[i]))
		d.square[i] += float32(0.001 * (float32(g*g) - d.square[i]))
		d.w[i] -= step * d.mean[i] / (sqrt(d.square[i]) + 1e-6)
		d.grad[i] = 0
	}
}

// trained returns the net for use, and the rows of its features by their hash.
func (n *net) trained(v *names.Vectors) (*names.Net, map[uint32]*[hidden]int8) {
	top := float32(0)
	for _, ws := range [][]float32{n.rows, n.in.w} {
		for _, w := range ws {
			top = max(top, w, -w)
		}
	}
	scale := max(min(top, 2), 0.01) / 127
	rows := map[uint32]*[hidden]int8{}
	for i, k := range n.keys {
		var q [hidden]int8
		some := false
		for u, w := range n.rows[i*hidden : i*hidden+hidden] {
			q[u] = int8(max(-127, min(127, math.Round(float64(w/scale)))))
			some = some || q[u] != 0
		}
		if some {
			rows[k] = &q
		}
	}
	words, out := make([]float32, len(n.in.w)), make([]float32, len(n.out.w))
	for i, w := range n.in.w {
		words[i] = w / scale
	}
	for y := range n.L {
		for k := range hidden {
			out[k*n.L+y] = n.out.w[y*hidden+k]
		}
	}
	return names.NewNet(scale, words, out, v), rows
}
