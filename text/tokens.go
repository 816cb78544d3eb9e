package text

import (
	"strings"
	"unicode/utf8"
)

// maxLook bounds how far the scanner looks to either side of a place in a run
// without spaces, so that time stays linear in any text. No English word that
// needs a longer look is known.
const maxLook = 48

// A scanner cuts one block into tokens.
type scanner struct {
	src    string
	lex    *lexicon
	tokens []Token
	// from and to bound the run of characters without white space at work.
	from, to int
}

// block appends the tokens of src[from:to].
func (s *scanner) block(from, to int) {
	i := from
	for i < to {
		// Most runs are ASCII letters, maybe with a comma or a full stop.
		var seen class
		j := i
		for j < to {
			b := s.src[j]
			if b >= utf8.RuneSelf {
				c, n := classAt(s.src, j)
				if c == space {
					break
				}
				seen |= c | other
				j += n
				continue
			}
			c := asciiClass[b]
			if c == space {
				break
			}
			seen |= c
			j++
		}
		switch {
		case j == i:
		case seen&(digit|other) == 0:
			s.letters(i, j)
		default:
			s.run(i, j)
		}
		if j < to {
			_, n := classAt(s.src, j)
			j += n
		}
		i = j
	}
}

func (s *scanner) emit(from, to int) {
	s.tokens = append(s.tokens, Token{Span: Span{from, to}})
}

// letters emits src[from:to], which is all letters, as one token, or as two
// where it is a contraction: "cannot".
func (s *scanner) letters(from, to int) {
	if n := to - from; 4 <= n && n <= 8 {
		switch s.src[to-1] | 0x20 {
		case 't', 'a', 'e':
			if cut := s.contraction(from, to); cut > 0 {
				s.emit(from, from+cut)
				s.emit(from+cut, to)
				return
			}
		}
	}
	s.emit(from, to)
}

func (s *scanner) contraction(from, to int) int {
	var low [8]byte
	for i := from; i < to; i++ {
		low[i-from] = s.src[i] | 0x20
	}
	return s.lex.contractions[string(low[:to-from])]
}

// run emits the tokens of a run without white space.
func (s *scanner) run(from, to int) {
	s.from, s.to = from, to
	mail := mailIn(s.src[from:to])
	for i := from; i < to; {
		c, n := classAt(s.src, i)
		switch {
		case c&wordy != 0:
			if end := s.address(i, mail); end > 0 {
				s.emit(i, end)
				i = end
			} else {
				i = s.word(i)
			}
		default:
			i = s.mark(i, n)
		}
	}
}

// mailIn reports whether run may hold a mail address.
func mailIn(run string) bool {
	at := strings.IndexByte(run, '@')
	return at > 0 && at+1 < len(run)
}

// address returns the end of a web or mail address that begins at i, or 0.
func (s *scanner) address(i int, mail bool) int {
	rest := s.src[i:s.to]
	web := false
	if !mail && strings.IndexByte("hHwWfm", rest[0]) < 0 {
		return 0
	}
	for _, p := range [...]string{"http://", "https://", "ftp://", "www.", "mailto:", "HTTP://", "WWW.", "Http://"} {
		if strings.HasPrefix(rest, p) {
			web = true
			break
		}
	}
	if !web && (!mail || !isMail(rest)) {
		return 0
	}
	end := len(rest)
	if cut := strings.IndexAny(rest, "<>\"|"); cut >= 0 {
		end = cut
	}
	paren := strings.IndexByte(rest[:end], '(') >= 0
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(rest[:end])
		if r == ')' && paren || !strings.ContainsRune(".,;:!?)]}'’”*…", r) {
			break
		}
		end -= n
	}
	if end == 0 {
		return 0
	}
	return i + end
}

// isMail reports whether s begins with a mail address.
func isMail(s string) bool {
	for i := 0; i < len(s) && i < maxLook; i++ {
		switch b := s[i]; {
		case b == '@':
			return i > 0 && i+1 < len(s) && classOf(rune(s[i+1]))&wordy != 0
		case b < utf8.RuneSelf && asciiClass[b]&wordy == 0 && !strings.ContainsRune("._-+&'%", rune(b)):
			return false
		}
	}
	return false
}

// at returns the class at i, or 0 outside the run.
func (s *scanner) at(i int) class {
	if i < s.from || i >= s.to {
		return 0
	}
	c, _ := classAt(s.src, i)
	return c
}

