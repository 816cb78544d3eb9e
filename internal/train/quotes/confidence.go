package main

import (
	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/internal/quotetag"
)

// judged is the number of parts of the corpus, each read with roles learned from
// the others.
const judged = 3

// confidence learns how far attributions can be trusted: the documents of each
// fold are read with words and roles learned from the others.
func (s *settings) confidence(ds []*document, m *quotetag.Model) *gbt.Model {
	var rows [][]float32
	var right []float32
	for fold := range judged {
		var train, rest []*document
		for i, d := range ds {
			if i%judged == fold {
				rest = append(rest, d)
			} else {
				train = append(train, d)
			}
		}
		part := &quotetag.Model{Words: s.words(train), Stages: m.Stages}
		part.Stages[quotetag.Roles] = s.roles(train)
		for _, d := range rest {
			d = d.withWords(&part.Words)
			d.tagger.Views = d.views
			all, ends := d.tagger.Candidates(part, d.out[1])
			first := 0
			for k, p := range d.tagger.Paragraphs {
				as := all[first:ends[k]]
				first = ends[k]
				for i := range as {
					e := d.tagger.Evidence(as, i, p, d.out[1])
					rows, right = append(rows, e[:]), append(right, float32(d.right(&as[i])))
				}
			}
		}
	}
	return gbt.Train(rows, right, nil, gbt.Params{Trees: s.trees, Leaves: 16, Rate: 0.04, Rows: 0.5, Columns: 0.3, MinWeight: 5, Seed: 1})
}

// whole is by how much an attribution with the very words is righter than one with
// none of them would be.
const whole = 0.8

// right tells how right a is: 0 unless the gold has an attribution with at least
// half of a's content and the same source, by the rule of the evaluation; more, the
// more of the content is the same.
func (d *document) right(a *quotetag.Attribution) float64 {
	for i := range d.gold {
		g := &d.gold[i]
		same := jaccard(g.content, a.Content)
		if same < 0.5 {
			continue
		}
		right := len(g.source) == 0 && a.Source.Last == a.Source.First
		for _, s := range g.source {
			right = right || s.First < a.Source.Last && a.Source.First < s.Last
		}
		if right {
			return 1 - whole + float64(whole*same)
		}
		return 0
	}
	return 0
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
