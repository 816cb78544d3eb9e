package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/forename"
	"github.com/masthead-news/masthead/internal/function"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

// Who is meant by the words for a source, where a name doesn't say it by
// itself: a surname that several bear, "the nominee", "the newspaper", "she".

// reach is how many sentences back the person that a pronoun means may stand.
const reach = 3

// maxMentions bounds the mentions that are looked at for one source.
const maxMentions = 200

// placeGenders tells of each person whether "he" or "she" is meant, by forms of
// address, then by forenames, then by pronouns that can't mean another.
func (rd *reading) placeGenders() {
	rd.gender = make([]byte, len(rd.r.Entities))
	rd.byLastName = make(map[string][]int)
	set := func(e int, g byte) {
		if e >= 0 && rd.gender[e] == 0 && rd.r.Entities[e].Kind == entities.Person {
			rd.gender[e] = g
		}
	}
	for m := range rd.r.Mentions {
		men := &rd.r.Mentions[m]
		if men.Form != entities.Name {
			continue
		}
		t := rd.tokens(men.Span)
		if men.Entity >= 0 && men.Kind == entities.Person && strings.Contains(rd.r.Entities[men.Entity].Name, " ") {
			last := lastWord(rd.r.Entities[men.Entity].Name)
			rd.byLastName[last] = append(rd.byLastName[last], m)
		}
		for i := t.first - 2; i <= t.first; i++ {
			switch {
			case rd.is(i, "Mr", "Mr.", "Sir", "Lord", "King", "Prince"):
				set(men.Entity, 'm')
			case rd.is(i, "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mme", "Dame", "Lady", "Queen", "Princess"):
				set(men.Entity, 'f')
			}
		}
	}
	for e := range rd.r.Entities {
		set(e, forename.Gender(rd.r.Entities[e].Name))
	}
	said := make([]byte, len(rd.r.Entities)) // by pronouns; '?' where they differ
	for i := range rd.r.Mentions {
		men := &rd.r.Mentions[i]
		if men.Form != entities.Pronoun || men.Entity < 0 {
			continue
		}
		g := byte('?')
		switch t := rd.tokens(men.Span).first; {
		case rd.is(t, "he", "him", "his", "himself"):
			g = 'm'
		case rd.is(t, "she", "her", "hers", "herself"):
			g = 'f'
		}
		if said[men.Entity] != 0 && said[men.Entity] != g {
			g = '?'
		}
		said[men.Entity] = g
	}
	for e, g := range said {
		if g == 'm' || g == 'f' {
			set(e, g)
		}
	}
}

// lastWord returns the last word of a name in lower case.
func lastWord(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
}

// fits reports whether a person e can be meant by a pronoun for g.
func (rd *reading) fits(e int, g byte) bool {
	return e >= 0 && rd.r.Entities[e].Kind == entities.Person && (g == 0 || rd.gender[e] == 0 || rd.gender[e] == g)
}

// fullName returns the entity that e, named at token i, is short for: of those
// whose name ends in e's, the one named in full most often until then, and of
// these the one named last. Of two whom one sentence names it is the one whom a
// pronoun for g can mean, and it is e itself if both can be meant or there is none.
func (rd *reading) fullName(e, i int, g byte) int {
	if e < 0 || rd.r.Entities[e].Kind != entities.Person {
		return e
	}
	name := rd.r.Entities[e].Name
	count := make(map[int]int)
	best, rival, sentence := -1, -1, -1
	same := rd.byLastName[lastWord(name)]
	for _, m := range same[:min(len(same), maxMentions)] {
		men := &rd.r.Mentions[m]
		if men.Entity == e {
			continue
		}
		full := rd.r.Entities[men.Entity].Name
		longer := len(full) > len(name) && full[len(full)-len(name)-1] == ' ' && strings.EqualFold(full[len(full)-len(name):], name)
		if !longer && !strings.HasSuffix(name, " "+full) || rd.gender[e] != 0 && !rd.fits(men.Entity, rd.gender[e]) {
			continue
		}
		t := rd.tokens(men.Span)
		if t.first > i && best >= 0 {
			break
		}
		if t.len() < 2 {
			continue
		}
		count[men.Entity]++
		if best >= 0 && count[men.Entity] < count[best] {
			continue
		}
		s := rd.d.Tokens[t.first].Sentence
		if best != men.Entity {
			rival = -1
			if best >= 0 && s == sentence && count[men.Entity] == count[best] {
				rival = best
			}
		}
		best, sentence = men.Entity, s
	}
	switch {
	case best < 0:
		return e
	case rival < 0 || count[rival] < count[best]:
		return best
	case g != 0 && rd.gender[best] == g && rd.gender[rival] != g:
		return best
	case g != 0 && rd.gender[rival] == g && rd.gender[best] != g:
		return rival
	}
	return e
}

