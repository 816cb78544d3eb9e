package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Lexicon is what the model knows of words before it has seen a label: which
// cluster a word lies in, how it is mostly written, what lists it stands in, and
// whether a name can hold it in lower case. It is read-only once made.
type Lexicon struct {
	clusters table // of words as written: leaf of the tree of clusters
	casing   table // of words in lower case: Casing
	phrases  table // of lists: bits of List, and prefixBit
	inner    table // of lower-case words: canContinue, canBegin, canEnd
	vectors  Vectors
}

// Casing says how a word is mostly written.
type Casing uint16

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
func (l *Lexicon) AddCluster(w string, leaf uint16) { l.clusters.put(key32(hashBytes(w)), leaf) }

// SetVectors gives the lexicon its word vectors.
func (l *Lexicon) SetVectors(v Vectors) { l.vectors = v }

// AddCasing says how the word w, in lower case, is mostly written.
func (l *Lexicon) AddCasing(w string, c Casing) { l.casing.put(key32(hashBytes(w)), uint16(c)) }

// AddInner says that names hold the lower-case word w, and whether they begin or end
// with it.
func (l *Lexicon) AddInner(w string, begins, ends bool) {
	v := uint16(canContinue)
	if begins {
		v |= canBegin
	}
	if ends {
		v |= canEnd
	}
	l.inner.put(key32(hashBytes(w)), v)
}

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
		l.phrases.put(key32(h), uint16(v)|l.phrases.get(key32(h)))
	}
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
type table struct {
	keys []uint32
	vals []uint16
	n    int
	bits uint
}

func (t *table) slot(k uint32) int { return int(k * 0x9E3779B1 >> (32 - t.bits)) }

func (t *table) get(k uint32) uint16 {
	if t.n == 0 {
		return 0
	}
	mask := len(t.keys) - 1
	for i := t.slot(k); t.keys[i] != 0; i = (i + 1) & mask {
		if t.keys[i] == k {
			return t.vals[i]
		}
	}
	return 0
}

// reserve makes room for n entries in an empty table.
func (t *table) reserve(n int) {
	t.bits = 4
	for 1<<t.bits <= 2*n {
		t.bits++
	}
	t.keys, t.vals = make([]uint32, 1<<t.bits), make([]uint16, 1<<t.bits)
}

func (t *table) put(k uint32, v uint16) {
	if t.n*2 >= len(t.keys) {
		old := *t
		t.bits = max(4, old.bits+1)
		t.keys, t.vals, t.n = make([]uint32, 1<<t.bits), make([]uint16, 1<<t.bits), 0
		for i, k := range old.keys {
			if k != 0 {
				t.put(k, old.vals[i])
			}
		}
	}
	mask := len(t.keys) - 1
	i := t.slot(k)
	for t.keys[i] != 0 && t.keys[i] != k {
		i = (i + 1) & mask
	}
	if t.keys[i] == 0 {
		t.n++
	}
	t.keys[i], t.vals[i] = k, v
}
