package tone

import (
	"encoding/binary"
	"errors"
	"math"
)

// A Model weighs features. It is read-only and may be shared.
type Model struct {
	// toward has for each hash two weights toward a target: z, for positive
	// against negative, and a, for either of them against neutral.
	toward [][2]int8
	rates  []int8     // for each hash, the weight in a sentence as such
	scale  [3]float64 // of z, a and sentence
	Words  []string   // that it knows, in order
	Infos  []Info     // of each word

	begin, end, name, number termSums

	classes []classSums
	tables  tables

	// Heat divides the logits of a target, so that its probabilities hold on
	// texts it was not trained on.
	Heat float64
	// Steep and Edge make probabilities of a rating y: that of positive is the
	// logistic function of Steep*(y-Edge).
	Steep, Edge float64
}

const magic = "masthead tone 2\n"

// wordSize is the number of bytes of a word beside its letters.
const wordSize = 2*2 + 2*Zone + 1 + 2

// Pack writes a model. Weights are kept in 8 bits each.
func Pack(z, a, sentence []float32, words []string, infos []Info, heat, steep, edge float64) []byte {
	b := []byte(magic)
	topZ, topA, topS := top(z), top(a), top(sentence)
	for _, v := range []float64{heat, steep, edge, topZ / 127, topA / 127, topS / 127} {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v)))
	}
	for i := range z {
		b = append(b, eighth(z[i], topZ), eighth(a[i], topA))
	}
	for i := range sentence {
		b = append(b, eighth(sentence[i], topS))
	}
	var tops [2*Zone + 3]float64
	for i := range infos {
		in := &infos[i]
		for k, v := range in.Lean {
			tops[k] = max(tops[k], math.Abs(float64(v)))
		}
		tops[2*Zone+1] = max(tops[2*Zone+1], math.Abs(float64(in.Valence)))
		tops[2*Zone+2] = max(tops[2*Zone+2], math.Abs(float64(in.Rated)))
	}
	for _, v := range tops {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v/127)))
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(words)))
	for i, w := range words {
		in := &infos[i]
		b = append(b, byte(len(w)))
		b = append(b, w...)
		b = binary.LittleEndian.AppendUint16(b, in.Class)
		b = binary.LittleEndian.AppendUint16(b, in.Kind)
		for k, v := range in.Lean {
			b = append(b, eighth(v, tops[k]))
		}
		b = append(b, eighth(in.Valence, tops[2*Zone+1]), eighth(in.Rated, tops[2*Zone+2]))
	}
	return b
}

// top returns the size of the largest weight.
func top(ws []float32) float64 {
	m := 1e-9
	for _, w := range ws {
		m = max(m, math.Abs(float64(w)))
	}
	return m
}

func eighth(v float32, top float64) byte {
	return byte(int8(math.Round(float64(v) / top * 127)))
}

var errModel = errors.New("the tone model is damaged")

