// Package entities finds the people, organizations and places a text names, by
// which titles it calls them, and which mentions name the same one.
//
//	d := text.New("US Secretary of State Antony Blinken met Israel's envoys.")
//	ms, err := entities.Default().Recognize(ctx, d)
//	if err != nil {
//		return err
//	}
//	for _, e := range entities.Resolve(d, ms).Entities {
//		fmt.Println(e.Kind, e.Name, e.Country)
//	}
//
// Names of one's own are found by [Watch], and models trained on one's own texts
// are read by [Load].
package entities

import (
	"context"

	"github.com/masthead-news/masthead/text"
)

// Kind is the kind of a named entity.
type Kind string

// The kinds of named entity. NORP is a nationality, a religious or a political
// group ("Israeli", "Democrats").
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Location     Kind = "location"
	Facility     Kind = "facility"
	NORP         Kind = "norp"
	Product      Kind = "product"
	Misc         Kind = "misc"
	Date         Kind = "date"
	Money        Kind = "money"
)

// Form is how a mention refers.
type Form string

// The forms of mention.
const (
	Name    Form = "name"    // "Antony Blinken", "Israel", "WHO"
	Nominal Form = "nominal" // "the secretary of state"
	Pronoun Form = "pronoun" // "she"
)

// A Mention is one naming of an entity in a text.
type Mention struct {
	text.Span
	Kind Kind `json:"kind"`
	Form Form `json:"form"`
	// Confidence is the probability that span and kind are right, from 0 to 1;
	// 0 where the recognizer has none.
	Confidence float32 `json:"confidence,omitempty"`
	// Quoted is true where quotation marks stand round this name and nothing
	// else but a possessive: "Israel", 'Israel', "Israel's".
	Quoted bool `json:"quoted,omitempty"`
	// ID is the user's own, where a watch list named the mention.
	ID string `json:"id,omitempty"`
	// Entity is the index of its entity in the document's entities, or -1.
	Entity int `json:"entity"`
}

// A Role is the title or role that a text gives a mention: "US Secretary of
// State" before the name, ", the minister for strategic affairs," after it.
type Role struct {
	text.Span
	Mention int  `json:"mention"` // index of the mention it is said of
	After   bool `json:"after"`   // in apposition, not in front
}

// An Entity is what one or more mentions name.
type Entity struct {
	// Name is the canonical name: the fullest that the text gives, without
	// title, or the common name of a country.
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Key joins entities across documents: equal keys mean the same entity.
	// It is the user's ID, else a country code, else kind and normalized full
	// name (of a person, forename or two initials, and surname; of a people, the
	// singular); empty where the text's naming is too thin to join on, such as a
	// bare surname.
	Key string `json:"key,omitempty"`
	// ID is the user's own, from a watch list.
	ID string `json:"id,omitempty"`
	// Country is the ISO 3166-1 alpha-2 code of a country, or of the country
	// that a demonym belongs to.
	Country string `json:"country,omitempty"`
	// Of is the index of the entity that this one is derived from ("Israeli"
	// from Israel), or -1. A demonym is an entity of its own.
	Of       int   `json:"of"`
	Mentions []int `json:"mentions"` // indices, in order of the text
}

// A Recognizer finds mentions. Implementations are safe for concurrent use and
// return mentions ordered by Start that never overlap, with Entity set to -1.
type Recognizer interface {
	Recognize(ctx context.Context, d *text.Doc) ([]Mention, error)
	// MadeWith says what the mentions were made with.
	MadeWith() text.Maker
}

// A BatchRecognizer recognizes several documents at once. Callers that hold
// many documents use it where a Recognizer implements it.
type BatchRecognizer interface {
	Recognizer
	RecognizeBatch(ctx context.Context, ds []*text.Doc) ([][]Mention, error)
}
