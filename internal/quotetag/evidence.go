package quotetag

import "math"

const nEvidence = 8

// Evidence returns what the confidence in a rests on.
func (t *Tagger) Evidence(a *Attribution) [nEvidence]float32 {
	words, marked := 0, 0
	for _, c := range a.Content {
		for i := c.First; i < c.Last; i++ {
			words++
			if t.state[i] != outside {
				marked++
			}
		}
	}
	prior := uint8(0)
	for i := a.Cue.First; i < a.Cue.Last; i++ {
		prior = max(prior, t.prior[i])
	}
	e := [nEvidence]float32{1}
	margin := max(0, float64(a.Margin))
	e[1] = float32(math.Log1p(margin / 20))
	e[2] = float32(math.Log1p(margin / float64(20*words+20)))
	e[3] = float32(marked) / float32(max(1, words))
	if a.Source.Last > a.Source.First {
		e[4] = 1
	}
	e[5] = float32(prior) / 6
	e[6] = float32(math.Log1p(float64(words))) / 4
	e[7] = float32(len(a.Content)-1) / 2
	return e
}

// Logistic returns the probability that the evidence e stands for under w.
func Logistic(w, e *[nEvidence]float32) float32 {
	var s float64
	for i := range w {
		s += float64(w[i] * e[i])
	}
	return float32(1 / (1 + math.Exp(-s)))
}