// ownPronoun tells by the pronoun that what a says begins with whether its speaker
// is a man or a woman: “Lind said she was happy”. 0 if it doesn't say.
func (rd *reading) ownPronoun(a *attribution) byte {
	if len(a.content) == 0 || a.content[0].first < a.cue.last || rd.quoted[a.content[0].first] >= 0 {
		return 0
	}
	i := a.content[0].first
	if rd.is(i, "that") {
		i++
	}
	switch {
	case rd.is(i, "he", "his"):
		return 'm'
	case rd.is(i, "she", "her"):
		return 'f'
	}
	return 0
}

// speakerOf returns the entity that source r means, given what its head names,
// or -1, and the quotes before.
func (rd *reading) speakerOf(r run, named int, a *attribution, qs []Quote) int {
	i := r.first
	switch one := r.len() == 1; {
	case r.empty():
		return -1
	case one && rd.is(i, "A", "Q") && a.cue.len() == 1 && rd.is(a.cue.first, ":"):
		if rd.is(i, "A") {
			return rd.answerer()
		}
		return -1
	case one && rd.is(i, "I", "we", "you"):
		return -1 // the writer
	case one && rd.is(i, "who", "which", "that", "whose"):
		return rd.relative(i)
	case one && rd.is(i, "he", "him", "his"):
		return rd.person(i, 'm', named, a, qs)
	case one && rd.is(i, "she", "her", "hers"):
		return rd.person(i, 'f', named, a, qs)
	case named >= 0:
		return rd.fullName(named, i, rd.ownPronoun(a))
	case rd.is(i, "the", "this"):
		if e := rd.apposed(r); e >= 0 {
			return e
		}
		return rd.nominal(rd.head(r), a, qs)
	}
	return -1
}

// apposed returns the one of whom r is said right behind the name, of which a source may
// be only a part: “Mr Holt, the finance minister, said”. It is -1 if r is no apposition.
func (rd *reading) apposed(r run) int {
	s := rd.span(r)
	k, _ := slices.BinarySearchFunc(rd.r.Roles, s.Start, func(x entities.Role, pos int) int { return x.Start - pos })
	if k == len(rd.r.Roles) || !s.Contains(rd.r.Roles[k].Span) {
		return -1
	}
	m := &rd.r.Mentions[rd.r.Roles[k].Mention]
	if m.End > s.Start || strings.TrimSpace(rd.d.Text[m.End:s.Start]) != "," {
		return -1
	}
	return m.Entity
}

// relative returns the entity that the relative pronoun at token i belongs to:
// the name right before it.
func (rd *reading) relative(i int) int {
	k := i - 1
	if rd.is(k, ",") {
		k--
	}
	if k < 0 || rd.mention[k] < 0 {
		return -1
	}
	e := rd.r.Mentions[rd.mention[k]].Entity
	if e < 0 || rd.r.Entities[e].Kind == entities.NORP {
		return -1
	}
	if rd.belongsTo(k, int(rd.mention[k])) {
		return -1
	}
	return rd.fullName(e, i, 0)
}

// ofRelative returns the noun and what stands right before it, for which source r is only a
// relative pronoun: “the town's critics, | who | vowed”. It is empty if r is anything else.
func (rd *reading) ofRelative(r run) run {
	if r.len() != 1 || !rd.is(r.first, "who") {
		return run{}
	}
	last := r.first
	if rd.is(last-1, ",") {
		last--
	}
	s, first := rd.sentence(r.first), last
	for first > s.first && last-first < 3 && rd.isWord(first-1) && rd.quoted[first-1] < 0 && !function.Words()[strings.ToLower(rd.word(first-1))] && rd.speechVerb(first-1).empty() {
		first--
	}
	return run{first, last}
}

