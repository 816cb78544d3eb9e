package phrases

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/common"
	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
)

// A Keyphrase is a noun phrase that says what a text is about.
type Keyphrase struct {
	Phrase string // as package terms writes terms
	N      int    // how often it stands in the text by itself, not within a longer one
	Score  float64
	Places []text.Span // in order
}

// A Finder finds keyphrases. Its zero value is ready to use.
type Finder struct {
	// Background says how common words are, for texts that aren't English news.
	// Nil means what this package knows of that.
	Background *terms.Counts
	// Max is the number of phrases to return. Zero means 10.
	Max int
	// MaxWords is the number of words in the longest phrase. Zero means 4.
	MaxWords int
}

// Find returns the keyphrases of d, most telling first: phrases that stand
// often in it, of words that are rare elsewhere, and early. A phrase that stands
// mostly within a longer one, such as "minister" in "defense minister", gives
// way to it. Ties go by the alphabet.
func (f *Finder) Find(d *text.Doc) []Keyphrase { return f.FindIn(d, Of(d)) }

// FindIn is [Finder.Find] for phrases that are known already.
func (f *Finder) FindIn(d *text.Doc, ps []Phrase) []Keyphrase {
	most, maxWords := f.Max, f.MaxWords
	if most == 0 {
		most = 10
	}
	if maxWords == 0 {
		maxWords = 4
	}
	index := map[string]int{}
	var list []Keyphrase
	var c terms.Counts
	for _, p := range ps {
		w := c.FoldSpan(d, p.Span)
		if w == "" || strings.Count(w, " ") >= maxWords || !telling(w) {
			continue
		}
		i, ok := index[w]
		if !ok {
			i = len(list)
			index[w] = i
			list = append(list, Keyphrase{Phrase: w})
		}
		list[i].N++
		list[i].Places = append(list[i].Places, p.Span)
	}
	for i := range list {
		list[i].Score = f.score(d, &list[i])
	}
	slices.SortFunc(list, func(a, b Keyphrase) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Phrase, b.Phrase))
	})
	return distinct(list, most)
}

// telling reports whether a phrase holds a word of three letters or more.
func telling(w string) bool {
	for x := range strings.FieldsSeq(w) {
		letters := 0
		for _, r := range x {
			if r > '9' {
				letters++
			}
		}
		if letters >= 3 {
			return true
		}
	}
	return false
}

// score weighs a phrase: how often, damped; the mean rarity of its words; more
// where it comes early, and a little more for several words, which say more.
func (f *Finder) score(d *text.Doc, k *Keyphrase) float64 {
	words := strings.Fields(k.Phrase)
	rarity := 0.0
	for _, w := range words {
		rarity += f.idf(w)
	}
	rarity /= float64(len(words))
	early := 1 / (1 + 10*float64(k.Places[0].Start)/float64(max(1, len(d.Text))))
	return float64((1+math.Log(float64(k.N)))*rarity) * (1 + early) * (1 + 0.25*math.Log(float64(len(words))))
}

func (f *Finder) idf(w string) float64 {
	if f.Background == nil {
		return common.IDF(w)
	}
	return terms.IDF(f.Background.Of(w).Range, f.Background.Articles()) - 1
}

// distinct returns the first most phrases, less those whose words a better one
// has: one of the two says enough.
func distinct(list []Keyphrase, most int) []Keyphrase {
	var out []Keyphrase
	for _, k := range list {
		if len(out) == most {
			break
		}
		within := slices.ContainsFunc(out, func(o Keyphrase) bool {
			a, b := " "+o.Phrase+" ", " "+k.Phrase+" "
			return strings.Contains(a, b) || strings.Contains(b, a)
		})
		if !within {
			out = append(out, k)
		}
	}
	return out
}
