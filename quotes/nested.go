package quotes

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
)

// What the model cuts where one quote lies within another: “Lind said | that her deputy,
// Otto Brandt, had told her that …”.

// hearsay takes the subject of what is only said of it for a part of what is said, not
// for who says it: “Brandt | is said | to have fled”.
func (rd *reading) hearsay(a *attribution) {
	c := a.cue
	if a.source.empty() || c.len() < 2 || a.source.last > c.first || c.first-a.source.last > 1 || len(a.content) == 0 {
		return
	}
	if !rd.is(c.first, "is", "are", "was", "were") || !rd.is(c.last-1, isSaid...) || !rd.is(a.content[0].first, "to") || a.content[0].first != c.last {
		return
	}
	a.content = append([]run{rd.trim(a.source)}, a.content...)
	a.source = run{}
}

// underQuestioning gives what is said under questioning to whoever answers, not to whoever
// asks: “Under questioning by Brandt, | he | said | …”.
func (rd *reading) underQuestioning(a *attribution) {
	if len(a.content) == 0 || !rd.is(a.cue.first, "under") || !rd.is(a.cue.last-1, "questioning", "examination", "cross-examination", "interrogation") {
		return
	}
	r := a.content[len(a.content)-1]
	for v := r.first + 1; v+1 < r.last && v < r.first+8; v++ {
		if cue := rd.speechVerb(v); !cue.empty() && rd.quoted[r.first] < 0 {
			a.source, a.cue, a.content = rd.trim(run{r.first, v}), cue, []run{rd.trim(run{cue.last, r.last})}
			return
		}
	}
}

// wholeClause lets what is said go on behind the noun that its clause begins with: “said |
// that her deputy, Otto Brandt, | had told her”.
func (rd *reading) wholeClause(a *attribution) {
	if len(a.content) != 1 || a.source.empty() || a.source.first > a.cue.first {
		return
	}
	r := &a.content[0]
	s := rd.trim(rd.sentence(a.cue.first))
	if !rd.is(r.first, "that") || r.first < a.cue.last || r.len() < 2 || r.len() > 12 || r.last >= s.last || rd.is(r.last-1, "say", "said") {
		return
	}
	for i := r.first + 1; i < r.last; i++ {
		if rd.quoted[i] >= 0 || rd.finiteAt(i) {
			return
		}
	}
	r.last = s.last
}

// finiteAt reports whether token i may be a verb in a form that has a subject.
func (rd *reading) finiteAt(i int) bool {
	return rd.finiteIn(run{i, i + 1}) || rd.verbAt(i) > 0 || rd.kindAt(i) == lower && (rd.is(i, "can", "could", "may", "might", "must", "should", "do", "be") || len(rd.word(i)) > 3 && rd.word(i)[len(rd.word(i))-1] == 's' && rd.mention[i] < 0)
}

// subjectOfNext gives b, whose verb follows right behind what a says, the subject that
// the model took for all that a says: “Lind said | the inquiry | found that …”.
func (rd *reading) subjectOfNext(a, b *attribution) {
	if len(a.content) != 1 || len(b.content) == 0 || a.source.empty() || b.cue.empty() || a.cue.first > a.content[0].first {
		return
	}
	np := a.content[0]
	if np.first != a.cue.last || np.last != b.cue.first || np.len() > 8 || !rd.says(a.cue) || b.source != a.source || rd.find(np, ",") >= 0 || b.content[0].first < b.cue.last || rd.quoted[np.first] >= 0 || rd.sentence(a.cue.first) != rd.sentence(b.cue.first) {
		return
	}
	if rd.is(np.first, "that") {
		np.first++
	}
	if np.empty() || rd.hasAuxiliary(np) || rd.hasVerb(np) {
		return
	}
	b.source = np
	a.content[0].last = b.content[len(b.content)-1].last
	a.confidence = max(a.confidence, b.confidence) // as one holds the other, neither is in doubt for it
}

// saidThat splits “Lind said | the inquiry | found that …”, of which the model made Lind's
// finding, into what Lind said and what the inquiry found.
func (rd *reading) saidThat(a *attribution) (attribution, bool) {
	said := rd.speechVerb(a.source.last)
	if a.source.empty() || said.empty() || a.cue.first < said.last+2 || a.cue.first-said.last > 6 || len(a.content) == 0 || a.content[0].first != a.cue.last || !rd.says(said) {
		return attribution{}, false
	}
	np := run{said.last, a.cue.first}
	if !rd.is(np.first, "the", "a", "an", "his", "her", "its", "their") || rd.hasAuxiliary(np) || rd.hasVerb(np) || rd.find(np, ",", "and", "but", "as") >= 0 || rd.speechVerb(a.cue.first).empty() {
		return attribution{}, false
	}
	b := *a
	b.source = np
	b.content = append([]run(nil), a.content...)
	a.cue, a.content = said, []run{{np.first, a.content[len(a.content)-1].last}}
	return b, true
}

// leadSubject gives a participle the subject that its sentence begins with, where the model
// found none or a noun in an aside: “Brandt turned away, | saying only “No””.
func (rd *reading) leadSubject(a *attribution) {
	c := a.cue.first
	if a.cue.empty() || !rd.is(c-1, ",") || !rd.is(c, "saying", "adding", "arguing", "insisting", "claiming", "warning", "noting", "stressing", "telling") || rd.quoted[c] >= 0 {
		return
	}
	if !a.source.empty() && (a.source.last > c || !rd.is(a.source.first-1, "during", "in", "at", "on", "with", "to", "by", "after", "before")) {
		return
	}
	s := rd.sentence(c)
	first := s.first
	for rd.is(first, "but", "and", "however", ",", "yet", "then") {
		first++
	}
	subject := rd.speaker(first, rd.block(first))
	if n := subject.last; subject.empty() || rd.kindAt(n) != lower || rd.is(n, "and", "or", "who", "whose") || a.source.empty() && rd.otherSubject(run{n, c}) {
		return
	}
	if m := rd.headMention(subject); rd.is(subject.first, "he", "she", "they") || m >= 0 && rd.r.Mentions[m].Kind == entities.Person {
		a.source = subject
	}
}

// otherSubject reports whether a verb in r, which follows a subject, may have another one.
func (rd *reading) otherSubject(r run) bool {
	for i := r.first; i < r.last; i++ {
		if rd.is(i, "who", "which", "that", "as", "while", "when", "because") ||
			rd.is(i, "and", "but") && !rd.is(i+1, "also", "then") && !strings.HasSuffix(rd.word(i+1), "ed") {
			return true
		}
	}
	return false
}

// beforeNext ends what a says where the next clause of the sentence begins, whose subject the
// model took for the end of it: “Experts suggested A, | but Lind | said B”.
func (rd *reading) beforeNext(a, b *attribution) {
	if len(a.content) == 0 || a.cue.empty() || b.source.empty() || b.cue.first < b.source.last {
		return
	}
	r := &a.content[len(a.content)-1]
	i := b.source.first
	if r.first < a.cue.last || i <= r.first || i >= r.last || r.last > b.cue.first || rd.quoted[i] >= 0 || !rd.is(i-1, "but", "while", "and", "though", "although") || !rd.is(i-2, ",", ";") {
		return
	}
	if cut := (run{r.first, i - 2}); rd.words(cut) > 1 {
		*r = cut
	}
}