// belongsTo reports whether the name m, which ends at token k, only tells whose
// someone without a name is: “an employee of Lind, who told”.
func (rd *reading) belongsTo(k, m int) bool {
	for k >= 0 && rd.mention[k] == int32(m) {
		k--
	}
	if s := rd.sentence(k + 1); !rd.is(k, "of", "for", "to", "with", "under", "at", "in") || k < s.first+2 || !anonymousHeads[strings.ToLower(rd.word(k-1))] {
		return false
	}
	return rd.is(k-2, "a", "an", "one", "another", "former", "current", "senior") || rd.is(k-3, "a", "an", "one", "another")
}

// person returns whom "he" or "she" at token i means: in the nearest sentence
// with someone who fits, the last who was heard there, else the first who is
// named there, in the writer's words. The dead are not heard anew.
func (rd *reading) person(i int, g byte, named int, a *attribution, qs []Quote) int {
	dead, other := -1, -1
	contents := contentIndex(qs[max(0, len(qs)-8):])
	if e := rd.speaksOn(a, qs); rd.fits(e, g) {
		return e
	}
	for sent := range rd.lately(i, a) {
		if e := rd.heardIn(sent, g, qs, contents); e >= 0 {
			return e
		}
		for t, steps := sent.first, 0; t < sent.last && steps < maxMentions; t, steps = t+1, steps+1 {
			m := rd.mention[t]
			if m < 0 || rd.quoted[t] >= 0 || rd.inContent(a, t) || !rd.fits(rd.r.Mentions[m].Entity, g) || contents.find(rd.r.Mentions[m].Span) >= 0 ||
				g == 'm' && rd.is(t, "she", "her", "hers") || g == 'f' && rd.is(t, "he", "his", "him") {
				continue
			}
			e := rd.fullName(rd.r.Mentions[m].Entity, t, 0)
			if rd.silenced(m, a) {
				dead = e
				continue
			}
			if rd.kinOf(m) || sent.last == i && rd.is(rd.beforeName(m), "by", "to", "with", "against", "for") {
				other = e
				continue
			}
			return e
		}
	}
	if other >= 0 {
		return other
	}
	if e := rd.heardLast(g, dead, qs); e >= 0 {
		return e
	}
	if named >= 0 && (!rd.fits(named, g) || named == dead || !rd.namedBefore(named, i, a)) {
		return -1
	}
	return named
}

// broughtIn returns who has no name and is meant by the pronoun that is a's source, since the sentence
// before begins with him and names nobody: “A fisherman stood at the gate. | He | said”.
func (rd *reading) broughtIn(a *attribution) run {
	if a.source.len() != 1 || !rd.is(a.source.first, "he", "she") || rd.quoted[a.source.first] >= 0 {
		return run{}
	}
	begin := a.source.first
	if c := a.content0(); !c.empty() {
		begin = min(begin, c.first)
	}
	s := rd.sentence(begin)
	if s.first == 0 || rd.block(s.first-1) != rd.block(s.first) {
		return run{}
	}
	before := rd.sentence(s.first - 1)
	for _, r := range [...]run{before, {s.first, a.source.first}} {
		for k := r.first; k < min(r.last, r.first+longestSentence); k++ {
			if m := rd.mention[k]; m >= 0 && rd.r.Mentions[m].Kind == entities.Person {
				return run{}
			}
		}
	}
	first := rd.firstWord(before)
	if !rd.is(first, "a", "an", "one", "another") || rd.quoted[first] >= 0 {
		return run{}
	}
	for k := first + 1; k < min(before.last, first+6) && (rd.isWord(k) || rd.kind[k] == number); k++ {
		switch w := strings.ToLower(rd.word(k)); {
		case function.Words()[w]:
			return run{}
		case personNouns[w] || anonymousHeads[w] && !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "man"):
			return run{first, k + 1}
		}
	}
	return run{}
}

// heardLast returns the last of those who were heard a few quotes ago and whom a pronoun for
// g can mean, or -1: a text may come back to its speaker after several paragraphs.
func (rd *reading) heardLast(g byte, dead int, qs []Quote) int {
	for n := len(qs) - 1; n >= max(0, len(qs)-8); n-- {
		if e := qs[n].Speaker; e != dead && rd.fits(e, g) {
			return e
		}
	}
	return -1
}

