package quotetag

import "math"

// A hearing is what all of a document tells of who is heard in it.
type hearing struct {
	heads     map[uint32]float32 // by the word that heads a source: how much is heard of it
	sentences []float32          // how surely someone is heard in each sentence
	density   float32            // the mean of sentences
}

// listen sets what t.heard is of all candidates.
func (t *Tagger) listen(all []Attribution) {
	h := &t.heard
	if h.heads == nil {
		h.heads = make(map[uint32]float32)
	}
	clear(h.heads)
	h.sentences = append(h.sentences[:0], make([]float32, len(t.Sentences))...)
	for i := range all {
		a := &all[i]
		if a.Reading != 0 {
			continue
		}
		m := strength(a)
		s := &h.sentences[t.sentence[a.Cue.First]]
		*s = max(*s, m)
		if a.Source.Last > a.Source.First {
			h.heads[t.word[t.headOf(a.Source)]] += m
		}
	}
	h.density = 0
	for _, s := range h.sentences {
		h.density += s / float32(len(h.sentences))
	}
}

// strength tells how clear a is by its roles alone.
func strength(a *Attribution) float32 {
	return float32(math.Log1p(math.Max(0, float64(a.Margin)) / 20))
}

// nHearing is how many numbers hearingEvidence writes.
const nHearing = 4

// hearingEvidence writes what the rest of the document tells of a.
func (t *Tagger) hearingEvidence(w *witness, a *Attribution) {
	h := &t.heard
	own := float32(0)
	if a.Reading == 0 {
		own = strength(a)
	}
	elsewhere := float32(0)
	if a.Source.Last > a.Source.First {
		elsewhere = h.heads[t.word[t.headOf(a.Source)]] - own
	}
	w.add(elsewhere)
	at := func(s int32) float32 {
		if s < 0 || int(s) >= len(h.sentences) {
			return -1
		}
		return h.sentences[s]
	}
	s := t.sentence[a.Cue.First]
	w.add(at(s - 1))
	w.add(at(s + 1))
	w.add(h.density)
}
