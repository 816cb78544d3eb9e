package tone

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lexicon/loaded.txt
var loadedText string

// LoadedTerms holds the terms that take sides.
var LoadedTerms = sync.OnceValue(func() *Lexicon {
	x := &Lexicon{}
	for line := range wordlist.Lines(loadedText) {
		if term, color := loadedTerm(line); !color {
			x.Add(term, Entry{})
		}
	}
	return x
})

// Charged holds the single words that take sides or color a report.
var Charged = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range wordlist.Lines(loadedText) {
		if term, _ := loadedTerm(line); !strings.Contains(term, " ") {
			m[term] = true
		}
	}
	return m
})

// loadedTerm reads a line of the list: a term, and whether it only colors.
func loadedTerm(line string) (term string, color bool) {
	term, kind, _ := strings.Cut(line, "\t")
	return term, kind == "color"
}
