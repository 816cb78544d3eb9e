package quotes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// attributions finds what is reported: by rule in lines that name their source
// without a verb and in sentences that pass on an outlet's sources, by the model
// elsewhere; then quotations that go on without a cue of their own go to who
// spoke before them.
func (rd *reading) attributions() []attribution {
	out, read := rd.relayRules()
	for _, a := range rd.lineRules() {
		out = append(out, a)
		for k := a.content[0].first; k < a.content[0].last; k++ {
			read[rd.d.Tokens[k].Sentence] = rd.sentence(k)
		}
	}
	for _, a := range rd.mend(rd.tagged()) {
		if rd.besides(read, &a) {
			rd.onlySpeech(&a)
			out = append(out, a)
		}
	}
	out = append(out, rd.leftOver(out)...)
	rd.sameBreath(out)
	out = rd.behindColon(out)
	out = rd.signedBelow(out)
	out = rd.passOn(out)
	slices.SortStableFunc(out, func(a, b attribution) int { return cmp.Compare(a.content[0].first, b.content[0].first) })
	return rd.goOn(out)
}

// besides takes from a what a rule has read of its sentences, and reports whether a is left.
func (rd *reading) besides(read []run, a *attribution) bool {
	meet := func(r, q run) bool { return r.first < q.last && q.first < r.last }
	for _, i := range [...]int{a.content[0].first, a.cue.first} {
		r := read[rd.d.Tokens[i].Sentence]
		if r.empty() {
			continue
		}
		if r == rd.sentence(i) || meet(r, a.cue) || meet(r, a.source) {
			return false
		}
		a.content = without(a.content, r)
		for k := range a.content {
			c := &a.content[k]
			if *c = rd.trim(*c); !c.empty() && rd.is(c.last-1, "and", "but", "while") { // “Lind said she would go, and | Axios quoted …”
				*c = rd.trim(run{c.first, c.last - 1})
			}
		}
		if a.content = slices.DeleteFunc(a.content, run.empty); len(a.content) == 0 {
			return false
		}
	}
	return true
}

// leftOver finds by rule what as lacks.
func (rd *reading) leftOver(as []attribution) []attribution {
	owner := rd.owners(as)
	for i := range as {
		for _, r := range []run{as[i].source, as[i].cue} {
			for k := r.first; k < r.last; k++ {
				owner[k] = int32(i + 1)
			}
		}
	}
	out := rd.unowned(owner)
	for _, a := range out {
		for k := a.content[0].first; k < a.content[0].last; k++ {
			owner[k] = -1
		}
	}
	for i := range rd.d.Sentences {
		s := run{rd.d.Sentences[i].First, rd.d.Sentences[i].Last}
		if s.len() > 120 || slices.ContainsFunc(owner[s.first:s.last], func(o int32) bool { return o != 0 }) {
			continue
		}
		if k := rd.d.Blocks[rd.d.Sentences[i].Block].Kind; !k.InBody() {
			if a, ok := rd.clauseBehind(s); ok && (k == text.Title || k == text.Dek) {
				out = append(out, a)
			}
			continue
		}
		if a, ok := rd.clauseBehind(s); ok {
			out = append(out, a)
		} else if a, ok := rd.itIsSaid(s); ok {
			out = append(out, a)
		} else if a, ok := rd.accordingTo(s); ok {
			out = append(out, a)
		} else if a, ok := rd.welcomedBy(s); ok {
			out = append(out, a)
		} else if a, b, ok := rd.slamming(s); ok {
			out = append(out, a, b)
		} else if a, ok := rd.asideWho(s); ok {
			out = append(out, a)
		} else if a, ok := rd.toldClause(s); ok {
			out = append(out, a)
		}
	}
	return out
}

// owners tells for each token whose content it is: the index in as plus one,
// or 0.
func (rd *reading) owners(as []attribution) []int32 {
	owner := make([]int32, len(rd.d.Tokens))
	for i := range as {
		for _, c := range as[i].content {
			for k := c.first; k < c.last; k++ {
				owner[k] = int32(i + 1)
			}
		}
	}
	return owner
}

// cuesIn returns the attributions whose cue stands in each sentence.
func (rd *reading) cuesIn(as []attribution) map[int][]int {
	in := make(map[int][]int)
	for i := range as {
		if c := as[i].cue; !c.empty() {
			s := rd.d.Tokens[c.first].Sentence
			in[s] = append(in[s], i)
		}
	}
	return in
}

