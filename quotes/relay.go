package quotes

import (
	"slices"
	"strings"
)

// relayRules reads sentences in which an outlet passes on what others told it:
// “Axios reported, citing informed sources, that …”, “…, Reuters said, citing
// the police.”, “…, informed sources relayed to Axios, …” and “…, said a person
// familiar with the matter”.
//
// Read is how much of each sentence they have read; what they leave may hold another quote.
func (rd *reading) relayRules() (out []attribution, read []run) {
	read = make([]run, len(rd.d.Sentences))
	for i := range rd.d.Sentences {
		s := run{rd.d.Sentences[i].First, rd.d.Sentences[i].Last}
		if s.len() < 5 || s.len() > 150 || !rd.d.Blocks[rd.d.Sentences[i].Block].Kind.InBody() {
			continue
		}
		if as, part := rd.quotesAs(s, out); len(as) > 0 {
			out, read[i] = append(out, as...), part
		} else if a, ok := rd.relayed(s); ok {
			out, read[i] = append(out, a), s
		}
	}
	return out, read
}

// relayed reads what all of s passes on.
func (rd *reading) relayed(s run) (attribution, bool) {
	if a, ok := rd.itIsSaid(s); ok {
		return a, true
	}
	if a, ok := rd.quotedBy(s); ok {
		return a, true
	}
	if c := rd.find(s, "citing"); c > s.first+1 && rd.quoted[c] < 0 {
		if a, ok := rd.citingRule(s, c); ok {
			return a, true
		}
		return rd.citingBefore(s, c)
	}
	if c := rd.find(s, "quoting"); c > s.first && rd.quoted[c] < 0 {
		if a, ok := rd.citingBefore(s, c); ok {
			return a, true
		}
	}
	if a, ok := rd.clauseBehind(s); ok && rd.find(a.source, "sources", "source", "person", "people") >= 0 {
		return a, true
	}
	return rd.asideTold(s)
}

// citingRule reads s, in which c is "citing".
func (rd *reading) citingRule(s run, c int) (attribution, bool) {
	a := attribution{confidence: 0.7}
	v := c - 1
	if rd.is(v, ",") {
		v--
	}
	for k := v; k > s.first && k > v-3; k-- {
		if cue := rd.speechVerb(k); !cue.empty() {
			a.cue = cue
			break
		}
	}
	if a.cue.empty() {
		return a, false
	}
	for k := a.cue.first - 1; k >= s.first && k >= a.cue.first-8; k-- {
		if src := rd.speaker(k, rd.block(k)); !src.empty() && src.last == a.cue.first {
			a.source = src
		}
	}
	if a.source.empty() {
		return a, false
	}
	end := c + 1
	for end < s.last && end-c < 16 && !rd.is(end, ",", "that", ";") {
		end++
	}
	before := rd.trim(run{s.first, a.source.first})
	after := rd.trim(run{end, s.last})
	switch {
	case rd.words(after) >= 2 && rd.words(before) < 4:
		a.content = []run{after}
	case rd.words(before) >= 2:
		a.content = []run{before}
	}
	return a, len(a.content) > 0
}

// citingBefore reads “Reuters, quoting a diplomat, said it was over”, where who
// cites begins s, in which c is “citing” or “quoting”.
func (rd *reading) citingBefore(s run, c int) (attribution, bool) {
	src := rd.speaker(s.first, rd.block(c))
	if src.empty() || src.last != c-1 || !rd.is(c-1, ",") {
		return attribution{}, false
	}
	end := rd.find(run{c, min(s.last, c+16)}, ",")
	if end < 0 {
		return attribution{}, false
	}
	cue := rd.speechVerb(end + 1)
	a := attribution{source: src, cue: cue, content: []run{rd.trim(run{cue.last, s.last})}, confidence: 0.7}
	if that := rd.find(run{cue.last, min(cue.last+4, s.last)}, "that"); that > 0 && rd.find(run{cue.last, that}, weekdays...) >= 0 {
		a.content[0].first = that // “reported on Thursday | that …”
	}
	return a, !cue.empty() && cue.last < s.last && rd.words(a.content[0]) >= 2
}

