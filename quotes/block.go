package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// Quotations that are blocks of their own, introduced by the block before: by a
// colon, or by a sentence that says who spoke.

// quotedBlock returns what block b holds if all of it is a quotation, by its
// marks or as the page sets it.
func (rd *reading) quotedBlock(b int) run {
	if b >= len(rd.d.Blocks) || !rd.d.Blocks[b].Kind.InBody() {
		return run{}
	}
	t := rd.tokens(rd.d.Blocks[b].Span)
	if t.empty() || rd.words(t) < 2 || rd.d.Blocks[b].Kind != text.Quotation && !rd.allQuoted(t) {
		return run{}
	}
	return t
}

// behindColon gives the block that follows a colon to the attribution whose
// cue stands before it: In her letter, Lind wrote: ¶ “…”. It makes one where
// there is none yet.
func (rd *reading) behindColon(as []attribution) []attribution {
	var cueAt map[int]int // the attribution whose cue each token is part of
	var owner []int32
	at := 0
	for b := 0; b+1 < len(rd.d.Blocks); b++ {
		first := at
		for at < len(rd.d.Sentences) && rd.d.Sentences[at].Block == b {
			at++
		}
		if first == at || !rd.d.Blocks[b].Kind.InBody() {
			continue
		}
		s := run{rd.d.Sentences[at-1].First, rd.d.Sentences[at-1].Last}
		if !rd.is(s.last-1, ":") {
			continue
		}
		q := rd.quotedBlock(b + 1)
		if q.empty() {
			continue
		}
		cue := run{}
		for i := s.last - 2; i >= s.first && i > s.last-14; i-- {
			if c := rd.speechVerb(i); !c.empty() {
				cue = c
				break
			}
		}
		if cue.empty() {
			continue
		}
		if cueAt == nil {
			cueAt = make(map[int]int)
			for i := range as {
				for t := as[i].cue.first; t < as[i].cue.last; t++ {
					cueAt[t] = i
				}
			}
			owner = rd.owners(as)
		}
		k, ok := cueAt[cue.first]
		if !ok {
			a, ok := rd.speakerBefore(cue, b)
			if !ok {
				continue
			}
			a.confidence = 0.7
			as, k = append(as, a), len(as)
		}
		last := int32(0)
		for t := q.first; t < q.last; t++ {
			if o := owner[t]; o > 0 && o != last {
				as[o-1].content = without(as[o-1].content, q)
				last = o
			}
		}
		as[k].content = slices.DeleteFunc(as[k].content, func(r run) bool { return r.last <= cue.first && !rd.allQuoted(r) })
		as[k].content = append(as[k].content, q)
		slices.SortFunc(as[k].content, func(x, y run) int { return x.first - y.first })
	}
	return slices.DeleteFunc(as, func(a attribution) bool { return len(a.content) == 0 })
}

// maxSigned bounds the quotations with a signature of one text.
const maxSigned = 50

// signedBelow adds to as who has said the quotations of a page that are blocks of their own,
// by the line below: “— Mara Lind, director of the port”. What is quoted in the text as well
// isn't said twice, and who is heard within such a block is not heard by the writer.
func (rd *reading) signedBelow(as []attribution) []attribution {
	signed := 0
	for b := 0; b+1 < len(rd.d.Blocks) && signed < maxSigned; b++ {
		if rd.d.Blocks[b].Kind != text.Quotation {
			continue
		}
		q, below := rd.quotedBlock(b), rd.tokens(rd.d.Blocks[b+1].Span)
		if q.empty() || below.len() < 2 || below.len() > 16 || !rd.is(below.first, "—", "―", "–", "-", "--") || rd.kind[below.first+1] != capital || endsInStop(rd.d.Slice(rd.d.Blocks[b+1].Span)) {
			continue
		}
		signed++
		as = slices.DeleteFunc(as, func(a attribution) bool {
			return a.content0().first >= q.first && a.content0().last <= below.last && (a.cue.empty() || a.cue.first >= q.first && a.cue.last <= below.last)
		})
		words := strings.Trim(rd.d.Slice(rd.span(q)), "\"'“”‘’ ")
		if strings.Count(rd.d.Text, words) == 1 {
			as = append(as, attribution{source: run{below.first + 1, below.last}, cue: run{below.first, below.first + 1}, content: []run{q}, confidence: 0.7})
		}
	}
	return as
}

