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

// The steps of two passages go through all words of both, in order, and every edit has a
// step.
func FuzzEdits(f *testing.F) {
	for _, c := range [...][2]string{
		{"“We will go,” Lind said.", "Lind said they would go."},
		{"It cost 2.5 billion euros, a boat and a bag with a map.", "It cost €2.5bn, a map."},
		{"At least 4 people, the ministry says, died.", "Four died in \"the\" war 'on' Monday."},
	} {
		f.Add(c[0], c[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		from, to := newPassage(0, a, text.Span{End: len(a)}), newPassage(1, b, text.Span{End: len(b)})
		steps, es := edits(from, to)
		seen := make([]bool, len(es))
		var words [2]int
		for _, s := range steps {
			for side, p := range [...]struct {
				of *passage
				at text.Span
			}{{from, s.From.Span}, {to, s.To.Span}} {
				for words[side] < len(p.of.words) && !p.at.Empty() && p.of.words[words[side]].End <= p.at.End {
					if p.of.words[words[side]].Start < p.at.Start {
						t.Fatalf("%q, %q: a step leaves out a word", a, b)
					}
					words[side]++
				}
			}
			if s.Edit >= 0 {
				seen[s.Edit] = true
			}
		}
		if words[0] != len(from.words) || words[1] != len(to.words) {
			t.Fatalf("%q, %q: steps end after %v words", a, b, words)
		}
		for i := range seen {
			if !seen[i] {
				t.Fatalf("%q, %q: edit %d has no step", a, b, i)
			}
		}
	})
}
