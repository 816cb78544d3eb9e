package names

import (
	"math"
	"math/bits"
)

// segment is scratch space for the decoding of one run of open units.
type segment struct {
	sums   sums
	row    []int16   // the numbers of sums
	em     []float32 // the scores of one unit's labels
	rows   rows
	finder finder
	live   []labelSet // unit by unit: the labels to try
	kept   []labelSet // of these, those that are probable
	exit   []uint8
	score  []float32
	back   []uint8
	labels []uint8
	psi    []float64
	alpha  []float64
	beta   []float64
	scale  []float64
}

const never = -1e30

// A labelSet is a set of labels, as bits.
type labelSet uint64

// The labels that may begin and end a run.
const (
	entering labelSet = 0x3333333333333333 // Outside, begin, single
	leaving  labelSet = 0x9999999999999999 // Outside, end, single
)

func (s labelSet) has(y int) bool { return s>>uint(y)&1 != 0 }

// first returns the lowest label of a set that isn't empty.
func (s labelSet) first() int { return bits.TrailingZeros64(uint64(s)) }

// rest returns s without its lowest label.
func (s labelSet) rest() labelSet { return s & (s - 1) }

// list returns the labels of s, in the scratch space to.
func (s labelSet) list(to []uint8) []uint8 {
	to = to[:0]
	for ; s != 0; s = s.rest() {
		to = append(to, uint8(s.first()))
	}
	return to
}

// plausible is how far below the best label of its unit a label's score may lie to be
// tried at all. Outside always is, so that each run has a labeling. With 8 in place of 6, three names of
// 128,000 are others.
const plausible = 6

// try sets g.live to the labels to try.
func (g *segment) try(em []float32, L int) {
	n := len(em) / L
	g.live = grow(g.live, n)
	for t := range g.live {
		e := em[t*L : t*L+L]
		least := highest(e) - plausible
		set := labelSet(0)
		for y, v := range e {
			below := math.Float32bits(v-least) >> 31 // without a branch, as nobody could foretell it
			set |= labelSet(below^1) << uint(y)
		}
		g.live[t] = set
	}
	g.live[0] &= entering
	g.live[n-1] &= leaving
	for t := range g.live {
		g.live[t] |= 1 << Outside
	}
}

func highest(e []float32) float32 {
	top := e[0]
	for _, v := range e[1:] {
		if v > top {
			top = v
		}
	}
	return top
}

// decode returns the best labels for a run with scores em, by Viterbi's algorithm, of
// those in g.live. Outside lies on both sides of the run.
func (l *Layer) decode(g *segment, em []float32, L int) []uint8 {
	n := len(em) / L
	g.score, g.back, g.labels = grow(g.score, L*n), grow(g.back, L*n), grow(g.labels, n)
	for t := range n {
		row, from, e := g.score[t*L:t*L+L], g.back[t*L:t*L+L], em[t*L:t*L+L]
		for y := range row {
			row[y] = never
		}
		if t == 0 {
			for s := g.live[0]; s != 0; s = s.rest() {
				y := s.first()
				row[y], from[y] = l.Trans[y]+e[y], Outside
			}
			continue
		}
		prev := g.score[(t-1)*L : t*L]
		g.exits(prev, t-1)
		for s := g.live[t]; s != 0; s = s.rest() {
			y := s.first()
			best, at := float32(2*never), uint8(Outside)
			trans := l.transTo[y*L : y*L+L]
			if entering.has(y) {
				for _, q := range g.exit {
					if v := prev[q] + trans[q]; v > best {
						best, at = v, q
					}
				}
			} else {
				for _, q := range inner(y) {
					if v := prev[q] + trans[q]; v > best {
						best, at = v, q
					}
				}
			}
			row[y], from[y] = max(never, best+e[y]), at
		}
	}
	best, at := float32(2*never), uint8(Outside)
	for s := g.live[n-1] & leaving; s != 0; s = s.rest() {
		y := s.first()
		if v := g.score[(n-1)*L+y] + l.Trans[y*L]; v > best {
			best, at = v, uint8(y)
		}
	}
	for t := n - 1; t >= 0; t-- {
		g.labels[t] = at
		at = g.back[t*L+int(at)]
	}
	return g.labels
}

