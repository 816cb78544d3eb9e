package quotetag

import (
	"cmp"
	"slices"
)

// Where content ends is what readers of a cue differ in most, and who said it what
// they get wrong next. The trees choose among more ends and sources than the roles
// would.

// A variants appends to out readings that change one part of a, which is
// out[first].
type variants struct {
	t     *Tagger
	out   []Attribution
	first int
	a     Attribution
	p     Range
	scale float32
}

// Limits of variants, beyond which few are the best of their cue: one in forty or
// fewer. Scores are in the units of training.
const (
	maxAway     = 80   // ends of content are looked for so many words away
	maxShorter  = 3    // how many are taken of the likeliest earlier ends, at most
	maxLonger   = 2    // and of later ones
	maxLoss     = 2000 // of the score, by another end
	maxInner    = 300  // by one inside a phrase
	clearSource = 400  // the mean score of a source that is one without doubt
)

// add appends a reading of the given kind whose roles score less than those of v.a
// by loss, unless there is the same.
func (v *variants) add(b Attribution, kind int, loss float32) {
	if slices.ContainsFunc(v.out[v.first:], b.same) {
		return
	}
	b.Reading, b.Margin = kind, v.a.Margin-loss
	v.t.setEdges(&b, v.p, v.scale)
	v.out = append(v.out, b)
}

// rather tells how much rather token i goes on with content than not.
func (v *variants) rather(i int) float32 {
	s := &v.t.scores[i-v.p.First]
	return float32(s[RIContent]-s[RNone]) / v.scale
}

// An end is where content may end, and what that loses.
type end struct {
	at   int
	loss float32
}

// ends adds readings whose last stretch of content ends earlier or later: where a
// clause or phrase may end, and where the roles alone would rather have it.
func (v *variants) ends() {
	t := v.t
	c := v.a.Content[len(v.a.Content)-1]
	var found []end
	loss, anywhere := float32(0), end{loss: maxInner}
	for i := c.Last - 1; i > c.First && c.Last-i < maxAway; i-- {
		loss += v.rather(i)
		if at := t.endBefore(i); t.breaks(i) && at > c.First {
			found = append(found, end{at, loss})
		}
		if loss < anywhere.loss && c.Last-i > 2 {
			anywhere = end{i, loss}
		}
	}
	v.addEnds(found, maxShorter, shorter)
	v.addEnd(anywhere, shorter)
	found, loss, anywhere = found[:0], 0, end{loss: maxInner}
	for i := c.Last; i < v.p.Last && i-c.Last < maxAway && !v.a.Cue.holds(i) && !v.a.Source.holds(i); i++ {
		if at := t.endBefore(i); i > c.Last && t.breaks(i) && at > c.Last {
			found = append(found, end{at, loss})
		}
		loss -= v.rather(i)
		if loss < anywhere.loss && i-c.Last > 1 {
			anywhere = end{i + 1, loss}
		}
		if at := t.endBefore(v.p.Last); i == v.p.Last-1 && at > c.Last {
			found = append(found, end{at, loss})
		}
	}
	v.addEnds(found, maxLonger, longer)
	v.addEnd(anywhere, longer)
}

// addEnds adds readings with the likeliest of the ends, at most n.
func (v *variants) addEnds(ends []end, n, kind int) {
	slices.SortStableFunc(ends, func(x, y end) int { return cmp.Compare(x.loss, y.loss) })
	for _, e := range ends[:min(n, len(ends))] {
		v.addEnd(e, kind)
	}
}

// addEnd adds a reading with the end e, unless that is none, loses too much, or is
// within a phrase.
func (v *variants) addEnd(e end, kind int) {
	if e.at == 0 || e.loss > maxLoss || v.t.leads(e.at-1) {
		return
	}
	b := v.a
	b.Content = slices.Clone(b.Content)
	b.Content[len(b.Content)-1].Last = e.at
	v.add(b, kind, e.loss)
}

// breaks reports whether content may end before token i.
func (t *Tagger) breaks(i int) bool {
	switch {
	case i == t.Sentences[t.sentence[i]].First, t.state[i] == opening:
		return true
	case t.state[i] == outside && breakWords[t.word[i]]:
		return true
	}
	return t.state[i] != closing && t.state[i-1] == closing
}

// endBefore returns where content ends that breaks off before token i: at the stop
// of a sentence, if one stands there outside of quotation marks.
func (t *Tagger) endBefore(i int) int {
	if t.word[i-1] == hashStop && t.state[i-1] == outside {
		return i - 1
	}
	return i
}

// leads reports whether token i leads on to the word behind it, so that nothing ends
// there.
func (t *Tagger) leads(i int) bool {
	return t.state[i] == outside && (breakWords[t.word[i]] || slices.Contains(hashArticle, t.word[i]))
}

// breakWords are words with which another clause or phrase begins.
var breakWords = hashSet(", ; : - ( and but or nor so because who which that where while when whenever after before as since if though although unless until",
	"than in on at during by with without for from to of over about against into ahead following amid not")

// pieces adds readings with less of several stretches of content, or with what is
// quoted behind them.
func (v *variants) pieces() {
	a := &v.a
	if n := len(a.Content); n > 1 {
		b := *a
		b.Content = a.Content[:n-1]
		v.add(b, withoutLast, 0)
		b.Content = a.Content[1:]
		v.add(b, withoutFirst, 0)
	}
	from := max(a.Content[len(a.Content)-1].Last, a.Cue.Last, a.Source.Last)
	k, _ := slices.BinarySearchFunc(v.t.marks, from, func(m Range, at int) int { return cmp.Compare(m.First, at) })
	if k < len(v.t.marks) && v.t.marks[k].Last <= v.p.Last {
		b := *a
		b.Content = append(slices.Clone(b.Content), v.t.marks[k])
		v.add(b, goesOn, 0)
	}
}

// sources adds readings without a source, and with other ones that the second stage
// found in the sentence of the cue: the two next to it before, and one behind.
func (v *variants) sources(lab []uint8) {
	t, a := v.t, &v.a
	b := *a
	if a.Source.Last > a.Source.First && a.edges[6] < clearSource {
		b.Source = Range{}
		v.add(b, withoutSource, 0)
	}
	s := t.Sentences[t.sentence[a.Cue.First]]
	s = Range{max(s.First, v.p.First), min(s.Last, v.p.Last)}
	source := func(i int) bool {
		if lab[i] != BSource {
			return false
		}
		b.Source = Range{i, i + 1}
		for b.Source.Last < s.Last && lab[b.Source.Last] == ISource {
			b.Source.Last++
		}
		return (i >= a.Source.Last || a.Source.First >= b.Source.Last) && !overlaps(a.Content, b.Source)
	}
	for i, n := a.Cue.First-1, 0; i >= s.First && n < 2; i-- {
		if source(i) {
			v.add(b, sourceBefore, 0)
			n++
		}
	}
	for i := a.Cue.Last; i < s.Last; i++ {
		if source(i) {
			v.add(b, sourceBehind, 0)
			break
		}
	}
}
