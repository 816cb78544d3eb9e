package quotes

import "strings"

// unheard reports whether a only looks like a quote: no one says or thinks
// anything there.
func (rd *reading) unheard(a *attribution) bool {
	return rd.isClause(a) || rd.speaksTo(a) || rd.asksForNoName(a) || rd.passive(a) || rd.madeBy(a) || rd.finds(a) || rd.corrects(a) || rd.participle(a) || rd.happens(a) || rd.pointsElsewhere(a) || rd.supposes(a) || rd.isAsked(a) || rd.lessens(a) || rd.urges(a) || rd.follows(a) || rd.shown(a) || rd.labels(a) || rd.kills(a) || rd.greets(a)
}

// greets reports whether a tells of a welcome, not of what was said: “Lind greeted them at
// the gate”.
func (rd *reading) greets(a *attribution) bool {
	if a.cue.empty() || rd.typeOf(a) != Indirect {
		return false
	}
	c, last := a.content0(), a.cue.last-1
	return rd.is(last, "greeted", "greets", "greet", "greeting") ||
		rd.is(last, "welcomed", "welcomes", "welcome", "welcoming") && rd.is(c.first, "him", "her", "them", "me", "us") && c.first == a.cue.last
}

// kills reports whether a claims lives and says nothing: “the storm claimed the lives of three”.
func (rd *reading) kills(a *attribution) bool {
	if a.cue.empty() || len(a.content) == 0 || !rd.is(a.cue.last-1, "claim", "claims", "claimed", "claiming") {
		return false
	}
	c := a.content[0]
	for i := c.first; i < min(c.first+4, c.last); i++ {
		if rd.is(i, "life", "lives", "victims") {
			return true
		}
	}
	return false
}

// shown reports whether a takes a picture for a source: “a chart detailing the cuts”, or
// a word that only says whose something is.
func (rd *reading) shown(a *attribution) bool {
	if a.source.len() == 1 && rd.is(a.source.first, "his", "her", "their") && rd.is(a.cue.first, "wife", "husband", "mother", "father", "brother", "sister", "son", "daughter", "lawyer", "colleague") {
		return true // “His | wife, Lind, was less forgiving: …”
	}
	if a.source.empty() || a.cue.empty() || !rd.is(a.cue.last-1, "shows", "show", "showed", "showing", "detailing", "depicts", "depicting", "captures", "captured") {
		return false
	}
	h := rd.head(a.source)
	return rd.is(h.last-1, "photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images", "chart", "charts", "graphic", "illustration", "cartoon", "painting")
}

// labels reports whether what stands before a's colon is a label, not a source: “LIVE:”,
// “By Jo Reed · Posted:”.
func (rd *reading) labels(a *attribution) bool {
	n := a.source.last - 1
	return n >= a.source.first && a.cue == (run{n + 1, n + 2}) && rd.is(n+1, ":") && labels[strings.ToLower(rd.word(n))] && !rd.is(n, "source", "sources", "editor")
}

// follows reports whether a whole sentence in quotation marks stands before the
// sentence of a's cue: “…” Others disagree.
func (rd *reading) follows(a *attribution) bool {
	if a.cue.empty() || len(a.content) != 1 || a.content[0].last > a.cue.first || !rd.allQuoted(a.content[0]) {
		return false
	}
	n := a.content[0].last
	return rd.is(n-2, ".") && rd.quoted[n-1] >= 0 && rd.d.Tokens[n-1].Sentence != rd.d.Tokens[a.cue.first].Sentence && !rd.says(a.cue)
}

// says reports whether cue is a plain verb of saying, such as one puts behind any
// quotation.
func (rd *reading) says(cue run) bool {
	v, n := rd.verb(cue.first)
	return n > 0 && v.Class == Says && !rd.is(cue.first, "agree", "agreed", "agrees", "disagree", "disagreed", "disagrees")
}

// happens reports whether a takes what happened for a source: “the attacks showed
// that …”, which is for the writer to say.
func (rd *reading) happens(a *attribution) bool {
	if a.cue.empty() || a.source.empty() || a.source.last > a.cue.first || rd.headMention(rd.head(a.source)) >= 0 && !rd.is(a.source.first, "the") {
		return false
	}
	return rd.isEvent(a.source) && rd.is(a.cue.last-1, "showed", "show", "shows", "showing", "meant", "means", "proved", "proves", "highlighted", "highlights", "underscored", "underscores", "demonstrated", "demonstrates", "suggested", "suggests", "illustrated", "illustrates", "revealed", "reveals", "exposed", "exposes")
}