// before returns the class of the rune that ends at i, or 0 at the run's start.
func (s *scanner) before(i int) class {
	if i <= s.from {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s.src[s.from:i])
	return classOf(r)
}

// word emits the word that begins at i, in one token or more, and returns where
// it ends.
func (s *scanner) word(i int) int {
	start := i
	part := i // where the letters or digits since the last connector began
	for i < s.to {
		c, n := classAt(s.src, i)
		if c&wordy != 0 {
			if c&letter != 0 && i > part && s.before(i) == digit && s.unit(start, part, i) {
				s.emit(start, i)
				start, part = i, i
			}
			i += n
			continue
		}
		next := s.at(i + n)
		switch b := s.src[i]; b {
		case '.':
			if next&wordy == 0 {
				return s.stop(start, i)
			}
			if end := s.inner(start, part, i, next); end > 0 {
				return end
			}
		case ',', ':':
			if s.before(i) != digit || next != digit {
				return s.plain(start, i)
			}
		case '/':
			if (s.before(i) != digit || next != digit) && (i-start != 1 || !s.upToTwoLetters(i+1)) {
				return s.plain(start, i)
			}
		case '&':
			if s.before(i)&upper == 0 || next&upper == 0 {
				return s.plain(start, i)
			}
		case '_':
		case '@':
			if next&wordy == 0 {
				return s.plain(start, i)
			}
		case '*':
			if s.before(i)&letter == 0 || next&letter == 0 {
				return s.plain(start, i)
			}
		case '$':
			if !s.dollar(start, i) {
				return s.plain(start, i)
			}
			s.emit(start, i+1)
			return i + 1
		case '-':
			if next&wordy == 0 || !s.keepsHyphen(start, i, next) {
				return s.plain(start, i)
			}
		default:
			if !s.apostrophe(i) || next&letter == 0 {
				return s.plain(start, i)
			}
			if cut, end := s.clitic(i, n); end > 0 {
				if cut > start {
					s.emit(start, cut)
				}
				s.emit(cut, end)
				return end
			}
		}
		i += n
		part = i
	}
	return s.plain(start, i)
}

// plain emits src[start:end], a word that no full stop ends.
func (s *scanner) plain(start, end int) int {
	if end-start <= 8 && end > start {
		all := true
		for i := start; i < end; i++ {
			if b := s.src[i]; b >= utf8.RuneSelf || asciiClass[b]&letter == 0 {
				all = false
				break
			}
		}
		if all {
			s.letters(start, end)
			return end
		}
	}
	if end > start {
		s.emit(start, end)
	}
	return end
}

// unit reports whether the letters at i, right after a number, are a unit:
// "10am", "5km". The number runs from start, its last part from part.
func (s *scanner) unit(start, part, i int) bool {
	for j := part; j < i; j++ {
		if b := s.src[j]; b < '0' || b > '9' {
			return false
		}
	}
	if b := s.src[start]; b < '0' || b > '9' {
		return false
	}
	j := i
	for j < s.to && j-i < 6 && (s.at(j)&letter != 0 || s.src[j] == '.' && s.at(j+1)&letter != 0) {
		_, n := classAt(s.src, j)
		j += n
	}
	return s.at(j)&wordy == 0 && s.lex.units[s.src[i:j]]
}

// stop ends the word src[start:i] that stands before a full stop, and takes the
// full stop with it where that is an abbreviation.
func (s *scanner) stop(start, i int) int {
	w := s.src[start:i]
	if i+1 < s.to && s.src[i+1] == '.' { // an ellipsis
		return s.plain(start, i)
	}
	if s.abbreviated(w, i+1) {
		s.emit(start, i+1)
		return i + 1
	}
	return s.plain(start, i)
}

// abbreviated reports whether w and the full stop that ends at end are an
// abbreviation.
func (s *scanner) abbreviated(w string, end int) bool {
	if len(w) > 12 {
		return false
	}
	if len(w) == 1 && asciiClass[w[0]]&upper != 0 {
		return s.initial(w, end)
	}
	if dot := strings.IndexByte(w, '.'); dot == 1 && asciiWordy(w) { // "U.S", "p.m"
		return true
	}
	switch s.lex.abbreviations[w] {
	case before, ending:
		return true
	case counted:
		return s.follows(end)&digit != 0
	case dated:
		return s.follows(end)&digit != 0 || end < s.to && s.src[end] == ',' || w == "Sept"
	case notAbbreviated:
	}
	return false
}

