package readability

import (
	"slices"
	"testing"
)

func TestCleanTags(t *testing.T) {
	for in, want := range map[string][]string{
		"topic/wind power":     {"wind power"},
		"topic/ wind power":    {"wind power"},
		"topic/ : power":       {": power"},
		"section: sport":       nil,
		"main section: sport":  nil,
		"type:story":           nil,
		"Wind power: the rest": {"Wind power: the rest"},
		"editors_pick":         nil,
		"type/story":           {"type/story"},
		" : ":                  nil,
		"topic/":               {"topic/"},
	} {
		if got := cleanTags([]string{in}); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
