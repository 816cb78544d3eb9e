package main

import (
	"math"
	"math/rand/v2"

	"github.com/masthead-news/masthead/internal/tone"
)

// An example is an item turned to features.
type example struct {
	x      []tone.Feature
	y      int // -1, 0, 1
	rating float32
	weight float32
}

// A model has two weights a feature: z, for positive against negative, and a,
// for either of them against neutral. The logits are a+z, 0 and a-z.
type model struct {
	z, a []float32
}

func (m *model) sums(x []tone.Feature) (z, a float64) {
	for _, f := range x {
		z += float64(m.z[f.ID] * f.Value)
		a += float64(m.a[f.ID] * f.Value)
	}
	return z, a
}

func probs(z, a float64) (neg, neu, pos float64) {
	p, n := math.Exp(a+z), math.Exp(a-z)
	s := p + n + 1
	return n / s, 1 / s, p / s
}

// weights is the number of weights: of hashes, then of the dimensions of zones.
const weights = tone.Zones + tone.Zone*vectorSize

type settings struct {
	epochs int
	rate   float64
	l2     float64
	seed   uint64
	smooth float64
}

// fit learns by AdaGrad, with the weights averaged over the later epochs.
func fit(ex []example, s settings) *model {
	n := weights
	m := &model{make([]float32, n), make([]float32, n)}
	gz, ga := make([]float32, n), make([]float32, n)
	seen := make([]int32, n)
	r := rand.New(rand.NewPCG(s.seed, 5))
	order := r.Perm(len(ex))
	avg := &model{make([]float32, n), make([]float32, n)}
	count := 0
	var now int32
	for e := range s.epochs {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			now++
			q := &ex[i]
			neg, neu, pos := probs(m.sums(q.x))
			tn, tu, tp := s.smooth/3, s.smooth/3, s.smooth/3
			switch q.y {
			case -1:
				tn += 1 - s.smooth
			case 0:
				tu += 1 - s.smooth
			default:
				tp += 1 - s.smooth
			}
			dz := float32((pos - tp) - (neg - tn))
			da := float32(tu - neu)
			dz *= q.weight
			da *= q.weight
			for _, f := range q.x {
				k := f.ID
				age := float32(now - seen[k])
				seen[k] = now
				g := float32(dz*f.Value) + float32(float32(s.l2)*age*m.z[k])
				gz[k] += float32(g * g)
				m.z[k] -= float32(s.rate) * g / (float32(math.Sqrt(float64(gz[k]))) + 1e-3)
				g = float32(da*f.Value) + float32(float32(s.l2)*age*m.a[k])
				ga[k] += float32(g * g)
				m.a[k] -= float32(s.rate) * g / (float32(math.Sqrt(float64(ga[k]))) + 1e-3)
			}
		}
		if e >= s.epochs/2 {
			count++
			for k := range m.z {
				avg.z[k] += m.z[k]
				avg.a[k] += m.a[k]
			}
		}
	}
	for k := range avg.z {
		avg.z[k] /= float32(count)
		avg.a[k] /= float32(count)
	}
	return avg
}

// meanOf returns the mean of n models, which meet the examples in different
// orders, so that no single order tells.
func meanOf(n int, fit func(seed uint64) *model) *model {
	out := &model{make([]float32, weights), make([]float32, weights)}
	for seed := range n {
		m := fit(uint64(seed))
		for i := range m.z {
			out.z[i] += m.z[i] / float32(n)
			out.a[i] += m.a[i] / float32(n)
		}
	}
	return out
}

// fitTargets learns the model toward targets.
func fitTargets(ex []example) *model {
	return meanOf(orders, func(seed uint64) *model {
		s := targetSettings
		s.seed = seed
		return fit(ex, s)
	})
}

// macro returns the F1 of each class and their mean.
func macro(gold, got []int) (float64, [3]float64) {
	var tp, fp, fn, f [3]float64
	for i := range gold {
		g, p := gold[i]+1, got[i]+1
		if g == p {
			tp[g]++
		} else {
			fp[p]++
			fn[g]++
		}
	}
	sum := 0.0
	for k := range f {
		if tp[k] > 0 {
			f[k] = 2 * tp[k] / (2*tp[k] + fp[k] + fn[k])
		}
		sum += f[k]
	}
	return sum / 3, f
}
