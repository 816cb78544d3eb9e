package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/masthead-news/masthead/internal/names"
)

// A count is of names found rightly, found, and there to find.
type count struct{ right, found, gold int }

func (c count) f1() float64 {
	return 200 * float64(c.right) / float64(max(1, c.found+c.gold))
}

// score counts by class and region; "all" is everything, "names" is persons,
// organizations and locations.
func score(m func(i int) *names.Model, es []*example, each func(p float32, right bool)) map[string]*count {
	out := map[string]*count{}
	a := new(names.Analysis)
	var found []names.Found
	for i, e := range es {
		model := m(i)
		a.Analyze(&model.Lexicon, e.text, e.sents)
		found = model.Find(a, found[:0])
		gold := map[span]bool{}
		add := func(s span, f func(*count)) {
			keys := []string{"all", s.class, "region " + e.region}
			switch s.class {
			case "person", "organization", "location", "per", "org", "loc":
				keys = append(keys, "names")
			}
			for _, k := range keys {
				if out[k] == nil {
					out[k] = new(count)
				}
				f(out[k])
			}
		}
		for _, s := range e.spans {
			gold[s] = true
			add(s, func(c *count) { c.gold++ })
		}
		for _, f := range found {
			s := span{f.Start, f.End, model.Classes[f.Class]}
			right := gold[s]
			add(s, func(c *count) {
				c.found++
				if right {
					c.right++
				}
			})
			if each != nil {
				each(f.P, right)
			}
		}
	}
	return out
}

func printScores(title string, cs map[string]*count) {
	fmt.Println(title)
	for _, k := range slices.Sorted(maps.Keys(cs)) {
		c := cs[k]
		fmt.Printf("  %-22s P %5.1f  R %5.1f  F1 %6.2f  (%d)\n", k, 100*float64(c.right)/float64(max(1, c.found)), 100*float64(c.right)/float64(max(1, c.gold)), c.f1(), c.gold)
	}
}

// classNames are the classes as the data of the built-in model writes them.
var classNames = map[string]string{
	"date": "Date", "facility": "Facility", "location": "Location", "misc": "Misc", "money": "Money",
	"norp": "NORP", "organization": "Organization", "person": "Person", "product": "Product",
}

// writeFound writes what models find in the examples, for internal/cmd/eval to score.
func writeFound(path string, m func(i int) *names.Model, es []*example) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := json.NewEncoder(f)
	a := new(names.Analysis)
	var found []names.Found
	for i, e := range es {
		model := m(i)
		a.Analyze(&model.Lexicon, e.text, e.sents)
		found = model.Find(a, found[:0])
		spans := [][3]any{}
		for _, x := range found {
			class := model.Classes[x.Class]
			if s, ok := classNames[class]; ok {
				class = s
			}
			spans = append(spans, [3]any{x.Start, x.End, class})
		}
		if err := w.Encode(map[string]any{"id": e.id, "spans": spans}); err != nil {
			return err
		}
	}
	return f.Close()
}
