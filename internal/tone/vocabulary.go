package tone

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/masthead-news/masthead/text"
)

// A Term is a word as the lexicon, the grammar and the model know it. It fills a
// line of a cache.
type Term struct {
	Low  string // lower case, with straight apostrophes
	Info *Info  // what the model knows of it, or nil

	frame   *Frame
	valence float64 // the lexicon's, of kind
	key     uint64  // see key
	// What the model's weights say of it, added up at first use: most words of
	// a vocabulary are never met.
	sums atomic.Pointer[termSums]

	Role    Role
	kind    Kind
	longest int8 // words of the longest term of the lexicon that begins with it
	loaded  int8 // the same for the terms that take sides, 0 for none
	flags   flag
}

// A flag says something of a term.
type flag uint16

const (
	complete   flag = 1 << iota // all is known of it
	listed                      // valence and kind are the lexicon's
	function                    // it has no meaning of its own to show
	inner                       // a term of several words may go on with it
	opening                     // a capital after it says nothing
	apostrophe                  // the same where it is ' and not ’
	small                       // it has no capital in most headlines
	stranger                    // no vocabulary has it
	saying                      // a plain verb of saying
	joining                     // it begins a clause with a subject of its own
	placing                     // it says where or when something is done
	defining                    // a noun follows it
	speaking                    // one who speaks for another
	leading                     // the same of a campaign or the press
	punishing                   // what a court or a superior does to one
)

func (t *Term) is(f flag) bool { return t.flags&f != 0 }

// is reports the same of w, which has its flags at hand.
func (w *Word) is(f flag) bool { return w.flags&f != 0 }

// A Vocabulary holds all that is known of words, each under one look-up. It is
// read-only and may be shared.
type Vocabulary struct {
	terms   []Term
	table   []uint32 // 1 + the index of a term and more bits of its hash, or 0; by hash, then in the places that follow
	shift   int      // what leaves of a hash the bits that say where to begin
	index   uint32   // the bits of an entry that hold the index
	lexicon *Lexicon
	model   *Model // or nil
}

// A place is where a word is looked for.
type place struct {
	key
	at    uint32 // in the table
	tag   uint32 // what an entry has beside the index
	entry uint32 // what stands there
}

// marks are more tokens of running text that are no words.
var marks = strings.Fields(", . ; ? ! ) ] -- – … & % $ / ” '")

// grammar has the words that flags are for.
var grammar = []struct {
	flag  flag
	words []string
}{
	{opening, strings.Fields("“ \" `` '' ‘ : • — - ( [")},
	{apostrophe, []string{"'"}},
	{small, strings.Fields("from with over")},
	{saying, strings.Fields(`said says say told tells added adds wrote writes tweeted claimed claims argued argues insisted insists stated states explained explains declared declares announced noted notes warned warns believes believed thinks thought suggested suggests replied responded asked`)},
	{joining, strings.Fields("as when while because after before since until where if")},
	{placing, strings.Fields("in at on near outside inside during across")},
	{defining, strings.Fields("the a an this that these those 's")},
	{speaking, strings.Fields(`adviser advisers advisor advisors aide aides attorney attorneys counsel lawyer lawyers spokesman spokesmen spokespeople spokesperson spokespersons
		spokeswoman spokeswomen strategist strategists`)},
	{leading, strings.Fields("chair chairman chairwoman director manager secretary")},
	{punishing, strings.Fields(`arrest arresting ban banning blame blaming fire firing impeach impeaching indict indicting jail jailing prosecute prosecuting
		punish punishing remove removing sue suing suspend suspending`)},
}

