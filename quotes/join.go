package quotes

import (
	"cmp"
	"slices"
)

// attributions finds what is reported: lines that name their source without a
// verb by rule, the rest by the model; then quotations that go on without a cue
// of their own go to who spoke before them.
func (rd *reading) attributions() []attribution {
	lines := rd.lineRules()
	out := lines
	for _, a := range rd.tagged() {
		if !slices.ContainsFunc(lines, func(l attribution) bool { return rd.block(l.cue.first) == rd.block(a.content[0].first) }) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b attribution) int { return cmp.Compare(a.content[0].first, b.content[0].first) })
	return rd.goOn(out)
}

// goOn gives quotations that no one has yet to who was heard last: the later
// paragraphs of a speech, whose marks say that it runs on, as more content of
// the same quote; a paragraph all in quotation marks behind a quotation as a
// quote of its own, without a cue. As, ordered by content, stay so.
func (rd *reading) goOn(as []attribution) []attribution {
	owner := make([]int32, len(rd.d.Tokens)) // index into as, plus one
	for i := range as {
		for _, c := range as[i].content {
			for k := c.first; k < c.last; k++ {
				owner[k] = int32(i + 1)
			}
		}
	}
	var floating []attribution
	last, lastBlock := -1, -2 // who was quoted last with marks, and where
	for k := range rd.pairs {
		p := &rd.pairs[k]
		if rd.marks[k].Use != Quotation || !rd.d.Blocks[p.block].Kind.InBody() {
			continue
		}
		t := rd.tokens(rd.marks[k].Span)
		if t.empty() {
			continue
		}
		if o := owner[t.first+t.len()/2]; o > 0 {
			last, lastBlock = int(o-1), p.block
			continue
		}
		switch {
		case last < 0 || p.block > lastBlock+1 || slices.ContainsFunc(owner[t.first:t.last], func(o int32) bool { return o > 0 }):
		case p.continued:
			as[last].content = append(as[last].content, t)
			lastBlock = p.block
		case rd.fillsBlock(t):
			floating = append(floating, attribution{source: as[last].source, content: []run{t}, confidence: as[last].confidence * 0.8})
			lastBlock = p.block
		}
	}
	return append(as, floating...)
}

// fillsBlock reports whether no word of its block lies outside r.
func (rd *reading) fillsBlock(r run) bool {
	b := rd.block(r.first)
	for i := r.first - 1; i >= 0 && rd.block(i) == b; i-- {
		if rd.isWord(i) {
			return false
		}
	}
	for i := r.last; i < len(rd.d.Tokens) && rd.block(i) == b; i++ {
		if rd.isWord(i) {
			return false
		}
	}
	return true
}
