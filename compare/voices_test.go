package compare

import (
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// A caption that says what someone said lets nobody be heard.
func TestCaptionsAreNoVoices(t *testing.T) {
	said, caption := "The bridge is safe, Lind said.", "Lind said the bridge is safe."
	r := &reading{Document: &masthead.Document{Text: &text.Doc{Blocks: []text.Block{
		{Span: text.Span{End: len(said)}, Kind: text.Paragraph},
		{Span: text.Span{Start: len(said) + 2, End: len(said) + 2 + len(caption)}, Kind: text.Caption},
	}}}}
	at := func(start int) *quotes.Quote {
		return &quotes.Quote{Content: []text.Span{{Start: start, End: start + len("The bridge is safe")}}}
	}
	if !r.hears(at(0)) || r.hears(at(len(said)+2+len("Lind said "))) {
		t.Error("only what the body says is heard")
	}
	denied := at(0)
	denied.Negated = true
	if r.hears(denied) {
		t.Error("what was not said is heard")
	}
}
