package text

import (
	"unicode"
	"unicode/utf8"
)

// Classes of characters, as bits.
type class uint8

const (
	lower class = 1 << iota
	upper
	digit
	space
	other // punctuation and symbols
)

const (
	letter = lower | upper
	wordy  = letter | digit
)

// asciiClass has the class of each ASCII byte; the control characters are
// white space.
var asciiClass = func() (t [utf8.RuneSelf]class) {
	for b := range t {
		switch {
		case b <= ' ' || b == 0x7f:
			t[b] = space
		case 'a' <= b && b <= 'z':
			t[b] = lower
		case 'A' <= b && b <= 'Z':
			t[b] = upper
		case '0' <= b && b <= '9':
			t[b] = digit
		default:
			t[b] = other
		}
	}
	return
}()

// classAt returns the class of the rune at s[i] and its length in bytes. Marks
// and joiners count as the letters that they stand with.
func classAt(s string, i int) (class, int) {
	if b := s[i]; b < utf8.RuneSelf {
		return asciiClass[b], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r), n
}

// classBefore returns the class of the rune that ends at s[i], and its length.
func classBefore(s string, i int) (class, int) {
	if b := s[i-1]; b < utf8.RuneSelf {
		return asciiClass[b], 1
	}
	r, n := utf8.DecodeLastRuneInString(s[:i])
	return classOf(r), n
}

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return asciiClass[r]
	}
	switch r {
	case '\u00ad', '\u200c', '\u200d': // soft hyphen, joiners
		return lower
	case '\u00a0', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return space
	case '‘', '’', '“', '”', '–', '—', '…', '\ufffd':
		return other
	}
	switch {
	case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069: // marks of direction
		return space
	case unicode.IsUpper(r), unicode.IsTitle(r):
		return upper
	case unicode.IsLetter(r), unicode.IsMark(r):
		return lower
	case unicode.Is(unicode.Nd, r):
		return digit
	case unicode.IsSpace(r):
		return space
	}
	return other
}
