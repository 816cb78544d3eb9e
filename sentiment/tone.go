package sentiment

import (
	"math"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/text"
)

// reasons has the reason that each turn of a word gives.
var reasons = [...]Reason{tone.Straight: Word, tone.Negated: Negation, tone.Sided: Loaded, tone.Distant: ScareQuote}

// pieceOf makes a piece of a word: evidence before it is put to scale, whose
// weight is a valence, from -4 to 4.
func pieceOf(w *tone.Word, v float64, why Reason) Evidence {
	return Evidence{text.Span{Start: int(w.From), End: int(w.To)}, v, Voice(w.Voice), why, w.Speaker}
}

// How many valences, or ratings, squared it takes to come near a score of 1.
const (
	valenceSpread = 15 // VADER's alpha
	ratingSpread  = 4
)

// A fragment is a sentence, or a part of one, with the pieces of its tone.
type fragment struct {
	pieces []Evidence // in order
	// spread says how the pieces make a score: S/sqrt(S²+spread), S being their
	// sum. Zero means that they are weights already.
	spread float64
	// p has the probabilities of negative, neutral and positive, if known.
	p     [3]float64
	known bool
}

// uncalled returns f without its probabilities: what it is added to is called
// by its score.
func (f fragment) uncalled() fragment { return fragment{pieces: f.pieces, spread: f.spread} }

// factor returns what puts the pieces of f to scale.
func (f *fragment) factor() float64 {
	if f.spread == 0 {
		return 1
	}
	sum := 0.0
	for i := range f.pieces {
		sum += f.pieces[i].Weight
	}
	return 1 / math.Sqrt(float64(sum*sum)+f.spread)
}

// only returns the part of f whose pieces keep takes. It is good until the next
// call.
func (k *desk) only(f fragment, keep func(*Evidence) bool) fragment {
	out := fragment{spread: f.spread, pieces: k.kept[:0]}
	for i := range f.pieces {
		if keep(&f.pieces[i]) {
			out.pieces = append(out.pieces, f.pieces[i])
		}
	}
	k.kept = out.pieces
	return out
}

// toneOf is the tone of one fragment.
func (k *desk) toneOf(f fragment) Tone {
	out := Tone{N: 1, Evidence: k.arena.keep(f.pieces)}
	scale := f.factor()
	for i := range out.Evidence {
		out.Evidence[i].Weight *= scale
	}
	out.sum()
	if f.known {
		out.weighUp(f.p, 1)
	} else {
		out.judge()
	}
	return out
}

// An arena gives room for evidence, many tones' at once.
type arena []Evidence

// arenaSize is how much evidence is made room for at once. What is left over at
// the end lives as long as the result, so it is little.
const arenaSize = 64

// keep returns a copy of es.
func (a *arena) keep(es []Evidence) []Evidence {
	if len(es) == 0 {
		return nil
	}
	if len(es) > arenaSize/4 {
		return append([]Evidence(nil), es...)
	}
	if cap(*a)-len(*a) < len(es) {
		*a = make([]Evidence, 0, arenaSize)
	}
	from := len(*a)
	*a = append(*a, es...)
	return (*a)[from:len(*a):len(*a)]
}

// A toner makes a tone of the fragments that are added to it: the mean of their
// scores.
type toner struct {
	evidence []Evidence
	n        int
	p        [3]float64
	known    int
}

// reset empties t.
func (t *toner) reset() { *t = toner{evidence: t.evidence[:0]} }

func (t *toner) add(f fragment) {
	t.n++
	if f.known {
		t.known++
		for k, p := range f.p {
			t.p[k] += p
		}
	}
	scale := f.factor()
	from := len(t.evidence)
	t.evidence = append(t.evidence, f.pieces...)
	for i := from; i < len(t.evidence); i++ {
		t.evidence[i].Weight *= scale
	}
}

// tone returns the mean tone of what was added, with its evidence in a.
func (t *toner) tone(a *arena) Tone {
	out := Tone{N: t.n, Evidence: a.keep(t.evidence)}
	for i := range out.Evidence {
		out.Evidence[i].Weight /= float64(t.n)
	}
	out.sum()
	if t.known > 0 && t.known == t.n {
		out.weighUp(t.p, float64(t.n))
	} else {
		out.judge()
	}
	return out
}

