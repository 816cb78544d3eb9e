package tone

// spokenFor returns the verb of saying of somebody who speaks for the one named at words [lo, hi), or
// -1: "X's lawyer Y said", "a spokeswoman for X told". What he says is on the side of X, as what X
// says would be.
func (s *Scene) spokenFor(lo, hi int) int {
	at := -1 // the word for him
	if lo > 1 && s.Words[lo-1].Low == "for" && s.spokes(lo-2) {
		at = hi - 1
	}
	for k := hi; at < 0 && k < len(s.Words) && s.apart(hi-1, k) <= sideReach && s.At[k] < 0; k++ {
		if s.spokes(k) {
			at = k
		} else if s.Words[k].Role != Plain && s.Words[k].Low != "'s" || preposition(s.Words[k].Low) {
			break
		}
	}
	if at < 0 {
		return -1
	}
	for k := at + 1; k < len(s.Words) && s.apart(at, k) <= saidReach; k++ { // his own name may stand between
		w := &s.Words[k]
		if w.is(saying) && s.Words[k-1].Low != "to" {
			return k
		}
		if w.Role == Stop && w.Low != "," || w.Frame != nil || w.Marks >= 0 {
			break
		}
	}
	return -1
}

// How far the word for one who speaks for another stands from that one's name, and how far the verb of
// saying from it, in words.
const (
	sideReach = 3
	saidReach = 6
)

// spokes reports whether word i is for one who speaks for another.
func (s *Scene) spokes(i int) bool {
	w := &s.Words[i]
	if !w.is(leading) || i == 0 {
		return w.is(speaking)
	}
	of := s.Words[i-1].Low
	return of == "campaign" || of == "press" || of == "communications"
}
