package text

import (
	"strings"
	"unicode/utf8"
)

// sentences cuts the tokens of block b, which begin at first, into sentences.
func (d *Doc) sentences(b, first int, lex *lexicon) {
	c := cutter{d: d, lex: lex, first: first}
	c.lines()
	start := first
	for i := first; i < len(d.Tokens); i++ {
		if i+1 < len(d.Tokens) && !c.ends(start, i) {
			continue
		}
		s := Sentence{
			Span:  Span{d.Tokens[start].Start, d.Tokens[i].End},
			Block: b, First: start, Last: i + 1,
		}
		for t := start; t <= i; t++ {
			d.Tokens[t].Sentence = len(d.Sentences)
		}
		d.Sentences = append(d.Sentences, s)
		start = i + 1
	}
}

// A cutter finds where the sentences of a block end.
type cutter struct {
	d     *Doc
	lex   *lexicon
	first int // the block's first token
	// width is the length of the block's longest line in bytes, or 0 if it is
	// one line.
	width int
	// closed is true where the block's last line ends a sentence.
	closed bool
}

func (c *cutter) word(i int) string { return c.d.Word(i) }

// gap returns what stands between token i and the next.
func (c *cutter) gap(i int) string { return c.d.Text[c.d.Tokens[i].End:c.d.Tokens[i+1].Start] }

// lines measures the lines of the block.
func (c *cutter) lines() {
	t := c.d.Tokens
	if c.first == len(t) {
		return
	}
	s := c.d.Text[t[c.first].Start:t[len(t)-1].End]
	if strings.IndexByte(s, '\n') < 0 {
		return
	}
	for line := range strings.Lines(s) {
		c.width = max(c.width, len(line))
	}
	for i := len(t) - 1; i >= c.first; i-- {
		if w := c.word(i); !closer(w) {
			c.closed = terminal(w) || strings.HasSuffix(w, ".")
			break
		}
	}
}

// ends reports whether a sentence that began at token start ends after token i.
// There is a token after i.
func (c *cutter) ends(start, i int) bool {
	w, next := c.word(i), c.word(i+1)
	gap := c.gap(i)
	if c.width > 0 && strings.IndexByte(gap, '\n') >= 0 {
		return c.lineEnds(i, w, next)
	}
	if bullet(next) && gap != "" {
		return i > start
	}
	// The mark that may end the sentence, before any closing marks.
	k := i
	for k > start && closer(c.word(k)) && i-k < 4 {
		k--
	}
	m := c.word(k)
	if !terminal(m) {
		if k == i && strings.HasSuffix(m, ".") && gap != "" {
			return c.afterAbbreviation(start, i, m, next)
		}
		if k < i && strings.HasSuffix(m, ".") && gap != "" && len(m) > 1 {
			return c.lex.starters[next]
		}
		return false
	}
	if closer(next) && (gap == "" || !opensToo(next)) || continues(next) {
		return false
	}
	if gap == "" {
		// "over.The": the space is missing.
		return m == "." && k == i && c.startsUpper(i+1) && c.startsLower(i-1)
	}
	if k == start+1 && i == k && m == "." && isMarker(c.word(start)) {
		return false // "1. The first item"
	}
	if c.startsLower(i + 1) {
		return false
	}
	switch m[0] {
	case '!', '?':
		if k < i && c.speechFollows(i+1) {
			return false
		}
	}
	return true
}

// lineEnds reports whether a sentence ends with the line that token i ends.
func (c *cutter) lineEnds(i int, w, next string) bool {
	if terminal(w) || closer(w) && i > c.first && terminal(c.word(i-1)) {
		return !c.startsLower(i + 1)
	}
	if bullet(next) {
		return true
	}
	if w == "," || w == "-" {
		return false
	}
	if c.startsLower(i + 1) {
		return !c.closed && c.lineLen(i) < 40
	}
	n := c.lineLen(i)
	return n < 40 || n*10 < c.width*7
}

// lineLen returns the length in bytes of the line that ends with token i.
func (c *cutter) lineLen(i int) int {
	t := c.d.Tokens
	end := t[i].End
	from := max(t[c.first].Start, end-wrapWidth)
	return end - from - 1 - strings.LastIndexByte(c.d.Text[from:end], '\n')
}

// afterAbbreviation reports whether a sentence ends with the abbreviation m,
// full stop included, at token i.
func (c *cutter) afterAbbreviation(start, i int, m, next string) bool {
	if c.startsLower(i+1) || closer(next) || continues(next) {
		return false
	}
	w := m[:len(m)-1]
	switch c.lex.abbreviations[w] {
	case before:
		return false
	case counted, dated:
		return c.lex.starters[next]
	}
	if i == start && len(w) == 1 {
		return false // "A. His name"
	}
	if len(w) == 1 {
		return c.lex.starters[next] && next != "A" && next != "I" && !c.startsUpper(i-1)
	}
	return c.lex.starters[next]
}

func (c *cutter) startsLower(i int) bool { return c.startClass(i) == lower }
func (c *cutter) startsUpper(i int) bool { return c.startClass(i) == upper }

func (c *cutter) startClass(i int) class {
	if i < c.first || i >= len(c.d.Tokens) {
		return 0
	}
	k, _ := classAt(c.d.Text, c.d.Tokens[i].Start)
	return k
}

// speechFollows reports whether the words at i say who spoke: "Lind asked".
func (c *cutter) speechFollows(i int) bool {
	for j := i; j < i+4 && j < len(c.d.Tokens); j++ {
		w := c.word(j)
		if c.lex.says[w] {
			return true
		}
		if k := c.startClass(j); k&letter == 0 {
			return false
		}
	}
	return false
}

// terminal reports whether w is a mark that ends sentences.
func terminal(w string) bool {
	switch w[0] {
	case '.':
		return strings.Trim(w, ".") == ""
	case '!', '?':
		return true
	}
	return w == "…" || w == "。" || w == "？" || w == "！"
}

// closer reports whether w closes a quotation or a bracket.
func closer(w string) bool {
	switch w {
	case "\"", "'", "''", "”", "’", ")", "]", "}", "»", "``":
		return true
	}
	return false
}

// opensToo reports whether the closing mark w may open as well.
func opensToo(w string) bool { return w == "\"" || w == "'" || w == "''" || w == "’" }

// continues reports whether w stands within a sentence only.
func continues(w string) bool {
	switch w {
	case ",", ";", ":", "–", "—", "-", "--", ".", "!", "?", "/":
		return true
	}
	return false
}

func bullet(w string) bool { return w == "•" || w == "⁃" || w == "●" || w == "▪" || w == "■" }

// isMarker reports whether w can number an item of a list.
func isMarker(w string) bool {
	if len(w) > 2 {
		return false
	}
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf || asciiClass[w[i]] != digit {
			return len(w) == 1 && asciiClass[w[0]&0x7f]&letter != 0
		}
	}
	return true
}
