package text

import (
	"strings"
	"testing"
)

// Long runs of anything are cut in time that grows with their length alone: the
// number of steps isn't measured here, but a quadratic scan of them would
// outlast the test's patience.
func TestHostile(t *testing.T) {
	const size = 1 << 16
	for _, s := range []string{
		".", "\"", "'", "’", "a", "A", "a.", "A.", "1", "1.", "(", "[1]", "]", "-", "a-", "anti-", "@", "a@", "#", "http://", "http://a)", "/",
		"a\n", "\n", "\n\n", " ", "•", "1) ", "a) ", "? ", "?a", "e\u0301", "😀", "\xff", "“", "...", "x'", "n't", ". 1 ", ".1", "$", "U.S.", "it.It",
	} {
		if testing.Short() {
			check(t, New(strings.Repeat(s, 1<<14/len(s))))
		} else {
			check(t, New(strings.Repeat(s, size/len(s))))
		}
	}
}