// longestSentence is the number of tokens from which on what stands before a pronoun is
// no sentence but a table.
const longestSentence = 300

// lately yields the words before the pronoun at token i that may tell whom it means: the
// sentence up to it, then those before what a says, the nearest first, as far as they are in
// the same paragraph as its beginning or in the one before. Subheads don't count.
func (rd *reading) lately(i int, a *attribution) func(yield func(run) bool) {
	return func(yield func(run) bool) {
		s := rd.d.Tokens[i].Sentence
		if sent := (run{rd.d.Sentences[s].First, i}); sent.len() > longestSentence || !yield(sent) {
			return
		}
		begin := s
		if c := a.content0(); !c.empty() && c.first < i && rd.quoted[c.first] >= 0 {
			begin = rd.d.Tokens[c.first].Sentence
		}
		block, paragraphs := rd.d.Sentences[begin].Block, 0
		for k, left := begin-1, reach; k >= 0 && left > 0; k-- {
			sent := &rd.d.Sentences[k]
			if rd.d.Blocks[sent.Block].Kind == text.Heading {
				continue
			}
			if sent.Block != block {
				block = sent.Block
				paragraphs++
			}
			r := run{sent.First, sent.Last}
			if paragraphs > 1 || r.len() > longestSentence || !yield(r) {
				return
			}
			left--
		}
	}
}

// kinOf reports whether mention m only tells whose someone is: “the daughter of Brandt”.
func (rd *reading) kinOf(m int32) bool {
	i := rd.beforeName(m)
	return rd.is(i, "of") && (wordlist.Kin()[rd.word(i-1)] || rd.is(i-1, "friend", "ally", "critic", "rival", "supporter"))
}

// beforeName returns the token before mention m and its title.
func (rd *reading) beforeName(m int32) int {
	return rd.tokens(text.Span{Start: rd.withRole(int(m)), End: rd.r.Mentions[m].End}).first - 1
}

// silenced reports whether m can't say a, being dead: “had said” is of times before.
func (rd *reading) silenced(m int32, a *attribution) bool {
	if rd.is(a.cue.first, "had", "once") || rd.is(a.cue.first-1, "had", "once") {
		return false
	}
	e := rd.r.Mentions[m].Entity
	for n := m; n >= max(0, m-8); n-- {
		if men := &rd.r.Mentions[n]; men.Entity == e && men.Form == entities.Name {
			return rd.isDead(n) // by the name that a pronoun leads to
		}
	}
	return false
}

// isDead reports whether the text says so where it names m: “Otto Brandt was shot
// dead”, “the late Otto Brandt”, “Brandt, who died in May”.
func (rd *reading) isDead(m int32) bool {
	t := rd.tokens(rd.r.Mentions[m].Span)
	if rd.is(t.first-1, "late", "slain", "murdered", "deceased") || rd.is(t.first-1, "of") && rd.is(t.first-2, "death", "killing", "murder", "body", "funeral", "assassination", "shooting") {
		return true
	}
	i := t.last
	for i < t.last+4 && rd.is(i, ",", "who", "was", "had", "has", "been", "later") {
		i++
	}
	return rd.is(i, "died", "drowned", "perished") || rd.is(i, "killed", "murdered", "assassinated", "slain", "beheaded", "executed") && rd.auxiliary(i) >= t.last ||
		rd.is(i, "shot", "stabbed", "found", "pronounced", "declared") && (rd.is(i+1, "dead") || rd.is(i+1, "to") && rd.is(i+2, "death"))
}

// speaksOn returns the speaker of the last of qs if a goes on with what they say in
// the paragraph before, by the marks of both, and -1 otherwise.
func (rd *reading) speaksOn(a *attribution, qs []Quote) int {
	c := a.content[0].first
	if k := rd.quoted[c]; len(qs) == 0 || k < 0 || !rd.pairs[k].continued {
		return -1
	}
	q := &qs[len(qs)-1]
	last := q.Content[len(q.Content)-1]
	if t := rd.tokens(last); t.empty() || rd.block(t.first) != rd.block(c)-1 {
		return -1
	}
	return q.Speaker
}

