package report

import (
	"cmp"
	"slices"

	"github.com/masthead-news/masthead/compare"
)

// What the page shows of many outlets: in a row those with the highest counts, and
// so in a section of cards.
const (
	maxRow   = 12
	maxCards = 24
)

// largest returns the places of the highest counts above 0, up to most, in their
// order, and how many are left out.
func largest(counts []int, most int) (kept []int, left int) {
	for i, n := range counts {
		if n > 0 {
			kept = append(kept, i)
		}
	}
	left = len(kept) - most
	if left <= 0 {
		return kept, 0
	}
	slices.SortStableFunc(kept, func(a, b int) int { return cmp.Compare(counts[b], counts[a]) })
	kept = kept[:most]
	slices.Sort(kept)
	return kept, left
}

// A row is which outlets of cs a page shows: those with the highest counts.
type row struct {
	cs   []compare.Count
	kept []int
	left int // outlets with a count that aren't shown
}

func rowOf(cs []compare.Count) row {
	kept, left := largest(numbers(cs), maxRow)
	return row{cs, kept, left}
}

// numbers returns the numbers of cs.
func numbers(cs []compare.Count) []int {
	out := make([]int, len(cs))
	for i, c := range cs {
		out[i] = c.N
	}
	return out
}

// maxLeads is the number of quotations below a row, as far as each outlet then has
// minLeads.
const (
	maxLeads = 60
	minLeads = 4
)

// each is how many quotations each of n outlets has below a row.
func each(n int) int { return max(minLeads, min(maxPlaces, maxLeads/max(1, n))) }

// first returns as many badges as a row shows, and how many are left out.
func first(bs []badge) (shown []badge, left int) {
	n := min(len(bs), maxRow)
	return bs[:n], len(bs) - n
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
