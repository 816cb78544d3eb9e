package tone

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// testWords are what the sentences of the tests are made of.
var testWords = strings.Fields(`The the plan was a disgrace , but nobody slammed it for 12 years ; Norland New
	Port never praised honest work not very corrupt regime killed by from its running ran happily “ ” ( ) less more kind
	kinder than harassment famine`)

// someModel has weights and words at random.
func someModel(t *testing.T, r *rand.Rand) *Model {
	t.Helper()
	weights := func(n int) []float32 {
		w := make([]float32, n)
		for i := range w {
			w[i] = float32(r.NormFloat64())
		}
		return w
	}
	var words []string
	var infos []Info
	for _, w := range testWords {
		if w = lower(w); w[0] >= 'a' && w[0] <= 'z' && !slices.Contains(words, w) && r.IntN(4) > 0 {
			in := Info{Class: uint16(r.IntN(9)), Valence: float32(r.NormFloat64()), Kind: uint16(r.IntN(9)), Rated: float32(r.NormFloat64())}
			copy(in.Lean[:], weights(len(in.Lean)))
			words, infos = append(words, w), append(infos, in)
		}
	}
	const n = 1 << Bits
	m, err := Unpack(string(Pack(weights(n), weights(n), weights(n), words, infos, 0.9, 2, 0.4)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// someSentence is a sentence at random, with quotes in it.
func someSentence(r *rand.Rand, v *Vocabulary) []Word {
	var b strings.Builder
	for range 1 + r.IntN(80) {
		b.WriteString(testWords[r.IntN(len(testWords))] + " ")
	}
	d := text.New(b.String())
	var sheet Sheet
	ws := sheet.Read(d, v)
	Mask(d, ws, nil, nil)
	for i := range ws {
		if k := i / 7 % 3; k > 0 {
			ws[i].Marks = int32(k)
		}
	}
	Look(ws, v)
	Weigh(ws)
	Know(ws)
	return ws
}

// What the scorer adds up is what the weights say of the features that the
// model was trained on.
func TestScorer(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m := someModel(t, r)
	v := NewVocabulary(BuiltIn(), m)
	var s Scorer
	var reader Reader
	for range 400 {
		ws := someSentence(r, v)
		s.Open(m, ws)
		compare(t, ws, s.Rate(), m.plainRate(&reader, ws))
		for range 4 {
			lo := r.IntN(len(ws))
			hi := min(len(ws), lo+1+r.IntN(3))
			pronoun := r.IntN(2) == 0
			sc := Scene{Words: ws, At: make([]int, len(ws)), Marks: []Mark{{Entity: 0}}, Told: Telling(nil, ws)}
			for i := range sc.At {
				if i < lo || i >= hi {
					sc.At[i] = -1
				}
			}
			rules := sc.Toward(0, lo, hi)
			compare(t, ws, s.Judge(lo, hi, pronoun, rules), m.plainJudge(&reader, ws, lo, hi, pronoun, rules))
		}
	}
}

func compare(t *testing.T, ws []Word, got, want Verdict) {
	t.Helper()
	off := func(a, b float64) bool { return !(math.Abs(a-b) <= 1e-5) }
	wrong := off(got.Sum, want.Sum) || off(got.Rest, want.Rest) || off(got.Negative, want.Negative) || off(got.Positive, want.Positive)
	for i := range want.Words {
		wrong = wrong || off(got.Words[i], want.Words[i])
	}
	if !wrong {
		return
	}
	var b strings.Builder
	for i := range ws {
		b.WriteString(ws[i].Low + " ")
	}
	t.Fatalf("%s\n got %+v\nwant %+v", b.String(), got, want)
}

// plainRate rates a sentence feature by feature.
func (m *Model) plainRate(r *Reader, ws []Word) Verdict {
	v := Verdict{Words: make([]float64, len(ws))}
	for _, f := range r.Features(ws, -1, -1, false, nil) {
		if f.ID >= Zones {
			v.rest(f.At, float64(f.Value*ws[f.At].Info.Lean[2*Zone]))
		} else {
			v.rest(f.At, float64(m.rates[f.ID])*m.scale[2]*float64(f.Value))
		}
	}
	v.spread(ws, chargedOf(nil, ws), nil)
	v.Positive = 1 / (1 + math.Exp(-m.Steep*(v.Sum-m.Edge)))
	v.Negative = 1 / (1 + math.Exp(m.Steep*(v.Sum+m.Edge)))
	return v
}

// plainJudge judges a target feature by feature.
func (m *Model) plainJudge(r *Reader, ws []Word, lo, hi int, pronoun bool, rules Ruling) Verdict {
	v := Verdict{Words: make([]float64, len(ws))}
	a := 0.0
	for _, f := range r.Features(ws, lo, hi, pronoun, rules.Shares) {
		if f.ID >= Zones {
			k, lean := 2*(f.ID-Zones), &ws[f.At].Info.Lean
			v.rest(f.At, float64(f.Value*lean[k]))
			a += float64(f.Value * lean[k+1])
			continue
		}
		w := m.at(f.ID)
		v.rest(f.At, float64(w.z)*m.scale[0]*float64(f.Value))
		a += float64(w.a) * m.scale[1] * float64(f.Value)
	}
	marks := int32(-1)
	if lo >= 0 {
		marks = ws[lo].Marks
	}
	v.spread(ws, chargedOf(nil, ws), rules.Shares)
	a += v.heed(rules, ws, marks)
	v.weigh(a, m.Heat)
	return v
}

// chargedOf appends the places of the words that have a valence.
func chargedOf(at []int32, ws []Word) []int32 {
	for i := range ws {
		if ws[i].V != 0 {
			at = append(at, int32(i))
		}
	}
	return at
}
