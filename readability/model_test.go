package readability

import (
	"testing"

	"github.com/masthead-news/masthead/readability/model/blocks"
)

// The embedded trees read the features that are made, no more and no fewer.
func TestModelFits(t *testing.T) {
	x := newHTMLReader("<h1>Harbor to close</h1><p>The council voted.</p>", &Page{})
	l := x.look()
	m := blocks.Model()
	hints := (&hintModel{words: m.Words, names: m.Names}).hints(l)
	row := hintRow(l.row(nil, 0), hints, 0)
	if got, want := m.First.Features(), len(row); got != want {
		t.Errorf("the first step reads %d features, there are %d: run go generate", got, want)
	}
	row = l.context(make([]float32, len(l.blocks))).row(row, 0)
	if got, want := m.Second.Features(), len(row); got != want {
		t.Errorf("the second step reads %d features, there are %d: run go generate", got, want)
	}
}