// sum adds up the evidence of t.
func (t *Tone) sum() {
	for i := range t.Evidence {
		w := t.Evidence[i].Weight
		t.Score += w
		if w > 0 {
			t.Positive += w
		} else {
			t.Negative -= w
		}
	}
	if size := math.Abs(t.Score); size > 1 { // one voice alone, without what another sets against it
		for i := range t.Evidence {
			t.Evidence[i].Weight /= size
		}
		t.Score, t.Positive, t.Negative = t.Score/size, t.Positive/size, t.Negative/size
	}
}

// weighUp sets label and confidence by the probabilities of n fragments: their
// sums are in p.
func (t *Tone) weighUp(p [3]float64, n float64) {
	neg, neu, pos := p[0]/n, p[1]/n, p[2]/n
	c := max(neg, neu, pos)
	if n >= several {
		t.overall(neg, pos)
		return
	}
	switch {
	case n > 1 && min(neg, pos) > bothLikely && max(neg, pos) < evenly*min(neg, pos):
		t.Label, c = Mixed, neg+pos
	case neu == c:
		t.Label = Neutral
	case pos == c:
		t.Label = Positive
	default:
		t.Label = Negative
	}
	t.Confidence = float32(max(0, min(1, c)))
	t.Abstained = t.Confidence < sureLikely
}

// From several sentences on, a target is called by its mean score: readers of
// whole articles take them for kinder than the sentences one by one. The bounds
// are the best of PerSenT's development set, rounded.
const (
	several   = 3
	kindFrom  = 0.02
	harshFrom = -0.3
)

// The confidence in such a call grows with the distance of the score from the
// bounds, from overallFrom on by overallSlope up to overallSpan more. Readers of
// PerSenT's development set agree with the call that often and no oftener.
const (
	overallFrom  = 0.44
	overallSlope = 0.5
	overallSpan  = 0.2
)

// overall sets label and confidence by the score of several sentences, whose
// mean probabilities are neg and pos.
func (t *Tone) overall(neg, pos float64) {
	off := min(t.Score-harshFrom, kindFrom-t.Score)
	switch {
	case t.Score > kindFrom:
		t.Label = Positive
	case t.Score < harshFrom:
		t.Label = Negative
	case min(neg, pos) > bothLikely:
		t.Label = Mixed
	default:
		t.Label = Neutral
	}
	t.Confidence = float32(overallFrom + min(overallSpan, overallSlope*math.Abs(off)))
	t.Abstained = t.Confidence < sureLikely
}

// What probabilities must reach: several sentences are mixed where positive and
// negative are both likely and nearly even.
const (
	bothLikely = 0.3
	evenly     = 1.3
	sureLikely = 0.45
)

// What a tone must reach to be called by a name.
const (
	tilt  = 0.185 // |score| under it is neutral
	both  = 0.15  // both shares over it may be mixed
	equal = 0.25  // where |score| is under this part of their sum
	sure  = 0.5   // confidence under it abstains
)

// How often a label that follows from the score is right, at its bound and per
// unit of distance from it: rounded from the development half of the rated
// sentences.
const (
	neutralFrom = 0.58
	polarFrom   = 0.47
	perDistance = 0.5
	surest      = 0.85
)

// judge sets the label and the confidence that follow from the score.
func (t *Tone) judge() {
	size, all := math.Abs(t.Score), t.Positive+t.Negative
	c := polarFrom + float64(perDistance*(size-tilt))
	switch {
	case min(t.Positive, t.Negative) > both && size < equal*all:
		t.Label, c = Mixed, polarFrom+float64(perDistance*(min(t.Positive, t.Negative)-both))
	case size < tilt:
		t.Label, c = Neutral, neutralFrom+float64(perDistance*(tilt-size))
	case t.Score > 0:
		t.Label = Positive
	default:
		t.Label = Negative
	}
	t.Confidence = float32(min(surest, c))
	t.Abstained = t.Confidence < sure
}
