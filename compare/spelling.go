package compare

import (
	"strconv"
	"strings"
)

// sameSpelling reports whether two folded words are one word spelled in two
// ways: "U.S." and "US", British and American forms, "cease-fire" and
// "ceasefire", "four" and "4", "million" and "m".
func sameSpelling(a, b string) bool { return a == b || common(a) == common(b) || sameUnit(a, b) }

// common returns the common form of a folded word.
func common(w string) string {
	if s, ok := spellings()[w]; ok {
		w = s
	}
	if n := numberWords()[w]; n != "" {
		return n
	}
	if isDigitAt(w, 0) {
		w = strings.ReplaceAll(w, ",", "")
		if strings.Contains(w, ".") { // "4.50"
			w = strings.TrimSuffix(strings.TrimRight(w, "0"), ".")
		}
		return w
	}
	if strings.ContainsAny(w, ".-,'") {
		if n := small(w); n > 0 { // "forty-five"
			return strconv.FormatInt(n, 10)
		}
		w = strings.Map(func(r rune) rune {
			if strings.ContainsRune(".-,'", r) {
				return -1
			}
			return r
		}, w)
		if s, ok := spellings()[w]; ok {
			w = s
		}
	}
	return w
}
