package text

import (
	"strings"
	"unicode/utf8"
)

// sentences cuts the tokens of block b, which begin at first, into sentences.
func (d *Doc) sentences(b, first int, lex *lexicon) {
	c := cutter{d: d, lex: lex, first: first}
	c.lines()
	c.measure()
	start := first
	for i := first; i < len(d.Tokens); i++ {
		c.track(i)
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
	// What follows is for the learned weights.
	style  uint32 // of the block
	quoted bool   // within double quotation marks
	depth  int    // of round brackets
	square int    // the square bracket that is open, or 0
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
	if c.within(i) {
		return false
	}
	gap := c.gap(i)
	if c.width > 0 && strings.IndexByte(gap, '\n') >= 0 {
		return c.lineEnds(i, c.word(i), c.word(i+1))
	}
	v, k := c.rule(start, i, gap)
	if v == never || v == always {
		return v == always
	}
	return c.score(start, i, k, v) > 0
}

// within reports whether token i and the next are words that stand plainly within a
// sentence, as most do. It spares them what the rules would say at length.
func (c *cutter) within(i int) bool {
	s, t, n := c.d.Text, c.d.Tokens[i], c.d.Tokens[i+1]
	return n.Start == t.End+1 && s[t.End] == ' ' && n.Len() > 1 &&
		asciiClass[s[n.Start]&0x7f] == lower && s[n.Start] < utf8.RuneSelf &&
		s[t.Start] < utf8.RuneSelf && asciiClass[s[t.Start]]&letter != 0 &&
		s[t.End-1] < utf8.RuneSelf && asciiClass[s[t.End-1]]&letter != 0
}

// A verdict is what the rules say of a place where a sentence may end.
type verdict uint8

const (
	never verdict = iota
	unlikely
	likely
	always
)

// rule judges the place after token i by rules. It also returns the index of the
// mark that may end the sentence, or start-1.
func (c *cutter) rule(start, i int, gap string) (verdict, int) {
	next := c.word(i + 1)
	if gap == "" {
		// "over.The": the space is missing.
		w := c.word(i)
		if (w == "." || w == "]") && c.mark(start, i) >= start && c.startsUpper(i+1) && (w == "]" || c.startsLower(i-1)) {
			return always, i
		}
		// "too??and", "it....He": no abbreviation ends so.
		if n := len(w); i > start && (w[0] == '!' || w[0] == '?' || w[0] == '.' && n > 2) && (c.startsUpper(i+1) || n > 1 && w[0] != '.' && c.startsLower(i+1)) {
			return always, i
		}
		return never, start - 1
	}
	if bullet(next) {
		if i > start {
			return always, i
		}
		return never, i
	}
	if c.nextItem(start, i) {
		return always, i
	}
	if c.inSquare(i) || closer(next) && !opensToo(next) || continues(next) || smiley(next) || c.noteAt(i+1) > 0 {
		return never, i
	}
	k := c.mark(start, i)
	if k < start {
		if open := c.word(i); open == "," || opener(open) || c.startClass(i)&letter != 0 && c.startsLower(i+1) {
			return never, k
		}
		return unlikely, k
	}
	m := c.word(k)
	if !terminal(m) {
		if k == i {
			return c.afterAbbreviation(start, i, m, next), k
		}
		return chance(c.lex.starters[next]), k
	}
	if m == "." && c.markerAt(start, k) {
		return never, k // "1. The first item"
	}
	if value, sign := c.item(i + 1); value > 0 && sign == "a)" {
		return always, k
	}
	if c.startsLower(i + 1) {
		if c.speechFollows(i+1) || k < i && quote(c.word(i)) {
			return never, k
		}
		return chance(m != "." && m[0] != 0xe2 && len(m) == 1 && k == i), k
	}
	if k < i && c.startsUpper(i+1) && (c.number(i) || c.noteAt(i-2) == 3) {
		return always, k // after a note
	}
	return chance(k == i || m[0] == '.' || !c.speechFollows(i+1)), k
}

func chance(yes bool) verdict {
	if yes {
		return likely
	}
	return unlikely
}

// mark returns the index of the mark that may end a sentence with token i: i
// itself, or a token before closing marks, notes and smileys. It is under start
// where there is none.
func (c *cutter) mark(start, i int) int {
	k := i
	for k > start && i-k < 8 {
		w := c.word(k)
		switch {
		case w == "]" && c.noteAt(k-2) > 0:
			k -= 3
		case closer(w), smiley(w):
			k--
		case k > start && c.number(k) && c.noteAt(k) > 0:
			k--
		default:
			if terminal(w) || strings.HasSuffix(w, ".") {
				return k
			}
			return start - 1
		}
	}
	return start - 1
}

// noteAt returns the number of tokens in the reference to a note at token i:
// "[7]", or a number right after a full stop.
func (c *cutter) noteAt(i int) int {
	t := c.d.Tokens
	if i <= c.first || i >= len(t) {
		return 0
	}
	if i+2 < len(t) && c.word(i) == "[" && c.number(i+1) && c.word(i+2) == "]" {
		return 3
	}
	if !c.number(i) {
		return 0
	}
	prev := c.word(i - 1)
	if prev == "." && t[i-1].End == t[i].Start || closer(prev) && i-2 >= c.first && c.word(i-2) == "." && t[i-1].End == t[i].Start {
		return 1
	}
	// A second number after such a one: ".11 12".
	if i-2 >= c.first && c.number(i-1) && c.word(i-2) == "." && t[i-2].End == t[i-1].Start {
		return 1
	}
	return 0
}

// number reports whether token i is a number of a note: up to three digits.
func (c *cutter) number(i int) bool {
	w := c.word(i)
	if len(w) > 3 {
		return false
	}
	for j := range len(w) {
		if w[j] < '0' || w[j] > '9' {
			return false
		}
	}
	return true
}

// markerAt reports whether the tokens from start to k, a full stop, are the
// number of an item of a list: "1.", "• 9.".
func (c *cutter) markerAt(start, k int) bool {
	if bullet(c.word(start)) {
		start++
	}
	return k == start+1 && isMarker(c.word(start))
}

// item returns the number of the item of a list whose marker begins at token i,
// and the mark after it, or 0: "2)", "b)", "2.".
func (c *cutter) item(i int) (value int, sign string) {
	t := c.d.Tokens
	if i < len(t) && bullet(c.word(i)) {
		i++
	}
	if i+1 >= len(t) || t[i].End != t[i+1].Start {
		return 0, ""
	}
	w, sign := c.word(i), c.word(i+1)
	if sign != "." && sign != ")" || len(w) > 2 {
		return 0, ""
	}
	if len(w) == 1 && 'a' <= w[0] && w[0] <= 'z' && sign == ")" {
		return int(w[0]-'a') + 1, "a)"
	}
	for j := range len(w) {
		if w[j] < '0' || w[j] > '9' {
			return 0, ""
		}
		value = 10*value + int(w[j]-'0')
	}
	return value, sign
}

// nextItem reports whether token i+1 begins the item of a list that follows the
// one the sentence began with: "1) one 2) two".
func (c *cutter) nextItem(start, i int) bool {
	if k := c.startClass(i + 1); k != digit && k != lower {
		return false
	}
	value, sign := c.item(i + 1)
	if value < 2 {
		return false
	}
	had, as := c.item(start)
	return had+1 == value && as == sign
}

// lineEnds reports whether a sentence ends with the line that token i ends.
func (c *cutter) lineEnds(i int, w, next string) bool {
	if terminal(w) || closer(w) && i > c.first && terminal(c.word(i-1)) {
		return !c.startsLower(i + 1)
	}
	if bullet(next) {
		return true
	}
	if w[len(w)-1] == '.' && c.lex.abbreviations[w[:len(w)-1]] == before {
		return false
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

// afterAbbreviation judges the place after the abbreviation m, full stop
// included, at token i.
func (c *cutter) afterAbbreviation(start, i int, m, next string) verdict {
	if c.startsLower(i + 1) {
		return never
	}
	w := m[:len(m)-1]
	starts := c.lex.starters[next]
	switch c.lex.abbreviations[w] {
	case before:
		return never
	case counted, dated:
		return chance(starts && c.startClass(i+1) != digit)
	case ending, notAbbreviated:
	}
	if i == start && len(w) == 1 {
		return never // "A. His name"
	}
	if len(w) == 1 {
		return chance(starts && next != "A" && next != "I" && !c.startsUpper(i-1))
	}
	if strings.EqualFold(w, "a.m") || strings.EqualFold(w, "p.m") {
		return chance(c.startsUpper(i+1) && !allUpper(next) && !c.lex.dates[next])
	}
	return chance(starts)
}

func allUpper(w string) bool { return strings.ToUpper(w) == w }

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

func quote(w string) bool { return closer(w) && w != ")" && w != "]" && w != "}" }

// opener reports whether w opens a quotation or a bracket.
func opener(w string) bool {
	switch w {
	case "“", "‘", "(", "[", "{", "«", "$", "£", "€":
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

// smiley reports whether w is an emoticon, which belongs to the sentence before.
func smiley(w string) bool {
	switch w {
	case ":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":-D", ":P", ";D", "=)", ":O", "^_^", ":/":
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
