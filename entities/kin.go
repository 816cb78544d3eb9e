package entities

import (
	"slices"
	"strings"
	"unicode"

	"github.com/masthead-news/masthead/internal/wordlist"
)

// Persons of one surname who are told apart by what the text says of their kinship.

// twins returns the ends of full names that would be one in one spelling and are those of two
// persons: one sentence has both, "Steven and Stephen Marsh", or the one is said to be the other's
// kin: "His son, Rob Marsh". Persons are the words of the mentions' names.
func (r *resolver) twins(persons [][]string) map[string]bool {
	last := map[string]int{} // the mention that had a name last
	var both map[string]bool
	sent := 0
	for i, m := range r.ms {
		words := persons[i]
		if len(words) < 2 {
			continue
		}
		key := ends(oneSpelling(words))
		o, ok := last[key]
		last[key] = i
		if !ok || words[0] == persons[o][0] || words[len(words)-1] != persons[o][len(persons[o])-1] {
			continue
		}
		lo, _ := sentenceBounds(r.d, &sent, m.Span)
		if before := r.d.Text[max(lo, m.Start-kinReach):m.Start]; r.ms[o].Start >= lo || mentionsKin(before) {
			if both == nil {
				both = map[string]bool{}
			}
			both[key] = true
		}
	}
	return both
}

// kinReach is how far before a name the word may stand that says whose kin it is of, in bytes:
// "His younger brother, the actor ".
const kinReach = 40

// ends returns the first and the last word of a name.
func ends(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0] + " " + words[len(words)-1]
}

// ofKin reports whether between two names stands that the second is the first one's kin: "'s
// younger brother, ".
func ofKin(between string) bool {
	if len(between) > kinReach || !strings.HasPrefix(between, "'") && !strings.HasPrefix(between, "’") {
		return false
	}
	return strings.ContainsFunc(between, unicode.IsSpace) && mentionsKin(between)
}

// mentionsKin reports whether a word of s is for someone's kin.
func mentionsKin(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool { return wordlist.Kin()[strings.Trim(w, ",")] })
}
