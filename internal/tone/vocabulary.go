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
	terms   []Term
	table   []int32 // by hash, then in the places that follow: 1 + an index of terms, or 0
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
	if m != nil { // its words come first and in its order, so that those that are frequent lie together
		words = slices.DeleteFunc(words, func(w string) bool { return m.Infos[w] != nil })
		words = append(slices.Clone(m.Words), words...)
	}
	size := 1
	for size < 3*len(words) {
		size *= 2
	}
	v.terms, v.table = make([]Term, len(words)), make([]int32, size)
	for i, w := range words {
		v.terms[i] = v.listed(w)
		at := int(Hash(w)) & (size - 1)
		for v.table[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		v.table[at] = int32(i + 1)
	}
	return v
}

// listed returns all that is known of a word on one of the lists.
func (v *Vocabulary) listed(low string) Term {
	t := Term{Low: low, Role: roleOf(low), frame: Frames()[low]}
	t.longest = int8(v.lexicon.longer[low])
	t.loaded = int8(LoadedTerms().longer[low])
	if _, ok := LoadedTerms().words[low]; ok {
		t.loaded = max(t.loaded, 1)
	}
	if v.model != nil {
		t.Info = v.model.Infos[low]
	}
	v.complete(&t)
	return t
}

// complete finds out of a word, beside its role, what no list says.
func (v *Vocabulary) complete(t *Term) {
	t.complete = true
	t.entry, t.listed = v.lexicon.Find(t.Low)
	t.hash = Hash(t.Low)
	t.stem = t.hash
	switch n := stem(t.Low); {
	case t.Low != "" && t.Low[0] >= '0' && t.Low[0] <= '9':
		t.hash, t.stem, t.Info = hashNumber, hashNumber, nil
	case n < len(t.Low):
		t.stem = Hash(t.Low[:n])
	}
	t.Function = function(t.Low)
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
		return v.get([]byte(lower(word)))
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 0x80 {
			return v.get([]byte(lower(word)))
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return v.get(buf[:len(word)])
}

// get returns what is known of a word in lower case, or nil.
func (v *Vocabulary) get(low []byte) *Term {
	h := uint32(2166136261)
	for _, c := range low {
		h = (h ^ uint32(c)) * 16777619
	}
	for at := int(h) & (len(v.table) - 1); v.table[at] != 0; at = (at + 1) & (len(v.table) - 1) {
		if t := &v.terms[v.table[at]-1]; t.Low == string(low) {
			return t
		}
	}
	return nil
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
