package quotes

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// A pair is two quotation marks that belong together, or one that never closes.
type pair struct {
	open, close text.Span // the marks; close is empty where there is none
	end         int       // after the closing mark, or where an unclosed one ends
	block       int
	family      family
	// Speech of several paragraphs opens each with a mark and closes once.
	runsOn    bool // it goes on in the next paragraph
	continued bool // it goes on from the one before
}

func (p *pair) inner() text.Span {
	if p.close.Empty() {
		return text.Span{Start: p.open.End, End: p.end}
	}
	return text.Span{Start: p.open.End, End: p.close.Start}
}

// family is a set of marks that close each other. Writers and OCR mix the marks
// of one family, hardly ever those of two.
type family uint8

const (
	double family = iota // " “ ” „ ‟ ” '' ``
	single               // ' ‘ ’ ‚
	angle                // « » ‹ ›
)

type side uint8

const (
	opens side = iota
	closes
	either // closes if one is open, else opens
)

// A glyph is a quotation mark before it has found its partner.
type glyph struct {
	text.Span
	family family
	side   side
	low    bool // „ or ‚, which “ or ‘ closes
	weak   bool // a closing single mark that may be the apostrophe of "workers'"
}

// maxDepth is how deep marks nest. Deeper ones are not marks of writers.
const maxDepth = 8

// pairMarks pairs the quotation marks of d, block by block, ordered by their
// opening marks. Time is linear in the text.
func pairMarks(d *text.Doc) []pair {
	var m matcher
	var carry []int // pairs that the last paragraph left open
	for i := range d.Blocks {
		b := &d.Blocks[i]
		m.scan(d.Text, b.Span)
		first := len(m.pairs)
		m.match(d.Text, b.Span, i)
		slices.SortFunc(m.pairs[first:], func(a, b pair) int { return cmp.Compare(a.open.Start, b.open.Start) })
		if !b.Kind.InBody() {
			continue
		}
		m.joinParagraphs(carry, first, firstText(d.Text, b.Span))
		carry = carry[:0]
		for k := first; k < len(m.pairs); k++ {
			if p := &m.pairs[k]; p.close.Empty() && p.family != single {
				carry = append(carry, k)
			}
		}
	}
	return m.pairs
}

// joinParagraphs marks a quotation as running on where the paragraph after it,
// whose pairs begin at first and text at start, opens with a mark again.
func (m *matcher) joinParagraphs(carry []int, first, start int) {
	if len(carry) == 0 || first == len(m.pairs) || m.pairs[first].open.Start != start {
		return
	}
	last := &m.pairs[carry[len(carry)-1]]
	if next := &m.pairs[first]; next.family == last.family {
		last.runsOn, next.continued = true, true
	}
}

func firstText(s string, b text.Span) int {
	for i := b.Start; i < b.End; {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			return i
		}
		i += n
	}
	return b.End
}

// A matcher holds scratch space from block to block.
type matcher struct {
	glyphs []glyph
	stack  []open
	pairs  []pair
}

// An open mark waits for its partner.
type open struct {
	glyph
	child int // where the first mark above it opened, or 0
}

// scan lists the marks of a block, leaving out apostrophes.
func (m *matcher) scan(s string, b text.Span) {
	m.glyphs = m.glyphs[:0]
	for i := b.Start; i < b.End; {
		g, ok := glyphAt(s, i, b.End)
		if !ok {
			i++
			continue
		}
		if m.takeSide(&g, s, b) {
			m.glyphs = append(m.glyphs, g)
		}
		i = g.End
	}
}

// glyphAt reads the mark at s[i], its side as the character alone tells it.
func glyphAt(s string, i, end int) (glyph, bool) {
	g := glyph{Span: text.Span{Start: i, End: i + 1}}
	switch s[i] {
	case '"':
		g.side = either
	case '\'', '`':
		g.family, g.side = single, either
		if i+1 < end && s[i+1] == s[i] {
			g.family, g.End = double, i+2
		}
		if s[i] == '`' {
			g.side = opens
		}
	case 0xC2: // « »
		if i+1 >= end || s[i+1] != 0xAB && s[i+1] != 0xBB {
			return g, false
		}
		g.family, g.End = angle, i+2
		if s[i+1] == 0xBB {
			g.side = closes
		}
	case 0xE2:
		if i+2 >= end || s[i+1] != 0x80 {
			return g, false
		}
		g.End = i + 3
		switch s[i+2] {
		case 0x98: // ‘
			g.family = single
		case 0x99: // ’
			g.family, g.side = single, closes
		case 0x9A: // ‚
			g.family, g.low = single, true
		case 0x9C: // “
		case 0x9D: // ”
			g.side = closes
		case 0x9E, 0x9F: // „ ‟
			g.low = true
		case 0xB9: // ‹
			g.family = angle
		case 0xBA: // ›
			g.family, g.side = angle, closes
		default:
			return g, false
		}
	default:
		return g, false
	}
	return g, true
}

// takeSide sets g's side by what stands before and after it. It is false for an
// apostrophe and for the sign of inches and minutes.
func (m *matcher) takeSide(g *glyph, s string, b text.Span) bool {
	prev := ' '
	if g.Start > b.Start {
		prev, _ = utf8.DecodeLastRuneInString(s[b.Start:g.Start])
	}
	if n := len(m.glyphs); n > 0 && m.glyphs[n-1].End == g.Start && m.glyphs[n-1].side == opens {
		prev = '(' // a mark straight after an opening one opens too
	}
	next := afterMarks(s, g.End, b.End)
	left := unicode.IsSpace(prev) || isOpenBracket(prev) || isDash(prev) || prev == '/'
	right := unicode.IsSpace(next) || isClosePunct(next) || isDash(next)

	if g.family == single {
		return singleSide(g, s, b, prev, next, left, right)
	}
	switch {
	case g.side == either && g.End-g.Start == 1 && unicode.IsDigit(prev) && feet(s, g.Start, b.Start):
		return false
	case g.low:
	case left && !right:
		g.side = opens
	case right && !left:
		g.side = closes
	}
	return true
}

