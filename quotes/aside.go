package quotes

import "slices"

// saidAsides gives the sentence round an aside that says who is heard to that
// source, all of it: “The program, they say, has expanded.”.
func (rd *reading) saidAsides(as []attribution) []attribution {
	for i := range rd.d.Sentences {
		s := run{rd.d.Sentences[i].First, rd.d.Sentences[i].Last}
		if s.len() < 7 || s.len() > 120 || !rd.d.Blocks[rd.d.Sentences[i].Block].Kind.InBody() {
			continue
		}
		a, ok := rd.saidAside(s)
		if !ok {
			continue
		}
		mine := -1
		for k := range as {
			if c := as[k].cue; !c.empty() && c.first < a.cue.last && a.cue.first < c.last {
				mine = k
			}
		}
		if mine >= 0 {
			as[mine].source, as[mine].cue = a.source, a.cue
			as[mine].content = append(a.content, slices.DeleteFunc(as[mine].content, func(r run) bool { return r.first < s.last })...)
		} else {
			as = append(as, a)
			mine = len(as) - 1
		}
		for k := range as {
			if k == mine {
				continue
			}
			for _, r := range a.content {
				as[k].content = without(as[k].content, r)
			}
		}
		as = slices.DeleteFunc(as, func(a attribution) bool { return len(a.content) == 0 })
	}
	slices.SortStableFunc(as, func(a, b attribution) int { return a.cue.first - b.cue.first })
	return as
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
