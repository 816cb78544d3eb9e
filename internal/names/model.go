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

	transTo []float32 // Trans and exp by the label that follows
	expTo   []float64
}

// NewLayer returns a layer with these weights and scores of transitions.
func NewLayer(w *Weights, n *Net, trans []float32) Layer {
	l := Layer{Weights: w, Net: n, Trans: trans, exp: make([]float64, len(trans)), transTo: make([]float32, len(trans)), expTo: make([]float64, len(trans))}
	L := int(math.Sqrt(float64(len(trans))))
	for i, v := range trans {
		l.exp[i] = math.Exp(float64(v))
		to := i%L*L + i/L
		l.transTo[to], l.expTo[to] = v, l.exp[i]
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
	if entering.has(b) {
		return leaving.has(a)
	}
	return !leaving.has(a) && (a-1)/4 == (b-1)/4
}

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
	a.open = a.runs(a.open[:0])
	m.rate(a)
	a.pool(L)
	em := a.em
	for _, r := range a.open {
		n := (r.hi - r.lo) * L
		out = m.collect(&a.seg, em[:n], r.sent[r.lo:r.hi], out)
		em = em[n:]
	}
	return out
}

// rate sets a.em to the scores of the labels, open unit by open unit.
func (m *Model) rate(a *Analysis) {
	L := Labels(len(m.Classes))
	g := &a.seg
	g.sums = grow(g.sums, hiddenWords+labelWords(L))
	g.row = grow(g.row, inWord*len(g.sums))
	g.em = grow(g.em, inBlocks(L))
	a.em = a.em[:0]
	for _, r := range a.open {
		from := len(a.em)
		a.em = slices.Grow(a.em, (r.hi-r.lo)*L)[:from+(r.hi-r.lo)*L]
		g.rows.find(&m.Layer, len(g.sums), r.sent, r.lo, r.hi)
		for i := r.lo; i < r.hi; i++ {
			m.sum(a, r.sent, i, &g.rows.at[i-r.lo])
			for y, v := range g.row[Hidden : Hidden+L] {
				g.em[y] = float32(v) * m.Weights.Scale
			}
			m.Net.score(g.row[:Hidden], g.em)
			copy(a.em[from+(i-r.lo)*L:], g.em[:L])
		}
	}
}

// sum sets a.seg.row to the sums for unit i of the sentence us. The rows of the words around
// it lie at words.
func (m *Model) sum(a *Analysis, us []unit, i int, words *[roles]rowAt) {
	g := &a.seg
	f := &g.finder
	clear(g.sums)
	for r := range roles {
		u := at(us, i+r.step())
		g.rows.add(&m.vectors, u, a.letters(u), r, words[r], g.sums, f)
	}
	f.feats = placeFeatures(us, i, f.feats[:0])
	seen := len(f.feats)
	f.feats = pairFeatures(us, i, f.feats)
	m.Weights.add(f.feats, seen, g.sums, f)
	g.sums.read(g.row)
}

// longestRun bounds the run that is labeled at once, and with it the scratch
// space. No sentence of a newspaper has a run that long; one of a table or of
// noise may be cut within a name.
const longestRun = 256

// A run is a stretch of open units.
type run struct {
	sent   []unit // the sentence that it lies in
	base   int    // the number of the sentence's first unit in the text
	lo, hi int    // in the sentence
}

// runs appends the runs of the text to out.
func (a *Analysis) runs(out []run) []run {
	for s := 0; s+1 < len(a.first); s++ {
		us := a.us[a.first[s]:a.first[s+1]]
		for i := 0; i < len(us); i++ {
			if !us[i].open {
				continue
			}
			r := run{sent: us, base: a.first[s], lo: i}
			for i < len(us) && us[i].open {
				if i-r.lo == longestRun {
					r.hi = i
					out = append(out, r)
					r.lo = i
				}
				i++
			}
			r.hi = i
			out = append(out, r)
		}
	}
	return out
}

// surely is how far the score of Outside has to be above all others for a unit to be
// no part of a name whatever stands beside it.
const surely = 12

// collect finds the names of the run us with scores em. Units that are surely none
// part it into pieces, which are labeled by themselves.
func (m *Model) collect(g *segment, em []float32, us []unit, out []Found) []Found {
	L := Labels(len(m.Classes))
	lo := 0
	for i := range us {
		if e := em[i*L : i*L+L]; e[Outside] <= highest(e[1:])+surely {
			continue
		}
		if lo < i {
			out = m.piece(g, em[lo*L:i*L], us[lo:i], out)
		}
		lo = i + 1
	}
	if lo < len(us) {
		out = m.piece(g, em[lo*L:], us[lo:], out)
	}
	return out
}

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
		for !leaving.has(int(labels[i])) {
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
