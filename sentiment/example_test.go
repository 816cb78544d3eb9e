package sentiment_test

import (
	"fmt"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

func ExampleAnalyzer_Analyze() {
	d := text.New("Norland slammed Sudmark over the famine.")
	r := &entities.Resolution{
		Mentions: []entities.Mention{
			{Span: text.Span{Start: 0, End: 7}, Form: entities.Name, Entity: 0},
			{Span: text.Span{Start: 16, End: 23}, Form: entities.Name, Entity: 1},
		},
		Entities: []entities.Entity{{Name: "Norland", Mentions: []int{0}}, {Name: "Sudmark", Mentions: []int{1}}},
	}
	var a sentiment.Analyzer
	for _, t := range a.Analyze(d, r, nil).Targets {
		fmt.Println(r.Entities[t.Entity].Name, t.Tone.Label)
		for _, e := range t.Tone.Evidence {
			if e.Reason == sentiment.VerbObject {
				fmt.Println("  ", d.Slice(e.Span), e.Reason)
			}
		}
	}
	// Output:
	// Norland neutral
	// Sudmark negative
	//    slammed verb-object
}

func ExampleReadLexicon() {
	x, err := sentiment.ReadLexicon(strings.NewReader("splendid\t3.1\nhorrid,-2.5\n[negative]\ndreadful"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(x.Len())
	fmt.Println(x.Valence("dreadful"))
	// Output:
	// 3
	// -2 true
}

func ExampleAggregate() {
	week := []sentiment.Tone{{Score: -0.4, N: 12}, {Score: -0.1, N: 8}}
	i := sentiment.Aggregate(week)
	fmt.Printf("%.2f from %d articles, too little: %v\n", i.Mean, i.Articles, i.TooLittle)
	// Output: -0.25 from 2 articles, too little: true
}

func ExampleLexicon_With() {
	house, err := sentiment.ReadLexicon(strings.NewReader("greenwash*\t-2.5\nrate cut\t1.5"))
	if err != nil {
		fmt.Println(err)
		return
	}
	a := sentiment.Analyzer{Lexicon: sentiment.DefaultLexicon().With(house)}
	fmt.Println(a.Lexicon.Valence("greenwashing"))
	fmt.Println(a.Lexicon.Valence("famine"))
	// Output:
	// -2.5 true
	// -3.2 true
}

func ExampleCountLoaded() {
	d := text.New("The regime sent its thugs. A spokesman of the regime said nothing.")
	var a sentiment.Analyzer
	for _, c := range sentiment.CountLoaded(a.Analyze(d, nil, nil).Loaded) {
		fmt.Println(c.Count, c.Term, c.Places)
	}
	// Output:
	// 2 regime [{4 10} {46 52}]
	// 1 thugs [{20 25}]
}

func ExampleResample() {
	// The scores of the sentences of three articles: the articles differ more
	// than their sentences do.
	low, high := sentiment.Resample([][]float64{{-0.5, -0.4}, {0.1, 0.2, 0.1}, {-0.1}})
	fmt.Printf("%.2f to %.2f\n", low, high)
	// Output: -0.45 to 0.13
}
