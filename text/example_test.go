package text_test

import (
	"fmt"

	"github.com/masthead-news/masthead/text"
)

func ExampleNew() {
	d := text.New("Ms. Lind said no. The mayor agreed.")
	for _, s := range d.Sentences {
		fmt.Println(d.Slice(s.Span))
	}
	// Output:
	// Ms. Lind said no.
	// The mayor agreed.
}

func ExampleDoc_UTF16() {
	d := text.New("“It isn’t over.”")
	spans := []text.Span{d.Tokens[1].Span, d.Tokens[4].Span}
	fmt.Println(spans, d.UTF16(spans...), d.Runes(spans...))
	// Output: [{3 5} {14 18}] [{1 3} {10 14}] [{1 3} {10 14}]
}
