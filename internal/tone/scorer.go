package tone

import "math"

// A Scorer weighs the features of a sentence, and of the targets in it, without
// making them: what rests on a word alone is added up when a vocabulary is made,
// and what rests on the sentence alone when it is opened. A test holds that it
// says what the weights say of Features. It is for one goroutine at a time.
type Scorer struct {
	m      *Model
	ws     []Word
	slots  []slot
	of     []int32 // the slot of each word
	seq    []*slot // the slots round a target, with ends on both sides
	sums   []pair  // what the features of each of seq come to
	ties   []tied
	words  []float64
	linked bool // the slots, for targets
	extra  slot // the rest of a name that the target is a part of
	aim    slot
	begin  slot
	end    slot
}

// A slot is a word as the scorer sees it, or a name.
type slot struct {
	*termSums
	info       *Info
	h          uint32
	c, kind    uint32
	v          float64 // valence by the rules
	u, rated   float64 // valence learned, toward targets and without one
	pair       pair    // what the weights say of it with the next slot
	pairRate   int32   // the same without a target
	linked     int8    // features of the pair
	linkedRate int8
	quote      int32
	at         int32
	step       uint8 // of v
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

// ends is how many places beside a target are looked at, and one for pairs.
const ends = 7

// Open takes the sentence ws, whose words are known (see Know). It is used until
// the next sentence is opened.
func (s *Scorer) Open(m *Model, ws []Word) {
	s.m, s.ws = m, ws
	s.begin = slot{termSums: &m.begin, h: hashBegin, at: OnSentence}
	s.end = slot{termSums: &m.end, h: hashEnd, at: OnSentence}
	s.slots, s.of = s.slots[:0], s.of[:0]
	for i := range ws {
		if n := len(s.slots); !ws[i].Name || n == 0 || s.slots[n-1].h != hashName {
			s.slots = append(s.slots, slot{})
			s.fill(&s.slots[n], i)
		}
		s.of = append(s.of, int32(len(s.slots)-1))
	}
	for i := range s.slots {
		s.slots[i].rateWith(m, s.after(i))
	}
	s.linked = false
}

// fill makes x the slot of word i.
func (s *Scorer) fill(x *slot, i int) {
	w := &s.ws[i]
	*x = slot{
		h: w.hash, v: w.V, quote: int32(w.Quote), at: int32(i),
		quoted: w.Voice == Direct, stop: w.Role == Stop,
	}
	if x.v != 0 {
		x.step = uint8(step(x.v))
	}
	if w.Name {
		x.termSums, x.h, x.at = &s.m.name, hashName, OnSentence
		return
	}
	x.termSums = w.weighed(s.m)
	if w.Info != nil {
		x.info, x.c, x.u = w.Info, w.Info.Class, float64(w.Info.Valence)
		x.kind, x.rated = w.Info.Kind, float64(w.Info.Rated)
		x.not = w.not
	}
}

// rateWith adds up what x says together with the next slot, in a sentence
// without a target.
func (x *slot) rateWith(m *Model, next *slot) {
	x.pairRate, x.linkedRate = int32(m.weights[id(fPair, mix(x.h, next.h))][toRate]), 1
	if x.kind != 0 && next.kind != 0 {
		x.pairRate += int32(m.weights[id(fPairClass, mix(x.kind, next.kind))][toRate])
		x.linkedRate++
	}
}

// link adds up what x says together with the next slot where there are targets.
func (x *slot) link(m *Model, next *slot) {
	x.pair, x.linked = pair{}, 1
	x.pair.add(m.at(id(fPair, mix(x.h, next.h))))
	if x.c != 0 && next.c != 0 {
		x.pair.add(m.at(id(fPairClass, mix(x.c, next.c))))
		x.linked++
	}
}

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
	m := s.m
	v := s.verdict()
	var t tally
	n := 1
	for i := range s.slots {
		x := &s.slots[i]
		n += int(x.countRate) + int(x.linkedRate)
		if x.not {
			n += 2
		}
		if x.v != 0 {
			n++
		}
		t.learn(x.rated, x.not, i+1, 1)
		t.weigh(x.v, x.quoted, i+1, 1)
	}
	n += t.count() + 2*mostCount
	scale := float32(1 / math.Sqrt(float64(n)))
	even := scale / float32(math.Sqrt(float64(len(s.slots))))
	one := m.scale[2] * float64(scale)
	v.parts[-1-OnSentence] = float64(m.weights[id(fBias, 0)][toRate]) * one
	for i := range s.slots {
		x := &s.slots[i]
		z := int32(x.rate) + x.pairRate
		if x.not {
			z += int32(x.rateNot)
		}
		if x.v != 0 {
			z += int32(m.tables.rated[x.step])
		}
		c := float64(float64(z) * one)
		if x.info != nil {
			f := even
			if x.not {
				f *= -0.5
			}
			c += float64(f * x.info.Lean[2*Zone])
		}
		v.rest(x.at, c)
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
	v.spread(s.ws, nil)
	v.Positive = 1 / (1 + math.Exp(-m.Steep*(v.Sum-m.Edge)))
	v.Negative = 1 / (1 + math.Exp(m.Steep*(v.Sum+m.Edge)))
	v.Neutral = max(0, 1-v.Positive-v.Negative)
	return v
}

// Judge returns the verdict on the target at words [lo, hi) of the sentence,
// with what the rules say of it. Its Words are good until the next verdict.
func (s *Scorer) Judge(lo, hi int, pronoun bool, rules Ruling) Verdict {
	m := s.m
	at := s.place(lo, hi)
	var all pair // what rests on no word
	all.add(m.at(id(fBias, 0)))
	n, t := s.each(at)
	n += s.round(at)
	n += s.clause(at)
	n += s.mention(&all, at, pronoun)
	n += s.ruled(&all, rules)
	n += t.count()

	scale := float32(1 / math.Sqrt(float64(n)))
	oneZ, oneA := m.scale[0]*float64(scale), m.scale[1]*float64(scale)
	v := s.verdict()
	a := s.settle(&v, at, scale)
	for _, x := range s.ties {
		v.Words[x.word] += float64(float64(x.z) * oneZ)
	}
	sum := 0.0
	for _, x := range rules.Shares {
		sum += x.V
	}
	on := int32(OnShares)
	if len(rules.Shares) == 0 {
		on = OnSentence
	}
	add := func(at int32, w, step cell, f float32) {
		v.rest(at, float64((float64(float64(w.z)*float64(f))+float64(step.z))*oneZ))
		a += float64((float64(float64(w.a)*float64(f)) + float64(step.a)) * oneA)
	}
	add(on, m.tables.rule, m.tables.ruleStep[stepOf(sum)], squash(sum, 4))
	for k, sum := range t.sums {
		if sum == 0 {
			add(OnSentence, cell{}, m.tables.none[k], 0)
			continue
		}
		add(t.place(k), m.tables.sum[k], m.tables.sumStep[k][stepOf(sum)], squash(sum, 15))
	}
	on = t.place(sumAll)
	for k, sum := range t.learned {
		add(on, m.tables.learned[k], m.tables.learnedStep[k][stepOf(sum*1.5)], squash(sum, 4))
	}
	v.rest(OnSentence, float64(float64(all.z)*oneZ))
	a += float64(float64(all.a) * oneA)
	v.spread(s.ws, rules.Shares)
	a += v.heed(rules)
	v.weigh(a, m.Heat)
	return v
}

// place puts the slots into order round the target at words [lo, hi), and
// returns its place among them. What is counted on each is zero.
func (s *Scorer) place(lo, hi int) int {
	s.aim = slot{h: hashTarget, at: OnSentence, quote: int32(s.ws[lo].Quote), quoted: s.ws[lo].Voice == Direct}
	if !s.linked {
		s.linked = true
		for i := range s.slots {
			s.slots[i].link(s.m, s.after(i))
		}
	}
	s.seq = s.seq[:0]
	for range ends {
		s.seq = append(s.seq, &s.begin)
	}
	if lo > 0 {
		for i := range s.slots[:s.of[lo-1]+1] {
			s.seq = append(s.seq, &s.slots[i])
		}
	}
	at := len(s.seq)
	s.seq = append(s.seq, &s.aim)
	if hi < len(s.ws) {
		next := int(s.of[hi])
		if s.of[hi-1] == s.of[hi] {
			s.fill(&s.extra, hi)
			s.seq = append(s.seq, &s.extra)
			next++
		}
		for i := next; i < len(s.slots); i++ {
			s.seq = append(s.seq, &s.slots[i])
		}
		if s.seq[at+1] == &s.extra {
			after := &s.end
			if at+2 < len(s.seq) {
				after = s.seq[at+2]
			}
			s.extra.link(s.m, after)
		}
	}
	for range ends {
		s.seq = append(s.seq, &s.end)
	}
	if cap(s.sums) < len(s.seq) {
		s.sums = make([]pair, 2*len(s.seq))
	}
	s.sums = s.sums[:len(s.seq)]
	clear(s.sums)
	return at
}

// each adds up what every word says, wherever it stands and on which side, and
// returns the number of features.
func (s *Scorer) each(at int) (n int, t tally) {
	m := s.m
	n = 1 // the bias
	for i := ends; i < len(s.seq)-ends; i++ {
		if i == at {
			continue
		}
		x, sum := s.seq[i], &s.sums[i]
		side := 0
		if i > at {
			side = 1
		}
		n += int(x.count)
		sum.add(x.side[side])
		if i+1 == at {
			sum.add(m.at(id(fPair, mix(x.h, hashTarget))))
			n++
		} else {
			sum.z += x.pair.z
			sum.a += x.pair.a
			n += int(x.linked)
		}
		if x.not {
			sum.add(x.denied)
			n += 2
		}
		f := far(i - at)
		voices := voicesOf(int(x.quote), int(s.aim.quote))
		if x.c != 0 {
			c := &m.classes[x.c]
			sum.add(c.far[side][f])
			if voices != bothOwn {
				sum.add(c.voices[voices])
				n++
			}
		}
		if x.v != 0 {
			if voices != bothOwn {
				sum.add(m.tables.voices[voices][x.step].short)
				n++
			}
			quoted := 0
			if x.quoted {
				quoted = 1
			}
			sum.add(m.tables.valence[side][quoted][x.step].short)
			sum.add(m.tables.valenceFar[side][x.step][f].short)
			n += 2
		}
		fade := m.tables.fade(i - at)
		t.learn(x.u, x.not, i-at, fade)
		t.weigh(x.v, x.quoted, i-at, fade)
	}
	return n, t
}

// round adds the words next to the target, by position and in groups.
func (s *Scorer) round(at int) int {
	m := s.m
	for k := 1; k < ends; k++ {
		right, left := s.seq[at+k], s.seq[at-k]
		r, l := &s.sums[at+k], &s.sums[at-k]
		r.add(right.near[1])
		l.add(left.near[0])
		if k <= 4 {
			r.add(right.window[3+k])
			l.add(left.window[4-k])
		}
		r.add(m.at(id(fRightPair, mix(right.h, s.seq[at+k+1].h))))
		l.add(m.at(id(fLeftPair, mix(left.h, s.seq[at-k-1].h))))
	}
	h := func(k int) uint32 { return s.seq[at+k].h }
	r, l := &s.sums[at+1], &s.sums[at-1]
	r.add(m.at(id(fAround, mix(h(-1), h(1)))))
	r.add(m.at(id(fAfter3, mix(h(1), mix(h(2), h(3))))))
	l.add(m.at(id(fBefore3, mix(h(-1), mix(h(-2), h(-3))))))
	l.add(m.at(id(fAround3, mix(h(-2), mix(h(-1), h(1))))))
	return 8 + 6*8 + 4
}

// clause adds the words up to the next comma on either side.
func (s *Scorer) clause(at int) (n int) {
	for side, step := range []int{-1, 1} {
		for k := 1; k < clauseReach; k++ {
			i := at + k*step
			x := s.seq[i]
			if i < ends || i >= len(s.seq)-ends || x.stop {
				break
			}
			s.sums[i].add(x.clause[side])
			n++
			if x.v != 0 {
				s.sums[i].add(s.m.tables.clause[side][x.step].short)
				n++
			}
		}
	}
	return n
}

// mention adds what kind of mention the target is, and where.
func (s *Scorer) mention(all *pair, at int, pronoun bool) int {
	p, n := uint32(0), 2
	if pronoun {
		p = 1
	}
	all.add(s.m.at(id(fPronoun, p)))
	if s.aim.quoted {
		all.add(s.m.at(id(fInQuote, 1)))
		n++
	}
	all.add(s.m.at(id(fPlace, far(at-ends))))
	return n
}

// ruled adds what grammar ties to the target.
func (s *Scorer) ruled(all *pair, rules Ruling) int {
	s.ties = s.ties[:0]
	n := 2 // the sum of the shares, and its step
	for _, x := range rules.Shares {
		if x.Tie != None {
			w := s.m.at(id(fTie|uint32(x.Tie)<<16, step(x.V)))
			s.ties = append(s.ties, tied{x.Word, int32(w.z)})
			all.a += int32(w.a)
			n++
		}
	}
	return n
}

// settle puts to scale what was added up and adds the meanings of the words. It
// returns the sum of a.
func (s *Scorer) settle(v *Verdict, at int, scale float32) (a float64) {
	m := s.m
	oneZ := m.scale[0] * float64(scale)
	even := scale / float32(math.Sqrt(float64(len(s.seq)-2*ends)))
	sumA := int32(0)
	for i, x := range s.seq {
		sum := s.sums[i]
		sumA += sum.a
		c := float64(float64(sum.z) * oneZ)
		if in := x.info; in != nil {
			f := float32(1)
			if x.not {
				f = -0.5
			}
			d, side := at-i, 0
			if i > at {
				d, side = -d, 1
			}
			near := f * scale * m.tables.fadeNear(d)
			f *= even
			c += float64(f*in.sides[side][0]) + float64(near*in.Lean[6])
			a += float64(f*in.sides[side][1]) + float64(near*in.Lean[7])
		}
		v.rest(x.at, c)
	}
	return a + float64(float64(sumA)*m.scale[1]*float64(scale))
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

// Close lets go of the sentence.
func (s *Scorer) Close() {
	clear(s.slots[:cap(s.slots)])
	clear(s.seq[:cap(s.seq)])
	s.ws, s.m, s.extra, s.begin, s.end = nil, nil, slot{}, slot{}, slot{}
}
