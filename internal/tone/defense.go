package tone

// What is said in someone's defense names what he is accused of or what was done to him: its
// words are bad ones, and it is others whom they blame.

// cleared returns the words that say of others that they err about the one named at words
// [lo, hi), of entity e, or do him wrong: "critics are wrong about X", "the charges against X are
// false". They blame them, and not him. Without such words both bounds are 0.
func (s *Scene) cleared(e, lo, hi int) (between [2]int) {
	p := lo - 1 // "against", or the verb
	for p > 0 && s.apart(p, lo) <= 3 && s.At[p] < 0 && s.Words[p].Role != Stop && !towards(s.Words[p].Low) && !s.Words[p].is(punishing) {
		p--
	}
	if p <= 0 || s.At[p] >= 0 {
		return between
	}
	from, to := p-1, lo
	switch w, prep := s.Words[from].Low, s.Words[p].Low; {
	case prep == "about" && errs(w):
	case towards(prep) && hostile(w, prep) && from > 0 && untrue(s.Words[from-1].Low):
		from--
	case towards(prep) && hostile(w, prep):
		to = s.refuted(hi, untrue)
	case s.Words[p].is(punishing): // "to fire X"
		to = s.refuted(hi, unlawful)
	default:
		return between
	}
	if to < 0 {
		return between
	}
	for start := s.clauseStart(from); from > start && !s.same(from-1, e); { // with their subject
		from--
	}
	return [2]int{from, to}
}

// refuted returns the end of a clause that goes on, from hi on, by calling its subject what called
// says, or -1.
func (s *Scene) refuted(hi int, called func(string) bool) int {
	hi = s.pastAside(hi)
	be := hi
	for be < len(s.Words) && s.Words[be].Role != Auxiliary {
		if be++; be > hi+2 || s.Words[be-1].Role == Stop {
			return -1
		}
	}
	found, k := false, be+1
	for ; k < len(s.Words) && s.Words[k].Role != Stop && s.Words[k].Role != Contrast; k++ {
		switch w := &s.Words[k]; {
		case called(w.Low):
			found = true
		case w.Role == Negator && k+1 < len(s.Words) && (s.Words[k+1].Low == "only" || s.Words[k+1].Low == "just"):
		case !found && (w.Role == Negator || s.apart(be, k) > refutedReach):
			return -1
		}
	}
	if !found {
		return -1
	}
	return k
}

// refutedReach is how far from its verb the word is that calls something untrue, in words, and
// asideReach how long what is said by the way may be.
const (
	refutedReach = 5
	asideReach   = 12
)

// pastAside returns where the sentence goes on behind what is said by the way of the one named
// before hi: "X, a senator, is".
func (s *Scene) pastAside(hi int) int {
	if hi >= len(s.Words) || s.Words[hi].Low != "," {
		return hi
	}
	for k := hi + 1; k < len(s.Words) && s.apart(hi, k) <= asideReach; k++ {
		if s.Words[k].Low == "," {
			return k + 1
		}
		if s.Words[k].Role == Stop || s.Words[k].Role == Contrast {
			break
		}
	}
	return hi
}

// pitied reports whether somebody else is said to have ruined the one of entity e: "they destroyed
// his life". Who says so takes his side, whatever he did.
func (s *Scene) pitied(e int) bool {
	for _, i := range s.Told {
		if !ruins(s.Words[i].Low) {
			continue
		}
		if s.byOthers(i, e) {
			for k := i + 1; k < len(s.Words) && s.apart(i, k) <= livingReach && s.Words[k].Role != Stop; k++ {
				if living(s.Words[k].Low) && s.owned(k, e) {
					return true
				}
			}
		}
		if k := s.subjectEnd(i); k >= 0 && k < i-1 && living(s.Words[k].Low) && s.passive(i) && s.owned(k, e) && !s.byOwn(i, e) { // "his life was destroyed"
			return true
		}
	}
	return false
}

// livingReach is how far from a verb the word is for what it ruins, and from that whose it is.
const livingReach = 4

// owned reports whether word i is named as of entity e: "X's career", or "his career" where it was
// named last.
func (s *Scene) owned(i, e int) bool {
	his := false
	for k := i - 1; k >= 0 && (his || s.apart(k, i) <= livingReach); k-- {
		if s.At[k] >= 0 {
			return s.same(k, e)
		}
		switch w := &s.Words[k]; w.Low {
		case "his", "her", "their":
			his = true
		default:
			if !his && (w.Role == Stop || w.Frame != nil) {
				return false
			}
		}
	}
	return false
}

