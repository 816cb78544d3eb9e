package compare

import (
	"slices"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/text"
)

// Shared is a pair of documents of two outlets that have text in common.
type Shared struct {
	A, B int // indices of the documents, A before B
	// Runs is the number of different runs of eight words that both have, and
	// Containment that number over all of the shorter one's. Where a document
	// takes over a part only, Containment tells and Jaccard hides it.
	Runs        int
	Containment float64
	Jaccard     float64
}

// A Reuser finds shared text among many documents. Its zero value is ready to
// use.
type Reuser struct {
	// Containment is the least to report. Zero means 0.3.
	Containment float64
	// MinWords is the number of words below which a document isn't looked at.
	// Zero means 80: in less, a standing phrase is a large part.
	MinWords int
	// MaxDocuments is the number of documents from which a run of words counts
	// as common property, such as a notice on rights, and finds no pair. Zero
	// means 30.
	MaxDocuments int
}

// sampleOf is how many runs stand for one in the index. A pair is measured in
// full once it shares minSamples runs of the sample.
const (
	sampleOf   = 4
	minSamples = 2
)

// Find returns the pairs of documents of different outlets that share text, in
// the order of the documents.
func (u *Reuser) Find(docs []*masthead.Document) []Shared {
	least, minWords, maxDocs := u.Containment, u.MinWords, u.MaxDocuments
	if least == 0 {
		least = 0.3
	}
	if minWords == 0 {
		minWords = 80
	}
	if maxDocs == 0 {
		maxDocs = 30
	}
	runs := make([][]uint64, len(docs))
	var sample []uint64 // runs
	var of []int32      // and the documents that have them
	for i, d := range docs {
		runs[i] = plainRuns(d, minWords)
		for _, h := range runs[i] {
			if h%sampleOf == 0 {
				sample, of = append(sample, h), append(of, int32(i))
			}
		}
	}
	sample, of = radixSort(sample, of)
	// Each two documents of other outlets that have a run of the sample in common.
	var pairs []uint64
	outlets := outletNumbers(docs)
	for i := 0; i < len(sample); {
		j := i + 1
		for j < len(sample) && sample[j] == sample[i] {
			j++
		}
		if j-i <= maxDocs {
			for x := i; x < j; x++ {
				for y := x + 1; y < j; y++ {
					if outlets[of[x]] != outlets[of[y]] {
						pairs = append(pairs, uint64(of[x])<<32|uint64(of[y]))
					}
				}
			}
		}
		i = j
	}
	pairs, _ = radixSort(pairs, nil)
	var out []Shared
	for i := 0; i < len(pairs); {
		j := i + 1
		for j < len(pairs) && pairs[j] == pairs[i] {
			j++
		}
		a, b := int(pairs[i]>>32), int(uint32(pairs[i]))
		if j-i >= minSamples {
			k := commonRuns64(runs[a], runs[b])
			s := Shared{A: a, B: b, Runs: k, Containment: float64(k) / float64(min(len(runs[a]), len(runs[b])))}
			s.Jaccard = float64(k) / float64(len(runs[a])+len(runs[b])-k)
			if s.Containment >= least {
				out = append(out, s)
			}
		}
		i = j
	}
	return out
}

// outletNumbers gives each document a number for its outlet.
func outletNumbers(docs []*masthead.Document) []int32 {
	index := map[string]int32{}
	out := make([]int32, len(docs))
	for i, d := range docs {
		n, ok := index[d.Article.Outlet]
		if !ok {
			n = int32(len(index))
			index[d.Article.Outlet] = n
		}
		out[i] = n
	}
	return out
}

// radixSort sorts keys, and vals with them if there are any, in time in proportion
// to their number. Equal keys stay in order.
func radixSort(keys []uint64, vals []int32) ([]uint64, []int32) {
	if len(keys) == 0 {
		return keys, vals
	}
	const bits = 11
	keys2, vals2 := make([]uint64, len(keys)), make([]int32, len(vals))
	var counts [1 << bits]int
	for shift := 0; shift < 64; shift += bits {
		clear(counts[:])
		for _, k := range keys {
			counts[k>>shift&(1<<bits-1)]++
		}
		if counts[keys[0]>>shift&(1<<bits-1)] == len(keys) {
			continue // all equal here
		}
		at := 0
		for d, n := range counts {
			counts[d] = at
			at += n
		}
		for i, k := range keys {
			d := k >> shift & (1<<bits - 1)
			keys2[counts[d]] = k
			if len(vals) > 0 {
				vals2[counts[d]] = vals[i]
			}
			counts[d]++
		}
		keys, keys2, vals, vals2 = keys2, keys, vals2, vals
	}
	return keys, vals
}

// plainRuns returns the different runs of eight words of d's body, sorted. Words
// are letters and digits only here, so that spelling and punctuation don't hide
// what was taken over.
func plainRuns(d *masthead.Document, minWords int) []uint64 {
	h, n := uint64(0), 0
	s := d.Article.Text
	body := d.Article.Body
	if body.Empty() {
		body = text.Span{End: len(s)}
	}
	ws := make([]uint64, 0, body.Len()/5)
	for i := body.Start; i <= body.End; i++ {
		c := byte(' ')
		if i < body.End {
			c = s[i]
		}
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
			fallthrough
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			h = (h ^ uint64(c)) * 0x100000001b3
			n++
		case n > 0:
			ws = append(ws, mix(h))
			h, n = 0, 0
		}
	}
	if len(ws) < max(minWords, shingle) {
		return nil
	}
	// A polynomial of the words, to which one is added as the first goes.
	const base = 0x9e3779b97f4a7c15
	first := uint64(1)
	for range shingle {
		first *= base
	}
	out := make([]uint64, 0, len(ws)-shingle+1)
	x := uint64(0)
	for i, w := range ws {
		x = x*base + w
		if i >= shingle {
			x -= ws[i-shingle] * first
		}
		if i >= shingle-1 {
			out = append(out, mix(x))
		}
	}
	return slices.Compact(sortSpread(out))
}

// sortSpread sorts numbers whose first bits are spread evenly, as those of a hash
// are: each goes near its place by these at once.
func sortSpread(in []uint64) []uint64 {
	var ends [257]int32
	for _, x := range in {
		ends[x>>56+1]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	out := make([]uint64, len(in))
	for _, x := range in {
		out[ends[x>>56]] = x
		ends[x>>56]++
	}
	from := 0
	for _, end := range ends[:256] {
		if bucket := out[from:end]; len(bucket) > maxBucket {
			slices.Sort(bucket)
		} else {
			insert(bucket)
		}
		from = int(end)
	}
	return out
}

// maxBucket is the number of values that are sorted by insertion; a text that
// repeats itself has more in one place.
const maxBucket = 24

func insert(s []uint64) {
	for i := 1; i < len(s); i++ {
		x, j := s[i], i
		for ; j > 0 && s[j-1] > x; j-- {
			s[j] = s[j-1]
		}
		s[j] = x
	}
}

// mix spreads the bits of x (the finalizer of SplitMix64).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// commonRuns64 counts what two sorted lists share.
func commonRuns64(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
