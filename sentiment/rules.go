package sentiment

// How far a negation, a booster or a modal verb reaches to the right, in words.
const (
	negationReach = 4
	boosterReach  = 3
	modalReach    = 5
)

// The factors of the rules. Those of VADER (Hutto and Gilbert 2014) are booster
// and negation; the others were chosen on the training half of the rated
// editorial sentences.
const (
	boost    = 0.293 // added by an intensifier, in units of valence
	negate   = -0.74
	ifOnly   = 0.7  // under a modal verb
	asked    = 0.6  // in a question
	before   = 0.6  // before "but"
	after    = 1.25 // after it
	conceded = 0.6  // after "despite", up to the comma
	doubted  = -0.4 // praise in scare quotes
)

// weigh gives each word of a sentence its valence in context.
func weigh(ws []word) {
	but := lastRole(ws, contrast)
	question := len(ws) > 0 && endsInQuestion(ws)
	conceding := false
	for i := range ws {
		w := &ws[i]
		switch w.role {
		case concession:
			conceding = true
		case stop:
			if conceding && w.low == "," {
				conceding = false
			}
		}
		if w.name || w.frame == nil && (w.terms == 0 || w.valence == 0) {
			continue
		}
		w.factor, w.reason = 1, Word
		if w.loaded {
			w.reason = Loaded
		}
		if k := negation(ws, i); k >= 0 {
			w.factor *= negate
			w.from, w.reason = ws[k].Start, Negation
		}
		if w.distance {
			if w.valence > 0 {
				w.factor *= doubted
			}
			w.reason = ScareQuote
		}
		if near(ws, i, modalReach, modal) >= 0 {
			w.factor *= ifOnly
		}
		if question {
			w.factor *= asked
		}
		if conceding {
			w.factor *= conceded
		}
		if but >= 0 && i < but {
			w.factor *= before
		} else if but >= 0 {
			w.factor *= after
		}
		if w.terms > 0 && w.valence != 0 {
			w.v = (w.valence + lift(ws, i)) * w.factor
		}
	}
}

// lift is what the intensifiers before word i add to it.
func lift(ws []word, i int) float64 {
	sum := 0.0
	for k := i - 1; k >= max(0, i-boosterReach) && ws[k].role != stop; k-- {
		fade := 1 - 0.05*float64(i-1-k)
		switch ws[k].role {
		case booster:
			sum += boost * fade
		case damper:
			sum -= boost * fade
		}
	}
	if ws[i].valence < 0 {
		return -sum
	}
	return sum
}

// negation returns the index of the word that negates word i, or -1.
func negation(ws []word, i int) int {
	k := near(ws, i, negationReach, negator)
	// "no doubt", "not only" deny nothing.
	if k >= 0 && k+1 < len(ws) && (ws[k+1].low == "only" || ws[k+1].low == "doubt" || ws[k+1].low == "just") {
		return -1
	}
	return k
}

// near returns the index of the last word with role r among the reach words
// before word i in its clause, or -1.
func near(ws []word, i, reach int, r role) int {
	for k := i - 1; k >= max(0, i-reach); k-- {
		switch ws[k].role {
		case r:
			return k
		case stop, contrast:
			return -1
		}
	}
	return -1
}

func lastRole(ws []word, r role) int {
	for i := len(ws) - 1; i > 0; i-- {
		if ws[i].role == r {
			return i
		}
	}
	return -1
}

func endsInQuestion(ws []word) bool {
	for i := len(ws) - 1; i >= max(0, len(ws)-3); i-- {
		if ws[i].low == "?" {
			return true
		}
	}
	return false
}
