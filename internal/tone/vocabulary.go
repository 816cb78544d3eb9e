package tone

import (
	"maps"
	"slices"
	"strings"
)

// A Term is a word as the lexicon, the grammar and the model know it.
type Term struct {
	Low  string // lower case, with straight apostrophes
	Role Role
	Info *Info // what the model knows of it, or nil

	complete   bool // what follows is known, too
	frame      *Frame
	entry      Entry
	listed     bool // entry is the lexicon's
	longest    int8 // words of the longest term of the lexicon that begins with it
	loaded     int8 // the same for the terms that take sides, 0 for none
	Function   bool // it has no meaning of its own to show
	hash, stem uint32
	sums       termSums // what the model's weights say of it
}

// A Vocabulary holds all that is known of words, each under one look-up. It is
// read-only and may be shared.
type Vocabulary struct {
	terms   map[string]*Term
	lexicon *Lexicon
	model   *Model // or nil
}

// marks are the tokens of running text that are no words.
var marks = strings.Fields(", . ; : ? ! ( ) [ ] - -- — – … & % $ / “ ” \" ‘ ’ '")

// NewVocabulary brings together what lexicon, grammar and, unless it is nil, the
// model know.
func NewVocabulary(x *Lexicon, m *Model) *Vocabulary {
	v := &Vocabulary{lexicon: x, model: m}
	var words []string
	if m != nil {
		words = slices.AppendSeq(words, maps.Keys(m.Infos))
	}
	for _, l := range []*Lexicon{x, LoadedTerms()} {
		words = slices.AppendSeq(words, maps.Keys(l.longer))
		for w := range l.words {
			if !strings.Contains(w, " ") {
				words = append(words, w)
			}
		}
	}
	words = slices.AppendSeq(words, maps.Keys(Frames()))
	words = append(words, marks...)
	slices.Sort(words)
	words = slices.Compact(words)
	terms := make([]Term, len(words))
	v.terms = make(map[string]*Term, len(words))
	for i, w := range words {
		terms[i] = v.make(lower(w))
		v.terms[w] = &terms[i]
	}
	return v
}

// make finds out what is known of a word in lower case.
func (v *Vocabulary) make(low string) Term {
	t := Term{Low: low, Role: roleOf(low)}
	v.complete(&t)
	return t
}

// complete finds out what is known of t beside its role.
func (v *Vocabulary) complete(t *Term) {
	low := t.Low
	t.complete, t.frame, t.Function = true, Frames()[low], function(low)
	t.entry, t.listed = v.lexicon.Find(low)
	t.longest = int8(v.lexicon.longer[low])
	t.loaded = int8(LoadedTerms().longer[low])
	if _, ok := LoadedTerms().words[low]; ok {
		t.loaded = max(t.loaded, 1)
	}
	switch {
	case low == "":
	case low[0] >= '0' && low[0] <= '9':
		t.hash, t.stem = hashNumber, hashNumber
	default:
		t.hash = Hash(low)
		t.stem = t.hash
		if n := stem(low); n < len(low) {
			t.stem = Hash(low[:n])
		}
		if v.model != nil {
			t.Info = v.model.Infos[low]
		}
	}
	if v.model != nil && v.model.target != nil {
		c := uint32(0)
		if t.Info != nil {
			c = t.Info.Class
		}
		t.sums = v.model.sumsOf(t.hash, t.stem, c)
	}
}

// find returns what is known of a word as it stands in a text, or nil.
func (v *Vocabulary) find(word string) *Term {
	var buf [24]byte
	if len(word) > len(buf) {
		return v.terms[lower(word)]
	}
	capitals := false
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 0x80 {
			return v.terms[lower(word)]
		}
		if c >= 'A' && c <= 'Z' {
			capitals = true
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	if !capitals {
		return v.terms[word]
	}
	return v.terms[string(buf[:len(word)])]
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

// function reports whether a word has no meaning of its own to show.
func function(w string) bool {
	if len(w) < 3 || w[0] < 'a' || w[0] > 'z' {
		return true
	}
	switch w {
	case "the", "and", "was", "were", "are", "has", "had", "have", "been", "for", "from", "with", "that", "this",
		"than", "its", "his", "her", "their", "they", "she", "him", "them", "who", "which", "what", "when", "where",
		"into", "over", "about", "after", "before", "between", "during", "such", "these", "those", "there", "then",
		"will", "said", "says", "you", "your", "our", "out", "all", "any", "some", "other", "one", "two", "also", "because":
		return true
	}
	return false
}
