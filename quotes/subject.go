package quotes

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
)

// Subjects that the model cuts short or runs on, because a verb, a clause or
// another noun stands between them and the verb of saying.

// mendSubject gives a the whole of its subject and no more.
func (rd *reading) mendSubject(a *attribution) {
	rd.participleInCue(a)
	rd.swapped(a)
	rd.behindLead(a)
	if a.source.empty() || a.source.first >= a.cue.first {
		return
	}
	rd.behindReduced(a)
	rd.withinRelative(a)
	rd.behindFronted(a)
	rd.cutAtVerb(a)
}

// participleInCue gives the source a participle that only describes it: “A man |
// accused of stealing cars | said”.
func (rd *reading) participleInCue(a *attribution) {
	c := a.cue
	n := c.last - 1
	if c.len() < 3 || a.source.last != c.first || !rd.is(n, "said", "says", "told", "tells") || !rd.isParticiple(c.first) ||
		!rd.is(c.first+1, "of", "with", "to", "by", "in", "for", "from", "at", "on", "as") || rd.find(c, "and", ",", "but") >= 0 {
		return
	}
	if rd.is(n-1, "has", "have", "had") {
		n--
	}
	a.source.last, a.cue.first = n, n
}

// irregular are participles of verbs that people and things suffer.
var irregular = wordSet(`hit shot dead led held built made struck taken written seen known given drawn driven beaten caught cut hurt sent sold stolen thrown torn
	won fed run broken bitten chosen hidden found`)

// isParticiple reports whether token i may describe the noun before it: “flooded”.
func (rd *reading) isParticiple(i int) bool {
	w := rd.word(i)
	return rd.kindAt(i) == lower && (len(w) > 4 && strings.HasSuffix(w, "ed") || irregular[w])
}

// swapped turns round source and content where the verb blames, praises or warns
// whom it has for its source: “Lind, however, faulted | the council”. So it does
// where a clause behind the verb was taken for the source: “Officials concede |
// privately that …”.
func (rd *reading) swapped(a *attribution) {
	if a.cue.empty() || a.source.empty() || a.source.first != a.cue.last || rd.quoted[a.cue.first] >= 0 {
		return
	}
	if that := rd.find(run{a.source.first, min(a.source.last, a.source.first+2)}, "that"); that >= 0 && (that == a.source.first || rd.isAdverb(a.source.first)) {
		end := rd.trim(rd.sentence(that)).last
		a.source, a.content = run{}, []run{{that, max(end, a.source.last)}}
		return
	}
	if np := rd.trim(a.content0()); rd.finiteIn(a.source) && rd.is(a.cue.first, "said", "says", "added", "stated", "claimed", "argued") && !np.empty() && np.first == rd.sentence(a.cue.first).first && a.cue.first-np.last < 2 && !rd.finiteIn(np) && !rd.allQuoted(np) && rd.canSpeak(np) {
		end := rd.trim(rd.sentence(a.cue.first)).last
		a.source, a.content = np, []run{{a.cue.last, max(end, a.source.last)}}
		return
	}
	v, n := rd.verb(a.cue.first)
	if n != a.cue.len() || len(a.content) != 1 || rd.auxiliary(a.cue.first) >= 0 {
		return
	}
	switch v.Class {
	case Accuses, Praises, Denies, Warns, Demands:
	default:
		return
	}
	np := rd.trim(a.content[0])
	s := rd.sentence(a.cue.first)
	if np.empty() || np.first != s.first || np.len() > 12 || a.cue.first-np.last > 1 || rd.allQuoted(np) || rd.hasVerb(np) || !rd.canSpeak(np) || rd.is(a.cue.last, "by") {
		return
	}
	a.source, a.content[0] = np, a.source
}

// behindLead takes for what is said the words behind the cue, not a participle that
// leads to the subject: “Speaking in Geneva, Brandt told off those who …”.
func (rd *reading) behindLead(a *attribution) {
	if len(a.content) != 1 || a.cue.empty() || a.source.empty() {
		return
	}
	c, s := a.content[0], rd.sentence(a.cue.first)
	if c.first != s.first || rd.quoted[c.first] >= 0 || !rd.is(c.first, "speaking", "addressing", "reacting", "responding", "commenting", "talking", "appearing", "writing", "briefing") || c.last > a.source.first || !rd.is(c.last, ",") && !rd.is(c.last-1, ",") || a.source.last > a.cue.first {
		return
	}
	behind := run{a.cue.last, rd.trim(s).last}
	if rd.is(behind.first, "off") {
		a.cue.last++
		behind.first++
	}
	if rd.is(behind.first, ",") {
		return
	}
	if comma := rd.find(behind, ","); comma > 0 {
		behind.last = comma
	}
	if rd.words(behind) > 1 {
		a.content[0] = behind
	}
}

