package entities

import (
	"strings"

	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

// voiceConfidence is that of "it" and "they". Of 24 in 2.2 million tokens of news, read by
// hand, 17 were right, and the rules have since become stricter by the other seven.
const voiceConfidence = 0.75

// A voice is the body that was last said to speak.
type voice struct {
	entity int // counted from 1; 0 where nobody spoke, or someone whom we can't name
	many   bool
	age    int // in sentences
}

// heard remembers who speaks by the verb at unit i, or by "according to" there. Next
// is the first mention that begins after it, w the verb in lower case.
func (f *finder) heard(p phrase, i, next int, w string) {
	switch {
	case w == "according" && p.lower(i+1) == "to":
		f.voice = f.follows(p, i+2, next)
		return
	case !wordlist.Says()[w]:
		f.acts(p, i, next, w)
		return
	}
	subject := i - 1 // its last unit
	for subject >= 0 && i-subject < 4 && aside(p.lower(subject)) {
		subject--
	}
	switch {
	case subject < 0:
		f.voice = voice{}
	case f.pronounAt(int(p.units[subject].Start)):
		f.voice.age = 0
	case delimiter(p.word(subject)):
		f.voice = f.follows(p, i+1, next)
	default:
		f.voice = f.precedes(p, subject, next)
	}
}

// acts takes a body that begins its sentence, with a verb at unit i behind it, for the
// one that would speak on: "The ministry has opened an inquiry. It said".
func (f *finder) acts(p phrase, i, next int, w string) {
	if i < 1 || next == 0 {
		return
	}
	m := f.res.Mentions[next-1]
	if m.End != int(p.units[i-1].End) || !finite(w) {
		return
	}
	first := 0
	if p.lower(0) == "the" {
		first = 1
	}
	if m.Start == int(p.units[first].Start) && m.Kind != Location {
		f.voice = voiceOf(m)
	}
}

// finite reports whether w is surely a verb of which what stands before it is the
// subject, or as good as surely.
func finite(w string) bool {
	switch w {
	case "has", "have", "had", "is", "are", "was", "were", "will", "would", "does", "did", "plans", "wants", "began", "made", "gave", "took", "held", "sent":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ed")
}

// pronounAt reports whether the body that spoke last is meant by a pronoun that
// begins at byte start.
func (f *finder) pronounAt(start int) bool {
	n := len(f.found)
	return n > 0 && f.found[n-1].Form == Pronoun && f.found[n-1].Start == start && f.found[n-1].Entity == f.voice.entity-1
}

// precedes returns the voice of the mention that ends with unit i.
func (f *finder) precedes(p phrase, i, next int) voice {
	if next == 0 {
		return voice{}
	}
	m := f.res.Mentions[next-1]
	if m.End != int(p.units[i].End) || !leads(p, m.Span) {
		return voice{}
	}
	return voiceOf(m)
}

// follows returns the voice of the mention that begins at unit i, or after an article
// there, and is the whole of its noun phrase.
func (f *finder) follows(p phrase, i, next int) voice {
	if p.lower(i) == "the" {
		i++
	}
	if i >= len(p.units) || next >= len(f.res.Mentions) {
		return voice{}
	}
	m := f.res.Mentions[next]
	if m.Start != int(p.units[i].Start) {
		return voice{}
	}
	for i < len(p.units) && int(p.units[i].Start) < m.End {
		i++
	}
	if w := p.lower(i); !delimiter(w) && !partitive(w) || w == "-" || possessive(w) {
		return voice{}
	}
	return voiceOf(m)
}

func voiceOf(m Mention) voice {
	if m.Entity < 0 {
		return voice{}
	}
	switch m.Kind {
	case Organization, Location:
		return voice{entity: m.Entity + 1}
	case NORP:
		return voice{entity: m.Entity + 1, many: true}
	default:
		return voice{}
	}
}

// aside reports whether w may stand between who speaks and the verb.
func aside(w string) bool {
	switch w {
	case "also", "has", "have", "had", "later", "earlier", "then", "again", "further", "however", "repeatedly", "recently":
		return true
	}
	return false
}

// leads reports whether the name s is the head of its noun phrase, as far as the
// words before it tell: not so in "a report by the agency said".
func leads(p phrase, s text.Span) bool {
	at := len(p.units)
	for at > 0 && int(p.units[at-1].Start) >= s.Start {
		at--
	}
	for k := at - 1; k >= 0 && k > at-6; k-- {
		w := p.lower(k)
		switch {
		case partitive(w):
			return false
		case w == "the" || isLowerWord(p.word(k)) && modifiers()[w]:
		default:
			return !capitalized(p.word(k)) || k == 0 || functionWord(w)
		}
	}
	return true
}

func isLowerWord(w string) bool { return w != "" && 'a' <= w[0] && w[0] <= 'z' }

// partitive reports whether the name after w is part of a longer noun phrase, so
// that not it but the phrase speaks.
func partitive(w string) bool {
	switch w {
	case "of", "by", "in", "from", "with", "for", "at", "to", "on", "against", "between", "and", "or", "about", "within", "near", "inside", "outside", "’s", "'s", "&", "-":
		return true
	}
	return false
}

// speaksOn finds "it" or, if many is set, "they" at unit i where the verb beside it says
// that the one who spoke last speaks on.
func (f *finder) speaksOn(p phrase, i int, many bool) {
	v := f.voice
	if v.entity == 0 || v.many && !many || !speaks(p, i) || v.age > lookBack(p, i) {
		return
	}
	e := v.entity - 1
	if many && f.res.Entities[e].Kind == Location {
		return // its officials, perhaps
	}
	s := text.Span{Start: int(p.units[i].Start), End: int(p.units[i].End)}
	f.found = append(f.found, Mention{Span: s, Kind: f.res.Entities[e].Kind, Form: Pronoun, Confidence: voiceConfidence, Entity: e})
}

// lookBack returns how many sentences back the one who spoke last may have, for the
// pronoun at unit i: further where it follows a quotation than where it begins a
// sentence, and not at all where it begins a clause such as "what they say".
func lookBack(p phrase, i int) int {
	switch w := p.lower(i - 1); {
	case i > 0 && strings.ContainsAny(w, "\"“‘'") && p.units[i-1].End == p.units[i].Start:
		return -1 // the quotation's own
	case i > 0 && delimiter(w):
		return reach
	case i == 0, w == "that", w == "but", w == "and", wordlist.Says()[w]:
		return 1
	}
	return -1
}

// speaks reports whether the pronoun at unit i is the subject of a verb of saying.
func speaks(p phrase, i int) bool {
	for k := i + 1; k < i+4; k++ {
		switch w := p.lower(k); {
		case wordlist.Says()[w]:
			return w != "asked" && w != "ask"
		case !aside(w):
			return false
		}
	}
	return false
}
