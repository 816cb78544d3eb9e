package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// byStart returns the indices of spans in order of the text, of two that begin
// together the longer one first.
func byStart(spans []text.Span) []int {
	ix := make([]int, len(spans))
	for i := range ix {
		ix[i] = i
	}
	slices.SortStableFunc(ix, func(a, b int) int {
		return cmp.Or(cmp.Compare(spans[a].Start, spans[b].Start), cmp.Compare(spans[b].End, spans[a].End))
	})
	return ix
}

// resolved returns the names of d, joined to entities.
func resolved(d *text.Doc) (entities.Resolution, error) {
	ms, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		return entities.Resolution{}, err
	}
	return entities.Resolve(d, ms), nil
}

// An item is an article that came without a page.
type item struct {
	ID     string `json:"id"`
	Event  string `json:"event"`
	Outlet string `json:"outlet"`
	Date   string `json:"date"`
	Title  string `json:"title"`
	Text   string `json:"text"`
}

// A depth says which layers a document is to have; each holds those before it.
type depth int

const (
	words  depth = iota // sentences and tokens
	named               // names
	voiced              // quotes and tone
)

// document is what an Analyzer would make of x, but that there is no page to
// find the article in, and that it may end early.
func (x *item) document(to depth) (*masthead.Document, error) {
	a := &readability.Article{
		ID: x.ID, Outlet: x.Outlet, Title: x.Title, Kind: readability.KindArticle,
		Language:  readability.Language{Tag: "en"},
		Published: dateOf(x.Date),
	}
	if x.Title != "" {
		a.Text = x.Title + "\n\n"
		a.Blocks = []text.Block{{Span: text.Span{End: len(x.Title)}, Kind: text.Title}}
	}
	at := len(a.Text)
	body := text.New(x.Text)
	a.Text += body.Text
	a.Body = text.Span{Start: at, End: len(a.Text)}
	for _, b := range body.Blocks {
		b.Start += at
		b.End += at
		a.Blocks = append(a.Blocks, b)
	}
	d := text.FromBlocks(a.Text, a.Blocks)
	doc := &masthead.Document{Article: a, Text: d}
	if to == words {
		return doc, nil
	}
	res, err := resolved(d)
	if err != nil {
		return nil, err
	}
	doc.Mentions, doc.Roles, doc.Entities = res.Mentions, res.Roles, res.Entities
	if to == voiced {
		var qx quotes.Extractor
		found := qx.Extract(d, &res, quotes.Context{Outlet: x.Outlet})
		doc.Quotes, doc.Marks = found.Quotes, found.Marks
		var tx sentiment.Analyzer
		doc.Tone = tx.Analyze(d, &res, &found)
	}
	return doc, nil
}