// asideTold reads s as a clause with an aside that tells whom a source without
// a name told it: “The offer, a source told Axios, was withdrawn.”. The clause
// on both sides of it is the content.
func (rd *reading) asideTold(s run) (attribution, bool) {
	for i := s.first + 2; i+3 < s.last; i++ {
		if !rd.is(i, ",") || rd.quoted[i] >= 0 {
			continue
		}
		for k := i + 2; k < s.last && k < i+6 && rd.isWord(k-1); k++ {
			cue := rd.speechVerb(k)
			if cue.empty() {
				continue
			}
			a := attribution{source: run{i + 1, k}, cue: cue, confidence: 0.7}
			if kind, _ := rd.sourceOf(a.source); kind != Anonymous || !rd.anonymousIn(a.source) || rd.is(i+1, "which", "who", "and", "but", "as", "that", "with", "while") {
				break
			}
			to := rd.addressee(&a)
			if to.empty() || rd.kind[to.last-1] != capital || to.last < s.last && !rd.is(to.last, ",", ".") {
				break
			}
			before, after := rd.trim(run{s.first, i}), rd.trim(run{min(to.last, s.last), s.last})
			if rd.words(before) == 0 || rd.allQuoted(before) {
				break
			}
			a.content = []run{before}
			if rd.words(after) > 1 && !rd.is(after.first, "adding", "saying", "citing", "who", "which", "and", "but") {
				a.content = append(a.content, after)
			}
			return a, true
		}
	}
	return attribution{}, false
}

// givenTo returns the outlet that an interview was given to, or the like, that
// the words of a come from: “…,” Lind said in an interview with Axios; was quoted
// as saying by Reuters.
func (rd *reading) givenTo(a *attribution) Link {
	if a.cue.empty() {
		return Link{}
	}
	s := rd.sentence(a.cue.first)
	from, to := max(s.first, a.cue.first-24), min(s.last, a.cue.last+12)
	for i := from + 1; i+1 < to; i++ {
		if rd.quoted[i] >= 0 || !rd.is(i, "with", "to", "by", "on") || !rd.is(i-1, "interview", "interviews", "comments", "remarks", "speaking", "spoke", "conversation", "talking", "saying", "published", "aired", "quoted", "cited", "call", "appearance") {
			continue
		}
		end := i + 1
		for end < to && end-i < 8 && (rd.kind[end] == capital || rd.mention[end] >= 0 || rd.is(end, "the", "newspaper", "broadcaster", "news", "agency", "state", "daily", "magazine", "of")) {
			end++
		}
		if r := rd.trim(run{i + 1, end}); !r.empty() {
			if l := rd.link(r); l.Kind == Outlet {
				return l
			}
		}
	}
	return Link{}
}

// quotedBy reads “Brandt was quoted by Reuters as saying that …” and “was quoted
// as saying by Reuters”.
func (rd *reading) quotedBy(s run) (attribution, bool) {
	for i := s.first + 2; i+3 < s.last; i++ {
		if !rd.is(i, "quoted", "cited") || !rd.is(i-1, "was", "were", "been", "is", "are") || rd.quoted[i] >= 0 {
			continue
		}
		first := i - 1
		if rd.is(first-1, "has", "have", "had") {
			first--
		}
		says := rd.find(run{i, min(s.last, i+10)}, "saying", "telling")
		if says < 0 {
			return attribution{}, false
		}
		end := says + 1
		if rd.is(end, "by") {
			for end++; end < s.last && end < says+8 && (rd.kind[end] == capital || rd.mention[end] >= 0 || rd.is(end, "the", "news", "agency", "newspaper", "state")); end++ {
			}
		}
		a, ok := rd.speakerBefore(run{first, i}, rd.block(i))
		a.cue.last, a.confidence = end, 0.7
		before, after := rd.trim(run{s.first, a.source.first}), rd.trim(run{end, s.last})
		switch {
		case !ok:
		case rd.words(after) >= 2:
			a.content = []run{after}
		case rd.words(before) >= 2:
			a.content = []run{before}
		}
		return a, ok && len(a.content) > 0
	}
	return attribution{}, false
}