// pointsElsewhere reports whether a is a hint for the reader, “(see ‘A year of
// floods’)”.
func (rd *reading) pointsElsewhere(a *attribution) bool {
	return a.source.empty() && a.cue.len() == 1 && rd.is(a.cue.first, "see", "read", "watch") && rd.is(a.cue.first-1, "(", "[", ";")
}

// isClause reports whether a takes a clause for a source: “The theme is designed to |
// recognize”.
func (rd *reading) isClause(a *attribution) bool {
	return rd.typeOf(a) == Indirect && rd.hasAuxiliary(a.source)
}

// speaksTo reports whether all that a says is to whom someone speaks: “Lind, | talking
// to | the media, | said”.
func (rd *reading) speaksTo(a *attribution) bool {
	return rd.is(a.cue.first, "talking", "speaking") && rd.is(a.cue.last-1, "to", "with", "at") && rd.is(a.cue.first-1, ",") && rd.typeOf(a) == Indirect
}

// asksForNoName reports whether all that a says is how its source wants to be
// called: “who asked not to be named”.
func (rd *reading) asksForNoName(a *attribution) bool {
	if rd.is(a.source.first, "who") && rd.find(a.cue, "anonymity") >= 0 {
		return true
	}
	if a.cue.empty() || !rd.is(a.cue.first, "asked", "declined", "requested", "refused", "insisted", "did", "wanted", "preferred", "spoke", "agreed") {
		return false
	}
	for _, r := range a.content {
		if rd.find(run{r.first, min(r.last, r.first+8)}, "named", "identified", "anonymity", "anonymous") >= 0 {
			return rd.is(a.source.first, "who") || rd.is(a.cue.first-1, "who") || a.source.empty()
		}
	}
	return false
}

// passive reports whether a takes what was talked about for who talked: “the
// flood was discussed”.
func (rd *reading) passive(a *attribution) bool {
	if a.source.empty() && rd.is(a.cue.last-1, "shown", "pictured", "designed") && rd.auxiliary(a.cue.last-1) >= 0 {
		return true
	}
	if i := a.cue.first + 1; rd.is(i, "discussed", "debated", "reviewed") && rd.auxiliary(i) == a.cue.first && i+1 < a.cue.last && rd.is(i+1, ",", "and") {
		return true // “the flood was discussed, highlighting …”
	}
	if a.source.empty() && !a.cue.empty() && len(a.content) > 0 && a.content[0].first >= a.cue.last {
		return rd.is(a.cue.first, "was", "were", "is", "are") && rd.find(a.cue, "discussed", "mentioned", "addressed", "raised", "highlighted") > a.cue.first && !rd.is(a.content[0].first, "that", "to", "by")
	}
	if a.cue.empty() || a.source.empty() || a.source.last > a.cue.first || a.cue.first-a.source.last > 3 || !rd.is(a.cue.first, "was", "were", "is", "are", "been", "being", "has", "have", "had") {
		return false
	}
	i := a.cue.first + 1
	if rd.is(a.cue.first, "has", "have", "had") && !rd.is(i, "been") {
		return false
	}
	for i < a.cue.last && (rd.is(i, "been", "being") || strings.HasSuffix(rd.word(i), "ly")) {
		i++
	}
	return i < a.cue.last && rd.is(i, "discussed", "mentioned", "announced", "reported", "addressed", "published", "described", "highlighted", "stressed", "emphasized", "raised", "denied", "rejected", "shown", "seen", "pictured", "named", "signed", "passed")
}

