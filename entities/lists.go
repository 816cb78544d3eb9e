package entities

import (
	"slices"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

// listed is the built-in lists of countries, organizations and places as a List.
var listed = sync.OnceValue(func() *List {
	var entries []Entry
	for row := range wordlist.Lines(countryList) {
		f := strings.Split(row, "|")
		entries = append(entries, Entry{ID: f[1], Name: f[1], Aliases: split(f[2]), Kind: Location})
		people := split(f[3])
		for _, d := range slices.Clone(people) {
			people = append(people, d+"s")
		}
		if len(people) > 0 {
			entries = append(entries, Entry{ID: people[0], Name: people[0], Aliases: people[1:], Kind: NORP})
		}
	}
	eachKnown(func(name string, kind Kind, aliases []string) {
		entries = append(entries, Entry{ID: name, Name: name, Aliases: aliases, Kind: kind})
	})
	l, err := NewList(entries)
	if err != nil {
		panic("entities: the built-in lists: " + err.Error())
	}
	return l
})

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// listConfidence is that of a name which only the built-in lists know: about the
// share of such names that are right.
const listConfidence = 0.6

// sureConfidence is that from which on a person's surname is looked for in the rest
// of the text.
const sureConfidence = 0.8

// complete adds to ms what the model passed over though it can be known: names
// of the built-in lists, those of several words in the place of their parts ("DR
// Congo" for "Congo"); who is called Mr or Mrs; a person's surname by itself; "the North" of two Koreas; an acronym or a ticker in
// parentheses behind its organization.
func complete(d *text.Doc, ms []Mention, a *names.Analysis) []Mention {
	l := listed()
	surnames, halves := surnames(d, ms), halves(d, ms)
	person := namedAlone(d, ms)
	var add []Mention
	next := 0
	for s := range d.Sentences {
		us := a.Units(s)
		p := phrase{d.Text, us}
		for i := 0; i < len(us); i++ {
			c := d.Text[us[i].Start]
			if 'a' <= c && c <= 'z' && c != 'o' { // most words
				continue
			}
			for next < len(ms) && ms[next].End <= int(us[i].Start) {
				next++
			}
			if c == 'o' || '0' <= c && c <= '9' {
				if x, ok := p.amountBeside(i, ms, next); ok && (len(add) == 0 || add[len(add)-1].End <= x.Start) {
					add = append(add, x)
					for i+1 < len(us) && int(us[i+1].Start) < x.End {
						i++
					}
				}
				continue
			}
			n, kind := p.sure(l, i, ms[:next], person)
			if n == 0 && surnames[p.word(i)] && !capitalized(p.word(i+1)) && (i == 0 || !capitalized(p.word(i-1))) {
				n, kind = 1, Person
			}
			if n == 0 && halves[p.word(i)] && p.lower(i-1) == "the" && !capitalized(p.word(i+1)) {
				n, kind = 1, Location
			}
			if n == 0 {
				continue
			}
			x := Mention{Span: text.Span{Start: int(us[i].Start), End: int(us[i+n-1].End)}, Kind: kind, Form: Name, Confidence: listConfidence, Entity: -1}
			if kind == Person {
				lo := d.Sentences[s].Start
				if next > 0 {
					lo = max(lo, ms[next-1].End)
				}
				x.Start = particleStart(d.Text, lo, x.Start)
			}
			if improves(ms[next:], x.Span) || n > 1 && (kind == Organization || kind == Location) && mistaken(ms[next:], x.Span) {
				x.Quoted = quotedAlone(d.Text, x.Span)
				add = append(add, x)
			}
			i += n - 1
		}
	}
	if len(add) == 0 {
		return ms
	}
	return overlay(ms, add)
}

// surnames returns the last words of the persons' full names among ms that the
// model was sure of.
func surnames(d *text.Doc, ms []Mention) map[string]bool {
	var out map[string]bool
	for _, m := range ms {
		if m.Kind != Person || m.Confidence < sureConfidence {
			continue
		}
		s := d.Slice(m.Span)
		w := s[strings.LastIndexByte(s, ' ')+1:]
		if len(w) == len(s) || len(w) < 3 || !capitalized(w) || acronym(w) {
			continue
		}
		if out == nil {
			out = map[string]bool{}
		}
		out[w] = true
	}
	return out
}

// halves returns "North" and "South" where ms holds a place that is called so by its first
// word, of two: "the North" is that one.
func halves(d *text.Doc, ms []Mention) map[string]bool {
	var out map[string]bool
	for _, m := range ms {
		half, rest, _ := strings.Cut(d.Slice(m.Span), " ")
		if m.Kind != Location || half != "North" && half != "South" || !capitalized(rest) || strings.Contains(rest, " ") {
			continue
		}
		if out == nil {
			out = map[string]bool{}
		}
		out[half] = true
	}
	return out
}

// sure returns the length and kind of the name that surely begins at unit i, or
// 0. Before holds the mentions that end before it; person gives the words of
// its persons' names: where one is called Kellogg, "Kellogg's" is no company.
func (p phrase) sure(l *List, i int, before []Mention, person func() map[string]bool) (int, Kind) {
	w := p.word(i)
	if !capitalized(w) {
		return 0, ""
	}
	if e, n := l.longest(p.text, p.units[i:]); n > 0 && (!possessive(p.word(i+n-1)) || !person()[w]) && (n > 1 || !p.shouted(i)) {
		return n, l.entries[e].Kind
	}
	if len(w) > 1 && !p.isRole(i) && !capitalized(p.word(i+1)) && (p.address(i-1) || p.word(i-1) == "." && p.address(i-2)) {
		return 1, Person
	}
	if len(before) > 0 && p.word(i-1) == "(" && p.word(i+1) == ")" && acronym(w) {
		m := before[len(before)-1]
		name := p.text[m.Start:m.End]
		if m.Kind == Organization && int(p.units[i-1].Start)-m.End <= 1 && abbreviates(w, name) {
			return 1, Organization
		}
	}
	return 0, ""
}

// shouted reports whether unit i is a small word of a line in capitals: "THIS IS LIVE" names
// no Islamic State.
func (p phrase) shouted(i int) bool {
	return acronym(p.word(i)) && (functionWord(p.lower(i)) || p.lower(i) == "us") && (acronym(p.word(i-1)) || acronym(p.word(i+1)))
}

// abbreviates reports whether the letters of short stand in name in their order,
// the first one first, whatever their case.
func abbreviates(short, name string) bool {
	short, name = strings.ToLower(short), strings.ToLower(name)
	if name == "" || short[0] != name[0] {
		return false
	}
	i := 0
	for j := 0; j < len(name) && i < len(short); j++ {
		if name[j] == short[i] {
			i++
		}
	}
	return i == len(short)
}

// mistaken reports whether the first of ms takes s for a person.
func mistaken(ms []Mention, s text.Span) bool {
	return len(ms) > 0 && ms[0].Span == s && ms[0].Kind == Person
}

// improves reports whether s may stand in the place of what ms, of which none
// ends before it, has there: nothing, or parts of it.
func improves(ms []Mention, s text.Span) bool {
	for _, m := range ms {
		if m.Start >= s.End {
			return true
		}
		if !s.Contains(m.Span) || m.Len() == s.Len() {
			return false
		}
	}
	return true
}