// goOn gives quotations that no one has yet to who was heard last: the later
// paragraphs of a speech, whose marks say that it runs on, as more content of
// the same quote; a paragraph all in quotation marks behind a quotation as a
// quote of its own, without a cue. As, ordered by content, stay so.
func (rd *reading) goOn(as []attribution) []attribution {
	owner := rd.owners(as)
	cues := rd.cuesIn(as)
	var floating []attribution
	last, lastBlock := -1, -2 // who was quoted last with marks, and where
	for k := range rd.pairs {
		p := &rd.pairs[k]
		if rd.marks[k].Use != Quotation || !rd.d.Blocks[p.block].Kind.InBody() {
			continue
		}
		t := rd.tokens(rd.marks[k].Span)
		if t.empty() || rd.subhead(t) {
			continue
		}
		if o := owner[t.first+t.len()/2]; o > 0 {
			last, lastBlock = int(o-1), p.block
			continue
		}
		if (last < 0 || p.block > lastBlock+1) && !rd.heardLater(k, owner) {
			a, ok := rd.introduced(t)
			if !ok {
				a, ok = rd.heardAbove(t, as, cues)
			}
			if !ok && last >= 0 && p.block-lastBlock <= maxQuestion {
				a, ok = rd.answer(t, as[last].source)
			}
			if !ok {
				a, ok = rd.spokenOf(t)
			}
			if ok && rd.fillsBlock(t) && !owned(owner, t) {
				as = append(as, a)
				last, lastBlock = len(as)-1, p.block
				own(owner, t, last)
				continue
			}
		}
		switch {
		case last < 0 || p.block > lastBlock+1 || slices.ContainsFunc(owner[t.first:t.last], func(o int32) bool { return o > 0 }):
		case (p.continued || rd.fillsBlock(t) && !as[last].cue.empty()) && len(as[last].content) > 0:
			as[last].content = append(as[last].content, t)
			lastBlock = p.block
			own(owner, t, last)
		case rd.fillsBlock(t):
			floating = append(floating, attribution{source: as[last].source, content: []run{t}, confidence: as[last].confidence * 0.8})
			lastBlock = p.block
		}
	}
	rd.goOnBefore(as, owner)
	as = slices.DeleteFunc(as, func(a attribution) bool { return len(a.content) == 0 })
	return append(as, floating...)
}

// own notes in owner, which is as owners makes it, that r is content of the i-th.
func own(owner []int32, r run, i int) {
	for k := r.first; k < r.last; k++ {
		owner[k] = int32(i + 1)
	}
}

// goOnBefore gives the first paragraphs of a speech, whose marks say that it runs
// on, to who is heard in those that follow: “We left. ¶ “There was nothing,” said
// Lind. Owner is as in goOn.
func (rd *reading) goOnBefore(as []attribution, owner []int32) {
	next, nextBlock, mark := int32(0), -1, "" // who has the quotation that begins the next block, and how it opens
	for k := len(rd.pairs) - 1; k >= 0; k-- {
		p := &rd.pairs[k]
		t := rd.tokens(rd.marks[k].Span)
		if rd.marks[k].Use != Quotation || t.empty() {
			continue
		}
		who := owner[t.first+t.len()/2]
		if p.runsOn && next > 0 && nextBlock == p.block+1 && mark == rd.d.Slice(p.open) && !owned(owner, t) && rd.fillsBlock(t) {
			who = next
			as[who-1].content = slices.Insert(as[who-1].content, 0, t)
		}
		if p.continued {
			next, nextBlock, mark = who, p.block, rd.d.Slice(p.open)
		}
	}
}

// heardLater reports whether quotation k runs on, and someone is heard in one that goes on
// from it. Owner is as in goOn.
func (rd *reading) heardLater(k int, owner []int32) bool {
	for ; k+1 < len(rd.pairs) && rd.pairs[k].runsOn && rd.pairs[k+1].continued; k++ {
		if owned(owner, rd.tokens(rd.marks[k+1].Span)) {
			return true
		}
	}
	return false
}

// subhead reports whether the quotation r is no more than a line between paragraphs: marked
// as a heading, or all in capitals: ‘WE HAD PLANS’.
func (rd *reading) subhead(r run) bool {
	if rd.d.Blocks[rd.block(r.first)].Kind == text.Heading {
		return true
	}
	s := rd.d.Slice(rd.span(r))
	return strings.ToUpper(s) == s && strings.ToLower(s) != s && rd.fillsBlock(r)
}

// maxMarks bounds the marks looked at on either side of a quotation that fills
// its block; nobody writes as many.
const maxMarks = 16

// fillsBlock reports whether no word of its block lies outside r.
func (rd *reading) fillsBlock(r run) bool {
	b := rd.block(r.first)
	for i := r.first - 1; i >= 0 && rd.block(i) == b; i-- {
		if rd.isWord(i) || r.first-i > maxMarks {
			return false
		}
	}
	for i := r.last; i < len(rd.d.Tokens) && rd.block(i) == b; i++ {
		if rd.isWord(i) || i-r.last >= maxMarks {
			return false
		}
	}
	return true
}
