package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// The published scorers are written in Python, so words and white space here
// are what Python's re module takes for \w and \s.

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// words returns the runs of word characters in s.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
}

// flat folds white space in s to single spaces and cuts it at both ends.
func flat(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

func lower(s string) string { return cases.Lower(language.Und).String(s) }

var dashesAndQuotes = strings.NewReplacer(
	"‘", "'", "’", "'", "´", "'", "`", "'",
	"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "–", "-", "—", "-",
)

// fold takes away differences that don't matter in titles and names: width,
// case, kinds of quotation mark and dash, white space.
func fold(s string) string {
	return flat(dashesAndQuotes.Replace(cases.Fold().String(norm.NFKC.String(s))))
}
