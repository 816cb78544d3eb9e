package main

import (
	"context"
	"io"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/text"
)

// clustering measures which names of a text are taken for one. The places of
// the names are given, their kinds are not.
type clustering struct {
	gold  []eval.LinkedText
	found []eval.ClusterPrediction
	names int
}

func loadClusters(o *options) (task, error) {
	gold, err := readLines[eval.LinkedText](o.data)
	return &clustering{gold: gold}, err
}

func (t *clustering) predict() error {
	for i := range steps(len(t.gold)) {
		g := &t.gold[i]
		d := text.New(g.Text)
		ix := g.Names()
		spans := make([]text.Span, len(ix))
		for k, j := range ix {
			spans[k] = text.Span{Start: g.Labels[j].Span[0], End: g.Labels[j].Span[1]}
		}
		ms, of, err := given(d, d.FromRunes(spans...))
		if err != nil {
			return err
		}
		res := entities.Resolve(d, ms)
		// A demonym is linked to its country in this data.
		at := make(map[text.Span]int)
		linked := res.Linked()
		for e, g := range linked {
			for _, m := range g {
				at[res.Mentions[m].Span] = e
			}
		}
		groups := make([][]int, len(linked))
		var alone [][]int
		for k, j := range ix {
			if e, ok := at[ms[of[k]].Span]; ok {
				groups[e] = append(groups[e], j)
			} else {
				alone = append(alone, []int{j})
			}
		}
		p := eval.ClusterPrediction{ID: g.ID, Clusters: [][]int{}}
		for _, c := range append(groups, alone...) {
			if len(c) > 0 {
				p.Clusters = append(p.Clusters, c)
			}
		}
		t.found = append(t.found, p)
		t.names += len(ix)
	}
	return nil
}

// given returns mentions for spans that are known to be names, in order of the
// text and without overlap, and for each span the index of its mention. A
// mention has the kind that our recognizer gives the name there, else Misc.
func given(d *text.Doc, spans []text.Span) (ms []entities.Mention, of []int, err error) {
	own, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		return nil, nil, err
	}
	of = make([]int, len(spans))
	for _, k := range byStart(spans) {
		s := spans[k]
		if n := len(ms); n > 0 && ms[n-1].Overlaps(s) {
			of[k] = n - 1
			continue
		}
		m := entities.Mention{Span: s, Kind: entities.Misc, Form: entities.Name, Entity: -1}
		best := 0
		for _, o := range own {
			if both := min(o.End, s.End) - max(o.Start, s.Start); both > best {
				best = both
				m.Kind, m.Confidence, m.Quoted = o.Kind, o.Confidence, o.Quoted
			}
		}
		of[k] = len(ms)
		ms = append(ms, m)
	}
	return ms, of, nil
}

func (t *clustering) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *clustering) read(r io.Reader) (err error) {
	t.found, err = decodeLines[eval.ClusterPrediction](r)
	return err
}

func (t *clustering) score() (eval.Metrics, int) {
	return eval.ScoreClusters(t.gold, t.found), len(t.gold)
}

func (t *clustering) units() (string, int) { return "names", t.names }
