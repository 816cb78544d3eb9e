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

// Counts made apart, by day or on several machines, are merged; their binary form
// travels between them.
func ExampleCounts_Merge() {
	var monday, tuesday terms.Counts
	monday.Add(text.New("The mayor slammed the plan."))
	tuesday.Add(text.New("The council praised the mayor."))
	b, err := tuesday.MarshalBinary()
	if err != nil {
		fmt.Println(err)
		return
	}
	var arrived terms.Counts
	if err := arrived.UnmarshalBinary(b); err != nil {
		fmt.Println(err)
		return
	}
	if err := monday.Merge(&arrived); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(monday.Of("mayor").N, monday.Articles())
	// Output: 2 2
}

func ExampleDiversityOf() {
	d := terms.DiversityOf(text.New("The mayor slammed the plan. The council praised the plan, and the mayor slammed the council."))
	fmt.Printf("%d words, %d different: type-token ratio %.2f\n", d.Tokens, d.Types, d.TTR)
	// Output: 16 words, 7 different: type-token ratio 0.44
}

func ExampleCounts_Collocations() {
	var c terms.Counts
	c.MaxWords = 2
	for range 3 {
		c.Add(text.New("The ferry terminal stands. A ferry terminal costs money. The money is the council's."))
	}
	for _, x := range c.Collocations(2, 3)[:2] {
		fmt.Println(x.Term, x.N)
	}
	// Output:
	// ferry terminal 6
	// a ferry 3
}

// One long article doesn't make a term of the outlet: how evenly its articles use it
// says so.
func ExampleDisperse() {
	even := terms.Disperse([]int{2, 2, 2, 2}, []int{100, 100, 100, 100})
	lump := terms.Disperse([]int{8, 0, 0, 0}, []int{100, 100, 100, 100})
	fmt.Printf("Juilland's D %.2f and %.2f, Gries' DP %.2f and %.2f\n", even.JuillandD, lump.JuillandD, even.DP, lump.DP)
	// Output: Juilland's D 1.00 and 0.00, Gries' DP 0.00 and 0.75
}

// What an article is about, against all that were counted. Nothing is left out
// unless a list says so, and counts know how many words it dropped.
func ExampleCounts_TFIDF() {
	c := terms.Counts{Stop: &terms.StopList{Name: "articles", Words: []string{"the", "a", "an"}}}
	articles := []*text.Doc{
		text.New("The council voted on the ferry. The ferry is late, the council said."),
		text.New("The council met. The mayor spoke."),
		text.New("The mayor and the council left."),
	}
	for _, d := range articles {
		c.Add(d)
	}
	for _, s := range c.TFIDF(articles[0])[:2] {
		fmt.Printf("%s %d %.2f\n", s.Term, s.N, s.Score)
	}
	fmt.Println(c.Dropped(), "words left out")
	// Output:
	// ferry 2 0.62
	// council 2 0.37
	// 8 words left out
}
