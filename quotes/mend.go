package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
)

// mend puts right, by rules of grammar, what the model cuts in the wrong place.
func (rd *reading) mend(as []attribution) []attribution {
	for i := 0; i < len(as); i++ {
		a := &as[i]
		rd.oneSentence(a)
		rd.dropDateline(a)
		rd.mendSubject(a)
		rd.mendCue(a)
		rd.mendSource(a)
		rd.hearsay(a)
		rd.underQuestioning(a)
		rd.whomElse(a)
		rd.passiveSubject(a)
		rd.wholeClause(a)
		rd.dropTalking(a)
		rd.missedSource(a)
		rd.inverted(a)
		if i > 0 {
			rd.subjectOfNext(&as[i-1], a)
			rd.shareSource(a, &as[i-1])
		}
		rd.leadSubject(a)
		rd.ownSubject(a)
		rd.hearSubject(a)
		rd.mendAddressee(a)
		rd.wasTold(a)
		rd.wasAsked(a)
		if i > 0 {
			rd.askedWho(a, &as[i-1])
		}
		rd.endRelative(a)
		if b, ok := rd.leadSaid(a); ok {
			as = slices.Insert(as, i+1, b)
			a = &as[i]
		}
		if b, ok := rd.andSaid(a); ok {
			as = slices.Insert(as, i+1, b)
			a = &as[i]
		}
		if b, ok := rd.saidThat(a); ok {
			as = slices.Insert(as, i+1, b)
		}
	}
	rd.endBeforeCue(as)
	rd.joinLoose(as)
	as = slices.DeleteFunc(as, func(a attribution) bool {
		return rd.unheard(&a)
	})
	as = rd.saidAsides(as)
	as = rd.marksFirst(as)
	for i := range as {
		as = append(as, rd.ownColon(&as[i])...)
	}
	for i := range as {
		rd.dropCiting(&as[i])
		rd.tailToSource(&as[i])
		if i+1 < len(as) {
			rd.beforeNext(&as[i], &as[i+1])
		}
		rd.wholeMarks(&as[i])
		rd.onlyMarks(&as[i])
		rd.dropWhen(&as[i])
		rd.noComma(&as[i])
		rd.wholeSubject(&as[i])
		rd.goOnBehind(&as[i])
		rd.dropDay(&as[i])
	}
	for i := range as {
		rd.behindWho(&as[i])
	}
	rd.dropHolders(as)
	rd.dropSources(as)
	return slices.DeleteFunc(as, func(a attribution) bool { return len(a.content) == 0 })
}

// oneSentence takes from a's source what belongs to another sentence than its cue: “says
// Lind. | I asked”.
func (rd *reading) oneSentence(a *attribution) {
	if a.source.empty() || a.cue.empty() {
		return
	}
	s := rd.sentence(a.cue.first)
	if r := (run{max(a.source.first, s.first), min(a.source.last, s.last)}); !r.empty() && r != a.source {
		a.source = rd.trim(r)
	}
}

// Words that may stand in a cue before its verb.
var beforeVerb = wordSet(`have has had is are was were be been being do does did will would can could may might must should to not never also
	then still only just once again even later earlier now soon so n't it there that who and or but both all each himself herself themselves
	first since before after however instead always often rather quite more most less well long already yet ever since made gave issued took`)

