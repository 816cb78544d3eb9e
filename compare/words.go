package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/terms"
)

// Words says which words set the outlets apart. The words of agency copy count
// once, for the outlet that had them first.
type Words struct {
	// Terms lists the words, most uses first: the 3,000 most frequent and all
	// that are telling for an outlet.
	Terms []Term `json:"terms"`
	// Keys holds, for each outlet, the terms that are telling for it against
	// all others, most telling first.
	Keys [][]Key `json:"keys"`
	// Total is the number of words counted for each outlet, Copied of those
	// left out as another's copy.
	Total  []int `json:"total"`
	Copied []int `json:"copied"`
}

// A Term is a word with its count in each outlet, and the first 200 places of
// each.
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

// minTotal is the number of words that an outlet, and all the others, need
// before any of them is called telling.
const minTotal = 100

// manyArticles is the number of articles of an outlet from which a term has to
// stand in two of them to be telling for it.
const manyArticles = 4

// keywords counts the words of the bodies, but not those of copy, and compares
// each outlet with the rest. Function words count among the words but are no
// terms.
func keywords(c *Comparison, rs []*reading) {
	w := Words{Keys: make([][]Key, len(c.Outlets)), Total: make([]int, len(c.Outlets)), Copied: make([]int, len(c.Outlets))}
	index := map[string]int{}
	skip := map[string]bool{}
	for _, r := range rs {
		for i, x := range r.body {
			if r.copied[i] {
				w.Copied[r.outlet]++
				continue
			}
			w.Total[r.outlet]++
			t, ok := index[x.fold]
			if !ok {
				t = len(w.Terms)
				index[x.fold] = t
				// How an outlet says that someone said it is told by its voices.
				skip[x.fold] = x.kind != content || plainVerb(x.fold)
				w.Terms = append(w.Terms, Term{Term: x.fold, ByOutlet: make([]Count, len(c.Outlets))})
			}
			w.Terms[t].ByOutlet[r.outlet].add(r.place(x.Span))
		}
	}
	slices.SortFunc(w.Terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(total(b.ByOutlet), total(a.ByOutlet)), strings.Compare(a.Term, b.Term))
	})
	sides := sides(c, w.Terms)
	w.Terms = slices.DeleteFunc(w.Terms, func(t Term) bool { return skip[t.Term] })
	for i, t := range w.Terms {
		index[t.Term] = i
		for o := range t.ByOutlet {
			x := &t.ByOutlet[o]
			x.Places = x.Places[:min(len(x.Places), maxTermPlaces):min(len(x.Places), maxTermPlaces)]
		}
	}
	all := sum(w.Total)
	var together terms.Counts
	for _, s := range sides {
		if err := together.Merge(s); err != nil {
			return // equal settings: it can't be
		}
	}
	for o := range c.Outlets {
		if w.Total[o] < minTotal || all-w.Total[o] < minTotal {
			c.note(InWords, o, "Too few words of its own to tell which are typical.")
			continue
		}
		w.Keys[o] = keys(sides[o], &together, index, skip, len(c.Outlets[o].Docs))
	}
	w.cut()
	c.Words = w
}

// maxTerms is the number of terms listed, beside those that are telling for an
// outlet, and maxTermPlaces that of the places given for one of them in one
// outlet.
const (
	maxTerms      = 3000
	maxTermPlaces = 200
)

// cut leaves out the rarest terms that are telling for nobody.
func (w *Words) cut() {
	if len(w.Terms) <= maxTerms {
		return
	}
	to := make([]int, len(w.Terms))
	for _, ks := range w.Keys {
		for _, k := range ks {
			to[k.Term] = 1
		}
	}
	var kept []Term
	for i, t := range w.Terms {
		if i >= maxTerms && to[i] == 0 {
			continue
		}
		to[i] = len(kept)
		kept = append(kept, t)
	}
	for _, ks := range w.Keys {
		for i := range ks {
			ks[i].Term = to[ks[i].Term]
		}
	}
	w.Terms = kept
}

// plainVerb reports whether w is a form of a verb that hardly means anything but
// saying: "says", "told", "adding".
func plainVerb(w string) bool {
	lemma, _ := saying(w)
	return plainSaying[lemma]
}

// sides counts the terms of each outlet, and the articles they stand in.
func sides(c *Comparison, ts []Term) []*terms.Counts {
	out := make([]*terms.Counts, len(c.Outlets))
	for o := range out {
		out[o] = &terms.Counts{}
		out[o].SetArticles(len(c.Outlets[o].Docs))
		for _, t := range ts {
			if x := t.ByOutlet[o]; x.N > 0 {
				out[o].Set(t.Term, x.N, documents(x.Places))
			}
		}
	}
	return out
}

// documents is the number of documents that places, which are in order, lie in.
func documents(ps []Place) int {
	n := 0
	for i, p := range ps {
		if i == 0 || p.Doc != ps[i-1].Doc {
			n++
		}
	}
	return n
}

// maxKeys is the number of terms told as telling for one outlet.
const maxKeys = 200

// keys compares one outlet with the rest.
func keys(side, all *terms.Counts, index map[string]int, skip map[string]bool, articles int) []Key {
	k := terms.Keyness{MinCount: 2, MinRange: 1}
	if articles >= manyArticles {
		k.MinRange = 2
	}
	var out []Key
	for _, x := range k.AgainstRest(side, all) {
		if x.G2 <= 0 || x.Target.N < 2 || skip[x.Term] {
			continue
		}
		if len(out) == maxKeys {
			break
		}
		out = append(out, Key{
			Term: index[x.Term], N: x.Target.N, Rest: x.Reference.N, Articles: x.Target.Range, G2: x.G2,
			LogRatio: x.LogRatio, Low: x.LogRatioLow, High: x.LogRatioHigh, LogOdds: x.Z, Log10P: x.LogP, Log10Q: x.LogQ,
		})
	}
	return out
}

func sum(ns []int) int {
	all := 0
	for _, n := range ns {
		all += n
	}
	return all
}