// namedBefore reports whether e is named before token i in the writer's words. Who
// is named only in what a says doesn't say it.
func (rd *reading) namedBefore(e, i int, a *attribution) bool {
	for t, steps := i-1, 0; t >= 0 && steps < 4*maxMentions; t, steps = t-1, steps+1 {
		if m := rd.mention[t]; m >= 0 && rd.r.Mentions[m].Entity == e && rd.r.Mentions[m].Form != entities.Pronoun && rd.quoted[t] < 0 && !rd.inContent(a, t) {
			return true
		}
	}
	return false
}

// heardUnnamed returns the quote of the one without a name whom "he" or "she" at
// the head of a means, or nil: “One student told … He said …”. No one who fits is
// heard or named nearer, or before them in their sentence.
func (rd *reading) heardUnnamed(a *attribution, qs []Quote) *Quote {
	i, g := a.source.first, byte('m')
	if rd.is(i, "she") {
		g = 'f'
	} else if !rd.is(i, "he") {
		return nil
	}
	qs = qs[max(0, len(qs)-8):]
	contents := contentIndex(qs)
	for sent := range rd.lately(i, a) {
		if rd.heardIn(sent, g, qs, contents) >= 0 {
			return nil
		}
		for t := sent.first; t < sent.last; t++ {
			if q := rd.unnamedAt(t, g, qs); q != nil {
				return q
			}
			if m := rd.mention[t]; m >= 0 && rd.quoted[t] < 0 && !rd.inContent(a, t) && rd.fits(rd.r.Mentions[m].Entity, g) && contents.find(rd.r.Mentions[m].Span) < 0 {
				return nil
			}
		}
	}
	return nil
}

// unnamedAt returns the quote whose source begins at token t and is one person
// without a name, or nil.
func (rd *reading) unnamedAt(t int, g byte, qs []Quote) *Quote {
	for n := range qs {
		q := &qs[n]
		if q.SourceKind != Anonymous && q.SourceKind != Named || q.Speaker >= 0 || q.Source.Empty() || q.Source.Start != rd.d.Tokens[t].Start || len(q.Chain) == 0 {
			continue
		}
		h := rd.head(rd.tokens(q.Source))
		noun := rd.nounOf(h)
		other := rd.is(noun, "man", "boy", "father", "brother", "son", "husband", "spokesman")
		if g == 'm' {
			other = rd.is(noun, "woman", "girl", "mother", "sister", "daughter", "wife", "spokeswoman")
		}
		w := strings.ToLower(rd.word(noun))
		plural := strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || rd.is(noun, "people", "men", "women", "some", "many", "several", "spokespeople", "spokesmen")
		if !other && !plural && rd.isWord(noun) {
			return q
		}
	}
	return nil
}

// heardIn returns the person whose words the last quote with its source in s
// are, or -1. Contents are those of the last of qs.
func (rd *reading) heardIn(s run, g byte, qs []Quote, contents contentSpans) int {
	if s.empty() {
		return -1
	}
	start, end := rd.d.Tokens[s.first].Start, rd.d.Tokens[s.last-1].End
	for n := len(qs) - 1; n >= max(0, len(qs)-8); n-- {
		q := &qs[n]
		if q.Source.Empty() || q.Source.Start < start || q.Source.End > end || !rd.fits(q.Speaker, g) {
			continue
		}
		if contents.find(q.Source) >= 0 {
			continue
		}
		return q.Speaker
	}
	return -1
}

// Nouns for a body that its name often holds, for an outlet, and for a person
// who was heard just before.
var (
	bodyNouns   = wordSet(`commission committee company agency court party union bank ministry department council group coalition university institute association federation center centre board authority administration foundation organization organisation`)
	mediaNouns  = wordSet(`newspaper network paper magazine outlet website broadcaster channel station site`)
	personNouns = wordSet(`businessman businesswoman billionaire mogul candidate nominee politician republican democrat lawmaker senator congressman
		congresswoman governor mayor minister president chancellor leader secretary chairman chairwoman lady premier activist author economist professor
		judge lawyer attorney director spokesman spokeswoman envoy ambassador analyst expert scientist doctor player coach singer actor actress artist writer`)
	shortTitles = map[string]string{"sen": "senator", "gov": "governor", "rep": "congressman", "gen": "general", "prof": "professor", "sen.": "senator", "gov.": "governor", "rep.": "congressman", "prof.": "professor"}
)

