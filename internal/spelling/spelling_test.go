package spelling

import "testing"

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
	for w, one := range first() {
		if Of(one) != one {
			t.Errorf("%s is compared as %s, and that as %s", w, one, Of(one))
		}
	}
}
