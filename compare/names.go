package compare

import "github.com/masthead-news/masthead/entities"

// A Name is one entity, and what each outlet calls it.
type Name struct {
	Name string        `json:"name"`
	Kind entities.Kind `json:"kind"`
	Key  string        `json:"key,omitempty"`
	// ByOutlet is how often each outlet names it; pronouns don't count.
	ByOutlet []Count   `json:"byOutlet"`
	Variants []Variant `json:"variants"` // most uses first
}

// Style is how a name is put.
type Style string

// The styles of naming.
const (
	PlainName   Style = "name"   // "Antony Blinken", "Blinken", "Israel"
	QuotedName  Style = "quoted" // the name in quotation marks: "Israel"
	Title       Style = "title"  // "US Secretary of State"
	Description Style = "description"
	LoadedName  Style = "loaded" // a name that takes sides: "the occupation"
)

// A Variant is one way of naming an entity.
type Variant struct {
	Words string `json:"words"` // as first met
	Style Style  `json:"style"`
	// ByOutlet is how often each outlet uses it, and Shares that number among
	// all its namings of the entity.
	ByOutlet []Count `json:"byOutlet"`
	Shares   []Share `json:"shares"`
}
