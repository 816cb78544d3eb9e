package readability

import (
	"cmp"
	"slices"
)

// withoutRepeats leaves out a block that is a good part of the text and whose
// words stand in the others too: some pages carry the whole text once more in one
// piece, for telephones or for print.
func (x *htmlReader) withoutRepeats(chosen []int) []int {
	const (
		fewest  = 40  // words of a block that is looked at
		part    = .35 // of the text's words that it has
		covered = .85 // of its four-word sequences
		others  = 3   // blocks
	)
	if len(chosen) <= others {
		return chosen
	}
	all := 0
	count := map[uint64]int{}
	parts := make([][]uint64, len(chosen))
	var long []int // in parts
	for n, i := range chosen {
		parts[n] = shingles(x.page.text(i))
		for _, k := range parts[n] {
			count[k]++
		}
		all += len(parts[n])
	}
	for n := range parts {
		if len(parts[n]) >= fewest && float64(len(parts[n])) >= part*float64(all) {
			long = append(long, n)
		}
	}
	slices.SortStableFunc(long, func(a, b int) int { return cmp.Compare(len(parts[b]), len(parts[a])) })
	drop := make([]bool, len(chosen))
	for _, n := range long {
		twice := 0
		for _, k := range parts[n] {
			if count[k] > 1 {
				twice++
			}
		}
		if drop[n] = float64(twice) >= covered*float64(len(parts[n])); drop[n] {
			for _, k := range parts[n] {
				count[k]--
			}
		}
	}
	out := make([]int, 0, len(chosen))
	for n, i := range chosen {
		if !drop[n] {
			out = append(out, i)
		}
	}
	return out
}

// shingles returns the different four-word sequences of s, sorted.
func shingles(s string) []uint64 {
	var out []uint64
	var sh shingler
	for w := range words(s) {
		if k, ok := sh.next(w); ok {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
