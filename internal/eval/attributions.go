package eval

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Range is a half-open range of code points.
type Range = [2]int

// Ranges reads [[s, e], …] as well as a single [s, e].
type Ranges []Range

// UnmarshalJSON reads both forms, drops empty ranges and sorts the rest.
func (r *Ranges) UnmarshalJSON(b []byte) error {
	var many []Range
	if err := json.Unmarshal(b, &many); err != nil {
		var one Range
		if err := json.Unmarshal(b, &one); err != nil {
			return err
		}
		many = []Range{one}
	}
	many = slices.DeleteFunc(many, func(x Range) bool { return x[1] <= x[0] })
	slices.SortFunc(many, func(a, b Range) int { return slices.Compare(a[:], b[:]) })
	*r = many
	return nil
}

// An Attribution is what someone said or thought, by PolNeAR's annotation.
type Attribution struct {
	ID      string `json:"id,omitempty"`
	Source  Ranges `json:"source"`
	Cue     Ranges `json:"cue"`
	Content Ranges `json:"content"`
	// Speaker are the places that name whose words they are, if found.
	Speaker Ranges `json:"speaker,omitempty"`
}

// An AttributedText is a document with its attributions.
type AttributedText struct {
	Doc          string        `json:"doc"`
	Attributions []Attribution `json:"attributions"`
}

// An AttributionPrediction is one attribution found in a document.
type AttributionPrediction struct {
	Doc string `json:"doc"`
	Attribution
}

// Roles of the parts of an attribution.
const (
	source = iota
	cue
	content
	whole // all three
)

var roleNames = [...]string{"source", "cue", "content", "all"}

func (a *Attribution) role(r int) Ranges {
	switch r {
	case source:
		return a.Source
	case cue:
		return a.Cue
	}
	return a.Content
}

// An AttributionScorer sums up, document by document, how found attributions
// agree with the annotated ones, by five measures:
//
//   - span: spans of one role, exact ("exact" with the punctuation at their
//     ends trimmed, "cofe" cut at the ends of paragraphs as CofeNet's authors
//     do), and by token;
//   - citron: the BBC's protocol, which asks for exact spans where the cues
//     overlap;
//   - ggt: the Gender Gap Tracker's, which asks how much of a quote's characters
//     were covered;
//   - content: attributions paired one to one by the Jaccard coefficient of the
//     words of their content, by type;
//   - source and joint: whether the source of a paired attribution is right,
//     and how many attributions have both right. joint.all is the headline.
type AttributionScorer struct {
	span    [3]struct{ exact, cofe, token tally }
	citron  [4]struct{ predRight, goldRight int }
	overlap [3]tally
	ggt     [2]struct{ hit, speaker int } // at 30 and at 80 per cent
	types   [3]typeScore
	speech  struct{ gold, hit, joint int }
	gold    int
	pred    int
}

// A typeScore counts the attributions of one type: direct, mixed or indirect.
type typeScore struct {
	gold, pred         int
	at50, at80, exact  struct{ pred, gold int }
	paired             int // at 50
	sourceExact        int
	sourceOverlap      int
	jointGold, jointPr int
}

// Add scores one document.
func (s *AttributionScorer) Add(text string, gold, pred []Attribution) {
	t := newQuotedText(text)
	s.gold += len(gold)
	s.pred += len(pred)
	s.addSpans(t, gold, pred)
	s.addCitron(t, gold, pred)
	s.addGGT(gold, pred)
	s.addContent(t, gold, pred)
}

func (s *AttributionScorer) addSpans(t *quotedText, gold, pred []Attribution) {
	for r := source; r <= content; r++ {
		g, p := spansOf(gold, r), spansOf(pred, r)
		c := &s.span[r]
		addRanges(&c.exact, t.trimAll(g), t.trimAll(p))
		addRanges(&c.cofe, t.cutAll(g), t.cutAll(p))
		a, b := t.tokensIn(g), t.tokensIn(p)
		c.token.tp += common(a, b)
		c.token.gold += len(a)
		c.token.pred += len(b)
	}
}

func spansOf(as []Attribution, role int) []Range {
	var rs []Range
	for i := range as {
		rs = append(rs, as[i].role(role)...)
	}
	return rs
}

func addRanges(t *tally, want, got []Range) {
	w, g := setOf(want), setOf(got)
	t.tp += common(w, g)
	t.gold += len(w)
	t.pred += len(g)
}

