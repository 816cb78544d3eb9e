// Package prose finds names with the recognizer of github.com/jdkato/prose/v3,
// for comparison and for those who know it:
//
//	a := masthead.Analyzer{Entities: prose.New()}
//
// It tells persons, organizations and places, no more, and has no confidence.
// Its model, about 8 MB, is linked into programs that import this package only.
package prose

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/jdkato/prose/v3/ner"
	"github.com/jdkato/prose/v3/tag"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// New returns the recognizer. Its models are loaded at the first call of
// Recognize and shared.
func New() entities.Recognizer { return recognizer{} }

type recognizer struct{}

type models struct {
	tagger    *tag.Tagger
	extracter *ner.Extracter
}

var load = sync.OnceValues(func() (models, error) {
	t, err := tag.New()
	if err != nil {
		return models{}, err
	}
	x, err := ner.New()
	return models{t, x}, err
})

// MadeWith names prose's model.
func (recognizer) MadeWith() text.Maker {
	return text.Maker{Layer: "entities", Name: "prose/ner", Version: "3.2.3"}
}

// Recognize finds names sentence by sentence.
func (recognizer) Recognize(ctx context.Context, d *text.Doc) ([]entities.Mention, error) {
	m, err := load()
	if err != nil {
		return nil, fmt.Errorf("prose: its built-in model did not load: %w", err)
	}
	tokens := make([]ner.Token, len(d.Tokens))
	for i, k := range d.Tokens {
		tokens[i] = ner.Token{Text: d.Slice(k.Span), Start: k.Start}
	}
	var out []entities.Mention
	var ts []ner.Token
	for _, s := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		// Chunk drops a name that nothing follows.
		ts = append(append(ts[:0], tokens[s.First:s.Last]...), ner.Token{Text: ".", Start: s.End})
		m.tagger.TagTokens(ts)
		m.extracter.Label(ts)
		for _, e := range m.extracter.Chunk(d.Text, ts) {
			kind, ok := kinds[e.Label]
			span, whole := trim(d.Text, text.Span{Start: e.Start, End: min(e.End(), s.End)})
			if !ok || !whole || len(out) > 0 && span.Start < out[len(out)-1].End {
				continue
			}
			out = append(out, entities.Mention{Span: span, Kind: kind, Form: entities.Name, Entity: -1})
		}
	}
	return out, nil
}

var kinds = map[string]entities.Kind{
	"PERSON": entities.Person, "ORGANIZATION": entities.Organization, "FACILITY": entities.Facility,
	"GPE": entities.Location, "LOCATION": entities.Location, "GSP": entities.Location,
}

// trim takes space off the edges of s, and reports whether anything is left.
func trim(txt string, s text.Span) (text.Span, bool) {
	in := txt[s.Start:s.End]
	s.Start += len(in) - len(strings.TrimLeft(in, " \t\r\n\u00a0\u3000"))
	s.End = s.Start + len(strings.TrimSpace(in))
	return s, !s.Empty()
}
