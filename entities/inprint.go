package entities

import (
	"strings"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// How a person or place is called in print: with the title that a forename needs, and
// without the capitals of headlines and datelines.

// reigning puts before a mere forename, with or without a number, the title that goes with it:
// "Prince Andrew", "Queen Elizabeth II".
func reigning(d *text.Doc, res *Resolution) {
	for _, role := range res.Roles {
		m := &res.Mentions[role.Mention]
		if role.After || m.Entity < 0 || role.End+1 != m.Start {
			continue
		}
		e := &res.Entities[m.Entity]
		_, number, _ := strings.Cut(e.Name, " ")
		if w := lastWord(d.Slice(role.Span)); roman(number) && titles()[w].reign && capitalized(w) {
			e.Name = withoutCapitals(w) + " " + e.Name
		}
	}
}

// roman reports whether w may be a number as kings and popes have it, or is none.
func roman(w string) bool { return strings.Trim(w, "IVX") == "" }

// withoutCapitals returns a name that a dateline or a headline has in capitals as a text would
// have it: "PUTRAJAYA" as "Putrajaya". What has up to three letters, or a stop, may be an
// abbreviation ("KL", "D.C."), and a longer name may hold one ("UN PLAZA", "JD MARSH").
func withoutCapitals(name string) string {
	if len(name) < 4 || strings.ContainsRune(name, '.') || strings.ToUpper(name) != name {
		return name
	}
	var out strings.Builder
	for rest := name; rest != ""; {
		n := wordLen(rest)
		if n == 0 { // a space, a hyphen
			_, n = utf8.DecodeRuneInString(rest)
			out.WriteString(rest[:n])
		} else if w := rest[:n]; staysCapital(w) {
			out.WriteString(w)
		} else {
			_, first := utf8.DecodeRuneInString(w)
			out.WriteString(w[:first] + strings.ToLower(w[first:]))
		}
		rest = rest[n:]
	}
	return out.String()
}

// staysCapital reports whether w, a word of a name in capitals, has them in any text: initials, the
// number of a king, the short name of a country.
func staysCapital(w string) bool {
	switch w {
	case "II", "III", "IV", "VI", "VII", "VIII", "US", "USA", "UK", "UAE", "UN", "EU":
		return true
	case "ST", "MT", "FT", "NG", "DR", "MR":
		return false
	}
	return len(w) > 1 && len(w) < 4 && !strings.ContainsAny(w, "AEIOUY") // "JD"
}
