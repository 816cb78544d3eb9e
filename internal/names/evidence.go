package names

import "strings"

// evidence is what a text tells of a capitalized word, over all places where
// it stands, without any label.
type evidence struct {
	n, middle            uint16 // times seen; of these not at a sentence's start
	title, said, place   uint16 // after a title; before a verb of saying; after a preposition of place
	the, body            uint16 // after "the"; in a run that ends in a word for a body
	begins, ends, within uint16 // place in runs of capitalized words
	owner, paren         uint16 // before 's; before a parenthesis
	home, people         bool   // "Kestovia" where there is "Kestovian", and that one
	at                   int32  // a unit that holds it
}

// hashIndex maps hashes to indices for the time of one text.
type hashIndex struct {
	keys []uint64
	vals []int32
	gen  []uint32
	now  uint32
	n    int
}

func (x *hashIndex) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if len(x.keys) < size {
		*x = hashIndex{keys: make([]uint64, size), vals: make([]int32, size), gen: make([]uint32, size)}
	}
	if x.now++; x.now == 0 {
		clear(x.gen)
		x.now = 1
	}
	x.n = 0
}

// at returns the place of h, and whether it was there before.
func (x *hashIndex) at(h uint64) (*int32, bool) {
	mask := uint64(len(x.keys) - 1)
	i := h * 0x9E3779B97F4A7C15 >> 20 & mask
	for x.gen[i] == x.now {
		if x.keys[i] == h {
			return &x.vals[i], true
		}
		i = (i + 1) & mask
	}
	x.gen[i], x.keys[i] = x.now, h
	x.n++
	return &x.vals[i], false
}

// get returns the value of h, if it is there.
func (x *hashIndex) get(h uint64) (int32, bool) {
	mask := uint64(len(x.keys) - 1)
	for i := h * 0x9E3779B97F4A7C15 >> 20 & mask; x.gen[i] == x.now; i = (i + 1) & mask {
		if x.keys[i] == h {
			return x.vals[i], true
		}
	}
	return 0, false
}

// The evidence a unit's word has, as bits.
const (
	seenLower = 1 << iota
	afterTitle
	beforeSaid
	mostlyPlace
	mostlyThe
	inBody
	beginsRun
	endsRun
	withinRun
	neverMiddle
	isOwner
	seenTwice
	seenOften
	titledEnd
	onlyEnd
	beforeParen
	hasPeople
	isPeople
)

// maxRun bounds how far a run of capitalized words is followed.
const maxRun = 8

// evidence gathers what the text tells of each capitalized word, and gives it to
// all places where the word stands.
func (a *Analysis) evidence(text string) {
	a.ev = a.ev[:0]
	a.evAt.reset(len(a.us))
	a.low.reset(len(a.us))
	for s := 0; s+1 < len(a.first); s++ {
		us := a.us[a.first[s]:a.first[s+1]]
		for i := range us {
			u := &us[i]
			if !u.cap {
				if u.alpha {
					a.low.at(u.lw)
				}
				continue
			}
			at, ok := a.evAt.at(u.w)
			if !ok {
				*at = int32(len(a.ev))
				a.ev = append(a.ev, evidence{at: int32(a.first[s] + i)})
			}
			u.seen = *at
			a.ev[*at].observe(us, i)
		}
	}
	a.peoples(text)
	for i := range a.us {
		u := &a.us[i]
		if u.seen < 0 {
			continue
		}
		u.doc = a.ev[u.seen].bits()
		if _, ok := a.low.get(u.lw); ok {
			u.doc |= seenLower
		}
	}
}

// peoples finds pairs of words of the text such as "Kestovia" and "Kestovian",
// which tell a place from a person where no list knows it.
func (a *Analysis) peoples(text string) {
	for i := range a.ev {
		u := &a.us[a.ev[i].at]
		w := strings.TrimSuffix(text[u.Start:u.End], "s")
		for _, ending := range [...]string{"n", "an", "ian", "i", "ese"} {
			home, ok := strings.CutSuffix(w, ending)
			if !ok || len(home) < 4 {
				continue
			}
			if at, ok := a.evAt.get(hashBytes(home)); ok {
				a.ev[i].people, a.ev[at].home = true, true
			}
		}
	}
}

func (e *evidence) observe(us []unit, i int) {
	e.n++
	if i > 0 && !us[i-1].punct {
		e.middle++
	}
	a, b := i, i
	for a > 0 && i-a < maxRun && us[a-1].cap && !us[a-1].punct {
		a--
	}
	for b+1 < len(us) && b-i < maxRun && us[b+1].cap && !us[b+1].punct {
		b++
	}
	if b > a {
		switch i {
		case a:
			e.begins++
		case b:
			e.ends++
		default:
			e.within++
		}
		if cue(us[b].lw) == cueBody {
			e.body++
		}
	}
	if i > 0 && cue(us[i-1].lw) == cueTitle {
		e.title++
	}
	if a > 0 {
		switch cue(us[a-1].lw) {
		case cueTitle:
			e.title++
		case cuePlace:
			e.place++
		case cueThe:
			e.the++
		default:
		}
	}
	if b+1 < len(us) {
		switch cue(us[b+1].lw) {
		case cueSaid:
			e.said++
		case cueOwner:
			e.owner++
		case cueParen:
			e.paren++
		default:
		}
	}
}

func (e *evidence) bits() uint32 {
	var d uint32
	set := func(bit uint32, is bool) {
		if is {
			d |= bit
		}
	}
	set(afterTitle, e.title > 0)
	set(beforeSaid, e.said > 0)
	set(mostlyPlace, e.place*2 > e.n)
	set(mostlyThe, e.the*2 > e.n)
	set(inBody, e.body > 0)
	set(beginsRun, e.begins > 0)
	set(endsRun, e.ends > 0)
	set(withinRun, e.within > 0)
	set(neverMiddle, e.middle == 0)
	set(isOwner, e.owner > 0)
	set(seenTwice, e.n > 1)
	set(seenOften, e.n > 4)
	set(titledEnd, e.title > 0 && e.ends > 0)
	set(onlyEnd, e.ends > 0 && e.begins == 0)
	set(beforeParen, e.paren > 0)
	set(hasPeople, e.home)
	set(isPeople, e.people)
	return d
}
