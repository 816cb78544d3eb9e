package compare

import (
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/sentiment"
)

// A Target is one entity, and the tone of each outlet toward it.
type Target struct {
	Name     string        `json:"name"`
	Kind     entities.Kind `json:"kind"`
	Key      string        `json:"key,omitempty"`
	ByOutlet []TargetTone  `json:"byOutlet"`
}

// A TargetTone is the tone of one outlet toward an entity: in all, and split by
// who speaks.
type TargetTone struct {
	All     Tone        `json:"all"`
	ByVoice []VoiceTone `json:"byVoice,omitempty"` // in the order of sentiment.Voices
}

// A VoiceTone is the tone in one voice.
type VoiceTone struct {
	Voice sentiment.Voice `json:"voice"`
	Tone
}

// A Tone is a mean score from -1 to 1 over sentences.
type Tone struct {
	Score float64 `json:"score"`
	// Low and High hold the mean of 95 % of samples drawn anew from the
	// articles, or from the sentences where there is one article. They are -1
	// and 1 where there are fewer than three sentences.
	Low       float64    `json:"low"`
	High      float64    `json:"high"`
	Sentences int        `json:"sentences"`
	Articles  int        `json:"articles"`
	TooLittle bool       `json:"tooLittle,omitempty"` // fewer than three sentences
	Evidence  []Evidence `json:"evidence,omitempty"`  // by place
	Places    []Place    `json:"places,omitempty"`    // the mentions, by place
}

// Evidence is one reason for a tone.
type Evidence struct {
	Place
	Weight float64          `json:"weight"`
	Voice  sentiment.Voice  `json:"voice"`
	Reason sentiment.Reason `json:"reason"`
}
