// Package common knows how common the words of English news are.
package common

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed words.txt
var list string

// articles is the number of articles that the counts of words.txt are given
// for, and rare the count of words that it leaves out.
const (
	articles = 10000
	rare     = 4
)

var idfs = sync.OnceValue(func() map[string]float64 {
	m := make(map[string]float64, 22000)
	for l := range wordlist.Lines(list) {
		w, n, _ := strings.Cut(l, "\t")
		c, _ := strconv.Atoi(n)
		m[w] = math.Log(articles / float64(max(c, 1)))
	}
	return m
})

// IDF returns the inverse document frequency of a word in lower case: 0 for one
// that stands in every article.
func IDF(w string) float64 {
	if x, ok := idfs()[w]; ok {
		return x
	}
	return math.Log(float64(articles) / rare)
}
