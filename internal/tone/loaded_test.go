package tone

import (
	"strings"
	"testing"
)

// A word that only colors a report is no term that takes sides; both are
// charged.
func TestLoadedAndCharged(t *testing.T) {
	sides, charged := LoadedTerms(), Charged()
	for term, side := range map[string]bool{"regime": true, "freedom fighters": true, "blistering": false, "talks": false} {
		if _, ok := sides.Find(term); ok != side {
			t.Errorf("%q takes sides: %v, want %v", term, ok, side)
		}
	}
	for word, want := range map[string]bool{"regime": true, "blistering": true, "talks": false, "freedom fighters": false} {
		if charged[word] != want {
			t.Errorf("%q is charged: %v, want %v", word, charged[word], want)
		}
	}
}

// A word that takes sides in one use and is a plain word in another counts in the first.
func TestPlainUsesTakeNoSides(t *testing.T) {
	for in, want := range map[string]bool{
		"the morning they <woke> up":            false,
		"residents <woke> to sirens":            false,
		"when he <woke> , the harbor was empty": false,
		"a <woke> agenda":                       true,
		"the school went <woke>":                true,
		"the <woke> elite":                      true,
		"accused of <gang> rape":                false,
		"two <gang> members":                    false,
		"the mayor and his <gang>":              true,
	} {
		var ws []Word
		at := -1
		for i, f := range strings.Fields(in) {
			if strings.HasPrefix(f, "<") {
				at = i
			}
			ws = append(ws, Word{Term: &Term{Low: strings.Trim(f, "<>")}})
		}
		if got := !literal(ws, at); got != want {
			t.Errorf("%q takes sides: %v, want %v", in, got, want)
		}
	}
}
