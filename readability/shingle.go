package readability

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words yields the runs of letters, digits and underscores of s.
func words(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i := 0; i < len(s); {
			c := rune(s[i])
			n := 1
			ok := 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_'
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeRuneInString(s[i:])
				ok = unicode.IsLetter(c) || unicode.IsNumber(c)
			}
			if ok && start < 0 {
				start = i
			} else if !ok && start >= 0 {
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
			i += n
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// appendLower appends w in lower case.
func appendLower(b []byte, w string) []byte {
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= utf8.RuneSelf {
			return append(b[:0], strings.ToLower(w)...)
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// A shingler hashes each four words in a row.
type shingler struct {
	last [4]uint64
	n    int
}

func (s *shingler) next(w string) (uint64, bool) {
	s.last[s.n&3] = hashString(w)
	s.n++
	if s.n < 4 {
		return 0, false
	}
	return s.hash(4), true
}

// rest returns the hash of a text of fewer than four words.
func (s *shingler) rest() (uint64, bool) {
	if s.n == 0 || s.n >= 4 {
		return 0, false
	}
	return s.hash(s.n), true
}

func (s *shingler) hash(n int) uint64 {
	h := uint64(n)
	for k := s.n - n; k < s.n; k++ {
		h = h*0x9e3779b97f4a7c15 + s.last[k&3]
		h ^= h >> 29
	}
	return h
}

// shingleSet returns the hashes of the four-word sequences of s.
func shingleSet(s string) map[uint64]struct{} {
	set := map[uint64]struct{}{}
	var sh shingler
	for w := range words(s) {
		if k, ok := sh.next(w); ok {
			set[k] = struct{}{}
		}
	}
	if k, ok := sh.rest(); ok {
		set[k] = struct{}{}
	}
	return set
}

// hashString is FNV-1a.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
