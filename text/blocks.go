package text

import "strings"

// wrapWidth is the length in bytes over which no line was wrapped by hand: the
// lines of such a text are its paragraphs.
const wrapWidth = 120

// split returns the paragraphs of s: what stands between blank lines, or each
// line where lines are so long that nobody wrapped them.
func split(s string) []Block {
	var blocks []Block
	for i := 0; i < len(s); {
		end, next := chunk(s, i)
		if longLine(s[i:end]) {
			for i < end {
				e := i + lineEnd(s[i:end])
				for e < end && continued(s[e:end]) {
					e += 1 + lineEnd(s[e+1:end])
				}
				blocks = appendBlock(blocks, s, i, e)
				i = e + 1
			}
		} else {
			blocks = appendBlock(blocks, s, i, end)
		}
		i = next
	}
	return blocks
}

// chunk returns where the lines that begin at i end in a blank line, and where
// the text goes on after it.
func chunk(s string, i int) (end, next int) {
	for j := i; ; {
		n := strings.IndexByte(s[j:], '\n')
		if n < 0 {
			return len(s), len(s)
		}
		end = j + n
		next = end + 1
		for next < len(s) && (s[next] == ' ' || s[next] == '\t' || s[next] == '\r') {
			next++
		}
		if next == len(s) {
			return end, next
		}
		if s[next] == '\n' {
			return end, next + 1
		}
		j = next
	}
}

func lineEnd(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

// continued reports whether the line after the line break that s begins with
// goes on with a sentence: it begins with a small letter.
func continued(s string) bool {
	i := 1
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	if i == len(s) {
		return false
	}
	c, _ := classAt(s, i)
	return c == lower
}

func longLine(s string) bool {
	for len(s) > wrapWidth {
		n := lineEnd(s)
		if n > wrapWidth {
			return true
		}
		s = s[n+1:]
	}
	return false
}

// appendBlock appends s[from:to] without the white space around it, unless
// that is all there is.
func appendBlock(blocks []Block, s string, from, to int) []Block {
	for from < to {
		c, n := classAt(s, from)
		if c != space {
			break
		}
		from += n
	}
	end := from
	for i := to; i > from; {
		c, n := classBefore(s, i)
		if c != space {
			end = i
			break
		}
		i -= n
	}
	if end == from {
		return blocks
	}
	return append(blocks, Block{Span: Span{from, end}})
}
