package terms_test

import (
	"fmt"

	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
)

func ExampleKeyness_Compare() {
	var left, right terms.Counts
	left.Add(text.New("The mayor slammed the plan. She slammed it twice."))
	right.Add(text.New("The mayor praised the plan."))
	k := terms.Keyness{MinCount: 2, MinRange: 1}
	for _, key := range k.Compare(&left, &right) {
		fmt.Printf("%-8s %d:%d  G2 %5.2f  log ratio %5.2f\n",
			key.Term, key.Target.N, key.Reference.N, key.G2, key.LogRatio)
	}
	// Output:
	// slammed  2:0  G2  1.95  log ratio  1.15
	// mayor    1:1  G2 -0.20  log ratio -0.85
	// plan     1:1  G2 -0.20  log ratio -0.85
	// the      2:2  G2 -0.49  log ratio -0.85
}

func ExampleCounts_Add() {
	c := terms.Counts{MaxWords: 2}
	c.Add(text.New("The middle class pays. A middle-class town."))
	fmt.Println(c.Of("middle class").N, c.Total(1))
	// Output: 2 8
}

func ExampleInContext() {
	d := text.New("The mayor slammed the plan. Critics slam the mayor.")
	for _, c := range terms.InContext(d, "mayor", 2) {
		fmt.Printf("%s [%s] %s\n", d.Slice(c.Left), d.Slice(c.Match), d.Slice(c.Right))
	}
	// Output:
	// The [mayor] slammed the
	// slam the [mayor] .
}
