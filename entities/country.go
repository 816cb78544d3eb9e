package entities

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/countries.txt
var countryList string

//go:embed lists/organizations.txt
var organizationList string

//go:embed lists/eponyms.txt
var eponymList string

//go:embed lists/places.txt
var placeList string

// A country is a row of the list of countries and regions.
type country struct {
	code string // ISO 3166-1 alpha-2; empty for a region
	name string
}

// A known name is one that a list explains: a country, its people, or an
// organization or a place by one of its names.
type known struct {
	country *country
	demonym bool
	name    string // canonical, for an organization or a place
	kind    Kind   // of that
}

// eachKnown calls f with the rows of the lists of organizations and of places: the name, its
// kind, and its other names.
func eachKnown(f func(name string, kind Kind, aliases []string)) {
	for _, l := range [...]struct {
		list string
		kind Kind
	}{{organizationList + eponymList, Organization}, {placeList, Location}} {
		for row := range wordlist.Lines(l.list) {
			name, aliases, _ := strings.Cut(row, "|")
			f(name, l.kind, split(aliases))
		}
	}
}

// gazetteer maps normalized names to what the lists know of them.
var gazetteer = sync.OnceValue(func() map[string]known {
	t := map[string]known{}
	add := func(name string, k known) {
		key := strings.Join(normalize(name), " ")
		if _, ok := t[key]; !ok {
			t[key] = k
		}
	}
	for row := range wordlist.Lines(countryList) {
		f := strings.Split(row, "|")
		c := &country{code: f[0], name: f[1]}
		add(c.name, known{country: c})
		for alias := range strings.SplitSeq(f[2], ";") {
			add(alias, known{country: c})
		}
		for d := range strings.SplitSeq(f[3], ";") {
			add(d, known{country: c, demonym: true})
			add(d+"s", known{country: c, demonym: true})
		}
	}
	eachKnown(func(name string, kind Kind, aliases []string) {
		k := known{name: name, kind: kind}
		add(name, k)
		for _, alias := range aliases {
			add(alias, k)
		}
	})
	delete(t, "")
	return t
})
