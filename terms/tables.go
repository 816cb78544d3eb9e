package terms

import (
	"encoding/binary"
	"math/bits"
)

// A wordTable gives words numbers from 0. The words lie one after another in one
// slice of bytes; open addressing tells their numbers. A word of up to 16 bytes is
// its own key, so that most look-ups read one slot alone; a longer one has a hash.
type wordTable struct {
	text  []byte
	ends  []uint32      // of each word in text
	short slots[uint64] // by their bytes
	mid   slots[midKey]
	long  slots[uint64] // by their hash
}

// maxShort and maxMid are the lengths of the longest words that are keys of one
// number and of two.
const (
	maxShort = 8
	maxMid   = 16
)

// A slots holds the numbers of words by a key; it has a power of two of them. Who
// calls it knows the hash of a key: a call for it would cost more than the look-up.
type slots[K comparable] struct {
	slots []slot[K]
	n     int
}

// A slot holds the number of a word plus one; it is empty where that is 0.
type slot[K comparable] struct {
	key K
	id  uint32
}

// room makes sure that one more word fits.
func (t *slots[K]) room(hash func(K) uint64) {
	if 2*(t.n+1) <= len(t.slots) {
		return
	}
	old := t.slots
	t.slots = make([]slot[K], max(256, 2*len(old)))
	for _, s := range old {
		if s.id != 0 {
			*t.at(s.key, hash(s.key)) = s
		}
	}
}

// at returns the slot of key, or the empty one that it would take; there is one.
func (t *slots[K]) at(key K, hash uint64) *slot[K] {
	mask := uint64(len(t.slots) - 1)
	for p := hash & mask; ; p = (p + 1) & mask {
		if s := &t.slots[p]; s.key == key || s.id == 0 {
			return s
		}
	}
}

// A midKey is a word of more than 8 bytes and up to 16.
type midKey struct{ a, b uint64 }

func (k midKey) mix() uint64 { return mix(k.a ^ mix(k.b)) }

// keyOf returns the bytes of a word as numbers. Missing bytes are zero, so that a
// word that ends in one has no key.
func keyOf[S ~string | ~[]byte](w S) (key midKey, ok bool) {
	n := len(w)
	if n == 0 || n > maxMid || w[n-1] == 0 {
		return key, false
	}
	for i := n - 1; i >= maxShort; i-- {
		key.b = key.b<<8 | uint64(w[i])
	}
	for i := min(n, maxShort) - 1; i >= 0; i-- {
		key.a = key.a<<8 | uint64(w[i])
	}
	return key, true
}

func (t *wordTable) bytes(id int32) []byte {
	from := uint32(0)
	if id > 0 {
		from = t.ends[id-1]
	}
	return t.text[from:t.ends[id]]
}

func (t *wordTable) word(id int32) string { return string(t.bytes(id)) }

// add notes a new word and returns what goes into its slot.
func (t *wordTable) add(w []byte) uint32 {
	t.text = append(t.text, w...)
	t.ends = append(t.ends, uint32(len(t.text)))
	return uint32(len(t.ends))
}

// hash is multiplicative, eight bytes at a time. It is the same in every run,
// which nothing depends on but speed. It isn't 0.
func hash[S ~string | ~[]byte](w S) uint64 {
	const k = 0x9e3779b97f4a7c15
	h := uint64(len(w)) * k
	i := 0
	for ; i+8 <= len(w); i += 8 {
		x := uint64(w[i]) | uint64(w[i+1])<<8 | uint64(w[i+2])<<16 | uint64(w[i+3])<<24 |
			uint64(w[i+4])<<32 | uint64(w[i+5])<<40 | uint64(w[i+6])<<48 | uint64(w[i+7])<<56
		h = mix(h ^ x)
	}
	var x uint64
	for ; i < len(w); i++ {
		x = x<<8 | uint64(w[i])
	}
	return mix(h^x) | 1
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x^0xa0761d6478bd642f, 0xe7037ed1a0b428db)
	return hi ^ lo
}

