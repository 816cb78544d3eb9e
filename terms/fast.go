package terms

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// AddText counts the words of one article given as plain text. It counts what
//
//	c.Add(text.New(s))
//
// does, but single words are read off the bytes where these leave no doubt, which
// is several times as fast; for terms of several words, or with a stop list, it
// is the same as that.
func (c *Counts) AddText(s string) {
	if c.maxWords() > 1 || c.Stop != nil {
		c.Add(text.New(s))
		return
	}
	c.begin()
	before := c.totals[0]
	c.touched = c.touched[:0]
	for i := 0; i < len(s); {
		if byteClass[s[i]] == byteSpace {
			i++
			continue
		}
		j := i // behind what opens
		for j < len(s) && byteClass[s[j]] == byteOpen {
			j++
		}
		if strings.HasPrefix(s[j:], "“") {
			j += len("“")
		}
		next := 0
		if j < len(s) && byteClass[s[j]] == byteLetter {
			next = c.plainWord(s, j)
		}
		if next == 0 {
			next = c.run(s, i)
		}
		i = next
	}
	if c.PerArticle {
		c.keep(c.totals[0] - before)
	}
}

// What a byte is to AddText.
const (
	byteOther  = iota
	byteLetter // ASCII
	byteSpace
	byteOpen  // opens: it begins no word
	byteClose // closes: where white space follows, the word before it is whole
)

var byteClass = [256]uint8{
	' ': byteSpace, '\n': byteSpace, '\t': byteSpace, '\r': byteSpace,
	'(': byteOpen, '[': byteOpen, '"': byteOpen,
	',': byteClose, ';': byteClose, ':': byteClose, '!': byteClose, '?': byteClose, ')': byteClose, ']': byteClose, '.': byteClose,
	'a': byteLetter, 'b': byteLetter, 'c': byteLetter, 'd': byteLetter, 'e': byteLetter, 'f': byteLetter, 'g': byteLetter,
	'h': byteLetter, 'i': byteLetter, 'j': byteLetter, 'k': byteLetter, 'l': byteLetter, 'm': byteLetter, 'n': byteLetter,
	'o': byteLetter, 'p': byteLetter, 'q': byteLetter, 'r': byteLetter, 's': byteLetter, 't': byteLetter, 'u': byteLetter,
	'v': byteLetter, 'w': byteLetter, 'x': byteLetter, 'y': byteLetter, 'z': byteLetter,
	'A': byteLetter, 'B': byteLetter, 'C': byteLetter, 'D': byteLetter, 'E': byteLetter, 'F': byteLetter, 'G': byteLetter,
	'H': byteLetter, 'I': byteLetter, 'J': byteLetter, 'K': byteLetter, 'L': byteLetter, 'M': byteLetter, 'N': byteLetter,
	'O': byteLetter, 'P': byteLetter, 'Q': byteLetter, 'R': byteLetter, 'S': byteLetter, 'T': byteLetter, 'U': byteLetter,
	'V': byteLetter, 'W': byteLetter, 'X': byteLetter, 'Y': byteLetter, 'Z': byteLetter,
}

// plainWord counts the word that begins at i and returns where to go on, if
// letters and closing marks are all that stands before the next white space, and
// else 0. It reads eight bytes at a time.
func (c *Counts) plainWord(s string, i int) int {
	j, n := i, 0
	for {
		if j+8 > len(s) {
			for j < len(s) && byteClass[s[j]] == byteLetter {
				j++
			}
			break
		}
		n = letters(load(s, j))
		if j += n; n < 8 {
			break
		}
	}
	end, next := j, j
	if j < len(s) && byteClass[s[j]] != byteSpace {
		var ok bool
		if end, next, ok = closing(s, j); !ok {
			return 0
		}
	}
	c.plain(s, i, j, end)
	return next
}

