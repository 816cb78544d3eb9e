package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Lexicon is what the model knows of words before it has seen a label: which
// cluster a word lies in, how it is mostly written, what lists it stands in, and
// whether a name can hold it in lower case. It is read-only once made.
type Lexicon struct {
	words   table[wordInfo]
	phrases table[List] // with prefixBit
	vectors Vectors
}

// A wordInfo is what the model knows of a word; zero where it knows nothing.
type wordInfo struct {
	leaf   uint16 // of the tree of clusters, for the word as it is written
	casing Casing // for a word in lower case
	inner  uint8  // canContinue, canBegin, canEnd, for a word in lower case
}

// Casing says how a word is mostly written.
type Casing uint8

// The casings. The zero value stands for a word that wasn't seen.
const (
	Lower Casing = 1 + iota
	Capital
	Upper
)

// A List is a set of lists that a phrase stands in.
type List uint16

// The lists.
const (
	Country List = 1 << iota
	Demonym
	City
	Region
	Forename
	Surname
	Body   // an organization
	Known  // an organization or brand that world news takes for known
	People // a people, a creed, a party's followers
	Thing  // an event, a prize, a work, a disease
	Group  // an organization of other labeled texts
	Place  // a place of other labeled texts

	prefixBit List = 1 << 15 // a longer phrase begins so
)

// What a word in lower case can be to a name, as bits.
const (
	canContinue = 1 << iota
	canBegin
	canEnd
)

// maxPhrase is the number of units in the longest phrase of a list.
const maxPhrase = 6

// AddCluster says that the word w, as written and folded, lies in a leaf.
func (l *Lexicon) AddCluster(w string, leaf uint16) { l.word(w).leaf = leaf }

// SetVectors gives the lexicon its word vectors.
func (l *Lexicon) SetVectors(v Vectors) { l.vectors = v }

// Vectors returns the word vectors.
func (l *Lexicon) Vectors() Vectors { return l.vectors }

// Words returns a lexicon with all that l knows but which words in lower case names hold:
// that hangs on labels.
func (l *Lexicon) Words() Lexicon {
	out := Lexicon{phrases: l.phrases, vectors: l.vectors}
	out.phrases.slots = slices.Clone(l.phrases.slots)
	out.words.reserve(l.words.n)
	for _, e := range l.words.slots {
		if e.val.inner = 0; e.val != (wordInfo{}) {
			*out.words.place(e.key) = e.val
		}
	}
	return out
}

// AddCasing says how the word w, in lower case, is mostly written.
func (l *Lexicon) AddCasing(w string, c Casing) { l.word(w).casing = c }

// AddInner says that names hold the lower-case word w, and whether they begin or end
// with it.
func (l *Lexicon) AddInner(w string, begins, ends bool) {
	v := uint8(canContinue)
	if begins {
		v |= canBegin
	}
	if ends {
		v |= canEnd
	}
	l.word(w).inner = v
}

// usual returns how w is mostly written.
func (l *Lexicon) usual(w string) Casing {
	var buf [32]byte
	return l.words.get(key32(hashBytes(Fold(buf[:0], w, true)))).casing
}

func (l *Lexicon) word(w string) *wordInfo { return l.words.at(key32(hashBytes(w))) }

// AddPhrase puts s into a list.
func (l *Lexicon) AddPhrase(s string, list List) {
	us := Lex(s, 0, len(s), nil)
	if len(us) == 0 || len(us) > maxPhrase {
		return
	}
	h := uint64(0)
	for i, u := range us {
		h = mix2(7, h, hashBytes(strings.ToLower(s[u.Start:u.End])))
		v := list
		if i+1 < len(us) {
			v = prefixBit
		}
		*l.phrases.at(key32(h)) |= v
	}
}

// longest finds the longest phrase of the lists that begins with word i of n, where the hash
// of each word in small letters is given. It returns the index of its last word, -1 if there is
// none, its lists, and those that hold the first word alone.
func (l *Lexicon) longest(i, n int, word func(int) uint64) (end int, lists, alone List) {
	h := uint64(0)
	end = -1
	for j := i; j < n && j < i+maxPhrase; j++ {
		h = mix2(7, h, word(j))
		v := l.phrases.get(key32(h))
		if v&^prefixBit != 0 {
			end, lists = j, v&^prefixBit
			if j == i {
				alone = lists
			}
		}
		if v&prefixBit == 0 {
			break
		}
	}
	return end, lists, alone
}

// Fold appends w in the form under which words are counted and compared: digits
// become 0, and with lower also capitals their small letters.
func Fold(b []byte, w string, lower bool) []byte {
	for i := 0; i < len(w); i++ {
		c := w[i]
		switch {
		case c >= utf8.RuneSelf:
			if !lower {
				return append(b, w[i:]...)
			}
			for _, r := range w[i:] {
				b = utf8.AppendRune(b, unicode.ToLower(r))
			}
			return b
		case isDigit(c):
			c = '0'
		case lower && 'A' <= c && c <= 'Z':
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// hashBytes is FNV-1a with a final mixing.
func hashBytes[T string | []byte](s T) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}

func mix(t, a uint64) uint64 {
	h := (a ^ t*0x9E3779B97F4A7C15) * 0xff51afd7ed558ccd
	return h ^ h>>32
}

func mix2(t, a, b uint64) uint64 {
	h := (a ^ t*0x9E3779B97F4A7C15) * 0xff51afd7ed558ccd
	h ^= h >> 29
	h = (h + b) * 0xc4ceb9fe1a85ec53
	return h ^ h>>32
}

// key32 returns the upper half of h, never 0: the empty slot of a table.
func key32(h uint64) uint32 { return max(1, uint32(h>>32)) }

// A table maps 32-bit hashes to small values, by open addressing. A word that
// isn't in it is taken for one that is once in some 2³²/n looks.
//
// Its keys are mixed hashes, in whose order it is filled fastest: those of short words as they
// are have much the same upper bits, and would crowd.
type table[V any] struct {
	slots []entry[V]
	n     int
	bits  uint
}

type entry[V any] struct {
	key uint32 // 0 for an empty slot
	val V
}

// mixed returns another number for each k, 0 for 0.
func mixed(k uint32) uint32 { return k * 0x9E3779B1 }

// find returns the slot of key k, or the empty one where it would stand. There always is one.
func (t *table[V]) find(k uint32) *entry[V] {
	mask := uint32(len(t.slots) - 1)
	for i := k >> (32 - t.bits); ; i++ {
		if e := &t.slots[i&mask]; e.key == k || e.key == 0 {
			return e
		}
	}
}

// get returns the value of the hash k, zero if it has none.
func (t *table[V]) get(k uint32) V {
	if t.n == 0 {
		var none V
		return none
	}
	return t.find(mixed(k)).val
}

// reserve makes room for n entries in an empty table.
func (t *table[V]) reserve(n int) {
	t.bits = 4
	for 1<<t.bits <= 2*n {
		t.bits++
	}
	t.slots = make([]entry[V], 1<<t.bits)
}

// at returns the place of the value of the hash k, until the next one is asked for.
func (t *table[V]) at(k uint32) *V { return t.place(mixed(k)) }

// place is at for a key.
func (t *table[V]) place(k uint32) *V {
	if t.n*2 >= len(t.slots) {
		old := t.slots
		t.reserve(t.n)
		for _, e := range old {
			if e.key != 0 {
				*t.find(e.key) = e
			}
		}
	}
	e := t.find(k)
	if e.key == 0 {
		e.key = k
		t.n++
	}
	return &e.val
}
