package spelling

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/wordlist"
)

func TestOf(t *testing.T) {
	for w, want := range map[string]string{
		"zelenskyy": "zelensky", "zelenskiy": "zelensky", "zelensky": "zelensky", "kaczynski": "kaczynsky",
		"mohamed": "muhammad", "gadhafi": "gaddafi", "zaluzhnyi": "zaluzhny", "ski": "ski", "lind": "lind",
	} {
		if got := Of(w); got != want {
			t.Errorf("Of(%q) = %q, want %q", w, got, want)
		}
	}
}

// The spelling that stands for the others stands for itself, and no word is in two lines.
func TestFirstIsFixed(t *testing.T) {
	seen := map[string]bool{}
	for line := range wordlist.Lines(list) {
		words := strings.Fields(line)
		for _, w := range words {
			if seen[w] {
				t.Errorf("%s stands twice", w)
			}
			seen[w] = true
			if got := Of(w); got != words[0] {
				t.Errorf("%s is compared as %s, want %s", w, got, words[0])
			}
		}
	}
}
