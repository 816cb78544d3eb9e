package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/function"
	"github.com/masthead-news/masthead/text"
)

// A word is one word or one mark of a text, with what aligning it needs. The
// possessive is a word of its own, so that names match with and without it.
type word struct {
	text.Span
	fold string // lower case, with straight quotes and hyphens
	kind wordKind
}

type wordKind uint8

const (
	content wordKind = iota
	light            // articles, prepositions, forms of "be": they carry little
	number
	quote // a quotation mark
	mark  // any other mark
)

// maxWord bounds the length of a word in bytes: longer runs are cut.
const maxWord = 64

// split returns the words of s within span. It is linear in the length of span.
func split(s string, span text.Span) []word {
	var out []word
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(s[i:span.End])
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u00ad' || r == '\u200b':
			i += n
		case isWordRune(r):
			end := wordEnd(s, i, span.End)
			out = appendWord(out, s, i, end)
			i = end
		default:
			w := word{Span: text.Span{Start: i, End: i + n}, fold: foldMark(r), kind: mark}
			switch {
			case w.fold == `"` || w.fold == "'":
				w.kind = quote
				// Two single marks are one double one.
				if w.fold == "'" && i+n < span.End && s[i+n] == s[i] && n == 1 {
					w.End, w.fold, n = i+2, `"`, 2
				}
			case unicode.Is(unicode.Sc, r) || r == '%':
				w.kind = number
			}
			out = append(out, w)
			i += n
		}
	}
	return out
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns the end of the word that starts at i: letters and digits, with
// single marks inside ("don't", "2.5", "3,000", "cease-fire"), and the dots of an
// abbreviation ("U.S.").
func wordEnd(s string, i, end int) int {
	j := i
	for j < end && j-i < maxWord {
		r, n := utf8.DecodeRuneInString(s[j:end])
		if isWordRune(r) {
			j += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[j+n : end])
		inner := r == '\'' || r == '’' || r == '-' || r == '‑' || r == '.' || r == ',' || r == '&'
		if inner && j+n < end && isWordRune(next) && (r != ',' || isDigitAt(s, j-1) && unicode.IsDigit(next)) {
			j += n
			continue
		}
		if r == '.' && initials(s[i:j]) {
			return j + n
		}
		break
	}
	return j
}

func isDigitAt(s string, i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }

// initials reports whether s is letters with dots between, such as "U.S".
func initials(s string) bool {
	if len(s) < 3 || len(s)%2 == 0 || len(s) > 9 {
		return false
	}
	for i := range len(s) {
		letter := s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'
		if i%2 == 0 && !letter || i%2 == 1 && s[i] != '.' {
			return false
		}
	}
	return true
}

func appendWord(out []word, s string, start, end int) []word {
	w := s[start:end]
	stem := w
	for _, p := range [...]string{"'s", "’s", "'S", "’S"} {
		if t, ok := strings.CutSuffix(w, p); ok && t != "" {
			stem = t
			break
		}
	}
	out = append(out, newWord(stem, start))
	if stem != w {
		out = append(out, word{Span: text.Span{Start: start + len(stem), End: end}, fold: "'s", kind: light})
	}
	return out
}

func newWord(s string, start int) word {
	w := word{Span: text.Span{Start: start, End: start + len(s)}, fold: foldWord(s)}
	switch {
	case isNumber(w.fold):
		w.kind = number
	case function.Words()[w.fold] && !acronym(s):
		w.kind = light
	}
	return w
}

// acronym reports whether s is all capitals: "WHO" and "US" are no function
// words. The one-letter "I" and "A" are.
func acronym(s string) bool { return len(s) > 1 && strings.ToUpper(s) == s }

func foldWord(s string) string {
	s = strings.ToLower(s)
	return strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), "‑", "-")
}

func foldMark(r rune) string {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '"':
		return `"`
	case '‘', '’', '‚', '‛', '\'', '`', '´':
		return "'"
	case '–', '—', '―', '-', '‐', '‑':
		return "-"
	case '…':
		return "..."
	}
	return string(r)
}

// isNumber reports whether w is a figure or a number in words.
func isNumber(w string) bool {
	if w != "" && '0' <= w[0] && w[0] <= '9' {
		return true
	}
	_, ok := numberWords()[w]
	return ok || strings.Contains(w, "-") && small(w) > 0
}

// capital reports whether w begins with a capital letter in s.
func (w word) capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s[w.Start:w.End])
	return unicode.IsUpper(r)
}
