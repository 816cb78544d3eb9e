package quotes

import (
	"slices"
	"strings"
)

// Who speaks where an outlet is named behind them: “Lind said that it was over,
// Reuters reported”. Lind is the source, the outlet the way her words took.

// passOn hears who speaks within what an outlet reports, in words before it.
func (rd *reading) passOn(as []attribution) []attribution {
	for i := range as {
		a := &as[i]
		if !rd.reportsBehind(a) {
			rd.viaBehind(a)
			continue
		}
		c := a.content[0]
		if b := saidIn(as, i, c); b != nil {
			b.via, a.content = a.source, nil
			continue
		}
		inner, ok := rd.saidFirst(c)
		if !ok {
			inner, ok = rd.saidLast(c)
		}
		if ok {
			a.via, a.source, a.cue, a.content = a.source, inner.source, inner.cue, inner.content
		}
	}
	return slices.DeleteFunc(as, func(a attribution) bool { return len(a.content) == 0 })
}

// reportsBehind reports whether an outlet is the source of a, behind what it
// reports in the same sentence.
func (rd *reading) reportsBehind(a *attribution) bool {
	if a.source.empty() || a.cue.empty() || len(a.content) != 1 || !rd.isWord(a.cue.first) {
		return false
	}
	c := a.content[0]
	if c.last > min(a.source.first, a.cue.first) || rd.sentence(c.last-1) != rd.sentence(a.cue.first) {
		return false
	}
	kind, _ := rd.sourceOf(a.source)
	return kind == Outlet
}

// viaBehind notes the outlet that ends the sentence of a: “Lind said that …, |
// Reuters reported on Monday”, “…, according to Reuters”.
func (rd *reading) viaBehind(a *attribution) {
	if a.source.empty() || a.cue.empty() || len(a.content) == 0 || a.source.first > a.cue.last+1 {
		return
	}
	last := max(a.content[len(a.content)-1].last, a.cue.last)
	s := rd.sentence(a.cue.first)
	if last+2 >= s.last || s.last-last > 16 || !rd.is(last, ",") && !rd.is(last-1, ",") && rd.quoted[last-1] < 0 {
		return
	}
	i := last
	if rd.is(i, ",") {
		i++
	}
	var src run
	if rd.is(i, "according") && rd.is(i+1, "to") {
		src = rd.speaker(i+2, rd.block(i))
		i = src.last
	} else {
		cue := run{}
		for k := i + 1; cue.empty() && k < s.last && k < i+6; k++ {
			cue = rd.speechVerb(k)
		}
		if cue.empty() {
			return
		}
		src, i = run{i, cue.first}, cue.last
	}
	if src.empty() || !rd.isTail(run{i, s.last}, 4) {
		return
	}
	if kind, _ := rd.sourceOf(src); kind == Outlet {
		a.via = src
	}
}

// saidIn returns the attribution next to the one at i whose source and cue are all
// that c holds, or nil.
func saidIn(as []attribution, i int, c run) *attribution {
	for j := max(0, i-1); j < min(len(as), i+2); j++ {
		b := &as[j]
		if j != i && !b.source.empty() && !b.cue.empty() && min(b.source.first, b.cue.first) == c.first && max(b.source.last, b.cue.last) == c.last {
			return b
		}
	}
	return nil
}

// saidFirst reads c as “Lind said that it was over”.
func (rd *reading) saidFirst(c run) (attribution, bool) {
	if rd.quoted[c.first] >= 0 {
		return attribution{}, false
	}
	var cue run
	for v := c.first + 1; cue.empty() && v < c.last && v < c.first+12 && rd.quoted[v] < 0 && !rd.is(v, ","); v++ {
		if !strings.HasSuffix(rd.word(v), "ing") {
			cue = rd.speechVerb(v)
		}
	}
	src := run{c.first, cue.first}
	if src.len() > 1 && rd.is(src.last-1, "has", "have", "had", "also") {
		src.last--
	}
	if cue.empty() || rd.kind[c.first] == lower && !rd.beginsNoun(c.first) && !pronouns[rd.word(c.first)] || !rd.canSpeak(src) && !pronouns[strings.ToLower(rd.word(c.first))] || rd.finiteIn(src) || cue.last+1 >= c.last || !rd.is(cue.last, "that") && !plainSpeech[strings.ToLower(rd.word(cue.first))] {
		return attribution{}, false
	}
	said := attribution{source: src, cue: run{src.last, cue.last}, content: []run{{cue.last, c.last}}}
	said.to = rd.addressee(&said)
	if !said.to.empty() {
		said.content[0].first = min(said.to.last, c.last-1)
	}
	return said, rd.words(said.content[0]) > 1
}

// plainSpeech are forms of verbs that tell of words where no “that” follows.
var plainSpeech = wordSet("said says claimed denied insisted stressed warned condemned accused vowed pledged rejected admitted acknowledged alleged argued declared stated denounced called described branded dubbed")

// saidLast reads c as “It was over, Lind said on Monday”.
func (rd *reading) saidLast(c run) (attribution, bool) {
	for i := c.first + 2; i+1 < c.last; i++ {
		if rd.quoted[i] >= 0 || !rd.is(i-1, ",") && rd.quoted[i-1] < 0 {
			continue
		}
		src, cue := rd.speaker(i, rd.block(i)), run{}
		if !src.empty() {
			cue = rd.speechVerb(src.last)
		} else if cue = rd.speechVerb(i); !cue.empty() {
			src = rd.speaker(cue.last, rd.block(i))
		}
		end := max(src.last, cue.last)
		if src.empty() || cue.empty() || end > c.last || !rd.isTail(run{end, c.last}, 3) {
			continue
		}
		said := attribution{source: src, cue: cue, content: []run{rd.trim(run{c.first, i})}}
		return said, rd.words(said.content[0]) > 1
	}
	return attribution{}, false
}