// Unpack reads what Pack wrote.
func Unpack(s string) (*Model, error) {
	if len(s) < len(magic)+24 || s[:len(magic)] != magic {
		return nil, errModel
	}
	s = s[len(magic):]
	number := func() float64 {
		v := math.Float32frombits(binary.LittleEndian.Uint32([]byte(s[:4])))
		s = s[4:]
		return float64(v)
	}
	m := &Model{Heat: number(), Steep: number(), Edge: number()}
	for k := range m.scale {
		m.scale[k] = number()
	}
	const n = 1 << Bits
	if len(s) < 3*n+(2*Zone+3)*4+4 {
		return nil, errModel
	}
	m.toward, m.rates = make([][2]int8, n), make([]int8, n)
	for i := range m.toward {
		m.toward[i], m.rates[i] = [2]int8{int8(s[2*i]), int8(s[2*i+1])}, int8(s[2*n+i])
	}
	s = s[3*n:]
	var tops [2*Zone + 3]float32
	for k := range tops {
		tops[k] = float32(number())
	}
	count := int(binary.LittleEndian.Uint32([]byte(s[:4])))
	s = s[4:]
	if count > len(s) {
		return nil, errModel
	}
	m.Words, m.Infos = make([]string, count), make([]Info, count)
	for i := range m.Infos {
		if len(s) < 1 || len(s) < 1+int(s[0])+wordSize {
			return nil, errModel
		}
		word := s[1 : 1+int(s[0])]
		s = s[1+len(word):]
		in := &m.Infos[i]
		in.Class, in.Kind = uint16(s[0])|uint16(s[1])<<8, uint16(s[2])|uint16(s[3])<<8
		for k := range in.Lean {
			in.Lean[k] = float32(int8(s[4+k])) * tops[k]
		}
		in.Valence = float32(int8(s[4+len(in.Lean)])) * tops[2*Zone+1]
		in.Rated = float32(int8(s[5+len(in.Lean)])) * tops[2*Zone+2]
		s = s[wordSize:]
		m.Words[i] = word
	}
	m.tabulate()
	return m, nil
}

// A Verdict is what a model says of a sentence or of a target in it.
type Verdict struct {
	// Sum is the rating of a sentence, from about -4 to 4, or the logit z of a
	// target. It is the sum of Words and Rest.
	Sum   float64
	Words []float64  // by word of the sentence
	Rest  float64    // what rests on no word
	parts [5]float64 // what rests on no single word, by place
	// Negative, Neutral and Positive are probabilities.
	Negative, Neutral, Positive float64
}

// How far the rules go before the model where grammar is plain. The sentences
// that the model learned from are about politicians, and it takes the words of a
// sentence for blame of whoever stands in it. The card says what dealsPart and
// saysPart were chosen by.
const (
	tiedWorth   = 0.35 // added to z for each unit of valence tied to the target
	nearWorth   = 0.1  // the same for what only stands near it
	tiedCertain = 0.2  // and to a
	attackPart  = 0.15 // left of the model's z for one who blames another, or is set beside one
	harmedPart  = 0.2  // left of a negative z for one who is harmed
	dealsPart   = 0.1  // left of a negative z that rests on what one only deals with
	someBlame   = 0.3  // in z, from which on what one deals with is bad
	saysPart    = 0.5  // left of what one's own words in quotation marks say of oneself
	apart       = 0.8  // taken from a for both
)

// heed lets what grammar ties to the target go before the rest, and returns
// what to add to a. The sentence is ws, and marks are the quotation marks that
// the target stands in.
func (v *Verdict) heed(rules Ruling, ws []Word, marks int32) (a float64) {
	if rules.Says {
		for i := range ws {
			if ws[i].Marks >= 0 && ws[i].Marks != marks {
				v.Words[i] *= saysPart
			}
		}
		v.addUp()
	}
	blame := dealsPart
	if rules.Cleared {
		blame = 0
	}
	if a = v.passOver(rules.Deals, blame); a < 0 {
		v.addUp()
	}
	tied, bad := 0.0, 0.0
	for _, s := range rules.Shares {
		if s.Tie != None {
			tied += math.Abs(s.V)
			bad -= min(0, s.V)
		} else {
			tied += math.Abs(s.V) / 2
		}
	}
	part := 1.0
	switch {
	case rules.Against:
		part, a = attackPart, min(a, -apart)
	case rules.Attacks && bad < 0.5:
		part, a = attackPart, min(a, -apart)
	case rules.Pitied && v.Sum < 0: // even of what is tied to it: that tells why it was done
		part, a = harmedPart, min(a, -2*apart)
	case rules.Harmed && bad < 0.5 && v.Sum < 0:
		part, a = harmedPart, min(a, -apart)
	}
	if part == 1 && len(rules.Shares) == 0 {
		return a
	}
	v.Rest *= part
	for i := range v.Words {
		v.Words[i] *= part
	}
	for _, s := range rules.Shares {
		worth := nearWorth
		switch {
		case rules.deals(s.Word):
			continue
		case s.Tie == Against && s.V > 0 && ws[s.Word].V < 0 && ws[s.Word].Turn != Negated:
			// To be less corrupt than another is no praise.
		case s.Tie != None:
			worth = tiedWorth
		case part < 1:
			continue
		}
		if rules.Pitied {
			worth *= part
		}
		v.Words[s.Word] += float64(s.V * worth)
	}
	v.addUp()
	return a + float64(tied*tiedCertain)
}

