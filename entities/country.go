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

// A country is a row of the list of countries and regions.
type country struct {
	code string // ISO 3166-1 alpha-2; empty for a region
	name string
}

// A known name is one that a list explains: a country, its people, or an
// organization by one of its names.
type known struct {
	country *country
	demonym bool
	name    string // canonical, for an organization
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
	for row := range wordlist.Lines(organizationList + eponymList) {
		name, aliases, _ := strings.Cut(row, "|")
		add(name, known{name: name})
		for alias := range strings.SplitSeq(aliases, ";") {
			add(alias, known{name: name})
		}
	}
	delete(t, "")
	return t
})
