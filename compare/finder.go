package compare

import (
	"slices"

	"github.com/masthead-news/masthead"
)

// A finder holds the runs of words of many documents, and finds those that have
// runs in common by a sample of these.
type finder struct {
	outlets []int32
	runs    [][]uint64 // of each document, in the order of its text

	sample  []sampled
	samples []int   // where in the sample each document's began before it was sorted
	places  []int32 // where each of the sample went, by where it was, or -1

	hits    []int32 // scratch: shared runs of the sample, by document
	touched []int   // and the documents that have any
	table   runTable

	wanted    []bool // whether different is needed of a document
	different []int  // the number of different runs of each document
	found     []Shared
}

// A sampled run, and the document that has it.
type sampled struct {
	run uint64
	doc int32
	was int32 // its place before the sample was sorted
}

// newFinder reads docs.
func newFinder(docs []*masthead.Document, minWords int) *finder {
	f := &finder{
		outlets: outletNumbers(docs), runs: make([][]uint64, len(docs)), samples: make([]int, len(docs)+1),
		hits: make([]int32, len(docs)), wanted: make([]bool, len(docs)), different: make([]int, len(docs)),
	}
	size := 0
	for _, d := range docs {
		size += len(bodyOf(d))
	}
	f.sample = make([]sampled, 0, size/(bytesAWord*sampleOf))
	var words, free []uint64
	for i, d := range docs {
		words = plainWords(words[:0], bodyOf(d))
		if n := len(words); n >= max(minWords, shingle) {
			if cap(free) < n {
				free = make([]uint64, 0, max(n, 1<<16))
			}
			f.runs[i] = runsOf(free, words)
			free = free[len(f.runs[i]):len(f.runs[i])]
		}
		for _, h := range f.runs[i] {
			if h%sampleOf == 0 {
				f.sample = append(f.sample, sampled{h, int32(i), int32(len(f.sample))})
			}
		}
		f.samples[i+1] = len(f.sample)
	}
	return f
}

// bytesAWord is fewer than English words have, with the space between them.
const bytesAWord = 5

// group sorts the sample, so that documents with the same run stand together in
// their order. A run that one document has alone, or more than maxDocs have,
// counts for none.
func (f *finder) group(maxDocs int) {
	f.places = make([]int32, len(f.sample))
	f.sample = sortSpread(f.sample)
	for i := 0; i < len(f.sample); {
		j, docs := i+1, 1
		for ; j < len(f.sample) && f.sample[j].run == f.sample[i].run; j++ {
			if f.sample[j].doc != f.sample[j-1].doc {
				docs++
			}
		}
		for k := i; k < j; k++ {
			at := int32(k)
			if docs < 2 || docs > maxDocs || k > i && f.sample[k].doc == f.sample[k-1].doc {
				at = -1
			}
			f.places[f.sample[k].was] = at
		}
		i = j
	}
}

// pairs measures a against the documents after it that share enough of the
// sample with it.
func (f *finder) pairs(a int) {
	f.touched = f.touched[:0]
	for _, at := range f.places[f.samples[a]:f.samples[a+1]] {
		if at < 0 {
			continue
		}
		last := int32(a)
		for _, s := range f.sample[at:] {
			if s.run != f.sample[at].run {
				break
			}
			if s.doc == last || f.outlets[s.doc] == f.outlets[a] {
				continue
			}
			last = s.doc
			if f.hits[s.doc] == 0 {
				f.touched = append(f.touched, int(s.doc))
			}
			f.hits[s.doc]++
		}
	}
	slices.Sort(f.touched)
	full := false
	for _, b := range f.touched {
		if f.hits[b] >= minSamples {
			if !full {
				f.different[a], full = f.table.fill(f.runs[a]), true
			}
			f.wanted[b] = true
			f.found = append(f.found, Shared{A: a, B: b, Runs: f.table.common(f.runs[b])})
		}
		f.hits[b] = 0
	}
	if f.wanted[a] && !full {
		f.different[a] = f.table.fill(f.runs[a])
	}
}

// sortSpread sorts by run values whose first bits are spread evenly, as those of
// a hash are: each goes near its place by these at once. Equal ones stay in order.
func sortSpread(in []sampled) []sampled {
	const bits = 11
	out := make([]sampled, len(in))
	ends := scatter(out, in, 64-bits, make([]int, 1<<bits))
	from := 0
	below := make([]int, 1<<8)
	for _, end := range ends {
		bucket, spare := out[from:end], in[from:end]
		from = end
		if len(bucket) <= maxBucket {
			insert(bucket)
			continue
		}
		clear(below)
		start := 0
		for _, end := range scatter(spare, bucket, 64-bits-8, below) {
			if part := spare[start:end]; len(part) > maxBucket {
				slices.SortStableFunc(part, compareRuns)
			} else {
				insert(part)
			}
			start = end
		}
		copy(bucket, spare)
	}
	return out
}

// scatter puts the values of in to their places in out by the bits of their run
// from shift on, and returns where those of each number end. counts is all 0.
func scatter(out, in []sampled, shift uint, counts []int) []int {
	mask := uint64(len(counts) - 1)
	for i := range in {
		counts[in[i].run>>shift&mask]++
	}
	at := 0
	for d, n := range counts {
		counts[d] = at
		at += n
	}
	for i := range in {
		d := in[i].run >> shift & mask
		out[counts[d]] = in[i]
		counts[d]++
	}
	return counts
}

// maxBucket is the number of values that are sorted by insertion; a text that
// repeats itself has more in one place.
const maxBucket = 24

func insert(s []sampled) {
	for i := 1; i < len(s); i++ {
		x, j := s[i], i
		for ; j > 0 && s[j-1].run > x.run; j-- {
			s[j] = s[j-1]
		}
		s[j] = x
	}
}

func compareRuns(a, b sampled) int {
	switch {
	case a.run < b.run:
		return -1
	case a.run > b.run:
		return 1
	}
	return 0
}
