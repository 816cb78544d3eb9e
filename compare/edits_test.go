package compare

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

type editCase struct {
	from, to string
	want     []string
}

func editCases(t *testing.T) []editCase {
	t.Helper()
	b, err := os.ReadFile("testdata/edits.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []editCase
	for line := range wordlist.Lines(string(b)) {
		rest := strings.TrimSpace(line[1:])
		switch line[0] {
		case '-':
			out = append(out, editCase{from: rest})
		case '+':
			out[len(out)-1].to = rest
		case '=':
			c := &out[len(out)-1]
			kind, words, _ := strings.Cut(rest, ":")
			old, put, ok := strings.Cut(words, "->")
			if !ok || !slices.Contains(EditKinds[:], EditKind(kind)) {
				t.Fatalf("%q isn't \"kind: old words -> new words\"", line)
			}
			c.want = append(c.want, edited(EditKind(kind), old, put))
		default:
			t.Fatalf("%q begins with none of - + =", line)
		}
	}
	return out
}

// edited writes an edit down by its kind and the words that carry meaning, so
// that an article or a comma more doesn't count.
func edited(k EditKind, old, put string) string {
	words := func(s string) string {
		var out []string
		for _, w := range newPassage(0, s, text.Span{End: len(s)}).words {
			if w.kind == content || w.kind == number || w.kind == quote || hedges()[w.fold] || negations[w.fold] {
				out = append(out, w.fold)
			}
		}
		return strings.Join(out, " ")
	}
	return fmt.Sprintf("%s: %s -> %s", k, words(old), words(put))
}

// minEditF1 is the F1 below which the sorting of edits is held to be broken.
const minEditF1 = 0.90

func TestEditsAreFoundAndSorted(t *testing.T) {
	right, found, wanted := 0, 0, 0
	for _, c := range editCases(t) {
		_, es := edits(newPassage(0, c.from, text.Span{End: len(c.from)}), newPassage(1, c.to, text.Span{End: len(c.to)}))
		var got []string
		for _, e := range es {
			s := edited(e.Kind, c.from[e.From.Start:e.From.End], c.to[e.To.Start:e.To.End])
			if s == "mechanical:  -> " {
				s = "mechanical" // an article, a comma
			}
			got = append(got, s)
		}
		want := slices.Clone(c.want)
		for i, w := range want {
			if w == "mechanical:  -> " {
				want[i] = "mechanical"
			}
		}
		found, wanted = found+len(got), wanted+len(want)
		hit := 0
		for _, w := range want {
			if i := slices.Index(got, w); i >= 0 {
				got = slices.Delete(got, i, i+1)
				hit++
			}
		}
		right += hit
		if hit < len(want) || len(got) > 0 {
			t.Logf("- %s\n+ %s\nwant %q, also found %q", c.from, c.to, want, got)
		}
	}
	f1 := 2 * float64(right) / float64(found+wanted)
	t.Logf("%d edits, %d found, %d right: F1 %.3f", wanted, found, right, f1)
	if f1 < minEditF1 {
		t.Errorf("F1 is %.3f, want %.2f", f1, minEditF1)
	}
}
