package main

import (
	"math"

	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/text"
)

// The trees choose better among the readings of a cue than the roles alone. What they
// choose in articles that no one has annotated is what the roles learn from anew
// (self-training), and a share of what they then know is what the model keeps.

const (
	// learned is the share of roles that have learned from these articles, too, in those of
	// the model. Held-out parts of the corpus have exact spans in .001 more, and joint F1 the
	// same; with more, sentences as in testdata/cases.txt of package quotes suffer.
	learned = 0.2
	studied = 5 // of the texts without annotation, every fifth is read, for time
	// trust is the weight of what a model finds, as compared with an annotator.
	trust = 0.7
	// taken is the confidence from which package quotes takes a reading, and certain
	// the one that is hardly ever exceeded.
	taken, certain = 0.25, 0.85
)

// study returns what roles can learn from texts as m reads them: from each cue the more,
// the surer m is of what it finds or that there is nothing to find.
func study(texts []string, m *quotetag.Model) []example {
	found := make([][]example, (len(texts)+studied-1)/studied)
	parallel(len(found), func(i int) {
		d := &document{doc: text.New(texts[i*studied]), tagger: new(quotetag.Tagger)}
		d.marks = marksOf(d.doc)
		d.read(&m.Words)
		found[i] = d.study(m)
	})
	var out []example
	for _, es := range found {
		out = append(out, es...)
	}
	return out
}

func (d *document) study(m *quotetag.Model) []example {
	var out []example
	t := d.tagger
	best := make(map[quotetag.Range]quotetag.Attribution) // by cue
	for _, a := range t.Attribute(m) {
		best[a.Cue] = a
	}
	lab := t.LabelStage(m, quotetag.Second, t.LabelStage(m, quotetag.First, nil))
	for _, p := range t.Paragraphs {
		t.SetParagraph(p, lab)
		for _, c := range d.cues(p, lab) {
			weight := float32(0.5) // another cue has taken its content
			if a, ok := best[c.cue]; ok {
				weight = min(1, a.Confidence/certain)
				if a.Confidence < taken {
					weight = 1 - weight
				} else {
					c.gold = &attribution{cue: []quotetag.Range{a.Cue}, content: a.Content}
					if a.Source.Last > a.Source.First {
						c.gold.source = []quotetag.Range{a.Source}
					}
				}
			}
			out = append(out, d.roleExample(c, p, lab, trust*weight))
		}
	}
	return out
}

// mean returns the roles of a and b, as many parts of 1 of b as share says.
func mean(a, b *quotetag.Table, share float64) quotetag.Table {
	t := quotetag.Table{Scale: min(a.Scale, b.Scale), Rows: make([]quotetag.Row, len(a.Rows))}
	of := func(x, y float64) float64 {
		x, y = x/float64(a.Scale), y/float64(b.Scale)
		return math.Round((float64((1-share)*x) + float64(share*y)) * float64(t.Scale))
	}
	for i := range t.Rows {
		var w [8]int8
		for l := range w {
			w[l] = int8(max(-127, min(127, of(float64(a.Rows[i].Weight(l)), float64(b.Rows[i].Weight(l))))))
		}
		t.Rows[i] = quotetag.RowOf(w)
	}
	for k := range t.Next {
		for l := range t.Next[k] {
			t.Next[k][l] = int32(of(float64(a.Next[k][l]), float64(b.Next[k][l])))
		}
	}
	t.Next.Forbid(int(quotetag.RIContent) + 1)
	return t
}
