package tone

import "testing"

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
