package entities_test

import (
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// TestKeys reads testdata/keys.txt, whose head explains its form.
func TestKeys(t *testing.T) {
	b, err := os.ReadFile("testdata/keys.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		n++
		named, want, ok := strings.Cut(line, " |")
		kind, name, _ := strings.Cut(named, " ")
		if !ok {
			t.Fatalf("%q has no bar", line)
		}
		if want = strings.TrimSpace(want); want != "" {
			want = kind + ":" + want
		}
		m := entities.Mention{Span: text.Span{End: len(name)}, Kind: entities.Kind(kind), Form: entities.Name, Confidence: 1}
		es := entities.Resolve(text.New(name), []entities.Mention{m}).Entities
		if len(es) != 1 || es[0].Key != want {
			t.Errorf("%s %q has %+v, want key %q", kind, name, es, want)
		}
	}
	if n == 0 {
		t.Error("there are no keys to test")
	}
}
