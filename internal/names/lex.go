// Package names is the sequence model behind package entities: it cuts text into
// units, describes each by hashed features, and finds the best labeling. The
// recognizer and its trainer share it, so that both see the same features.
package names

import (
	"unicode"
	"unicode/utf8"
)

// A Unit is a piece of a sentence that a name can begin or end at. Units are
// finer than tokens: "Egyptian-Gazan" is three, "Gaza's" is two.
type Unit struct {
	Start, End int32
}

// Lex appends the units of s[start:end] to us. It never looks outside that range
// and takes time linear in its length.
//
// A unit is a run of letters ("O'Neill" is one), a number with its separators
// ("1,200.5"), letters with full stops between ("U.S."), an address on the web,
// the ending "'s", or any other single character.
func Lex(s string, start, end int, us []Unit) []Unit {
	s = s[:end]
	afterWord := false
	for i := start; i < end; {
		c := s[i]
		if c <= ' ' {
			afterWord = false
			i++
			continue
		}
		var j int
		word := false
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case isDigit(c):
			j = endOfNumber(s, i)
		case isLetter(r):
			j, word = endOfWord(s, i), true
		case c >= utf8.RuneSelf && (unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'):
			afterWord = false
			i += n
			continue
		case (r == '\'' || r == '’') && afterWord && isEss(s, i+n):
			j = i + n + 1
		default:
			j = i + n
		}
		us = append(us, Unit{int32(i), int32(j)})
		i, afterWord = j, word || isDigit(c)
	}
	return us
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isLetter reports whether r is part of a word: a letter or a combining mark.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return !punctuation(r) && (unicode.IsLetter(r) || unicode.IsMark(r))
}

// punctuation reports whether r is of the block that holds dashes and quotation marks, and no letter.
func punctuation(r rune) bool { return 0x2000 <= r && r < 0x2070 }

// letterAt reports whether a letter stands at s[i].
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isLetter(r)
}

// isEss reports whether the s of a possessive, and no longer word, stands at s[i].
func isEss(s string, i int) bool {
	return i < len(s) && s[i]|0x20 == 's' && !letterAt(s, i+1)
}

// endOfNumber returns where the number at s[i] ends: digits, and points and
// commas between digits.
func endOfNumber(s string, i int) int {
	for i < len(s) {
		switch {
		case isDigit(s[i]):
			i++
		case (s[i] == '.' || s[i] == ',') && i+1 < len(s) && isDigit(s[i+1]):
			i += 2
		default:
			return i
		}
	}
	return i
}

// endOfWord returns where the word at s[i] ends.
func endOfWord(s string, i int) int {
	start := i
	for i < len(s) {
		c := s[i]
		if c|0x20-'a' <= 'z'-'a' || isDigit(c) {
			i++
			continue
		}
		if c == ' ' {
			return i
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isLetter(r):
			i += n
		case (r == '\'' || r == '’') && letterAt(s, i+n) && !isEss(s, i+n):
			i += n
		case r == '.' && i == start+1 && i+2 < len(s) && letterAt(s, i+1) && s[i+1] < utf8.RuneSelf && s[i+2] == '.':
			return endOfDotted(s, i+1)
		case r == '.' && i == start+3 && s[start:i] == "www", r == ':' && i+2 < len(s) && s[i:i+3] == "://":
			return endOfAddress(s, i)
		default:
			return i
		}
	}
	return i
}

// endOfDotted returns where a run of letters, each with a full stop, ends.
func endOfDotted(s string, i int) int {
	for i+1 < len(s) && letterAt(s, i) && s[i] < utf8.RuneSelf && s[i+1] == '.' {
		i += 2
	}
	return i
}

// endOfAddress returns where the address on the web that s[i] lies in ends.
func endOfAddress(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf && s[i] != '"' && s[i] != ')' {
		i++
	}
	return i
}
