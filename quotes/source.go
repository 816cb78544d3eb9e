package quotes

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// Nouns that head a source without a name.
var (
	anonymousHeads = wordSet(`source sources official officials diplomat diplomats aide aides adviser advisers advisor advisors
		insider insiders person people persons man woman employee employees staffer staffers lawyer lawyers lawmaker lawmakers
		witness witnesses eyewitness eyewitnesses spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives
		analyst analysts expert experts observer observers resident residents officer officers commander commanders
		executive executives operative operatives strategist strategists donor donors ally allies associate associates friend friends
		negotiator negotiators minister ministers senator senators teacher student doctor doctors neighbor neighbour reporter correspondent
		one some others someone many several`)
	collectiveHeads = wordSet(`ministry government administration campaign committee commission court council agency department office
		police army military forces force authorities party parties group groups company companies firm union bank parliament congress senate
		house cabinet opposition critics supporters activists protesters voters democrats republicans scientists researchers economists
		investigators prosecutors media team staff board organization organisation association movement coalition alliance army
		version article report study poll survey statement letter document documents memo filing filings data records study lawsuit complaint survey polls
		white house pentagon kremlin administration`)
)

// head returns the part of a source that names who speaks: up to a comma or a
// relative clause, and past "for X", "of X" where a noun stands before.
func (rd *reading) head(r run) run {
	for i := r.first + 1; i < r.last; i++ {
		if rd.is(i, ",", "who", "which", "whose", "familiar", "(", "–", "—") {
			return run{r.first, i}
		}
	}
	return r
}

// sourceOf says what kind of source r is, and which entity speaks: -1 if none.
func (rd *reading) sourceOf(r run) (SourceKind, int) {
	if r.empty() {
		return Unknown, -1
	}
	h := rd.head(r)
	if rd.is(h.last, "(") && h.len() < 4 {
		if name := rd.nameAt(rd.find(run{h.last, r.last}, ")")+1, r.last); !name.empty() && name.first > h.last {
			h = name // DCP (North) Otto Brandt
		}
	}
	m := rd.headMention(h)
	if r.len() == 1 && rd.is(r.first, "Q", "A") {
		return Unknown, -1
	}
	if m < 0 || rd.r.Mentions[m].Kind != entities.Person && rd.isTitle(h) {
		if e := rd.behindTitle(r, h); e >= 0 {
			return Named, e
		}
	}
	if m >= 0 && rd.is(h.first, "some", "many", "several", "few", "most", "other", "two", "three") && rd.r.Mentions[m].Kind != entities.Person && rd.r.Mentions[m].Kind != entities.Organization {
		return Collective, -1 // some Democrats
	}
	if (m < 0 || rd.r.Mentions[m].Kind != entities.Person) && rd.is(h.last-1, "Democrat", "Republican", "Conservative", "Liberal", "Independent") && h.len() > 1 {
		return Anonymous, -1 // a House Democrat
	}
	if m >= 0 {
		men := &rd.r.Mentions[m]
		switch {
		case men.Kind == entities.NORP && rd.tokens(men.Span).last < h.last:
			return Collective, men.Entity // the Namibian government is no paper of that name
		case men.Entity >= 0 && rd.outlets[men.Entity], rd.calledOutlet(men.Span),
			isOutlet(rd.d.Slice(men.Span), rd.c) && men.Kind != entities.Person || isKnown(rd.d.Slice(men.Span), rd.c):
			return Outlet, men.Entity
		case men.Form == entities.Pronoun && men.Entity < 0:
			return Unknown, -1
		case men.Entity >= 0 && men.Form != entities.Name:
			return rd.kindOfEntity(men.Entity), men.Entity
		case men.Kind == entities.Location || men.Kind == entities.NORP || men.Kind == entities.Facility:
			return Collective, men.Entity
		}
		return Named, men.Entity
	}
	if isOutlet(rd.d.Slice(rd.span(h)), rd.c) || rd.isPaper(h) {
		return Outlet, -1
	}
	if n := h.last - 1; n > h.first && rd.kind[n-1] == capital && anonymousHeads[strings.ToLower(rd.word(n))] {
		return Anonymous, -1 // a Department of Health spokesman
	}
	noun := h // "a clerk at the ministry" is the clerk
	if i := rd.find(h, "at", "of", "in", "for", "from", "with", "to", "on"); i > h.first {
		noun.last = i
	}
	if rd.isTitle(noun) {
		return Anonymous, -1
	}
	if k := rd.headKind(noun); k != "" {
		return k, -1
	}
	if rd.is(h.first, "a", "an") {
		return Anonymous, -1
	}
	if k := rd.headKind(h); k != "" {
		return k, -1
	}
	if h.len() == 1 && pronouns[strings.ToLower(rd.word(h.first))] {
		return Unknown, -1
	}
	if rd.find(h, "the", "this", "its", "their", "all", "most") >= 0 {
		return Collective, -1
	}
	if rd.kind[h.first] == capital && h.len() <= 4 {
		return Named, -1
	}
	return Anonymous, -1
}

