package masthead_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"

	"github.com/masthead-news/masthead/entities"
)

func each(pages ...*readability.Page) iter.Seq2[*readability.Page, error] {
	return func(yield func(*readability.Page, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func page(i int) *readability.Page {
	return &readability.Page{
		ID: fmt.Sprintf("page %d", i),
		Body: fmt.Appendf(nil, `<html lang="en"><head><title>Council meets for the %dth time</title></head><body><article>
<h1>Council meets for the %dth time</h1>
<p>The council of Upper Sela met on Monday and voted on the new bridge, which the town has wanted for years. “We will build it,” said Mayor Ola Brandt.</p>
<p>Critics said that the bridge was too dear for a town of this size, and asked the mayor to wait until the harvest is in. She refused to do so.</p>
</article></body></html>`, i, i),
	}
}

// Rule 3: documents come in the order of the pages, and one broken page among
// good ones is one error that says which page and which step.
func TestStreamGoesOnPastABrokenPage(t *testing.T) {
	broken := errors.New("the disk is on fire")
	pages := func(yield func(*readability.Page, error) bool) {
		for i := range 40 {
			p, err := page(i), error(nil)
			switch i {
			case 7:
				p.Body = []byte("<html><body></body></html>")
			case 11:
				err = broken
			}
			if !yield(p, err) {
				return
			}
		}
	}
	a := masthead.Analyzer{Workers: 4}
	i := 0
	for d, err := range a.All(t.Context(), pages) {
		switch i {
		case 7:
			e, ok := errors.AsType[*masthead.Error](err)
			if !ok || !errors.Is(err, readability.ErrNoArticle) || e.Page != "page 7" || e.Step != masthead.StepExtract {
				t.Errorf("page 7: %v", err)
			}
		case 11:
			e, ok := errors.AsType[*masthead.Error](err)
			if !ok || !errors.Is(err, broken) || e.Page != "page 11" || e.Step != masthead.StepRead {
				t.Errorf("page 11: %v", err)
			}
		default:
			if err != nil {
				t.Fatalf("page %d: %v", i, err)
			}
			if want := fmt.Sprintf("Council meets for the %dth time", i); d.Article.Title != want {
				t.Errorf("document %d is %q, want %q", i, d.Article.Title, want)
			}
		}
		i++
	}
	if i != 40 {
		t.Errorf("%d documents and errors came out of 40 pages", i)
	}
}

func TestStreamEndsWhenItsReaderBreaksOff(t *testing.T) {
	before := runtime.NumGoroutine()
	var a masthead.Analyzer
	for range a.All(t.Context(), forever) {
		break
	}
	waitForGoroutines(t, before)
}

func TestStreamEndsWhenCancelled(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var a masthead.Analyzer
	n := 0
	var last error
	for _, err := range a.All(ctx, forever) {
		last = err
		if n++; n == 5 {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v, want context.Canceled", last)
	}
	waitForGoroutines(t, before)
}

func forever(yield func(*readability.Page, error) bool) {
	for i := 0; yield(page(i), nil); i++ {
	}
}

func waitForGoroutines(t *testing.T, want int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left of %d before", runtime.NumGoroutine(), want)
}

// Memory doesn't grow with the number of pages.
func TestHeapStaysFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("2,000 pages")
	}
	var a masthead.Analyzer
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	pages := func(yield func(*readability.Page, error) bool) {
		for i := range 2000 {
			if !yield(page(i), nil) {
				return
			}
		}
	}
	var early uint64
	n := 0
	for _, err := range a.All(t.Context(), pages) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 200 {
			early = heap()
		}
	}
	if late := heap(); late > early+4<<20 {
		t.Errorf("the heap grew from %d KB after 200 pages to %d KB after 2,000", early>>10, late>>10)
	}
}

// One analyzer serves many goroutines, with the same results.
func TestAnalyzerIsShared(t *testing.T) {
	pages := samplePages(t)
	var a masthead.Analyzer
	var want []int
	for _, p := range pages {
		want = append(want, len(analyze(t, p).Mentions))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, p := range pages {
				d, err := a.Analyze(t.Context(), p)
				if err != nil {
					t.Error(err)
				} else if len(d.Mentions) != want[i] {
					t.Errorf("%s: %d mentions, alone it was %d", p.ID, len(d.Mentions), want[i])
				}
			}
		})
	}
	wg.Wait()
}

type deaf struct{}

var errDeaf = errors.New("the service is away")

func (deaf) Recognize(context.Context, *text.Doc) ([]entities.Mention, error) { return nil, errDeaf }

func (deaf) MadeWith() text.Maker { return text.Maker{Layer: "entities"} }

// An alternative is a value in a field, and its errors say page and step.
func TestAnotherRecognizer(t *testing.T) {
	a := masthead.Analyzer{Entities: deaf{}}
	_, err := a.Analyze(t.Context(), page(1))
	e, ok := errors.AsType[*masthead.Error](err)
	if !ok || !errors.Is(err, errDeaf) || e.Step != masthead.StepEntities || !strings.Contains(err.Error(), "page 1") {
		t.Errorf("got %v", err)
	}
}
