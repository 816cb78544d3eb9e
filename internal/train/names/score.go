package main

import (
	"fmt"
	"maps"
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
