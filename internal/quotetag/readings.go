package quotetag

import (
	"math"
	"slices"
)

// Ways to read a cue, by which Attribution.Reading numbers them. The first three
// are the best roles for a reader who leans toward roles or away from them, the
// others are the first of them with one part changed.
const (
	asLearned = iota
	eager
	reluctant
	shorter // its content ends earlier
	longer  // or later
	withoutLast
	withoutFirst
	goesOn // what is quoted next is of it, too
	withoutSource
	sourceBefore
	sourceBehind
)

// leans are by how much a word is rather given a role than none in the first ways,
// on top of what the model has learned, in the units of training.
var leans = [...]float64{asLearned: 0, eager: 50, reluctant: -30}

// readings appends the ways to read cue to out.
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
	v := variants{t: t, out: out, first: first, a: out[first], p: p, scale: tab.Scale}
	v.ends()
	v.pieces()
	v.sources(lab)
	return v.out
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

func overlaps(rs []Range, s Range) bool {
	return slices.ContainsFunc(rs, func(r Range) bool { return r.First < s.Last && s.First < r.Last })
}
