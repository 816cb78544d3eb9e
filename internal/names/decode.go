package names

import (
	"math"
	"slices"
)

// segment is scratch space for the decoding of one run of open units.
type segment struct {
	row    []int16
	rows   rows
	feats  []uint32
	hidden tally
	live   labelLists
	score  []float32
	back   []uint8
	labels []uint8
	exit   []uint8
	kept   labelLists
	psi    []float64
	alpha  []float64
	beta   []float64
	scale  []float64
}

const never = -1e30

// labelLists are lists of labels, unit by unit.
type labelLists struct {
	labels []uint8
	ends   []int
}

func (l *labelLists) reset()           { l.labels, l.ends = l.labels[:0], append(l.ends[:0], 0) }
func (l *labelLists) add(y uint8)      { l.labels = append(l.labels, y) }
func (l *labelLists) next()            { l.ends = append(l.ends, len(l.labels)) }
func (l *labelLists) at(t int) []uint8 { return l.labels[l.ends[t]:l.ends[t+1]] }

// plausible is how far below the best label of its unit a label's score may lie to be
// tried at all. Outside always is, so that each run has a labeling.
const plausible = 8

// try sets g.live to the labels to try.
func (g *segment) try(em []float32, L int) {
	n := len(em) / L
	g.live.reset()
	for t := range n {
		e := em[t*L : t*L+L]
		least := slices.Max(e) - plausible
		for y, v := range e {
			if v >= least && (t > 0 || enters(y)) && (t < n-1 || leaves(y)) || y == Outside {
				g.live.add(uint8(y))
			}
		}
		g.live.next()
	}
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
			for _, y := range g.live.at(0) {
				row[y], from[y] = l.Trans[y]+e[y], Outside
			}
			continue
		}
		prev := g.score[(t-1)*L : t*L]
		g.exits(prev, t-1)
		for _, y := range g.live.at(t) {
			two, before := inner(y), g.exit
			if !enters(int(y)) {
				before = two[:]
			}
			best, at := float32(2*never), uint8(Outside)
			for _, q := range before {
				if v := prev[q] + l.Trans[int(q)*L+int(y)]; v > best {
					best, at = v, q
				}
			}
			row[y], from[y] = max(never, best+e[y]), at
		}
	}
	best, at := float32(2*never), uint8(Outside)
	for _, y := range g.live.at(n - 1) {
		if v := g.score[(n-1)*L+int(y)] + l.Trans[int(y)*L]; leaves(int(y)) && v > best {
			best, at = v, y
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
	g.exit = g.exit[:0]
	best := float32(2 * never)
	for _, y := range g.live.at(t) {
		if leaves(int(y)) {
			best = max(best, row[y])
		}
	}
	for _, y := range g.live.at(t) {
		if leaves(int(y)) && row[y] > best-plausible {
			g.exit = append(g.exit, y)
		}
	}
}

// inner returns the labels that y, which doesn't begin a name, may follow.
func inner(y uint8) [2]uint8 {
	first := (y-1)/4*4 + 1
	return [2]uint8{first + begin, first + inside}
}

// improbable is the share of a unit's ways below which a label counts no more.
const improbable = 1e-4

// marginals fills g.alpha and g.beta, scaled unit by unit, for the labels that are
// probable up to their unit and for those given; these are then in g.kept.
func (l *Layer) marginals(g *segment, em []float32, labels []uint8, L int) {
	n := len(em) / L
	g.psi, g.alpha, g.beta, g.scale = grow(g.psi, n*L), grow(g.alpha, n*L), grow(g.beta, n*L), grow(g.scale, n)
	g.kept.reset()
	for t := range n {
		g.scale[t] = max(l.forward(g, em[t*L:t*L+L], t, n, L), 1e-300)
		for _, y := range g.live.at(t) {
			g.alpha[t*L+int(y)] /= g.scale[t]
			if g.alpha[t*L+int(y)] >= improbable || y == labels[t] {
				g.kept.add(y)
			}
		}
		g.kept.next()
	}
	for _, y := range g.kept.at(n - 1) {
		g.beta[(n-1)*L+int(y)] = l.exp[int(y)*L]
	}
	for t := n - 2; t >= 0; t-- {
		psi, beta := g.psi[(t+1)*L:(t+2)*L], g.beta[(t+1)*L:(t+2)*L]
		for _, y := range g.kept.at(t) {
			v := 0.0
			exp := l.exp[int(y)*L : int(y)*L+L]
			for _, q := range g.kept.at(t + 1) {
				v += float64(exp[q] * psi[q] * beta[q]) // 0 where q may not follow
			}
			g.beta[t*L+int(y)] = v / g.scale[t+1]
		}
	}
}

// forward sets g.psi and g.alpha of unit t, not scaled, and returns the sum of the
// latter.
func (l *Layer) forward(g *segment, e []float32, t, n, L int) float64 {
	psi, alpha := g.psi[t*L:t*L+L], g.alpha[t*L:t*L+L]
	clear(alpha)
	top, sum := slices.Max(e), 0.0
	if t > 0 {
		g.exit = g.exit[:0]
		for _, q := range g.kept.at(t - 1) {
			if leaves(int(q)) {
				g.exit = append(g.exit, q)
			}
		}
	}
	for _, y := range g.live.at(t) {
		v := l.exp[y]
		if t > 0 {
			two, before := inner(y), g.exit
			if !enters(int(y)) {
				before = two[:]
			}
			v = 0
			for _, q := range before {
				v += float64(g.alpha[(t-1)*L+int(q)] * l.exp[int(q)*L+int(y)])
			}
		}
		if v == 0 {
			psi[y] = 0
			continue
		}
		psi[y] = math.Exp(float64(e[y] - top))
		v *= psi[y]
		if t == n-1 {
			v *= l.exp[int(y)*L]
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
