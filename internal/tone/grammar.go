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
			if left < 0 && s.subjectEnd(i) == k && s.others(k) { // "X lied, and they fired him"
				left = s.named(w.Low, k)
				break
			}
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

// others reports whether word k is a pronoun for others than whoever is named before it, if none that
// tells of what one of them said: "X said that they".
func (s *Scene) others(k int) bool {
	switch s.Words[k].Low {
	case "they", "we", "you", "i":
	default:
		return false
	}
	said := k > 0 && s.Words[k-1].is(saying) || k > 1 && s.Words[k-1].Low == "that" && s.Words[k-2].is(saying)
	return !said
}

// ofOthers reports whether the subject of the verb at i is such a pronoun, and for nobody named.
func (s *Scene) ofOthers(i int) bool {
	k := s.subjectEnd(i)
	return k >= 0 && s.At[k] < 0 && s.others(k) && s.named(s.Words[k].Low, k) < 0
}

// named returns a word before k that is this pronoun and a mention, or -1.
func (s *Scene) named(pronoun string, k int) int {
	for k--; k >= 0 && (s.At[k] < 0 || s.Words[k].Low != pronoun); k-- {
	}
	return k
}

// subjectEnd returns the word before the verb at i, its auxiliaries and its adverbs, or -1: where its
// subject ends, if it has one there.
func (s *Scene) subjectEnd(i int) int {
	for i--; i >= 0; i-- {
		if w := &s.Words[i]; w.Role != Auxiliary && w.Role != Modal && w.Role != Negator && !helps(w.Low) && !strings.HasSuffix(w.Low, "ly") {
			break
		}
	}
	return i
}

// helps reports whether w stands before a verb and is no part of its meaning.
func helps(w string) bool {
	switch w {
	case "have", "has", "had", "do", "does", "did", "will", "'ve", "'ll", "'d", "also", "all", "both", "just", "now", "then", "even", "always", "ever":
		return true
	}
	return false
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
// "years of abuse", "called attacks on X shameful".
func (s *Scene) noun(i int) bool {
	low := s.Words[i].Low
	switch {
	case strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ss"):
		return false
	case strings.HasSuffix(low, "s"):
		return i > 0 && i+1 < len(s.Words) && towards(s.Words[i+1].Low) && (s.Words[i-1].is(defining) || s.plain(i-1))
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

// plain reports whether word i is none that a verb could have for its subject: no name, no pronoun,
// no noun of many.
func (s *Scene) plain(i int) bool {
	w := &s.Words[i]
	return s.At[i] < 0 && !w.Name && w.Role != Stop && !Pronoun(w.Low) && w.Low != "who" && w.Low != "which" && w.Low != "that" &&
		!strings.HasSuffix(w.Low, "s") && !strings.HasSuffix(w.Low, "ly")
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
	if subject >= 0 && s.verbBetween(i, subject) { // "the attack was condemned by X"
		subject = -1
	}
	if k := i - 1; subject < 0 {
		for strings.HasSuffix(s.Words[i].Low, "s") && k > 1 && s.apart(k, i) <= 3 && s.Words[k].Low != "'s" && s.At[k] < 0 && s.Words[k].Role != Stop && !preposition(s.Words[k].Low) {
			k-- // "X's very harsh attacks"
		}
		if k > 0 && s.Words[k].Low == "'s" && s.At[k-1] >= 0 {
			subject = k - 1
		}
	}
	if object >= 0 && s.tie(i, object, object+1) != Done {
		object = -1
	}
	return subject, object
}

// verbBetween reports whether a verb that takes sides stands between words i and k: what follows
// it goes with it, and not with i.
func (s *Scene) verbBetween(i, k int) bool {
	for i++; i < k; i++ {
		if s.Words[i].Frame != nil && !s.noun(i) {
			return true
		}
	}
	return false
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
