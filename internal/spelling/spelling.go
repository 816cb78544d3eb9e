// Package spelling knows names that newsrooms spell in several ways: Zelensky, Zelenskyy and
// Zelenskiy are one, and so are David and Dave.
package spelling

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed spellings.txt
var list string

var first = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range wordlist.Lines(list) {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			m[w] = words[0]
		}
	}
	return m
})

// endings are those of surnames out of Cyrillic, and how they are compared.
var endings = [...]struct{ written, compared string }{
	{"skyy", "sky"},
	{"skyi", "sky"},
	{"skiy", "sky"},
	{"skii", "sky"},
	{"skyj", "sky"},
	{"skij", "sky"},
	{"ski", "sky"},
	{"nyy", "ny"},
	{"nyi", "ny"},
	{"niy", "ny"},
	{"nyj", "ny"},
	{"ovych", "ovich"},
	{"evych", "evich"},
}

// Of returns the one spelling by which w is compared, a word of a person's name in lower case
// and without accents. It is no spelling to be shown.
func Of(w string) string {
	if s, ok := first()[w]; ok {
		return s
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e.written); ok && len(stem) > 1 {
			return stem + e.compared
		}
	}
	return w
}
