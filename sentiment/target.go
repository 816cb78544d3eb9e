package sentiment

import (
	"github.com/masthead-news/masthead/internal/tone"
	"math"
	"slices"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// How far from a mention, in words, anything is looked for, and what counts as
// the subject or the object of a verb.
const (
	window      = 40
	subjectSpan = 14
	objectSpan  = 8
)

// What a word that isn't tied to the target by grammar counts toward it.
const (
	elsewhere = 0.08 // it stands nearer to another
	loosely   = 0.4  // an act in the same clause
	quotedTo  = 0.3  // said by another, in words that don't name the target
	scareName = -1.5 // the valence of marks of distance round a name
)

// A scene is a sentence with the mentions in it.
type scene struct {
	ws []tone.Word
	at []int // for each word, the index of the mention it belongs to, or -1
	ms []entities.Mention
}

// same reports whether word i belongs to a mention of entity e.
func (s *scene) same(i, e int) bool { return s.at[i] >= 0 && s.ms[s.at[i]].Entity == e }

// toward returns the pieces that concern the mention of words [lo, hi), and
// whether harm is done to it.
func (s *scene) toward(m, lo, hi int) (ps []piece, affected bool) {
	e := s.ms[m].Entity
	attacks := false // it blames another: what follows is about that one
	for i := max(0, lo-window); i < min(len(s.ws), hi+window); i++ {
		w := &s.ws[i]
		if w.Frame == nil && w.V == 0 || s.at[i] == m && s.ms[m].Form != entities.Nominal {
			continue
		}
		share := 1.0
		if w.Quote >= 0 && w.Quote != s.ws[lo].Quote {
			if w.Speaker == e {
				continue // its own words say nothing of it
			}
			share = quotedTo
		}
		v, reason := 0.0, reasons[w.Turn]
		if w.Frame != nil {
			subject, object := s.arguments(i)
			switch {
			case subject >= 0 && s.same(subject, e):
				v, reason = w.Frame.Subject*w.Factor, Subject
				affected = affected || w.Frame.Harmed == 's'
				attacks = attacks || w.Frame.Object < 0
			case object >= 0 && s.same(object, e):
				v, reason = w.Frame.Object*w.Factor, VerbObject
				affected = affected || w.Frame.Harmed == 'o'
			}
		} else {
			var hurt bool
			v, hurt = s.share(i, e, lo, hi)
			if attacks {
				v = min(v, elsewhere)
			}
			if v *= w.V; v != 0 && w.Kind == tone.Act && reason == Word {
				reason = Subject
			}
			affected = affected || hurt
		}
		if v *= share; v != 0 {
			ps = append(ps, pieceOf(w, v, reason))
		}
	}
	return ps, affected
}

// share returns how much of word i, which is no verb with a frame, goes to the
// mention of entity e at words [lo, hi), and whether it harms it.
func (s *scene) share(i, e, lo, hi int) (part float64, hurt bool) {
	w := &s.ws[i]
	owner := s.nearest(i)
	mine := owner < 0 || s.same(owner, e)
	switch w.Kind {
	case tone.Act:
		switch s.tie(i, lo, hi) {
		case doer:
			return 1, false
		case done:
			return 0, true
		}
		if mine && i > lo {
			return loosely, false
		}
		return 0, mine
	case tone.Event:
		if s.tie(i, lo, hi) == doer && i < lo {
			return 1, false
		}
		return 0, mine && w.V < 0
	}
	if !mine {
		return elsewhere, false
	}
	return 1 / (1 + math.Max(0, float64(s.gap(i, lo, hi)-2))/6), false
}

// tie is how a noun of doing is tied to a mention.
type tie uint8

const (
	none tie = iota
	doer     // "X's invasion", "the Xian invasion", "bombardment by X"
	done     // "the invasion of X"
)

// tie looks at the words between the noun at i and the mention at [lo, hi).
func (s *scene) tie(i, lo, hi int) tie {
	if i >= hi {
		if i-hi > 4 {
			return none
		}
		for k := hi; k < i; k++ {
			if w := &s.ws[k]; w.Role == tone.Stop || w.Frame != nil || preposition(w.Low) || s.at[k] >= 0 {
				return none
			}
		}
		return doer
	}
	if lo-i > 6 {
		return none
	}
	for k := lo - 1; k > i; k-- {
		switch s.ws[k].Low {
		case "by", "from":
			return doer
		case "of", "on", "against", "in", "at", "into", "across":
			return done
		}
		if s.ws[k].Role == tone.Stop || s.at[k] >= 0 {
			return none
		}
	}
	return none
}

func preposition(w string) bool {
	switch w {
	case "of", "on", "in", "at", "by", "for", "from", "with", "to", "against", "about", "over",
		"after", "before", "during", "under", "and", "or", "that", "who", "which", "as", "amid":
		return true
	}
	return false
}

// gap is the distance of word i from words [lo, hi), in words.
func (s *scene) gap(i, lo, hi int) int {
	d := lo - i
	if i >= hi {
		d = i - hi + 1
	}
	return d
}

// nearest returns the word of a mention that stands nearest to word i, where
// the end of a clause between counts as three words, or -1.
func (s *scene) nearest(i int) int {
	best, found := window, -1
	for step := -1; step <= 1; step += 2 {
		cost := 0
		for k := i + step; k >= 0 && k < len(s.ws) && cost < best; k += step {
			if cost++; s.ws[k].Role == tone.Stop || s.ws[k].Role == tone.Contrast {
				cost += 3
			}
			if s.at[k] >= 0 {
				if cost < best {
					best, found = cost, k
				}
				break
			}
		}
	}
	return found
}

// arguments returns a word of the mention that is the subject of the verb at i,
// and one of its object; -1 where there is none.
func (s *scene) arguments(i int) (subject, object int) {
	left, right, agent := -1, -1, -1
	for k := i - 1; k >= max(0, i-subjectSpan); k-- {
		w := &s.ws[k]
		if w.Low == ";" || w.Low == ":" || w.Role == tone.Contrast {
			break
		}
		if s.at[k] < 0 {
			continue
		}
		// "The party of X slammed": X is no subject; go on to what stands before.
		b := k
		for b > 0 && s.at[b-1] == s.at[k] {
			b--
		}
		left = k
		if b == 0 || !preposition(s.ws[b-1].Low) || s.ws[b-1].Low == "that" || s.ws[b-1].Low == "and" || s.ws[b-1].Low == "as" {
			break
		}
		k = b
	}
	by := false
	for k := i + 1; k < min(len(s.ws), i+1+objectSpan); k++ {
		w := &s.ws[k]
		if w.Role == tone.Stop && w.Low != "," && w.Low != "(" || w.Role == tone.Contrast || w.Low == "who" || w.Low == "after" {
			break
		}
		if w.Low == "by" {
			by = true
		}
		if s.at[k] >= 0 {
			if by {
				agent = k
			} else if right < 0 {
				right = k
			}
			if by || agent >= 0 {
				break
			}
		}
		if w.Role == tone.Stop {
			break
		}
	}
	if s.passive(i) {
		return agent, left
	}
	if by && right < 0 && agent >= 0 && !s.finite(i) { // "those killed by X"
		return agent, left
	}
	return left, right
}

// passive reports whether the verb at i stands in the passive.
func (s *scene) passive(i int) bool {
	low := s.ws[i].Low
	if n := len(low); n < 3 || low[n-1] == 's' || low[n-3:] == "ing" {
		return false
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if s.ws[k].Role == tone.Auxiliary {
			return true
		}
		if s.ws[k].Role == tone.Stop || s.at[k] >= 0 {
			return false
		}
	}
	return false
}

// finite reports whether the verb at i can only be a finite form.
func (s *scene) finite(i int) bool {
	low := s.ws[i].Low
	return low[len(low)-1] == 's' || i > 0 && s.ws[i-1].Low == "has" || i > 0 && s.ws[i-1].Low == "have"
}

// byStart orders pieces by where they stand.
func byStart(a, b piece) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

// scare adds the marks of distance round a name to what is said of it.
func scare(ps []piece, s text.Span, w *tone.Word) []piece {
	ps = append(ps, piece{s, scareName, Voices[w.Voice], w.Speaker, ScareQuote})
	slices.SortStableFunc(ps, byStart)
	return ps
}