func asciiWordy(w string) bool {
	for i := range len(w) {
		if b := w[i]; b != '.' && (b >= utf8.RuneSelf || asciiClass[b]&letter == 0) {
			return false
		}
	}
	return true
}

// follows returns the class of what stands after end, over a little white
// space.
func (s *scanner) follows(end int) class {
	for i := end; i < len(s.src) && i < end+4; {
		c, n := classAt(s.src, i)
		if c != space {
			return c
		}
		i += n
	}
	return 0
}

// initial reports whether the capital letter w before a full stop is an
// initial, and not a word that ends its sentence.
func (s *scanner) initial(w string, end int) bool {
	next := s.follows(end)
	if w == "I" {
		return next&upper != 0 && s.afterCapital(end-2)
	}
	return next != 0
}

// afterCapital reports whether the token before the place i begins with a
// capital.
func (s *scanner) afterCapital(i int) bool {
	if len(s.tokens) == 0 {
		return false
	}
	t := s.tokens[len(s.tokens)-1]
	if i-t.End > 2 {
		return false
	}
	c, _ := classAt(s.src, t.Start)
	return c&upper != 0
}

// inner decides about a full stop with a letter or digit on both sides. It
// returns 0 where the word goes on, else where the word ended.
func (s *scanner) inner(start, part, i int, next class) int {
	last := s.before(i)
	if last == digit && next == digit || i-part == 1 && last&letter != 0 {
		return 0
	}
	w := s.src[start:i]
	if part == start && len(w) <= 12 && s.lex.abbreviations[w] != notAbbreviated && next&(upper|digit) != 0 {
		s.emit(start, i+1) // "No.5", "Dr.Smith"
		return i + 1
	}
	// A note's number: "over.11".
	if last == lower && next == digit && part == start && s.digitsOnly(i+1) {
		return s.plain(start, i)
	}
	// A sentence ends here, and the space is missing: "over.The".
	if last == lower && next == upper && s.capitalized(i+1) {
		return s.plain(start, i)
	}
	return 0
}

// digitsOnly reports whether up to three digits stand from i to the run's end.
func (s *scanner) digitsOnly(i int) bool {
	n := 0
	for i+n < s.to && s.src[i+n] >= '0' && s.src[i+n] <= '9' {
		n++
	}
	return n > 0 && n <= 3 && i+n == s.to
}

// capitalized reports whether a word with one capital at its front begins at i,
// and no full stop is within it.
func (s *scanner) capitalized(i int) bool {
	_, n := classAt(s.src, i)
	j := i + n
	for j < s.to && j < i+maxLook {
		c, n := classAt(s.src, j)
		if c != lower {
			return c&(upper|digit) == 0 && (s.src[j] != '.' || s.at(j+1)&wordy == 0)
		}
		j += n
	}
	return true
}

// upToTwoLetters reports whether one or two letters and no more stand at i: "w/o".
func (s *scanner) upToTwoLetters(i int) bool {
	n := 0
	for i+n < s.to && s.at(i+n)&letter != 0 {
		if n++; n > 2 {
			return false
		}
	}
	return n > 0 && s.at(i+n)&digit == 0
}

// dollar reports whether src[start:i] and the dollar sign at i are a currency:
// "US$".
func (s *scanner) dollar(start, i int) bool {
	for j := start; j < i; j++ {
		if b := s.src[j]; b < 'A' || b > 'Z' {
			return false
		}
	}
	return i-start <= 3
}

// keepsHyphen reports whether the hyphen at i stays within its word.
func (s *scanner) keepsHyphen(start, i int, next class) bool {
	if s.before(i) == digit && next == digit {
		return true // a telephone number or a date
	}
	if i-start > 8 || next != lower {
		return false
	}
	var low [8]byte
	for j := start; j < i; j++ {
		low[j-start] = s.src[j] | 0x20
	}
	return s.lex.prefixes[string(low[:i-start])]
}

// apostrophe reports whether an apostrophe stands at i.
func (s *scanner) apostrophe(i int) bool {
	switch s.src[i] {
	case '\'', '`':
		return true
	case 0xe2:
		return strings.HasPrefix(s.src[i:], "’") || strings.HasPrefix(s.src[i:], "‘")
	}
	return false
}

