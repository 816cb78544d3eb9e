package compare

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// show writes the edits from a to b, one a line: "naming: Defense → Security".
func show(a, b string) string {
	_, es := edits(newPassage(0, a, text.Span{End: len(a)}), newPassage(1, b, text.Span{End: len(b)}))
	var out strings.Builder
	for _, e := range es {
		fmt.Fprintf(&out, "%s: %s → %s\n", e.Kind, a[e.From.Start:e.From.End], b[e.To.Start:e.To.End])
	}
	return out.String()
}

func TestEdits(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"The mayor said the bridge was safe.", "The mayor claimed the bridge was safe.", "attribution: said → claimed\n"},
		{"A flag of Israel hung there.", "A flag of \"Israel\" hung there.", "scare quotes: Israel → \"Israel\"\n"},
		{"Defense Minister Yoav Gallant came.", "Security Minister Yoav Gallant came.", "naming: Defense → Security\n"},
		{"Twelve people died.", "Dozens of people died.", "number: Twelve → Dozens of\n"},
		{"The U.S. agreed.", "The US agreed.", "mechanical: U.S. → US\n"},
		{"The army shelled the town.", "The army reportedly shelled the town.", "hedge:  → reportedly\n"},
		{"The militants left.", "The terrorists left.", "loaded: militants → terrorists\n"},
		{"Flood talks between the towns failed.", "The towns failed.", "omission: Flood talks between → \n"},
		{"The mayor left the meeting.", "The angry mayor left the meeting.", "loaded:  → angry\n"},
		{"Beds stand in the gym.", "Beds stand in the school, where 40 people sleep.", "wording: gym → school, where 40 people sleep\n"},
		{"“It’s over,” he said.", "\"It's over,\" he said.", ""},
	} {
		if got := show(c.from, c.to); got != c.want {
			t.Errorf("%s\n%s\n got %s want %s", c.from, c.to, got, c.want)
		}
	}
}
