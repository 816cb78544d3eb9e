package compare

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A quantity is a number as a text puts it, in one word or several: "40,000",
// "40 000", "forty thousand", "a dozen", "1.1m", "seven per cent", "a third".
type quantity struct {
	first, last int      // its words, half-open
	value       *big.Rat // a percentage is its hundredth part
	percent     bool
}

// scales are the words by which what stands before them is multiplied.
var scales = map[string]int64{
	"dozen": 12, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
	"billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
}

// fractions are the words that divide: "two thirds".
var fractions = map[string]int64{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}

// quantities returns the numbers of ws, which are words of s, in order and apart.
func quantities(s string, ws []word) []quantity {
	var out []quantity
	for i := 0; i < len(ws); {
		q, ok := quantityAt(s, ws, i)
		if !ok {
			i++
			continue
		}
		out = append(out, q)
		i = q.last
	}
	return out
}

// quantityAt reads the number that begins with word i.
func quantityAt(s string, ws []word, i int) (quantity, bool) {
	v, j := figureAt(s, ws, i)
	if v == nil {
		v, j = cardinalAt(ws, i)
	}
	if v == nil {
		return quantity{}, false
	}
	for j < len(ws) && scales[ws[j].fold] > 0 {
		v.Mul(v, new(big.Rat).SetInt64(scales[ws[j].fold]))
		j++
	}
	switch {
	case j < len(ws) && fractions[ws[j].fold] > 0:
		v.Quo(v, new(big.Rat).SetInt64(fractions[ws[j].fold]))
		j++
	case j+1 < len(ws) && ws[j].fold == "in" && ws[j+1].kind == number: // "one in three"
		if of, end := cardinalAt(ws, j+1); of != nil && of.Sign() > 0 {
			v.Quo(v, of)
			j = end
		}
	}
	n := percentAt(ws, j)
	if n > 0 {
		v.Quo(v, new(big.Rat).SetInt64(100))
	}
	return quantity{i, j + n, v, n > 0}, true
}

// percentAt returns how many words from i on say that a number is of a hundred.
func percentAt(ws []word, i int) int {
	switch {
	case i == len(ws):
	case ws[i].fold == "%" || common(ws[i].fold) == "%" || sameUnit(ws[i].fold, "%"):
		return 1
	case ws[i].fold == "per" && i+1 < len(ws) && ws[i+1].fold == "cent":
		return 2
	}
	return 0
}

// maxFigureBytes bounds the figures that are read, since what is no number may be long.
const maxFigureBytes = 24

// figureAt reads the figure that begins with word i, whose thousands a space may part.
func figureAt(s string, ws []word, i int) (*big.Rat, int) {
	w := ws[i].fold
	if !isDigitAt(w, 0) || len(w) > maxFigureBytes || strings.Trim(w, "0123456789.,") != "" {
		return nil, 0
	}
	w = strings.ReplaceAll(w, ",", "")
	j := i + 1
	for whole(w) && len(ws[i].fold) <= 3 && j < len(ws) && whole(ws[j].fold) && len(ws[j].fold) == 3 && len(w) < maxFigureBytes && oneSpace(s[ws[j-1].End:ws[j].Start]) {
		w += ws[j].fold
		j++
	}
	v, ok := new(big.Rat).SetString(w)
	if !ok {
		return nil, 0
	}
	return v, j
}