// NewVocabulary brings together what lexicon, grammar and, unless it is nil, the
// model know.
func NewVocabulary(x *Lexicon, m *Model) *Vocabulary {
	v := &Vocabulary{lexicon: x, model: m}
	var words []string
	for _, l := range []*Lexicon{x, LoadedTerms()} {
		for w := range l.words {
			words = append(words, strings.Fields(w)...)
		}
	}
	words = slices.AppendSeq(words, maps.Keys(Frames()))
	words = append(words, marks...)
	for _, g := range grammar {
		words = append(words, g.words...)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	known := 0
	if m != nil { // its words come first and in its order, so that those that are frequent lie together
		known = len(m.Words)
		words = slices.Concat(m.Words, words)
	}
	size := 1
	for v.shift = 64; size*3 < 4*len(words); v.shift-- {
		size *= 2
	}
	v.index = 1<<bits.Len(uint(len(words))) - 1
	v.terms, v.table = make([]Term, 0, len(words)), make([]uint32, size)
	for i, w := range words {
		if i >= known && v.at(w) != nil {
			continue
		}
		x := v.place(keyOf(w, 0, len(w)))
		v.terms = v.terms[:len(v.terms)+1]
		t := &v.terms[len(v.terms)-1]
		t.Low, t.Role, t.key = w, roleOf(w), x.bits
		if i < known {
			t.Info = &m.Infos[i]
		}
		for v.table[x.at] != 0 {
			x.at = (x.at + 1) & uint32(size-1)
		}
		v.table[x.at] = x.tag | uint32(len(v.terms))
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
		if t := v.at(word); t != nil {
			set(t)
		}
	}
	flag := func(words []string, f flag) {
		for _, w := range words {
			each(w, func(t *Term) { t.flags |= f })
		}
	}
	for _, g := range grammar {
		flag(g.words, g.flag)
	}
	for _, x := range []*Lexicon{v.lexicon, LoadedTerms()} {
		for w := range x.words {
			if words := strings.Fields(w); len(words) > 1 {
				flag(words[1:], inner)
			}
		}
	}
	for w, e := range v.lexicon.words {
		each(w, func(t *Term) { t.list(e) })
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

// list notes what the lexicon says of t.
func (t *Term) list(e Entry) {
	t.valence, t.kind = e.Valence, e.Kind
	t.flags |= listed
}

// complete finds out of a word, beside its role, what no list of words says.
func (v *Vocabulary) complete(t *Term) {
	t.flags |= complete
	if len(v.lexicon.stems) > 0 && !t.is(listed) {
		if e, ok := v.lexicon.Find(t.Low); ok {
			t.list(e)
		}
	}
	if isNumber(t.Low) {
		t.Info = nil
	}
	if isFunction(t.Low) {
		t.flags |= function
	}
}

// hashes returns those of t and of its stem.
func (t *Term) hashes() (word, stemmed uint32) {
	if isNumber(t.Low) {
		return hashNumber, hashNumber
	}
	word = Hash(t.Low)
	if n := stem(t.Low); n < len(t.Low) {
		return word, Hash(t.Low[:n])
	}
	return word, word
}

// isNumber reports whether a word begins with a digit: all those are one word.
func isNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// weighed returns what the weights say of t, whose vocabulary's model is that of
// the scorer. Of a word of this document alone it adds up no more than sentences
// without a target ask for.
func (s *Scorer) weighed(t *Term) *termSums {
	x := t.sums.Load()
	if x != nil {
		return x
	}
	if isNumber(t.Low) {
		x = &s.m.number
	} else if h, stemmed := t.hashes(); t.is(stranger) {
		x = s.lend()
		*x = s.m.ratedOf(h, stemmed, nil)
	} else {
		x = new(termSums)
		*x = s.m.sumsOf(h, stemmed, t.Info)
	}
	t.sums.Store(x)
	return x
}

// lend returns room for a word of this document alone.
func (s *Scorer) lend() *termSums {
	if len(s.lent) == cap(s.lent) { // what was lent before stays where it is
		s.lent = make([]termSums, 0, max(64, 2*cap(s.lent)))
	}
	s.lent = s.lent[:len(s.lent)+1]
	return &s.lent[len(s.lent)-1]
}

// find makes words of the tokens of d with what v knows of each, and returns the
// number of those of which that is nothing. It goes over them step by step: a look-up
// need not wait for the one before to reach memory.
func (s *Sheet) find(d *text.Doc, v *Vocabulary) (unknown int) {
	ws := s.Words
	s.places = slices.Grow(s.places[:0], len(ws))[:len(ws)]
	for i := range ws {
		t := d.Tokens[i].Span
		x := v.place(keyOf(d.Text, t.Start, t.End))
		x.entry = v.table[x.at]
		s.places[i] = x
	}
	for i := range ws {
		span, w := d.Tokens[i].Span, &ws[i]
		word := d.Slice(span)
		*w = Word{Span: span, From: int32(span.Start), To: int32(span.End), Speaker: -1, Marks: -1, Capital: capital(word)}
		if t := v.get(word, &s.places[i]); t != nil {
			w.Term, w.Role, w.flags = t, t.Role, t.flags
		} else {
			unknown++
		}
	}
	return unknown
}

// at returns what is known of a word, or nil.
func (v *Vocabulary) at(word string) *Term {
	x := v.place(keyOf(word, 0, len(word)))
	x.entry = v.table[x.at]
	return v.get(word, &x)
}

// place returns where to look for a key.
func (v *Vocabulary) place(k key) place {
	h := k.bits*0x9E3779B97F4A7C15 + uint64(k.n)*0xC2B2AE3D27D4EB4F
	return place{k, uint32(h >> v.shift), uint32(h>>(v.shift-32)) &^ v.index, 0}
}

// get returns what is known of a word that is looked for at x.
func (v *Vocabulary) get(word string, x *place) *Term {
	for i, e := x.at, x.entry; e != 0; e = v.table[i] {
		if e&^v.index == x.tag {
			t := &v.terms[e&v.index-1]
			if t.key == x.bits && len(t.Low) == int(x.n) && (x.n <= keySize || folded(word, t.Low)) {
				return t
			}
		}
		i = (i + 1) & uint32(len(v.table)-1)
	}
	return nil
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

// Function reports whether t has no meaning of its own to show.
func (t *Term) Function() bool { return t.is(function) }

// appendLower appends what lower makes of s.
func appendLower(b []byte, s string) []byte {
	from := len(b)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			if i+2 >= len(s) || s[i:i+2] != "\u2019"[:2] {
				return append(b[:from], lower(s)...)
			}
			if i += 2; s[i] == "\u2019"[2] {
				b = append(b, '\'')
			} else { // a mark or a dash
				b = append(b, s[i-2:i+1]...)
			}
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

// isFunction finds that out.
func isFunction(w string) bool {
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
