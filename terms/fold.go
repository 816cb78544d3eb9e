package terms

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// kind is what a token is to a counter.
type kind uint8

const (
	mark kind = iota // punctuation: ends a term
	hyphen
	word
)

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return '0' <= b && b <= '9' }

// kindOf returns what the token s of src is.
func kindOf(src string, s text.Span) kind {
	b := src[s.Start]
	if isLetter(b) || isDigit(b) {
		return word
	}
	if b < utf8.RuneSelf && s.Len() == 1 {
		if b == '-' {
			return hyphen
		}
		return mark
	}
	for _, r := range src[s.Start:s.End] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return word
		}
	}
	return mark
}

// fold writes to c.buf the word that begins with token i, as a term, and returns
// the index of the token after it.
func (c *Counts) fold(d *text.Doc, i, last int) int {
	t := d.Tokens[i]
	buf := c.foldToken(c.buf[:0], d.Text[t.Start:t.End])
	i++
	for i < last && d.Tokens[i].Start == t.End {
		t = d.Tokens[i]
		if kindOf(d.Text, t.Span) != word {
			break
		}
		i++
		if w := d.Text[t.Start:t.End]; !possessive(w) {
			buf = c.foldToken(buf, w)
		}
	}
	c.buf = trimStop(buf)
	return i
}

// quick returns the key of the word that is token i alone, where that is short
// and ASCII and no other token touches it, as most are.
func (c *Counts) quick(d *text.Doc, i, last int) (key uint64, ok bool) {
	t := d.Tokens[i]
	n := t.Len()
	if end := d.Text[t.End-1]; n > maxShort || t.Start+8 > len(d.Text) || end == '.' || end == 0 ||
		i+1 < last && d.Tokens[i+1].Start == t.End && kindOf(d.Text, d.Tokens[i+1].Span) == word {
		return 0, false
	}
	x := load(d.Text, t.Start)
	x &= 1<<(8*n) - 1
	if x&highs != 0 {
		return 0, false
	}
	if !c.KeepCase {
		x |= lower(x)
	}
	return x, true
}

// possessive reports whether w is "'s".
func possessive(w string) bool {
	n := len(w)
	return n >= 2 && n <= 4 && w[n-1]|0x20 == 's' && (w[:n-1] == "'" || w[:n-1] == "’")
}

// foldToken appends w with its letters folded.
func (c *Counts) foldToken(buf []byte, w string) []byte {
	for i := 0; i < len(w); i++ {
		b := w[i]
		if b >= utf8.RuneSelf {
			return c.foldRunes(buf, w[i:])
		}
		if 'A' <= b && b <= 'Z' && !c.KeepCase {
			b |= 0x20
		}
		buf = append(buf, b)
	}
	return buf
}

func (c *Counts) foldRunes(buf []byte, w string) []byte {
	for _, r := range w {
		switch {
		case r == '’' || r == '‘':
			r = '\''
		case r == '\u00ad': // soft hyphen
			continue
		case !c.KeepCase:
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf
}

// trimStop drops the full stop of an abbreviation that has no other.
func trimStop(w []byte) []byte {
	n := len(w)
	if n < 2 || w[n-1] != '.' {
		return w
	}
	if slices.Contains(w[:n-1], '.') {
		return w
	}
	return w[:n-1]
}

// Fold returns s as the terms of c are written, with one space between words,
// so that "Middle-Class" finds "middle class".
func (c *Counts) Fold(s string) string {
	d := text.New(s)
	return c.FoldSpan(d, text.Span{End: len(d.Text)})
}
