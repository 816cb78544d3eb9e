package terms

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

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
	fold := uint64(0x20 * ones)
	if c.KeepCase {
		fold = 0
	}
	for i := 0; i < len(s); {
		if byteClass[s[i]] == byteSpace {
			i++
			continue
		}
		if i+8 < len(s) { // most words are up to seven letters and a space
			x := load(s, i)
			if n := letters(x); n > 0 && n < 8 && x>>(8*n)&0xff == ' ' {
				c.later((x | fold) & (1<<(8*n) - 1))
				i += n + 1
				continue
			}
		}
		j := i // behind what opens
		for j < len(s) && byteClass[s[j]] == byteOpen {
			j++
		}
		if strings.HasPrefix(s[j:], "“") {
			j += len("“")
		}
		next := 0
		switch {
		case j == len(s):
		case byteClass[s[j]] == byteLetter:
			if next = c.plainWord(s, j); next == 0 {
				next = c.compound(s, j)
			}
		case isDigit(s[j]):
			next = c.digits(s, j)
		default:
			next = dashes(s, j)
		}
		if next == 0 {
			next = c.run(s, i)
		}
		i = next
	}
	c.flush()
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

// compound counts the words that hyphens or dashes join from i on, and returns
// where to go on, if letters, these and closing marks are all that stands before
// the next white space, and else 0.
func (c *Counts) compound(s string, i int) int {
	var parts [4][2]int
	n := 0
	for from := i; n < len(parts); {
		to := from
		for to < len(s) && byteClass[s[to]] == byteLetter {
			to++
		}
		if to == from || to == len(s) {
			return 0
		}
		parts[n] = [2]int{from, to}
		n++
		if s[to] == '-' {
			if c.keepsHyphen(s[from:to]) {
				return 0
			}
			from = to + 1
			continue
		}
		if strings.HasPrefix(s[to:], "—") {
			from = to + len("—")
			continue
		}
		_, next, ok := closing(s, to)
		if !ok || apostrophe(s[to:]) > 0 {
			return 0
		}
		for _, p := range parts[:n] {
			c.plain(s, p[0], p[1], p[1])
		}
		return next
	}
	return 0
}

// keepsHyphen reports whether a hyphen after part may belong to the word, as in
// "e-mail"; letters and a hyphen show it for all words with that part.
func (c *Counts) keepsHyphen(part string) bool {
	if len(part) > maxShort {
		return len(text.New(part+"-a").Tokens) == 1
	}
	key, _ := keyOf(part)
	keeps, ok := c.hyphens[key.a]
	if !ok {
		keeps = len(text.New(part+"-a").Tokens) == 1
		if c.hyphens == nil {
			c.hyphens = map[uint64]bool{}
		}
		if len(c.hyphens) < maxRuns {
			c.hyphens[key.a] = keeps
		}
	}
	return keeps
}

// digits counts the number that begins at i, and returns where to go on, if it is
// of up to eight digits and closing marks are all that stands before the next
// white space, and else 0.
func (c *Counts) digits(s string, i int) int {
	j, key := i, uint64(0)
	for ; j < len(s) && isDigit(s[j]); j++ {
		if j-i == maxShort {
			return 0
		}
		key |= uint64(s[j]) << (8 * (j - i))
	}
	next := j
	if j < len(s) && byteClass[s[j]] != byteSpace {
		var ok bool
		if _, next, ok = closing(s, j); !ok || apostrophe(s[j:]) > 0 {
			return 0
		}
	}
	c.later(key)
	return next
}

// dashes returns where to go on if dashes are all that stands before the next white
// space, and else 0.
func dashes(s string, i int) int {
	for i < len(s) && s[i] == '-' {
		i++
	}
	for strings.HasPrefix(s[i:], "—") || strings.HasPrefix(s[i:], "–") {
		i += len("—")
	}
	if i == len(s) || byteClass[s[i]] == byteSpace {
		return i
	}
	return 0
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
	fold := uint64(0x20 * ones) // letters all
	if c.KeepCase {
		fold = 0
	}
	n := j - i
	switch {
	case end > j && (s[end-1]|0x20 != 's' || end-j != apostrophe(s[j:])+1):
		c.buf = c.foldToken(c.foldToken(c.buf[:0], s[i:j]), s[j:end])
	case n <= maxShort && i+8 <= len(s):
		c.later((load(s, i) | fold) & (1<<(8*n) - 1))
		return
	case n > maxShort && n <= maxMid && i+16 <= len(s):
		c.laterMid(midKey{load(s, i) | fold, (load(s, i+8) | fold) & (1<<(8*(n-8)) - 1)})
		return
	default:
		c.buf = c.foldToken(c.buf[:0], s[i:j])
	}
	c.hitWord(c.words.id(c.buf))
}

// lower returns the bits that make lower case of the ASCII letters in x, which
// is ASCII.
func lower(x uint64) uint64 {
	// The high bit of each byte from 'A' to 'Z', moved to where case is.
	return (x + (0x80-'A')*ones) &^ (x + (0x7f-'Z')*ones) & highs >> 2
}

// run counts the words of the run at i that ends at the next white space by
// its tokens.
func (c *Counts) run(s string, i int) int {
	j := i
	for j < len(s) && byteClass[s[j]] != byteSpace {
		j++
	}
	run := s[i:j]
	if strings.Count(run, ".") > 1 {
		run = s[i:following(s, j)]
	}
	ids, ok := c.runs[run]
	if !ok {
		ids = c.tokens(run, j-i)
	}
	for _, w := range ids {
		c.hitWord(w)
	}
	return j
}

// following returns where the first character ends that follows over a little
// white space from i on. It tells whether the last of several full stops belongs
// to an abbreviation.
func following(s string, i int) int {
	for end := i + maxFollowing; i < len(s) && i < end; {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if !unicode.IsSpace(r) {
			break
		}
	}
	return i
}

const maxFollowing = 4 // in bytes

// maxRuns is the number of runs whose words are remembered, and maxRun the length
// of the longest.
const (
	maxRuns = 1 << 14
	maxRun  = 24
)

// tokens returns the words of the first n bytes of a run by its tokens, and
// remembers which these are: "U.S.", "rock'n'roll" and "$3.5" come again and again.
func (c *Counts) tokens(run string, n int) []int32 {
	var ids []int32
	d := text.New(run)
	end := len(d.Text)
	if n < len(run) {
		end = len(text.New(run[:n]).Text) // bytes that are no text may become longer ones
	}
	for i := 0; i < len(d.Tokens) && d.Tokens[i].Start < end; {
		if kindOf(d.Text, d.Tokens[i].Span) != word {
			i++
			continue
		}
		i = c.fold(d, i, len(d.Tokens))
		w := c.words.id(c.buf)
		ids = append(ids, w)
	}
	if len(run) <= maxRun && len(c.runs) < maxRuns {
		if c.runs == nil {
			c.runs = map[string][]int32{}
		}
		c.runs[strings.Clone(run)] = ids
	}
	return ids
}
