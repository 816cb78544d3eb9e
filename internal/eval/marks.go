package eval

// A Fragment is a stretch of text in quotation marks, marks included, and what
// the marks are for: quotation, scare, title or label.
type Fragment struct {
	Doc       string `json:"doc"`
	Span      Range  `json:"span"`
	Label     string `json:"label"`
	Ambiguous bool   `json:"ambiguous,omitempty"`
}

// ScoreMarks scores what quotation marks are for, in three classes (title and
// label taken together as "name") and in four. A fragment counts as found where
// a prediction covers at least half of it. An ambiguous one is right as a
// quotation and as scare quotes.
func ScoreMarks(gold, pred []Fragment) Metrics {
	byDoc := make(map[string][]Fragment)
	for _, p := range pred {
		byDoc[p.Doc] = append(byDoc[p.Doc], p)
	}
	var m Metrics
	merge := func(label string) string {
		if label == "title" || label == "label" {
			return "name"
		}
		return label
	}
	scoreLabels(&m, "", gold, byDoc, merge)
	scoreLabels(&m, "four.", gold, byDoc, func(label string) string { return label })
	return m
}

func scoreLabels(m *Metrics, prefix string, gold []Fragment, pred map[string][]Fragment, merge func(string) string) {
	confusion := make(map[[2]string]int)
	classes := make(map[string]bool)
	right := 0
	for _, g := range gold {
		want, got := merge(g.Label), merge(labelAt(pred[g.Doc], g.Span))
		if g.Ambiguous && (got == "scare" || got == "quotation") {
			got = want
		}
		confusion[[2]string{want, got}]++
		classes[want] = true
		if want == got {
			right++
		}
	}
	var f1s []float64
	var byClass Metrics
	for _, c := range sortedKeys(classes) {
		var t tally
		t.tp = confusion[[2]string{c, c}]
		for k, n := range confusion {
			if k[0] == c {
				t.gold += n
			}
			if k[1] == c {
				t.pred += n
			}
		}
		f := t.prf()
		f1s = append(f1s, f.F1)
		byClass.AddPRF(prefix+c, f)
	}
	m.Add(prefix+"macro_f1", mean(f1s))
	m.Add(prefix+"accuracy", ratio(right, len(gold)))
	*m = append(*m, byClass...)
}

// labelAt returns the label of the prediction that covers most of span, and at
// least half of it.
func labelAt(pred []Fragment, span Range) string {
	best, label := 0, "none"
	for _, p := range pred {
		o := min(span[1], p.Span[1]) - max(span[0], p.Span[0])
		if o > best && 2*o >= span[1]-span[0] {
			best, label = o, p.Label
		}
	}
	return label
}
