package sentiment

import (
	"github.com/masthead-news/masthead/internal/tone"
)

// scareName is the valence of marks of distance round a name.
const scareName = -1.5

// Marks of distance round a name lean on the model's verdict by this much.
const scareWeight = -0.2

// distance adds marks of distance round the target's name to f.
func distance(f fragment, marks Evidence) fragment {
	if f.spread > 0 {
		marks.Weight = scareName
		f.pieces = append(f.pieces, marks)
		inOrder(f.pieces)
		return f
	}
	// All weights together stay within -1 and 1.
	sum := 0.0
	for i := range f.pieces {
		sum += f.pieces[i].Weight
	}
	marks.Weight = max(scareWeight, -1-sum)
	f.pieces = append(f.pieces, marks)
	inOrder(f.pieces)
	shift := min(-marks.Weight, f.p[1]+f.p[2])
	fromPositive := min(shift, f.p[2])
	f.p[2] -= fromPositive
	f.p[1] -= shift - fromPositive
	f.p[0] += shift
	return f
}

// shown turns shares into pieces.
func (k *desk) shown(ws []tone.Word, shares []tone.Share) []Evidence {
	from := len(k.pieces)
	for _, s := range shares {
		w := &ws[s.Word]
		k.pieces = append(k.pieces, pieceOf(w, s.V, why(w, s.Tie)))
	}
	return k.cut(from)
}

// why returns the reason that a word tied to a target gives.
func why(w *tone.Word, t tone.Tie) Reason {
	switch {
	case t == tone.Done:
		return VerbObject
	case t == tone.Against:
		return Comparison
	case t == tone.Doer && (w.Frame != nil || w.Turn == tone.Straight):
		return Subject
	}
	return reasons[w.Turn]
}