// leadSaid gives a participle that a sentence begins with the subject behind it, and
// returns what that says: “Slamming the council over the flood, | Lind demanded an
// inquiry”.
func (rd *reading) leadSaid(a *attribution) (attribution, bool) {
	s := rd.sentence(a.cue.first)
	if a.cue.empty() || !a.source.empty() || a.cue.first != s.first || len(a.content) != 1 || !strings.HasSuffix(rd.word(s.first), "ing") {
		return attribution{}, false
	}
	c := a.content[0]
	comma := rd.find(c, ",")
	if comma < 0 || rd.quoted[comma] >= 0 {
		return attribution{}, false
	}
	for v := comma + 2; v+1 < c.last && v < comma+14; v++ {
		cue := rd.speechVerb(v)
		if cue.empty() || rd.mention[v] >= 0 {
			continue
		}
		src := run{comma + 1, v}
		if src.len() > 2 && rd.is(v-2, "on") && rd.is(v-1, weekdays...) {
			src.last -= 2
		}
		if !rd.canSpeak(src) || rd.finiteIn(src) {
			return attribution{}, false
		}
		b := attribution{source: src, cue: cue, content: []run{{cue.last, c.last}}, confidence: a.confidence * 0.9}
		a.source, a.content[0].last = src, comma
		return b, true
	}
	return attribution{}, false
}

// slamming reads a sentence that begins with a verb of saying as a participle, and
// goes on as leadSaid reads it, where no one is heard so far.
func (rd *reading) slamming(s run) (lead, rest attribution, ok bool) {
	v, n := rd.verb(s.first)
	if n == 0 || v.Class == Thinks {
		return lead, rest, false
	}
	lead = attribution{cue: run{s.first, s.first + n}, content: []run{rd.trim(run{s.first + n, s.last})}, confidence: 0.6}
	rest, ok = rd.leadSaid(&lead)
	return lead, rest, ok && rd.words(lead.content[0]) > 0 && rd.words(rest.content[0]) > 1
}

// behindReduced takes for the source all of a subject that the model took the last
// noun of: “Residents of a village flooded by | the river | said”.
func (rd *reading) behindReduced(a *attribution) {
	i := a.source.first - 1
	s := rd.sentence(a.source.first)
	if a.source.last != a.cue.first || i < s.first+1 || !rd.is(i, "by", "in", "of", "at", "on", "near", "for", "from", "with", "to") && (rd.kindAt(i) != lower || !strings.HasSuffix(rd.word(i), "ing")) {
		return
	}
	first := i
	for first > s.first && i-first < 20 && rd.quoted[first-1] < 0 && !rd.is(first-1, ",", ";", ":", "that", "and", "but", "when", "as", "—", "–", "who", "which") {
		first--
	}
	subject := run{first, i}
	if !rd.beginsNoun(first) || !rd.canSpeak(subject) && !rd.isTitle(subject) || rd.finiteIn(subject) || rd.participleIn(subject) < 0 {
		return
	}
	a.source.first = first
}

// beginsNoun reports whether the words from token i on begin as nouns do.
func (rd *reading) beginsNoun(i int) bool {
	return rd.is(i, "the", "a", "an", "one", "two", "three", "some", "many", "several", "his", "her", "their", "its") || rd.kindAt(i) == capital && rd.mention[i] < 0 && !strings.HasSuffix(rd.word(i), "ing") && anonymousHeads[strings.ToLower(rd.word(i))]
}

// participleIn returns the participle in r that something is told of, or -1:
// “flooded by”, “accused of”.
func (rd *reading) participleIn(r run) int {
	for i := r.first + 1; i < r.last; i++ {
		if rd.isParticiple(i) && rd.is(i+1, "by", "in", "of", "with", "at", "on", "for", "from", "to", "during", "after", "near", "as", "dead") {
			return i
		}
	}
	return -1
}

// hasAuxiliary reports whether r, before a clause that only describes it, holds a form of “be” or
// “have”, or “will”.
func (rd *reading) hasAuxiliary(r run) bool {
	for i := r.first; i < r.last; i++ {
		if rd.is(i, "who", "which", "whose", "that", "whom", "speaking", "because") {
			return false
		}
		if rd.is(i, "is", "are", "was", "were", "has", "have", "had", "will", "would") {
			return true
		}
	}
	return false
}

