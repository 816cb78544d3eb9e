package eval

import (
	"cmp"
	"maps"
	"slices"
)

func setOf[T comparable](xs []T) map[T]bool {
	s := make(map[T]bool, len(xs))
	for _, x := range xs {
		s[x] = true
	}
	return s
}

func foldedSet(xs []string) map[string]bool {
	s := make(map[string]bool, len(xs))
	for _, x := range xs {
		s[fold(x)] = true
	}
	return s
}

// common is the number of elements that a and b share.
func common[T comparable](a, b map[T]bool) int {
	if len(b) < len(a) {
		a, b = b, a
	}
	n := 0
	for x := range a {
		if b[x] {
			n++
		}
	}
	return n
}

// jaccard is the share of the elements of a and b that both have.
func jaccard[T comparable](a, b map[T]bool) float64 {
	c := common(a, b)
	return ratio(c, len(a)+len(b)-c)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
