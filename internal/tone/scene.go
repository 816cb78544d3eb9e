package tone

import "math"

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
)

// A Scene is a sentence with the mentions in it.
type Scene struct {
	Words []Word
	At    []int // for each word, the index of the mention it belongs to, or -1
	Marks []Mark
	Told  []int   // what Telling says of Words
	Room  []Share // for the shares of a ruling, or nil
	list  [2]int  // the words of the target, or of the list of names in which it is one
}

// A Mark is a mention: of which entity, and whether it names it or describes it.
type Mark struct {
	Entity  int
	Nominal bool
}

// A Share is what a word says of a target.
type Share struct {
	Word int
	V    float64 // valence
	Tie  Tie     // by which grammar; None for plain nearness
}

// A Ruling is what the rules say of a target in a sentence.
type Ruling struct {
	Shares  []Share // in order
	Attacks bool    // it blames another
	Harmed  bool    // harm is done to it
	Against bool    // another is set beside it: what the rest says is the other's
	Says    bool    // it speaks: what stands in other quotation marks are its own words
	// Deals are the words, from one to before another, for what it only deals
	// with, or for where it is: it isn't what they say.
	Deals   [2]int
	Cleared bool // they blame others for what they say of it or do to it
	Pitied  bool // others are said to have ruined it
}

// deals reports whether word i is for what the target only deals with.
func (r *Ruling) deals(i int) bool { return r.Deals[0] <= i && i < r.Deals[1] }

// same reports whether word i belongs to a mention of entity e, which is that of the target, or of one
// in the same list.
func (s *Scene) same(i, e int) bool {
	return s.At[i] >= 0 && (s.Marks[s.At[i]].Entity == e || s.list[0] <= i && i < s.list[1])
}

// Telling appends the places of the words that may say something of a target.
func Telling(at []int, ws []Word) []int {
	for i := range ws {
		if ws[i].Frame != nil || ws[i].V != 0 {
			at = append(at, i)
		}
	}
	return at
}

// Toward returns what is said of mention m, at words [lo, hi), or of the names in the list there in
// which it is one (see Among).
func (s *Scene) Toward(m, lo, hi int) Ruling {
	r := Ruling{Shares: s.Room[:0]}
	s.list = [2]int{lo, hi}
	e := s.Marks[m].Entity
	// Whether the target speaks is told by the words next to it: package quotes
	// knows better, but it reads the letters of names.
	says, said := s.saysAfter(hi), s.saysBefore(lo)
	if says < 0 {
		says = s.spokenFor(lo, hi)
	}
	r.Says = says >= 0 || said
	if i := s.present(hi); i >= 0 {
		r.Deals = [2]int{i, s.clauseEnd(i)}
	}
	first, last := s.Within(lo, hi, window)
	for _, i := range s.Told {
		w := &s.Words[i]
		if i < first || i >= last || s.At[i] == m && !s.Marks[m].Nominal {
			continue
		}
		part := 1.0
		if says >= 0 && i > says || said && i < lo {
			continue // its own words say nothing of it
		}
		if w.Marks >= 0 && w.Marks != s.Words[lo].Marks {
			part = quotedTo
		}
		v, tie := 0.0, None
		if w.Frame != nil {
			subject, object := s.arguments(i)
			switch {
			case w.Frame.deals():
				switch {
				case subject < 0 || !s.same(subject, e):
				case subject > i: // "was sentenced by X"
					r.Deals = [2]int{s.clauseStart(i), subject}
				case r.Deals[1] == 0:
					r.Deals = [2]int{i, s.clauseEnd(i)}
				default:
					r.Deals[1] = max(r.Deals[1], s.clauseEnd(i))
				}
			case subject < 0 && object < 0 && hi <= i && r.Deals[1] == 0 && s.ofOthers(i): // X left, and they looted the shop
				r.Deals = [2]int{i, s.clauseEnd(i)}
			case subject >= 0 && s.same(subject, e):
				v, tie = w.Frame.Subject*w.Factor, Doer
				r.Harmed = r.Harmed || w.Frame.Harmed == 's'
				r.Attacks = r.Attacks || w.Frame.Object < 0
			case object >= 0 && s.same(object, e):
				v, tie = w.Frame.Object*w.Factor, Done
				r.Harmed = r.Harmed || w.Frame.Harmed == 'o'
			}
		} else if r.deals(i) {
			continue
		} else if p, ok := s.compared(i, lo, hi); ok {
			v, tie = p*w.V, Against
			r.Against = true
		} else {
			f, hurt := s.share(i, e, lo, hi)
			if r.Attacks {
				f = min(f, elsewhere)
			}
			v = f * w.V
			if f == 1 && w.Kind == Act {
				tie = Doer
			}
			r.Harmed = r.Harmed || hurt
		}
		if v *= part; v != 0 {
			r.Shares = append(r.Shares, Share{i, v, tie})
		}
	}
	if r.Deals[1] == 0 {
		r.Deals = s.cleared(e, lo, hi)
		r.Cleared = r.Deals[1] > 0
	}
	r.Pitied = s.pitied(e)
	r.Harmed = r.Harmed || r.Pitied
	return r
}

