package quotetag

import "slices"

// Words is what is known of single words: how often each is a cue, and which
// others it behaves like. It is read-only once made.
type Words struct {
	Hash  []uint32 // ascending
	Prior []uint8
	Class []uint16

	slot []int32 // open addressing over Hash; -1 is free
	mask uint32
}

// index makes w ready to be asked.
func (w *Words) index() {
	n := 1
	for n < 2*len(w.Hash)+2 {
		n *= 2
	}
	w.slot = slices.Repeat([]int32{-1}, n)
	w.mask = uint32(n - 1)
	for i, h := range w.Hash {
		at := mix(h, 1) & w.mask
		for w.slot[at] >= 0 {
			at = (at + 1) & w.mask
		}
		w.slot[at] = int32(i)
	}
}

func (w *Words) find(h uint32) (prior uint8, class uint16) {
	if len(w.slot) == 0 {
		return 0, 0
	}
	for at := mix(h, 1) & w.mask; w.slot[at] >= 0; at = (at + 1) & w.mask {
		if i := w.slot[at]; w.Hash[i] == h {
			return w.Prior[i], w.Class[i]
		}
	}
	return 0, 0
}

// NewWords makes a table of words from their hashes. It sorts them.
func NewWords(prior map[uint32]uint8, class map[uint32]uint16) Words {
	var w Words
	for h := range prior {
		w.Hash = append(w.Hash, h)
	}
	for h := range class {
		if _, ok := prior[h]; !ok {
			w.Hash = append(w.Hash, h)
		}
	}
	slices.Sort(w.Hash)
	w.Prior, w.Class = make([]uint8, len(w.Hash)), make([]uint16, len(w.Hash))
	for i, h := range w.Hash {
		w.Prior[i], w.Class[i] = prior[h], class[h]
	}
	w.index()
	return w
}
