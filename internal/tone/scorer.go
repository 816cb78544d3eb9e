package tone

import "math"

// A Scorer weighs the features of a sentence, and of the targets in it, without
// making them: what rests on a word alone is added up when it is first met, what
// rests on the sentence alone when that is opened. A test holds that it says
// what the weights say of Features. It is for one goroutine at a time.
type Scorer struct {
	m       *Model
	ws      []Word
	slots   []slot
	of      []int32 // the slot of each word
	split   []slot  // the slots, where the target is a part of a name that goes on after it
	sums    []pair  // what the features of each slot come to
	ties    []tied
	words   []float64
	charged []int32    // the words with a valence
	lent    []termSums // see lend
	tally   tally
	linked  bool // the slots, for targets
	begin   slot
	end     slot
}

// A slot is a word as the scorer sees it, or a name.
type slot struct {
	*termSums
	v          float64 // valence by the rules
	next       uint32  // the feature that it makes with the next slot
	pair       pair    // what the weights say of that
	pairRate   int32   // the same without a target
	at         int32
	quote      int32
	step       uint8 // of v
	linked     int8  // features of the pair
	linkedRate int8
	not        bool
	quoted     bool
	stop       bool
}

// A pair is a sum of weights: z, and a.
type pair struct{ z, a int32 }

func (p *pair) add(s short) {
	p.z += int32(s.z)
	p.a += int32(s.a)
}

// tied is a feature that rests on a word of the sentence by grammar.
type tied struct {
	word int
	z    int32
}

// Open takes the sentence ws, whose words are known (see Know). It is used until
// the next sentence is opened.
func (s *Scorer) Open(m *Model, ws []Word) {
	s.m, s.ws = m, ws
	s.begin = slot{termSums: &m.begin, at: OnSentence}
	s.end = slot{termSums: &m.end, at: OnSentence}
	s.slots, s.of, s.charged = s.slots[:0], s.of[:0], s.charged[:0]
	for i := range ws {
		if n := len(s.slots); !ws[i].Name || n == 0 || s.slots[n-1].termSums != &m.name {
			if n < cap(s.slots) {
				s.slots = s.slots[:n+1]
			} else {
				s.slots = append(s.slots, slot{})
			}
			s.fill(&s.slots[n], i)
		}
		s.of = append(s.of, int32(len(s.slots)-1))
		if ws[i].V != 0 {
			s.charged = append(s.charged, int32(i))
		}
	}
	for i := range s.slots {
		s.slots[i].rateWith(m, s.after(i))
	}
	s.linked = false
}

// fill makes x the slot of word i.
func (s *Scorer) fill(x *slot, i int) {
	w := &s.ws[i]
	x.v, x.quote, x.quoted, x.stop = w.V, w.Marks, w.Marks >= 0, w.Role == Stop
	x.step = 0
	if x.v != 0 {
		x.step = uint8(step(x.v))
	}
	if w.Name {
		x.termSums, x.at, x.not = &s.m.name, OnSentence, false
		return
	}
	x.termSums, x.at = s.weighed(w.Term), int32(i)
	x.not = w.not && x.known
}

// rateWith adds up what x says together with the next slot, in a sentence
// without a target.
func (x *slot) rateWith(m *Model, next *slot) {
	x.next = id(fPair, mix(x.h, next.h))
	x.pairRate, x.linkedRate = int32(m.rates[x.next]), 1
	both := one(x.kind) & one(next.kind)
	x.pairRate += int32(m.rates[id(fPairClass, mix(uint32(x.kind), uint32(next.kind)))&-both]) * int32(both)
	x.linkedRate += int8(both)
}

// link adds up what x says together with the next slot where there are targets.
func (x *slot) link(m *Model, next *slot) {
	if x.part {
		m.addToward(x.termSums)
	}
	x.pair, x.linked = pair{}, 1
	x.pair.add(m.at(x.next))
	both := one(x.class) & one(next.class)
	w := m.at(id(fPairClass, mix(uint32(x.class), uint32(next.class))) & -both)
	x.pair.z += int32(w.z) * int32(both)
	x.pair.a += int32(w.a) * int32(both)
	x.linked += int8(both)
}

