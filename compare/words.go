package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Words says which words set the outlets apart. The words of agency copy count
// once, for the outlet that had them first.
type Words struct {
	Terms []Term `json:"terms"` // most telling first
	// Keys holds, for each outlet, the terms that are telling for it against
	// all others, most telling first.
	Keys [][]Key `json:"keys"`
	// Total is the number of words counted for each outlet, Copied of those
	// left out as another's copy.
	Total  []int `json:"total"`
	Copied []int `json:"copied"`
}

// A Term is a word with its count in each outlet.
type Term struct {
	Term     string  `json:"term"`
	ByOutlet []Count `json:"byOutlet"`
}

// A Key is how telling a term is for one outlet against the rest of the story.
type Key struct {
	Term     int     `json:"term"`     // index into Words.Terms
	N        int     `json:"n"`        // in this outlet
	Rest     int     `json:"rest"`     // in all others
	Articles int     `json:"articles"` // of this outlet that hold it
	G2       float64 `json:"g2"`       // Dunning's log-likelihood ratio, four cells; positive where this outlet uses it more
	LogRatio float64 `json:"logRatio"` // of the relative frequencies, to base 2
	Low      float64 `json:"low"`      // of LogRatio, 95 %
	High     float64 `json:"high"`
	LogOdds  float64 `json:"logOdds"` // weighted, as a z score
	Log10P   float64 `json:"log10P"`  // of G2
	Log10Q   float64 `json:"log10Q"`  // of G2, after Benjamini and Hochberg
}

// The least that a term needs to be told as telling: its count in the outlet,
// and the number of words of the outlet and of the rest.
const (
	minCount = 2
	minTotal = 100
)

// keywords counts the words of the bodies, but not those of copy.
func keywords(c *Comparison, rs []*reading) {
	w := Words{Keys: make([][]Key, len(c.Outlets)), Total: make([]int, len(c.Outlets)), Copied: make([]int, len(c.Outlets))}
	index := map[string]int{}
	for _, r := range rs {
		for i, x := range r.body {
			if r.copied[i] {
				w.Copied[r.outlet]++
				continue
			}
			w.Total[r.outlet]++
			if x.kind != content {
				continue
			}
			t, ok := index[x.fold]
			if !ok {
				t = len(w.Terms)
				index[x.fold] = t
				w.Terms = append(w.Terms, Term{Term: x.fold, ByOutlet: make([]Count, len(c.Outlets))})
			}
			w.Terms[t].ByOutlet[r.outlet].add(r.place(x.Span))
		}
	}
	slices.SortFunc(w.Terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(total(b.ByOutlet), total(a.ByOutlet)), strings.Compare(a.Term, b.Term))
	})
	all := 0
	for _, n := range w.Total {
		all += n
	}
	for o := range c.Outlets {
		n, m := w.Total[o], all-w.Total[o]
		if n < minTotal || m < minTotal {
			c.note(InWords, o, "Too few words of its own to tell which are typical.")
			continue
		}
		for t, term := range w.Terms {
			a := term.ByOutlet[o].N
			b := total(term.ByOutlet) - a
			if a < minCount {
				continue
			}
			k := Key{Term: t, N: a, Rest: b, G2: g2(a, n, b, m)}
			k.LogRatio = math.Log2((float64(a) + .5) / (float64(n) + .5) * (float64(m) + .5) / (float64(b) + .5))
			if k.G2 > 0 {
				w.Keys[o] = append(w.Keys[o], k)
			}
		}
		slices.SortStableFunc(w.Keys[o], func(a, b Key) int { return cmp.Compare(b.G2, a.G2) })
	}
	c.Words = w
}

func g2(a, n, b, m int) float64 {
	f := func(o int, e float64) float64 {
		if o == 0 {
			return 0
		}
		return float64(o) * math.Log(float64(o)/e)
	}
	N, k := float64(n+m), float64(a+b)
	g := 2 * (f(a, float64(n)*k/N) + f(b, float64(m)*k/N) + f(n-a, float64(n)*(N-k)/N) + f(m-b, float64(m)*(N-k)/N))
	if a*m < b*n {
		return -g
	}
	return g
}
