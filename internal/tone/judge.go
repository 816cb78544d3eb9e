package tone

import "math"

// ends is how many places beside a target are looked at, and one for pairs.
const ends = 7

// An aim is a target among the slots of its sentence.
type aim struct {
	slots       []slot
	left, right int // it stands between slots[:left] and slots[right:]
	quote       int32
	quoted      bool
	before      [ends + 1]*slot // by distance, from 1
	after       [ends + 1]*slot
	beyond      [2][ends + 1]pair // what rests on the ends of the sentence, by side and distance
}

// Judge returns the verdict on the target at words [lo, hi) of the sentence,
// with what the rules say of it. Its Words are good until the next verdict.
func (s *Scorer) Judge(lo, hi int, pronoun bool, rules Ruling) Verdict {
	m, t := s.m, &s.tally
	var x aim
	s.place(&x, lo, hi)
	var all pair // what rests on no word
	all.add(m.at(id(fBias, 0)))
	*t = tally{}
	n := 1 + s.each(&x)
	n += s.round(&x)
	n += s.clause(&x)
	n += s.mention(&all, &x, pronoun)
	n += s.ruled(&all, rules)
	n += t.count()

	scale := float32(1 / math.Sqrt(float64(n)))
	oneZ, oneA := m.scale[0]*float64(scale), m.scale[1]*float64(scale)
	v := s.verdict()
	a := s.settle(&v, &x, scale)
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
	v.spread(s.ws, s.charged, rules.Shares)
	a += v.heed(rules, s.ws, x.quote)
	v.weigh(a, m.Heat)
	return v
}

// place finds the target at words [lo, hi) among the slots.
func (s *Scorer) place(x *aim, lo, hi int) {
	if !s.linked {
		s.linked = true
		for i := range s.slots {
			s.slots[i].link(s.m, s.after(i))
		}
	}
	x.slots, x.left, x.right = s.slots, 0, len(s.slots)
	x.quote, x.quoted = s.ws[lo].Marks, s.ws[lo].Marks >= 0
	if lo > 0 {
		x.left = int(s.of[lo-1]) + 1
	}
	if hi < len(s.ws) {
		x.right = int(s.of[hi])
		if s.of[hi-1] == s.of[hi] { // a name goes on after the target: its rest is a slot of its own
			s.split = append(append(s.split[:0], s.slots[:x.left]...), slot{})
			rest := &s.split[x.left]
			s.fill(rest, hi)
			s.split = append(s.split, s.slots[x.right+1:]...)
			rest = &s.split[x.left]
			next := &s.end
			if x.left+1 < len(s.split) {
				next = &s.split[x.left+1]
			}
			rest.rateWith(s.m, next)
			rest.link(s.m, next)
			x.slots, x.right = s.split, x.left
		}
	}
	for k := 1; k <= ends; k++ {
		x.before[k], x.after[k] = &s.begin, &s.end
		if i := x.left - k; i >= 0 {
			x.before[k] = &x.slots[i]
		}
		if i := x.right + k - 1; i < len(x.slots) {
			x.after[k] = &x.slots[i]
		}
	}
	if cap(s.sums) < len(x.slots) {
		s.sums = make([]pair, 2*len(x.slots))
	}
	s.sums = s.sums[:len(x.slots)]
}

// each adds up what every word says, wherever it stands and on which side, and
// returns the number of features.
func (s *Scorer) each(x *aim) (n int) {
	n = s.side(x, x.slots[:x.left], s.sums, 0, -x.left)
	if x.left > 0 { // with the target, not with what stands where that stood
		last, sum := &x.slots[x.left-1], &s.sums[x.left-1]
		sum.z -= last.pair.z
		sum.a -= last.pair.a
		sum.add(s.m.at(id(fPair, mix(last.h, hashTarget))))
		n += 1 - int(last.linked)
	}
	return n + s.side(x, x.slots[x.right:], s.sums[x.right:], 1, 1)
}

// side does that for the words on one side of the target, of which the first is
// d slots from it.
func (s *Scorer) side(x *aim, slots []slot, sums []pair, side, d int) (n int) {
	m := s.m
	all, faded, here := s.tally.learned[learnedAll], s.tally.learned[learnedFaded], 0.0
	for i := range slots {
		u := &slots[i]
		n += int(u.count) + int(u.linked)
		sum := u.pair
		sum.add(u.side[side])
		if u.not {
			sum.add(u.denied)
			n += 2
		}
		away := max(d, -d)
		fade := m.tables.fade(away)
		far := m.tables.far[min(away, len(m.tables.far)-1)]
		voices := voicesOf(u.quote, x.quote)
		// Without a class or a learned valence what is added is zero: that is
		// quicker than asking for each word.
		sum.add(m.classes[u.class].far[side][far])
		if voices != bothOwn && u.class != 0 {
			sum.add(m.classes[u.class].voices[voices])
			n++
		}
		if u.v != 0 {
			if voices != bothOwn {
				sum.add(m.tables.voices[voices][u.step].short)
				n++
			}
			quoted := 0
			if u.quoted {
				quoted = 1
			}
			sum.add(m.tables.valence[side][quoted][u.step].short)
			sum.add(m.tables.valenceFar[side][u.step][far].short)
			n += 2
			s.tally.weigh(u.v, u.quoted, d, fade)
		}
		learned := turned(float64(u.learned), u.not)
		all += learned
		faded += float64(learned * fade)
		here += learned
		sums[i] = sum
		d++
	}
	s.tally.learned[learnedAll], s.tally.learned[learnedFaded], s.tally.learned[learnedLeft+side] = all, faded, here
	return n
}

