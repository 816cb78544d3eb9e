package tone

import "math"

// A Feature is something seen in a sentence that the model has a weight for.
type Feature struct {
	ID    uint32
	Value float32 // how much of it
	At    int32   // the word it rests on, or one of the places below
}

// Where a feature rests that rests on no single word.
const (
	OnSentence = -1 - iota // on the sentence as a whole
	OnValences             // on all words with a valence
	OnPraise               // on those of positive valence
	OnBlame                // on those of negative valence
	OnShares               // on what the rules say of the target
)

// A feature's ID is a hash under 1<<Bits. From Zones on it is a zone of the
// sentence: the feature is then the meaning of the word it rests on, and the
// weight what the word's vector makes of it.
const (
	Bits  = 18
	Zones = 1 << Bits
	Zone  = 4 // the number of zones: all, left, right, near
)

// An Info is what the model knows of a word from the company it keeps: in the
// news that tones toward targets were learned from, and in much more text, for
// those of sentences as such. Some words are in one of them only.
type Info struct {
	Class   uint16  // its class in the news, from 1, or 0
	Kind    uint16  // its class in the other text
	Valence float32 // what its neighbors in the news say of its tone
	Rated   float32 // what those in the other text say
	// Lean is what its vector adds to the logits: for each zone z and a, then
	// for the sentence without a target.
	Lean [2*Zone + 1]float32
}

// mix joins hashes.
func mix(a, b uint32) uint32 {
	h := (uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)*0xC2B2AE3D27D4EB4F) * 0x165667B19E3779F9
	return uint32(h >> 32)
}

// Hash returns the hash of a word.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// The hashes of words that stand for others.
const (
	hashName   = 0x6e616d65
	hashNumber = 0x6e756d62
	hashTarget = 0x74676574
	hashBegin  = 0x62656769
	hashEnd    = 0x656e6421
)

// stem cuts the common endings off a word, in place: it returns how much of it
// is left.
func stem(w string) int {
	n := len(w)
	if n < 5 {
		return n
	}
	cut := 0
	switch {
	case n > 8 && w[n-5:] == "ingly":
		cut = 5
	case n > 7 && w[n-4:] == "edly":
		cut = 4
	case n > 6 && w[n-3:] == "ing":
		cut = 3
	case n > 5 && (w[n-2:] == "ed" || w[n-2:] == "es" || w[n-2:] == "ly"):
		cut = 2
	case w[n-1] == 's' && w[n-2] != 's':
		cut = 1
	}
	n -= cut
	if n > 4 && cut > 1 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
		n--
	}
	if n > 4 && (w[n-1] == 'e' || w[n-1] == 'i' || w[n-1] == 'y') {
		n--
	}
	return n
}

// The kinds of feature, mixed into their hashes.
const (
	fBias uint32 = iota + 1
	fPronoun
	fInQuote
	fPlace
	fWord
	fStem
	fPair
	fNot
	fNotStem
	fSide
	fSideStem
	fWin
	fRight
	fLeft
	fRightPair
	fLeftPair
	fNear
	fRightStem
	fLeftStem
	fAround
	fAfter3
	fBefore3
	fAround3
	fSum
	fSumStep
	fSumNone
	fValence
	fValenceFar
	fClass
	fClassSide
	fClassFar
	fLearned
	fLearnedStep
	fRule
	fRuleStep
	fTie
	fClause
	fClauseValence
	fVoiceClass
	fVoiceValence
	fPairClass
	fMost
	fMostStep
)

// far sorts distances.
func far(d int) uint32 {
	if d < 0 {
		d = -d
	}
	switch {
	case d <= 1:
		return 1
	case d == 2:
		return 2
	case d <= 4:
		return 3
	case d <= 8:
		return 4
	case d <= 16:
		return 5
	}
	return 6
}

// step sorts valences.
func step(v float64) uint32 {
	switch {
	case v <= -2:
		return 1
	case v < -0.3:
		return 2
	case v <= 0.3:
		return 3
	case v < 2:
		return 4
	}
	return 5
}

// A unit is a word as the features see it: names are all one, the target too.
type unit struct {
	h, s   uint32  // hashes of word and stem
	c      uint32  // class
	v, u   float64 // valence: by the rules, and learned
	not    bool
	quoted bool
	voices uint32 // how whose word it is goes with whose the target is
	stop   bool
	at     int32
	info   *Info
}

var (
	unitBegin = unit{h: hashBegin, s: hashBegin, at: OnSentence}
	unitEnd   = unit{h: hashEnd, s: hashEnd, at: OnSentence}
)

