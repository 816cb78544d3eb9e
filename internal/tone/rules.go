package tone

// How far a negation, a Booster or a Modal verb reaches to the right, in words.
const (
	negationReach = 4
	boosterReach  = 3
	modalReach    = 5
)

// The factors of the rules. Those of VADER (Hutto and Gilbert 2014) are Booster
// and negation; the others were chosen on the training half of the rated
// editorial sentences.
const (
	boost    = 0.293 // added by an intensifier, in units of valence
	negate   = -0.74
	ifOnly   = 0.7  // under a Modal verb
	asked    = 0.6  // in a question
	before   = 0.6  // before "but"
	after    = 1.25 // after it
	conceded = 0.6  // after "despite", up to the comma
	doubted  = -0.4 // praise in scare quotes
)

// Weigh gives each word of a sentence its valence in context.
func Weigh(ws []Word) {
	but := lastRole(ws, Contrast)
	question := len(ws) > 0 && endsInQuestion(ws)
	conceding := false
	for i := range ws {
		w := &ws[i]
		if w.Role == Concession {
			conceding = true
		} else if w.Role == Stop && w.Low == "," {
			conceding = false
		}
		if w.Name || w.Frame == nil && (w.Terms == 0 || w.Valence == 0) {
			continue
		}
		w.Factor, w.Turn = 1, Straight
		if w.Loaded {
			w.Turn = Sided
		}
		if k := negation(ws, i); k >= 0 {
			w.Factor *= negate
			w.From, w.Turn = int32(ws[k].Start), Negated
		}
		if w.Scare {
			if w.Valence > 0 {
				w.Factor *= doubted
			}
			w.Turn = Distant
		}
		if near(ws, i, modalReach, Modal) >= 0 {
			w.Factor *= ifOnly
		}
		if question {
			w.Factor *= asked
		}
		if conceding {
			w.Factor *= conceded
		}
		if but >= 0 && i < but {
			w.Factor *= before
		} else if but >= 0 {
			w.Factor *= after
		}
		if w.Terms > 0 && w.Valence != 0 {
			w.V = (w.Valence + lift(ws, i)) * w.Factor
		}
	}
}

// lift is what the intensifiers before word i add to it.
func lift(ws []Word, i int) float64 {
	sum := 0.0
	for k := i - 1; k >= 0 && ws[i].Pos-ws[k].Pos <= boosterReach && ws[k].Role != Stop; k-- {
		fade := 1 - float64(0.05*float64(ws[i].Pos-ws[k].Pos-1))
		switch ws[k].Role {
		case Booster:
			sum += float64(boost * fade)
		case Damper:
			sum -= float64(boost * fade)
		default:
		}
	}
	if ws[i].Valence < 0 {
		return -sum
	}
	return sum
}

// negation returns the index of the word that negates word i, or -1.
func negation(ws []Word, i int) int {
	k := near(ws, i, negationReach, Negator)
	// "no doubt", "not only" deny nothing.
	if k >= 0 && k+1 < len(ws) && (ws[k+1].Low == "only" || ws[k+1].Low == "doubt" || ws[k+1].Low == "just") {
		return -1
	}
	if k > 0 && ws[k].Low == "without" && ws[k-1].Role == Negator { // "not without merit" has some
		return -1
	}
	return k
}

// near returns the index of the last word with Role r among the reach words
// before word i in its clause, or -1.
func near(ws []Word, i int, reach int32, r Role) int {
	for k := i - 1; k >= 0 && ws[i].Pos-ws[k].Pos <= reach; k-- {
		switch ws[k].Role {
		case r:
			return k
		case Stop, Contrast:
			return -1
		default:
		}
	}
	return -1
}

func lastRole(ws []Word, r Role) int {
	for i := len(ws) - 1; i > 0; i-- {
		if ws[i].Role == r {
			return i
		}
	}
	return -1
}

func endsInQuestion(ws []Word) bool {
	for i := len(ws) - 1; i >= max(0, len(ws)-3); i-- {
		if ws[i].Low == "?" {
			return true
		}
	}
	return false
}