// round adds the words next to the target, by position and in groups.
func (s *Scorer) round(x *aim) int {
	m := s.m
	var sums [2][ends + 1]*pair
	for k := 1; k < ends; k++ {
		sums[0][k], sums[1][k] = &x.beyond[0][k], &x.beyond[1][k]
		if i := x.left - k; i >= 0 {
			sums[0][k] = &s.sums[i]
		}
		if i := x.right + k - 1; i < len(x.slots) {
			sums[1][k] = &s.sums[i]
		}
		right, left := x.after[k], x.before[k]
		r, l := sums[1][k], sums[0][k]
		r.add(right.near[1])
		l.add(left.near[0])
		if k <= 4 {
			r.add(right.window[3+k])
			l.add(left.window[4-k])
		}
		r.add(m.at(id(fRightPair, mix(right.h, x.after[k+1].h))))
		l.add(m.at(id(fLeftPair, mix(left.h, x.before[k+1].h))))
	}
	h1, h2, h3 := x.after[1].h, x.after[2].h, x.after[3].h
	b1, b2, b3 := x.before[1].h, x.before[2].h, x.before[3].h
	r, l := sums[1][1], sums[0][1]
	r.add(m.at(id(fAround, mix(b1, h1))))
	r.add(m.at(id(fAfter3, mix(h1, mix(h2, h3)))))
	l.add(m.at(id(fBefore3, mix(b1, mix(b2, b3)))))
	l.add(m.at(id(fAround3, mix(b2, mix(b1, h1)))))
	return 8 + 6*8 + 4
}

// clause adds the words up to the next comma on either side.
func (s *Scorer) clause(x *aim) (n int) {
	for i := x.left - 1; i >= 0 && x.left-i < clauseReach && !x.slots[i].stop; i-- {
		n += s.inClause(&x.slots[i], &s.sums[i], 0)
	}
	for i := x.right; i < len(x.slots) && i-x.right+1 < clauseReach && !x.slots[i].stop; i++ {
		n += s.inClause(&x.slots[i], &s.sums[i], 1)
	}
	return n
}

func (s *Scorer) inClause(u *slot, sum *pair, side int) int {
	sum.add(u.clause[side])
	if u.v == 0 {
		return 1
	}
	sum.add(s.m.tables.clause[side][u.step].short)
	return 2
}

// mention adds what kind of mention the target is, and where.
func (s *Scorer) mention(all *pair, x *aim, pronoun bool) int {
	p, n := uint32(0), 2
	if pronoun {
		p = 1
	}
	all.add(s.m.at(id(fPronoun, p)))
	if x.quoted {
		all.add(s.m.at(id(fInQuote, 1)))
		n++
	}
	all.add(s.m.at(id(fPlace, far(x.left))))
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
func (s *Scorer) settle(v *Verdict, x *aim, scale float32) (a float64) {
	oneZ := s.m.scale[0] * float64(scale)
	even := scale / float32(math.Sqrt(float64(x.left+1+len(x.slots)-x.right)))
	sumA := int32(0)
	beyond := func(p pair) {
		sumA += p.a
		v.rest(OnSentence, float64(float64(p.z)*oneZ))
	}
	for k := ends - 1; k > x.left; k-- {
		beyond(x.beyond[0][k])
	}
	side := func(slots []slot, sums []pair, side, d int) {
		for i := range slots {
			u, sum := &slots[i], sums[i]
			sumA += sum.a
			f := float32(1)
			if u.not {
				f = -0.5
			}
			near := f * scale * s.m.tables.fadeNear(max(d, -d))
			f *= even
			a += float64(f*u.sides[side][1]) + float64(near*u.around[1])
			v.rest(u.at, float64(float64(sum.z)*oneZ)+(float64(f*u.sides[side][0])+float64(near*u.around[0])))
			d++
		}
	}
	side(x.slots[:x.left], s.sums, 0, -x.left)
	side(x.slots[x.right:], s.sums[x.right:], 1, 1)
	for k := len(x.slots) - x.right + 1; k < ends; k++ {
		beyond(x.beyond[1][k])
	}
	return a + float64(float64(sumA)*s.m.scale[1]*float64(scale))
}