// madeBy reports whether a takes what was made, met or named for what was said:
// “The report was written by Lind”, “Brandt was interviewed by Lind”, “The bridge
// is named for Brandt”.
func (rd *reading) madeBy(a *attribution) bool {
	if a.cue.empty() || rd.typeOf(a) != Indirect {
		return false
	}
	last := a.cue.last - 1
	if rd.is(last, "by") {
		last--
	}
	if rd.is(last, "for", "after") && rd.is(last-1, "named") || rd.is(last, "named") && rd.is(last+1, "for", "after") {
		return true
	}
	return a.source.first >= a.cue.last && rd.auxiliary(last) >= 0 && rd.is(last+1, "by") && (len(a.content) == 0 || a.content[0].first < a.source.last) &&
		rd.is(last, "written", "drafted", "penned", "signed", "sent", "published", "passed", "questioned", "interviewed", "asked", "called", "named")
}

// finds reports whether a tells of something found, not of a finding: “Police
// found a body”.
func (rd *reading) finds(a *attribution) bool {
	if a.cue.len() != 1 || !rd.is(a.cue.first, "found", "finds", "find", "finding") || len(a.content) == 0 {
		return false
	}
	for i := a.source.first; i < a.source.last; i++ {
		if studyWords[strings.ToLower(rd.word(i))] {
			return false
		}
	}
	c := a.content[len(a.content)-1]
	return !rd.is(c.first, "that", "no", "little", "evidence", "how", "whether", "it", "himself", "herself", "themselves") && rd.find(run{c.first, min(c.last, c.first+12)}, "was", "were", "is", "are", "had", "has", "have", "guilty", "to") < 0
}

var studyWords = wordSet(`study studies report reports poll polls survey surveys data research researchers researcher scientists investigation investigators
	inquiry court jury judge judges panel commission committee audit review analysis analysts article paper office auditors tribunal`)

// corrects reports whether a is an editor's note: “An earlier version of this
// article said …”.
func (rd *reading) corrects(a *attribution) bool {
	i := rd.find(a.source, "version", "versions")
	return i > 0 && rd.is(i+1, "of") && rd.is(i+2, "this", "the") && rd.is(i+3, "article", "story", "report", "post", "column")
}

// participle reports whether the cue only describes the noun behind it: “a row
// over | proposed | cuts”.
func (rd *reading) participle(a *attribution) bool {
	c := a.cue
	return c.len() == 1 && len(a.content) > 0 && a.content[0].first == c.last && strings.HasSuffix(rd.word(c.first), "ed") &&
		rd.is(c.first-1, "over", "of", "against", "about", "amid", "with", "from", "for", "under")
}

// supposes reports whether the cue is a participle that only says under what
// condition: “Lind, if confirmed, would …”, “flooded, as predicted in Norland”.
func (rd *reading) supposes(a *attribution) bool {
	c := a.cue
	return c.len() == 1 && rd.typeOf(a) == Indirect && strings.HasSuffix(rd.word(c.first), "ed") && rd.kindAt(c.first) == lower &&
		rd.is(c.first-1, "if", "unless", "once", "until", "as") && !rd.is(c.last, "by")
}

// isAsked reports whether a takes who is to be asked for who asks: “Lind must be
// asked about the letter”.
func (rd *reading) isAsked(a *attribution) bool {
	last := a.cue.last - 1
	if a.cue.len() > 1 && rd.is(last, "about", "on", "over") {
		last--
	}
	return a.source.last <= a.cue.first && rd.typeOf(a) == Indirect && rd.find(a.cue, "be") >= 0 && rd.is(last, "asked", "questioned", "quizzed", "pressed")
}

// lessens reports whether the cue is “declined” as numbers do, not as people:
// “cases declined for a week”, “declined to 300”.
func (rd *reading) lessens(a *attribution) bool {
	i := rd.find(a.cue, "declined", "declines", "declining")
	if i < 0 || rd.typeOf(a) != Indirect {
		return false
	}
	for k := i + 1; k < i+6 && k < len(rd.kind); k++ {
		if rd.is(k, "to") {
			return rd.kindAt(k+1) == number || rd.is(k+1, "about", "around", "nearly", "just", "below", "under")
		}
	}
	return rd.is(i+1, "for", "from", "in", "since", "sharply", "slightly", "steadily", "significantly", "rapidly", "during", "over") || rd.kindAt(i+1) == number
}

// urges reports whether the cue is a command to the reader: “NEVER SAY GOODBYE”.
func (rd *reading) urges(a *attribution) bool {
	return a.source.len() == 1 && rd.is(a.source.first, "never", "always", "don't", "don’t", "please", "just", "not") && rd.typeOf(a) == Indirect
}
