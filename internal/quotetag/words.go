package quotetag

import "slices"

// A Word is what is known of a word besides its letters.
type Word struct {
	Prior uint8  // how often it is part of a cue, 0 to 6
	Kin   uint8  // how often the words of like meaning are, 0 to 6
	Class uint16 // the cluster of words that stand among the same neighbors, 0 for none
	Sense uint16 // a small cluster of words of like meaning, 0 for none
	Field uint8  // a large one
	// Speaks is how often it is part of a source, 0 to 15, or how often the words of
	// like meaning are.
	Speaks uint8
	Vector [nVector]int8 // what it means, in the directions in which words differ most
}

const nVector = 8

// Words is what is known of single words. It is read-only once made.
type Words struct {
	Hash []uint32 // ascending
	Word []Word

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

func (w *Words) find(h uint32) Word {
	if len(w.slot) == 0 {
		return Word{}
	}
	for at := mix(h, 1) & w.mask; w.slot[at] >= 0; at = (at + 1) & w.mask {
		if i := w.slot[at]; w.Hash[i] == h {
			return w.Word[i]
		}
	}
	return Word{}
}

// NewWords makes a table of words from their hashes.
func NewWords(words map[uint32]Word) Words {
	w := Words{Hash: make([]uint32, 0, len(words)), Word: make([]Word, 0, len(words))}
	for h := range words {
		w.Hash = append(w.Hash, h)
	}
	slices.Sort(w.Hash)
	for _, h := range w.Hash {
		w.Word = append(w.Word, words[h])
	}
	w.index()
	return w
}

// Hash returns the number by which Words knows a word.
func Hash(word string) uint32 {
	var buf [24]byte
	folded, _ := foldToken(&buf, word)
	return hashBytes(folded)
}