// introduced returns an attribution of t, a block that is all a quotation, to
// the person that the sentence before it is about, if it tells of speaking, as
// in Otto Brandt spoke for an hour. ¶ “…”.
func (rd *reading) introduced(t run) (attribution, bool) {
	i := t.first - 1
	if i < 0 || rd.block(t.first)-rd.block(i) != 1 || rd.quoted[i] >= 0 || !rd.d.Blocks[rd.block(i)].Kind.InBody() {
		return attribution{}, false
	}
	s := rd.sentence(i)
	if s.len() > 60 {
		return attribution{}, false
	}
	a := attribution{content: []run{t}, confidence: 0.5}
	spoke := false
	for k := s.first; k < s.last; k++ {
		if rd.quoted[k] >= 0 {
			return attribution{}, false
		}
		if m := rd.mention[k]; a.source.empty() && !spoke && (rd.is(k, "he", "she") || m >= 0 && rd.r.Mentions[m].Kind == entities.Person) {
			if rd.is(k-1, "for", "with", "of", "by", "to", "about", "from", "on", "against", "at", "like") {
				return attribution{}, false // “He has advice for Brandt”: another is spoken of
			}
			a.source = run{k, k + 1}
			for m >= 0 && a.source.last < s.last && rd.mention[a.source.last] == m {
				a.source.last++
			}
		}
		if !rd.speechVerb(k).empty() && !a.source.empty() || rd.is(k, "spoke", "addressed", "speech", "letter", "interview", "statement", "remarks", "testimony", "sermon") {
			spoke = true
		}
	}
	return a, spoke && !a.source.empty()
}

// maxQuestion is how many paragraphs after the last answer an interview has the next one.
const maxQuestion = 3

// answer returns an attribution of t, a block that is all a quotation, to who was heard last
// if the block before it asks: Is he a good leader? ¶ “…”, or has the writer speaking: But he
// has written a book, I say. ¶ “…”.
func (rd *reading) answer(t, source run) (attribution, bool) {
	s := rd.above(t)
	if s.empty() || source.empty() || rd.is(source.first, "I", "we") || rd.words(t) < 3 {
		return attribution{}, false
	}
	if i := rd.find(s, "I"); !rd.is(s.last-1, "?") && (i < 0 || i > s.first && rd.kind[i-1] == capital) { // not “World War I”
		return attribution{}, false
	}
	return attribution{source: source, content: []run{t}, confidence: 0.45}, true
}

// spokenOf returns an attribution of t, a block that is all a quotation, to the person whom
// the sentence before it tells of: Brandt left the hall in haste. ¶ “…”. It speaks of itself,
// else it may be a passage out of a report on them.
func (rd *reading) spokenOf(t run) (attribution, bool) {
	s := rd.above(t)
	if s.empty() || rd.words(t) < 6 || rd.find(t, "I", "we", "me", "us", "my", "our") < 0 {
		return attribution{}, false
	}
	first := s.first
	if rd.is(first, "but", "and", "yet", "so", "still", "now", "then") {
		first++
	}
	r := run{first, first + 1}
	if m := rd.mention[first]; m >= 0 {
		r = rd.tokens(rd.r.Mentions[m].Span)
		if rd.r.Mentions[m].Kind != entities.Person || rd.is(r.last, "'s", "’s") {
			return attribution{}, false
		}
	} else if !rd.is(first, "he", "she") {
		return attribution{}, false
	}
	a := attribution{source: r, content: []run{t}, confidence: 0.4}
	m := rd.mention[first]
	return a, m < 0 || !rd.silenced(m, &a)
}

// above returns the last sentence of the block before t, if it is the writer's, or nothing.
func (rd *reading) above(t run) run {
	i := t.first - 1
	if i < 0 || rd.block(t.first)-rd.block(i) != 1 || rd.quoted[i] >= 0 || rd.d.Blocks[rd.block(i)].Kind != text.Paragraph {
		return run{}
	}
	return rd.sentence(i)
}

// heardAbove returns an attribution of t, a block that is all a quotation, to the
// person who is heard last in the sentence before it, in the writer's words: Otto
// Brandt wants the port to close. ¶ “…”. Cues is as cuesIn makes it.
func (rd *reading) heardAbove(t run, as []attribution, cues map[int][]int) (attribution, bool) {
	i := t.first - 1
	if i < 0 || rd.block(t.first)-rd.block(i) != 1 || rd.quoted[i] >= 0 || !rd.d.Blocks[rd.block(i)].Kind.InBody() {
		return attribution{}, false
	}
	best := -1
	for _, k := range cues[rd.d.Tokens[i].Sentence] {
		if !as[k].source.empty() && (best < 0 || as[k].cue.first > as[best].cue.first) {
			best = k
		}
	}
	if best < 0 {
		return attribution{}, false
	}
	m := rd.headMention(rd.head(as[best].source))
	if m < 0 || rd.r.Mentions[m].Kind != entities.Person {
		return attribution{}, false
	}
	return attribution{source: as[best].source, content: []run{t}, confidence: 0.5}, true
}
