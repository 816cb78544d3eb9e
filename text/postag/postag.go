// Package postag gives the tokens of a document their parts of speech. It is a
// package of its own so that programs which need no tags hold no tagger.
//
//	d := text.New("Ms. Lind said no.")
//	for i, tag := range postag.Tag(d) {
//		fmt.Println(d.Word(i), tag)
//	}
package postag

import (
	"sync"

	"github.com/jdkato/prose/v3/tag"

	"github.com/masthead-news/masthead/text"
)

var tagger = sync.OnceValues(func() (*tag.Tagger, error) { return tag.New() })

// Tag returns the part of speech of each token of d, as a tag of the Penn
// Treebank: "NNP", "VBD". The tagger is loaded at the first call and shared; Tag
// may be called from many goroutines.
func Tag(d *text.Doc) []string {
	t, err := tagger()
	if err != nil {
		// The model is compiled in: only a broken build gets here.
		panic("postag: " + err.Error())
	}
	tokens := make([]tag.Token, len(d.Tokens))
	for i, k := range d.Tokens {
		tokens[i].Text = d.Slice(k.Span)
		tokens[i].Start = k.Start
	}
	for _, s := range d.Sentences {
		t.TagTokens(tokens[s.First:s.Last])
	}
	tags := make([]string, len(tokens))
	for i := range tokens {
		tags[i] = tokens[i].Tag
	}
	return tags
}
