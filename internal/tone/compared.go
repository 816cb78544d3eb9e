package tone

import "strings"

// How far a comparison reaches: from its word to "than", and from there to what
// it is compared with, in words.
const (
	thanReach = 6
	thanAfter = 4
)

// What a comparison says of both sides: "X is kinder than Y" is praise of X and
// some blame of Y, "X is less corrupt than Y" the other way about.
const (
	comparedWith = -0.7
	lessThan     = -0.5
	lessWith     = 0.7
	unmatched    = -1.4 // "nobody is kinder than X"; the negation has turned the valence round already
)

// compared returns what word i says of the target at words [lo, hi) as a part of
// a comparison, in parts of its valence; ok is false where it is in none.
func (s *Scene) compared(i, lo, hi int) (part float64, ok bool) {
	less, comparative := s.comparative(i)
	if !comparative {
		return 0, false
	}
	than := -1
	for k := i + 1; k < len(s.Words) && s.apart(i, k) <= thanReach && s.Words[k].Role != Stop; k++ {
		if s.Words[k].Low == "than" {
			than = k
			break
		}
	}
	switch {
	case than < 0:
		return 0, false
	case lo > than && s.apart(than, lo) <= thanAfter && !s.stopBetween(than, lo):
		switch {
		case less:
			return lessWith, true
		case s.Words[i].Turn == Negated:
			return unmatched, true
		}
		return comparedWith, true
	case less && hi <= i:
		return lessThan, true
	}
	return 0, false
}

// comparative reports whether word i compares, and whether it does so downward.
func (s *Scene) comparative(i int) (less, ok bool) {
	for k := i - 1; k >= 0 && s.apart(k, i) <= 2; k-- {
		switch s.Words[k].Low {
		case "less":
			return true, true
		case "more":
			return false, true
		}
	}
	low := s.Words[i].Low
	return false, low == "worse" || len(low) > 4 && strings.HasSuffix(low, "er")
}

func (s *Scene) stopBetween(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if s.Words[k].Role == Stop {
			return true
		}
	}
	return false
}
