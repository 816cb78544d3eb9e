// Package sentiment measures the tone of a text: of all of it, of each
// sentence and quotation, and toward each one it names, in whose voice.
//
//	var a sentiment.Analyzer
//	r := a.Analyze(doc, &names, &found)
//	for _, e := range r.Document.Evidence {
//		fmt.Printf("%+.2f %s\n", e.Weight, doc.Slice(e.Span))
//	}
//
// Every score is the sum of the weights of its evidence. Names say nothing:
// "Food Security" is no praise, and another name in the same place has the same
// tone. Harm done to someone is no disapproval: it is counted as Affected.
package sentiment

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// Label is a tone in a word.
type Label string

// The labels. Mixed means that both sides are strong; Neutral that neither is.
const (
	Negative Label = "negative"
	Neutral  Label = "neutral"
	Positive Label = "positive"
	Mixed    Label = "mixed"
)

// A Tone is how a stretch of text sounds, with the words it rests on.
type Tone struct {
	// Score is from -1 (negative) to 1 (positive), and is the sum of the
	// weights of Evidence, to within 1e-6.
	Score float64 `json:"score"`
	// Label is what the tone is called. Of sentences, of headlines and toward
	// targets it is the likeliest label, which Score need not give away: toward
	// a target Score is how likely praise is, less how likely blame is, and at
	// -0.3 neither may still be likelier than both. Toward a target in three
	// sentences or more it is positive where Score is over 0.02 and negative where
	// it is under -0.3, as readers of whole articles have it.
	//
	// Of documents and quotes, and where several voices or speakers share a
	// tone, it follows from Score: mixed where Positive and Negative are both over 0.15
	// and Score is under a quarter of their sum, else neutral where Score is
	// under 0.185 either way. Whoever speaks of a target alone has the label of the whole.
	Label Label `json:"label"`
	// Positive and Negative are the sums of the positive weights and, as a
	// positive number, of the negative ones.
	Positive float64 `json:"positive"`
	Negative float64 `json:"negative"`
	// Confidence is that the label is right, from 0 to 1. Abstained is true
	// where it is too low to stand on.
	Confidence float32 `json:"confidence"`
	Abstained  bool    `json:"abstained,omitempty"`
	// N is the number of sentences that it rests on.
	N int `json:"n"`
	// Evidence may share its array with that of other tones of a result: it is
	// for reading.
	Evidence []Evidence `json:"evidence,omitempty"` // in order of the text
}

// Evidence is one reason for a tone. It is the most of a document's tone, and
// kept small.
type Evidence struct {
	text.Span
	Weight  float64 `json:"weight"` // its part of the score
	Voice   Voice   `json:"voice"`
	Reason  Reason  `json:"reason"`
	Speaker int32   `json:"speaker"` // index of the entity that speaks, or -1
}

// A Target is the tone toward one entity.
type Target struct {
	Entity int  `json:"entity"` // index into the document's entities
	Tone   Tone `json:"tone"`   // over all voices
	// ByVoice splits it: what the outlet says of the entity against what it
	// lets others say. A voice that doesn't speak of it is left out.
	ByVoice []VoiceTone `json:"byVoice"`
	// BySpeaker is what each one who is quoted or reported says of it, in order
	// of Speaker. Where no speaker is known, a tone is in ByVoice only.
	BySpeaker []SpeakerTone `json:"bySpeaker,omitempty"`
	// Affected is the number of sentences in which harm is done to the entity:
	// that is no disapproval of it.
	Affected int `json:"affected,omitempty"`
	// Mentions has the tone toward it at each of its mentions.
	Mentions []MentionTone `json:"mentions"`
}

// A VoiceTone is a tone in one voice.
type VoiceTone struct {
	Voice Voice `json:"voice"`
	Tone  Tone  `json:"tone"`
}

// A SpeakerTone is a tone in the words of one speaker.
type SpeakerTone struct {
	Speaker int  `json:"speaker"` // index of the entity that speaks
	Tone    Tone `json:"tone"`
}

// A MentionTone is the tone toward a target at one mention.
type MentionTone struct {
	Mention  int   `json:"mention"`  // index
	Sentence int   `json:"sentence"` // index
	Voice    Voice `json:"voice"`    // in which it stands; Evidence of the sentence may have others
	Speaker  int   `json:"speaker"`  // index of the entity in whose words it stands, or -1
	Tone     Tone  `json:"tone"`
}

// A LoadedTerm is a word that takes sides, as evidence for a reader; it is no
// verdict on the outlet.
type LoadedTerm struct {
	text.Span
	Term  string `json:"term"` // as the lexicon has it
	Voice Voice  `json:"voice"`
}

// A LoadedCount is a loaded term with the places where it stands.
type LoadedCount struct {
	Term   string      `json:"term"`
	Count  int         `json:"count"`
	Own    int         `json:"own"` // in the outlet's own words
	Places []text.Span `json:"places"`
}

// CountLoaded counts terms, most frequent first, then by term. The places of
// each are in order of the text.
func CountLoaded(terms []LoadedTerm) []LoadedCount {
	index := map[string]int{}
	var out []LoadedCount
	for _, t := range terms {
		i, ok := index[t.Term]
		if !ok {
			i = len(out)
			index[t.Term] = i
			out = append(out, LoadedCount{Term: t.Term})
		}
		c := &out[i]
		c.Count++
		c.Places = append(c.Places, t.Span)
		if t.Voice == Own {
			c.Own++
		}
	}
	slices.SortFunc(out, func(a, b LoadedCount) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Term, b.Term))
	})
	return out
}

// A Result is the tone of a document.
type Result struct {
	Document  Tone         `json:"document"`         // of the body
	Own       Tone         `json:"own"`              // of the body's words that are the outlet's own
	Title     Tone         `json:"title"`            // of the headline
	Sentences []Tone       `json:"sentences"`        // one each, in order
	Quotes    []Tone       `json:"quotes"`           // one each, in order
	Targets   []Target     `json:"targets"`          // in order of Entity
	Loaded    []LoadedTerm `json:"loaded,omitempty"` // in order of the text
}

// An Analyzer measures tone. Its zero value is ready to use, and it is safe for
// concurrent use once its fields are set.
type Analyzer struct {
	// Lexicon holds the words that carry tone. Nil means the built-in one. One
	// made by DefaultLexicon().With(…) adds words to it, and the trained model
	// stays in use; with any other, tones rest on its words and the rules alone.
	Lexicon *Lexicon
}
