package terms

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// A Score is a term and how telling it is.
type Score struct {
	Term  string  `json:"term"`
	N     int     `json:"n"` // in the article
	Score float64 `json:"score"`
}

// IDF is the inverse document frequency of a term that df of n articles have,
// smoothed as scikit-learn does: ln((1+n)/(1+df)) + 1.
func IDF(df, n int) float64 { return math.Log(float64(1+n)/float64(1+df)) + 1 }

// PlainIDF is the inverse document frequency without smoothing: ln(n/df) + 1.
func PlainIDF(df, n int) float64 { return math.Log(float64(n)/float64(df)) + 1 }

// IDF10 is the inverse document frequency of textbooks: log10(n/df).
func IDF10(df, n int) float64 { return math.Log10(float64(n) / float64(df)) }

// TFIDF returns the terms of d by their count times their IDF in c, scaled so
// that the squares of the scores add up to 1. A document that c has counted gives
// the figures of scikit-learn; one that it hasn't is weighed all the same.
func (c *Counts) TFIDF(d *text.Doc) []Score {
	list := c.scores(d, func(n, words, df int) float64 { return float64(n) * IDF(df, c.articles) })
	Normalize(list)
	return list
}

// BM25 returns the terms of d by their weight in the ranking function BM25, with
// k1 = 1.2 and b = 0.75, as if the article were searched for each.
func (c *Counts) BM25(d *text.Doc) []Score {
	const k1, b = 1.2, 0.75
	mean := float64(c.Total(1)) / float64(max(1, c.articles))
	return c.scores(d, func(n, words, df int) float64 {
		tf := float64(n)
		idf := math.Log(1 + (float64(c.articles-df)+0.5)/(float64(df)+0.5))
		return idf * tf * (k1 + 1) / (tf + float64(k1*(1-b+b*float64(words)/max(1, mean))))
	})
}

// Normalize divides the scores by the root of the sum of their squares.
func Normalize(list []Score) {
	sum := 0.0
	for _, s := range list {
		sum += float64(s.Score * s.Score)
	}
	if sum == 0 {
		return
	}
	norm := math.Sqrt(sum)
	for i := range list {
		list[i].Score /= norm
	}
}

func (c *Counts) scores(d *text.Doc, weight func(n, words, df int) float64) []Score {
	one := Counts{MaxWords: c.MaxWords, KeepCase: c.KeepCase, Stop: c.Stop}
	one.Add(d)
	var list []Score
	for _, t := range one.List() {
		df := min(c.Of(t.Term).Range, c.articles)
		list = append(list, Score{t.Term, t.N, weight(t.N, one.Total(1), df)})
	}
	slices.SortFunc(list, func(a, b Score) int {
		if c := cmp.Compare(b.Score, a.Score); c != 0 {
			return c
		}
		return strings.Compare(a.Term, b.Term)
	})
	return list
}
