package gbt

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// Params are the settings of training. The zero value is a good start.
type Params struct {
	Trees   int     // how many; zero means 200
	Leaves  int     // at most, in each tree; zero means 20
	Rate    float64 // what a tree adds is scaled by this; zero means 0.08
	L2      float64 // pulls leaves toward zero; zero means 1
	Columns float64 // share of features drawn for each tree; zero means 0.4
	Rows    float64 // share of rows drawn for each tree; zero means 0.6
	// MinWeight is the least sum of second derivatives in a leaf. Zero means
	// 0.05, for weights that are around one for a telling row.
	MinWeight float64
	Seed      uint64
	// Groups, if not nil, numbers the question that each row is an answer to; rows with
	// one number follow one another. The answers compete: the odds of each, e to the
	// power of its score, are against the others and against none of them (conditional
	// logit, McFadden 1974). Labels of a group sum up to one, or to zero where none is
	// right.
	Groups []int32
}

func (p Params) withDefaults() Params {
	def := func(v *float64, d float64) {
		if *v == 0 {
			*v = d
		}
	}
	if p.Trees == 0 {
		p.Trees = 200
	}
	if p.Leaves == 0 {
		p.Leaves = 20
	}
	def(&p.Rate, .08)
	def(&p.L2, 1)
	def(&p.Columns, .4)
	def(&p.Rows, .6)
	def(&p.MinWeight, .05)
	return p
}

// maxBins is the number of values a binned feature can have.
const maxBins = 64

// sampleRows bounds the rows from which bins are cut.
const sampleRows = 50000

// Train fits a model to rows, which have equal lengths, and labels, which are 0
// or 1 or between. Nil weights mean one for every row. Equal input gives an
// equal model.
func Train(rows [][]float32, labels, weights []float32, p Params) *Model {
	if len(rows) == 0 || len(rows) != len(labels) || weights != nil && len(weights) != len(rows) || p.Groups != nil && len(p.Groups) != len(rows) {
		panic(fmt.Sprintf("gbt: %d rows, %d labels, %d weights", len(rows), len(labels), len(weights)))
	}
	t := &trainer{
		Params: p.withDefaults(),
		rows:   rows,
		rnd:    rand.New(rand.NewPCG(p.Seed, 0x6d617374)),
		grad:   make([]float32, len(rows)),
		hess:   make([]float32, len(rows)),
		score:  make([]float32, len(rows)),
		near:   make([]bucket, len(rows)),
	}
	t.bin()
	if weights == nil {
		weights = slices.Repeat([]float32{1}, len(rows))
	}
	var yes, all float64
	for i, y := range labels {
		yes += float64(float64(y) * float64(weights[i]))
		all += float64(weights[i])
	}
	share := min(max(yes/all, 1e-6), 1-1e-6)
	m := &Model{bias: float32(math.Log(share / (1 - share))), features: len(rows[0])}
	for i := range t.score {
		t.score[i] = m.bias
	}
	for range t.Trees {
		t.derive(labels, weights)
		m.grow(t)
	}
	return m
}

// derive sets the first and second derivatives of the loss.
func (t *trainer) derive(labels, weights []float32) {
	if t.Groups == nil {
		for i, s := range t.score {
			q := logistic(s)
			t.grad[i] = weights[i] * (q - labels[i])
			t.hess[i] = weights[i] * q * (1 - q)
		}
		return
	}
	for first := 0; first < len(t.score); {
		last, sum := first, 1.0 // of none of them
		for ; last < len(t.score) && t.Groups[last] == t.Groups[first]; last++ {
			sum += math.Exp(float64(t.score[last]))
		}
		for i := first; i < last; i++ {
			q := float32(math.Exp(float64(t.score[i])) / sum)
			t.grad[i] = weights[i] * (q - labels[i])
			t.hess[i] = weights[i] * q * (1 - q)
		}
		first = last
	}
}

type trainer struct {
	Params
	rows  [][]float32
	cuts  [][]float32 // per feature, ascending
	bins  [][]uint8   // per feature, per row: how many cuts are below its value
	rnd   *rand.Rand
	grad  []float32
	hess  []float32
	score []float32
	near  []bucket // scratch space
}

// bin cuts each feature at its quantiles, or between its values if they are few.
func (t *trainer) bin() {
	n, d := len(t.rows), len(t.rows[0])
	step := max(1, n/sampleRows)
	t.cuts, t.bins = make([][]float32, d), make([][]uint8, d)
	var vals []float32
	for f := range d {
		vals = vals[:0]
		for i := 0; i < n; i += step {
			vals = append(vals, t.rows[i][f])
		}
		slices.Sort(vals)
		t.cuts[f] = cut(vals)
		b := make([]uint8, n)
		for i, r := range t.rows {
			b[i] = uint8(sort.Search(len(t.cuts[f]), func(k int) bool { return r[f] <= t.cuts[f][k] }))
		}
		t.bins[f] = b
	}
}