// mendCue takes from the cue what belongs to the source before the verb or to
// the content behind it, and adds what "declined" needs.
func (rd *reading) mendCue(a *attribution) {
	c := &a.cue
	if c.empty() {
		return
	}
	if a.source.empty() && c.len() > 2 && rd.is(c.first, "according") && rd.is(c.first+1, "to") {
		a.source = rd.trim(run{c.first + 2, c.last}) // "According to Lind"
		c.last = c.first + 2
	}
	if n := c.last; a.source.empty() && c.len() == 2 && rd.is(c.first, "according") && len(a.content) > 0 {
		if r := &a.content[len(a.content)-1]; r.first == n {
			if src := rd.speaker(n, rd.block(n)); !src.empty() && src.last <= r.last {
				a.source, r.first = src, src.last
				for r.first < r.last && rd.is(r.first, ",") {
					r.first++
				}
				a.content = slices.DeleteFunc(a.content, func(r run) bool { return rd.words(r) == 0 })
			}
		}
	}
	rd.peelNoun(a)
	for i := c.first + 1; i < c.last; i++ {
		if m := rd.mention[i]; m >= 0 && rd.is(i-1, "warned", "promised", "told", "assured", "reminded", "asked", "urged") && rd.r.Mentions[m].Form == entities.Name {
			c.last = i // “warned | Norland | that …”
		}
	}
	if i := rd.find(*c, "to"); i > c.first && i+1 < c.last && i+4 > c.last && rd.kindAt(c.last-1) == capital && a.to.empty() {
		a.to, c.last = run{i + 1, c.last}, i // “claimed | to Reuters”
	}
	if c.len() > 1 && rd.is(c.first, "told", "tells", "warned", "assured", "reminded") && rd.is(c.first+1, "the", "a", "an", "both", "reporters", "journalists") {
		c.last = c.first + 1 // what follows is to whom
	}
	if rd.is(c.last-1, "declined", "declines", "declining", "refused", "refuses", "refusing") && rd.is(c.last, "to") && rd.kindAt(c.last+1) == lower &&
		(!rd.inContent(a, c.last) && rd.inContent(a, c.last+1) || slices.Contains(a.content, run{c.last, c.last + 2}) && len(a.content) > 1) {
		c.last += 2
		for i := range a.content {
			if r := &a.content[i]; r.first < c.last && r.first > c.first {
				r.first = min(r.last, c.last)
			}
		}
		a.content = slices.DeleteFunc(a.content, run.empty)
	}
	if n := c.last; c.len() >= 5 && rd.is(n-3, "of") && determiners[strings.ToLower(rd.word(n-2))] && len(a.content) > 0 && a.content[0].first == n {
		c.last -= 2 // "shared findings of | a spillway | that …"
		a.content[0].first = c.last
	}
}

func (rd *reading) kindAt(i int) kind {
	if i < 0 || i >= len(rd.kind) {
		return punctuation
	}
	return rd.kind[i]
}

// peelNoun gives the source the noun that the model took for a part of the cue:
// “two officials familiar with the | talks told”, “the town | hall warned”.
func (rd *reading) peelNoun(a *attribution) {
	c := a.cue
	v := c.first
	for v < c.last && (rd.speechVerb(v).empty() || v == c.first && v+1 < c.last && rd.is(v-1, "the", "a", "an")) {
		w := strings.ToLower(rd.word(v))
		if rd.kind[v] != lower || beforeVerb[w] || strings.HasSuffix(w, "ly") || rd.quoted[v] >= 0 {
			return
		}
		v++
	}
	if v == c.first || v == c.last || !strings.HasSuffix(rd.word(v), "ed") && !rd.is(v, "said", "told", "wrote", "says", "tells") {
		return
	}
	first := c.first
	s := rd.sentence(first)
	for first > s.first && c.first-first < 4 && (rd.isWord(first-1) && !determiners[strings.ToLower(rd.word(first-1))]) {
		if a.source.first < first && first <= a.source.last {
			break
		}
		first--
	}
	switch {
	case !a.source.empty() && a.source.last <= c.first && c.first-a.source.last <= 1:
		a.source.last = v
	case a.source.empty() && first > s.first && rd.is(first-1, "the", "a", "an"):
		a.source = run{first - 1, v}
	default:
		return
	}
	a.cue.first = v
}

