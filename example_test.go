package masthead_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/readability"
)

const pierPage = `<html lang="en"><head><title>Pier will not be sold | The Lantern</title>
<meta property="og:site_name" content="The Lantern"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Pier will not be sold</h1><p class="byline">By Ida Calloway</p>
<p>Mayor Petra Holm will not sell the old pier of Lorne, two officials told Axios on Monday.</p>
<p>“It belongs to all of us,” Holm said later. Ivan Marek, who wants to buy it, called the decision “a disgrace”.</p>
</article></body></html>`

// A page becomes a document: who is quoted, through whom.
func Example() {
	var a masthead.Analyzer // its zero value uses the built-in models
	doc, err := a.Analyze(context.Background(), &readability.Page{Body: []byte(pierPage)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(doc.Article.Outlet+":", doc.Article.Title)
	for _, q := range doc.Quotes {
		for _, l := range q.Chain {
			fmt.Print(l.Name, " > ")
		}
		fmt.Println(doc.Words(&q))
	}
	// Output:
	// The Lantern: Pier will not be sold
	// two officials > Axios > The Lantern > Mayor Petra Holm will not sell the old pier of Lorne
	// Petra Holm > “It belongs to all of us,”
	// Ivan Marek > the decision “a disgrace”
}

// One person in a document: titles, words, and the tone toward them.
func ExampleDocument_Find() {
	var a masthead.Analyzer
	doc, err := a.AnalyzeText(context.Background(), "pier", "Mayor Petra Holm will not sell the pier.\n“It belongs to all of us,” Holm said.")
	if err != nil {
		log.Fatal(err)
	}
	holm := doc.Find("Holm")
	for _, r := range doc.RolesOf(holm) {
		fmt.Println(doc.Slice(r.Span), doc.Entities[holm].Name)
	}
	for _, q := range doc.QuotesOf(holm) {
		fmt.Println(doc.Slice(q.Cue), doc.Words(q))
	}
	// Output:
	// Mayor Petra Holm
	// said “It belongs to all of us,”
}

// Many pages, several at once: a page that fails is told, and the rest go on.
func ExampleAnalyzer_All() {
	folder := fstest.MapFS{ // or os.DirFS("pages"), or corpus.Open("pages")
		"gazette/pier.html": {Data: []byte(pierPage)},
		"post/empty.html":   {},
	}
	var a masthead.Analyzer
	for doc, err := range a.All(context.Background(), corpus.FS(folder, ".")) {
		if e, ok := errors.AsType[*masthead.Error](err); ok {
			fmt.Println(e.Page, "failed at", e.Step)
			continue
		}
		fmt.Println(doc.Article.ID, "has", len(doc.Quotes), "quotes")
	}
	// Output:
	// gazette/pier.html has 3 quotes
	// post/empty.html failed at read
}

// A text in a language without models has its article and no more, and says so.
func ExampleGaps() {
	var a masthead.Analyzer
	doc, err := a.AnalyzeText(context.Background(), "damm",
		"Die Regierung hat am Dienstag erklärt, dass der Damm nicht sicher ist und dass die Menschen ihre Häuser verlassen müssen. "+
			"Das sagte die Ministerin in der Hauptstadt, und sie fügte hinzu, dass die Arbeiten noch in diesem Jahr beginnen sollen.")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(doc.Gaps)
	fmt.Println(doc.Gaps.Lack(masthead.LayerQuotes), len(doc.Quotes))
	// Output:
	// entities, quotes, tone: no model for the language "de"
	// true 0
}
