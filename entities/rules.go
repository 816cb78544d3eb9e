package entities

import (
	"context"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/text"
)

// Default returns the recogniser built into this package.
func Default() Recognizer { return rules{} }

// rules finds names by capital letters, titles and lists.
type rules struct{}

func (rules) MadeWith() text.Maker {
	return text.Maker{Layer: "entities", Name: "masthead/rules", Version: "1"}
}

func (rules) Recognize(ctx context.Context, d *text.Doc) ([]Mention, error) {
	var ms []Mention
	var us []names.Unit
	for _, s := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		us = names.Lex(d.Text, s.Start, s.End, us[:0])
		p := phrase{d.Text, us}
		for i := 0; i < len(us); {
			n, kind := p.name(i)
			if n == 0 {
				i++
				continue
			}
			m := Mention{Span: text.Span{Start: int(us[i].Start), End: int(us[i+n-1].End)}, Kind: kind, Form: Name, Entity: -1}
			m.Quoted = quotedAlone(d.Text, m.Span)
			ms = append(ms, m)
			i += n
		}
	}
	settle(d, ms)
	return ms, nil
}

// settle gives a lone word the kind of the person whose surname it is.
func settle(d *text.Doc, ms []Mention) {
	surname := map[string]bool{}
	for _, m := range ms {
		if w := strings.Fields(d.Slice(m.Span)); m.Kind == Person && len(w) > 1 {
			surname[w[len(w)-1]] = true
		}
	}
	for i := range ms {
		if ms[i].Kind == Organization && surname[d.Slice(ms[i].Span)] {
			ms[i].Kind = Person
		}
	}
}

// name returns how many units the name that begins at unit i has, and its kind.
func (p phrase) name(i int) (int, Kind) {
	if n := p.money(i); n > 0 {
		return n, Money
	}
	if n := p.date(i); n > 0 {
		return n, Date
	}
	if !capitalized(p.word(i)) || functionWord(p.lower(i)) && !acronym(p.word(i)) {
		return 0, ""
	}
	lists := gazetteer()
	for n := 5; n > 0; n-- {
		if i+n > len(p.units) {
			continue
		}
		s := p.text[p.units[i].Start:p.units[i+n-1].End]
		if strings.ContainsAny(s, ",()\"") {
			continue
		}
		k, ok := lists[strings.Join(normalize(nil, s), " ")]
		switch {
		case !ok, !capitalized(p.word(i + n - 1)), n == 1 && capitalized(p.word(i+1)) && k.name != "" && p.word(i) != "UN" && !p.isRole(i+1):
		case k.demonym:
			return n, NORP
		case k.country != nil:
			return n, Location
		default:
			return n, Organization
		}
	}
	n := p.run(i)
	if n == 0 {
		return 0, ""
	}
	for j := i + 1; j < i+n-1; j++ {
		if p.isRole(j) {
			return 0, "" // a title comes first
		}
	}
	if n > 2 && headBeforeOf(p, i) >= 0 {
		return 0, "" // "Secretary of State": the name is still to come
	}
	last := p.lower(i + n - 1)
	switch {
	case slices.Contains(bodies, last) || p.lower(i+1) == "of":
		return n, Organization
	case i > 0 && p.isRole(i-1) && capitalized(p.word(i-1)), p.word(i-1) == "." && p.isRole(i-2), honorific(p.lower(i - 1)):
		return n, Person
	case slices.Contains(places, p.lower(i-1)) && n == 1:
		return n, Location
	case acronym(p.word(i)) || n == 1:
		if i == 0 && n == 1 && !acronym(p.word(i)) && p.lower(1) != "'s" && !slices.Contains(saying, p.lower(1)) {
			return 0, ""
		}
		return n, Organization
	}
	return n, Person
}

var (
	bodies = []string{"ministry", "party", "council", "committee", "agency", "court", "university", "bank", "organization", "organisation",
		"association", "company", "group", "union", "police", "army", "authority", "inc", "corp", "ltd", "times", "post", "news", "pentagon", "movement", "commission"}
	places = []string{"in", "at", "from", "near", "to", "into"}
	saying = []string{"said", "says", "told", "added", "reported", "warned", "stressed"}
)

// run returns the length of the run of capitalized words at i, titles left out.
func (p phrase) run(i int) int {
	if p.isRole(i) || modifiers()[p.lower(i)] && p.isRole(i+1) {
		return 0
	}
	n := 1
	for j := i + 1; j < len(p.units); j++ {
		w := p.word(j)
		switch {
		case capitalized(w) && p.units[j-1].End < p.units[j].Start || w == "." && len(p.word(j-1)) == 1:
			n = j - i + 1
		case (w == "of" || w == "for" || w == "-" || w == "and") && slices.Contains(bodies, p.lower(j-1)), w == "-", w == "al", w == "bin", w == "de", w == "van":
			if !capitalized(p.word(j + 1)) {
				return n
			}
			n = j - i + 2
		default:
			return n
		}
	}
	return n
}

var currencies = []string{"$", "€", "£", "¥", "₹", "₦"}

func (p phrase) money(i int) int {
	n := 0
	if (p.word(i) == "US" || p.word(i) == "A") && p.word(i+1) == "$" {
		i, n = i+1, 1
	}
	if !slices.Contains(currencies, p.word(i)) || !isNumber(p.word(i+1)) {
		return 0
	}
	n += 2
	if w := p.lower(i + 2); w == "million" || w == "billion" || w == "trillion" || w == "bn" || w == "m" || w == "crore" {
		n++
	}
	return n
}

func isNumber(w string) bool { return w != "" && '0' <= w[0] && w[0] <= '9' }

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

func (p phrase) date(i int) int {
	w := p.word(i)
	if capitalized(w) && slices.Contains(weekdays, p.lower(i)) {
		if p.word(i+1) == "," {
			if n := p.date(i + 2); n > 1 {
				return n + 2
			}
		}
		return 1
	}
	if isNumber(w) && len(w) <= 2 && capitalized(p.word(i+1)) && slices.Contains(months, p.lower(i+1)) {
		if y := p.word(i + 2); isNumber(y) && len(y) == 4 {
			return 3
		}
		return 2
	}
	if capitalized(w) && slices.Contains(months, p.lower(i)) {
		n := 1
		if isNumber(p.word(i + 1)) {
			n = 2
		}
		if j := i + n; p.word(j) == "," && len(p.word(j+1)) == 4 && isNumber(p.word(j+1)) {
			n += 2
		}
		if n == 1 && (w == "March" || w == "May") && p.lower(i-1) != "in" {
			return 0
		}
		return n
	}
	if isNumber(w) && len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && p.lower(i-1) == "in" {
		return 1
	}
	return 0
}
