package compare

import (
	"math/bits"

	"github.com/masthead-news/masthead"
)

// bodyOf returns the running text of d.
func bodyOf(d *masthead.Document) string {
	if d.Article.Body.Empty() {
		return d.Article.Text
	}
	return d.Article.Text[d.Article.Body.Start:d.Article.Body.End]
}

// plainWords appends a hash of each word of s to out. Words are ASCII letters and
// digits only here, without case, so that spelling and punctuation don't hide
// what was taken over. Eight bytes are read at a time.
func plainWords(out []uint64, s string) []uint64 {
	for i := 0; i < len(s); {
		x := eight(s, i)
		is := plain(x)
		if is&0x80 == 0 { // no word begins here
			i += bits.TrailingZeros64(is|1<<63) / 8
			if is == 0 {
				i++
			}
			continue
		}
		h := uint64(0)
		for is == highs {
			h = spread(h ^ (x | 0x20*ones))
			i += 8
			x = eight(s, i)
			is = plain(x)
		}
		n := bits.TrailingZeros64(^is & highs) // eight times the letters, and seven
		h = spread(h ^ (x|0x20*ones)&(1<<(n-7)-1))
		i += n/8 + 1
		out = append(out, h)
	}
	return out
}

// eight returns the eight bytes of s at i, the first as the lowest, and 0 for
// those behind its end.
func eight(s string, i int) uint64 {
	if i+8 <= len(s) {
		w := s[i : i+8]
		return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
			uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
	}
	x := uint64(0)
	for k := min(len(s), i+8) - 1; k >= i; k-- {
		x = x<<8 | uint64(s[k])
	}
	return x
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// plain returns the high bit of each byte of x that is an ASCII letter or digit.
func plain(x uint64) uint64 {
	digit := x &^ highs
	letter := digit | 0x20*ones
	letter = (letter + (0x80-'a')*ones) &^ (letter + (0x7f-'z')*ones)
	digit = (digit + (0x80-'0')*ones) &^ (digit + (0x7f-'9')*ones)
	return (letter | digit) &^ x & highs
}

// spread mixes the bits of x.
func spread(x uint64) uint64 {
	x *= 0xbf58476d1ce4e5b9
	return x ^ x>>32
}

// runsOf appends a hash for each run of words to out. It is a polynomial of the
// words, to which one is added as the first goes.
func runsOf(out, words []uint64) []uint64 {
	const base = 0x9e3779b97f4a7c15
	first := uint64(1)
	for range shingle {
		first *= base
	}
	x := uint64(0)
	for _, w := range words[:shingle-1] {
		x = x*base + w
	}
	for i, w := range words[shingle-1:] {
		x = x*base + w
		if i > 0 {
			x -= words[i-1] * first
		}
		out = append(out, mix(x))
	}
	return out
}

// mix spreads the bits of x (the finalizer of SplitMix64).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
