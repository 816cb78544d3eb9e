package terms

import "math/bits"

// A wordTable gives words numbers from 0. The words lie one after another in one
// slice of bytes, and the table holds their numbers by open addressing.
type wordTable struct {
	text  []byte
	ends  []uint32 // of each word in text
	slots []slot   // a power of two of them
}

// A slot holds the number of a word plus one. A word of up to eight bytes is its
// own key, so that most look-ups read the slot alone; a longer one has its hash.
type slot struct {
	key  uint64
	id   uint32
	long bool
}

// maxShort is the length of the longest word that is its own key.
const maxShort = 8

// shortKey returns the bytes of a short word as a number. A word that ends in a
// zero byte has none, for the missing bytes are zero.
func shortKey[S ~string | ~[]byte](w S) (key uint64, ok bool) {
	if len(w) == 0 || len(w) > maxShort || w[len(w)-1] == 0 {
		return 0, false
	}
	for i := len(w) - 1; i >= 0; i-- {
		key = key<<8 | uint64(w[i])
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

// hash is multiplicative, eight bytes at a time. It is the same in every run,
// which nothing depends on but speed.
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
	return mix(h ^ x)
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x^0xa0761d6478bd642f, 0xe7037ed1a0b428db)
	return hi ^ lo
}

// id returns the number of w, which gets the next one if it is new.
func (t *wordTable) id(w []byte) int32 {
	if key, ok := shortKey(w); ok {
		return t.shortID(key, len(w))
	}
	t.room()
	h := hash(w)
	mask := uint64(len(t.slots) - 1)
	for p := h & mask; ; p = (p + 1) & mask {
		s := &t.slots[p]
		if s.id == 0 {
			t.text = append(t.text, w...)
			t.ends = append(t.ends, uint32(len(t.text)))
			*s = slot{h, uint32(len(t.ends)), true}
			return int32(s.id - 1)
		}
		if s.long && s.key == h && string(t.bytes(int32(s.id-1))) == string(w) {
			return int32(s.id - 1)
		}
	}
}

// shortID is id for a word of n bytes that is its own key.
func (t *wordTable) shortID(key uint64, n int) int32 {
	t.room()
	mask := uint64(len(t.slots) - 1)
	for p := mix(key) & mask; ; p = (p + 1) & mask {
		s := &t.slots[p]
		if s.key == key && s.id != 0 && !s.long {
			return int32(s.id - 1)
		}
		if s.id == 0 {
			for i := range n {
				t.text = append(t.text, byte(key>>(8*i)))
			}
			t.ends = append(t.ends, uint32(len(t.text)))
			*s = slot{key, uint32(len(t.ends)), false}
			return int32(s.id - 1)
		}
	}
}

// find returns the number of w, or -1.
func (t *wordTable) find(w string) int32 {
	if len(t.slots) == 0 {
		return -1
	}
	key, short := shortKey(w)
	h := mix(key)
	if !short {
		key = hash(w)
		h = key
	}
	mask := uint64(len(t.slots) - 1)
	for p := h & mask; t.slots[p].id != 0; p = (p + 1) & mask {
		s := &t.slots[p]
		if s.key == key && s.long == !short && (short || string(t.bytes(int32(s.id-1))) == w) {
			return int32(s.id - 1)
		}
	}
	return -1
}

// room makes sure that one more word fits.
func (t *wordTable) room() {
	if 2*(len(t.ends)+1) <= len(t.slots) {
		return
	}
	old := t.slots
	t.slots = make([]slot, max(256, 2*len(old)))
	mask := uint64(len(t.slots) - 1)
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		p := s.key & mask
		if !s.long {
			p = mix(s.key) & mask
		}
		for t.slots[p].id != 0 {
			p = (p + 1) & mask
		}
		t.slots[p] = s
	}
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
