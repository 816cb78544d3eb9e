package forename

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/wordlist"
)

func TestGender(t *testing.T) {
	for name, want := range map[string]byte{
		"Mara Lind": 'f', "Otto Brandt": 'm', "Sen. Otto Brandt": 'm',
		"Otto": 0, "": 0, "Lind Otto": 0, // a surname says nothing
		"Lindsey Marsh": 0, "Madison Marsh": 0, "Jaime Marsh": 0, // men and women are called so
	} {
		if got := Gender(name); got != want {
			t.Errorf("Gender(%q) = %q, want %q", name, got, want)
		}
	}
}

// A name stands once, for men or for women.
func TestNamesAreOfOneGender(t *testing.T) {
	seen := map[string]bool{}
	for line := range wordlist.Lines(list) {
		for w := range strings.FieldsSeq(line) {
			if seen[w] {
				t.Errorf("%s stands twice", w)
			}
			seen[w] = true
		}
	}
}
