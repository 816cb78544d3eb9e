package compare

import (
	"math"
	"math/rand/v2"
	"slices"
)

// share is k of n with Wilson's interval (1927) at 95 %.
func share(k, n int) Share {
	if n == 0 {
		return Share{K: k, High: 1}
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m)) / (1 + z*z/m)
	return Share{k, n, math.Max(0, mid-half), math.Min(1, mid+half)}
}

// Part returns K/N, and 0 where N is 0.
func (s Share) Part() float64 {
	if s.N == 0 {
		return 0
	}
	return float64(s.K) / float64(s.N)
}

// draws is how often bootstrap draws.
const draws = 1000

// bootstrap returns the range that holds the mean of 95 % of samples drawn anew
// from groups, each taken whole. Equal groups give an equal range.
func bootstrap(groups [][]float64) (low, high float64) {
	r := rand.New(rand.NewPCG(1, uint64(len(groups))))
	means := make([]float64, 0, draws)
	for range draws {
		sum, n := 0.0, 0
		for range groups {
			g := groups[r.IntN(len(groups))]
			for _, x := range g {
				sum += x
			}
			n += len(g)
		}
		if n > 0 {
			means = append(means, sum/float64(n))
		}
	}
	if len(means) == 0 {
		return -1, 1
	}
	slices.Sort(means)
	return means[len(means)*25/1000], means[len(means)*975/1000]
}
