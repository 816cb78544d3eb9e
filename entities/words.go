package entities

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	_ "embed"

	"golang.org/x/text/unicode/norm"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/roles.txt
var roleList string

//go:embed lists/modifiers.txt
var modifierList string

// roleNouns maps the nouns of lists/roles.txt to whether they can stand alone
// for a person.
var roleNouns = sync.OnceValue(func() map[string]bool {
	t := map[string]bool{}
	for w := range wordlist.Lines(roleList) {
		noun, alone := strings.CutSuffix(w, "+")
		t[noun] = alone
	}
	return t
})

var modifiers = sync.OnceValue(func() map[string]bool { return wordlist.Set(modifierList) })

// honorific reports whether w, in lower case, is a form of address, which is no
// part of a name and says nothing of a role.
func honorific(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "madam", "mme", "messrs":
		return true
	}
	return false
}

// normalize returns the words of a name in the form in which names are compared:
// lower case, no accents, no points in abbreviations, no possessive, no leading
// article.
func normalize(s string) []string {
	var out []string
	var buf [24]names.Unit
	for _, u := range names.Lex(s, 0, len(s), buf[:0]) {
		w := s[u.Start:u.End]
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' {
			continue // punctuation and 's
		}
		w = foldWord(w)
		if len(out) == 0 && w == "the" {
			continue
		}
		out = append(out, w)
	}
	return out
}

// foldWord returns w in lower case without accents and points.
func foldWord(w string) string {
	switch {
	case plain(w):
		return w
	case w == "’":
		return ""
	case len(w) == 3 && w[0] == 0xE2 && w[1] == 0x80: // a dash or a quotation mark
		return w
	}
	if !ascii(w) {
		w = strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) || r == '’' {
				return -1
			}
			return r
		}, norm.NFD.String(w)))
	}
	var buf [32]byte
	b := buf[:0]
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == '.' || c == '\'' {
			continue
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return string(b)
}

func ascii(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plain reports whether w is all small letters of English.
func plain(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i]-'a' > 'z'-'a' {
			return false
		}
	}
	return true
}

// capitalized reports whether w begins with an upper-case letter.
func capitalized(w string) bool {
	if w != "" && w[0] < utf8.RuneSelf {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
