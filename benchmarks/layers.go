package main

import (
	"context"
	"fmt"
	"io"

	prose3 "github.com/jdkato/prose/v3"
	"github.com/jonreiter/govader"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// A readText is an article's text with all that comes before tone.
type readText struct {
	doc    *text.Doc
	names  entities.Resolution
	quotes quotes.Result
}

// reportLayers measures layers by themselves, on the texts that the pages
// should give.
func reportLayers(w io.Writer, pages []page, rounds int) error {
	var texts []readText
	tokens, sentences, targets := 0, 0, 0
	var qx quotes.Extractor
	var tx sentiment.Analyzer
	for _, p := range pages {
		d := text.New(p.gold.ArticleBody)
		ms, err := entities.Default().Recognize(context.Background(), d)
		if err != nil {
			return err
		}
		r := readText{doc: d, names: entities.Resolve(d, ms)}
		r.quotes = qx.Extract(d, &r.names, quotes.Context{})
		for _, t := range tx.Analyze(d, &r.names, &r.quotes).Targets {
			targets += len(t.Mentions)
		}
		tokens += len(d.Tokens)
		sentences += len(d.Sentences)
		texts = append(texts, r)
	}
	vader := govader.NewSentimentIntensityAnalyzer()
	costs := inTurn(rounds,
		func() {
			for _, r := range texts {
				d := text.New(r.doc.Text)
				ms, err := entities.Default().Recognize(context.Background(), d)
				if err == nil {
					entities.Resolve(d, ms)
				}
			}
		},
		func() {
			for _, r := range texts {
				_, _ = prose3.NewDocument(r.doc.Text) // only its time matters here
			}
		},
		func() {
			for _, r := range texts {
				qx.Extract(r.doc, &r.names, quotes.Context{})
			}
		},
		func() {
			for _, r := range texts {
				tx.Analyze(r.doc, &r.names, &r.quotes)
			}
		},
		func() {
			for _, r := range texts {
				for _, s := range r.doc.Sentences {
					vader.PolarityScores(r.doc.Slice(s.Span))
				}
			}
		},
		func() {
			for _, r := range texts {
				text.New(r.doc.Text)
			}
		},
	)
	per := func(i, n int) float64 { return float64(n) / costs[i].seconds }
	fmt.Fprintf(w, "## Layers\n\nThe texts of the same pages, %d tokens; the same rounds.\n\n| work | of which library | a second | times the other's |\n| --- | --- | --: | --: |\n", tokens)
	row := func(work, by, unit string, i, n int, against float64) {
		times := ""
		if against > 0 {
			times = fmt.Sprintf("%.1f", per(i, n)/against)
		}
		fmt.Fprintf(w, "| %s | %s | %.0fk %s | %s |\n", work, by, per(i, n)/1000, unit, times)
	}
	row("sentences and tokens", "masthead", "tokens", 5, tokens, 0)
	row("raw text → names and entities", "masthead", "tokens", 0, tokens, per(1, tokens))
	row("raw text → names", "prose/v3", "tokens", 1, tokens, 0)
	row("quotes, from a text with names", "masthead", "tokens", 2, tokens, 0)
	row("tone of document, sentences, quotes, targets", "masthead", "sentences", 3, sentences, per(4, sentences))
	row("– the same work", "masthead", "targets", 3, targets, 0)
	row("tone of sentences", "govader", "sentences", 4, sentences, 0)
	fmt.Fprintln(w)
	return nil
}
