package entities

import (
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

// called makes places of mentions that the words before them call so: "the town of Norvale",
// "residents of Kesh", bodies of those that they call a body: "the energy company Kesta", and
// persons of those with a person's title: "Mayor London Marsh". The recognizer may take a name
// that it doesn't know for another kind.
func called(d *text.Doc, ms []Mention) {
	named := partsOfNames(d, ms)
	bodies := map[string]bool{} // by name, which a text may repeat without the noun
	for i := range ms {
		m := &ms[i]
		before, ok := strings.CutSuffix(d.Text[:m.Start], " ")
		noun := lastWord(before)
		if !ok || !bodyNoun(noun) {
			continue
		}
		switch lastWord(strings.TrimSuffix(before[:len(before)-len(noun)], " ")) {
		case "the", "a", "an", "this", "that", "his", "her", "its", "their": // "told the network Lind would go"
		default:
			if !relativeClause(d.Text[m.End:]) { // "the shipping company Lind founded"
				bodies[d.Slice(m.Span)] = true
			}
		}
	}
	for i := range ms {
		m := &ms[i]
		if name := d.Slice(m.Span); (m.Kind == Person || m.Kind == Misc) && !strings.Contains(name, " ") && (bodies[name] || m.Kind == Person && brand(name)) && !named()[name] {
			m.Kind = Organization
			continue
		}
		if (m.Kind == Location || m.Kind == Misc) && strings.Count(d.Slice(m.Span), " ") == 1 && strings.HasSuffix(d.Text[:m.Start], " ") && ofPerson(lastWord(d.Text[:m.Start-1])) {
			m.Kind = Person
			continue
		}
		if m.Kind != Person && m.Kind != Organization && m.Kind != Misc || m.Confidence >= sureConfidence {
			continue
		}
		before, ok := strings.CutSuffix(d.Text[:m.Start], " of ")
		if ok && placeNoun(strings.ToLower(lastWord(before))) {
			m.Kind = Location
		}
	}
}

// partsOfNames returns, at first use, the words of those persons' names among ms that have several.
func partsOfNames(d *text.Doc, ms []Mention) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for _, m := range ms {
			if s := d.Slice(m.Span); m.Kind == Person && strings.Contains(s, " ") {
				for w := range strings.FieldsSeq(s) {
					words[w] = true
				}
			}
		}
		return words
	})
}

// relativeClause reports whether behind, which follows a name, may be the rest of a clause of which
// the name alone is the subject: " founded has failed". Before "said" and "was" it is part of one
// with the noun before it.
func relativeClause(behind string) bool {
	w, ok := strings.CutPrefix(behind, " ")
	w = w[:wordLen(w)]
	return ok && isLowerWord(w) && !functionWord(w) && !wordlist.Says()[w]
}

// brand reports whether name is one word with a capital within, as brands have it, and not
// behind a syllable that begins surnames or forenames, as all of two letters may: "WebFirm", but
// neither "McLeod" nor "JoAnne".
func brand(name string) bool {
	for i := 3; i < len(name); i++ {
		if c, before := name[i], name[i-1]; 'A' <= c && c <= 'Z' && 'a' <= before && before <= 'z' {
			switch name[:i] {
			case "Mac", "Fitz", "Van", "Vander", "Von", "Del", "Des", "Der", "Ten", "Ter", "San", "Ben", "Tre", "Mary", "Anna":
				return false
			}
			return true
		}
	}
	return false
}

// ofPerson reports whether whoever w stands before is a person.
func ofPerson(w string) bool {
	switch w {
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mayor", "Sen.", "Senator", "Rep.", "Congressman", "Congresswoman", "Gov.", "Governor", "Councilman", "Councilwoman", "Judge", "Justice":
		return true
	}
	return false
}

// placeNoun reports whether what follows w and "of" is a place.
func placeNoun(w string) bool {
	switch w {
	case "town", "towns", "village", "villages", "hamlet", "city", "cities", "suburb", "suburbs", "outskirts", "municipality", "district", "districts",
		"county", "province", "provinces", "region", "regions", "island", "islands", "port", "capital", "settlement", "mayor", "residents", "inhabitants", "villagers",
		"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "streets", "coast":
		return true
	}
	return false
}

// homes mends the kinds of mentions by pairs of names such as "Kestovia" and
// "Kestovian", of which one is found as what it is: the first is a place and the second
// its people, whatever else the recognizer thought, if it wasn't sure.
func homes(d *text.Doc, ms []Mention) {
	known := map[string]Kind{}
	for _, m := range ms {
		if m.Kind == Location || m.Kind == NORP {
			if w := d.Slice(m.Span); strings.IndexByte(w, ' ') < 0 {
				known[w] = m.Kind
			}
		}
	}
	if len(known) == 0 {
		return
	}
	place := map[string]bool{} // what the peoples that are known call home
	for w, k := range known {
		if k == NORP {
			for _, home := range homesOf(w) {
				place[home] = true
			}
		}
	}
	for i := range ms {
		m := &ms[i]
		if m.Kind == Location || m.Kind == NORP || m.Kind == Date || m.Kind == Money || m.Confidence >= sureConfidence {
			continue
		}
		w := d.Slice(m.Span)
		if place[w] {
			m.Kind = Location
			continue
		}
		for _, home := range homesOf(w) {
			if known[home] == Location {
				m.Kind = NORP
			}
		}
	}
}

// homesOf returns the places that the people w may be named after.
func homesOf(w string) []string {
	var out []string
	w = strings.TrimSuffix(w, "s")
	for _, ending := range [...]string{"n", "an", "ian", "i", "ese"} {
		if home, ok := strings.CutSuffix(w, ending); ok && len(home) >= 4 && strings.IndexByte(home, ' ') < 0 {
			out = append(out, home)
		}
	}
	return out
}

// withoutQuote returns the length of s without the quotation mark at its end that before,
// which stands before s, opens, or that opens what follows: s is "Ardenia'" in "'Ardenia'",
// "Lind '" in "Lind 'to go'".
func withoutQuote(s, before string) int {
	for _, q := range [...][2]string{{"'", "'"}, {"‘", "’"}} {
		if name, ok := strings.CutSuffix(s, " "+q[0]); ok && name != "" {
			return len(name)
		}
		if name, ok := strings.CutSuffix(s, q[1]); ok && name != "" && strings.HasSuffix(before, q[0]) {
			return len(name)
		}
	}
	return len(s)
}
