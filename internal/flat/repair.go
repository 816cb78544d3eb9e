package flat

import (
	"html"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// faults are those of the tool that flattened a page. They are repaired line by
// line, for the tool counted columns with them.
type faults struct {
	twice   bool // UTF-8 was taken for Latin-1 or Windows-1252 and encoded again: "fÃ¼r"
	escaped bool // references to characters were left as they are: "&#x27;"
}

func faultsOf(s string) faults {
	const least = 3 // letters encoded twice; fewer may be meant
	f := faults{escaped: strings.Contains(s, "&#") || strings.Contains(s, "&amp;") || strings.Contains(s, "&quot;")}
	if strings.Contains(s, "Ã") || strings.Contains(s, "â€") {
		_, n := encodedOnce(s)
		f.twice = n >= least
	}
	return f
}

func (f faults) repair(s string) string {
	if f.twice {
		s, _ = encodedOnce(s)
	}
	if f.escaped {
		s = html.UnescapeString(s)
	}
	return s
}

// encodedOnce returns s with each character that was encoded twice encoded once,
// and their number.
func encodedOnce(s string) (string, int) {
	var b strings.Builder
	n, done := 0, 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= 0xc2 && r <= 0xf4 {
			if c, end := twice(s[i:]); end > 0 {
				b.WriteString(s[done:i])
				b.WriteRune(c)
				i += end
				done = i
				n++
				continue
			}
		}
		i += size
	}
	b.WriteString(s[done:])
	return b.String(), n
}

// twice decodes the character that was encoded twice at the start of s, and says
// how long it is there; 0 for none.
func twice(s string) (c rune, end int) {
	var raw [utf8.UTFMax]byte
	for n := range raw {
		r, size := utf8.DecodeRuneInString(s[end:])
		if size == 0 || r == utf8.RuneError {
			return 0, 0
		}
		var ok bool
		if raw[n], ok = charmap.Windows1252.EncodeRune(r); !ok {
			if r > 0xff {
				return 0, 0
			}
			raw[n] = byte(r)
		}
		end += size
		if n > 0 && (raw[n] < 0x80 || raw[n] > 0xbf) {
			return 0, 0
		}
		if n > 0 && utf8.FullRune(raw[:n+1]) {
			c, _ = utf8.DecodeRune(raw[:n+1])
			if c == utf8.RuneError {
				return 0, 0
			}
			return c, end
		}
	}
	return 0, 0
}
