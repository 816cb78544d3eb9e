package compare

import (
	"cmp"
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
	post := map[uint64][]int32{}
	for i, d := range docs {
		if runs[i] = plainRuns(d, minWords); runs[i] == nil {
			continue
		}
		for _, h := range runs[i] {
			if h%sampleOf == 0 && len(post[h]) <= maxDocs {
				post[h] = append(post[h], int32(i))
			}
		}
	}
	var out []Shared
	hits := map[int32]int{}
	for b := range docs {
		clear(hits)
		for _, h := range runs[b] {
			if p := post[h]; h%sampleOf == 0 && len(p) <= maxDocs {
				for _, a := range p {
					if int(a) < b {
						hits[a]++
					}
				}
			}
		}
		for a, n := range hits {
			if n < minSamples || docs[a].Article.Outlet == docs[b].Article.Outlet {
				continue
			}
			k := commonRuns64(runs[a], runs[b])
			s := Shared{A: int(a), B: b, Runs: k, Containment: float64(k) / float64(min(len(runs[a]), len(runs[b])))}
			s.Jaccard = float64(k) / float64(len(runs[a])+len(runs[b])-k)
			if s.Containment >= least {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(x, y Shared) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// plainRuns returns the different runs of eight words of d's body, sorted. Words
// are letters and digits only here, so that spelling and punctuation don't hide
// what was taken over.
func plainRuns(d *masthead.Document, minWords int) []uint64 {
	var ws []uint64
	h, n := uint64(0), 0
	s := d.Article.Text
	body := d.Article.Body
	if body.Empty() {
		body = text.Span{End: len(s)}
	}
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
	out := make([]uint64, 0, len(ws)-shingle+1)
	for i := 0; i+shingle <= len(ws); i++ {
		var x uint64
		for _, w := range ws[i : i+shingle] {
			x = mix(x*0x9e3779b97f4a7c15 + w)
		}
		out = append(out, x)
	}
	slices.Sort(out)
	return slices.Compact(out)
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
