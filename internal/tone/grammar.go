package tone

import "strings"

// joinedReach is how far a verb may stand from the other whose auxiliary it
// shares, in words.
const joinedReach = 7

// arguments returns a word of the mention that is the subject of the verb at i,
// and one of its object; -1 where there is none.
func (s *Scene) arguments(i int) (subject, object int) {
	switch {
	case s.noun(i):
		return s.ofNoun(i)
	case s.second(i):
		_, _, object = s.beyond(i)
		return s.ofMain(i), object
	}
	left := -1
	for k := i - 1; k >= 0 && s.apart(k, i) <= subjectSpan; k-- {
		w := &s.Words[k]
		if w.Low == ";" || w.Low == ":" || w.Role == Contrast || left < 0 && w.is(joining) && s.apart(k, i) > 1 {
			break
		}
		if s.At[k] < 0 {
			continue
		}
		// "The party of X slammed": X is no subject; go on to what stands before.
		b := k
		for b > 0 && s.At[b-1] == s.At[k] {
			b--
		}
		left = k
		if b > 1 && s.doing(b-2) || b > 0 && s.Words[b-1].is(placing) { // "The invasion of X was condemned": X wasn't
			left = -1
		}
		if b == 0 || !preposition(s.Words[b-1].Low) || s.Words[b-1].Low == "that" || s.Words[b-1].Low == "and" || s.Words[b-1].Low == "as" {
			break
		}
		k = b
	}
	by, agent, right := s.beyond(i)
	if s.passive(i) {
		return agent, left
	}
	if s.reduced(i) {
		object = -1
		if i > 1 && s.Words[i-1].Low == "," && s.At[i-2] >= 0 { // "X, killed in the attack"
			object = i - 2
		}
		return agent, object
	}
	if by && right < 0 && agent >= 0 && !s.finite(i) { // "those killed by X"
		return agent, left
	}
	return left, right
}

// beyond returns a word of the mention that is named after "by", to the right of
// the verb at i, and one of the first mention before; and whether there is a
// "by".
func (s *Scene) beyond(i int) (by bool, agent, right int) {
	agent, right = -1, -1
	for k := i + 1; k < len(s.Words) && s.apart(i, k) <= objectSpan; k++ {
		w := &s.Words[k]
		if w.Role == Stop && w.Low != "," && w.Low != "(" || w.Role == Contrast || w.Low == "who" || w.Low == "after" {
			break
		}
		if w.Low == "by" {
			by = true
		}
		if s.At[k] >= 0 {
			switch {
			case by && s.Words[k-1].is(placing): // "by soldiers in X"
			case by:
				agent = k
			case right < 0:
				right = k
			}
			if by {
				break
			}
		}
		if w.Role == Stop {
			break
		}
	}
	return by, agent, right
}

// saysAfter returns the verb of saying that follows words up to hi, with at most
// two words such as "has also" between, or -1.
func (s *Scene) saysAfter(hi int) int {
	for k := hi; k < min(hi+3, len(s.Words)); k++ {
		w := &s.Words[k]
		if w.is(saying) {
			return k
		}
		if w.Role == Stop || s.At[k] >= 0 {
			break
		}
	}
	return -1
}

// saysBefore reports whether a verb of saying stands before lo, with at most two
// words of a title between.
func (s *Scene) saysBefore(lo int) bool {
	for k := lo - 1; k >= max(0, lo-3); k-- {
		w := &s.Words[k]
		if w.is(saying) {
			return true
		}
		if w.Role == Stop || s.At[k] >= 0 {
			break
		}
	}
	return false
}

// noun reports whether what could be a verb at i is a noun: "the bombing of X",
// "years of abuse".
func (s *Scene) noun(i int) bool {
	low := s.Words[i].Low
	switch {
	case strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "s"):
		return false
	case strings.HasSuffix(low, "ing"):
		return i+1 < len(s.Words) && s.Words[i+1].Low == "of" ||
			i > 0 && s.Words[i-1].is(defining) && (i+1 == len(s.Words) || s.At[i+1] < 0)
	}
	if i > 1 && (s.Words[i-1].Low == "and" || s.Words[i-1].Low == "or") && s.doing(i-2) { // "of rape and torture"
		return true
	}
	for k := i - 1; k >= max(0, i-2) && s.At[k] < 0; k-- { // an adjective may stand between
		if w := &s.Words[k]; w.is(defining) || w.Low == "of" {
			return true
		}
	}
	return false
}

