package compare

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	known "github.com/masthead-news/masthead/internal/common"
)

// rareWord is the inverse document frequency from which a word is rare enough to be
// the short name of a body: one in two hundred articles or fewer have it.
const rareWord = 5.3

// joinBodies joins a body with the short form by which another outlet calls it: the
// rare word that its name begins with ("Halberd" for "Halberd Logistics"), or its
// initials. Where two bodies share the short form, it stays by itself, and so it does where
// a document names it before the long one: then they are two.
func (c *cast) joinBodies(rs []*reading) {
	c.joinFirms()
	long := map[string][]int{} // by short form
	for m, who := range c.members {
		words := bodyWords(who.name)
		if who.kind != entities.Organization || len(words) < 2 {
			continue
		}
		first, letters := words[0], firstLetters(words)
		long[first] = append(long[first], m)
		if letters != first && len(letters) > 2 {
			long[letters] = append(long[letters], m)
		}
	}
	to := make([]int, len(c.members))
	for m, who := range c.members {
		to[m] = m
		words := bodyWords(who.name)
		if len(words) != 1 || !who.bodily() {
			continue
		}
		of := long[words[0]]
		if len(of) != 1 || c.before(rs, m, of[0]) || !acronym(who.name) && known.IDF(words[0]) < rareWord {
			continue
		}
		to[m] = of[0]
	}
	c.move(to)
}

// legalForms are what stands behind the name of a firm in full.
var legalForms = map[string]bool{"AB": true, "AG": true, "ASA": true, "SA": true, "SE": true, "NV": true, "BV": true, "Oyj": true, "GmbH": true, "Inc": true, "Corp": true, "Ltd": true, "Limited": true, "PLC": true, "plc": true, "LLC": true, "SpA": true, "Co": true}

// joinFirms joins a firm with its name without the legal form, "Nordavia AB" with
// "Nordavia", whatever kind of thing texts without it were read to name.
func (c *cast) joinFirms() {
	bare := map[string]int{}
	for m, who := range c.members {
		if _, ok := bare[foldWord(who.name)]; !ok {
			bare[foldWord(who.name)] = m
		}
	}
	to := make([]int, len(c.members))
	for m, who := range c.members {
		to[m] = m
		words := strings.Fields(who.name)
		last := len(words) - 1
		if body, ok := bare[foldWord(strings.Join(words[min(1, len(words)):], " "))]; ok && last > 0 && possessive(words[0]) && who.bodily() && c.members[body].bodily() {
			to[m] = body // "Germany's Lufthansa"
			continue
		}
		if last < 1 || !legalForms[strings.TrimSuffix(words[last], ".")] {
			continue
		}
		c.members[m].kind = entities.Organization
		if short, ok := bare[foldWord(strings.TrimSuffix(strings.Join(words[:last], " "), ","))]; ok {
			to[m] = short
			c.members[short].kind = entities.Organization
		}
	}
	c.move(to)
}

// before reports whether a document names member a before it first names member b.
func (c *cast) before(rs []*reading, a, b int) bool {
	for d, r := range rs {
		first := [2]int{-1, -1}
		for e, m := range c.of[d] {
			for k, want := range [...]int{a, b} {
				if ms := r.Entities[e].Mentions; m == want && len(ms) > 0 && (first[k] < 0 || ms[0] < first[k]) {
					first[k] = ms[0]
				}
			}
		}
		if first[0] >= 0 && first[1] > first[0] {
			return true
		}
	}
	return false
}

// bodily reports whether m may be a body: it is one, or of unknown kind, or was taken
// for a person of whom nothing else tells so: no forename, no title, no "he" or "she".
func (m *member) bodily() bool {
	if m.kind == entities.Person {
		return m.gender == 0 && len(m.titles) == 0 && !m.pronouns
	}
	return m.kind == entities.Organization || m.kind == entities.Misc
}

// bodyWords returns the words of a name that its initials are made of, folded.
func bodyWords(name string) []string {
	return slices.DeleteFunc(strings.Fields(foldWord(strings.ReplaceAll(name, ".", ""))), func(w string) bool {
		switch w {
		case "the", "of", "and", "for", "&", "in":
			return true
		}
		return false
	})
}