// A Reader turns sentences to features. It holds scratch space and is for one
// goroutine at a time.
type Reader struct {
	us []unit
	fs []Feature
	t  int // the target, or -1
}

// units reads a sentence; its words must be known (see Know), but for names.
func (r *Reader) units(ws []Word, lo, hi int) {
	r.us, r.t = r.us[:0], -1
	for i := range ws {
		w := &ws[i]
		if i >= lo && i < hi {
			if r.t < 0 {
				r.t = len(r.us)
				r.us = append(r.us, unit{h: hashTarget, s: hashTarget, quoted: w.Marks >= 0, at: OnSentence})
			}
			continue
		}
		u := unit{v: w.V, quoted: w.Marks >= 0, stop: w.Role == Stop, at: int32(i)}
		if lo >= 0 && lo < len(ws) {
			u.voices = voicesOf(w.Marks, ws[lo].Marks)
		}
		if w.Name {
			if n := len(r.us); n > 0 && r.us[n-1].h == hashName {
				continue
			}
			u.h, u.s, u.at = hashName, hashName, OnSentence
			r.us = append(r.us, u)
			continue
		}
		u.h, u.s = w.hashes()
		if w.Info != nil {
			u.info, u.c, u.u = w.Info, uint32(w.Info.Class), float64(w.Info.Valence)
			if lo < 0 {
				u.c, u.u = uint32(w.Info.Kind), float64(w.Info.Rated)
			}
			u.not = w.not
		}
		r.us = append(r.us, u)
	}
}

// How whose a word is goes with whose the target is.
const (
	bothOwn    = iota
	bothQuoted // in the same quotation
	onlyWord   // the target is the outlet's, or in another quotation
	onlyTarget
)

// voicesOf compares the quotation marks that a word and the target stand in.
func voicesOf(word, target int32) uint32 {
	switch {
	case word < 0 && target < 0:
		return bothOwn
	case word == target:
		return bothQuoted
	case word >= 0:
		return onlyWord
	}
	return onlyTarget
}

func (r *Reader) at(i int) *unit {
	switch {
	case i < 0:
		return &unitBegin
	case i >= len(r.us):
		return &unitEnd
	}
	return &r.us[i]
}

func (r *Reader) add(k, a uint32, at int32, v float32) {
	r.fs = append(r.fs, Feature{id(k, a), v, at})
}

// Features returns the features of sentence ws toward the target at words
// [lo, hi), of which the rules say shares; lo < 0 means the sentence as such.
// They are good until the next call.
func (r *Reader) Features(ws []Word, lo, hi int, pronoun bool, shares []Share) []Feature {
	r.units(ws, lo, hi)
	r.fs = r.fs[:0]
	r.add(fBias, 0, OnSentence, 1)
	for i := range r.us {
		if i != r.t {
			r.word(i)
		}
	}
	if r.t >= 0 {
		r.place(pronoun)
		r.round()
		r.clause()
		r.rules(shares)
	}
	r.sums()
	scale := float32(1 / math.Sqrt(float64(len(r.fs))))
	for i := range r.fs {
		r.fs[i].Value *= scale
	}
	r.zones(scale)
	return r.fs
}

// word adds what unit i says, wherever it stands and on which side.
func (r *Reader) word(i int) {
	u := &r.us[i]
	r.add(fWord, u.h, u.at, 1)
	if u.s != u.h {
		r.add(fStem, u.s, u.at, 1)
	}
	r.add(fPair, mix(u.h, r.at(i+1).h), u.at, 1)
	if c := r.at(i + 1).c; c != 0 && u.c != 0 {
		r.add(fPairClass, mix(u.c, c), u.at, 1)
	}
	if u.not {
		r.add(fNot, u.h, u.at, 1)
		r.add(fNotStem, u.s, u.at, 1)
	}
	if u.c != 0 {
		r.add(fClass, u.c, u.at, 1)
	}
	if r.t < 0 {
		if u.v != 0 {
			r.add(fValence, step(u.v), u.at, 1)
		}
		return
	}
	side := uint32(0)
	if i > r.t {
		side = 1 << 16
	}
	f := far(i - r.t)
	r.add(fSide|side, u.h, u.at, 1)
	if u.s != u.h {
		r.add(fSideStem|side, u.s, u.at, 1)
	}
	if u.c != 0 {
		r.add(fClassSide|side, u.c, u.at, 1)
		r.add(fClassFar|side|f<<20, u.c, u.at, 1)
	}
	if k := u.voices << 16; k != 0 {
		if u.c != 0 {
			r.add(fVoiceClass|k, u.c, u.at, 1)
		}
		if u.v != 0 {
			r.add(fVoiceValence|k, step(u.v), u.at, 1)
		}
	}
	if u.v != 0 {
		x := step(u.v)
		if u.quoted {
			x += 8
		}
		r.add(fValence|side, x, u.at, 1)
		r.add(fValenceFar|side, x&7<<8+f, u.at, 1)
	}
}