// doing reports whether the word at i is a noun for something done to someone.
func (s *Scene) doing(i int) bool {
	w := &s.Words[i]
	return w.Terms > 0 && w.Kind == Act || w.Frame != nil && s.noun(i)
}

// ofNoun returns a word of the one whose doing the noun at i is, and one of whom
// it is done to: "X's bombing of Y", "the bombing of Y by X".
func (s *Scene) ofNoun(i int) (subject, object int) {
	_, subject, object = s.beyond(i)
	if subject < 0 && i > 1 && s.Words[i-1].Low == "'s" && s.At[i-2] >= 0 {
		subject = i - 2
	}
	if object >= 0 && s.tie(i, object, object+1) != Done {
		object = -1
	}
	return subject, object
}

// second reports whether the verb at i has the subject of the one before it:
// "X bombed Y, killing many", "X killed Y and abducted Z".
func (s *Scene) second(i int) bool {
	if i == 0 {
		return false
	}
	switch s.Words[i-1].Low {
	case ",":
		return strings.HasSuffix(s.Words[i].Low, "ing")
	case "and", "or":
		return !s.joined(i)
	}
	return false
}

// ofMain returns a word of the subject of the verb that the one at i goes with: the first mention of the clause that no preposition stands before.
// Where that verb is in the passive, the doer isn't known.
func (s *Scene) ofMain(i int) int {
	subject := -1
	for k := i - 1; k >= 0 && s.apart(k, i) <= window; k-- {
		w := &s.Words[k]
		if w.Low == ";" || w.Low == ":" || w.Role == Contrast {
			break
		}
		if w.Frame != nil && s.passive(k) {
			return -1
		}
		if s.At[k] >= 0 && (k == 0 || s.At[k-1] != s.At[k] && !preposition(s.Words[k-1].Low)) {
			subject = k
		}
	}
	return subject
}

// passive reports whether the verb at i stands in the passive.
func (s *Scene) passive(i int) bool {
	low := s.Words[i].Low
	if n := len(low); n < 3 || low[n-1] == 's' || low[n-3:] == "ing" {
		return false
	}
	if i+1 < len(s.Words) && s.Words[i+1].Low == "of" && strings.HasSuffix(low, "ed") { // "X, accused of fraud"
		return true
	}
	for k := i - 1; k >= 0 && s.apart(k, i) <= 3; k-- {
		if s.Words[k].Role == Auxiliary {
			return true
		}
		if s.Words[k].Role == Stop || s.At[k] >= 0 {
			break
		}
	}
	return s.joined(i)
}

// joined reports whether the verb at i shares the auxiliary of another: "was
// kidnapped in X and tortured".
func (s *Scene) joined(i int) bool {
	if i == 0 || s.Words[i-1].Low != "and" && s.Words[i-1].Low != "or" || i+1 < len(s.Words) && s.At[i+1] >= 0 {
		return false
	}
	for k := i - 2; k > 0 && s.apart(k, i) <= joinedReach; k-- {
		w := &s.Words[k]
		if w.Role == Stop {
			return false
		}
		if s.Words[k-1].Role == Auxiliary {
			return w.Frame != nil || strings.HasSuffix(w.Low, "ed")
		}
	}
	return false
}

// finite reports whether the verb at i can only be a finite form.
func (s *Scene) finite(i int) bool {
	low := s.Words[i].Low
	return low[len(low)-1] == 's' || i > 0 && s.Words[i-1].Low == "has" || i > 0 && s.Words[i-1].Low == "have"
}

