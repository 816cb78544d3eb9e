package sentiment

import (
	"github.com/masthead-news/masthead/internal/tone"
	"math"

	"github.com/masthead-news/masthead/text"
)

// A piece is a reason for a tone before it is put to scale: its value is a
// valence, from -4 to 4.
type piece struct {
	text.Span
	v       float64
	voice   Voice
	speaker int
	reason  Reason
}

// reasons has the reason that each turn of a word gives.
var reasons = [...]Reason{tone.Straight: Word, tone.Negated: Negation, tone.Sided: Loaded, tone.Distant: ScareQuote}

func pieceOf(w *tone.Word, v float64, why Reason) piece {
	return piece{text.Span{Start: w.From, End: w.To}, v, Voices[w.Voice], w.Speaker, why}
}

// spread is VADER's alpha: how many valences squared it takes to come near 1.
const spread = 15

// scale returns the factor that turns valences of one sentence into weights. Its
// score is S/sqrt(S²+spread), S being their sum.
func scale(ps []piece) float64 {
	sum := 0.0
	for i := range ps {
		sum += ps[i].v
	}
	return 1 / math.Sqrt(float64(sum*sum)+spread)
}

// A toner makes a tone of the sentences that are added to it: the mean of their
// scores.
type toner struct {
	evidence []Evidence
	n        int
}

// add adds a sentence, or a part of one, with the pieces that keep takes. Nil
// takes all.
func (t *toner) add(ps []piece, keep func(*piece) bool) {
	if keep != nil {
		var kept []piece
		for i := range ps {
			if keep(&ps[i]) {
				kept = append(kept, ps[i])
			}
		}
		ps = kept
	}
	t.n++
	f := scale(ps)
	for i := range ps {
		p := &ps[i]
		t.evidence = append(t.evidence, Evidence{p.Span, p.v * f, p.voice, p.speaker, p.reason})
	}
}

// tone returns the mean tone of what was added.
func (t *toner) tone() Tone {
	var out Tone
	out.N = t.n
	for i := range t.evidence {
		e := &t.evidence[i]
		e.Weight /= float64(t.n)
		out.Score += e.Weight
		if e.Weight > 0 {
			out.Positive += e.Weight
		} else {
			out.Negative -= e.Weight
		}
	}
	out.Evidence = t.evidence
	out.judge()
	return out
}

// What a tone must reach to be called by a name.
const (
	tilt  = 0.05 // |score| under it is neutral
	both  = 0.15 // both shares over it may be mixed
	equal = 0.25 // where |score| is under this part of their sum
	sure  = 0.5  // confidence under it abstains
)

// judge sets the label and the confidence that follow from the score.
func (t *Tone) judge() {
	size, all := math.Abs(t.Score), t.Positive+t.Negative
	switch {
	case min(t.Positive, t.Negative) > both && size < equal*all:
		t.Label = Mixed
	case size < tilt:
		t.Label = Neutral
	case t.Score > 0:
		t.Label = Positive
	default:
		t.Label = Negative
	}
	// Words of one side only, and many sentences, make it surer.
	c := 0.0
	switch t.Label {
	case Neutral:
		c = 0.8 - 4*size - all/2
	case Mixed:
		c = 0.4 + min(t.Positive, t.Negative)
	default:
		c = 0.35 + size/all*0.3 + min(size, 0.5)*0.6
	}
	t.Confidence = float32(max(0.05, min(0.95, c)))
	t.Abstained = t.Confidence < sure
}