// share returns how much of word i, which is no verb with a frame, goes to the
// mention of entity e at words [lo, hi), and whether it harms it.
func (s *Scene) share(i, e, lo, hi int) (part float64, hurt bool) {
	w := &s.Words[i]
	owner := s.nearest(i)
	mine := owner < 0 || s.same(owner, e)
	switch w.Kind {
	case Act:
		switch s.tie(i, lo, hi) {
		case Doer:
			return 1, false
		case Done:
			return 0, true
		default:
		}
		if mine && i > lo {
			return loosely, false
		}
		return 0, mine
	case Event:
		if s.tie(i, lo, hi) == Doer && i < lo {
			return 1, false
		}
		return 0, mine && w.V < 0
	default:
	}
	if !mine {
		return elsewhere, false
	}
	return 1 / (1 + math.Max(0, float64(s.gap(i, lo, hi)-2))/6), false
}

// A Tie is how a word is tied to a mention by grammar.
type Tie uint8

// The ties.
const (
	None    Tie = iota
	Doer        // "X's invasion", "X slammed", "bombardment by X"
	Done        // "the invasion of X", "slammed X"
	Against     // "kinder than X", "X is less kind than"
)

// tie looks at the words between the noun at i and the mention at [lo, hi).
func (s *Scene) tie(i, lo, hi int) Tie {
	if i >= hi {
		if s.apart(hi-1, i) > 5 {
			return None
		}
		for k := hi; k < i; k++ {
			if w := &s.Words[k]; w.Role == Stop || w.Frame != nil || preposition(w.Low) || s.At[k] >= 0 {
				return None
			}
		}
		return Doer
	}
	if s.apart(i, lo) > 6 || s.verbBetween(i, lo) {
		return None
	}
	for k := lo - 1; k > i; k-- {
		switch s.Words[k].Low {
		case "by", "from":
			return Doer
		case "of", "on", "against", "in", "at", "into", "across":
			return Done
		}
		if s.Words[k].Role == Stop || s.At[k] >= 0 {
			return None
		}
	}
	return None
}

func preposition(w string) bool {
	switch w {
	case "of", "on", "in", "at", "by", "for", "from", "with", "to", "against", "about", "over",
		"after", "before", "during", "under", "and", "or", "that", "who", "which", "as", "amid":
		return true
	}
	return false
}

// apart is how many words k lies after i, names counted as one.
func (s *Scene) apart(i, k int) int { return int(s.Words[k].Pos - s.Words[i].Pos) }

// Within returns the words that lie at most reach words from those at [lo, hi).
func (s *Scene) Within(lo, hi, reach int) (first, last int) {
	if len(s.Words) <= reach {
		return 0, len(s.Words)
	}
	for first = lo; first > 0 && s.apart(first-1, lo) <= reach; first-- {
	}
	for last = hi; last < len(s.Words) && s.apart(hi-1, last) <= reach; last++ {
	}
	return first, last
}

// gap is the distance of word i from words [lo, hi), in words.
func (s *Scene) gap(i, lo, hi int) int {
	if i >= hi {
		return s.apart(hi-1, i)
	}
	return s.apart(i, lo)
}

// nearest returns the word of a mention that stands nearest to word i, where
// the end of a clause between counts as three words, or -1.
func (s *Scene) nearest(i int) int {
	best, found := window, -1
	for step := -1; step <= 1; step += 2 {
		cost := 0
		for k := i + step; k >= 0 && k < len(s.Words) && cost < best; k += step {
			if s.Words[k].Pos != s.Words[k-step].Pos {
				cost++
			}
			if s.Words[k].Role == Stop || s.Words[k].Role == Contrast {
				cost += 3
			}
			if s.At[k] >= 0 {
				if cost < best {
					best, found = cost, k
				}
				break
			}
		}
	}
	return found
}
