package tone

import (
	"slices"

	"github.com/masthead-news/masthead/text"
)

// A Word is a token with what the rules need to know of it.
type Word struct {
	text.Span
	*Term // the word, wherever it stands

	Info     *Info   // what the model knows of it
	Frame    *Frame  // what it says of subject and object, as a verb
	Valence  float64 // what the lexicon says of the term that begins here
	Factor   float64 // what negation, modality and the like make of it
	V        float64 // its valence after the rules, 0 for none
	From, To int32   // its evidence: with its negation and the rest of its term

	// Pos counts words, a name as one, however long: distances are taken in it,
	// so that another name in the same place changes none.
	Pos int32

	Speaker int32 // entity, or -1
	Marks   int32 // quotation marks round it and others, by number, or -1

	flags   flag // the term's when the word was found: all but those that take a look at its letters
	Role    Role // the term's
	Kind    Kind // whom it concerns, if it has a valence
	Terms   int8 // how many words the term has that Valence is of, 0 for none
	Turn    Turn // the rule that mattered most
	Voice   Voice
	Capital bool // it has one
	Name    bool // part of a name or a title: says nothing
	Loaded  bool // takes sides
	Scare   bool // in marks of distance
	not     bool // a negation stands before it, or marks of distance round it
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

// A Sheet is room for the words of a document.
type Sheet struct {
	Words []Word
	terms []Term // those that no vocabulary has
	low   []byte // what they are in lower case
	met   []meeting

	places []place
}

// A meeting is a word that no vocabulary has, and where it ends in the sheet's low.
type meeting struct{ word, end int }

// Read makes words of the tokens of d.
func (s *Sheet) Read(d *text.Doc, v *Vocabulary) []Word {
	s.Words = slices.Grow(s.Words[:0], len(d.Tokens))[:len(d.Tokens)]
	s.meet(d, s.find(d, v))
	return s.Words
}

// meet makes terms of the words that no vocabulary has, of which there are n.
// Many are names, of which no more need be known than the letters.
func (s *Sheet) meet(d *text.Doc, n int) {
	if n == 0 {
		return
	}
	s.terms = slices.Grow(s.terms[:0], n)[:n]
	s.low, s.met = s.low[:0], s.met[:0]
	for i := range s.Words {
		if w := &s.Words[i]; w.Term == nil {
			s.low = appendLower(s.low, d.Slice(w.Span))
			s.met = append(s.met, meeting{i, len(s.low)})
		}
	}
	low, start := string(s.low), 0
	for i, x := range s.met {
		t := &s.terms[i]
		*t = Term{Low: low[start:x.end], Role: roleOf(low[start:x.end]), flags: stranger}
		start = x.end
		s.Words[x.word].Term, s.Words[x.word].Role, s.Words[x.word].flags = t, t.Role, t.flags
	}
}

// Clear lets go of the document's text.
func (s *Sheet) Clear() {
	clear(s.terms)
	s.terms = s.terms[:0]
}

// Mask marks the words of names and, where they have a capital, of titles:
// "Food Security" is no praise. A word with a capital inside a sentence that is
// not all in capitals counts as a name, found by the recognizer or not.
func Mask(d *text.Doc, ws []Word, names, titles []text.Span) {
	i := 0
	for _, s := range names {
		for i = FirstFrom(ws, i, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
			ws[i].Name = true
		}
	}
	for _, s := range d.Sentences {
		maskCapitals(ws[s.First:s.Last])
	}
	for _, s := range titles {
		for i := FirstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
			ws[i].Name = ws[i].Name || ws[i].Capital
		}
	}
	number(ws)
}

// longestName is the number of words of a name that are counted as one. It
// bounds the work on text that is all names.
const longestName = 12

// number sets Pos.
func number(ws []Word) {
	pos, run := int32(0), 0
	for i := range ws {
		if run++; i == 0 || !ws[i].Name || !ws[i-1].Name || run > longestName {
			pos++
			run = 1
		}
		ws[i].Pos = pos
	}
}

func maskCapitals(ws []Word) {
	long, low := 0, 0
	for i := 1; i < len(ws); i++ {
		if w := &ws[i]; w.Len() > 3 && !w.Name && !w.is(small) {
			long++
			if !w.Capital {
				if low++; low*5 > len(ws) {
					break // no headline
				}
			}
		}
	}
	if low*5 <= long && long > 1 { // a headline: capitals tell nothing
		return
	}
	begin := true
	for i := range ws {
		w := &ws[i]
		if w.Capital && !begin && (w.Len() > 1 || w.Low != "i") {
			w.Name = true
		}
		begin = w.is(opening) || w.is(apostrophe) && w.Len() == 1 // ’ ends something
	}
}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// FirstFrom is FirstAt, and quicker where the word lies soon after word from.
func FirstFrom(ws []Word, from, at int) int {
	if from > 0 && (from > len(ws) || ws[from-1].End > at) {
		return FirstAt(ws, at)
	}
	const soon = 16
	for i := from; i < len(ws); i++ {
		if ws[i].End > at {
			return i
		}
		if i-from == soon {
			return i + FirstAt(ws[i:], at)
		}
	}
	return len(ws)
}

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
func Look(ws []Word, v *Vocabulary) {
	var buf []byte
	for i := 0; i < len(ws); i++ {
		w := &ws[i]
		if w.Name || w.Low == "" {
			continue
		}
		if !w.Term.is(complete) {
			v.complete(w.Term)
		}
		if w.loaded > 0 && !literal(ws, i) {
			for k := range LoadedAt(ws[i:], &buf) {
				ws[i+k].Loaded = true
			}
		}
		w.Frame = w.frame
		n, e, ok := 1, Entry{w.valence, w.kind}, w.Term.is(listed)
		if w.longest > 1 && i+1 < len(ws) && ws[i+1].is(inner) {
			n, e, ok = v.lexicon.longestAt(ws[i:], int(w.longest), &buf)
		}
		if ok {
			w.Valence, w.Kind, w.Terms = e.Valence, e.Kind, int8(n)
			w.To = int32(ws[i+n-1].End)
			for k := 1; k < n; k++ {
				ws[i+k].Frame = ws[i+k].frame
			}
			i += n - 1
		}
	}
}

// LoadedAt returns how many words the longest term that takes sides has at the
// beginning of ws, 0 for none.
func LoadedAt(ws []Word, buf *[]byte) int {
	most := int(ws[0].loaded)
	if len(ws) == 1 || !ws[1].is(inner) {
		most = min(most, 1)
	}
	if most == 0 {
		return 0
	}
	n, _, ok := LoadedTerms().longestAt(ws, most, buf)
	if !ok {
		return 0
	}
	return n
}

// longestAt returns the longest term of x, of at most n words, at the beginning
// of ws.
func (x *Lexicon) longestAt(ws []Word, n int, buf *[]byte) (int, Entry, bool) {
	for n = min(n, len(ws)); n > 1; n-- {
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
func Know(ws []Word) {
	negator := -1 // the last one of the clause
	for i := range ws {
		w := &ws[i]
		if !w.Name {
			w.Info = w.Term.Info
			w.not = w.Scare || w.Role != Stop && negator >= 0 && w.Pos-ws[negator].Pos <= negationReach
		}
		switch w.Role {
		case Negator:
			negator = i
		case Stop, Contrast:
			negator = -1
		default:
		}
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
