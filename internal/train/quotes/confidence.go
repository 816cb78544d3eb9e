package main

import (
	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/internal/quotetag"
)

// judged is the number of parts of the corpus, each read with roles learned from
// the others.
const judged = 3

// confidence learns which reading of a cue is right: the documents of each fold are
// read with words and roles learned from the others.
func (s *settings) confidence(ds []*document, m *quotetag.Model) *gbt.Model {
	var rows [][]float32
	var best []float32
	params := gbt.Params{Trees: s.trees, Leaves: 32, Rate: 0.04, Rows: 0.5, Columns: 0.3, MinWeight: 2, Seed: 1}
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
				for j := 0; j < len(as); {
					last := quotetag.SameCue(as, j)
					group := int32(len(rows))
					for i := j; i < last; i++ {
						e := d.tagger.Evidence(as, i, p, d.out[1])
						rows, params.Groups = append(rows, e[:]), append(params.Groups, group)
					}
					best = append(best, d.best(as[j:last])...)
					j = last
				}
			}
		}
	}
	return gbt.Train(rows, best, nil, params)
}

// best returns 1 for the attribution that is most right, a share of it for each of
// several, and 0 for all others; for all if none is right.
func (d *document) best(as []quotetag.Attribution) []float32 {
	out := make([]float32, len(as))
	most, n := 0.0, float32(0)
	for i := range as {
		switch r := d.right(&as[i]); {
		case r == 0 || r < most:
			continue
		case r > most:
			most, n = r, 0
			clear(out)
		}
		out[i] = 1
		n++
	}
	for i := range out {
		out[i] /= max(1, n)
	}
	return out
}

// right tells how right a is: 0 unless the gold has an attribution with at least
// half of a's content and the same source, by the rule of the evaluation; more, the
// more of the content is the same.
func (d *document) right(a *quotetag.Attribution) float64 {
	for i := range d.gold {
		g := &d.gold[i]
		worth := quotetag.Worth(quotetag.Jaccard(g.content, a.Content))
		if worth == 0 {
			continue
		}
		right := len(g.source) == 0 && a.Source.Last == a.Source.First
		for _, s := range g.source {
			right = right || s.First < a.Source.Last && a.Source.First < s.Last
		}
		if right {
			return worth
		}
		return 0
	}
	return 0
}