// mendSource finds the source before an aside, and ends one at "but".
func (rd *reading) mendSource(a *attribution) {
	rd.dropAdverb(a)
	if i := rd.find(a.source, "but"); i > a.source.first {
		if before := (run{a.source.first, i}); rd.hasVerb(before) && a.source.last <= a.cue.first && rd.canSpeak(run{i + 1, a.source.last}) {
			a.source.first = i + 1 // “Experts suggested A, but | Lind | said B”
		} else {
			a.source.last = i
		}
	}
	if n := a.source.last - 1; rd.find(a.source, ",") == n && n > a.source.first || n > a.source.first && rd.is(n, "and", "or") {
		a.source.last = n
	}
	if i := rd.find(a.source, "who", "which"); i > a.source.first+1 && rd.is(i-1, ",") && rd.is(a.cue.first-1, ",") && a.cue.first > a.source.last && a.cue.first-a.source.last < 30 {
		a.source = rd.trim(run{a.source.first, a.cue.first}) // “two officials, who | asked not to be named, told”
	}
	if i := rd.find(a.source, "as", "while", "when", "before", "after"); i > a.source.first && a.source.first == a.cue.last && rd.mention[i] < 0 && !rd.is(i+1, "well") && rd.canSpeak(run{a.source.first, i}) && rd.says(a.cue) {
		a.source.last = i // “says | Aisha Juma as she …”
	}
	if n := a.source.last; a.source.len() > 1 && rd.is(n-1, "who") && a.cue.first > n && a.cue.first < n+16 {
		a.source.last = a.cue.first // “An official who | asked not to be named | told”
	}
	if i := rd.find(a.source, "is", "are", "was", "were", "has", "have", "had"); i > a.source.first && i+1 < a.source.last && rd.find(run{a.source.first, i}, "who", "which", "that", "whose", "what", ",") < 0 && rd.canSpeak(run{a.source.first, i}) {
		a.source.last = i // “Brandt and his party | have sold the port and | called”
	}
	if i := rd.find(a.source, ","); i > a.source.first && rd.is(a.cue.first, "according") && a.source.first == a.cue.last && rd.is(i+1, "by", "in", "at", "on", "from", "with", "for") {
		a.source.last = i // “used, according to Norland, | by rebels”
	}
	if i := rd.find(a.source, "according"); i > a.source.first+1 && rd.is(i-1, ",") {
		a.source.last = i - 1 // “Brandt, | according to Lind, | said”
	}
	if n := a.source.last - 1; n > a.source.first && n+1 == a.cue.first && rd.is(n, "neither", "never", "also", "not") {
		a.source.last, a.cue.first = n, n
	}
	if n := a.source.last - 1; n > a.source.first && rd.kindAt(n) == lower && (rd.is(n, "both") || len(rd.word(n)) > 5 && strings.HasSuffix(rd.word(n), "ly")) && (rd.mention[n-1] >= 0 || rd.hidden[n-1] >= 0) && rd.mention[n] < 0 {
		a.source.last = n // “Norland | expectedly | rejected”
	}
	for a.source.len() == 1 && a.source.last < a.cue.first && a.cue.first-a.source.last < 5 && rd.is(a.source.first, "the", "a", "an") {
		a.source.last = a.cue.first // “the | US slammed”
	}
	if i := rd.find(a.source, ","); i > a.source.first && rd.is(i+1, "on", "however", "meanwhile", "though", "too", "instead", "in") && rd.is(a.source.last-1, ",", "hand", "turn", "however", "meanwhile", "though", "too", "instead") {
		a.source.last = i // “Kovar, on the other hand, | stressed”
	}
	if k := rd.hiddenAt(a.source.first); k >= 0 && rd.marks[k].Use == Nickname {
		first := rd.tokens(rd.marks[k].Span).first
		for n := 0; n < 3 && rd.kindAt(first-1) == capital && rd.d.Tokens[first-1].Sentence == rd.d.Tokens[a.source.first].Sentence; n++ {
			first--
			a.source.first = first // “Otto | “The Crane” Brandt”
		}
	}
	if rd.is(a.source.first, "it") && a.source.len() == 1 && rd.is(a.source.last, "is", "was", "has") && a.cue.first > a.source.last && a.cue.first-a.source.last < 4 && rd.is(a.cue.last-1, isSaid...) {
		a.cue.first, a.source = a.source.first, run{} // “It is believed”
	}
	if n := a.source.last; a.source.len() > 2 && rd.is(n-2, "on") && rd.is(n-1, weekdays...) && n == a.cue.first {
		a.source.last = n - 2 // “Norland | on Friday | said”
	}
	if n := a.source.last; a.source.len() > 1 && n == a.cue.first && (rd.is(n-1, "yesterday", "today") || rd.is(n-1, weekdays...) && rd.mention[n-2] >= 0) {
		a.source.last--
	}
	rd.dropReference(a)
	rd.beforeParty(a)
	if n := a.source.last; !a.source.empty() && rd.is(n, ":") && a.cue.first > n+1 && a.cue.first-n < 5 {
		a.source = rd.trim(run{n + 1, a.cue.first}) // “Norland floods: | Map | shows”
		if !rd.canSpeak(a.source) {
			a.content = nil
		}
	}
	rd.withTitle(a)
	rd.withHolder(a)
	rd.notAnothers(a)
	rd.withName(a)
	rd.dropWhere(a)
	if i := rd.find(a.source, "("); i > a.source.first && i+1 < a.source.last && rd.find(a.source, ")") < 0 {
		a.source.first = i + 1 // “the port (Brandt says it is dead) …”
		for k := range a.content {
			if r := &a.content[k]; r.first > i {
				if end := rd.find(*r, ")"); end > r.first {
					r.last = end
				}
			}
		}
	}
	c := a.cue.first
	if a.cue.empty() || rd.speechVerb(c).empty() {
		return
	}
	for c > 0 && rd.isAdverb(c-1) {
		c--
	}
	if c < 3 || !rd.is(c-1, ",") || rd.quoted[c-1] >= 0 {
		return
	}
	s := rd.sentence(c)
	first := s.first
	if rd.is(first, "but", "and", "yet") {
		first++
	}
	comma := rd.find(run{first, min(c-1, first+12)}, ",")
	if comma <= first || c-comma > 30 || !a.source.empty() && (a.source.len() > 1 && !rd.is(comma+1, "who", "whose", "speaking") || a.source.first < comma || a.source.first > c) {
		return
	}
	np := run{first, comma}
	if rd.is(s.first, "on", "in", "at", "after", "before", "during", "since", "as", "for", "with", "by", "from", "until", "while", "when", "if", "although", "though") || !rd.canSpeak(np) || rd.hasVerb(np) || rd.quoted[comma] >= 0 || slices.ContainsFunc(a.content, func(r run) bool { return r.first < c }) {
		return
	}
	if rd.is(comma+1, "who", "which", "whose", "speaking", "a", "an", "the") {
		np.last = c // the aside says who the source is
	}
	a.source = rd.trim(np)
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// dropWhere takes from the end of a's source in what it spoke: “the secretary, Otto
// Brandt, | in a statement issued in Westport, | said”.
func (rd *reading) dropWhere(a *attribution) {
	for i := a.source.first + 1; i+2 < a.source.last; i++ {
		if rd.is(i, ",") && (rd.is(i+1, "while") || rd.is(i+1, "in", "through", "via") && rd.is(i+2, "a", "an", "his", "her", "its", "their")) {
			a.source.last = i
			return
		}
	}
}

// dropAdverb takes from the end of a's source how something was said, which is
// all of it at worst: “Lind, the director, | hilariously | wrote”.
func (rd *reading) dropAdverb(a *attribution) {
	n := a.source.last - 1
	if a.source.empty() || n+1 != a.cue.first || !rd.isAdverb(n) || a.source.len() > 1 && !rd.is(n-1, ",") {
		return
	}
	a.source = rd.trim(run{a.source.first, n})
}

// isAdverb reports whether token i says how something is done: “angrily”.
func (rd *reading) isAdverb(i int) bool {
	w := rd.word(i)
	return rd.kindAt(i) == lower && len(w) > 5 && strings.HasSuffix(w, "ly") && rd.mention[i] < 0 && rd.quoted[i] < 0 && !nounsInLy[w]
}

// nounsInLy are nouns that end as adverbs do.
var nounsInLy = wordSet("family assembly monopoly anomaly weekly monthly quarterly elderly supply")

// hiddenAt returns the mark round a name that token i lies in or is, or -1.
func (rd *reading) hiddenAt(i int) int32 {
	if i < 0 || i >= len(rd.hidden) {
		return -1
	}
	return rd.hidden[i]
}

// missedSource takes for the source of a what stands right before a verb of
// saying, if the model took it for what was said: “The town hall | warned …”.
func (rd *reading) missedSource(a *attribution) {
	if k := a.cue.first - 2; a.source.empty() && !a.cue.empty() && rd.is(k, "on") && rd.kindAt(k+1) == capital && !rd.speechVerb(a.cue.first).empty() {
		b, _ := rd.speakerBefore(run{k, k + 1}, rd.block(a.cue.first))
		if b.source.empty() || rd.inContent(a, b.source.first) {
			return
		}
		a.source = b.source // “Norland on Thursday said”
	}
	if !a.source.empty() || a.cue.empty() || len(a.content) < 2 || rd.speechVerb(a.cue.first).empty() {
		return
	}
	r := a.content[0]
	if r.last != a.cue.first || r.len() > 6 || rd.quoted[r.first] >= 0 || a.content[1].first < a.cue.last || !rd.canSpeak(r) && !rd.is(r.first, "the") {
		return
	}
	a.source, a.content = r, a.content[1:]
}

// shareSource gives a the source of the attribution before it in the sentence
// where a's cue is a participle and its own source none that can speak:
// “Speaking in Geneva, Brandt said A, adding B”.
func (rd *reading) shareSource(a, before *attribution) {
	if a.cue.empty() || before.source.empty() || before.source.last > a.cue.first || !strings.HasSuffix(rd.word(a.cue.first), "ing") || rd.sentence(a.cue.first) != rd.sentence(before.source.first) {
		return
	}
	if a.source.empty() || strings.HasSuffix(rd.word(a.source.first), "ing") {
		a.source = before.source
	}
}

// wasTold takes who was told out of what they were told: “The council was told
// that …”.
func (rd *reading) wasTold(a *attribution) {
	if !a.source.empty() || a.cue.len() < 2 || len(a.content) < 2 || !rd.is(a.cue.first, "was", "were", "been", "is", "are", "has", "had", "have") ||
		!addressed[rd.word(a.cue.last-1)] || a.content[0].last != a.cue.first {
		return
	}
	a.to, a.content = a.content[0], a.content[1:]
}

// wasAsked sees to it that whoever is asked is not heard as asking: “Lind, asked by
// the Beacon whether …”, “Lind said when asked if …”.
func (rd *reading) wasAsked(a *attribution) {
	i := rd.find(a.cue, "asked", "questioned", "quizzed", "pressed")
	if i < 0 {
		return
	}
	if a.source.first >= a.cue.last && rd.is(a.source.first-1, "by") { // “Brandt was asked | by Lind | why …”
		if len(a.content) > 1 && a.content[0].last <= a.cue.first && a.content[1].first >= a.source.last {
			a.to, a.content = a.content[0], a.content[1:]
		} else {
			rd.whoAnswers(a)
		}
		return
	}
	by := rd.is(i+1, "by")
	aside := a.source.last == i-1 && rd.is(i-1, ",") && rd.find(a.source, ",") < 0
	if !by && !aside && rd.auxiliary(i) < 0 && !rd.is(i-1, "when", "if", "once", "being", "until") && i != rd.sentence(i).first {
		return
	}
	if a.to.empty() && !a.source.empty() {
		a.to = a.source
	}
	a.source = run{}
	if !by {
		return
	}
	if a.source = rd.speaker(i+2, rd.block(i)); a.source.empty() {
		return
	}
	a.cue.last = min(a.cue.last, i+1)
	for k := range a.content {
		if r := &a.content[k]; r.first > i && r.first < a.source.last {
			r.first = min(r.last, a.source.last)
		}
	}
	a.content = slices.DeleteFunc(a.content, run.empty)
	rd.whoAnswers(a)
}

// whoAnswers finds who was asked where a sentence begins with it: “Asked by Lind why, |
// Brandt | laughed”.
func (rd *reading) whoAnswers(a *attribution) {
	if len(a.content) == 0 || !a.to.empty() || a.cue.first != rd.sentence(a.cue.first).first {
		return
	}
	if end := a.content[len(a.content)-1].last; rd.is(end, ",") {
		a.to = rd.speaker(end+1, rd.block(end))
	}
}

// dropTalking takes from the source to whom it spoke: “Lind, | talking to the media
// outside the court, | said”.
func (rd *reading) dropTalking(a *attribution) {
	comma := rd.find(a.source, ",")
	if comma > a.source.first && a.source.last <= a.cue.first && (rd.is(comma+1, "talking", "addressing") || rd.is(comma+1, "speaking") && rd.is(comma+2, "to")) && rd.canSpeak(run{a.source.first, comma}) {
		a.source.last = comma
	}
}

// askedWho finds who was asked where that is who answers: “Lind said when | asked if …”.
func (rd *reading) askedWho(a, before *attribution) {
	if a.cue.empty() || before.cue.empty() || !a.source.empty() || !a.to.empty() || before.cue.last >= a.cue.first {
		return
	}
	if rd.is(a.cue.first, "asked", "questioned", "quizzed", "pressed") && rd.is(a.cue.first-1, "when", "if", "once") && rd.sentence(before.cue.first) == rd.sentence(a.cue.first) {
		a.to = before.source
	}
}

// endBeforeCue ends what is said before a participle by which the same is heard again:
// “to accuse | the council |, alleging …”.
func (rd *reading) endBeforeCue(as []attribution) {
	for i := range as {
		if len(as[i].content) == 0 {
			continue
		}
		c := &as[i].content[len(as[i].content)-1]
		n := c.last - 1
		if c.len() > 2 && rd.is(n-1, ",") && slices.ContainsFunc(as, func(b attribution) bool { return b.cue == run{n, n + 1} }) {
			c.last = n - 1
		}
	}
}

// dropDay takes from what someone did in words the day on which it was done: “rejected
// the offer | on Sunday”.
func (rd *reading) dropDay(a *attribution) {
	if len(a.content) != 1 || rd.typeOf(a) != Indirect {
		return
	}
	c := &a.content[0]
	if n := c.last - 2; c.first == a.cue.last && n > c.first && n-c.first < 6 && rd.is(n, "on") && rd.is(n+1, weekdays...) && !rd.is(c.first, "to", "that") && !rd.finiteIn(*c) && rd.verbAt(c.first) == 0 {
		c.last = n
	}
}

// endRelative ends with its clause what is heard in a relative one: “a drone that
// officials say | was launched from Westport |, is towed to port”.
func (rd *reading) endRelative(a *attribution) {
	if len(a.content) != 1 || a.source.empty() || a.source.last != a.cue.first || !rd.is(a.source.first-1, "that", "which", "who") {
		return
	}
	c := &a.content[0]
	comma := rd.find(*c, ",")
	if c.first == a.cue.last && comma > 0 && rd.hasAuxiliary(run{c.first, c.first + 1}) && rd.hasAuxiliary(run{comma + 1, min(comma+2, c.last)}) {
		c.last = comma
	}
}

// mendAddressee takes whom something was told from what was told: “told the
// newspaper Beacon that …”.
func (rd *reading) mendAddressee(a *attribution) {
	if rd.toldMore(a) || a.cue.empty() || len(a.content) == 0 || !rd.is(a.cue.last-1, "told", "tells", "tell", "telling", "warned", "assured", "reminded", "informed", "promised", "promises") {
		return
	}
	r := &a.content[0]
	if to := rd.listener(r.first, r.last); r.first == a.cue.last && rd.is(a.cue.last-1, "told", "tells", "telling") && !to.empty() {
		a.to, r.first = to, to.last
		return
	}
	if gap := r.first - a.cue.last; gap != 0 && (gap != 1 || !determiners[strings.ToLower(rd.word(a.cue.last))]) {
		return
	}
	if len(a.content) > 1 && a.content[1].first == r.last && r.len() < 6 && rd.is(r.last, "that") && rd.quoted[r.first] < 0 {
		a.content = a.content[1:]
		return
	}
	for k := r.first; k < r.last && k < r.first+9; k++ {
		if rd.is(k, "that") && k > r.first {
			r.first = k
			return
		}
		if !rd.isWord(k) || rd.quoted[k] >= 0 {
			return
		}
	}
}

// modal reports whether r, the beginning of what is said, has one finite verb, which takes no
// past behind it: “he would order a review”.
func (rd *reading) modal(r run) bool {
	if rd.is(r.first, "that") {
		r.first++
	}
	v := rd.find(r, "would", "will", "could", "can", "may", "might", "must", "should", "is", "are")
	if v < 0 || v-r.first > 8 {
		return false
	}
	return rd.find(r, "that", "who", "which", "what", "when", "where", "while", "after", "before", "because", "if", "as", "had", "was", "were", "has", "have", ",", ";") < 0
}

// andSaid splits “Lind claimed A and alleged that B”, and “Lind said he would go and warned
// Brandt to stay”, where the second verb can't go on with the modal one of what is said.
func (rd *reading) andSaid(a *attribution) (attribution, bool) {
	if a.cue.empty() || a.source.empty() {
		return attribution{}, false
	}
	for n := range a.content {
		r := a.content[n]
		if r.first < a.cue.last {
			continue
		}
		for i := r.first + 2; i+3 < r.last; i++ {
			if rd.quoted[i] >= 0 || !rd.is(i, "and", "but") {
				continue
			}
			cue := rd.speechVerb(i + 1)
			if cue.empty() || !rd.is(cue.last, "that") && !rd.modal(run{r.first, i}) || !strings.HasSuffix(rd.word(cue.first), "ed") && !rd.is(cue.first, "said") {
				continue
			}
			b := attribution{source: a.source, cue: cue, confidence: a.confidence * 0.9}
			b.content = append([]run{{cue.last, r.last}}, a.content[n+1:]...)
			a.content = a.content[: n+1 : n+1]
			a.content[n].last = i
			return b, true
		}
	}
	return attribution{}, false
}

// joinLoose gives the content of an attribution without source and without a
// verb of saying to the one whose content it goes on from.
func (rd *reading) joinLoose(as []attribution) {
	for j := 1; j < len(as); j++ {
		b := &as[j]
		if !b.source.empty() || b.cue.empty() || len(b.content) == 0 || b.content[0].first < b.cue.last || rd.hasVerb(b.cue) {
			continue
		}
		a := &as[j-1]
		if a.source.empty() || len(a.content) == 0 {
			continue
		}
		end := &a.content[len(a.content)-1]
		if b.cue.first <= end.last && end.last <= b.content[0].first && end.first < b.cue.first && rd.sentence(end.first) == rd.sentence(b.cue.first) {
			end.last = b.content[0].last
			a.content = append(a.content, b.content[1:]...)
			b.content = nil
		}
	}
}

// wholeSubject gives a verb in the passive all of its subject where the model took
// the article alone: “The | plan of the union | was welcomed by”.
func (rd *reading) wholeSubject(a *attribution) {
	for i := range a.content {
		r := &a.content[i]
		if r.len() == 1 && rd.is(r.first, "the", "a", "an") && r.last < a.cue.first && a.cue.first-r.last < 9 && (a.source.first >= a.cue.last || a.source.empty()) && rd.sentence(r.first) == rd.sentence(a.cue.first) {
			r.last = a.cue.first
		}
	}
}

// dropWhen takes from a what only says when or where it was said, behind the cue: “The port
// will close, Lind said on Monday after | a meeting of the board”.
func (rd *reading) dropWhen(a *attribution) {
	n := len(a.content) - 1
	if n < 1 || a.cue.empty() || a.content[0].last > a.cue.first {
		return
	}
	r := a.content[n]
	if r.first < a.cue.last || a.content[n-1].last > a.cue.first || rd.quoted[r.first] >= 0 || rd.quoted[r.last-1] >= 0 {
		return
	}
	if rd.is(r.first-1, "after", "during", "following", "before", "at") {
		a.content = a.content[:n]
	}
}

// noComma sees to it that no content begins with a comma.
func (rd *reading) noComma(a *attribution) {
	for i := range a.content {
		for r := &a.content[i]; r.len() > 1 && rd.is(r.first, ","); {
			r.first++
		}
	}
}

// behindWho takes from the front of what a says what is told of its source: “According
// to Meridian, | which cited two diplomats, | the deal is off”.
func (rd *reading) behindWho(a *attribution) {
	if a.source.empty() || len(a.content) == 0 {
		return
	}
	r := &a.content[0]
	if !rd.is(a.cue.first, "according") || r.first < a.source.last || r.first > a.source.last+1 || !rd.is(r.first, "which", "who", "whose", "citing", "quoting") {
		return
	}
	if comma := rd.find(*r, ","); comma > 0 && rd.words(run{comma, r.last}) > 2 {
		r.first = comma + 1
	}
}

// dropCiting ends what an outlet reports before those it cites: “Meridian reported
// that it was over, | citing two aides”.
func (rd *reading) dropCiting(a *attribution) {
	if a.source.empty() || len(a.content) == 0 {
		return
	}
	r := &a.content[len(a.content)-1]
	for i := r.last - 1; i > r.first+1 && i > r.last-20; i-- {
		if rd.is(i, "citing", "quoting") && rd.is(i-1, ",") && rd.quoted[i] < 0 {
			if kind, _ := rd.sourceOf(a.source); kind == Outlet {
				r.last = i - 1
			}
			return
		}
	}
}

// tailToSource gives the source what stands between a quotation and the last of its
// words: “…,” | a docker who gave his name as | Otto | said.
func (rd *reading) tailToSource(a *attribution) {
	if a.source.empty() || len(a.content) == 0 {
		return
	}
	r := &a.content[len(a.content)-1]
	if r.last != a.source.first || a.source.last > a.cue.first {
		return
	}
	i := r.last
	for i > r.first && rd.quoted[i-1] < 0 {
		i--
	}
	who := rd.find(run{i, r.last}, "who", "whose")
	if i > r.first && who > i && rd.canSpeak(run{i, who}) {
		a.source.first, r.last = i, i
	}
}

// goOnBehind lets content go on right behind the comma that ends an aside:
// “…, according to Lind, | making it …”.
func (rd *reading) goOnBehind(a *attribution) {
	for i := range a.content {
		r := &a.content[i]
		for k := r.first - 1; i > 0 && k > r.first-6 && k > a.source.last-1 && a.source.first > a.cue.first; k-- {
			if k == a.source.last && rd.is(k, ",") {
				r.first = k + 1
			}
		}
	}
}

// dropSources drops what gives out for content no more than the source of the next:
// “Brandt, according to Lind, said …”.
func (rd *reading) dropSources(as []attribution) {
	for i := range as {
		a := &as[i]
		for j := max(0, i-1); j < min(len(as), i+2); j++ {
			if i != j && len(a.content) == 1 && len(as[j].content) > 0 && a.content[0] == as[j].source && rd.typeOf(a) == Indirect {
				a.content = nil
			}
		}
	}
}

// dropHolders drops what holds the cue of one that is surer, in plain words.
func (rd *reading) dropHolders(as []attribution) {
	for i := range as {
		a := &as[i]
		for j := max(0, i-2); j < min(len(as), i+3); j++ {
			b := &as[j]
			if i != j && b.confidence > a.confidence && !b.cue.empty() && len(b.content) > 0 && rd.inContent(a, b.cue.first) && rd.quoted[b.cue.first] < 0 {
				a.content = nil
				break
			}
		}
	}
}

// marksFirst gives each quotation that a verb of saying with its speaker stands
// behind to that speaker, whatever the model made of it.
func (rd *reading) marksFirst(as []attribution) []attribution {
	free := make([]int32, len(rd.d.Tokens))
	var more []attribution
	lo := 0 // the first attribution of the block; they are ordered by cue
	for k := range rd.pairs {
		m := &rd.marks[k]
		if m.Use != Quotation || m.Unclosed {
			continue
		}
		q := rd.tokens(m.Span)
		if q.empty() || rd.quoted[q.first] != int32(k) || rd.words(q) < 2 || !rd.begins(q.first) {
			continue
		}
		if rd.is(q.last-2, ".") { // what comes next is another sentence
			continue
		}
		said, ok := rd.saidBehind(q, free)
		if !ok {
			continue
		}
		block := rd.block(q.first)
		for lo < len(as) && rd.block(as[lo].cue.first) < block {
			lo++
		}
		hi := lo
		for hi < len(as) && rd.block(as[hi].cue.first) == block {
			hi++
		}
		mine := -1
		for i := lo; i < hi; i++ {
			if a := &as[i]; !a.cue.empty() && a.cue.first < said.cue.last && said.cue.first < a.cue.last {
				mine = i
			}
		}
		if mine >= 0 && slices.ContainsFunc(as[mine].content, func(r run) bool { return r.first <= q.first && q.last <= r.last }) {
			continue
		}
		for i := lo; i < hi; i++ {
			as[i].content = without(as[i].content, q)
		}
		if mine < 0 {
			said.content, said.confidence = []run{q}, 0.7
			more = append(more, said)
			continue
		}
		a := &as[mine]
		a.content = slices.DeleteFunc(a.content, func(r run) bool { return rd.words(r) == 0 })
		a.content = append(a.content, q)
		slices.SortFunc(a.content, func(x, y run) int { return x.first - y.first })
		if a.source.empty() || a.source.first < q.last && q.first < a.source.last {
			a.source = said.source
		}
	}
	return append(as, more...)
}

// begins reports whether the quotation at token i begins what it is part of,
// rather than ending a clause: not in “called it ⟦“a shame,”⟧ Lind said”.
func (rd *reading) begins(i int) bool {
	return i == 0 || rd.d.Tokens[i-1].Sentence != rd.d.Tokens[i].Sentence || rd.quoted[i-1] >= 0 || rd.is(i-1, ".", "?", "!", ":", ")")
}

// without returns rs without the tokens of q.
func without(rs []run, q run) []run {
	var out []run
	for _, r := range rs {
		if r.last <= q.first || q.last <= r.first {
			out = append(out, r)
			continue
		}
		if r.first < q.first {
			out = append(out, run{r.first, q.first})
		}
		if q.last < r.last {
			out = append(out, run{q.last, r.last})
		}
	}
	return out
}

// wholeMarks sees to it that no content ends within a pair of marks: the pair is
// in it if half of its words are, else out of it.
func (rd *reading) wholeMarks(a *attribution) {
	for i := range a.content {
		r := &a.content[i]
		if q, ok := rd.cutAt(a, r.first, r.first-1); ok {
			if in := (run{r.first, min(r.last, q.last)}); 2*rd.words(in) >= rd.words(q) {
				r.first = q.first
			} else {
				r.first = in.last
			}
		}
		if r.empty() {
			continue
		}
		if k := rd.quoted[r.first]; k >= 0 && !rd.marks[k].Unclosed {
			if q := rd.tokens(rd.marks[k].Span); q.last < r.last && rd.quoted[q.last] < 0 && rd.d.Tokens[q.last-1].Sentence != rd.d.Tokens[q.last].Sentence {
				r.last = q.last // what follows is another sentence, in the writer's words
			}
		}
		if q, ok := rd.cutAt(a, r.last-1, r.last); ok {
			if in := (run{max(r.first, q.first), r.last}); 2*rd.words(in) >= rd.words(q) {
				r.last = q.last
			} else {
				r.last = in.first
			}
		}
	}
	kept := a.content[:0]
	for _, r := range a.content {
		if n := len(kept); n > 0 && r.first < kept[n-1].last {
			r.first = min(r.last, kept[n-1].last)
		}
		if rd.words(r) > 0 {
			kept = append(kept, r)
		}
	}
	a.content = kept
}

// cutAt returns the quotation that both tokens lie in, unless the source or the
// cue of a lies in it too: someone is heard within it then.
func (rd *reading) cutAt(a *attribution, in, out int) (run, bool) {
	if out < 0 || out >= len(rd.quoted) || rd.quoted[in] < 0 || rd.quoted[in] != rd.quoted[out] {
		return run{}, false
	}
	m := &rd.marks[rd.quoted[in]]
	q := rd.tokens(m.Span)
	inside := func(r run) bool { return !r.empty() && r.first < q.last && q.first < r.last }
	return q, !m.Unclosed && !inside(a.cue) && !inside(a.source)
}
