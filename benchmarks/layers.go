package main

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	prose3 "github.com/jdkato/prose/v3"
	"github.com/jonreiter/govader"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
)

// A readText is an article's text with all that comes before tone.
type readText struct {
	doc    *text.Doc
	names  entities.Resolution
	quotes quotes.Result
}

// A work is one thing that a layer, or another library, does with all texts.
type work struct {
	words   string
	by      string
	n       int    // of what it does
	unit    string // what it counts
	against int    // the index of the work that it is compared with, or -1
	run     func(*readText)
}

// reportLayers measures layers by themselves, on the texts that the pages
// should give.
func reportLayers(w *strings.Builder, pages []page, rounds int) error {
	var texts []readText
	tokens, sentences, targets, size := 0, 0, 0, 0
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
		size += len(d.Text)
		texts = append(texts, r)
	}
	vader := govader.NewSentimentIntensityAnalyzer()
	// A text is a small piece of a corpus, so counters go on over all of them.
	var counts, plain terms.Counts
	inDocs, inTexts := make(map[string]int), make(map[string]int)
	ws := []work{
		{"sentences and tokens", "masthead", tokens, "tokens", -1, func(r *readText) { text.New(r.doc.Text) }},
		{"raw text → names and entities", "masthead", tokens, "tokens", 2, func(r *readText) {
			d := text.New(r.doc.Text)
			if ms, err := entities.Default().Recognize(context.Background(), d); err == nil {
				entities.Resolve(d, ms)
			}
		}},
		{"raw text → names", "prose/v3", tokens, "tokens", -1, func(r *readText) {
			_, _ = prose3.NewDocument(r.doc.Text) // only its time matters here
		}},
		{"quotes, from a text with names", "masthead", tokens, "tokens", -1, func(r *readText) {
			qx.Extract(r.doc, &r.names, quotes.Context{})
		}},
		{"tone of document, sentences, quotes and targets", "masthead", sentences, "sentences", 6, func(r *readText) {
			tx.Analyze(r.doc, &r.names, &r.quotes)
		}},
		{"– the same, by targets", "masthead", targets, "targets", 6, func(r *readText) {
			tx.Analyze(r.doc, &r.names, &r.quotes)
		}},
		{"tone of sentences", "govader", sentences, "sentences", -1, func(r *readText) {
			for _, s := range r.doc.Sentences {
				vader.PolarityScores(r.doc.Slice(s.Span))
			}
		}},
		{"counting words, from tokens", "masthead", size, "bytes", 8, func(r *readText) { counts.Add(r.doc) }},
		{"counting words, from tokens", "Go map of lower-cased words", size, "bytes", -1, func(r *readText) {
			for i := range r.doc.Tokens {
				inDocs[strings.ToLower(r.doc.Word(i))]++
			}
		}},
		{"counting words, from text", "masthead", size, "bytes", 10, func(r *readText) { plain.AddText(r.doc.Text) }},
		{"counting words, from text", "Go map, strings.FieldsFunc", size, "bytes", -1, func(r *readText) {
			notLetter := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' }
			for _, word := range strings.FieldsFunc(strings.ToLower(r.doc.Text), notLetter) {
				inTexts[word]++
			}
		}},
	}
	runs := make([]func(), len(ws))
	for i := range ws {
		runs[i] = func() {
			for k := range texts {
				ws[i].run(&texts[k])
			}
		}
		runs[i]() // models are loaded and counters filled at the first run
	}
	costs := inTurn(rounds, runs...)
	fmt.Fprintf(w, "## Layers\n\nThe texts of the same pages, %d tokens; one core, CPU time, medians of %d rounds.\n\n", tokens, rounds)
	w.WriteString("| work | by | a second | times the other's |\n| --- | --- | --: | --: |\n")
	rate := func(i int) float64 { return float64(ws[i].n) / costs[i].seconds }
	for i, x := range ws {
		times := ""
		if x.against >= 0 {
			times = fmt.Sprintf("%.1f", rate(i)/rate(x.against))
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s |\n", x.words, x.by, amount(rate(i), x.unit), times)
	}
	w.WriteString("\n")
	return nil
}

// amount prints a large number with its unit.
func amount(v float64, unit string) string {
	if unit == "bytes" {
		return fmt.Sprintf("%.0f MB", v/1e6)
	}
	return fmt.Sprintf("%.0fk %s", v/1000, unit)
}
