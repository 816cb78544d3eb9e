package compare

import "github.com/masthead-news/masthead"

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
	f := newFinder(docs, minWords)
	f.group(maxDocs)
	for a := range docs {
		f.pairs(a)
	}
	var out []Shared
	for _, s := range f.found {
		a, b := f.different[s.A], f.different[s.B]
		s.Containment = float64(s.Runs) / float64(min(a, b))
		s.Jaccard = float64(s.Runs) / float64(a+b-s.Runs)
		if s.Containment >= least {
			out = append(out, s)
		}
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
