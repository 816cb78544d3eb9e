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
	run := func(n int) time.Duration {
		body := c.Make(n)
		var a masthead.Analyzer
		var d *masthead.Document
		cpu := threadTime(func() {
			var err error
			d, err = a.Analyze(t.Context(), &readability.Page{ID: c.Name, Body: body, ContentType: contentType})
			if err != nil && !errors.Is(err, readability.ErrNoArticle) {
				t.Fatal(err)
			}
		})
		if d == nil {
			if c.Text != "" {
				t.Errorf("%d bytes: the article is lost", n)
			}
			return cpu
		}
		for i, f := range faults(d) {
			if i < 5 {
				t.Errorf("%d bytes: %s", n, f)
			}
		}
		if !strings.Contains(d.Article.Text, c.Text) {
			t.Errorf("%d bytes: %q isn't in the text", n, c.Text)
		}
		return cpu
	}
	run(small) // loads the models
	first, then := run(small), run(large)
	// The machine may have been busy: a real fault shows every time.
	for range 3 {
		if then < floor || then <= growth*first {
			return
		}
		first, then = max(first, run(small)), min(then, run(large))
	}
	if then >= floor && then > growth*first {
		t.Errorf("%d bytes take %v, %d bytes %v: %.0f times as long, over %d", small, first, large, then, float64(then)/float64(first), growth)
	}
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
