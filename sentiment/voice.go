package sentiment

import "fmt"

// Voice is who speaks the words that a tone rests on. In JSON it is a word:
// "own", "direct" or "reported".
type Voice uint8

// The voices.
const (
	Own      Voice = iota // the outlet itself
	Direct                // words in quotation marks
	Reported              // speech in the outlet's words
)

// Voices lists the voices in the order in which they are shown.
var Voices = [...]Voice{Own, Direct, Reported}

var voiceNames = [...]string{Own: "own", Direct: "direct", Reported: "reported"}

func (v Voice) String() string { return nameOf(voiceNames[:], uint8(v)) }

// MarshalText returns v's word.
func (v Voice) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads a voice's word.
func (v *Voice) UnmarshalText(b []byte) error {
	i, err := named(voiceNames[:], "voice", b)
	*v = Voice(i)
	return err
}

// Reason says why a span is evidence. In JSON it is a word, as each says.
type Reason uint8

// The reasons.
const (
	Comparison Reason = iota // "comparison": it is set beside another, as in "kinder than X"
	Context                  // "context": the rest of the sentence, what no word stands out for
	Loaded                   // "loaded": a name or term that takes sides
	Negation                 // "negated": a word of the lexicon, under a negation
	ScareQuote               // "scare-quote": marks of distance round a word
	Subject                  // "subject": what the target does, as in "X warmongering"
	VerbObject               // "verb-object": what is done to the target, as in "slammed X"
	Word                     // "word": a word of the lexicon
)

var reasonNames = [...]string{
	Comparison: "comparison", Context: "context", Loaded: "loaded", Negation: "negated",
	ScareQuote: "scare-quote", Subject: "subject", VerbObject: "verb-object", Word: "word",
}

func (r Reason) String() string { return nameOf(reasonNames[:], uint8(r)) }

// MarshalText returns r's word.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a reason's word.
func (r *Reason) UnmarshalText(b []byte) error {
	i, err := named(reasonNames[:], "reason", b)
	*r = Reason(i)
	return err
}

func nameOf(names []string, i uint8) string {
	if int(i) < len(names) {
		return names[i]
	}
	return ""
}

// named returns the place of a word among names.
func named(names []string, what string, word []byte) (int, error) {
	for i, n := range names {
		if n == string(word) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("sentiment: no %s is called %q", what, word)
}
