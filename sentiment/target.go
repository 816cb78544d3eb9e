package sentiment

import (
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
	ws []word
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
		if w.frame == nil && w.v == 0 || s.at[i] == m && s.ms[m].Form != entities.Nominal {
			continue
		}
		share := 1.0
		if w.quote >= 0 && w.quote != s.ws[lo].quote {
			if w.speaker == e {
				continue // its own words say nothing of it
			}
			share = quotedTo
		}
		v, reason := 0.0, w.reason
		if w.frame != nil {
			subject, object := s.arguments(i)
			switch {
			case subject >= 0 && s.same(subject, e):
				v, reason = w.frame.subject*w.factor, Subject
				affected = affected || w.frame.harmed == 's'
				attacks = attacks || w.frame.object < 0
			case object >= 0 && s.same(object, e):
				v, reason = w.frame.object*w.factor, VerbObject
				affected = affected || w.frame.harmed == 'o'
			}
		} else {
			var hurt bool
			v, hurt = s.share(i, e, lo, hi)
			if attacks {
				v = min(v, elsewhere)
			}
			if v *= w.v; v != 0 && w.kind == act && reason == Word {
				reason = Subject
			}
			affected = affected || hurt
		}
		if v *= share; v != 0 {
			ps = append(ps, piece{text.Span{Start: w.from, End: w.to}, v, w.voice, w.speaker, reason})
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
	switch w.kind {
	case act:
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
	case event:
		if s.tie(i, lo, hi) == doer && i < lo {
			return 1, false
		}
		return 0, mine && w.v < 0
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
			if w := &s.ws[k]; w.role == stop || w.frame != nil || preposition(w.low) || s.at[k] >= 0 {
				return none
			}
		}
		return doer
	}
	if lo-i > 6 {
		return none
	}
	for k := lo - 1; k > i; k-- {
		switch s.ws[k].low {
		case "by", "from":
			return doer
		case "of", "on", "against", "in", "at", "into", "across":
			return done
		}
		if s.ws[k].role == stop || s.at[k] >= 0 {
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
			if cost++; s.ws[k].role == stop || s.ws[k].role == contrast {
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
		if w.low == ";" || w.low == ":" || w.role == contrast {
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
		if b == 0 || !preposition(s.ws[b-1].low) || s.ws[b-1].low == "that" || s.ws[b-1].low == "and" || s.ws[b-1].low == "as" {
			break
		}
		k = b
	}
	by := false
	for k := i + 1; k < min(len(s.ws), i+1+objectSpan); k++ {
		w := &s.ws[k]
		if w.role == stop && w.low != "," && w.low != "(" || w.role == contrast || w.low == "who" || w.low == "after" {
			break
		}
		if w.low == "by" {
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
		if w.role == stop {
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
	low := s.ws[i].low
	if n := len(low); n < 3 || low[n-1] == 's' || low[n-3:] == "ing" {
		return false
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if s.ws[k].role == auxiliary {
			return true
		}
		if s.ws[k].role == stop || s.at[k] >= 0 {
			return false
		}
	}
	return false
}

// finite reports whether the verb at i can only be a finite form.
func (s *scene) finite(i int) bool {
	low := s.ws[i].low
	return low[len(low)-1] == 's' || i > 0 && s.ws[i-1].low == "has" || i > 0 && s.ws[i-1].low == "have"
}

// byStart orders pieces by where they stand.
func byStart(a, b piece) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

// scare adds the marks of distance round a name to what is said of it.
func scare(ps []piece, s text.Span, w *word) []piece {
	ps = append(ps, piece{s, scareName, w.voice, w.speaker, ScareQuote})
	slices.SortStableFunc(ps, byStart)
	return ps
}