// passOver leaves this part of the blame that rests on the words in between, and
// returns what to add to a.
func (v *Verdict) passOver(between [2]int, part float64) (a float64) {
	blame := 0.0
	for _, c := range v.Words[between[0]:between[1]] {
		blame += min(0, c)
	}
	if blame > -someBlame {
		return 0
	}
	for i := between[0]; i < between[1]; i++ {
		v.Words[i] *= part
	}
	if v.Rest < 0 {
		v.Rest *= part
	}
	return -apart
}

// rest notes that c rests at a word or a place.
func (v *Verdict) rest(at int32, c float64) {
	if at >= 0 {
		v.Words[at] += c
	} else {
		v.parts[-1-at] += c
	}
}

// weigh makes probabilities of Sum and a.
func (v *Verdict) weigh(a, heat float64) {
	z := max(-hottest, min(hottest, v.Sum/heat))
	a = max(-hottest, min(hottest, a/heat))
	p, n := math.Exp(a+z), math.Exp(a-z)
	all := p + n + 1
	v.Negative, v.Neutral, v.Positive = n/all, 1/all, p/all
}

// hottest bounds the logits.
const hottest = 20

// Factor returns what turns the parts of a target's Sum into parts of the
// difference between the probabilities of positive and negative.
func (v *Verdict) Factor(heat float64) float64 {
	if math.Abs(v.Sum) < 1e-6 {
		return (1 - v.Neutral) / heat // the limit
	}
	return (v.Positive - v.Negative) / v.Sum
}

// spread deals out what rests on several words, in proportion to their
// valences, and adds all up. Those of ws that have a valence are the ones at
// charged.
func (v *Verdict) spread(ws []Word, charged []int32, shares []Share) {
	parts := &v.parts
	v.Rest = parts[-1-OnSentence]
	var size [5]float64
	for _, i := range charged {
		if x := ws[i].V; x > 0 {
			size[-1-OnPraise] += x
		} else {
			size[-1-OnBlame] -= x
		}
	}
	size[-1-OnValences] = size[-1-OnPraise] + size[-1-OnBlame]
	for k := -1 - OnValences; k <= -1-OnBlame; k++ {
		if size[k] == 0 {
			v.Rest += parts[k]
			parts[k] = 0
			size[k] = 1
		}
	}
	any := parts[-1-OnValences] / size[-1-OnValences]
	praise, blame := any+parts[-1-OnPraise]/size[-1-OnPraise], any+parts[-1-OnBlame]/size[-1-OnBlame]
	for _, i := range charged {
		if x := ws[i].V; x > 0 {
			v.Words[i] += float64(x * praise)
		} else {
			v.Words[i] -= float64(x * blame)
		}
	}
	all := 0.0
	for _, s := range shares {
		all += math.Abs(s.V)
	}
	for _, s := range shares {
		v.Words[s.Word] += float64(math.Abs(s.V) / all * parts[-1-OnShares])
	}
	if len(shares) == 0 {
		v.Rest += parts[-1-OnShares]
	}
	v.addUp()
}

// addUp sets Sum.
func (v *Verdict) addUp() {
	var even, odd float64 // two sums, so that one need not wait for the other
	ws := v.Words
	for len(ws) > 1 {
		even += ws[0]
		odd += ws[1]
		ws = ws[2:]
	}
	v.Sum = v.Rest + even + odd
	for _, c := range ws {
		v.Sum += c
	}
}
