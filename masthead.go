package masthead

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// An Analyzer turns pages into documents. Its zero value uses what is built in.
// It is safe for concurrent use; set its fields before the first call only.
type Analyzer struct {
	// Extractor finds the article in a page. Its zero value is the default.
	Extractor readability.Extractor
	// Entities finds names. Nil means entities.Default().
	Entities entities.Recognizer
	// Quotes finds who is heard. Its zero value is the default.
	Quotes quotes.Extractor
	// Tone measures tone. Its zero value is the default.
	Tone sentiment.Analyzer
	// Workers is the number of pages that All works on at once. Zero means
	// GOMAXPROCS.
	Workers int
}

// An Error says which page failed, and at which step.
type Error struct {
	Page string // the page's ID, else its URL
	Step Step
	Err  error
}

// A Step is a step of the way from a page to a document.
type Step string

// The steps.
const (
	StepRead     Step = "read"
	StepExtract  Step = "extract"
	StepEntities Step = "entities"
	StepCancel   Step = "cancel"
)

func (e *Error) Error() string {
	// What went wrong may begin with the page's name itself.
	why := strings.TrimPrefix(e.Err.Error(), e.Page+": ")
	return fmt.Sprintf("%s: %s: %s", e.Page, e.Step, why)
}

// Unwrap returns what went wrong.
func (e *Error) Unwrap() error { return e.Err }

// Analyze turns p into a document. Its errors are [*Error] values; a page
// without an article is a [readability.ErrNoArticle]. A text in a language
// without models has its article and no more, and Document.Gaps says so.
func (a *Analyzer) Analyze(ctx context.Context, p *readability.Page) (*Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, &Error{p.Name(), StepCancel, err}
	}
	art, err := a.Extractor.Extract(p)
	if err != nil {
		return nil, &Error{p.Name(), StepExtract, err}
	}
	d := text.FromBlocks(art.Text, art.Blocks)
	doc := &Document{Article: art, Text: d, MadeWith: art.MadeWith}
	doc.Gaps = languageGaps(art.Language)
	if doc.Gaps.Lack(LayerEntities) {
		return doc, nil
	}

	rec := a.Entities
	if rec == nil {
		rec = entities.Default()
	}
	ms, err := rec.Recognize(ctx, d)
	if err != nil {
		return nil, &Error{p.Name(), StepEntities, err}
	}
	if err := ctx.Err(); err != nil {
		return nil, &Error{p.Name(), StepCancel, err}
	}
	res := entities.Resolve(d, ms)
	doc.Mentions, doc.Roles, doc.Entities = res.Mentions, res.Roles, res.Entities

	found := a.Quotes.Extract(d, &res, quoteContext(art))
	doc.Quotes, doc.Marks = found.Quotes, found.Marks

	doc.Tone = a.Tone.Analyze(d, &res, &found)
	doc.MadeWith = append(slices.Clip(doc.MadeWith),
		d.MadeWith(), rec.MadeWith(), a.Quotes.MadeWith(), a.Tone.MadeWith())
	return doc, nil
}

// AnalyzeText turns clean text, a paragraph to each line, into a document, as
// Analyze does a page. The id names it in errors. Where menus may stand round the
// text, or there is a headline or an address to tell, make a [readability.Page].
func (a *Analyzer) AnalyzeText(ctx context.Context, id, s string) (*Document, error) {
	return a.Analyze(ctx, &readability.Page{ID: id, Known: readability.Known{Text: s}})
}

type result struct {
	doc *Document
	err error
}

// All analyses pages as they come, several at once, and yields documents in the
// order of the pages. A page that fails yields a nil document and an [*Error],
// and the rest go on. Memory does not grow with the number of pages: at most
// twice Workers pages are in flight. All ends early when the caller breaks off
// or, with an Error of StepCancel as its last, when ctx is done; it returns when
// all its goroutines have.
func (a *Analyzer) All(ctx context.Context, pages iter.Seq2[*readability.Page, error]) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		workers := a.Workers
		if workers <= 0 {
			workers = runtime.GOMAXPROCS(0)
		}
		caller := ctx
		ctx, stop := context.WithCancel(ctx)
		// Each page has a channel of its own in pending; reading them in turn
		// keeps the order.
		pending := make(chan chan result, workers)
		go func() {
			defer close(pending)
			slots := make(chan struct{}, workers)
			for p, err := range pages {
				out := make(chan result, 1)
				select {
				case <-ctx.Done():
					return
				case pending <- out:
				}
				if err != nil {
					out <- result{err: readError(p, err)}
					continue
				}
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					doc, err := a.Analyze(ctx, p)
					out <- result{doc, err}
				}()
			}
		}()
		defer func() {
			stop()
			for out := range pending {
				<-out
			}
		}()
		for out := range pending {
			r := <-out
			if caller.Err() != nil {
				break
			}
			if !yield(r.doc, r.err) {
				return
			}
		}
		if err := caller.Err(); err != nil {
			yield(nil, &Error{"stream", StepCancel, err})
		}
	}
}

// readError names the page and the step of an error that came with p, unless
// the source of the pages has done so.
func readError(p *readability.Page, err error) error {
	if _, ok := errors.AsType[*Error](err); ok {
		return err
	}
	name := "page"
	if p != nil && p.Name() != "" {
		name = p.Name()
	}
	return &Error{name, StepRead, err}
}