// dropReference leaves out of a source what only points to where it was published:
// “a study (M. Lind et al. Nature 580, 12; 2020)”.
func (rd *reading) dropReference(a *attribution) {
	open := rd.find(a.source, "(", "[")
	if open > a.source.first && a.source.first >= a.cue.last &&
		(rd.find(run{open, a.source.last}, ")", "]") == a.source.last-1 || rd.find(run{open, a.source.last}, ")", "]") < 0) {
		a.source.last = open
	}
}

// beforeParty finds the name before a party that the model took for the source:
// “Mara Lind, | D-Westport, | said”.
func (rd *reading) beforeParty(a *attribution) {
	i := a.source.first
	if a.source.empty() || i < 2 || !rd.is(i-1, ",") || rd.mention[i-2] < 0 || !strings.HasPrefix(rd.word(i), "D-") && !strings.HasPrefix(rd.word(i), "R-") && !rd.is(i+1, "-") {
		return
	}
	if !rd.is(i, "D", "R", "I", "D-", "R-", "I-") && len(rd.word(i)) < 3 {
		return
	}
	m := rd.mention[i-2]
	for i -= 2; i > 0 && rd.mention[i-1] == m; i-- {
	}
	a.source.first = i
	a.content = slices.DeleteFunc(a.content, func(r run) bool { return r.first <= i && i < r.last && r.last <= a.cue.first })
}

// headKind tells the kind of a source by the last noun of r that has one.
func (rd *reading) headKind(r run) SourceKind {
	for i := r.last - 1; i >= r.first; i-- {
		w := strings.ToLower(rd.word(i))
		switch {
		case anonymousHeads[w]:
			return Anonymous
		case collectiveHeads[w]:
			return Collective
		}
	}
	return ""
}

var pronouns = wordSet("he she they it i we you who him her them his their its my our this that which these those")

func (rd *reading) kindOfEntity(e int) SourceKind {
	k := rd.r.Entities[e].Kind
	if k == entities.Location || k == entities.NORP || k == entities.Facility {
		return Collective
	}
	if rd.outlets[e] || k != entities.Person && isOutlet(rd.r.Entities[e].Name, rd.c) {
		return Outlet
	}
	return Named
}

// headMention returns the mention that heads h: a person before anything else,
// but not one behind "for" or "of", and no name that only describes a head
// without one ("US officials").
func (rd *reading) headMention(h run) int {
	best, bestPerson := -1, false
	for i := h.first; i < h.last; {
		m := int(rd.mention[i])
		if m < 0 {
			i++
			continue
		}
		first := i
		for i < h.last && rd.mention[i] == int32(m) {
			i++
		}
		for first > h.first && rd.is(first-1, "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir") {
			first--
		}
		k := rd.r.Mentions[m].Kind
		if k == entities.Date || k == entities.Money {
			continue
		}
		person := k == entities.Person
		if i < h.last && rd.r.Mentions[m].Form == entities.Pronoun {
			continue // “his counterpart”
		}
		if rd.is(i, "-") && i+1 < h.last && rd.kind[i+1] == lower {
			continue // the Norland-led council
		}
		if possessive := rd.is(i, "'s", "’s", "'", "’") && i+1 < h.last; possessive {
			continue
		}
		if prep := rd.find(run{h.first, first}, "of", "for", "in", "at", "from", "to", "by", "with", "on"); prep > h.first && rd.mention[prep] < 0 && !person ||
			first > h.first && rd.is(first-1, "for", "of", "to", "by", "with", "at", "in", "from", "on") ||
			first > h.first+1 && rd.is(first-1, "the", "a") && rd.is(first-2, "for", "of", "to", "by", "with", "at", "in", "from", "on") {
			continue
		}
		reports := rd.is(i, "report", "reports", "story", "article", "dispatch", "account", "reporter", "correspondent") && isOutlet(rd.d.Slice(rd.r.Mentions[m].Span), rd.c)
		if !reports && i < h.last && rd.kind[i] == lower && rd.modifies(i) || !person && !reports && rd.describes(i, h.last) {
			continue
		}
		if best < 0 || person && !bestPerson || person == bestPerson && !rd.is(rd.beforeArticle(first), "and", "&", ",") {
			best, bestPerson = m, person
		}
	}
	return best
}

