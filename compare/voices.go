package compare

import "github.com/masthead-news/masthead/quotes"

// A Speaker is one source, and how each outlet lets it be heard.
type Speaker struct {
	Name     string            `json:"name"`
	Kind     quotes.SourceKind `json:"kind"`
	Key      string            `json:"key,omitempty"` // of its entity
	ByOutlet []Heard           `json:"byOutlet"`
}

// Heard is how an outlet lets one source be heard.
type Heard struct {
	Count        // quotes, and where their contents stand
	Direct   int `json:"direct"`   // quotes in quotation marks
	Mixed    int `json:"mixed"`    // partly in marks
	Indirect int `json:"indirect"` // in the outlet's words
	Words    int `json:"words"`    // of all contents
	// Share is its quotes among all of the outlet's.
	Share Share `json:"share"`
	// Rank is its place among the outlet's sources in order of first being
	// heard, from 1; 0 if not heard.
	Rank int `json:"rank"`
	// Last is true where it has the last word of an article.
	Last  bool  `json:"last,omitempty"`
	Verbs []Cue `json:"verbs,omitempty"` // most uses first
}

// A Cue is a verb of saying with its uses.
type Cue struct {
	Words string       `json:"words"` // "claimed", "according to"
	Class quotes.Class `json:"class"`
	// Strength is how far it moves off plain "said", from 0 to 2.
	Strength int `json:"strength,omitempty"`
	Count
}

// Voices is who an outlet lets be heard, over all its documents of the story.
type Voices struct {
	Outlet int `json:"outlet"`
	// Words is the number of words in its bodies, Own of those that are its
	// own, Reported of those that it reports or quotes.
	Words    int `json:"words"`
	Own      int `json:"own"`
	Reported int `json:"reported"`

	Quotes   int   `json:"quotes"`
	Direct   Share `json:"direct"` // quotes wholly or partly in quotation marks
	Named    Share `json:"named"`  // quotes whose source has a name
	Unnamed  Share `json:"unnamed"`
	Relayed  Share `json:"relayed"`  // quotes heard through another outlet or agency
	Distance Share `json:"distance"` // quotes whose verb is not plain "said"

	Classes []ClassCount `json:"classes,omitempty"` // by class
	// Origins says on whose word the outlet stands, most words first.
	Origins []Origin `json:"origins,omitempty"`
}

// A ClassCount is how often an outlet uses verbs of one class.
type ClassCount struct {
	Class quotes.Class `json:"class"`
	Count
}

// An Origin is one source that reported words go back to.
type Origin struct {
	Name  string            `json:"name"`
	Kind  quotes.SourceKind `json:"kind"`
	Words int               `json:"words"`
	Count
}
