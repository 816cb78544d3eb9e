package readability

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// parseJSON reads the JSON that pages carry, which is often a little broken: raw
// line breaks in strings, quotation marks that aren't escaped, commas too many or
// too few, comments, a semicolon at the end, or the end missing. It returns maps
// (object), slices, strings, float64, bool and nil, and what could be read
// before it made no more sense. Nesting deeper than 64 is left out.
func parseJSON(s string) any {
	p := jsonReader{s: s}
	return p.value(0)
}

// An object is a JSON object.
type object map[string]any

type jsonReader struct {
	s string
	i int
}

const maxJSONDepth = 64

// space skips white space, commas too many, and comments.
func (p *jsonReader) space() {
	for p.i < len(p.s) {
		rest := p.s[p.i:]
		switch c := rest[0]; {
		case c <= ' ' || c == ';':
			p.i++
		case strings.HasPrefix(rest, "\ufeff"):
			p.i += len("\ufeff")
		case strings.HasPrefix(rest, "<!--"), strings.HasPrefix(rest, "-->"), strings.HasPrefix(rest, "]]>"):
			p.i += 3
		case strings.HasPrefix(rest, "<![CDATA["):
			p.i += 9
		case strings.HasPrefix(rest, "//"):
			// As in "//<![CDATA[" at the start of a line; the rest is read.
			p.i += 2
		case strings.HasPrefix(rest, "/*"):
			if j := strings.Index(rest, "*/"); j >= 0 {
				p.i += j + 2
			} else {
				p.i = len(p.s)
			}
		default:
			return
		}
	}
}

func (p *jsonReader) peek() byte {
	p.space()
	if p.i < len(p.s) {
		return p.s[p.i]
	}
	return 0
}

func (p *jsonReader) value(depth int) any {
	c := p.peek()
	if depth >= maxJSONDepth && (c == '{' || c == '[') {
		p.skip()
		return nil
	}
	switch c {
	case 0:
		p.i = min(p.i+1, len(p.s)) // the end, or a zero byte
		return nil
	case '{':
		p.i++
		return p.object(depth + 1)
	case '[':
		p.i++
		return p.array(depth + 1)
	case '"':
		p.i++
		return p.string()
	default:
		return p.word()
	}
}

func (p *jsonReader) object(depth int) any {
	o := object{}
	for p.i < len(p.s) {
		switch c := p.peek(); c {
		case '}':
			p.i++
			return o
		case '"':
			p.i++
			key := p.string()
			if p.peek() != ':' {
				continue
			}
			p.i++
			v := p.value(depth)
			if _, twice := o[key]; !twice {
				o[key] = v
			}
		default:
			p.i++
		}
	}
	return o
}

func (p *jsonReader) array(depth int) any {
	var a []any
	for p.i < len(p.s) {
		switch c := p.peek(); c {
		case ']':
			p.i++
			return a
		case ',', ':', '}':
			p.i++
		default:
			a = append(a, p.value(depth))
		}
	}
	return a
}

// skip reads past a value in brackets.
func (p *jsonReader) skip() {
	depth := 0
	for p.i < len(p.s) {
		c := p.s[p.i]
		p.i++
		switch c {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return
			}
		case '"':
			p.string()
		}
	}
}

// string reads a string whose opening mark has been read. A mark closes it only
// if what follows can follow a string.
func (p *jsonReader) string() string {
	start := p.i
	// Nearly all strings need no rewriting.
	for p.i < len(p.s) && p.s[p.i] != '"' && p.s[p.i] != '\\' {
		p.i++
	}
	if p.i >= len(p.s) {
		return p.s[start:]
	}
	if p.s[p.i] == '"' && p.closes() {
		p.i++
		return p.s[start : p.i-1]
	}
	var b strings.Builder
	b.WriteString(p.s[start:p.i])
	for p.i < len(p.s) {
		switch c := p.s[p.i]; c {
		case '"':
			if p.closes() {
				p.i++
				return b.String()
			}
			b.WriteByte(c)
			p.i++
		case '\\':
			p.i++
			p.escape(&b)
		default:
			b.WriteByte(c)
			p.i++
		}
	}
	return b.String()
}

// closes reports whether the quotation mark at p.i ends a string.
func (p *jsonReader) closes() bool {
	for j := p.i + 1; j < len(p.s); j++ {
		switch p.s[j] {
		case ' ', '\t', '\n', '\r':
		case ',', ':', '}', ']', ';':
			return true
		default:
			// A comma is missing where a new line starts with a mark.
			return p.s[j] == '"' && strings.IndexByte(p.s[p.i+1:j], '\n') >= 0
		}
	}
	return true
}

func (p *jsonReader) escape(b *strings.Builder) {
	if p.i >= len(p.s) {
		return
	}
	c := p.s[p.i]
	p.i++
	switch c {
	case 'n', 'r', 't', 'f', 'b':
		b.WriteByte(' ')
	case 'u':
		r := p.hex()
		if utf16.IsSurrogate(r) {
			if strings.HasPrefix(p.s[p.i:], `\u`) {
				back := p.i
				p.i += 2
				if pair := utf16.DecodeRune(r, p.hex()); pair != utf8.RuneError {
					b.WriteRune(pair)
					return
				}
				p.i = back
			}
			r = utf8.RuneError
		}
		b.WriteRune(r)
	default:
		b.WriteByte(c)
	}
}

func (p *jsonReader) hex() rune {
	if p.i+4 > len(p.s) {
		return utf8.RuneError
	}
	n, err := strconv.ParseUint(p.s[p.i:p.i+4], 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	p.i += 4
	return rune(n)
}

// word reads a number, a literal, or what should have been a string.
func (p *jsonReader) word() any {
	start := p.i
	for p.i < len(p.s) && !strings.ContainsRune(",:{}[]\"\n", rune(p.s[p.i])) {
		p.i++
	}
	if p.i == start {
		p.i++
		return nil
	}
	w := strings.TrimSpace(p.s[start:p.i])
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null", "undefined":
		return nil
	}
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return f
	}
	return w
}