// quotesAs reads “The Beacon quoted Brandt as saying that …” and “…, the Beacon
// quoted him as saying”, whose words are Brandt's. A sentence may hold several. Of “it
// quoted him as saying” the last of those before tells who "it" is. Part is what they take of s.
func (rd *reading) quotesAs(s run, before []attribution) (out []attribution, part run) {
	for i := s.first + 1; i+3 < s.last; i++ {
		if !rd.is(i, "quoted", "quotes", "quoting", "cited", "cites") || rd.auxiliary(i) >= 0 || rd.quoted[i] >= 0 {
			continue
		}
		as := rd.find(run{i + 2, min(s.last, i+24)}, "as")
		for as > 0 && !rd.is(as+1, "saying", "telling", "stating", "warning") {
			as = rd.find(run{as + 1, min(s.last, i+24)}, "as")
		}
		a := attribution{source: run{i + 1, as}, cue: run{as, as + 2}, confidence: 0.7}
		if as < 0 || !rd.canSpeak(a.source) && !rd.is(i+1, "him", "her", "them") || rd.find(a.source, ";", ":") >= 0 {
			continue
		}
		a.via = rd.whoQuotes(s, i)
		begin := i
		if !a.via.empty() && a.via.last >= i-2 && !rd.is(i-1, ",") {
			begin = a.via.first
		}
		head, tail := rd.trim(run{s.first, begin}), rd.trim(run{as + 2, s.last})
		if that := rd.find(run{tail.first, min(tail.first+4, tail.last)}, "that"); that > 0 && rd.isTail(run{tail.first, that}, 3) {
			tail.first = that // “as saying in May | that …”
		}
		switch n := len(out) - 1; {
		case n >= 0 && out[n].content0().last > begin:
			out[n].content[0] = rd.trim(run{out[n].content0().first, begin})
			if k := out[n].content[0].last - 1; rd.is(k, "and", "while", "but") {
				out[n].content[0] = rd.trim(run{out[n].content0().first, k})
			}
			fallthrough
		case rd.words(tail) >= 2 && (rd.words(head) < 2 || !rd.isTail(tail, 4)): // not “on Monday”
			a.content = []run{tail}
		case rd.words(head) >= 2:
			a.content = []run{head}
		default:
			continue
		}
		rd.mendAddressee(&a)
		if n := len(before) - 1; rd.is(a.via.first, "it", "they") {
			a.via = run{}
			if n >= 0 && rd.block(i)-rd.block(before[n].cue.first) <= 1 {
				a.via = before[n].via
			}
		}
		if c := a.content0(); len(out) == 0 {
			part = run{min(begin, c.first), max(as+2, c.last)}
		} else {
			part.last = max(part.last, as+2, c.last)
		}
		out = append(out, a)
	}
	return slices.DeleteFunc(out, func(a attribution) bool { return rd.words(a.content0()) < 2 }), part
}

// whoQuotes returns the subject of “quoted” at token i of s: what stands right
// before it, or who “quoting” goes on from: “Reuters reported on Monday, quoting …”.
func (rd *reading) whoQuotes(s run, i int) run {
	last := i
	for last > s.first && (rd.is(last-1, "has", "have", "had", "also", "later", "then", "often", "once") || rd.isAdverb(last-1)) {
		last--
	}
	first := last
	for first > s.first && last-first < 8 && rd.isWord(first-1) && rd.quoted[first-1] < 0 && !rd.is(first-1, "and", "but", "while", "that", "as", "when") && rd.speechVerb(first-1).empty() {
		first--
	}
	if by := (run{first, last}); !by.empty() && !rd.hasVerb(by) {
		return by
	}
	for k := i - 1; k > max(s.first, i-8); k-- { // “It was over, the Beacon said on Monday, quoting …”
		if cue := rd.speechVerb(k); !cue.empty() && rd.quoted[k] < 0 {
			if a, ok := rd.speakerBefore(cue, rd.block(k)); ok {
				return a.source
			}
		}
	}
	return rd.speaker(s.first, rd.block(s.first))
}

// anonymousIn reports whether a noun in r heads a source without a name.
func (rd *reading) anonymousIn(r run) bool {
	for i := r.first; i < r.last; i++ {
		if anonymousHeads[strings.ToLower(rd.word(i))] {
			return true
		}
	}
	return false
}
