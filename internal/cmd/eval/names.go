package main

import (
	"context"
	"fmt"
	"io"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/text"
)

// recognition measures entities on raw text.
type recognition struct {
	gold   []eval.NamesGold
	four   bool
	found  []eval.NamesPrediction
	tokens int
}

func loadNames(o *options) (task, error) {
	gold, err := readLines[eval.NamesGold](o.data)
	if err != nil {
		return nil, err
	}
	t := &recognition{gold: gold}
	switch o.classes {
	case 0:
		t.four = true
		for _, g := range gold {
			t.four = t.four && len(g.Nine) == 0
		}
	case 4:
		t.four = true
	case 9:
	default:
		return nil, fmt.Errorf("-classes is %d, want 9 or 4", o.classes)
	}
	return t, nil
}

// className is how the data calls a kind.
var className = map[entities.Kind]string{
	entities.Person:       "Person",
	entities.Organization: "Organization",
	entities.Location:     "Location",
	entities.Facility:     "Facility",
	entities.NORP:         "NORP",
	entities.Product:      "Product",
	entities.Misc:         "Misc",
	entities.Date:         "Date",
	entities.Money:        "Money",
}

func (t *recognition) predict() error {
	r := entities.Default()
	for i := range steps(len(t.gold)) {
		d := text.New(t.gold[i].Text)
		t.tokens += len(d.Tokens)
		ms, err := r.Recognize(context.Background(), d)
		if err != nil {
			return fmt.Errorf("text %s: %w", t.gold[i].ID, err)
		}
		p := eval.NamesPrediction{ID: t.gold[i].ID, Spans: []eval.NameSpan{}}
		for _, m := range ms {
			p.Spans = append(p.Spans, eval.NameSpan{Start: m.Start, End: m.End, Type: className[m.Kind]})
		}
		t.found = append(t.found, p)
	}
	return nil
}

func (t *recognition) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *recognition) read(r io.Reader) (err error) {
	t.found, err = decodeLines[eval.NamesPrediction](r)
	return err
}

func (t *recognition) score() (eval.Metrics, int) {
	return eval.ScoreNames(t.gold, t.found, t.four), len(t.gold)
}

func (t *recognition) units() (string, int) { return "tokens", t.tokens }

func (t *recognition) report(w io.Writer, n int) error {
	return eval.ConfuseNames(t.gold, t.found, t.four).Write(w, n)
}
