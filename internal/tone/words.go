package tone

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// A Word is a token with what the rules need to know of it.
type Word struct {
	text.Span
	Low string // lower case, with straight apostrophes

	Entry            // what the lexicon says of the term that begins here
	Terms    int     // how many words that term has, 0 for none
	Frame    *Frame  // what it says of subject and object, as a verb
	Role     Role    // its part in the grammar
	Factor   float64 // what negation, modality and the like make of it
	V        float64 // its valence after the rules, 0 for none
	From, To int     // its evidence: with its negation and the rest of its term
	Turn     Turn    // the rule that mattered most

	// Pos counts words, a name as one, however long: distances are taken in it,
	// so that another name in the same place changes none.
	Pos int

	Name   bool // part of a name or a title: says nothing
	Loaded bool // takes sides
	Scare  bool // in marks of distance

	Voice      Voice
	hash, stem uint32 // of Low
	not        bool   // a negation stands before it
	Info       *Info  // what the model knows of it

	Speaker int // entity, or -1
	Quote   int // quote that it lies in, or -1
}

// Voice is whose a word is.
type Voice uint8

// The voices.
const (
	Own Voice = iota
	Direct
	Reported
)

// Turn is what a rule made of a word.
type Turn uint8

// The turns.
const (
	Straight Turn = iota
	Negated
	Sided   // it is a loaded word
	Distant // it stands in scare quotes
)

// Role is what a word does to the words round it.
type Role uint8

// The roles.
const (
	Plain Role = iota
	Negator
	Booster
	Damper
	Contrast   // but: what follows counts more
	Concession // despite: what follows counts less
	Modal      // would, may, if: less than said
	Auxiliary  // forms of be
	Stop       // ends a clause
)

func roleOf(w string) Role {
	switch w {
	case "not", "n't", "never", "no", "without", "nor", "neither", "none", "nobody", "cannot",
		"hardly", "scarcely", "barely", "seldom", "rarely", "nothing", "fails", "failed", "refused",
		"denied", "denies", "deny", "lack", "lacks", "lacked":
		return Negator
	case "very", "extremely", "deeply", "highly", "utterly", "totally", "completely", "entirely",
		"absolutely", "profoundly", "particularly", "especially", "so", "most", "more", "incredibly",
		"enormously", "intensely", "hugely", "overwhelmingly", "thoroughly", "fully", "sharply",
		"severely", "seriously", "massively", "widely", "strongly":
		return Booster
	case "slightly", "somewhat", "partly", "partially", "marginally", "almost", "nearly", "barely-",
		"fairly", "mildly", "less", "little", "occasionally":
		return Damper
	case "but", "however", "yet", "nevertheless", "nonetheless":
		return Contrast
	case "despite", "although", "though", "notwithstanding", "while", "whereas":
		return Concession
	case "would", "could", "might", "may", "should", "if", "whether", "possible", "possibly",
		"perhaps", "potential", "potentially", "unless", "hypothetical":
		return Modal
	case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got":
		return Auxiliary
	case ",", ";", ":", "--", "—", "–", "(", ")", ".", "?", "!":
		return Stop
	}
	return Plain
}

// Read makes words of the tokens of d, in the array of scratch if it is long
// enough.
func Read(d *text.Doc, scratch []Word) []Word {
	ws := slices.Grow(scratch[:0], len(d.Tokens))[:len(d.Tokens)]
	for i, t := range d.Tokens {
		low := lower(d.Slice(t.Span))
		ws[i] = Word{Span: t.Span, Low: low, Role: roleOf(low), From: t.Start, To: t.End, Speaker: -1, Quote: -1}
	}
	return ws
}

// lower folds case and apostrophes. It costs nothing for words that are as they
// should be.
func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// Mask marks the words of names and, where they have a capital, of titles:
// "Food Security" is no praise. A word with a capital inside a sentence that is
// not all in capitals counts as a name, found by the recognizer or not.
func Mask(d *text.Doc, ws []Word, names, titles []text.Span) {
	for _, s := range names {
		for i := FirstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
			ws[i].Name = true
		}
	}
	for _, s := range d.Sentences {
		maskCapitals(d, ws[s.First:s.Last])
	}
	for _, s := range titles {
		for i := FirstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
			ws[i].Name = ws[i].Name || capital(d.Slice(ws[i].Span))
		}
	}
	number(ws)
}