// load returns the eight bytes at i, the first as the lowest.
func load(s string, i int) uint64 {
	w := s[i : i+8]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// letters returns how many of the bytes of x are ASCII letters, before the first
// that is none. What a sum carries over reaches only the bytes after that.
func letters(x uint64) int {
	l := x | 0x20*ones
	is := (l + (0x80-'a')*ones) &^ (l + (0x7f-'z')*ones) &^ x & highs
	return bits.TrailingZeros64(^is&highs) / 8
}

// closing reads what follows the letters that end at j: perhaps an apostrophe
// with letters, and then marks up to white space. It returns where the word and
// where the marks end.
func closing(s string, j int) (end, next int, ok bool) {
	end = j
	if n := apostrophe(s[j:]); n > 0 {
		for end = j + n; end < len(s) && byteClass[s[end]] == byteLetter; end++ {
		}
		if end == j+n {
			return 0, 0, false
		}
	}
	stops := 0
	for next = end; next < len(s); next++ {
		switch b := s[next]; {
		case byteClass[b] == byteSpace:
			return end, next, true
		case byteClass[b] == byteClose || b == '"':
			if b == '.' {
				if stops++; stops > 1 {
					return 0, 0, false
				}
			}
		case strings.HasPrefix(s[next:], "”"):
			next += len("”") - 1
		default:
			return 0, 0, false
		}
	}
	return end, next, true
}

// apostrophe returns the length of the apostrophe that s begins with, or 0.
func apostrophe(s string) int {
	switch {
	case s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// plain counts the letters [i, j) with what an apostrophe joins to them up to
// end.
func (c *Counts) plain(s string, i, j, end int) {
	switch {
	case end > j && (s[end-1]|0x20 != 's' || end-j != apostrophe(s[j:])+1):
		c.buf = c.foldToken(c.foldToken(c.buf[:0], s[i:j]), s[j:end])
	case j-i <= maxShort && i+8 <= len(s):
		x := load(s, i)
		if !c.KeepCase {
			x |= 0x20 * ones // letters all
		}
		c.hitWord(c.words.shortID(x&(1<<(8*(j-i))-1), j-i))
		return
	case !c.KeepCase:
		c.buf = c.buf[:0]
		k := i
		for ; k+8 <= j; k += 8 {
			c.buf = binary.LittleEndian.AppendUint64(c.buf, load(s, k)|0x20*ones)
		}
		for ; k < j; k++ {
			c.buf = append(c.buf, s[k]|0x20)
		}
	default:
		c.buf = append(c.buf[:0], s[i:j]...)
	}
	c.hitWord(c.words.id(c.buf))
}

// lower returns the bits that make lower case of the ASCII letters in x, which
// is ASCII.
func lower(x uint64) uint64 {
	// The high bit of each byte from 'A' to 'Z', moved to where case is.
	return (x + (0x80-'A')*ones) &^ (x + (0x7f-'Z')*ones) & highs >> 2
}

// hitWord counts one more of word w.
func (c *Counts) hitWord(w int32) {
	if int(w) == len(c.ids) {
		c.ids = append(c.ids, int32(len(c.terms)))
		c.terms = append(c.terms, entry{prefix: -1, word: w, length: 1})
	}
	id := w
	if len(c.ids) != len(c.terms) { // there are terms of several words between
		id = c.ids[w]
	}
	c.hit(id, 0)
}

// run counts the words of the run at i that ends at the next white space by
// its tokens.
func (c *Counts) run(s string, i int) int {
	j := i
	for j < len(s) && byteClass[s[j]] != byteSpace {
		j++
	}
	run := s[i:j]
	if ids, ok := c.runs[run]; ok {
		for _, w := range ids {
			c.hitWord(w)
		}
		return j
	}
	c.tokens(run)
	return j
}

// maxRuns is the number of runs whose words are remembered, and maxRun the length
// of the longest.
const (
	maxRuns = 1 << 14
	maxRun  = 24
)

// tokens counts the words of a run by its tokens, and remembers which these
// were: "U.S.", "long-term" and "2024" come again and again.
func (c *Counts) tokens(run string) {
	var ids []int32
	d := text.New(run)
	for i := 0; i < len(d.Tokens); {
		if kindOf(d.Text, d.Tokens[i].Span) != word {
			i++
			continue
		}
		i = c.fold(d, i, len(d.Tokens))
		w := c.words.id(c.buf)
		c.hitWord(w)
		ids = append(ids, w)
	}
	if len(run) <= maxRun && len(c.runs) < maxRuns {
		if c.runs == nil {
			c.runs = map[string][]int32{}
		}
		c.runs[strings.Clone(run)] = ids
	}
}
