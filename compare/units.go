package compare

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// unitsApart cuts the unit off a figure, "1.1m" into "1.1" and "m", so that each
// is aligned with its own: with "1.1" and with "million".
func unitsApart(s string, ws []word) []word {
	var out []word
	for i, w := range ws {
		n := digits(s[w.Start:w.End])
		if n == 0 || len(units()[foldWord(s[w.Start+n:w.End])]) == 0 {
			if out != nil {
				out = append(out, w)
			}
			continue
		}
		if out == nil {
			out = append(make([]word, 0, len(ws)+1), ws[:i]...)
		}
		unit := word{Span: text.Span{Start: w.Start + n, End: w.End}, fold: foldWord(s[w.Start+n : w.End]), kind: number}
		out = append(out, newWord(s[w.Start:w.Start+n], w.Start), unit)
	}
	if out == nil {
		return ws
	}
	return out
}

// digits returns the length of the figure that s begins with, if letters follow it.
func digits(s string) int {
	for i, r := range s {
		switch {
		case unicode.IsDigit(r) || r == '.' || r == ',':
		case i > 0 && unicode.IsLetter(r) && isDigitAt(s, i-1):
			return i
		default:
			return 0
		}
	}
	return 0
}

// sameUnit reports whether one of two folded words is short for the other: "bn" for
// "billion", "€" for "euros".
func sameUnit(a, b string) bool {
	return slices.Contains(units()[a], b) || slices.Contains(units()[b], a)
}

// currency makes one edit of a sign before a figure and the word behind it that it
// stands for, and of what lies between: "2.5 billion euros" and "€2.5bn".
func (e *editor) currency() {
	for i := range e.links {
		for j := i + 1; j < len(e.links) && j <= i+maxFigure; j++ {
			if !e.changesSides(i, j) {
				continue
			}
			kind := Mechanical
			for k := i + 1; k < j; k++ {
				if n := e.edit[k]; n >= 0 && e.kinds[n] != Mechanical || n == unsorted && e.clearKind(e.links[k]) != Mechanical {
					kind = Number
				}
			}
			e.set(i, j+1, kind)
			break
		}
	}
}

// maxFigure is the number of words of a sum of money: "2.5 billion euros".
const maxFigure = 4

// alone returns the word of a link that has no partner and belongs to no edit yet.
func (e *editor) alone(k int) *word {
	l := e.links[k]
	if e.edit[k] != unsorted || l.a >= 0 && l.b >= 0 {
		return nil
	}
	if l.a >= 0 {
		return e.from(l)
	}
	return e.to(l)
}

// changesSides reports whether the sign or word of money at one of i and j was
// dropped, and what means the same put in at the other.
func (e *editor) changesSides(i, j int) bool {
	v, w := e.alone(i), e.alone(j)
	return v != nil && w != nil && (e.links[i].a >= 0) != (e.links[j].a >= 0) && (isSign(v) || isSign(w)) && sameUnit(v.fold, w.fold)
}

// isSign reports whether w is the sign of a currency.
func isSign(w *word) bool {
	r, _ := utf8.DecodeRuneInString(w.fold)
	return unicode.Is(unicode.Sc, r)
}
