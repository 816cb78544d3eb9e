package main

import (
	"context"
	"encoding/json"
	"io"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/internal/eval"
)

// analysis runs the whole way on a user's pages.
type analysis struct {
	data  string
	lines []json.RawMessage
	pages int
	lost  int // pages without a document
}

func loadAnalyze(o *options) (task, error) {
	if _, err := firstFile(o.data); err != nil {
		return nil, err
	}
	return &analysis{data: o.data}, nil
}

// A failure stands in the place of a document that could not be made.
type failure struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

func (t *analysis) predict() error {
	var a masthead.Analyzer
	for p, err := range corpus.Open(t.data) {
		t.pages++
		var line any
		if err == nil {
			line, err = a.Analyze(context.Background(), p)
		}
		if err != nil {
			t.lost++
			line = failure{p.Name(), err.Error()}
		}
		b, err := json.Marshal(line)
		if err != nil {
			return err
		}
		t.lines = append(t.lines, b)
	}
	return nil
}

func (t *analysis) write(w io.Writer) error { return encodeLines(w, t.lines) }

func (t *analysis) read(r io.Reader) (err error) {
	t.lines, err = decodeLines[json.RawMessage](r)
	return err
}

func (t *analysis) score() (eval.Metrics, int) {
	var m eval.Metrics
	m.Add("documents", float64(len(t.lines)-t.lost))
	m.Add("without_document", float64(t.lost))
	return m, len(t.lines)
}

func (t *analysis) units() (string, int) { return "pages", t.pages }
