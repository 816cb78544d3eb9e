package tone

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/masthead-news/masthead/text"
)

// A Term is a word as the lexicon, the grammar and the model know it.
type Term struct {
	Low  string // lower case, with straight apostrophes
	Role Role
	Info *Info // what the model knows of it, or nil

	known      Info // what Info points to
	complete   bool // what follows is known, too
	frame      *Frame
	entry      Entry
	listed     bool // entry is the lexicon's
	longest    int8 // words of the longest term of the lexicon that begins with it
	loaded     int8 // the same for the terms that take sides, 0 for none
	Function   bool // it has no meaning of its own to show
	hash, stem uint32
	// What the model's weights say of it, added up at first use: most words of
	// a vocabulary are never met.
	sums atomic.Pointer[termSums]
}

// A Vocabulary holds all that is known of words, each under one look-up. It is
// read-only and may be shared.
type Vocabulary struct {
	terms   []Term
	table   []entry // by hash, then in the places that follow
	lexicon *Lexicon
	model   *Model // or nil
}

// An entry of the table is a term, or none.
type entry struct {
	hash uint32
	term int32 // 1 + its index, 0 for none
}

// marks are the tokens of running text that are no words.
var marks = strings.Fields(", . ; : ? ! ( ) [ ] - -- — – … & % $ / “ ” \" ‘ '")

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
	for size*3 < 4*len(words) {
		size *= 2
	}
	v.terms, v.table = make([]Term, len(words)), make([]entry, size)
	for i, w := range words {
		t := &v.terms[i]
		t.Low, t.Role = w, roleOf(w)
		if m != nil && m.Infos[w] != nil { // nearer than where it was
			t.known = *m.Infos[w]
			t.Info = &t.known
		}
		h := Hash(w)
		at := int(h) & (size - 1)
		for v.table[at].term != 0 {
			at = (at + 1) & (size - 1)
		}
		v.table[at] = entry{h, int32(i + 1)}
	}
	v.list()
	for i := range v.terms {
		v.complete(&v.terms[i])
	}
	return v
}

// list fills in what the lists say, each of its own words.
func (v *Vocabulary) list() {
	each := func(word string, set func(*Term)) {
		h := Hash(word)
		if t := v.get(word, entry{h, int32(h & uint32(len(v.table)-1))}); t != nil {
			set(t)
		}
	}
	for w, e := range v.lexicon.words {
		each(w, func(t *Term) { t.entry, t.listed = e, true })
	}
	for w, n := range v.lexicon.longer {
		each(w, func(t *Term) { t.longest = int8(n) })
	}
	for w := range LoadedTerms().words {
		each(w, func(t *Term) { t.loaded = 1 })
	}
	for w, n := range LoadedTerms().longer {
		each(w, func(t *Term) { t.loaded = int8(n) })
	}
	for w, f := range Frames() {
		each(w, func(t *Term) { t.frame = f })
	}
}

// complete finds out of a word, beside its role, what no list of words says.
func (v *Vocabulary) complete(t *Term) {
	t.complete = true
	if len(v.lexicon.stems) > 0 && !t.listed {
		t.entry, t.listed = v.lexicon.Find(t.Low)
	}
	t.hash = Hash(t.Low)
	t.stem = t.hash
	switch n := stem(t.Low); {
	case t.Low != "" && t.Low[0] >= '0' && t.Low[0] <= '9':
		t.hash, t.stem, t.Info = hashNumber, hashNumber, nil
	case n < len(t.Low):
		t.stem = Hash(t.Low[:n])
	}
	t.Function = function(t.Low)
}

// weighed returns what the weights of m, which is the vocabulary's model, say of
// t.
func (t *Term) weighed(m *Model) *termSums {
	if x := t.sums.Load(); x != nil {
		return x
	}
	c, k := uint32(0), uint32(0)
	if t.Info != nil {
		c, k = t.Info.Class, t.Info.Kind
	}
	x := m.sumsOf(t.hash, t.stem, c, k)
	t.sums.Store(&x)
	return &x
}

// find returns what is known of each word of ws, whose spans are there, or nil
// where that is nothing. It goes over them step by step: a look-up need not wait
// for the one before to reach memory.
func (v *Vocabulary) find(d *text.Doc, ws []Word, found []entry) {
	for i := range ws {
		found[i].hash = hashFolded(d.Slice(ws[i].Span))
	}
	mask := uint32(len(v.table) - 1)
	for i := range found {
		found[i].term = int32(found[i].hash & mask)
	}
	for i := range ws {
		ws[i].Term = v.get(d.Slice(ws[i].Span), found[i])
	}
}

// get returns what is known of a word whose hash and place in the table are
// given.
func (v *Vocabulary) get(word string, at entry) *Term {
	for k := at.term; ; k = (k + 1) & int32(len(v.table)-1) {
		e := v.table[k]
		if e.term == 0 {
			return nil
		}
		if e.hash == at.hash {
			if t := &v.terms[e.term-1]; folded(word, t.Low) {
				return t
			}
		}
	}
}

// hashFolded returns the hash of a word, folded.
func hashFolded(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 0x80 {
			return Hash(lower(word))
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// folded reports whether low is word, folded.
func folded(word, low string) bool {
	if word == low {
		return true
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 0x80 {
			return lower(word) == low
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if i >= len(low) || c != low[i] {
			return false
		}
	}
	return len(word) == len(low)
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
