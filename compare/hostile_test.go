package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// hostile gives texts that make careless loops slow, by size.
var hostile = map[string]func(n int) string{
	"one letter":     func(n int) string { return strings.Repeat("a", n) },
	"one word":       func(n int) string { return strings.Repeat("word ", n/5) },
	"quotes":         func(n int) string { return strings.Repeat("\"", n) },
	"quoted words":   func(n int) string { return strings.Repeat("\"a\" ", n/4) },
	"dots":           func(n int) string { return strings.Repeat(".", n) },
	"spaces":         func(n int) string { return strings.Repeat(" ", n) },
	"one sentence":   func(n int) string { return strings.Repeat("The mayor said the bridge was safe. ", n/36) },
	"all different":  func(n int) string { return numbered(n, "w%dx ") },
	"numbers":        func(n int) string { return numbered(n, "%d people ") },
	"new paragraphs": func(n int) string { return numbered(n, "Line %d.\n\n") },
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// Two texts of 64 KB, one a slight change of the other, must not take forever:
// the test's own time limit is the check, and the places are looked at.
func TestHostileTextsAreCompared(t *testing.T) {
	size := 64 << 10
	if testing.Short() {
		size = 8 << 10
	}
	for name, make := range hostile {
		t.Run(name, func(t *testing.T) {
			a := make(size)
			b := "Before. " + strings.Replace(a, "a", "b", 3)
			docs := []*masthead.Document{plain("1", "A", a, 1), plain("2", "B", b, 1), plain("3", "C", a, 2)}
			for _, d := range docs {
				if len(d.Text.Sentences) > 0 {
					d.Marks = []quotes.Mark{{Span: text.Span{End: 1}, Inner: text.Span{End: 1}, Use: quotes.Scare, Quote: -1, Mention: -1}}
				}
			}
			c, err := compare.Compare(&compare.Story{Docs: docs})
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, c)
			compare.Stories(docs)
		})
	}
}
