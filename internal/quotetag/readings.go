package quotetag

import (
	"math"
	"slices"
)

// leans are by how much a word is rather given a role than none in each way to
// read a cue, on top of what the model has learned, in the units of training.
var leans = [...]float64{0, 50, -30}

// readings appends the ways to read cue to out: the best roles, those that are
// best for a reader who rather gives a word a role, or rather doesn't, those with
// another end, and those with the other source that stands before the cue.
func (t *Tagger) readings(out []Attribution, tab *Table, f []uint32, n int, p, cue Range, lab []uint8) []Attribution {
	first := len(out)
	size := p.Last - p.First
	t.dec.Resize(size)
	tab.emit(f, n, t.dec.Score)
	none := tab.Next[nLabels][RNone] - tab.Next[RNone][RNone]
	for i := range t.dec.Score {
		none += t.dec.Score[i][RNone] + tab.Next[RNone][RNone]
	}
	MaskCue(t.dec.Score, p, cue)
	t.scores = append(t.scores[:0], t.dec.Score...)
	t.roles = slices.Grow(t.roles[:0], size)[:size]
	for k, lean := range leans {
		copy(t.dec.Score, t.scores)
		less := int32(math.Round(lean * float64(tab.Scale)))
		for i := range t.dec.Score {
			t.dec.Score[i][RNone] -= less
		}
		t.dec.Best(&tab.Next, nRoles, t.roles)
		a := RolesOf(t.roles, p, cue)
		if len(a.Content) == 0 {
			continue
		}
		a.Reading = k
		a.Margin = float32(t.path(tab)-none) / tab.Scale
		if a.Source.Last == a.Source.First {
			a.Source = t.lookHarder(tab, p, &a)
		}
		t.setEdges(&a, p, tab.Scale)
		if !slices.ContainsFunc(out[first:], a.same) {
			out = append(out, a)
		}
	}
	if len(out) == first {
		return out
	}
	out = t.otherEnds(out, first, p, tab.Scale)
	if s := t.sourceBefore(p, cue, lab); s.Last > s.First {
		a := out[first]
		if (s.First >= a.Source.Last || a.Source.First >= s.Last) && !overlaps(a.Content, s) {
			a.Source, a.Reading = s, len(leans)
			t.setEdges(&a, p, tab.Scale)
			out = append(out, a)
		}
	}
	return out
}

// Other ends of content are read up to this loss of score, in the units of training,
// and up to so many words away.
const (
	maxLoss = 300
	maxAway = 60
)

// otherEnds appends the first of the readings from first on with other ends of its
// last stretch of content: the best shorter and the best longer one.
func (t *Tagger) otherEnds(out []Attribution, first int, p Range, scale float32) []Attribution {
	a := out[first]
	c := a.Content[len(a.Content)-1]
	rather := func(i int) float32 {
		s := &t.scores[i-p.First]
		return float32(s[RIContent]-s[RNone]) / scale
	}
	read := func(end int, loss float32, reading int) {
		b := a
		b.Content = slices.Clone(a.Content)
		b.Content[len(b.Content)-1].Last = end
		b.Reading = reading
		b.Margin -= loss
		t.setEdges(&b, p, scale)
		if !slices.ContainsFunc(out[first:], b.same) {
			out = append(out, b)
		}
	}
	loss, least, end := float32(0), float32(maxLoss), -1
	for i := c.Last - 1; i > c.First+1 && c.Last-i < maxAway; i-- {
		if loss += rather(i); loss < least && c.Last-i > 2 {
			least, end = loss, i
		}
	}
	if end >= 0 {
		read(end, least, len(leans)+1)
	}
	loss, least, end = 0, maxLoss, -1
	for i := c.Last; i < p.Last && i-c.Last < maxAway && !a.Cue.holds(i) && !a.Source.holds(i); i++ {
		if loss -= rather(i); loss < least && i-c.Last > 1 {
			least, end = loss, i+1
		}
	}
	if end >= 0 {
		read(end, least, len(leans)+2)
	}
	return out
}

// same reports whether a and b have the same source and content.
func (a *Attribution) same(b Attribution) bool {
	return a.Source == b.Source && slices.Equal(a.Content, b.Content)
}

// nEdges is how many numbers setEdges sets.
const nEdges = 8

// setEdges notes how clear the ends of a's content and its source are, by what the
// roles make of single words.
func (t *Tagger) setEdges(a *Attribution, p Range, scale float32) {
	rather := func(i int, l uint8) float32 {
		if i < p.First || i >= p.Last {
			return -1000
		}
		s := &t.scores[i-p.First]
		return float32(s[l]-s[RNone]) / scale
	}
	c, last := a.Content[0], a.Content[len(a.Content)-1]
	least := float32(1000)
	for _, r := range a.Content {
		for k := r.First + 1; k < r.Last; k++ {
			least = min(least, rather(k, RIContent))
		}
	}
	a.edges = [nEdges]float32{
		rather(c.First, RBContent), rather(c.First-1, RBContent), rather(last.Last-1, RIContent), rather(last.Last, RIContent), least,
	}
	if s := a.Source; s.Last > s.First {
		sum := rather(s.First, RBSource)
		a.edges[5] = sum
		for k := s.First + 1; k < s.Last; k++ {
			sum += rather(k, RISource)
		}
		a.edges[6] = sum / float32(s.Last-s.First)
		a.edges[7] = rather(s.Last, RISource)
	}
}

// path returns the score of t.roles.
func (t *Tagger) path(tab *Table) int32 {
	s, prev := int32(0), uint8(nLabels)
	for i, l := range t.roles {
		s += t.scores[i][l] + tab.Next[prev][l]
		prev = l
	}
	return s
}

// sourceBefore returns the nearest source that the second stage found before cue
// in its sentence.
func (t *Tagger) sourceBefore(p, cue Range, lab []uint8) Range {
	from := max(p.First, t.Sentences[t.sentence[cue.First]].First)
	for i := cue.First - 1; i >= from; i-- {
		if lab[i] == BSource {
			r := Range{i, i + 1}
			for r.Last < cue.First && lab[r.Last] == ISource {
				r.Last++
			}
			return r
		}
	}
	return Range{}
}

func overlaps(rs []Range, s Range) bool {
	return slices.ContainsFunc(rs, func(r Range) bool { return r.First < s.Last && s.First < r.Last })
}