// cut returns where to cut the sorted vals, at most maxBins-1 places.
func cut(vals []float32) []float32 {
	var cuts []float32
	uniq := slices.Compact(slices.Clone(vals))
	if len(uniq) <= maxBins {
		for i := 1; i < len(uniq); i++ {
			cuts = append(cuts, uniq[i-1]+(uniq[i]-uniq[i-1])/2)
		}
		return cuts
	}
	for b := 1; b < maxBins; b++ {
		v := vals[len(vals)*b/maxBins]
		if v < vals[len(vals)-1] && (len(cuts) == 0 || v > cuts[len(cuts)-1]) {
			cuts = append(cuts, v)
		}
	}
	return cuts
}

// A leaf is a set of rows that may be split further.
type leaf struct {
	rows        []int32
	hist        []bucket // of the drawn features, maxBins for each
	grad, hess  float64
	gain        float64
	feature     int // of the best split
	cut         int
	left, right *leaf // once split
}

type bucket struct{ grad, hess float64 }

// grow adds a tree to m.
func (m *Model) grow(t *trainer) {
	var features []int
	for f, c := range t.cuts {
		if len(c) > 0 && t.rnd.Float64() < t.Columns {
			features = append(features, f)
		}
	}
	root := &leaf{}
	for i := range t.rows {
		if t.rnd.Float64() < t.Rows {
			root.rows = append(root.rows, int32(i))
		}
	}
	root.hist = t.histogram(root.rows, features)
	t.sum(root)
	t.best(root, features)
	open := []*leaf{root}
	for len(open) < t.Leaves {
		k := -1
		for i, l := range open {
			if l.gain > 1e-6 && (k < 0 || l.gain > open[k].gain) {
				k = i
			}
		}
		if k < 0 {
			break
		}
		l := open[k]
		t.split(l, features)
		open[k] = l.left
		open = append(open, l.right)
	}
	first := len(m.nodes)
	m.roots = append(m.roots, int32(first))
	m.write(t, root)
	one := Model{nodes: m.nodes[first:], roots: []int32{0}}
	for i, r := range t.rows {
		t.score[i] += one.Score(r)
	}
}

// histogram sums the derivatives of rows by the bins of each feature.
func (t *trainer) histogram(rows []int32, features []int) []bucket {
	hist := make([]bucket, len(features)*maxBins)
	// The derivatives of the rows side by side, so that the inner loop jumps
	// about in one array only.
	near := t.near[:len(rows)]
	for i, r := range rows {
		near[i] = bucket{float64(t.grad[r]), float64(t.hess[r])}
	}
	for k, f := range features {
		h, bins := (*[maxBins]bucket)(hist[k*maxBins:]), t.bins[f]
		for i, r := range rows {
			b := &h[bins[r]%maxBins]
			b.grad += near[i].grad
			b.hess += near[i].hess
		}
	}
	return hist
}

func (t *trainer) sum(l *leaf) {
	for _, r := range l.rows {
		l.grad += float64(t.grad[r])
		l.hess += float64(t.hess[r])
	}
}

// best finds the split of l with the most gain.
func (t *trainer) best(l *leaf, features []int) {
	worth := func(g, h float64) float64 { return g * g / (h + t.L2) }
	base := worth(l.grad, l.hess)
	for k, f := range features {
		var g, h float64
		for b := range t.cuts[f] {
			g += l.hist[k*maxBins+b].grad
			h += l.hist[k*maxBins+b].hess
			if h < t.MinWeight || l.hess-h < t.MinWeight {
				continue
			}
			if gain := worth(g, h) + worth(l.grad-g, l.hess-h) - base; gain > l.gain {
				l.gain, l.feature, l.cut = gain, f, b
			}
		}
	}
}

// split divides l. The histogram of the larger side is what the smaller leaves.
func (t *trainer) split(l *leaf, features []int) {
	l.left, l.right = &leaf{}, &leaf{}
	bins := t.bins[l.feature]
	for _, r := range l.rows {
		side := l.right
		if int(bins[r]) <= l.cut {
			side = l.left
		}
		side.rows = append(side.rows, r)
	}
	small, large := l.left, l.right
	if len(small.rows) > len(large.rows) {
		small, large = large, small
	}
	small.hist = t.histogram(small.rows, features)
	large.hist = l.hist
	for i, b := range small.hist {
		large.hist[i].grad -= b.grad
		large.hist[i].hess -= b.hess
	}
	for _, s := range []*leaf{l.left, l.right} {
		t.sum(s)
		t.best(s, features)
	}
	l.hist, l.rows = nil, nil
}

// write appends l and what lies below it.
func (m *Model) write(t *trainer, l *leaf) {
	at := len(m.nodes)
	if l.left == nil {
		m.nodes = append(m.nodes, node{feature: -1, cut: float32(-t.Rate * l.grad / (l.hess + t.L2))})
		return
	}
	m.nodes = append(m.nodes, node{feature: int16(l.feature), cut: t.cuts[l.feature][l.cut]})
	m.write(t, l.left)
	m.nodes[at].right = int16(len(m.nodes) - at)
	m.write(t, l.right)
}