func whole(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// oneSpace reports whether s is a single space, of any width.
func oneSpace(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.IsSpace(r) && r != '\n'
}

// cardinalAt reads the number in words that begins with word i: "forty-five", "a hundred
// and five", "half". What multiplies it as a whole is left to the caller.
func cardinalAt(ws []word, i int) (*big.Rat, int) {
	switch ws[i].fold {
	case "half":
		return big.NewRat(1, 2), i + 1
	case "a", "an":
		if i+1 == len(ws) || len(ws[i+1].fold) < 3 || scales[ws[i+1].fold] == 0 && fractions[ws[i+1].fold] == 0 {
			return nil, 0
		}
		if ws[i+1].fold != "hundred" {
			return big.NewRat(1, 1), i + 1
		}
	}
	n, j := int64(0), i
	if ws[i].fold == "a" {
		n, j = 1, i+1
	}
	for ; j < len(ws); j++ {
		w := ws[j].fold
		if w == "and" && j > i && ws[j-1].fold == "hundred" && j+1 < len(ws) && small(ws[j+1].fold) > 0 {
			continue
		}
		if w == "hundred" && 0 < n && n < 10 {
			n *= 100
			continue
		}
		k := small(w)
		if k <= 0 && w != "zero" || n%100 != 0 && (n%10 != 0 || k >= 10) {
			break
		}
		n += k
	}
	if j == i {
		return nil, 0
	}
	return new(big.Rat).SetInt64(n), j
}

// small returns the number below a hundred that w names, or 0: "five", "forty-five".
func small(w string) int64 {
	tens, ones, two := strings.Cut(w, "-")
	n := below(tens)
	if n == 0 || !two {
		return n
	}
	if m := below(ones); n >= 20 && 0 < m && m < 10 {
		return n + m
	}
	return 0
}

// below returns the number up to twenty, or the tens below a hundred, that w names.
func below(w string) int64 {
	d := numberWords()[w]
	if !whole(d) || len(d) > 2 || w == "dozen" {
		return 0
	}
	n := int64(0)
	for _, c := range []byte(d) {
		n = 10*n + int64(c-'0')
	}
	return n
}

// numbers makes one edit of a number of several words and what became of it: a mere
// matter of spelling where its value stayed, "40,000" and "forty thousand".
func (e *editor) numbers() {
	from, to := quantities(e.a.text, e.a.words), quantities(e.b.text, e.b.words)
	e.pairNumbers(from, to)
	inA, inB := owners(from, len(e.a.words)), owners(to, len(e.b.words))
	owner := func(of []int, k int) int {
		if k < 0 {
			return -1
		}
		return of[k]
	}
	for i := 0; i < len(e.links); {
		// Links that stand in a row and belong to one number on each side.
		qa, qb := -1, -1
		j, changed := i, false
		for ; j < len(e.links); j++ {
			l := e.links[j]
			a, b := owner(inA, l.a), owner(inB, l.b)
			if a < 0 && b < 0 || l.a >= 0 && a < 0 || l.b >= 0 && b < 0 || a >= 0 && qa >= 0 && a != qa || b >= 0 && qb >= 0 && b != qb || e.edit[j] >= 0 {
				break
			}
			qa, qb = max(qa, a), max(qb, b)
			changed = changed || e.edit[j] == unsorted
		}
		if changed && qa >= 0 && qb >= 0 && e.spans(i, j, from[qa], to[qb]) {
			kind := Number
			if from[qa].value.Cmp(to[qb].value) == 0 {
				kind = Mechanical
			}
			e.set(i, j, kind)
		}
		i = max(j, i+1)
	}
}

// pairNumbers joins the numbers of changes in a row one by one, where both texts have as
// many there: in "cut 3,000" and "slash three thousand" no word but the verb is to stand
// against the verb.
func (e *editor) pairNumbers(from, to []quantity) {
	links := make([]link, 0, len(e.links))
	a, b := 0, 0 // words before the links that follow
	for i := 0; i < len(e.links); {
		j := i
		for j < len(e.links) && e.edit[j] == unsorted {
			j++
		}
		if j == i {
			links = append(links, e.links[i])
			a, b, i = a+1, b+1, i+1
			continue
		}
		endA, endB := a, b
		for _, l := range e.links[i:j] {
			endA, endB = endA+one(l.a >= 0), endB+one(l.b >= 0)
		}
		qa, qb := inside(from, a, endA), inside(to, b, endB)
		if len(qa) != len(qb) || !slices.ContainsFunc(slices.Concat(qa, qb), func(q quantity) bool { return q.last-q.first > 1 }) {
			links = append(links, e.links[i:j]...)
			a, b, i = endA, endB, j
			continue
		}
		for k := range qa {
			links = alignRange(links, e.a.words[a:qa[k].first], e.b.words[b:qb[k].first], a, b, 0)
			links = alignRange(links, e.a.words[qa[k].first:qa[k].last], e.b.words[qb[k].first:qb[k].last], qa[k].first, qb[k].first, 0)
			a, b = qa[k].last, qb[k].last
		}
		links = alignRange(links, e.a.words[a:endA], e.b.words[b:endB], a, b, 0)
		a, b, i = endA, endB, j
	}
	e.links = links
	e.edit = make([]int, len(links))
	for k, l := range links {
		e.edit[k] = -1
		if !e.same(l) {
			e.edit[k] = unsorted
		}
	}
}

// inside returns the quantities that lie in the words [first, last).
func inside(qs []quantity, first, last int) []quantity {
	var out []quantity
	for _, q := range qs {
		if q.first >= first && q.last <= last {
			out = append(out, q)
		}
	}
	return out
}

// spans reports whether the links [i, j) are those of all words of a and b, of which one
// has more: words that stand in pairs are judged pair by pair.
func (e *editor) spans(i, j int, a, b quantity) bool {
	na, nb := 0, 0
	for _, l := range e.links[i:j] {
		na += one(l.a >= 0)
		nb += one(l.b >= 0)
	}
	return na == a.last-a.first && nb == b.last-b.first && (na < j-i || nb < j-i)
}

// owners returns for each of n words the quantity that it belongs to, or -1.
func owners(qs []quantity, n int) []int {
	of := make([]int, n)
	for i := range of {
		of[i] = -1
	}
	for k, q := range qs {
		for i := q.first; i < q.last; i++ {
			of[i] = k
		}
	}
	return of
}
