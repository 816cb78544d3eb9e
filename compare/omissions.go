package compare

// An Omission is something that most other outlets carry and some lack.
type Omission struct {
	Kind OmissionKind `json:"kind"`
	// What it is: the speaker's name, the name, the number with its unit, or
	// the words of the fullest sentence.
	What string `json:"what"`
	// Missing holds the outlets that lack it, Carried says how many have it.
	Missing []int `json:"missing"`
	Carried Share `json:"carried"`
	// Evidence is where the others have it, by place.
	Evidence []Place `json:"evidence"`
}

// OmissionKind says what kind of thing is missing.
type OmissionKind string

// The kinds of omission.
const (
	OmittedQuote  OmissionKind = "quote"  // words that others quote
	OmittedSource OmissionKind = "source" // someone whom others let be heard
	OmittedEntity OmissionKind = "name"   // someone or something that others name
	OmittedNumber OmissionKind = "number" // a figure
	OmittedFact   OmissionKind = "fact"   // a sentence that others share
)
