package text

import (
	"slices"
	"unicode/utf8"
)

// UTF16 returns spans in UTF-16 code units, as JavaScript and Java count. The
// spans may be in any order; many at once cost one pass over the text.
func (d *Doc) UTF16(spans ...Span) []Span { return convert(d.Text, spans, bytes, units) }

// FromUTF16 returns, in bytes, spans that are in UTF-16 code units. An offset
// within a surrogate pair means the end of the pair.
func (d *Doc) FromUTF16(spans ...Span) []Span { return convert(d.Text, spans, units, bytes) }

// Runes returns spans in Unicode code points, as Python counts. The spans may
// be in any order; many at once cost one pass over the text.
func (d *Doc) Runes(spans ...Span) []Span { return convert(d.Text, spans, bytes, runes) }

// FromRunes returns, in bytes, spans that are in Unicode code points.
func (d *Doc) FromRunes(spans ...Span) []Span { return convert(d.Text, spans, runes, bytes) }

// A measure gives the length of a rune, which n bytes hold, in some unit.
type measure func(n int) int

func bytes(n int) int { return n }
func runes(int) int   { return 1 }

// units counts UTF-16 code units: the runes of four bytes take a pair.
func units(n int) int {
	if n == 4 {
		return 2
	}
	return 1
}

// convert returns spans, counted by from, as counted by to. Offsets past the end
// of s become its end, and those within a rune the rune's end.
func convert(s string, spans []Span, from, to measure) []Span {
	out := slices.Clone(spans)
	// An end is sorted by its place in the text like a start.
	ends := make([]*int, 0, 2*len(out))
	for i := range out {
		ends = append(ends, &out[i].Start, &out[i].End)
	}
	byOffset := func(a, b *int) int { return *a - *b }
	if !slices.IsSortedFunc(ends, byOffset) {
		slices.SortFunc(ends, byOffset)
	}
	at, x, y := 0, 0, 0 // in bytes, in from, in to
	for _, p := range ends {
		for x < *p && at < len(s) {
			n := 1
			if s[at] >= utf8.RuneSelf {
				_, n = utf8.DecodeRuneInString(s[at:])
			}
			at += n
			x += from(n)
			y += to(n)
		}
		*p = y
	}
	return out
}
