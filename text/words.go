package text

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

// An abbreviation's kind says what may follow its full stop.
type abbreviation uint8

const (
	notAbbreviated abbreviation = iota
	before                      // stands before what it belongs to, so no sentence ends here: "Mr.", "e.g."
	ending                      // may end a sentence: "Inc.", "p.m."
	counted                     // an abbreviation only before a number: "No.", "p."
	dated                       // an abbreviation only before a number or a comma: "Sat."
)

//go:embed abbreviations.txt
var abbreviationList string

//go:embed starters.txt
var starterList string

//go:embed prefixes.txt
var prefixList string

//go:embed contractions.txt
var contractionList string

//go:embed units.txt
var unitList string

//go:embed dates.txt
var dateList string

// A lexicon holds the word lists of this package, read once.
type lexicon struct {
	abbreviations map[string]abbreviation
	starters      map[string]bool // words that a sentence begins with oftener than a name does
	prefixes      map[string]bool // prefixes that keep their hyphen
	contractions  map[string]int  // words of two tokens, and the length of the first
	units         map[string]bool // units written right after a number
	says          map[string]bool // verbs that follow a quotation
	dates         map[string]bool // months and days of the week
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		abbreviations: map[string]abbreviation{},
		contractions:  map[string]int{},
		starters:      wordlist.Words(starterList),
		prefixes:      wordlist.Words(prefixList),
		units:         wordlist.Words(unitList),
		says:          wordlist.Says(),
		dates:         wordlist.Words(dateList),
	}
	kinds := map[string]abbreviation{"before": before, "ending": ending, "counted": counted, "dated": dated}
	for line := range wordlist.Lines(abbreviationList) {
		kind, list, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(list) {
			l.abbreviations[w] = kinds[kind]
		}
	}
	for line := range wordlist.Lines(contractionList) {
		for w := range strings.FieldsSeq(line) {
			first, rest, _ := strings.Cut(w, "|")
			l.contractions[first+rest] = len(first)
		}
	}
	return l
})