// singleSide tells single quotation marks from apostrophes: one opens before a
// word and after a gap, and closes after a word and before a gap.
func singleSide(g *glyph, s string, b text.Span, prev, next rune, left, right bool) bool {
	word := unicode.IsLetter(next) || unicode.IsDigit(next) || next == '$' || next == '['
	if g.low || left && word && g.side != closes {
		g.side = opens
		return left && word && !isElision(s[g.End:b.End])
	}
	if left || !right || g.side == opens {
		return false
	}
	g.side = closes
	g.weak = (prev == 's' || prev == 'S') && next == ' '
	return true
}

// afterMarks returns the first rune of s[i:end] that is no quotation mark,
// looking past four.
func afterMarks(s string, i, end int) rune {
	for range 4 {
		if i >= end {
			return ' '
		}
		g, ok := glyphAt(s, i, end)
		if !ok {
			break
		}
		i = g.End
	}
	if i >= end {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s[i:end])
	return r
}

// feet reports whether the number before i is the inches of 6'2".
func feet(s string, i, start int) bool {
	j := i
	for j > start && i-j < 3 && s[j-1] >= '0' && s[j-1] <= '9' {
		j--
	}
	if j-1 <= start || j == i {
		return false
	}
	c := s[j-2]
	return s[j-1] == '\'' && c >= '0' && c <= '9'
}

// isElision reports whether after, the text behind an apostrophe, begins with a
// word that writers cut at its front.
func isElision(after string) bool {
	n := 0
	for n < len(after) && n < 8 && (after[n]|0x20 >= 'a' && after[n]|0x20 <= 'z' || after[n] >= '0' && after[n] <= '9') {
		n++
	}
	switch after[:n] {
	case "n", "N", "tis", "Tis", "twas", "Twas", "em", "til", "till", "cause", "Cause", "bout", "round", "cos":
		return true
	}
	// '90s, '16
	return n >= 2 && n <= 3 && after[0] >= '0' && after[0] <= '9' && after[1] >= '0' && after[1] <= '9' &&
		(n == 2 || after[2] == 's')
}

func isOpenBracket(r rune) bool { return r == '(' || r == '[' || r == '{' }
func isDash(r rune) bool        { return r == '-' || r == '–' || r == '—' || r == '―' }

func isClosePunct(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '…', '/':
		return true
	}
	return false
}

// match pairs the glyphs of a block.
func (m *matcher) match(s string, b text.Span, block int) {
	m.stack = m.stack[:0]
	for i := range m.glyphs {
		g := &m.glyphs[i]
		if g.weak && m.closesLater(i) {
			continue
		}
		if at := m.partner(g); at >= 0 {
			o := &m.stack[at]
			if g.Start > o.End {
				m.pairs = append(m.pairs, pair{open: o.Span, close: g.Span, end: g.End, block: block, family: o.family})
			}
			m.dropUnclosed(s, at+1, g.Start, block)
			m.stack = m.stack[:at]
			continue
		}
		if g.side != closes {
			m.push(*g)
		}
	}
	m.dropUnclosed(s, 0, b.End, block)
}

// closesLater reports whether the next single mark closes beyond doubt, so that
// the one at i is an apostrophe.
func (m *matcher) closesLater(i int) bool {
	for k := i + 1; k < len(m.glyphs) && k < i+8; k++ {
		if m.glyphs[k].family == single {
			return m.glyphs[k].side == closes && !m.glyphs[k].weak
		}
	}
	return false
}

// partner returns the place in the stack of the mark that g closes, or -1.
func (m *matcher) partner(g *glyph) int {
	for at := len(m.stack) - 1; at >= 0; at-- {
		o := &m.stack[at]
		if o.family == g.family {
			if g.side != opens || o.low && !g.low {
				return at
			}
			return -1
		}
		if o.family != single && g.family == single {
			return -1 // a single mark doesn't reach out of double ones
		}
	}
	return -1
}

func (m *matcher) push(g glyph) {
	n := len(m.stack)
	if n > 0 && g.family == single && m.stack[n-1].family == single {
		m.stack[n-1].glyph = g // the one before was an apostrophe
		return
	}
	if n == maxDepth {
		return
	}
	if n > 0 && g.family != single && m.stack[n-1].child == 0 {
		m.stack[n-1].child = g.Start
	}
	m.stack = append(m.stack, open{glyph: g})
}

// dropUnclosed ends the marks above at, which nothing closes: single ones were
// apostrophes, double ones reach to the next that opened, or to end.
func (m *matcher) dropUnclosed(s string, at, end, block int) {
	for _, o := range m.stack[at:] {
		stop := end
		if o.child > 0 {
			stop = o.child
		}
		for stop > o.End {
			r, n := utf8.DecodeLastRuneInString(s[o.End:stop])
			if !unicode.IsSpace(r) {
				break
			}
			stop -= n
		}
		if o.family != single && stop > o.End {
			m.pairs = append(m.pairs, pair{open: o.Span, end: stop, block: block, family: o.family})
		}
	}
}