func (s *AttributionScorer) addCitron(t *quotedText, gold, pred []Attribution) {
	tokens := func(as []Attribution) [][3]map[int]bool {
		out := make([][3]map[int]bool, len(as))
		for i := range as {
			for r := range out[i] {
				out[i][r] = t.tokensIn(as[i].role(r))
			}
		}
		return out
	}
	gt, pt := tokens(gold), tokens(pred)
	predRight, goldRight := [4]map[int]bool{{}, {}, {}, {}}, [4]map[int]bool{{}, {}, {}, {}}
	for i := range pred {
		for j := range gold {
			if common(pt[i][cue], gt[j][cue]) == 0 {
				continue
			}
			all := true
			for r := source; r <= content; r++ {
				if slices.Equal(t.trimAll(pred[i].role(r)), t.trimAll(gold[j].role(r))) {
					predRight[r][i], goldRight[r][j] = true, true
				} else {
					all = false
				}
				s.overlap[r].tp += common(pt[i][r], gt[j][r])
			}
			if all {
				predRight[whole][i], goldRight[whole][j] = true, true
			}
		}
	}
	for r := range s.citron {
		s.citron[r].predRight += len(predRight[r])
		s.citron[r].goldRight += len(goldRight[r])
	}
	for r := range s.overlap {
		for j := range gt {
			s.overlap[r].gold += len(gt[j][r])
		}
		for i := range pt {
			s.overlap[r].pred += len(pt[i][r])
		}
	}
}

var ggtThresholds = [2]float64{.3, .8}

// addGGT lets each annotated quote, in order of the text, take the unused one
// that covers most of it.
func (s *AttributionScorer) addGGT(gold, pred []Attribution) {
	order := make([]int, len(gold))
	for j := range order {
		order[j] = j
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := hull(gold[a].Content), hull(gold[b].Content)
		return slices.Compare(x[:], y[:])
	})
	for k, threshold := range ggtThresholds {
		used := make([]bool, len(pred))
		for _, j := range order {
			g := hull(gold[j].Content)
			if g[1] <= g[0] {
				continue
			}
			best, bestShare := -1, 0.
			for i := range pred {
				p := hull(pred[i].Content)
				share := ratio(max(0, min(p[1], g[1])-max(p[0], g[0])), g[1]-g[0])
				if !used[i] && share > threshold && share > bestShare {
					best, bestShare = i, share
				}
			}
			if best < 0 {
				continue
			}
			used[best] = true
			s.ggt[k].hit++
			if len(gold[j].Source) == 0 && len(pred[best].Source) == 0 || anyOverlap(gold[j].Source, pred[best].Source) {
				s.ggt[k].speaker++
			}
		}
	}
}

// hull is the range from the first of rs to the last.
func hull(rs Ranges) Range {
	if len(rs) == 0 {
		return Range{}
	}
	h := rs[0]
	for _, r := range rs {
		h = Range{min(h[0], r[0]), max(h[1], r[1])}
	}
	return h
}

func anyOverlap(a, b Ranges) bool {
	for _, x := range a {
		for _, y := range b {
			if min(x[1], y[1]) > max(x[0], y[0]) {
				return true
			}
		}
	}
	return false
}

// A pairing joins a found attribution to an annotated one.
type pairing struct {
	jaccard    float64
	pred, gold int
}

func (s *AttributionScorer) addContent(t *quotedText, gold, pred []Attribution) {
	goldType, predType := t.types(gold), t.types(pred)
	for _, ty := range goldType {
		s.types[ty].gold++
	}
	for _, ty := range predType {
		s.types[ty].pred++
	}
	says := make([]bool, len(gold))
	for j := range gold {
		says[j] = t.holdsSpeechVerb(gold[j].Cue)
		if says[j] {
			s.speech.gold++
		}
	}
	for _, m := range t.pairUp(gold, pred) {
		g, p := &s.types[goldType[m.gold]], &s.types[predType[m.pred]]
		if m.jaccard >= .8 {
			g.at80.gold++
			p.at80.pred++
		}
		if slices.Equal(t.bareAll(pred[m.pred].Content), t.bareAll(gold[m.gold].Content)) {
			g.exact.gold++
			p.exact.pred++
		}
		if m.jaccard < .5 {
			continue
		}
		g.at50.gold++
		p.at50.pred++
		g.paired++
		if says[m.gold] {
			s.speech.hit++
		}
		a, b := t.trimAll(gold[m.gold].Source), t.trimAll(pred[m.pred].Source)
		same := slices.Equal(a, b)
		if same {
			g.sourceExact++
		}
		if same || common(t.wordsIn(gold[m.gold].Source), t.wordsIn(pred[m.pred].Source)) > 0 {
			g.sourceOverlap++
			g.jointGold++
			p.jointPr++
			if says[m.gold] {
				s.speech.joint++
			}
		}
	}
}

