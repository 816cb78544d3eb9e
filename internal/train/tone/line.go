package main

import (
	"math"
	"math/rand/v2"
)

// fitLine learns to rate sentences by least squares.
func fitLine(ex []example, s settings) *model {
	n := weights
	m := &model{z: make([]float32, n), a: make([]float32, n)}
	g2 := make([]float32, n)
	seen := make([]int32, n)
	sum := make([]float32, n)
	r := rand.New(rand.NewPCG(s.seed, 9))
	order := r.Perm(len(ex))
	var now int32
	count := 0
	for e := range s.epochs {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			now++
			q := &ex[i]
			y := float32(0)
			for _, f := range q.x {
				y += float32(m.z[f.ID] * f.Value)
			}
			d := (y - q.rating) * q.weight
			for _, f := range q.x {
				k := f.ID
				age := float32(now - seen[k])
				seen[k] = now
				g := float32(d*f.Value) + float32(float32(s.l2)*age*m.z[k])
				g2[k] += float32(g * g)
				m.z[k] -= float32(s.rate) * g / (float32(math.Sqrt(float64(g2[k]))) + 1e-2)
			}
		}
		if e >= s.epochs/2 {
			count++
			for k := range sum {
				sum[k] += m.z[k]
			}
		}
	}
	for k := range sum {
		m.z[k] = sum[k] / float32(count)
	}
	return m
}

// asRatings makes ratings of sentences' mean labels, with the same mean as those
// of rated.
func asRatings(ex, rated []example) []example {
	var sum, want float32
	for i := range ex {
		ex[i].rating = float32(ex[i].rating * labelWorth)
		ex[i].weight = besideWeight
		sum += ex[i].rating
	}
	for i := range rated {
		want += rated[i].rating
	}
	shift := want/float32(len(rated)) - sum/float32(len(ex))
	for i := range ex {
		ex[i].rating += shift
	}
	return ex
}

// mean returns the mean of two models, which says the mean of what they say.
func mean(a, b *model) *model {
	for i := range a.z {
		a.z[i] = (a.z[i] + b.z[i]) / 2
		a.a[i] = (a.a[i] + b.a[i]) / 2
	}
	return a
}

func pearson(a, b []float64) float64 {
	var ma, mb, sab, sa, sb float64
	for i := range a {
		ma += a[i]
		mb += b[i]
	}
	ma /= float64(len(a))
	mb /= float64(len(b))
	for i := range a {
		sab += float64((a[i] - ma) * (b[i] - mb))
		sa += float64((a[i] - ma) * (a[i] - ma))
		sb += float64((b[i] - mb) * (b[i] - mb))
	}
	return sab / math.Sqrt(sa*sb)
}