// finiteIn reports whether r, before a relative clause, holds a verb with a subject
// of its own.
func (rd *reading) finiteIn(r run) bool {
	for i := r.first; i < r.last; i++ {
		switch {
		case rd.is(i, "who", "which", "whose", "that"):
			return false
		case rd.is(i, "is", "are", "was", "were", "has", "have", "had", "will", "would", "did", "does", "said", "says", "told", "wrote", "not", "n't"):
			return true
		case rd.kind[i] == lower && strings.HasSuffix(rd.word(i), "ed") && !rd.is(i+1, "by", "in", "of", "with", "at", "on", "for", "from", "to", "during", "after", "near", "as"):
			return true
		}
	}
	return false
}

// withinRelative takes for the source who is heard in a relative clause, not what
// the clause is about: “a drone that | officials | say was launched”.
func (rd *reading) withinRelative(a *attribution) {
	that := rd.find(a.source, "that")
	if that <= a.source.first || a.source.last != a.cue.first {
		return
	}
	src := rd.speaker(that+1, rd.block(that))
	if src.empty() || src.last != a.source.last {
		return
	}
	inAside := rd.find(run{a.source.first, that}, ",") >= 0
	a.source = src
	for n := range a.content {
		r := &a.content[n]
		for i := r.first + 1; inAside && r.first >= a.cue.last && i+1 < r.last; i++ {
			if rd.is(i, ",") && rd.is(i+1, "is", "are", "was", "were", "has", "had", "have", "will") {
				r.last = i // the main clause goes on
			}
		}
	}
}

// behindFronted takes from the source what belongs to a participle or a statement
// that the sentence begins with: “Addressing | the media, | the minister | said”,
// “In a statement signed by | its director, | the council | said”.
func (rd *reading) behindFronted(a *attribution) {
	s := rd.sentence(a.source.first)
	lead := run{s.first, a.source.first}
	if lead.len() > 12 || rd.find(lead, ",") >= 0 {
		return
	}
	ing := strings.HasSuffix(rd.word(s.first), "ing") && rd.mention[s.first] < 0 && a.source.len() > 2
	in := rd.is(s.first, "in") && rd.find(lead, "statement", "letter", "release", "message", "post", "report", "speech", "communique", "communiqué", "interview", "interviews", "conversation", "remarks") > 0
	front := a.source.first == s.first && fronts[strings.ToLower(rd.word(s.first))]
	if !ing && !in && !front {
		return
	}
	first := ing || front || rd.find(lead, "with", "to") > 0 // whom they speak to hardly has a title
	best := -1
	for i := a.source.first; i+1 < a.source.last; i++ {
		if !rd.is(i, ",") || rd.kindAt(i+1) != capital && !rd.is(i+1, "the", "a", "an", "he", "she", "they") || !rd.canSpeak(rd.trim(run{i + 1, a.source.last})) && !rd.is(i+1, "he", "she", "they") {
			continue
		}
		if best = i + 1; first {
			break
		}
	}
	if best > 0 {
		a.source.first = best
	}
}

// fronts are words that a phrase in front of the subject begins with.
var fronts = wordSet("in at on after before during hours days weeks months minutes shortly since despite amid with within under following")

// cutAtVerb ends the source at the verb of the clause before: “Lind | rushed to
// accuse the council, alleging”, “Brandt | hit back, accusing”.
func (rd *reading) cutAtVerb(a *attribution) {
	n := a.source.last - 1
	if n > a.source.first && rd.is(n, "hit", "lashed", "struck", "fired", "shot", "hits", "lashes", "strikes", "fires") && rd.is(n+1, "back", "out") {
		a.source.last = n
	}
	shares := strings.HasSuffix(rd.word(a.cue.first), "ing") || rd.is(a.cue.first, "to")
	for i := a.source.first + 1; i < a.source.last; i++ {
		m := rd.mention[i-1]
		if rd.is(i, ",", "who", "whose", "which", "and") {
			return
		}
		if m < 0 || rd.mention[i] == m || rd.kind[i] != lower {
			continue
		}
		if (!strings.HasSuffix(rd.word(i), "ed") || rd.is(i+1, "by", "as")) && !rd.is(i, "told", "hit", "went", "took", "spoke", "met") {
			continue
		}
		if shares {
			a.source.last = i
		} else if rd.r.Mentions[m].Kind == entities.Person && rd.is(i+1, "off", "out", "at") {
			a.content = nil // “Lind | told off those | opposed to” is about those
		}
		return
	}
}
