package readability

import (
	"cmp"
	"slices"

	"github.com/masthead-news/masthead/text"
)

// withoutRepeats leaves out a block that is a good part of the text and whose
// words stand in the others too, or that has nearly all of what the others say:
// some pages carry the whole text once more in one piece, for telephones, for
// print, or as it was written, with marks of its own.
func (x *htmlReader) withoutRepeats(chosen []int) []int {
	const (
		fewest  = 40  // words of a block that is looked at
		part    = .35 // of the text's words that it has
		covered = .85 // of its four-word sequences
		others  = 3   // blocks
		half    = .5  // of the block's sequences that the others come to at least
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
		rest := all - len(parts[n])
		within := float64(twice) >= covered*float64(rest) && float64(rest) >= half*float64(len(parts[n]))
		if drop[n] = float64(twice) >= covered*float64(len(parts[n])) || within; drop[n] {
			all -= len(parts[n])
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

// withoutContents leaves out a table of contents: items of a list, most of which
// stand once more as headings below it.
func (x *htmlReader) withoutContents(chosen []int) []int {
	const (
		fewest = 2 // items
		part   = .6
	)
	p := x.page
	headings := map[string]int{} // the last block with these words
	for _, i := range chosen {
		if p.blocks[i].kind == text.Heading {
			headings[squeeze(p.text(i))] = i
		}
	}
	out := chosen[:0]
	for from := 0; from < len(chosen); {
		to, twice := from, 0
		for ; to < len(chosen) && p.blocks[chosen[to]].kind == text.ListItem; to++ {
			if headings[squeeze(p.text(chosen[to]))] > chosen[to] {
				twice++
			}
		}
		switch {
		case to == from:
			to++
			out = append(out, chosen[from])
		case to-from < fewest || float64(twice) < part*float64(to-from):
			out = append(out, chosen[from:to]...)
		}
		from = to
	}
	return out
}
