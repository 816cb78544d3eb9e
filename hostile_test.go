package masthead_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/internal/hostile"
	"github.com/masthead-news/masthead/readability"
)

const (
	small, large = 4 << 10, 64 << 10
	// growth is how many times longer a page sixteen times as large may take:
	// linear, with room for what only a large page sets in motion.
	growth = 24
	// floor is the time under which a ratio says nothing.
	floor = 30 * time.Millisecond
)

// No bytes make us panic, hang or lose an article.
func TestHostilePages(t *testing.T) {
	for _, c := range hostile.Pages() {
		t.Run(c.Name, func(t *testing.T) { survive(t, c, "text/html") })
	}
}

func TestHostileTexts(t *testing.T) {
	for _, c := range hostile.Texts() {
		t.Run(c.Name, func(t *testing.T) { survive(t, c, "text/plain") })
	}
}

func survive(t *testing.T, c hostile.Case, contentType string) {
	analyze := func(n int) *masthead.Document {
		var a masthead.Analyzer
		d, err := a.Analyze(t.Context(), &readability.Page{ID: c.Name, Body: c.Make(n), ContentType: contentType})
		if err != nil && !errors.Is(err, readability.ErrNoArticle) {
			t.Fatal(err)
		}
		return d
	}
	var then time.Duration
	for _, n := range []int{small, large} { // the small page loads the models, too
		var d *masthead.Document
		then = threadTime(func() { d = analyze(n) })
		if d == nil {
			if c.Text != "" {
				t.Errorf("%d bytes: the article is lost", n)
			}
			continue
		}
		for i, f := range faults(d) {
			if i < 5 {
				t.Errorf("%d bytes: %s", n, f)
			}
		}
		if !strings.Contains(d.Article.Text, c.Text) {
			t.Errorf("%d bytes: %q isn't in the text", n, c.Text)
		}
	}

	const times = large / small
	whole := func() time.Duration { return threadTime(func() { analyze(large) }) }
	// The clock of a thread ticks every few milliseconds, which may be all that a
	// small page takes: so many of them are timed that they are as much text.
	parts := func() time.Duration {
		return threadTime(func() {
			for range times {
				analyze(small)
			}
		})
	}
	if then < floor || testing.Short() { // short is how the race detector runs, which distorts time
		return
	}
	first := parts()
	// The machine may have been busy: a real fault shows every time.
	for range 5 {
		if float64(then) <= growth*float64(first)/times {
			return
		}
		first, then = max(first, parts()), min(then, whole())
	}
	t.Errorf("%d bytes take %v, %d bytes %v: %.0f times as long, over %d", small, first/times, large, then, times*float64(then)/float64(first), growth)
}

func FuzzAnalyze(f *testing.F) {
	for _, p := range samplePages(f) {
		f.Add(p.Body, "")
	}
	f.Add([]byte(hostile.Prose), "text/plain")
	f.Add([]byte("'Ardenia' at 'odds': Meridian"), "text/plain")
	f.Add([]byte("<p>“He ‘said’ \"no\xff"), "text/html")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		var a masthead.Analyzer
		d, err := a.Analyze(t.Context(), &readability.Page{ID: "fuzz", Body: body, ContentType: contentType})
		if err != nil {
			if !errors.Is(err, readability.ErrNoArticle) && !errors.Is(err, readability.ErrTooLarge) {
				t.Fatal(err)
			}
			return
		}
		for _, fault := range faults(d) {
			t.Error(fault)
		}
	})
}