// longestName is the number of words of a name that are counted as one. It
// bounds the work on text that is all names.
const longestName = 12

// number sets Pos.
func number(ws []Word) {
	pos, run := 0, 0
	for i := range ws {
		if run++; i == 0 || !ws[i].Name || !ws[i-1].Name || run > longestName {
			pos++
			run = 1
		}
		ws[i].Pos = pos
	}
}

func maskCapitals(d *text.Doc, ws []Word) {
	long, small := 0, 0
	for i := 1; i < len(ws); i++ {
		if w := &ws[i]; w.Len() > 3 && !w.Name && w.Low != "from" && w.Low != "with" && w.Low != "over" {
			long++
			if !capital(d.Slice(w.Span)) {
				small++
			}
		}
	}
	if small*5 <= long && long > 1 { // a headline: capitals tell nothing
		return
	}
	begin := true
	for i := range ws {
		w := d.Slice(ws[i].Span)
		if capital(w) && !begin && w != "I" {
			ws[i].Name = true
		}
		switch w {
		case "“", "\"", "``", "''", "‘", "'", ":", "•", "—", "-", "(", "[":
			begin = true
		default:
			begin = false
		}
	}
}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// FirstAt returns the index of the first word that ends after offset at.
func FirstAt(ws []Word, at int) int {
	lo, hi := 0, len(ws)
	for lo < hi {
		if mid := (lo + hi) / 2; ws[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Look finds the terms of the lexicon, the verbs that take sides, and the
// loaded words, longest term first, in one sentence.
func Look(ws []Word, x *Lexicon) {
	verbs, loaded := Frames(), LoadedTerms()
	buf := make([]byte, 0, 64)
	for i := 0; i < len(ws); i++ {
		w := &ws[i]
		if w.Name || w.Low == "" {
			continue
		}
		if n, _, ok := Longest(ws[i:], loaded, &buf); ok {
			for k := range n {
				ws[i+k].Loaded = true
			}
		}
		w.Frame = verbs[w.Low]
		if n, e, ok := Longest(ws[i:], x, &buf); ok {
			w.Entry, w.Terms = e, n
			w.To = ws[i+n-1].End
			for k := 1; k < n; k++ {
				ws[i+k].Frame = verbs[ws[i+k].Low]
			}
			i += n - 1
		}
	}
}

// Longest returns the Longest term of x at the beginning of ws.
func Longest(ws []Word, x *Lexicon, buf *[]byte) (int, Entry, bool) {
	n := min(x.longer[ws[0].Low], len(ws))
	for ; n > 1; n-- {
		b := (*buf)[:0]
		for k := range n {
			if k > 0 {
				b = append(b, ' ')
			}
			b = append(b, ws[k].Low...)
		}
		*buf = b
		if e, ok := x.words[string(b)]; ok {
			return n, e, true
		}
	}
	e, ok := x.Find(ws[0].Low)
	return 1, e, ok
}

// Know fills in what the model's features need of the words of a sentence that
// has been weighed.
func Know(ws []Word, infos map[string]*Info) {
	for i := range ws {
		w := &ws[i]
		if w.Name || w.Low == "" {
			continue
		}
		if c := w.Low[0]; c >= '0' && c <= '9' {
			w.hash, w.stem = hashNumber, hashNumber
			continue
		}
		w.hash = Hash(w.Low)
		w.stem = w.hash
		if n := stem(w.Low); n < len(w.Low) {
			w.stem = Hash(w.Low[:n])
		}
		w.Info = infos[w.Low]
		w.not = w.Role != Stop && near(ws, i, negationReach, Negator) >= 0
	}
}

// Pronoun reports whether a word in lower case is a personal pronoun.
func Pronoun(w string) bool {
	switch w {
	case "he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "me", "his", "hers", "its", "their", "my", "your",
		"himself", "herself":
		return true
	}
	return false
}