// beforeArticle returns the token before the name at token i, its article and a
// quotation mark before it.
func (rd *reading) beforeArticle(i int) int {
	i--
	if rd.kindAt(i) == quoteMark {
		i--
	}
	if rd.is(i, "the") {
		i--
	}
	return i
}

// modifies reports whether the word at token i, right behind a name within a
// source, is a noun that the name describes: "the Indiana governor".
func (rd *reading) modifies(i int) bool {
	return !rd.is(i, "and", "or", "of", "for", "in", "on", "at", "with", "from", "to", "by", "who", "which", "himself", "herself", "itself", "themselves", "both", "alone", "too", "also",
		"then", "later", "now", "once", "of", "as", "but", "whose", "that", "al", "bin", "de", "van", "von", "is", "was", "has", "had", "’s", "'s", "familiar") && !strings.HasPrefix(rd.word(i), "’") && !strings.HasPrefix(rd.word(i), "'")
}

// describes reports whether what follows a name within a source, from i to
// end, is the noun that it describes.
func (rd *reading) describes(i, end int) bool {
	for ; i < end; i++ {
		if rd.is(i, "of", "for", "in", "and", "on", "with", "at") {
			return false
		}
		if w := strings.ToLower(rd.word(i)); anonymousHeads[w] || collectiveHeads[w] {
			return true
		}
	}
	return false
}

// antecedent returns the entity that a's source, a pronoun, stands for where the
// mentions don't say, or -1: the speaker heard last where one can be meant,
// else, but for "they", the nearest person or body named outside quotations in this
// paragraph or the one before.
func (rd *reading) antecedent(a *attribution, prev *Quote) int {
	i := a.source.first
	person := rd.is(i, "he", "she", "him", "her", "his", "who", "i")
	thing := rd.is(i, "it", "its")
	if !person && !thing && !rd.is(i, "they", "their") {
		return -1
	}
	fits := func(e int) bool {
		switch rd.r.Entities[e].Kind {
		case entities.Person:
			return person && (rd.gender[e] == 0 || !rd.is(i, "he", "him", "his") && !rd.is(i, "she", "her") || rd.is(i, "he", "him", "his") == (rd.gender[e] == 'm'))
		case entities.Organization:
			return !person
		case entities.Location:
			return thing
		case entities.NORP:
			return !person && !thing
		default:
			return false
		}
	}
	block := rd.block(i)
	if prev != nil && prev.Speaker >= 0 && !prev.Source.Empty() && fits(prev.Speaker) {
		if b := rd.block(rd.tokens(prev.Source).first); block-b <= 1 {
			return prev.Speaker
		}
	}
	if !person && !thing {
		return -1 // whoever the text speaks of, with a name or without
	}
	for k, steps := i-1, 0; k >= 0 && steps < 200; k, steps = k-1, steps+1 {
		if block-rd.block(k) > 1 {
			break
		}
		if m := rd.mention[k]; m >= 0 && rd.quoted[k] < 0 && !rd.inContent(a, k) {
			if e := rd.r.Mentions[m].Entity; e >= 0 && fits(e) && !rd.silenced(m, a) {
				return e
			}
		}
	}
	return -1
}

