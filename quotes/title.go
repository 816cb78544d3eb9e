package quotes

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
)

// A title and a name side by side: “the chairman, Otto Brandt”, “Norland's
// Minister for Trade, Dr Ines Kovar”.

// titleNouns are nouns for one person that aren't among the heads of sources
// without a name.
var titleNouns = wordSet(`secretary general secretary-general chief head delegate boss archbishop bishop imam rabbi king queen prince princess sheikh emir captain
	colonel deputy speaker manager editor founder owner superintendent sheriff prosecutor chairperson chair treasurer convener convenor registrar
	vice-chancellor principal dean rector whip mp councillor councilor marshal coordinator commissioner inspector-general inspector director-general
	commander-in-chief constable comptroller magistrate ombudsman treasurer vice-president partner patriarch pastor priest mufti monarch
	mother father sister brother son daughter widow wife husband colleague cousin uncle aunt grandmother grandfather`)

// isTitle reports whether the noun that heads r is one for a single person.
func (rd *reading) isTitle(r run) bool {
	if r.empty() {
		return false
	}
	w := strings.ToLower(rd.word(rd.nounOf(r)))
	if i := strings.LastIndexByte(w, '-'); !titleNouns[w] {
		w = w[i+1:] // ex-minister
	}
	return titleNouns[w] || personNouns[w] || anonymousHeads[w] && !strings.HasSuffix(w, "s") && w != "people" && w != "spokespeople" && w != "spokesmen" && w != "some" && w != "many"
}

// behindTitle returns the person whose name stands behind the comma that ends a
// title within source r, which has the head h, or -1. Before the name may stand
// its own forms of address: “Gen.”, “Comrade”.
func (rd *reading) behindTitle(r, h run) int {
	if h.last >= r.last || !rd.is(h.last, ",") || strings.HasSuffix(rd.word(rd.nounOf(h)), "s") && !rd.isTitle(h) {
		return -1
	}
	for i := h.last; i < r.last && !rd.is(i, "who", "which", "whose"); i++ {
		if !rd.is(i, ",") {
			continue
		}
		name := rd.nameAt(i+1, r.last)
		for !name.empty() && name.last < r.last && rd.kind[name.last] == capital && rd.mention[name.last] < 0 {
			name.last++ // Ines Kovar SC
		}
		if name.empty() || name.last < r.last && !rd.is(name.last, ",", "who", "(") {
			continue
		}
		for rd.mention[name.last-1] < 0 {
			name.last--
		}
		return rd.r.Mentions[rd.mention[name.last-1]].Entity
	}
	return rd.titleRight(rd.trim(r))
}

// titleRight returns the person whose name ends r right behind a title, or -1:
// “chairman, owner and president Otto Brandt”.
func (rd *reading) titleRight(r run) int {
	i := r.last - 1
	if i <= r.first || rd.mention[i] < 0 {
		return -1
	}
	m := rd.mention[i]
	for i > r.first && rd.mention[i-1] == m {
		i--
	}
	if men := &rd.r.Mentions[m]; i == r.first || men.Kind != entities.Person || men.Form != entities.Name || !rd.isTitle(run{i - 1, i}) {
		return -1
	}
	return rd.r.Mentions[m].Entity
}

// nameAt returns the person's name that begins at token i, its forms of address
// included, and ends before end.
func (rd *reading) nameAt(i, end int) run {
	first := i
	for i < end && i-first < 7 && rd.mention[i] < 0 && (rd.kind[i] == capital || rd.kind[i] == number || rd.is(i, "-", "year", "old") || rd.is(i, ".") && i > first || rd.isTitle(run{i, i + 1})) {
		i++
	}
	if i >= end || rd.mention[i] < 0 {
		return run{}
	}
	m := rd.mention[i]
	if men := &rd.r.Mentions[m]; men.Kind != entities.Person || men.Form != entities.Name {
		return run{}
	}
	for i < end && rd.mention[i] == m {
		i++
	}
	return run{first, i}
}

// withHolder lets a source that is a title end with the name behind it: “The
// prosecutor, | Ana Sola, | countered”.
func (rd *reading) withHolder(a *attribution) {
	i := a.source.last
	if a.source.empty() || a.cue.first < i+2 || !rd.is(i, ",") || !rd.isTitle(a.source) {
		return
	}
	name := rd.nameAt(i+1, a.cue.first)
	if name.empty() || name.last != a.cue.first && (!rd.is(name.last, ",") || name.last+1 != a.cue.first) {
		return
	}
	a.source.last = name.last
	a.content = without(a.content, run{i, a.cue.first})
}

// withName lets a source that only says who someone is begin with the name that the sentence
// begins with: “Mara Lind, | the member for roads of the town's council, | wants”.
func (rd *reading) withName(a *attribution) {
	i := a.source.first
	if a.source.empty() || i < 2 || a.source.last > a.cue.first || !rd.is(i, "the", "a", "an") || !rd.is(i-1, ",") || rd.mention[i-2] < 0 || rd.quoted[i-1] >= 0 {
		return
	}
	if !rd.is(a.source.last, ",") && !rd.is(a.source.last-1, ",") {
		return // “Lind, the mayor said, was wrong”
	}
	m := &rd.r.Mentions[rd.mention[i-2]]
	if name := rd.tokens(m.Span); m.Kind == entities.Person && name.first == rd.firstWord(rd.sentence(i)) {
		a.source.first = name.first
		a.content = without(a.content, run{name.first, i})
	}
}

// notAnothers takes from the front of a source what is said of another, who is named before it:
// “Asked by Brandt, | the member for Westport, | Lind | said”.
func (rd *reading) notAnothers(a *attribution) {
	i := a.source.first
	if a.source.empty() || i < 2 || a.source.last != a.cue.first {
		return
	}
	apposed := rd.is(i, "the", "a", "an") && rd.is(i-1, ",") && rd.mention[i-2] >= 0 && rd.r.Mentions[rd.mention[i-2]].Kind == entities.Person
	if !apposed && !rd.is(i-1, "by", "to", "with") {
		return
	}
	for k := a.source.last - 2; k > i; k-- {
		if rd.is(k, ",") {
			if name := rd.nameAt(k+1, a.source.last); !name.empty() && name.last == a.source.last {
				a.source.first = k + 1
			}
			return
		}
	}
}

// withTitle lets a source that is a name begin with the title before it: “The
// chairman, | Otto Brandt, | said”.
func (rd *reading) withTitle(a *attribution) {
	end := a.source.first - 1
	if a.source.empty() || end < 2 || !rd.is(end, ",") || rd.nameAt(a.source.first, a.source.last).empty() {
		return
	}
	s := rd.sentence(end)
	first := end
	for first > s.first && end-first < 12 && rd.quoted[first-1] < 0 && !rd.is(first-1, ",", ";", ":", "that", "and", "but", "when", "as", "—", "–") && (first-1 < a.cue.first || first-1 >= a.cue.last) {
		first--
	}
	if rd.is(first, "but", "and", "yet", "meanwhile") {
		first++
	}
	title := run{first, end}
	if title.empty() || !rd.isTitle(title) || rd.hasVerb(title) || rd.kind[first] != capital && !rd.is(first, "the", "a", "an", "his", "her", "its", "their") || rd.is(first, "in", "on", "at", "after", "according") {
		return
	}
	a.source.first = first
	a.content = without(a.content, run{first, end + 1})
}