// clitic looks for "'s", "n't" and their like at the apostrophe at i, which is n
// bytes long. It returns where that token begins and ends, or an end of 0.
func (s *scanner) clitic(i, n int) (cut, end int) {
	end = i + n
	for end < s.to && s.at(end)&letter != 0 && end-i-n < 3 {
		_, m := classAt(s.src, end)
		end += m
	}
	if s.at(end)&wordy != 0 {
		return 0, 0
	}
	switch w := s.src[i+n : end]; w {
	case "s", "m", "d", "ll", "re", "ve", "S", "M", "D", "LL", "RE", "VE":
		return i, end
	case "t", "T":
		if i > s.from && s.src[i-1]|0x20 == 'n' && s.before(i-1)&letter != 0 {
			return i - 1, end
		}
	}
	return 0, 0
}

// mark emits the punctuation or symbol at i, which is n bytes long, and returns
// where it ends.
func (s *scanner) mark(i, n int) int {
	if s.apostrophe(i) && s.at(i+n)&wordy != 0 {
		if end := s.elided(i, n); end > 0 {
			s.emit(i, end)
			return end
		}
	}
	j := i + n
	switch b := s.src[i]; b {
	case '.', '-', '*', '=', '~', '_', '#', '+', '<', '>', '^', '|':
		for j < s.to && s.src[j] == b {
			j++
		}
		if b == '.' && j-i == 1 && s.at(j) == digit && (i == s.from || strings.IndexByte("($-+~<>=", s.src[i-1]) >= 0) { // ".5"
			return s.fraction(i, j)
		}
		if b == '#' && j-i == 1 && s.at(j)&letter != 0 && s.before(i)&wordy == 0 {
			return s.tag(i, j)
		}
	case '!', '?':
		for j < s.to && (s.src[j] == '!' || s.src[j] == '?') {
			j++
		}
	case '@':
		if s.at(j)&wordy != 0 && s.before(i)&wordy == 0 {
			return s.tag(i, j)
		}
	case ':', ';':
		if end := s.smiley(i); end > 0 {
			j = end
		}
	case '\'', '`':
		if j < s.to && s.src[j] == b { // '' is a quotation mark
			j++
		}
	case '[':
		if strings.HasPrefix(s.src[i:s.to], "[...]") {
			j = i + 5
		}
	}
	s.emit(i, j)
	return j
}

// fraction emits a number that begins with a full stop, whose digits begin at j.
func (s *scanner) fraction(i, j int) int {
	for j < s.to && (s.src[j] >= '0' && s.src[j] <= '9') {
		j++
	}
	s.emit(i, j)
	return j
}

// tag emits a hashtag or a handle whose name begins at j.
func (s *scanner) tag(i, j int) int {
	for j < s.to {
		c, n := classAt(s.src, j)
		if c&wordy == 0 && s.src[j] != '_' {
			break
		}
		j += n
	}
	s.emit(i, j)
	return j
}

// smiley returns the end of an emoticon at i that ends its run, or 0.
func (s *scanner) smiley(i int) int {
	j := i + 1
	if j < s.to && s.src[j] == '-' {
		j++
	}
	if j+1 == s.to && strings.IndexByte(")(DPpO|/\\]*", s.src[j]) >= 0 && s.before(i)&digit == 0 {
		return j + 1
	}
	return 0
}

// elided returns the end of a word that begins with the apostrophe at i, n bytes
// long: "'s" after a word, "'em", "'90s". It returns 0 for a quotation mark.
func (s *scanner) elided(i, n int) int {
	if cut, end := s.clitic(i, n); end > 0 && cut == i && (i == s.from || s.before(i) != 0) {
		return end
	}
	if i > s.from && s.before(i)&wordy != 0 {
		return 0
	}
	j := i + n
	for j < s.to && j-i-n < 6 && s.at(j)&wordy != 0 {
		_, m := classAt(s.src, j)
		j += m
	}
	if s.at(j)&wordy != 0 {
		return 0
	}
	switch w := s.src[i+n : j]; w {
	case "em", "til", "cause", "bout", "tis", "twas", "round", "Em", "Til":
		return j
	default:
		if len(w) == 3 && w[2] == 's' && asciiClass[w[0]&0x7f] == digit && asciiClass[w[1]&0x7f] == digit {
			return j
		}
	}
	return 0
}
