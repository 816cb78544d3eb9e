package sentiment

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"sync"

	"github.com/masthead-news/masthead/internal/lazy"
	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/sentiment/model"
)

// english is the built-in model, unpacked at first use.
var english lazy.Value[*tone.Model]

func loadEnglish() *tone.Model {
	m, err := tone.Unpack(model.English)
	if err != nil {
		panic("sentiment: " + err.Error()) // a test unpacks it
	}
	return m
}

// hash is the SHA-256 of the built-in model.
var hash lazy.Value[string]

func hashEnglish() string {
	h := sha256.Sum256([]byte(model.English))
	return hex.EncodeToString(h[:])
}

// readers holds scratch space for the model.
var readers = sync.Pool{New: func() any { return new(tone.Reader) }}

// What a part of a sum must come to, to be shown as evidence of its own: the
// rest is shown as the context. Ratings are from -4 to 4, weights from -1 to 1.
const (
	leastRating = 0.06
	leastWeight = 0.03
)

// ratings turns the model's verdict on a sentence into pieces.
func ratings(m *tone.Model, r *tone.Reader, ws []tone.Word) fragment {
	v := m.Rate(r, ws)
	f := fragment{spread: ratingSpread, known: true, p: [3]float64{v.Negative, v.Neutral, v.Positive}}
	f.pieces = partsOf(ws, v, 1, leastRating, nil)
	return f
}

// partsOf turns the parts of a verdict, times factor, into pieces in order:
// words of weight, and one for all the rest.
func partsOf(ws []tone.Word, v tone.Verdict, factor, least float64, shares []tone.Share) []piece {
	n := 1
	for _, c := range v.Words {
		if math.Abs(c*factor) >= least {
			n++
		}
	}
	ps := make([]piece, 0, n)
	rest := v.Rest * factor
	for i, c := range v.Words {
		c *= factor
		if c < least && c > -least || ws[i].Name || ws[i].V == 0 && ws[i].Frame == nil && ws[i].Function {
			rest += c
			continue
		}
		ps = append(ps, pieceOf(&ws[i], c, why(&ws[i], tieOf(shares, i))))
	}
	if len(ws) > 0 && rest != 0 {
		at := 0
		for at < len(ps) && ps[at].Start <= ws[0].Start {
			at++
		}
		ps = slices.Insert(ps, at, context(ws, rest))
	}
	return ps
}

// tieOf returns how word i is tied to the target that shares are of.
func tieOf(shares []tone.Share, i int) tone.Tie {
	t := tone.None
	for k := range shares {
		if shares[k].Word == i {
			t = shares[k].Tie
		}
	}
	return t
}

// context is a piece for what rests on a sentence as a whole, in the voice of
// most of its words.
func context(ws []tone.Word, v float64) piece {
	var count [len(Voices)]int
	most := 0
	for i := range ws {
		k := int(ws[i].Voice)
		if count[k]++; count[k] > count[most] {
			most = k
		}
	}
	p := piece{v: v, voice: Voices[most], speaker: -1, reason: Context}
	p.Start, p.End = ws[0].Start, ws[len(ws)-1].End
	for i := range ws {
		if int(ws[i].Voice) == most {
			p.speaker = ws[i].Speaker
			break
		}
	}
	return p
}

// verdict turns the model's verdict on a target into a fragment.
func verdict(m *tone.Model, r *tone.Reader, sc *tone.Scene, lo, hi int, pronoun bool, rules tone.Ruling) fragment {
	v := m.Judge(r, sc.Words, lo, hi, pronoun, rules)
	return fragment{
		known:  true,
		p:      [3]float64{v.Negative, v.Neutral, v.Positive},
		pieces: partsOf(sc.Words, v, v.Factor(m.Heat), leastWeight, rules.Shares),
	}
}
