package quotetag

import (
	"math"
	"slices"
)

// leans are by how much a word is rather given a role than none in each way to
// read a cue, on top of what the model has learned, in the units of training.
var leans = [...]float64{0, 50, -30}

// readings appends the ways to read cue to out: the best roles, those that are
// best for a reader who rather gives a word a role, or rather doesn't, and those
// with the other source that stands before the cue.
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
		if !slices.ContainsFunc(out[first:], func(b Attribution) bool { return b.Source == a.Source && slices.Equal(b.Content, a.Content) }) {
			out = append(out, a)
		}
	}
	if len(out) == first {
		return out
	}
	if s := t.sourceBefore(p, cue, lab); s.Last > s.First {
		a := out[first]
		if (s.First >= a.Source.Last || a.Source.First >= s.Last) && !overlaps(a.Content, s) {
			a.Source, a.Reading = s, len(leans)
			out = append(out, a)
		}
	}
	return out
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
