package wordlist

import (
	"maps"
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	const list = "# From nowhere.\n\n dam \r\nflood plain\n# a note\ndam"
	if got := slices.Collect(Lines(list)); !slices.Equal(got, []string{"dam", "flood plain", "dam"}) {
		t.Errorf("Lines: %q", got)
	}
	if got := slices.Sorted(maps.Keys(Set(list))); !slices.Equal(got, []string{"dam", "flood plain"}) {
		t.Errorf("Set: %q", got)
	}
}

func TestKinds(t *testing.T) {
	m, n := Kinds[uint16]("# From nowhere.\nwater\tdam flood\nfire\tflame flood\n")
	if want := map[string]uint16{"dam": 1, "flood": 3, "flame": 2}; n != 2 || !maps.Equal(m, want) {
		t.Errorf("%d kinds: %v", n, m)
	}
}