// place adds what kind of mention the target is, and where.
func (r *Reader) place(pronoun bool) {
	p := uint32(0)
	if pronoun {
		p = 1
	}
	r.add(fPronoun, p, OnSentence, 1)
	if r.us[r.t].quoted {
		r.add(fInQuote, 1, OnSentence, 1)
	}
	r.add(fPlace, far(r.t), OnSentence, 1)
}

// round adds the words next to the target, by position and in groups.
func (r *Reader) round() {
	t := r.t
	for k := -4; k <= 4; k++ {
		if k != 0 {
			u := r.at(t + k)
			r.add(fWin|uint32(k+4)<<16, u.h, u.at, 1)
		}
	}
	for k := 1; k <= 6; k++ {
		right, left := r.at(t+k), r.at(t-k)
		r.add(fRight, right.h, right.at, 1)
		r.add(fLeft, left.h, left.at, 1)
		r.add(fRightPair, mix(right.h, r.at(t+k+1).h), right.at, 1)
		r.add(fLeftPair, mix(left.h, r.at(t-k-1).h), left.at, 1)
		r.add(fNear, right.h, right.at, 1)
		r.add(fNear, left.h, left.at, 1)
		r.add(fRightStem, right.s, right.at, 1)
		r.add(fLeftStem, left.s, left.at, 1)
	}
	r.add(fAround, mix(r.at(t-1).h, r.at(t+1).h), r.at(t+1).at, 1)
	r.add(fAfter3, mix(r.at(t+1).h, mix(r.at(t+2).h, r.at(t+3).h)), r.at(t+1).at, 1)
	r.add(fBefore3, mix(r.at(t-1).h, mix(r.at(t-2).h, r.at(t-3).h)), r.at(t-1).at, 1)
	r.add(fAround3, mix(r.at(t-2).h, mix(r.at(t-1).h, r.at(t+1).h)), r.at(t-1).at, 1)
}

// clauseReach bounds the clause, in words.
const clauseReach = 30

// clause adds the words up to the next comma on either side.
func (r *Reader) clause() {
	for s := -1; s <= 1; s += 2 {
		side := uint32(s+1) << 16
		for i := r.t + s; i >= 0 && i < len(r.us) && !r.us[i].stop && i-r.t < clauseReach && r.t-i < clauseReach; i += s {
			u := &r.us[i]
			r.add(fClause|side, u.s, u.at, 1)
			if u.v != 0 {
				r.add(fClauseValence|side, step(u.v), u.at, 1)
			}
		}
	}
}

// rules adds what the rules say of the target.
func (r *Reader) rules(shares []Share) {
	sum := 0.0
	for _, s := range shares {
		sum += s.V
		if s.Tie != None {
			r.add(fTie|uint32(s.Tie)<<16, step(s.V), int32(s.Word), 1)
		}
	}
	at := int32(OnShares)
	if len(shares) == 0 {
		at = OnSentence
	}
	r.add(fRule, 0, at, squash(sum, 4))
	r.add(fRuleStep, stepOf(sum), at, 1)
}

func squash(v, a float64) float32 { return float32(2 * v / math.Sqrt(float64(v*v)+a)) }

// stepOf rounds a sum of valences.
func stepOf(v float64) uint32 { return uint32(int(max(-4, min(4, math.Round(v)))) + 8) }

// zones adds the meanings of the words, by zone.
func (r *Reader) zones(scale float32) {
	even := scale / float32(math.Sqrt(float64(len(r.us))))
	for i := range r.us {
		u := &r.us[i]
		if u.info == nil {
			continue
		}
		f := float32(1)
		if u.not {
			f = -0.5
		}
		r.fs = append(r.fs, Feature{Zones, f * even, u.at})
		if r.t < 0 {
			continue
		}
		side := uint32(1)
		if i > r.t {
			side = 2
		}
		r.fs = append(r.fs, Feature{Zones + side, f * even, u.at}, Feature{Zones + 3, f * scale * fadeNear(max(i-r.t, r.t-i)), u.at})
	}
}
