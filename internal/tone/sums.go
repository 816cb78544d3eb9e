package tone

// The parts of a sentence in which valences are added up. Praise and blame
// follow each other, for the sides as for the whole.
const (
	sumAll = iota
	sumLeft
	sumRight
	sumLeftPraise
	sumLeftBlame
	sumRightPraise
	sumRightBlame
	sumClose
	sumPraise
	sumBlame
	sumQuoted
	sumUnquoted
	sumCount
)

// The parts in which learned valences are added up.
const (
	learnedAll = iota
	learnedFaded
	learnedLeft
	learnedRight
	learnedCount
)

// The words that stand out of a sentence without a target.
const (
	mostLearned = iota // the highest learned valence
	leastLearned
	mostPraise // and of the rules
	mostBlame
	mostCount
)

// closeReach is how far from the target a word is close to it.
const closeReach = 6

// A tally holds valences added up, and whether there are any.
type tally struct {
	sums    [sumCount]float64
	learned [learnedCount]float64
	most    [mostCount]float64

	any, praise, blame bool
}

// sums adds valences, by part of the sentence.
func (r *Reader) sums() {
	var t tally
	for i := range r.us {
		if i == r.t {
			continue
		}
		d := i - r.t
		part := 1.0
		if r.t >= 0 {
			part = fade(max(d, -d))
		}
		u := &r.us[i]
		if x := turned(u.u, u.not); x != 0 {
			t.learn(x, d, part)
			t.standLearned(x)
		}
		if u.v != 0 {
			t.weigh(u.v, u.quoted, d, part)
			t.stand(u.v)
		}
	}
	for k, v := range t.sums {
		at := t.place(k)
		if v == 0 {
			r.add(fSumNone, uint32(k), OnSentence, 1)
			continue
		}
		r.add(fSum, uint32(k), at, squash(v, 15))
		r.add(fSumStep|uint32(k)<<16, stepOf(v), at, 1)
	}
	at := t.place(sumAll)
	for k, v := range t.learned {
		r.add(fLearned, uint32(k), at, squash(v, 4))
		r.add(fLearnedStep|uint32(k)<<16, stepOf(v*1.5), at, 1)
	}
	if r.t >= 0 {
		return
	}
	for k, v := range t.most {
		r.add(fMost, uint32(k), at, squash(v, 4))
		r.add(fMostStep|uint32(k)<<16, stepOf(v*2), at, 1)
	}
}

// turned is a learned valence under a negation or without one.
func turned(x float64, not bool) float64 {
	if not {
		return x * -0.5
	}
	return x
}

// stand and standLearned let a valence stand out of its sentence.
func (t *tally) stand(v float64) {
	t.most[mostPraise], t.most[mostBlame] = max(t.most[mostPraise], v), min(t.most[mostBlame], v)
}

func (t *tally) standLearned(x float64) {
	if x > t.most[mostLearned] {
		t.most[mostLearned] = x
	}
	if x < t.most[leastLearned] {
		t.most[leastLearned] = x
	}
}

// learn adds the learned valence of a word d words from the target.
func (t *tally) learn(x float64, d int, fade float64) {
	t.learned[learnedAll] += x
	t.learned[learnedFaded] += float64(x * fade)
	if d < 0 {
		t.learned[learnedLeft] += x
	} else {
		t.learned[learnedRight] += x
	}
}

// weigh adds the valence of a word d words from the target.
func (t *tally) weigh(v float64, quoted bool, d int, fade float64) {
	t.any, t.praise, t.blame = true, t.praise || v > 0, t.blame || v < 0
	side, sign := 0, 0
	if d >= 0 {
		side = 1
	}
	if v < 0 {
		sign = 1
	}
	t.sums[sumAll] += v
	t.sums[sumLeft+side] += v
	t.sums[sumLeftPraise+2*side+sign] += v
	t.sums[sumPraise+sign] += float64(v * fade)
	if d <= closeReach && d >= -closeReach {
		t.sums[sumClose] += v
	}
	if quoted {
		t.sums[sumQuoted] += v
	} else {
		t.sums[sumUnquoted] += v
	}
}

// count returns the number of features that sums make.
func (t *tally) count() int {
	n := 2 * learnedCount
	for _, v := range t.sums {
		n++
		if v != 0 {
			n++
		}
	}
	return n
}

// place returns what sum k rests on.
func (t *tally) place(k int) int32 {
	switch {
	case k == sumLeftPraise || k == sumRightPraise || k == sumPraise:
		if t.praise {
			return OnPraise
		}
	case k == sumLeftBlame || k == sumRightBlame || k == sumBlame:
		if t.blame {
			return OnBlame
		}
	case t.any:
		return OnValences
	}
	return OnSentence
}
