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
	Trans   []float32 // from label, to label
	exp     []float64 // of Trans
}

// NewLayer returns a layer with these weights and scores of transitions.
func NewLayer(w *Weights, trans []float32) Layer {
	l := Layer{Weights: w, Trans: trans, exp: make([]float64, len(trans))}
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

func enters(l int) bool { return l == Outside || (l-1)%4 == begin || (l-1)%4 == single }
func leaves(l int) bool { return l == Outside || (l-1)%4 == end || (l-1)%4 == single }

// Found is a name that was found: bytes of the text, a class, and the
// probability that both are right.
type Found struct {
	Start, End int
	Class      int
	P          float32
}

// segment is scratch space for the decoding of one run of open units.
type segment struct {
	row    []int32
	feats  []uint32
	em     []float32 // scores of labels, unit by unit
	score  []float32
	back   []uint8
	psi    []float64
	alpha  []float64
	beta   []float64
	scale  []float64
	labels []uint8
	exit   []int
	live   []uint8
	liveAt []int
}

const never = -1e30

// Find appends the names of an analyzed text to out.
func (m *Model) Find(a *Analysis, out []Found) []Found {
	L := Labels(len(m.Classes))
	g := &a.seg
	g.row = grow(g.row, L)
	a.runs(func(lo, hi int, us []unit, _ int) {
		g.em = grow(g.em, (hi-lo)*L)
		for i := lo; i < hi; i++ {
			clear(g.row)
			g.feats = features(us, i, g.feats[:0])
			m.Weights.score(g.feats, g.row)
			em := g.em[(i-lo)*L : (i-lo)*L+L]
			for y, v := range g.row {
				em[y] = float32(v) * m.Weights.Scale
			}
		}
		out = m.collect(g, us[lo:hi], out)
	})
	return out
}

// longestRun bounds the run that is labelled at once, and with it the scratch
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

// decode returns the best labels for a run with scores em, by Viterbi's
// algorithm. Outside lies on both sides of the run.
func (l *Layer) decode(g *segment, em []float32, L int) []uint8 {
	n := len(em) / L
	g.score, g.back, g.labels = grow(g.score, L*n), grow(g.back, L*n), grow(g.labels, n)
	for t := range n {
		row, from := g.score[t*L:t*L+L], g.back[t*L:t*L+L]
		e := em[t*L : t*L+L]
		g.exits(t, L)
		for y := range row {
			best, at := float32(never), 0
			switch {
			case !enters(y):
				if t == 0 {
					break
				}
				b := y - (y-1)%4 // begin of the class
				prev := g.score[(t-1)*L:]
				best, at = prev[b]+l.Trans[b*L+y], b
				if v := prev[b+inside] + l.Trans[(b+inside)*L+y]; v > best {
					best, at = v, b+inside
				}
			case t == 0:
				best = l.Trans[y]
			default:
				prev := g.score[(t-1)*L:]
				for _, q := range g.exit {
					if v := prev[q] + l.Trans[q*L+y]; v > best {
						best, at = v, q
					}
				}
			}
			row[y], from[y] = best+e[y], uint8(at)
		}
	}
	best, at := float32(2*never), 0
	for y, v := range g.score[(n-1)*L : n*L] {
		if leaves(y) && v+l.Trans[y*L] > best {
			best, at = v+l.Trans[y*L], y
		}
	}
	for t := n - 1; t >= 0; t-- {
		g.labels[t] = uint8(at)
		at = int(g.back[t*L+at])
	}
	return g.labels
}

// exits sets g.exit to the labels of unit t-1 that a name may end with and that
// aren't hopeless.
func (g *segment) exits(t, L int) {
	g.exit = g.exit[:0]
	if t == 0 {
		return
	}
	prev := g.score[(t-1)*L : t*L]
	best := float32(2 * never)
	for y, v := range prev {
		if leaves(y) && v > best {
			best = v
		}
	}
	for y, v := range prev {
		if leaves(y) && v > best-12 {
			g.exit = append(g.exit, y)
		}
	}
}

// collect decodes the run us and appends its names with their probabilities.
func (m *Model) collect(g *segment, us []unit, out []Found) []Found {
	L := Labels(len(m.Classes))
	l, em := &m.Layer, g.em[:len(us)*L]
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
			l.marginals(g, em, L)
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
	x := max(0, min(1, p)) * 20
	i := min(19, int(x))
	f := float32(x - float64(i))
	return m.Trust[i] + (m.Trust[i+1]-m.Trust[i])*f
}

// plausible is how far below the best label of its unit a label's score may lie
// to count in a probability; e⁻¹⁰ is far below what is shown of one.
const plausible = 10

// marginals fills g.alpha and g.beta, scaled unit by unit. Entries of labels that
// aren't plausible are left undefined: g.live lists the others.
func (l *Layer) marginals(g *segment, em []float32, L int) {
	n := len(em) / L
	g.psi, g.alpha, g.beta, g.scale = grow(g.psi, n*L), grow(g.alpha, n*L), grow(g.beta, n*L), grow(g.scale, n)
	g.live, g.liveAt = g.live[:0], append(g.liveAt[:0], 0)
	for t := range n {
		e := em[t*L : t*L+L]
		top := slices.Max(e)
		sum := 0.0
		for y := range L {
			d := e[y] - top
			if d < -plausible || t == 0 && !enters(y) || t == n-1 && !leaves(y) {
				g.psi[t*L+y] = 0
				continue
			}
			v := l.exp[y]
			if t > 0 {
				v = 0
				for _, q := range g.at(t - 1) {
					v += g.alpha[(t-1)*L+int(q)] * l.exp[int(q)*L+y]
				}
			}
			g.psi[t*L+y] = math.Exp(float64(d))
			v *= g.psi[t*L+y]
			if t == n-1 {
				v *= l.exp[y*L]
			}
			if v > 0 {
				g.live = append(g.live, uint8(y))
			}
			g.alpha[t*L+y] = v
			sum += v
		}
		g.liveAt = append(g.liveAt, len(g.live))
		g.scale[t] = max(sum, 1e-300)
		for _, y := range g.at(t) {
			g.alpha[t*L+int(y)] /= g.scale[t]
		}
	}
	for _, y := range g.at(n - 1) {
		g.beta[(n-1)*L+int(y)] = l.exp[int(y)*L]
	}
	for t := n - 2; t >= 0; t-- {
		for _, y := range g.at(t) {
			v := 0.0
			for _, q := range g.at(t + 1) {
				v += l.exp[int(y)*L+int(q)] * g.psi[(t+1)*L+int(q)] * g.beta[(t+1)*L+int(q)]
			}
			g.beta[t*L+int(y)] = v / g.scale[t+1]
		}
	}
}

// at returns the plausible labels of unit t.
func (g *segment) at(t int) []uint8 { return g.live[g.liveAt[t]:g.liveAt[t+1]] }

// probability returns that of the labels lo to hi, given the run.
func (l *Layer) probability(g *segment, labels []uint8, lo, hi, L int) float64 {
	n := len(labels)
	y := int(labels[lo])
	if g.psi[lo*L+y] == 0 {
		return 0
	}
	p := g.alpha[lo*L+y]
	if lo == n-1 { // alpha of the last unit holds the way out already
		return p
	}
	for t := lo + 1; t <= hi; t++ {
		q := int(labels[t])
		p *= l.exp[y*L+q] * g.psi[t*L+q] / g.scale[t]
		y = q
	}
	if p == 0 {
		return 0
	}
	return p * g.beta[hi*L+y]
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
