package main

import (
	"math"

	"github.com/masthead-news/masthead/internal/quotetag"
)

// confidence learns how far attributions can be trusted: each half of the
// documents is read with roles learned from the other.
func (s *settings) confidence(ds []*document, m *quotetag.Model) {
	type outcome struct {
		e     [len(m.Confidence)]float32
		right bool
	}
	var all []outcome
	for half := range 2 {
		var train, rest []*document
		for i, d := range ds {
			if i%2 == half {
				rest = append(rest, d)
			} else {
				train = append(train, d)
			}
		}
		part := &quotetag.Model{Words: m.Words, Stages: m.Stages}
		part.Stages[quotetag.Roles] = s.roles(train)
		for _, d := range rest {
			for _, p := range d.tagger.Paragraphs {
				for _, a := range d.tagger.AttributeParagraph(part, p, d.out[1]) {
					all = append(all, outcome{d.tagger.Evidence(&a), d.right(&a)})
				}
			}
		}
	}
	w := make([]float64, len(m.Confidence))
	// Gradient ascent, in steps small enough for evidence of this size.
	for range 4000 {
		grad := make([]float64, len(w))
		for i := range all {
			var z float64
			for k, x := range all[i].e {
				z += float64(float64(x) * w[k])
			}
			d := -1 / (1 + math.Exp(-z))
			if all[i].right {
				d++
			}
			for k, x := range all[i].e {
				grad[k] += float64(d * float64(x))
			}
		}
		for k := range w {
			w[k] += float64(0.1 * grad[k] / float64(len(all)))
		}
	}
	for k := range w {
		m.Confidence[k] = float32(w[k])
	}
}

// right reports whether the gold has an attribution with at least half of a's
// content and the same source, by the rule of the evaluation.
func (d *document) right(a *quotetag.Attribution) bool {
	for i := range d.gold {
		g := &d.gold[i]
		if jaccard(g.content, a.Content) < 0.5 {
			continue
		}
		if len(g.source) == 0 {
			return a.Source.Last == a.Source.First
		}
		for _, s := range g.source {
			if s.First < a.Source.Last && a.Source.First < s.Last {
				return true
			}
		}
		return false
	}
	return false
}

// jaccard is the share of tokens that a and b have in common.
func jaccard(a, b []quotetag.Range) float64 {
	both, all := 0, 0
	for _, x := range a {
		all += x.Last - x.First
		for _, y := range b {
			both += max(0, min(x.Last, y.Last)-max(x.First, y.First))
		}
	}
	for _, y := range b {
		all += y.Last - y.First
	}
	return float64(both) / float64(max(1, all-both))
}
