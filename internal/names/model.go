package names

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Model finds names. It is read-only once made and may be shared.
type Model struct {
	Lexicon
	Classes []string // sorted
	Layer
	// Trust maps the model's own probability, in steps of 1/20, to the share of
	// mentions with it that were right.
	Trust [21]float32
}

// A Layer scores labels and their order.
type Layer struct {
	Weights *Weights
	Net     *Net
	Trans   []float32 // from label, to label
	exp     []float64 // of Trans
}

// NewLayer returns a layer with these weights and scores of transitions.
func NewLayer(w *Weights, n *Net, trans []float32) Layer {
	l := Layer{Weights: w, Net: n, Trans: trans, exp: make([]float64, len(trans))}
	for i, v := range trans {
		l.exp[i] = math.Exp(float64(v))
	}
	return l
}

// A label is 0 for outside a name, else 1 + 4·class + place.
const (
	begin = iota
	inside
	end
	single
)

// Outside is the label of what is no name.
const Outside = 0

// maxClasses is how many classes a model holds at most.
const maxClasses = 15

// Labels returns the number of labels for n classes.
func Labels(n int) int { return 1 + 4*n }

// LabelSpan writes the labels of a name of class c over n units.
func LabelSpan(ls []int, c int) {
	b := 1 + 4*c
	if len(ls) == 1 {
		ls[0] = b + single
		return
	}
	for i := range ls {
		ls[i] = b + inside
	}
	ls[0], ls[len(ls)-1] = b+begin, b+end
}

// Follows reports whether label b may come after label a.
func Follows(a, b int) bool {
	if enters(b) {
		return leaves(a)
	}
	return !leaves(a) && (a-1)/4 == (b-1)/4
}

func enters(l int) bool { return enterLabels>>uint(l)&1 != 0 }
func leaves(l int) bool { return leaveLabels>>uint(l)&1 != 0 }

// The labels that may begin and end a run, as bits.
const (
	enterLabels uint64 = 0x3333333333333333 // Outside, begin, single
	leaveLabels uint64 = 0x9999999999999999 // Outside, end, single
)

// Found is a name that was found: bytes of the text, a class, and the
// probability that both are right.
type Found struct {
	Start, End int
	Class      int
	P          float32
}

// Find appends the names of an analyzed text to out.
func (m *Model) Find(a *Analysis, out []Found) []Found {
	L := Labels(len(m.Classes))
	m.rate(a)
	a.pool(L)
	at := 0
	a.runs(func(lo, hi int, us []unit, _ int) {
		em := a.em[at : at+(hi-lo)*L]
		at += len(em)
		out = m.collect(&a.seg, em, us[lo:hi], out)
	})
	return out
}

// rate sets a.em to the scores of the labels, open unit by open unit.
func (m *Model) rate(a *Analysis) {
	L := Labels(len(m.Classes))
	g := &a.seg
	g.row = grow(g.row, L+Hidden)
	a.em = a.em[:0]
	a.runs(func(lo, hi int, us []unit, _ int) {
		from := len(a.em)
		a.em = slices.Grow(a.em, (hi-lo)*L)[:from+(hi-lo)*L]
		for i := lo; i < hi; i++ {
			clear(g.row)
			for r := range roles {
				g.feats = g.rows.add(&m.Layer, &m.vectors, at(us, i+r.step()), r, &g.hidden, g.row, g.feats)
			}
			t := &g.hidden
			t.reset()
			g.feats = placeFeatures(us, i, g.feats[:0])
			m.Weights.sum(g.feats, g.row[:L], t)
			into(t, g.row[L:])
			g.feats = pairFeatures(us, i, g.feats[:0])
			m.Weights.score(g.feats, g.row)
			em := a.em[from+(i-lo)*L : from+(i-lo)*L+L]
			for y, v := range g.row[:L] {
				em[y] = float32(v) * m.Weights.Scale
			}
			m.Net.score(g.row[L:], em)
		}
	})
}

// longestRun bounds the run that is labeled at once, and with it the scratch
// space. No sentence of a newspaper has a run that long; one of a table or of
// noise may be cut within a name.
const longestRun = 256

// runs calls f for each run of open units: us[lo:hi] of the sentence us, which
// begins with unit base of the text.
func (a *Analysis) runs(f func(lo, hi int, us []unit, base int)) {
	for s := 0; s+1 < len(a.first); s++ {
		us := a.us[a.first[s]:a.first[s+1]]
		for i := 0; i < len(us); i++ {
			if !us[i].open {
				continue
			}
			lo := i
			for i < len(us) && us[i].open {
				if i-lo == longestRun {
					f(lo, i, us, a.first[s])
					lo = i
				}
				i++
			}
			f(lo, i, us, a.first[s])
		}
	}
}

// surely is how far the score of Outside has to be above all others for a unit to be
// no part of a name whatever stands beside it.
const surely = 12

// collect finds the names of the run us with scores em. Units that are surely none
// part it into pieces, which are labeled by themselves.
func (m *Model) collect(g *segment, em []float32, us []unit, out []Found) []Found {
	L := Labels(len(m.Classes))
	for hi := 0; hi < len(us); {
		lo := hi
		for lo < len(us) && outside(em[lo*L:lo*L+L]) {
			lo++
		}
		for hi = lo; hi < len(us) && !outside(em[hi*L:hi*L+L]); {
			hi++
		}
		if lo < hi {
			out = m.piece(g, em[lo*L:hi*L], us[lo:hi], out)
		}
	}
	return out
}

func outside(em []float32) bool { return em[Outside] > slices.Max(em[1:])+surely }

// piece decodes a piece of a run and appends its names with their probabilities.
func (m *Model) piece(g *segment, em []float32, us []unit, out []Found) []Found {
	L := Labels(len(m.Classes))
	l := &m.Layer
	g.try(em, L)
	labels := l.decode(g, em, L)
	marginal := false
	for i := 0; i < len(labels); i++ {
		y := int(labels[i])
		if y == Outside {
			continue
		}
		lo := i
		for !leaves(int(labels[i])) {
			i++
		}
		if !marginal {
			l.marginals(g, em, labels, L)
			marginal = true
		}
		p := l.probability(g, labels, lo, i, L)
		out = append(out, Found{int(us[lo].Start), int(us[i].End), (y - 1) / 4, m.trust(p)})
	}
	return out
}

// trust maps the model's own probability to a share of mentions that are right.
func (m *Model) trust(p float64) float32 {
	if math.IsNaN(p) { // a model whose scores leave the range of numbers
		p = 0
	}
	x := float64(max(0, min(1, p)) * 20)
	i := min(19, int(x))
	f := float32(x - float64(i))
	return m.Trust[i] + float32((m.Trust[i+1]-m.Trust[i])*f)
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// ClassIndex returns the index of class name, or -1.
func (m *Model) ClassIndex(name string) int {
	i, ok := slices.BinarySearchFunc(m.Classes, name, cmp.Compare[string])
	if !ok {
		return -1
	}
	return i
}

// Class returns name as classes are written: in lower case.
func Class(name string) string { return strings.ToLower(name) }