// byOthers reports whether the subject of the verb at i is neither named nor meant by a pronoun that
// could be for one who is, nor what the one of entity e has or does: "his drinking ruined".
func (s *Scene) byOthers(i, e int) bool {
	k := s.subjectEnd(i)
	if k < 0 || s.At[k] >= 0 || s.Words[k].Role == Stop {
		return false
	}
	switch s.Words[k].Low {
	case "he", "she", "who", "that", "which", "and", "or", "to":
		return false
	}
	for j := k - 1; j >= 0 && s.apart(j, k) <= livingReach && s.Words[j].Role != Stop && s.Words[j].Frame == nil; j-- {
		if s.own(j, e) {
			return false
		}
	}
	return true
}

// byOwn reports whether the verb at i, a passive, is said to be done by what the one of entity e has
// or does: "was ruined by his own lies".
func (s *Scene) byOwn(i, e int) bool {
	if i+1 >= len(s.Words) || s.Words[i+1].Low != "by" {
		return false
	}
	for j := i + 2; j < len(s.Words) && s.apart(i, j) <= livingReach && s.Words[j].Role != Stop; j++ {
		if s.own(j, e) {
			return true
		}
	}
	return false
}

// own reports whether word j names the one of entity e, or says that what follows is his, as it
// seems: "his lies", but not "his enemies".
func (s *Scene) own(j, e int) bool {
	switch s.Words[j].Low {
	case "his", "her":
		return j+1 < len(s.Words) && !foe(s.Words[j+1].Low)
	}
	return s.same(j, e)
}

// foe reports whether w is for those who are against someone.
func foe(w string) bool {
	switch w {
	case "accuser", "accusers", "critics", "detractors", "enemies", "enemy", "foes", "opponent", "opponents", "political", "rival", "rivals":
		return true
	}
	return false
}

func towards(w string) bool {
	switch w {
	case "about", "against", "on", "of", "toward", "towards":
		return true
	}
	return false
}

// errs reports whether who is w about someone has him wrong.
func errs(w string) bool {
	switch w {
	case "wrong", "mistaken", "misled", "misleading", "misinformed", "misguided", "ignorant", "clueless", "lie", "lies", "lied", "lying":
		return true
	}
	return false
}

// hostile reports whether w, before this preposition, is said or done against someone.
func hostile(w, prep string) bool {
	switch w {
	case "arrest", "conviction", "firing", "impeachment", "indictment", "investigation", "jailing", "portrayal", "prosecution", "removal", "suspension",
		"treatment":
		return true
	case "accusation", "accusations", "allegation", "allegations", "attack", "attacks", "campaign", "case", "charge", "charges", "claim", "claims",
		"complaint", "complaints", "criticism", "hunt", "lawsuit", "rumor", "rumors", "rumours", "smear", "smears", "story", "stories":
		return prep != "of" // "the claims of X"
	}
	return false
}

// ruins reports whether w is done to what someone lives by.
func ruins(w string) bool {
	switch w {
	case "derail", "derailed", "destroy", "destroyed", "destroying", "destroys", "ruin", "ruined", "ruining", "ruins", "shattered", "wreck", "wrecked", "wrecking":
		return true
	}
	return false
}

// living reports whether w is what someone lives by.
func living(w string) bool {
	switch w {
	case "business", "career", "careers", "families", "family", "future", "health", "life", "livelihood", "livelihoods", "lives", "marriage", "name", "reputation", "reputations":
		return true
	}
	return false
}

// unlawful reports whether w faults a punishment.
func unlawful(w string) bool {
	switch w {
	case "abuse", "arbitrary", "breach", "break", "contradicts", "departure", "disproportionate", "error", "excessive", "illegal", "illegitimate", "improper", "mistake",
		"misguided", "overreach", "political", "retaliation", "scandal", "travesty", "unconstitutional", "undemocratic", "unlawful", "unprecedented", "vindictive", "violates", "violation":
		return true
	}
	return untrue(w)
}

// untrue reports whether w calls an accusation false or unfair.
func untrue(w string) bool {
	switch w {
	case "absurd", "baseless", "bogus", "disgraceful", "fabricated", "fake", "false", "groundless", "lie", "lies", "ludicrous", "malicious", "nonsense",
		"outrageous", "preposterous", "ridiculous", "shameful", "unfair", "unfounded", "unjust", "unjustified", "unsubstantiated", "untrue", "unwarranted", "wrong":
		return true
	}
	return false
}
