package eval

import (
	"cmp"
	"slices"
	"strings"
)

// A NamingChain is what one outlet's article calls one concept of an event, in
// order of its words: NewsWCL50's annotation.
type NamingChain struct {
	Event    string   `json:"event"`
	Outlet   string   `json:"outlet"`
	Concept  string   `json:"concept"` // ends in its kind: "…_ACTOR"
	Mentions []string `json:"mentions"`
}

// A NamingCount is how often an outlet calls a concept by a name, as found.
// Concept is any label; the scorer finds which annotated concept it stands for.
type NamingCount struct {
	Event   string `json:"event"`
	Concept string `json:"concept"`
	Outlet  string `json:"outlet"`
	Name    string `json:"name"`
	Count   int    `json:"count"`
}

// ScoreNaming scores what outlets call things. In each event, annotated
// concepts and found ones are paired one to one, those with the most common
// namings first; two namings are the same if outlet and words are, articles,
// possessives, case and punctuation aside. A chain, which is one concept in one
// outlet, is found if its pair shares a naming with it there. Its count is
// right if it differs by no more than one, or by no more than a fifth.
//
// The headline, naming, is the share of chains found with their counts right
// among people, countries and groups. The same over all chains, actions and
// events included, is naming_all; with equal counts it is naming_exact.
func ScoreNaming(gold []NamingChain, pred []NamingCount) Metrics {
	events := make(map[string]*event)
	at := func(name string) *event {
		if events[name] == nil {
			events[name] = &event{gold: make(map[string]namings), pred: make(map[string]namings)}
		}
		return events[name]
	}
	for _, g := range gold {
		for _, m := range g.Mentions {
			add(at(g.Event).gold, g.Concept, g.Outlet, m, 1)
		}
	}
	for _, p := range pred {
		add(at(p.Event).pred, p.Concept, p.Outlet, p.Name, p.Count)
	}

	var named, all namingScore
	for _, id := range sortedKeys(events) {
		e := events[id]
		pairs := e.pairUp()
		for _, concept := range sortedKeys(e.gold) {
			all.add(e.gold[concept], e.pred[pairs[concept]])
			if isNamed(concept) {
				named.add(e.gold[concept], e.pred[pairs[concept]])
			}
		}
	}
	var m Metrics
	for _, x := range []struct {
		name  string
		right int
	}{{"naming", named.right}, {"naming_exact", named.exact}, {"naming_found", named.found}} {
		m.Add(x.name, ratio(x.right, named.chains))
		m.Add(x.name+".n", float64(named.chains))
	}
	m.Add("naming_names_f1", counts(named.common, named.pred, named.gold).F1)
	m.Add("naming_names_f1.n", float64(named.gold))
	m.Add("naming_all", ratio(all.right, all.chains))
	m.Add("naming_all.n", float64(all.chains))
	return m
}

// isNamed reports whether a concept is a person, a country or a group.
func isNamed(concept string) bool {
	switch concept[strings.LastIndexByte(concept, '_')+1:] {
	case "ACTOR", "COUNTRY", "GROUP":
		return true
	}
	return false
}

// namings counts what a concept is called, by outlet and words.
type namings map[[2]string]int

// An event holds the namings of its concepts.
type event struct{ gold, pred map[string]namings }

func add(of map[string]namings, concept, outlet, name string, n int) {
	if of[concept] == nil {
		of[concept] = make(namings)
	}
	of[concept][[2]string{outlet, bareName(name)}] += n
}

// bareName is a naming without what doesn't set it apart from another.
func bareName(s string) string {
	ws := words(fold(s))
	if len(ws) > 1 && (ws[0] == "the" || ws[0] == "a" || ws[0] == "an") {
		ws = ws[1:]
	}
	if len(ws) > 1 && ws[len(ws)-1] == "s" {
		ws = ws[:len(ws)-1]
	}
	return strings.Join(ws, " ")
}

func (a namings) common(b namings) int {
	n := 0
	for k, c := range a {
		n += min(c, b[k])
	}
	return n
}

func (a namings) total() int {
	n := 0
	for _, c := range a {
		n += c
	}
	return n
}

func (a namings) of(outlet string) namings {
	out := make(namings)
	for k, c := range a {
		if k[0] == outlet {
			out[k] = c
		}
	}
	return out
}

func (a namings) outlets() []string {
	seen := make(map[string]bool)
	for k := range a {
		seen[k[0]] = true
	}
	return sortedKeys(seen)
}

// pairUp maps annotated concepts to found ones.
func (e *event) pairUp() map[string]string {
	type pair struct {
		gold, pred string
		common     int
	}
	var pairs []pair
	for g := range e.gold {
		for p := range e.pred {
			if n := e.gold[g].common(e.pred[p]); n > 0 {
				pairs = append(pairs, pair{g, p, n})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.common, a.common), cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	out, used := make(map[string]string), make(map[string]bool)
	for _, p := range pairs {
		if _, ok := out[p.gold]; !ok && !used[p.pred] {
			out[p.gold] = p.pred
			used[p.pred] = true
		}
	}
	return out
}

type namingScore struct{ chains, found, right, exact, common, gold, pred int }

// add scores one concept, outlet by outlet.
func (s *namingScore) add(gold, pred namings) {
	for _, outlet := range gold.outlets() {
		g, p := gold.of(outlet), pred.of(outlet)
		c, ng, np := g.common(p), g.total(), p.total()
		s.chains++
		s.common += c
		s.gold += ng
		s.pred += np
		if c == 0 {
			continue
		}
		s.found++
		off := max(np-ng, ng-np)
		if off == 0 {
			s.exact++
		}
		if off <= max(1, ng/5) {
			s.right++
		}
	}
}
