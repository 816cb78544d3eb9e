package quotes

import "slices"

// saidAsides gives the sentence round an aside that says who is heard to that
// source, all of it: “The program, they say, has expanded.”.
func (rd *reading) saidAsides(as []attribution) []attribution {
	aside := make(map[int]*attribution) // by sentence
	for i := range rd.d.Sentences {
		s := run{rd.d.Sentences[i].First, rd.d.Sentences[i].Last}
		if s.len() < 7 || s.len() > 120 || !rd.d.Blocks[rd.d.Sentences[i].Block].Kind.InBody() {
			continue
		}
		if a, ok := rd.saidAside(s); ok {
			aside[i] = &a
		}
	}
	if len(aside) == 0 {
		return as
	}
	known := make(map[int]bool)
	for k := range as {
		a := &as[k]
		own := -1
		if !a.cue.empty() {
			own = rd.d.Tokens[a.cue.first].Sentence
		}
		b := aside[own]
		if b == nil || known[own] || a.cue.first >= b.cue.last || b.cue.first >= a.cue.last {
			own = -1
		}
		a.content = rd.outside(a.content, aside)
		if own >= 0 {
			known[own] = true
			a.source, a.cue = b.source, b.cue
			a.content = append(slices.Clone(b.content), a.content...)
			slices.SortFunc(a.content, func(x, y run) int { return x.first - y.first })
		}
	}
	for i := range rd.d.Sentences {
		if b := aside[i]; b != nil && !known[i] {
			as = append(as, *b)
		}
	}
	as = slices.DeleteFunc(as, func(a attribution) bool { return len(a.content) == 0 })
	slices.SortStableFunc(as, func(a, b attribution) int { return a.cue.first - b.cue.first })
	return as
}

// outside returns rs without what the asides of their sentences claim.
func (rd *reading) outside(rs []run, aside map[int]*attribution) []run {
	for _, r := range slices.Clone(rs) {
		if r.empty() {
			continue
		}
		for s := rd.d.Tokens[r.first].Sentence; s <= rd.d.Tokens[r.last-1].Sentence; s++ {
			if b := aside[s]; b != nil {
				for _, c := range b.content {
					rs = without(rs, c)
				}
			}
		}
	}
	return rs
}

// saidAside reads s as a clause with an aside of a source and a verb of saying
// between two commas, none of it in quotation marks.
func (rd *reading) saidAside(s run) (attribution, bool) {
	for i := s.first + 1; i+3 < s.last; i++ {
		if rd.quoted[i] >= 0 {
			return attribution{}, false
		}
		if !rd.is(i, ",") {
			continue
		}
		src := rd.speaker(i+1, rd.block(i))
		if src.empty() {
			continue
		}
		cue := rd.speechVerb(src.last)
		if cue.empty() || !rd.is(cue.last, ",") || cue.last+2 >= s.last || rd.is(cue.first, "called", "named", "told", "began", "based") {
			continue
		}
		before, after := rd.trim(run{s.first, i}), rd.trim(run{cue.last, s.last})
		if rd.words(before) == 0 || rd.words(after) < 2 || rd.is(after.first, "and", "but", "adding", "saying", "citing", "who", "which", "noting", "while", "referring", "as", "though", "although", "including", "because", "when", "where", "after", "before", "since", "then", "or", "speaking", "calling") {
			return attribution{}, false
		}
		for k := s.first; k < s.last; k++ {
			if rd.quoted[k] >= 0 {
				return attribution{}, false
			}
		}
		return attribution{source: src, cue: cue, content: []run{before, after}, confidence: 0.7}, true
	}
	return attribution{}, false
}