// pairUp pairs attributions one to one, those with the most alike contents
// first.
func (t *quotedText) pairUp(gold, pred []Attribution) []pairing {
	goldWords := make([]map[int]bool, len(gold))
	holding := make(map[int][]int) // word → annotated attributions
	for j := range gold {
		goldWords[j] = t.wordsIn(gold[j].Content)
		for w := range goldWords[j] {
			holding[w] = append(holding[w], j)
		}
	}
	var pairs []pairing
	for i := range pred {
		got := t.wordsIn(pred[i].Content)
		near := make(map[int]bool)
		for w := range got {
			for _, j := range holding[w] {
				near[j] = true
			}
		}
		for j := range near {
			pairs = append(pairs, pairing{jaccard(got, goldWords[j]), i, j})
		}
	}
	slices.SortFunc(pairs, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.jaccard, a.jaccard), cmp.Compare(a.pred, b.pred), cmp.Compare(a.gold, b.gold))
	})
	usedPred, usedGold := make([]bool, len(pred)), make([]bool, len(gold))
	return slices.DeleteFunc(pairs, func(p pairing) bool {
		if usedPred[p.pred] || usedGold[p.gold] {
			return true
		}
		usedPred[p.pred], usedGold[p.gold] = true, true
		return false
	})
}

// Metrics returns the figures over all documents added, the headline first.
func (s *AttributionScorer) Metrics() Metrics {
	var m Metrics
	all := s.sum(0, 1, 2)
	m.AddPRF("joint.all", all.joint())
	for ty, name := range typeNames {
		m.AddPRF("joint."+name, s.types[ty].joint())
	}
	byType := func(name string, f func(*typeScore) PRF) {
		for ty, typeName := range typeNames {
			m.AddPRF("content."+typeName+"."+name, f(&s.types[ty]))
		}
		m.AddPRF("content.all."+name, f(&all))
	}
	byType("50", func(t *typeScore) PRF { return harmonic(ratio(t.at50.pred, t.pred), ratio(t.at50.gold, t.gold)) })
	byType("80", func(t *typeScore) PRF { return harmonic(ratio(t.at80.pred, t.pred), ratio(t.at80.gold, t.gold)) })
	byType("ex", func(t *typeScore) PRF { return harmonic(ratio(t.exact.pred, t.pred), ratio(t.exact.gold, t.gold)) })
	for ty, name := range typeNames {
		addSource(&m, name, &s.types[ty])
	}
	addSource(&m, "all", &all)
	m.Add("speech.recall50", ratio(s.speech.hit, s.speech.gold))
	m.Add("speech.recall50.joint", ratio(s.speech.joint, s.speech.gold))
	for r := source; r <= content; r++ {
		c := &s.span[r]
		m.AddPRF("span."+roleNames[r]+".cofe", c.cofe.prf())
		m.AddPRF("span."+roleNames[r]+".exact", c.exact.prf())
		m.AddPRF("span."+roleNames[r]+".tok", c.token.prf())
	}
	for r := range s.citron {
		c := &s.citron[r]
		m.AddPRF("citron."+roleNames[r]+".exact", harmonic(ratio(c.predRight, s.pred), ratio(c.goldRight, s.gold)))
	}
	for r := range s.overlap {
		m.AddPRF("citron."+roleNames[r]+".overlap", s.overlap[r].prf())
	}
	for k, name := range [...]string{"30", "80"} {
		m.AddPRF("ggt.quote."+name, counts(s.ggt[k].hit, s.pred, s.gold))
		m.Add("ggt.speaker_acc."+name, ratio(s.ggt[k].speaker, s.ggt[k].hit))
	}
	return m
}

func addSource(m *Metrics, name string, t *typeScore) {
	m.Add("source|content."+name, ratio(t.sourceOverlap, t.paired))
	m.Add("source|content."+name+".exact", ratio(t.sourceExact, t.paired))
}

func (t *typeScore) joint() PRF {
	return harmonic(ratio(t.jointPr, t.pred), ratio(t.jointGold, t.gold))
}

func (s *AttributionScorer) sum(types ...int) typeScore {
	var a typeScore
	for _, ty := range types {
		t := &s.types[ty]
		a.gold += t.gold
		a.pred += t.pred
		a.at50.pred += t.at50.pred
		a.at50.gold += t.at50.gold
		a.at80.pred += t.at80.pred
		a.at80.gold += t.at80.gold
		a.exact.pred += t.exact.pred
		a.exact.gold += t.exact.gold
		a.paired += t.paired
		a.sourceExact += t.sourceExact
		a.sourceOverlap += t.sourceOverlap
		a.jointGold += t.jointGold
		a.jointPr += t.jointPr
	}
	return a
}
