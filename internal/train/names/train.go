package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/names"
)

var (
	firstSettings  = settings{epochs: 8, cut: 2, alpha: 0.1, l1: 0.3}
	secondSettings = settings{epochs: 4, cut: 2, alpha: 0.1, l1: 0.3}
	leastWeight    = float32(0.02)
)

// A trainer turns examples into models.
type trainer struct {
	lexicon names.Lexicon // without inner words
	classes []string
	folds   int
	log     func(string, ...any)
}

// classesOf returns the classes of the examples, sorted.
func classesOf(es []*example) []string {
	seen := map[string]bool{}
	for _, e := range es {
		for _, s := range e.spans {
			seen[s.class] = true
		}
	}
	var out []string
	for c := range seen {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// model returns an untrained model with the lexicon of tr.
func (tr *trainer) model() *names.Model {
	m := &names.Model{Lexicon: tr.lexicon, Classes: tr.classes}
	for i := range m.Trust {
		m.Trust[i] = float32(i) / 20
	}
	return m
}

// gold returns the spans of e by the number of their class.
func (tr *trainer) gold(e *example) []names.Span {
	var out []names.Span
	for _, s := range e.spans {
		c, ok := slices.BinarySearch(tr.classes, s.class)
		if ok {
			out = append(out, names.Span{Start: s.start, End: s.end, Class: c})
		}
	}
	return out
}

// addInner adds to the lexicon the words that names of the examples hold in
// lower case at least twice.
func (tr *trainer) addInner(es []*example) {
	begins, holds := map[string]int{}, map[string]int{}
	a := new(names.Analysis)
	for _, e := range es {
		a.Analyze(&tr.lexicon, e.text, e.sents)
		gold, _ := a.Mark(tr.gold(e))
		a.Words(gold, func(start, end, label int, capital bool) {
			if label == names.Outside || capital {
				return
			}
			w := strings.ToLower(e.text[start:end])
			holds[w]++
			if (label-1)%4 == 0 || (label-1)%4 == 3 {
				begins[w]++
			}
		})
	}
	var ws []string
	for w, n := range holds {
		if n >= 2 {
			ws = append(ws, w)
		}
	}
	slices.Sort(ws)
	for _, w := range ws {
		tr.lexicon.AddInner(w, begins[w] >= 2)
	}
	tr.log("inner words: %d", len(ws))
}

// first trains the first layer on es.
func (tr *trainer) first(es []*example) names.Layer {
	a := new(names.Analysis)
	var rs []names.Run
	missed := 0
	for _, e := range es {
		a.Analyze(&tr.lexicon, e.text, e.sents)
		gold, n := a.Mark(tr.gold(e))
		missed += n
		rs = a.Runs(gold, rs)
	}
	c := newCRF(firstSettings, len(tr.classes), rs)
	seqs := make([]*sequence, len(rs))
	for i, r := range rs {
		seqs[i] = c.sequence(r, nil)
	}
	tr.log("first layer: %d texts, %d runs, %d features, %d names off the bounds of units", len(es), len(rs), len(c.keys), missed)
	rs = nil
	c.train(seqs)
	return c.layer(leastWeight)
}

// second trains the second layer on es, of which each is seen through the first
// layer that was trained without it.
func (tr *trainer) second(es []*example, without func(i int) names.Layer) names.Layer {
	a := new(names.Analysis)
	m := tr.model()
	var rs []names.SecondRun
	for i, e := range es {
		m.First = without(i)
		a.Analyze(&tr.lexicon, e.text, e.sents)
		gold, _ := a.Mark(tr.gold(e))
		rs = m.SecondRuns(a, gold, rs)
	}
	plain := make([]names.Run, len(rs))
	for i, r := range rs {
		plain[i] = r.Run
	}
	c := newCRF(secondSettings, len(tr.classes), plain)
	copy(c.t, without(0).Trans)
	for i, v := range c.t {
		if v > -1e29 {
			c.tz[i] = -v * (1 / c.alpha)
		}
	}
	seqs := make([]*sequence, len(rs))
	for i, r := range rs {
		seqs[i] = c.sequence(r.Run, r.Base)
	}
	c.train(seqs)
	return c.layer(leastWeight)
}

// train returns a model of both layers, and for each example the model of a fold
// that didn't see it, for measuring.
func (tr *trainer) train(es []*example) (*names.Model, []*names.Model) {
	tr.addInner(es)
	layers := make([]names.Layer, tr.folds)
	var whole names.Layer
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	spawn := func(f func()) {
		wg.Go(func() {
			slots <- struct{}{}
			f()
			<-slots
		})
	}
	for f := range layers {
		spawn(func() {
			var part []*example
			for i, e := range es {
				if i%tr.folds != f {
					part = append(part, e)
				}
			}
			layers[f] = tr.first(part)
		})
	}
	spawn(func() { whole = tr.first(es) })
	wg.Wait()
	m := tr.model() // after addInner: the lexicon is complete now
	m.First = whole
	m.Second = tr.second(es, func(i int) names.Layer { return layers[i%tr.folds] })
	held := make([]*names.Model, tr.folds)
	for f := range held {
		h := *m
		h.First = layers[f]
		held[f] = &h
	}
	return m, held
}
