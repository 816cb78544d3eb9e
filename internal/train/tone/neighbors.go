package main

import (
	"sync"

	"github.com/masthead-news/masthead/internal/tone"
)

// What the valence of a word's neighbors is made of: the nearest words of the
// lexicon, and of those so frequent that they would be in it, had they one.
const (
	neighbors     = 10
	frequentWords = 6000
	commonWords   = 40000 // words of the lexicon that are rarer are no neighbors
)

// neighborValences returns the mean valence of the nearest words of each, by the
// square of their cosine.
func neighborValences(x *vectors) []float64 {
	type seed struct {
		word    int
		valence float64
	}
	var seeds []seed
	for i, s := range x.words {
		if e, ok := tone.BuiltIn().Find(s); ok && i < commonWords || i < frequentWords {
			seeds = append(seeds, seed{i, e.Valence})
		}
	}
	out := make([]float64, len(x.words))
	var wg sync.WaitGroup
	const parts = 4
	for part := range parts {
		wg.Go(func() {
			var near [neighbors + 1]struct{ cosine, valence float64 }
			for i := part; i < len(x.words); i += parts {
				v, n := x.of(i), 0
				for _, s := range seeds {
					if s.word == i {
						continue
					}
					c := float64(dot(v, x.of(s.word)))
					if n == neighbors && c <= near[n-1].cosine {
						continue
					}
					k := n
					for ; k > 0 && near[k-1].cosine < c; k-- {
						near[k] = near[k-1]
					}
					near[k].cosine, near[k].valence = c, s.valence
					n = min(n+1, neighbors)
				}
				sum, all := 0.0, 1e-9
				for _, b := range near[:n] {
					w := max(0, b.cosine)
					sum += float64(w * w * b.valence)
					all += float64(w * w)
				}
				out[i] = sum / all
			}
		})
	}
	wg.Wait()
	return out
}
