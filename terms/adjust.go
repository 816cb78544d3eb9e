package terms

import (
	"cmp"
	"slices"
)

// BenjaminiHochberg returns p adjusted for so many tests (1995): among those
// under q, about the share q are chance finds.
func BenjaminiHochberg(p []float64) []float64 {
	q := make([]float64, len(p))
	stepUp(len(p), func(i, j int) int { return cmp.Compare(p[i], p[j]) }, func(i int, factor float64, next int) {
		q[i] = min(1, p[i]*factor)
		if next >= 0 {
			q[i] = min(q[i], q[next])
		}
	})
	return q
}

// stepUp calls set for each of n values from the largest down, with its factor
// n/rank and the index of the next larger one, or -1.
func stepUp(n int, compare func(i, j int) int, set func(i int, factor float64, next int)) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, compare)
	next := -1
	for rank := n; rank > 0; rank-- {
		i := order[rank-1]
		set(i, float64(n)/float64(rank), next)
		next = i
	}
}
