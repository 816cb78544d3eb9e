package tone

import "math/bits"

// A key stands for a word, folded as lower does: up to keySize bytes it is the
// word, and what is longer may share one with another.
type key struct {
	bits uint64
	n    int32 // bytes
}

const keySize = 8

// keyOf returns the key of the word at text[start:end].
func keyOf(text string, start, end int) key {
	n := end - start
	if n <= keySize {
		x := eight(text[start:], n)
		if x&highs != 0 {
			return oddKey(text[start:end])
		}
		return key{small8(x), int32(n)}
	}
	for i := start + keySize; i < end-keySize; i++ {
		if text[i] >= 0x80 {
			return oddKey(text[start:end])
		}
	}
	x, y := eight(text[start:], keySize), eight(text[end-keySize:], keySize)
	if (x|y)&highs != 0 {
		return oddKey(text[start:end])
	}
	return longKey(small8(x), small8(y), n)
}

func longKey(first, last uint64, n int) key {
	return key{first ^ bits.RotateLeft64(last*0x9E3779B97F4A7C15, 32), int32(n)}
}

// oddKey is the key of a word that has more than ASCII in it.
func oddKey(word string) key {
	var room [32]byte
	low := appendLower(room[:0], word)
	s := string(low) // on the stack where it is short
	if n := len(s); n > keySize {
		return longKey(eight(s, keySize), eight(s[n-keySize:], keySize), n)
	}
	return key{eight(s, len(s)), int32(len(s))}
}

// highs has the bit of each byte that ASCII leaves free.
const highs = 0x8080808080808080

// eight returns the first n bytes of s, at most eight, as a number.
func eight(s string, n int) uint64 {
	if len(s) >= 8 {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		return x & (1<<(8*n) - 1)
	}
	x := uint64(0)
	for i := range n {
		x |= uint64(s[i]) << (8 * i)
	}
	return x
}

// small8 folds the case of eight bytes of ASCII: a byte is a capital where
// adding what is missing from A to 0x80 sets its high bit, and from past Z
// doesn't.
func small8(x uint64) uint64 {
	const ones = 0x0101010101010101
	capitals := (x + ones*(0x80-'A')) &^ (x + ones*(0x80-'Z'-1)) & highs
	return x | capitals>>2
}
