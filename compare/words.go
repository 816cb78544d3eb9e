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
	// Terms lists the words, most uses first: the 3,000 most frequent, or fewer
	// of more than a hundred outlets, and all that are telling for an outlet.
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
func keywords(c *Comparison, rs []*reading, vocabulary []string) {
	w := Words{Keys: make([][]Key, len(c.Outlets)), Total: make([]int, len(c.Outlets)), Copied: make([]int, len(c.Outlets))}
	l := listWords(rs, vocabulary, &w)
	sides := l.sides(c, rs)
	all := sum(w.Total)
	var together terms.Counts
	for _, s := range sides {
		if err := together.Merge(s); err != nil {
			return // equal settings: it can't be
		}
	}
	for o := range c.Outlets {
		switch {
		case w.Total[o] < minTotal:
			c.note(InWords, o, "Too few words of its own to tell which are typical.")
			continue
		case all-w.Total[o] < minTotal:
			c.note(InWords, o, "The others have too few words to tell which of its own are typical.")
			continue
		}
		w.Keys[o] = keys(sides[o], &together, l, len(c.Outlets[o].Docs), c.most(maxKeys))
	}
	l.list(c, rs, &w)
	c.Words = w
}

// A wordList holds the words of all bodies, most uses first and then by the
// alphabet.
type wordList struct {
	place []int          // by the number of the word, its place in words
	index map[string]int // the same by word
	words []string
	skip  []bool // no term
}

// listWords lists the words of rs, but not those of copy, and counts in w how
// many each outlet has.
func listWords(rs []*reading, vocabulary []string, w *Words) *wordList {
	uses, first := make([]int, len(vocabulary)), make([]wordKind, len(vocabulary))
	for _, r := range rs {
		for i, x := range r.body {
			if r.copied[i] {
				w.Copied[r.outlet]++
				continue
			}
			w.Total[r.outlet]++
			if uses[x.number] == 0 {
				first[x.number] = x.kind
			}
			uses[x.number]++
		}
	}
	var order []int
	for n := range uses {
		if uses[n] > 0 {
			order = append(order, n)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(uses[b], uses[a]), strings.Compare(vocabulary[a], vocabulary[b]))
	})
	l := &wordList{place: make([]int, len(vocabulary)), index: map[string]int{}}
	for t, n := range order {
		word := vocabulary[n]
		l.place[n], l.index[word] = t, t
		l.words = append(l.words, word)
		// How an outlet says that someone said it is told by its voices.
		l.skip = append(l.skip, first[n] != content || plainVerb(word))
	}
	return l
}

// sides counts the words of each outlet, and the articles they stand in.
func (l *wordList) sides(c *Comparison, rs []*reading) []*terms.Counts {
	out := make([]*terms.Counts, len(c.Outlets))
	n, articles, last := make([]int, len(l.words)), make([]int, len(l.words)), make([]int, len(l.words))
	var has []int
	for o := range out {
		out[o] = &terms.Counts{}
		out[o].SetArticles(len(c.Outlets[o].Docs))
		has = has[:0]
		for _, d := range c.Outlets[o].Docs {
			for i, x := range rs[d].body {
				if rs[d].copied[i] {
					continue
				}
				t := l.place[x.number]
				if n[t] == 0 {
					has = append(has, t)
				}
				n[t]++
				if last[t] != d+1 {
					last[t] = d + 1
					articles[t]++
				}
			}
		}
		slices.Sort(has)
		for _, t := range has {
			out[o].Set(l.words[t], n[t], articles[t])
			n[t], articles[t] = 0, 0
		}
	}
	return out
}

// list puts into w the terms that are most frequent or telling for an outlet, with
// their places, and makes their keys name them.
func (l *wordList) list(c *Comparison, rs []*reading, w *Words) {
	telling := make([]bool, len(l.words))
	for _, ks := range w.Keys {
		for _, k := range ks {
			telling[k.Term] = true
		}
	}
	to := make([]int, len(l.words))
	terms := 0
	for t, word := range l.words {
		to[t] = -1
		if l.skip[t] {
			continue
		}
		if terms++; terms > c.most(maxTerms) && !telling[t] {
			continue
		}
		to[t] = len(w.Terms)
		w.Terms = append(w.Terms, Term{Term: word, ByOutlet: make([]Count, len(c.Outlets))})
	}
	w.Terms = slices.Clip(w.Terms)
	for _, ks := range w.Keys {
		for i := range ks {
			ks[i].Term = to[ks[i].Term]
		}
	}
	for _, r := range rs {
		for i, x := range r.body {
			if r.copied[i] {
				continue
			}
			if t := to[l.place[x.number]]; t >= 0 {
				n := &w.Terms[t].ByOutlet[r.outlet]
				n.N++
				if len(n.Places) < maxTermPlaces {
					n.Places = append(n.Places, r.place(x.span()))
				}
			}
		}
	}
}

// maxTerms is the number of terms listed, beside those that are telling for an
// outlet, and maxTermPlaces that of the places given for one of them in one
// outlet.
const (
	maxTerms      = 3000
	maxTermPlaces = 200
)

// plainVerb reports whether w is a form of a verb that hardly means anything but
// saying: "says", "told", "adding".
func plainVerb(w string) bool {
	lemma, _ := saying(w)
	return plainSaying[lemma]
}

// maxKeys is the number of terms told as telling for one outlet.
const maxKeys = 200

// keys compares one outlet with the rest.
func keys(side, all *terms.Counts, l *wordList, articles, most int) []Key {
	k := terms.Keyness{MinCount: 2, MinRange: 1}
	if articles >= manyArticles {
		k.MinRange = 2
	}
	var out []Key
	for _, x := range k.AgainstRest(side, all) {
		if x.G2 <= 0 || x.Target.N < 2 || l.skip[l.index[x.Term]] {
			continue
		}
		if len(out) == most {
			break
		}
		out = append(out, Key{
			Term: l.index[x.Term], N: x.Target.N, Rest: x.Reference.N, Articles: x.Target.Range, G2: x.G2,
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
