package sentiment

import (
	"cmp"
	"math"
	"slices"

	"github.com/masthead-news/masthead/internal/tone"
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

// How many valences, or ratings, squared it takes to come near a score of 1.
const (
	valenceSpread = 15 // VADER's alpha
	ratingSpread  = 4
)

// A fragment is a sentence, or a part of one, with the pieces of its tone.
type fragment struct {
	pieces []piece
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

// only returns the part of f whose pieces keep takes. It is good until the next
// call.
func (k *desk) only(f fragment, keep func(*piece) bool) fragment {
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
	k.one.reset()
	k.one.add(f)
	return k.one.tone(&k.arena)
}

// An arena gives room for evidence, many tones' at once.
type arena []Evidence

// arenaSize is how much evidence is made room for at once.
const arenaSize = 256

// keep returns a copy of es.
func (a *arena) keep(es []Evidence) []Evidence {
	if len(es) == 0 {
		return nil
	}
	if cap(*a)-len(*a) < len(es) {
		*a = make([]Evidence, 0, max(arenaSize, len(es)))
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
	ps := f.pieces
	if !slices.IsSortedFunc(ps, byPlace) {
		ps = slices.Clone(ps)
		slices.SortStableFunc(ps, byPlace)
	}
	scale := 1.0
	if f.spread > 0 {
		sum := 0.0
		for i := range ps {
			sum += ps[i].v
		}
		scale = 1 / math.Sqrt(float64(sum*sum)+f.spread)
	}
	for i := range ps {
		p := &ps[i]
		t.evidence = append(t.evidence, Evidence{p.Span, p.v * scale, p.voice, p.speaker, p.reason})
	}
}

func byPlace(a, b piece) int { return cmp.Or(a.Start-b.Start, a.End-b.End) }

// tone returns the mean tone of what was added, with its evidence in a.
func (t *toner) tone(a *arena) Tone {
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
	if size := math.Abs(out.Score); size > 1 { // one voice alone, without what another sets against it
		for i := range t.evidence {
			t.evidence[i].Weight /= size
		}
		out.Score, out.Positive, out.Negative = out.Score/size, out.Positive/size, out.Negative/size
	}
	out.Evidence = a.keep(t.evidence)
	if t.known > 0 && t.known == t.n {
		out.weighUp(t.p, float64(t.n))
	} else {
		out.judge()
	}
	return out
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