// reduced reports whether the verb at i is a participle that says more of the
// noun before it: "the sailors killed in the attack".
func (s *Scene) reduced(i int) bool {
	if i == 0 || i+1 == len(s.Words) || s.Words[i].Frame.Harmed != 'o' || !strings.HasSuffix(s.Words[i].Low, "ed") {
		return false
	}
	before := &s.Words[i-1]
	return preposition(s.Words[i+1].Low) && s.At[i-1] < 0 && !preposition(before.Low) &&
		(before.Low == "," || before.Role == Plain && !before.Function() && !strings.HasSuffix(before.Low, "ly"))
}

// clauseEnd returns where the object of the verb at i ends: at a stop, at a
// contrast, where another verb with the same subject begins, or where it is told
// how something is done, "treated them like slaves".
func (s *Scene) clauseEnd(i int) int {
	for k := i + 1; k < len(s.Words); k++ {
		w := &s.Words[k]
		if w.Role == Stop || w.Role == Contrast || w.Role == Concession || w.Low == "as" || w.Low == "like" ||
			s.second(k) && (w.Frame != nil && !s.noun(k) || strings.HasSuffix(w.Low, "ed")) {
			return k
		}
	}
	return len(s.Words)
}

// clauseStart returns where the clause of the verb at i begins.
func (s *Scene) clauseStart(i int) int {
	for i > 0 && s.Words[i-1].Role != Stop && s.Words[i-1].Role != Contrast {
		i--
	}
	return i
}

// present returns the first word for the place where the one named before hi is,
// "X was at the scene of the bombing", or -1.
func (s *Scene) present(hi int) int {
	if hi+3 >= len(s.Words) || s.Words[hi].Role != Auxiliary || !s.Words[hi+1].is(placing) || !s.Words[hi+2].is(defining) {
		return -1
	}
	switch s.Words[hi+3].Low {
	case "scene", "scenes", "site", "sites", "spot", "place", "time":
		return hi + 1
	}
	return -1
}

// cleared returns the words that say of others that they err about the one named at words
// [lo, hi), of entity e, or do him wrong: "critics are wrong about X", "the charges against X are
// false". They blame them, and not him. Without such words both bounds are 0.
func (s *Scene) cleared(e, lo, hi int) (between [2]int) {
	p := lo - 1 // "against", or the verb
	for p > 0 && s.apart(p, lo) <= 3 && s.At[p] < 0 && s.Words[p].Role != Stop && !towards(s.Words[p].Low) && !punishing(s.Words[p].Low) {
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
	case towards(prep) && hostile(w, prep), punishing(prep):
		if to = s.refuted(hi); to < 0 {
			return between
		}
	default:
		return between
	}
	for start := s.clauseStart(from); from > start && !s.same(from-1, e); { // with their subject
		from--
	}
	return [2]int{from, to}
}

// refuted returns the end of a clause that goes on, from hi on, by calling its subject untrue or
// unfair, or -1.
func (s *Scene) refuted(hi int) int {
	be := hi
	for be < len(s.Words) && s.Words[be].Role != Auxiliary {
		if be++; be > hi+2 || s.Words[be-1].Role == Stop {
			return -1
		}
	}
	called, k := false, be+1
	for ; k < len(s.Words) && s.Words[k].Role != Stop && s.Words[k].Role != Contrast; k++ {
		switch w := &s.Words[k]; {
		case untrue(w.Low):
			called = true
		case !called && (w.Role == Negator || s.apart(be, k) > refutedReach):
			return -1
		}
	}
	if !called {
		return -1
	}
	return k
}

// refutedReach is how far from its verb the word is that calls something untrue, in words.
const refutedReach = 5

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

// punishing reports whether w does someone harm as a court or a superior does: "to fire X".
func punishing(w string) bool {
	switch w {
	case "arrest", "arresting", "ban", "banning", "blame", "blaming", "fire", "firing", "impeach", "impeaching", "indict", "indicting", "jail", "jailing",
		"prosecute", "prosecuting", "punish", "punishing", "remove", "removing", "sue", "suing", "suspend", "suspending":
		return true
	}
	return false
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