// id returns the number of w, which gets the next one if it is new.
func (t *wordTable) id(w []byte) int32 {
	if key, ok := keyOf(w); ok {
		if len(w) <= maxShort {
			return t.shortID(key.a)
		}
		return t.midID(key)
	}
	t.long.room(mix)
	h := hash(w)
	mask := uint64(len(t.long.slots) - 1)
	for p := mix(h) & mask; ; p = (p + 1) & mask {
		s := &t.long.slots[p]
		if s.id == 0 {
			*s = slot[uint64]{h, t.add(w)}
			t.long.n++
			return int32(s.id - 1)
		}
		if s.key == h && string(t.bytes(int32(s.id-1))) == string(w) {
			return int32(s.id - 1)
		}
	}
}

// shortID is id for a word of up to 8 bytes.
func (t *wordTable) shortID(key uint64) int32 {
	t.short.room(mix)
	s := t.short.at(key, mix(key))
	if s.id == 0 {
		var w [maxShort]byte
		binary.LittleEndian.PutUint64(w[:], key)
		*s = slot[uint64]{key, t.add(w[:wordLen(key)])}
		t.short.n++
	}
	return int32(s.id - 1)
}

// midID is id for a word of more than 8 bytes and up to 16.
func (t *wordTable) midID(key midKey) int32 {
	t.mid.room(midKey.mix)
	s := t.mid.at(key, key.mix())
	if s.id == 0 {
		var w [maxMid]byte
		binary.LittleEndian.PutUint64(w[:], key.a)
		binary.LittleEndian.PutUint64(w[maxShort:], key.b)
		*s = slot[midKey]{key, t.add(w[:maxShort+wordLen(key.b)])}
		t.mid.n++
	}
	return int32(s.id - 1)
}

// wordLen returns the number of bytes of a key.
func wordLen(key uint64) int { return (bits.Len64(key) + 7) / 8 }

// find returns the number of w, or -1.
func (t *wordTable) find(w string) int32 {
	key, ok := keyOf(w)
	switch {
	case ok && len(w) <= maxShort:
		if t.short.n > 0 {
			return int32(t.short.at(key.a, mix(key.a)).id) - 1
		}
	case ok:
		if t.mid.n > 0 {
			return int32(t.mid.at(key, key.mix()).id) - 1
		}
	case t.long.n > 0:
		h := hash(w)
		mask := uint64(len(t.long.slots) - 1)
		for p := mix(h) & mask; t.long.slots[p].id != 0; p = (p + 1) & mask {
			s := &t.long.slots[p]
			if s.key == h && string(t.bytes(int32(s.id-1))) == w {
				return int32(s.id - 1)
			}
		}
	}
	return -1
}

// A gramTable gives each pair of a term and a word that follows it the id of
// the longer term.
type gramTable struct {
	keys []uint64 // prefix and word; the slot is empty where val is 0
	vals []int32  // the id plus one
	n    int
}

func gramKey(prefix, word int32) uint64 { return uint64(uint32(prefix))<<32 | uint64(uint32(word)) }

// id returns the id of the pair; a new pair gets next.
func (t *gramTable) id(prefix, word, next int32) (id int32, isNew bool) {
	if 2*(t.n+1) > len(t.keys) {
		t.grow()
	}
	k := gramKey(prefix, word)
	mask := uint64(len(t.keys) - 1)
	for p := mix(k) & mask; ; p = (p + 1) & mask {
		if t.vals[p] == 0 {
			t.keys[p], t.vals[p] = k, next+1
			t.n++
			return next, true
		}
		if t.keys[p] == k {
			return t.vals[p] - 1, false
		}
	}
}

// find returns the id of the pair, or -1.
func (t *gramTable) find(prefix, word int32) int32 {
	if len(t.keys) == 0 {
		return -1
	}
	k := gramKey(prefix, word)
	mask := uint64(len(t.keys) - 1)
	for p := mix(k) & mask; t.vals[p] != 0; p = (p + 1) & mask {
		if t.keys[p] == k {
			return t.vals[p] - 1
		}
	}
	return -1
}

func (t *gramTable) grow() {
	old := *t
	n := max(256, 2*len(old.keys))
	t.keys, t.vals = make([]uint64, n), make([]int32, n)
	mask := uint64(n - 1)
	for i, v := range old.vals {
		if v == 0 {
			continue
		}
		p := mix(old.keys[i]) & mask
		for t.vals[p] != 0 {
			p = (p + 1) & mask
		}
		t.keys[p], t.vals[p] = old.keys[i], v
	}
}
