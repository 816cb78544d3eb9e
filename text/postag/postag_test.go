package postag_test

import (
	"fmt"

	"github.com/masthead-news/masthead/text"
	"github.com/masthead-news/masthead/text/postag"
)

func ExampleTag() {
	d := text.New("The mayor agreed.")
	for i, tag := range postag.Tag(d) {
		fmt.Println(d.Word(i), tag)
	}
	// Output:
	// The DT
	// mayor NN
	// agreed VBD
	// . .
}
