package compare

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/terms/phrases"
)

// findPhrases finds the noun phrases of the first articles, which takes time,
// and, if these are all, which mentions stand within the name of another thing.
func findPhrases(rs []*reading) {
	for _, r := range rs[:min(len(rs), maxTagged)] {
		r.phrases = phrases.Of(r.Text)
	}
	if len(rs) > maxTagged {
		return // names are counted alike in all articles
	}
	articles := map[string]int{} // that speak of a thing
	for _, r := range rs {
		for _, noun := range unique(r.nouns()) {
			articles[noun]++
		}
	}
	for _, r := range rs {
		r.attributes()
		r.owners(articles)
	}
}

// nouns returns the nouns of the phrases of r, in the singular.
func (r *reading) nouns() []string {
	var out []string
	for _, p := range r.phrases {
		out = append(out, r.noun(p))
	}
	return out
}

func (r *reading) noun(p phrases.Phrase) string { return singular(foldWord(r.Text.Word(p.Head))) }

// thingOfOwn is the number of articles of a story that speak of a thing from which it is one
// of the story and not just someone's: "Dahl's campaign", where others speak of the
// campaign, too, and not "Dahl's hands".
const thingOfOwn = 2

// owners finds the mentions of persons that only say whose a thing or an office is:
// "Dahl's lawyer" and "Dahl's campaign" are called something, and not Dahl.
func (r *reading) owners(articles map[string]int) {
	k := 0
	for i, m := range r.Mentions {
		if r.mentionKind(i) != entities.Person {
			continue
		}
		end := m.End
		if rest := r.Article.Text[end:]; strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ") {
			end += strings.IndexByte(rest, ' ')
		} else if !possessive(r.Slice(m.Span)) {
			continue
		}
		for k < len(r.phrases) && r.phrases[k].End <= end {
			k++
		}
		if k == len(r.phrases) || r.phrases[k].Start > end+1 {
			r.within[i] = true // what it is has a name of its own: "Dahl's Ardenian tour"
			continue
		}
		noun := r.noun(r.phrases[k])
		r.within[i] = roles()[noun] || roles()[noun+"s"] || articles[noun] >= thingOfOwn
	}
}

// attributes finds the mentions within a noun phrase whose noun is a common one.
// What says whose people or offices they are takes the phrase in: "Russian
// intelligence agents", "the Dahl administration". Other persons and places only
// say which and are no naming: "Iran" in "the Iran deal", "Dahl" in "Dahl voters".
func (r *reading) attributes() {
	r.within, r.reach = map[int]bool{}, map[int]int{}
	for i := range r.Mentions {
		if r.inAdjective(i) {
			r.within[i] = true
		}
	}
	i := 0
	for k, p := range r.phrases {
		if k > 0 && r.takesIn(r.phrases[k-1], p) {
			p.First, p.Start = r.phrases[k-1].First, r.phrases[k-1].Start
		}
		if p.Proper {
			continue
		}
		head := r.Text.Tokens[p.Head]
		for i < len(r.Mentions) && r.Mentions[i].Start < p.Start {
			i++
		}
		for ; i < len(r.Mentions) && r.Mentions[i].End <= head.Start; i++ {
			m := r.Mentions[i]
			if m.Form != entities.Name || possessive(r.Slice(m.Span)) {
				continue
			}
			noun, kind := foldWord(r.Text.Word(p.Head)), r.mentionKind(i)
			switch many := speakers(noun); {
			case many && (kind == entities.NORP || r.country(m)) && m.Start == p.Start:
				r.reach[i] = p.End
			case kind == entities.Person && noun == "administration":
				r.reach[i] = p.End
			case kind == entities.Person && !roles()[noun], kind == entities.Location && (!roles()[noun] || r.country(m) && !many):
				r.within[i] = true
			}
		}
	}
}

// inAdjective reports whether mention i of a person or a place is part of an adjective:
// "anti-Kestovia", "Dahl-era", but not "Kim Jong-un".
func (r *reading) inAdjective(i int) bool {
	k, t := r.mentionKind(i), r.Article.Text
	if k != entities.Person && k != entities.Location {
		return false
	}
	s := r.Mentions[i].Span
	if before := r.wordsBefore(s.Start, 1); s.Start > 0 && t[s.Start-1] == '-' && len(before) > 0 && (before[0] == "anti-" || before[0] == "pro-") {
		return true
	}
	return k == entities.Person && s.End < len(t) && t[s.End] == '-' && standing()["adjectives"][foldWord(t[s.End+1:wordEnd(t, s.End+1, min(len(t), s.End+1+maxWord))])]
}

// takesIn reports whether the name that is phrase a belongs to phrase b right behind it: an
// article before a name that has none is that of what follows, "the Iran nuclear deal".
func (r *reading) takesIn(a, b phrases.Phrase) bool {
	if !a.Proper || b.First != a.Last || !standing()["articles"][a.Determiner] {
		return false
	}
	k := r.mentionFrom(r.Text.Tokens[a.Head].End) - 1
	for ; k >= 0 && r.Mentions[k].End > a.Start; k-- {
		m := r.Mentions[k]
		if m.End != a.End || m.Form != entities.Name {
			continue
		}
		name := r.Slice(m.Span)
		return r.mentionKind(k) == entities.Person || r.country(m) && m.Kind == entities.Location && !acronym(name) && !standing()["with article"][foldWord(name)]
	}
	return false
}

// possessive reports whether a name says whose something is.
func possessive(s string) bool { return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") }

// speakers reports whether a noun means people or an office that speak for their
// country: "officials", "government", and not "president".
func speakers(noun string) bool {
	return roles()[noun] && (strings.HasSuffix(noun, "s") || standing()["collective"][noun])
}
