package masthead

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// A Document is an article with its annotations. Every span in it is a range of
// bytes of Article.Text. It is not changed once made and may be shared.
type Document struct {
	Article *readability.Article
	Text    *text.Doc

	Mentions []entities.Mention
	Roles    []entities.Role
	Entities []entities.Entity
	Quotes   []quotes.Quote
	Marks    []quotes.Mark
	Tone     sentiment.Result

	// Gaps says which layers are missing or doubtful, and why.
	Gaps     Gaps
	MadeWith []text.Maker
}

// Slice returns the text that s covers.
func (d *Document) Slice(s text.Span) string { return d.Text.Slice(s) }

//go:embed schema.json
var schemaText string

// Schema returns the JSON Schema (draft 2020-12) of a Document in JSON.
func Schema() []byte { return []byte(schemaText) }

// documentJSON is the form of a Document in JSON. The text and its blocks stand
// in the article, once; tokens are left out, since text.FromBlocks makes them
// again.
type documentJSON struct {
	Unit      string               `json:"unit"` // of every start and end
	Article   *readability.Article `json:"article"`
	Sentences []text.Sentence      `json:"sentences"`
	Mentions  []entities.Mention   `json:"mentions"`
	Roles     []entities.Role      `json:"roles"`
	Entities  []entities.Entity    `json:"entities"`
	Quotes    []quotes.Quote       `json:"quotes"`
	Marks     []quotes.Mark        `json:"marks"`
	Tone      sentiment.Result     `json:"tone"`
	Gaps      Gaps                 `json:"gaps,omitempty"`
	MadeWith  []text.Maker         `json:"madeWith"`
}

// MarshalJSON writes d in the form that [Schema] describes, with spans in bytes of
// its article's text.
func (d *Document) MarshalJSON() ([]byte, error) {
	var sentences []text.Sentence
	if d.Text != nil {
		sentences = d.Text.Sentences
	}
	return json.Marshal(documentJSON{
		"byte", d.Article, sentences, d.Mentions, d.Roles, d.Entities,
		d.Quotes, d.Marks, d.Tone, d.Gaps, d.MadeWith,
	})
}

// UnmarshalJSON reads what MarshalJSON wrote, and makes sentences and tokens
// again. A span that leaves the text, or an index that leads nowhere, is an error.
func (d *Document) UnmarshalJSON(b []byte) error {
	var j documentJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	out := Document{
		Text: text.New(""), Article: j.Article, Mentions: j.Mentions, Roles: j.Roles, Entities: j.Entities,
		Quotes: j.Quotes, Marks: j.Marks, Tone: j.Tone, Gaps: j.Gaps, MadeWith: j.MadeWith,
	}
	words := ""
	if j.Article != nil {
		words = j.Article.Text
	}
	if err := checkSpans(reflect.ValueOf(j), words); err != nil {
		return fmt.Errorf("masthead: reading a document: %w", err)
	}
	if j.Article != nil {
		out.Text = text.FromBlocks(words, j.Article.Blocks)
	}
	if err := out.checkIndices(); err != nil {
		return fmt.Errorf("masthead: reading a document: %w", err)
	}
	*d = out
	return nil
}
