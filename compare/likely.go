package compare

import (
	"cmp"
	"slices"
)

// An index finds, among many documents, those that hold the same runs of words,
// without setting each beside each. It keeps a few holders of each run, first
// the agencies' and then the earliest: whoever has a run later has it from one
// of these. Of a run that only one outlet has it keeps nothing.
type index struct {
	post    map[uint64]posts
	holders []int32
	hits    []int32 // scratch, by document
}

// posts are the holders of a run: [from, to).
type posts struct{ from, to int32 }

// of returns the documents that hold run.
func (ix *index) of(run uint64) []int32 {
	p := ix.post[run]
	return ix.holders[p.from:p.to]
}

// maxHolders is the number of documents kept for one run of words, perOutlet
// how many of them may be one outlet's.
const (
	maxHolders = 16
	perOutlet  = 2
)

// newIndex indexes rs by the runs that runsOf gives for each.
func newIndex(c *Comparison, rs []*reading, runsOf func(*reading) []uint64) *index {
	ix := &index{post: map[uint64]posts{}, hits: make([]int32, len(rs))}
	var all []sampled
	for _, agency := range [...]bool{true, false} {
		for i, r := range rs {
			if c.Outlets[r.outlet].Agency != agency {
				continue
			}
			for _, h := range runsOf(r) {
				all = append(all, sampled{run: h, doc: int32(i)})
			}
		}
	}
	all = sortSpread(all)
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].run == all[0].run {
			n++
		}
		ix.add(rs, all[:n])
		all = all[n:]
	}
	return ix
}

// add notes the holders of one run.
func (ix *index) add(rs []*reading, group []sampled) {
	first := rs[group[0].doc].outlet
	if !slices.ContainsFunc(group, func(s sampled) bool { return rs[s.doc].outlet != first }) {
		return
	}
	from := len(ix.holders)
	for _, s := range group {
		kept := ix.holders[from:]
		if len(kept) == maxHolders {
			break
		}
		if len(kept) > 0 && kept[len(kept)-1] == s.doc {
			continue
		}
		same := 0
		for _, d := range kept {
			same += one(rs[d].outlet == rs[s.doc].outlet)
		}
		if same < perOutlet {
			ix.holders = append(ix.holders, s.doc)
		}
	}
	ix.post[group[0].run] = posts{int32(from), int32(len(ix.holders))}
}

// likely returns up to n documents that hold most of the runs and for which fits
// holds, most first, ties by index.
func (ix *index) likely(runs []uint64, n int, fits func(doc int) bool) []int {
	var seen []int
	for _, h := range runs {
		for _, d := range ix.of(h) {
			if ix.hits[d] == 0 {
				seen = append(seen, int(d))
			}
			ix.hits[d]++
		}
	}
	slices.SortFunc(seen, func(a, b int) int {
		return cmp.Or(cmp.Compare(ix.hits[b], ix.hits[a]), cmp.Compare(a, b))
	})
	var out []int
	for _, d := range seen {
		ix.hits[d] = 0
		if len(out) < n && fits(d) {
			out = append(out, d)
		}
	}
	return out
}

// contentRun is the length of the runs of words that carry meaning by which
// edited sentences are found: an edit that breaks all runs of eight words leaves
// some of these.
const contentRun = 3

// contentRuns returns a hash for each run of n words that carry meaning in the
// bags. A bag with fewer words is a run of its own.
func contentRuns(bags [][]string, n int) []uint64 {
	var out []uint64
	for _, bag := range bags {
		for i := 0; i == 0 && len(bag) > 0 || i+n <= len(bag); i++ {
			h := uint64(n)
			for _, w := range bag[i:min(i+n, len(bag))] {
				h = mix(h*0x9e3779b97f4a7c15 + hashWord(w))
			}
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sentenceRuns returns the content runs of the sentences of r.
func (r *reading) sentenceRuns() []uint64 {
	bags := make([][]string, len(r.sents))
	for i, s := range r.sents {
		bags[i] = s.bag
	}
	return contentRuns(bags, contentRun)
}
