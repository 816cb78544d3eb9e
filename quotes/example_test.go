package quotes_test

import (
	"fmt"
	"strings"

	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

func ExampleExtract() {
	d := text.New("“We will appeal,” a senior official told Axios.")
	res := quotes.Extract(d, nil, quotes.Context{Outlet: "The Lantern"})
	for _, q := range res.Quotes {
		fmt.Println(q.Type, q.SourceKind, d.Slice(q.Content[0]))
		for _, l := range q.Chain {
			fmt.Println(" ", l.Name)
		}
	}
	// Output:
	// direct anonymous “We will appeal,”
	//   a senior official
	//   Axios
	//   The Lantern
}

func ExampleMarks() {
	d := text.New("The so-called ‘peace line’ was moved, “again,” she said.")
	for _, m := range quotes.Marks(d, nil) {
		fmt.Println(m.Use, d.Slice(m.Inner))
	}
	// Output:
	// scare peace line
	// quotation again,
}

func ExampleStandingOf() {
	d := text.New("The port will stay shut, Otto Brandt said. It has been raining.")
	res := quotes.Extract(d, nil, quotes.Context{})
	s := quotes.StandingOf(d, res.Quotes)
	for _, o := range s.Origins {
		fmt.Printf("%s: %d of %d words\n", o.Name, o.Words, s.Words+s.Own)
	}
	// Output:
	// Otto Brandt: 5 of 12 words
}

func ExampleReadLexicon() {
	lex, err := quotes.ReadLexicon(strings.NewReader("[says 0]\nsay: said\n\n[warns 2]\nrumble\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	v, n := lex.Lookup("rumbled")
	fmt.Println(v.Lemma, v.Class, v.Strength, n)
	// Output:
	// rumble warns 2 1
}