// one returns 1, or 0 for 0, without a branch: which words have a class is hard
// to foresee.
func one(x uint16) uint32 { return (uint32(x) + 0xffff) >> 16 }

// after returns the slot that follows slot i.
func (s *Scorer) after(i int) *slot {
	if i+1 < len(s.slots) {
		return &s.slots[i+1]
	}
	return &s.end
}

// Rate returns the verdict on the sentence as such. Its Words are good until the
// next verdict.
func (s *Scorer) Rate() Verdict {
	m, t := s.m, &s.tally
	v := s.verdict()
	*t = tally{}
	n, learned := 1, 0.0
	for i := range s.slots {
		x := &s.slots[i]
		n += int(x.countRate) + int(x.linkedRate)
		if x.not {
			n += 2
		}
		if x.v != 0 {
			n++
			t.weigh(x.v, x.quoted, i+1, 1)
			t.stand(x.v)
		}
		u := turned(float64(x.rated), x.not)
		learned += u
		t.standLearned(u)
	}
	t.learned[learnedAll], t.learned[learnedFaded], t.learned[learnedRight] = learned, learned, learned
	n += t.count() + 2*mostCount
	scale := float32(1 / math.Sqrt(float64(n)))
	even := scale / float32(math.Sqrt(float64(len(s.slots))))
	one := m.scale[2] * float64(scale)
	v.parts[-1-OnSentence] = float64(m.rates[id(fBias, 0)]) * one
	for i := range s.slots {
		x := &s.slots[i]
		z := int32(x.rate) + x.pairRate
		f := even
		if x.not {
			z += int32(x.rateNot)
			f *= -0.5
		}
		if x.v != 0 {
			z += int32(m.tables.rated[x.step])
		}
		v.rest(x.at, float64(float64(z)*one)+float64(f*x.lean))
	}
	for k, sum := range t.sums {
		if sum == 0 {
			v.rest(OnSentence, float64(float64(m.tables.none[k].s)*one))
			continue
		}
		z := float64(float64(m.tables.sum[k].s)*float64(squash(sum, 15))) + float64(m.tables.sumStep[k][stepOf(sum)].s)
		v.rest(t.place(k), float64(z*one))
	}
	at := t.place(sumAll)
	for k, sum := range t.learned {
		z := float64(float64(m.tables.learned[k].s)*float64(squash(sum, 4))) + float64(m.tables.learnedStep[k][stepOf(sum*1.5)].s)
		v.rest(at, float64(z*one))
	}
	for k, x := range t.most {
		z := float64(float64(m.tables.most[k].s)*float64(squash(x, 4))) + float64(m.tables.mostStep[k][stepOf(x*2)].s)
		v.rest(at, float64(z*one))
	}
	v.spread(s.ws, s.charged, nil)
	v.Positive = 1 / (1 + math.Exp(-m.Steep*(v.Sum-m.Edge)))
	v.Negative = 1 / (1 + math.Exp(m.Steep*(v.Sum+m.Edge)))
	v.Neutral = max(0, 1-v.Positive-v.Negative)
	return v
}

// verdict returns an empty verdict on the sentence, in scratch space.
func (s *Scorer) verdict() Verdict {
	if cap(s.words) < len(s.ws) {
		s.words = make([]float64, 2*len(s.ws))
	}
	w := s.words[:len(s.ws)]
	clear(w)
	return Verdict{Words: w}
}

// Close lets go of the sentence, and of the words of its document.
func (s *Scorer) Close() {
	clear(s.slots[:cap(s.slots)])
	clear(s.split[:cap(s.split)])
	s.lent = s.lent[:0]
	s.ws, s.m, s.begin, s.end = nil, nil, slot{}, slot{}
}
