package entities

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	_ "embed"

	"golang.org/x/text/unicode/norm"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/spelling"
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

// personWords returns the words of a person's name in the form in which names are
// compared, without titles and letters behind it. Initials are words of their own, and
// so is what a hyphen joins, but for a particle and for an East Asian forename: "Long-Bailey"
// is one word, "Ben-Gvir", "Abdel-Fattah" and "Jong-un" are two.
func personWords(s string) []string {
	var out []string
	var buf [24]names.Unit
	p := phrase{s, names.Lex(s, 0, len(s), buf[:0])}
	if len(p.units) > 1 {
		p = p.untitled(true).unlettered()
	}
	joined := false
	for i := range p.units {
		w := p.word(i)
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' {
			joined = i > 0 && i+1 < len(p.units) && len(out) > 0 && hyphen(w) && wholePart(p.word(i-1)) && particleOf(p.word(i-1)) == noParticle && spelling.Of(out[len(out)-1]) != "abdel" && wholePart(p.word(i+1))
			continue
		}
		switch n := len(out); {
		case joined:
			out[n-1] += "-" + foldWord(w)
		case n == 0 && foldWord(w) == "the":
		case dotted(w) || n == 0 && i+1 < len(p.units) && len(w) < 4 && acronym(w) && !acronym(p.word(i+1)):
			for _, r := range strings.ReplaceAll(w, ".", "") {
				out = append(out, foldWord(string(r)))
			}
		default:
			out = append(out, foldWord(w))
		}
		joined = false
	}
	return out
}

// oneSpelling returns the words of a person's name with one spelling for what newsrooms spell in
// several ways, out of another script or in full and in short.
func oneSpelling(words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		if particleOf(w) == noParticle {
			out[i] = spelling.Of(w)
		}
	}
	return out
}

func hyphen(w string) bool { return w == "-" || w == "‐" || w == "‑" }

// wholePart reports whether w beside a hyphen may be a name by itself: not "un", nor "J".
func wholePart(w string) bool {
	return capitalized(w) && utf8.RuneCountInString(w) > 1
}

// dotted reports whether w is letters with full stops: "J.D.".
func dotted(w string) bool { return len(w) > 2 && w[1] == '.' }

// personKey returns what persons' names are joined by across documents, given one and its words:
// forename, or two initials, and surname; "" for a name too thin for that, such as a surname with
// its particles. Suffixes such as "Jr" count, particles don't: "Ursula von der Leyen" is "ursula
// leyen".
func personKey(name string, words []string) string {
	n := len(withoutSuffix(words)) - 1
	if n < 1 {
		return ""
	}
	first := 0
	for first < n && bareParticle(words[first], name) {
		first++
	}
	initials := first
	for initials < n && len(words[initials]) == 1 {
		initials++
	}
	var given string
	switch {
	case initials < n && (initials == first || particleOf(words[initials]) == noParticle):
		given = words[initials]
	case initials > first+1:
		given = strings.Join(words[first:initials], "")
	default:
		return ""
	}
	if (given == "abu" || given == "umm") && first+1 < n {
		given += " " + words[first+1] // "Abu Hassan Amer" isn't any Abu Amer
	}
	return given + " " + strings.Join(words[n:], " ")
}

// bareParticle reports whether w, which begins the words of a name, is a particle: "Al" and "Ben" are forenames,
// too, unless a hyphen follows.
func bareParticle(w, name string) bool {
	switch w {
	case "al", "ben", "abu", "das", "do", "ten":
		return len(name) > len(w) && name[len(w)] == '-'
	}
	return particleOf(w) != noParticle
}

// singular returns the name of a people, in lower case, for one of its members, so that
// "Republicans" and "Republican" are of one key.
func singular(w string) string {
	switch {
	case len(w) < 5 || strings.HasSuffix(w, "ss"):
		return w
	case strings.HasSuffix(w, "ies"):
		return strings.TrimSuffix(w, "ies") + "y"
	}
	return strings.TrimSuffix(w, "s")
}

// foldWord returns w in lower case without accents and points.
func foldWord(w string) string {
	w = strings.TrimPrefix(w, "’") // of "’s"
	switch {
	case plain(w):
		return w
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
