// Package postag gives the tokens of a document their parts of speech. It is a
// package of its own so that programs which need no tags hold no tagger.
//
//	d := text.New("Ms. Lind said no.")
//	for i, tag := range postag.Tag(d) {
//		fmt.Println(d.Word(i), tag)
//	}
//
// The tags are those of the Penn Treebank as English Universal Dependencies
// writes them: "NNP" a name, "VBD" a verb in the past, and beside the old ones
// "HYPH" for a hyphen within a word, "ADD" for an address, "NFP" for odd marks,
// "AFX" for a prefix on its own. CARD.md says what they were learned from.
package postag

import (
	"sync"

	"github.com/masthead-news/masthead/text"
)

// Tag returns the part of speech of each token of d. The model is loaded at the
// first call and shared; Tag may be called from many goroutines.
func Tag(d *text.Doc) []string {
	m := english()
	tags := make([]string, len(d.Tokens))
	g := scratch.Get().(*tagger)
	defer scratch.Put(g)
	for _, s := range d.Sentences {
		g.load(d, s.First, s.Last)
		for i := range g.words {
			k := g.best(m, i)
			g.tags[i] = k
			tags[s.First+i] = m.tags[k]
		}
	}
	return tags
}

var scratch = sync.Pool{New: func() any { return new(tagger) }}