// nominal returns the entity that h, a noun phrase that begins with "the",
// means as the source of a, or -1.
func (rd *reading) nominal(h run, a *attribution, qs []Quote) int {
	if i := rd.find(h, "of", "for", "in", "at", "from", "to", "on", "with"); i > h.first {
		if rd.is(i, "of") && rd.is(i-1, "city", "town", "village", "state", "republic", "province", "county", "island") && i+1 < h.last && rd.mention[i+1] >= 0 {
			return rd.r.Mentions[rd.mention[i+1]].Entity
		}
		return -1
	}
	noun := strings.ToLower(rd.word(h.last - 1))
	if e := rd.bodyNamed(noun, h.first); e >= 0 {
		return e
	}
	if e := rd.titled(h, noun); e >= 0 {
		return e
	}
	if !personNouns[noun] {
		return -1
	}
	if rd.country(h.first + 1) {
		return -1 // “the Norlander minister” is another's
	}
	contents := contentIndex(qs[max(0, len(qs)-8):])
	for sent := range rd.lately(h.first, a) {
		if e := rd.heardIn(sent, rd.ownPronoun(a), qs, contents); e >= 0 {
			return e
		}
	}
	return -1
}

// bodyNamed returns the body named last before token i whose name holds noun;
// for "the newspaper", the outlet.
func (rd *reading) bodyNamed(noun string, i int) int {
	media := mediaNouns[noun]
	if !media && !bodyNouns[noun] {
		return -1
	}
	for k, steps := i-1, 0; k >= 0 && steps < 4*maxMentions; k, steps = k-1, steps+1 {
		m := rd.mention[k]
		if m < 0 || rd.r.Mentions[m].Form != entities.Name {
			continue
		}
		e := rd.r.Mentions[m].Entity
		if e < 0 || rd.r.Entities[e].Kind == entities.Person || rd.r.Entities[e].Kind == entities.Location || rd.r.Entities[e].Kind == entities.NORP {
			continue
		}
		if media && (rd.outlets[e] || isOutlet(rd.r.Entities[e].Name, rd.c)) {
			return e
		}
		for w := range strings.FieldsSeq(rd.r.Entities[e].Name) {
			if strings.EqualFold(w, noun) || noun == "agency" && (w == "Department" || w == "Administration" || w == "Bureau") {
				return e
			}
		}
	}
	return -1
}

// country reports whether token i names a country or its people.
func (rd *reading) country(i int) bool {
	if rd.mention[i] < 0 {
		return false
	}
	m := &rd.r.Mentions[rd.mention[i]]
	return m.Entity >= 0 && rd.r.Entities[m.Entity].Country != "" || m.Kind == entities.NORP && m.Entity >= 0 && rd.r.Entities[m.Entity].Of >= 0
}

// titled returns the person named last before h of whom the text has said that
// they are noun: the nominee, the governor. What else h says of them must not
// say otherwise: not the Republican nominee where it was the Democratic one.
func (rd *reading) titled(h run, noun string) int {
	best, score := -1, 0
	first := max(0, len(rd.r.Roles)-4*maxMentions)
	for n := len(rd.r.Roles) - 1; n >= first; n-- {
		role := &rd.r.Roles[n]
		if role.Start >= rd.d.Tokens[h.first].Start {
			continue
		}
		men := &rd.r.Mentions[role.Mention]
		if men.Entity < 0 || rd.r.Entities[men.Entity].Kind != entities.Person {
			continue
		}
		t := rd.tokens(role.Span)
		last := strings.ToLower(rd.word(t.last - 1))
		if long := shortTitles[last]; long != "" {
			last = long
		}
		if t.len() > 12 || last != noun {
			continue
		}
		same := 1
		for i := h.first + 1; i < h.last-1; i++ {
			w := rd.word(i)
			if w == "GOP" {
				w = "Republican"
			}
			switch k := rd.find(t, w); {
			case k >= 0:
				same++
			case rd.country(i):
				same = -len(rd.kind) // of another one
			case rd.kind[i] == capital:
				same--
			}
		}
		if same > score {
			best, score = men.Entity, same
		}
	}
	return best
}