// exits sets g.exit to the labels of unit t, with scores row, that a name may end with
// and that aren't hopeless.
func (g *segment) exits(row []float32, t int) {
	best := float32(2 * never)
	for s := g.live[t] & leaving; s != 0; s = s.rest() {
		if v := row[s.first()]; v > best {
			best = v
		}
	}
	g.exit = g.exit[:0]
	for s := g.live[t] & leaving; s != 0; s = s.rest() {
		if y := s.first(); row[y] > best-plausible {
			g.exit = append(g.exit, uint8(y))
		}
	}
}

// inner returns the labels that y, which doesn't begin a name, may follow.
func inner(y int) [2]uint8 {
	first := uint8(y-1)/4*4 + 1
	return [2]uint8{first + begin, first + inside}
}

// improbable is the share of a unit's ways below which a label counts no more.
const improbable = 1e-4

// marginals fills g.alpha and g.beta, scaled unit by unit, for the labels that are
// probable up to their unit and for those given; these are then in g.kept.
func (l *Layer) marginals(g *segment, em []float32, labels []uint8, L int) {
	n := len(em) / L
	g.psi, g.alpha, g.beta, g.scale = grow(g.psi, n*L), grow(g.alpha, n*L), grow(g.beta, n*L), grow(g.scale, n)
	g.kept = grow(g.kept, n)
	for t := range n {
		scale := max(l.forward(g, em[t*L:t*L+L], t, n, L), 1e-300)
		g.scale[t] = scale
		alpha, kept := g.alpha[t*L:t*L+L], labelSet(1)<<labels[t]
		for s := g.live[t]; s != 0; s = s.rest() {
			y := s.first()
			a := alpha[y] / scale
			alpha[y] = a
			if a >= improbable {
				kept |= 1 << uint(y)
			}
		}
		g.kept[t] = kept
	}
	for s := g.kept[n-1]; s != 0; s = s.rest() {
		y := s.first()
		g.beta[(n-1)*L+y] = l.exp[y*L]
	}
	for t := n - 2; t >= 0; t-- {
		psi, beta := g.psi[(t+1)*L:(t+2)*L], g.beta[(t+1)*L:(t+2)*L]
		g.exit = g.kept[t+1].list(g.exit)
		for s := g.kept[t]; s != 0; s = s.rest() {
			y := s.first()
			v := 0.0
			exp := l.exp[y*L : y*L+L]
			for _, q := range g.exit {
				v += float64(exp[q] * psi[q] * beta[q]) // 0 where q may not follow
			}
			g.beta[t*L+y] = v / g.scale[t+1]
		}
	}
}

// forward sets g.psi and g.alpha of unit t, not scaled, and returns the sum of the
// latter.
func (l *Layer) forward(g *segment, e []float32, t, n, L int) float64 {
	psi, alpha := g.psi[t*L:t*L+L], g.alpha[t*L:t*L+L]
	clear(alpha)
	top, sum := highest(e), 0.0
	var prev []float64
	if t > 0 {
		prev = g.alpha[(t-1)*L : t*L]
		g.exit = (g.kept[t-1] & leaving).list(g.exit)
	}
	for s := g.live[t]; s != 0; s = s.rest() {
		y := s.first()
		v := 0.0
		exp := l.expTo[y*L : y*L+L]
		switch {
		case t == 0:
			v = exp[Outside]
		case entering.has(y):
			for _, q := range g.exit {
				v += float64(prev[q] * exp[q])
			}
		default:
			for _, q := range inner(y) {
				v += float64(prev[q] * exp[q])
			}
		}
		if v == 0 {
			psi[y] = 0
			continue
		}
		psi[y] = math.Exp(float64(e[y] - top))
		v *= psi[y]
		if t == n-1 {
			v *= l.exp[y*L]
		}
		alpha[y] = v
		sum += v
	}
	return sum
}

// probability returns that of the labels lo to hi, given the run.
func (l *Layer) probability(g *segment, labels []uint8, lo, hi, L int) float64 {
	n := len(labels)
	y := int(labels[lo])
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