// addressee returns whom the words after a cue name: "told Axios", "relayed to
// Axios", "told reporters".
func (rd *reading) addressee(a *attribution) run {
	if !a.to.empty() {
		return a.to
	}
	i, last := a.cue.last, a.cue.last-1
	if rd.is(a.cue.first, "according") || a.cue.empty() {
		return run{}
	}
	if a.source.first < i+8 && a.source.first >= i { // "asked Kovar"
		return run{}
	}
	to := rd.is(last, "to")
	if !to && rd.is(i, "to") {
		i, to = i+1, true
	}
	if !to && !rd.is(last, "told", "tell", "tells", "telling", "informed", "assured", "reminded", "warned", "asked", "promised", "urged") {
		return run{}
	}
	// whoever stands between the cue and what was said, or behind the cue
	end, s := i, rd.sentence(a.cue.first)
	for _, c := range a.content {
		if c.first >= i && c.first-i <= 8 {
			if r := rd.trim(run{i, c.first}); rd.words(r) > 0 && !to && rd.find(r, ",") < 0 {
				if k := rd.find(r, "on", "in", "at", "during", "after", "before", "late", "early", "last", "this", "yesterday", "earlier", "later", "by", "through", "via"); k > r.first {
					r.last = k
				}
				return r
			}
			s.last = c.first
			break
		}
	}
	for end < s.last && end-i < 6 && rd.quoted[end] < 0 && (rd.kind[end] == capital || rd.mention[end] >= 0 || end == i && rd.is(end, "the", "a", "an") ||
		rd.is(end, "reporters", "journalists", "lawmakers", "us", "me", "him", "her", "them", "officials", "media", "supporters", "crowd", "audience", "agency", "newspaper")) {
		end++
	}
	if r := rd.trim(run{i, end}); !r.empty() && rd.kind[r.last-1] != punctuation && !rd.is(r.last-1, "the", "a", "an") {
		return r
	}
	return run{}
}

func (rd *reading) inContent(a *attribution, i int) bool {
	for _, c := range a.content {
		if c.first <= i && i < c.last {
			return true
		}
	}
	return false
}

// citing returns the origin that a relay names: "Axios reported, citing
// informed sources, that …", “According to an aide, …, Axios reported”, “Axios:
// Officials believe …”.
func (rd *reading) citing(a *attribution) run {
	s := rd.sentence(a.cue.first)
	for i := s.first; i < s.last; i++ {
		if rd.quoted[i] >= 0 || !rd.is(i, "citing", "quoting", "cited", "quoted") || rd.is(i, "cited", "quoted") && i < a.cue.first {
			continue
		}
		// in the content proper it is someone else who cites
		if rd.inContent(a, i) && i > a.content[0].first+1 && i < a.content[len(a.content)-1].last-12 {
			continue
		}
		end := i + 1
		for end < s.last && end-i < 14 && !rd.is(end, ",", ":", ";", "that", "who", ".", "as") && rd.quoted[end] < 0 {
			end++
		}
		return rd.trim(run{i + 1, end})
	}
	return rd.heardWithin(a)
}

// heardWithin returns the source that the content of a begins with, if it does.
func (rd *reading) heardWithin(a *attribution) run {
	c := a.content[0]
	if rd.quoted[c.first] >= 0 {
		return run{}
	}
	if rd.is(c.first, "that") {
		c.first++
	}
	if c.empty() {
		return run{}
	}
	if rd.is(c.first, "according") && rd.is(c.first+1, "to") {
		comma := rd.find(run{c.first + 2, min(c.last, c.first+16)}, ",")
		return rd.trim(run{c.first + 2, max(comma, c.first+2)})
	}
	src := rd.speaker(c.first, rd.block(c.first))
	if src.empty() || rd.kind[src.first] == lower && src.len() == 1 || !rd.canSpeak(src) {
		return run{}
	}
	v := src.last
	if rd.is(v, "has", "have", "had") {
		v++
	}
	if v >= c.last || rd.kind[v] != lower {
		return run{}
	}
	switch verb, n := rd.verb(v); {
	case n == 0, verb.Class == Promises, verb.Class == Demands, verb.Class == Praises, verb.Class == Asks:
		return run{} // it tells what they did
	}
	return src
}

// link makes the station of a chain that r names.
func (rd *reading) link(r run) Link {
	k, e := rd.sourceOf(r)
	s := rd.span(r)
	l := Link{Span: s, Name: rd.d.Slice(s), Kind: k, Entity: e}
	if k == Outlet {
		for e < 0 && r.len() > 1 && rd.kind[r.first] == lower { // the newspaper Meridian is Meridian
			r.first++
			s = rd.span(r)
		}
		l.Name = rd.nameOf(e, s)
	}
	return l
}

// nameOf returns the canonical name of entity e, or else the words of s.
func (rd *reading) nameOf(e int, s text.Span) string {
	if e >= 0 && rd.r.Entities[e].Name != "" {
		return rd.r.Entities[e].Name
	}
	return rd.d.Slice(s)
}
