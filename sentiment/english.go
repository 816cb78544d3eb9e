package sentiment

import (
	"crypto/sha256"
	"encoding/hex"

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

// What a part of a sum must come to, to be shown as evidence of its own: the
// rest is shown as the context. Ratings are from -4 to 4, weights from -1 to 1.
const (
	leastRating = 0.06
	leastWeight = 0.03
)

// ratings turns the model's verdict on the sentence that is open into pieces.
func (k *desk) ratings(ws []tone.Word) fragment {
	v := k.scorer.Rate()
	return fragment{
		spread: ratingSpread, known: true, p: [3]float64{v.Negative, v.Neutral, v.Positive},
		pieces: k.partsOf(ws, v, 1, leastRating, nil, k.ground),
	}
}

// verdict turns the model's verdict on the target at words [lo, hi) into a
// fragment. Nobody quoted is said to speak of himself who doesn't: what his words
// in quotation marks show him as is a part of the context in which he is named.
func (k *desk) verdict(m *tone.Model, sc tone.Scene, x *site, lo, hi int, rules tone.Ruling) fragment {
	v := k.scorer.Judge(lo, hi, x.pronoun, rules)
	ground, ws := k.ground, sc.Words
	self := int32(sc.Marks[x.mention].Entity)
	if k.quoted && ws[lo].Speaker != self {
		if ground.Voice == Direct && ground.Speaker == self {
			ground.Voice, ground.Speaker = Voice(ws[lo].Voice), ws[lo].Speaker
		}
		for i := range ws {
			if ws[i].Voice == tone.Direct && ws[i].Speaker == self {
				v.Rest += v.Words[i]
				v.Words[i] = 0
			}
		}
	}
	return fragment{
		known:  true,
		p:      [3]float64{v.Negative, v.Neutral, v.Positive},
		pieces: k.partsOf(ws, v, v.Factor(m.Heat), leastWeight, rules.Shares, ground),
	}
}

// partsOf turns the parts of a verdict, times factor, into pieces in order:
// words of weight, and ground for all the rest.
func (k *desk) partsOf(ws []tone.Word, v tone.Verdict, factor, least float64, shares []tone.Share, ground Evidence) []Evidence {
	from := len(k.pieces)
	rest := v.Rest * factor
	for i, c := range v.Words {
		c = float64(c * factor)
		if c < least && c > -least || ws[i].Name || ws[i].V == 0 && ws[i].Frame == nil && ws[i].Function() {
			rest += c
			continue
		}
		k.pieces = append(k.pieces, pieceOf(&ws[i], c, why(&ws[i], tieOf(shares, i))))
	}
	if len(ws) > 0 && rest != 0 {
		ground.Weight = rest
		at := len(k.pieces)
		k.pieces = append(k.pieces, ground)
		for ; at > from && k.pieces[at-1].Start > ground.Start; at-- {
			k.pieces[at], k.pieces[at-1] = k.pieces[at-1], ground
		}
	}
	return k.cut(from)
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

// groundOf is a piece for what rests on a sentence as a whole, in the voice of
// most of its words; and it tells whether anything in it is in direct speech.
func groundOf(ws []tone.Word) (ground Evidence, quoted bool) {
	if len(ws) == 0 {
		return Evidence{}, false
	}
	var count [len(Voices)]int
	most := tone.Voice(0)
	for i := range ws {
		v := ws[i].Voice
		if count[v]++; count[v] > count[most] {
			most = v
		}
	}
	ground = Evidence{Voice: Voice(most), Speaker: -1, Reason: Context}
	ground.Start, ground.End = ws[0].Start, ws[len(ws)-1].End
	for i := range ws {
		if ws[i].Voice == most {
			ground.Speaker = ws[i].Speaker
			break
		}
	}
	return ground, count[tone.Direct] > 0
}
