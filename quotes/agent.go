package quotes

import "strings"

// hearSubject sees to it that a verb joined by "and" to a passive clause is that
// of the clause's subject, not of whom it names behind "by". The subject is heard
// if it can be: “The letter was signed by Lind and warned that …” is the letter's
// word. A thing can't: “The meeting was attended by Lind and highlighted the
// differences” is left without content.
func (rd *reading) hearSubject(a *attribution) {
	if a.cue.empty() || a.source.last > a.cue.first || !rd.joins(a) {
		return
	}
	by := rd.agentOf(a)
	if by < 0 {
		return
	}
	subject := rd.subjectBefore(by)
	if subject.empty() || !a.source.empty() && a.source.last < subject.first {
		return
	}
	if rd.is(subject.first, "it", "he", "she", "they", "who") && subject.len() == 1 || !rd.isThing(rd.head(subject)) {
		a.source = subject
		return
	}
	a.content = nil
}

// joins reports whether a's cue goes on with a clause before it: “and warned”,
// “, highlighting”.
func (rd *reading) joins(a *attribution) bool {
	k := a.cue.first - 1
	for k > 0 && (rd.is(k, "also", "then", "later", "has", "have", "had") || rd.kindAt(k) == lower && strings.HasSuffix(rd.word(k), "ly")) {
		k--
	}
	return rd.is(k, "and", "but") || rd.is(k, ",") && strings.HasSuffix(rd.word(a.cue.first), "ing")
}

// agentOf returns the "by" of the passive clause that a's cue goes on with, or -1.
// What stands between them is who did what the clause says: no other verb of
// saying, no relative clause.
func (rd *reading) agentOf(a *attribution) int {
	s := rd.sentence(a.cue.first)
	for k := a.cue.first - 1; k > s.first && k > a.cue.first-60; k-- {
		switch {
		case rd.is(k, "by") && rd.participleAt(k-1):
			return k
		case rd.quoted[k] >= 0, rd.is(k, "who", "which", "that", "whose", ";", ":"), !rd.speechVerb(k).empty():
			return -1
		}
	}
	return -1
}

// participleAt reports whether token i may be a verb in the passive: “attended”,
// “was driven”.
func (rd *reading) participleAt(i int) bool {
	if rd.kindAt(i) != lower {
		return false
	}
	w := rd.word(i)
	return strings.HasSuffix(w, "ed") || rd.auxiliary(i) >= 0 && (strings.HasSuffix(w, "n") || strings.HasSuffix(w, "t") || strings.HasSuffix(w, "d"))
}

// auxiliary returns the first of the forms of "be" that stand before the
// participle at token i, or -1.
func (rd *reading) auxiliary(i int) int {
	k := i - 1
	for k >= 0 && k > i-4 && rd.kindAt(k) == lower && (strings.HasSuffix(rd.word(k), "ly") || rd.is(k, "also", "not", "later", "then", "still")) {
		k--
	}
	if !rd.is(k, "is", "are", "was", "were", "been", "being", "be") {
		return -1
	}
	for k > 0 && rd.is(k-1, "has", "have", "had", "been", "being", "will", "would", "also", "to", "not") {
		k--
	}
	return k
}

// subjectBefore returns the subject of the passive clause whose agent stands
// behind token by: what lies between the last comma or conjunction and the verb.
func (rd *reading) subjectBefore(by int) run {
	last := rd.auxiliary(by - 1)
	if last < 0 {
		return run{}
	}
	s := rd.sentence(by)
	first := last
	for first > s.first && last-first < 30 && rd.quoted[first-1] < 0 && !rd.is(first-1, ",", ";", ":", "that", "and", "but", "when", "after", "while", "as", "because", "if") {
		first--
	}
	return rd.trim(run{first, last})
}

// isThing reports whether the noun that heads r is one that isn't heard.
func (rd *reading) isThing(r run) bool {
	n := rd.nounOf(r)
	return rd.isEvent(r) || rd.mention[n] < 0 && !personNouns[strings.ToLower(rd.word(n))] && !rd.canSpeak(run{n, n + 1})
}

// isEvent reports whether the noun that heads r is something that happens:
// “Lind's meeting with Brandt”.
func (rd *reading) isEvent(r run) bool {
	return eventNouns[strings.ToLower(rd.word(rd.nounOf(r)))]
}

// nounOf returns the noun that heads r, which isn't empty: the last word before
// a preposition.
func (rd *reading) nounOf(r run) int {
	if i := rd.find(r, "of", "in", "at", "on", "with", "between", "for", "from", "to", "by", "against", "over"); i > r.first {
		return i - 1
	}
	return r.last - 1
}

var eventNouns = wordSet("meeting meetings talks talk session sessions summit summits event events visit visits rally rallies ceremony conference call calls debate debates hearing hearings march protest protests attack attacks strike raid war dinner lunch tour trip vote deal")
