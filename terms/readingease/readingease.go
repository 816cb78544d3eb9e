// Package readingease says how hard a text is to read, by the usual formulas.
// It stands apart from terms because the library behind it brings a sentence
// model that programs which only count words don't need.
//
//	e := readingease.Of(text.New("The cat sat on the mat."))
//	fmt.Printf("%.1f\n", e.Flesch)
package readingease

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/summarize"

	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
)

// Counts are what the formulas rest on.
type Counts struct {
	Words, Sentences int
	Letters          int // letters and digits of all words
	Syllables        int
	Polysyllables    int // words of three syllables or more
	Complex          int // these less the ones that only a common ending makes long: Gunning's hard words
	Long             int // words of more than six letters
	Difficult        int // words that are not on the list of Dale and Chall
}

// Ease is how hard a text is to read. Flesch falls as a text gets harder, all the
// others rise; those called grades are in years of American schooling.
type Ease struct {
	Counts
	Flesch        float64 // reading ease (1948); about 100 very easy, 0 very hard
	FleschKincaid float64 // grade (1975)
	GunningFog    float64 // grade
	SMOG          float64 // grade
	ARI           float64 // grade: automated readability index
	ColemanLiau   float64 // grade
	DaleChall     float64 // new raw score (1995)
	LIX           float64 // Björnsson's
}

// Of returns the reading ease of d, with our sentences and words, and the
// syllables and formulas of prose. A text without words has the zero Ease.
func Of(d *text.Doc) Ease { return From(Count(d)) }

// Count counts what the formulas rest on.
func Count(d *text.Doc) Counts {
	var c Counts
	difficult := map[string]bool{}
	for _, w := range terms.Words(d) {
		letters := 0
		for _, r := range w {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters++
			}
		}
		c.Words++
		c.Letters += letters
		if letters > 6 {
			c.Long++
		}
		n := max(1, summarize.Syllables(w))
		c.Syllables += n
		if n > 2 {
			c.Polysyllables++
			if !commonEnding(w, n) {
				c.Complex++
			}
		}
		hard, ok := difficult[w]
		if !ok {
			hard = isDifficult(w)
			difficult[w] = hard
		}
		if hard {
			c.Difficult++
		}
	}
	for _, s := range d.Sentences {
		if hasWord(d.Slice(s.Span)) {
			c.Sentences++
		}
	}
	return c
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// commonEnding reports whether w, of n syllables, has three only for an ending
// that Gunning leaves out.
func commonEnding(w string, n int) bool {
	return n == 3 && (strings.HasSuffix(w, "es") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing"))
}

// isDifficult reports whether w is not on the list of Dale and Chall, which
// prose holds behind its formula: a document of this one word has 15.79 points
// more if it is hard.
func isDifficult(w string) bool {
	if r, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(r) {
		return false
	}
	one := summarize.Document{NumWords: 1, NumSentences: 1, WordFrequency: map[string]int{w: 1}}
	return one.DaleChall() > 1
}

// From returns what the formulas make of c.
func From(c Counts) Ease {
	e := Ease{Counts: c}
	if c.Words == 0 || c.Sentences == 0 {
		return e
	}
	d := summarize.Document{
		NumWords: float64(c.Words), NumSentences: float64(c.Sentences), NumCharacters: float64(c.Letters),
		NumSyllables: float64(c.Syllables), NumPolysylWords: float64(c.Polysyllables),
		NumComplexWords: float64(c.Complex), NumLongWords: float64(c.Long),
	}
	e.Flesch = d.FleschReadingEase()
	e.FleschKincaid = d.FleschKincaid()
	e.GunningFog = d.GunningFog()
	e.SMOG = d.SMOG()
	e.ARI = d.AutomatedReadability()
	e.ColemanLiau = d.ColemanLiau()
	e.LIX = d.LIX()
	e.DaleChall = DaleChall(c.Words, c.Sentences, c.Difficult)
	return e
}

// DaleChall returns the raw score of Dale and Chall, with the constant that
// texts with more than 5 % difficult words have. (The formula of prose takes
// each easy word once however often it occurs, and lacks the constant.)
func DaleChall(words, sentences, difficult int) float64 {
	percent := 100 * float64(difficult) / float64(words)
	score := float64(0.1579*percent) + float64(0.0496*float64(words)/float64(sentences))
	if percent > 5 {
		score += 3.6365
	}
	if math.IsNaN(score) {
		return 0
	}
	return score
}
