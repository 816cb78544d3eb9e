package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
	All     Tone        `json:"all,omitzero"`      // zero where the outlet doesn't name it
	ByVoice []VoiceTone `json:"byVoice,omitempty"` // in the order of sentiment.Voices
}

// A VoiceTone is the tone in one voice, and what it rests on.
type VoiceTone struct {
	Voice sentiment.Voice `json:"voice"`
	Tone
	Evidence []Evidence `json:"evidence,omitempty"` // by place; of more than a hundred, the weightiest
	Places   []Place    `json:"places,omitempty"`   // the mentions, by place
}

// Evidence returns what the tone in all voices rests on, by place.
func (t *TargetTone) Evidence() []Evidence {
	var out []Evidence
	for _, v := range t.ByVoice {
		out = append(out, v.Evidence...)
	}
	slices.SortStableFunc(out, func(a, b Evidence) int { return comparePlaces(a.Place, b.Place) })
	return slices.Compact(out)
}

// Places returns the mentions in all voices, by place.
func (t *TargetTone) Places() []Place {
	var out []Place
	for _, v := range t.ByVoice {
		out = append(out, v.Places...)
	}
	slices.SortFunc(out, comparePlaces)
	return out
}

// A Tone is a mean score from -1 to 1 over sentences.
type Tone struct {
	Score float64 `json:"score"`
	// Low and High hold the mean of 95 % of samples drawn anew from the
	// articles, or from the sentences where there is one article. They are -1
	// and 1 where there are fewer than three sentences, or none: a name in captions only.
	Low       float64 `json:"low"`
	High      float64 `json:"high"`
	Sentences int     `json:"sentences"`
	Articles  int     `json:"articles"`
	TooLittle bool    `json:"tooLittle,omitempty"` // fewer than three sentences
}

// Evidence is one reason for a tone.
type Evidence struct {
	Place
	Weight float64          `json:"weight"`
	Voice  sentiment.Voice  `json:"voice"`
	Reason sentiment.Reason `json:"reason"`
}

// MinSentences is the number of sentences below which a tone is too little to
// say anything.
const MinSentences = 3

// tones measures the tone of each outlet toward the leading members of the cast.
func tones(c *Comparison, rs []*reading, cast *cast, leading []member) {
	type key struct{ member, outlet int }
	samples := map[key][]sample{}
	for _, r := range rs {
		for _, t := range r.Tone.Targets {
			m := cast.member(r.index, t.Entity)
			if m < 0 || m >= len(leading) {
				continue
			}
			k := key{m, r.outlet}
			for _, mt := range t.Mentions {
				samples[k] = append(samples[k], sample{r, mt})
			}
		}
	}
	named := map[key]bool{}
	for _, r := range rs {
		for e := range r.Entities {
			named[key{cast.member(r.index, e), r.outlet}] = true
		}
	}
	for m, who := range leading {
		t := Target{Name: who.name, Kind: who.kind, Key: who.key, ByOutlet: make([]TargetTone, len(c.Outlets))}
		any := false
		for o := range t.ByOutlet {
			ss := samples[key{m, o}]
			if len(ss) == 0 {
				if named[key{m, o}] { // in a caption only, or where nothing is said of it
					t.ByOutlet[o].All = toneOf(nil)
				}
				continue
			}
			any = true
			t.ByOutlet[o].All = toneOf(ss)
			for _, v := range sentiment.Voices {
				var in []sample
				for _, s := range ss {
					if s.Voice == v {
						in = append(in, s)
					}
				}
				if len(in) > 0 {
					t.ByOutlet[o].ByVoice = append(t.ByOutlet[o].ByVoice, voiceOf(v, in))
				}
			}
		}
		if any {
			c.Targets = append(c.Targets, t)
		}
	}
	slices.SortStableFunc(c.Targets, func(a, b Target) int {
		return cmp.Or(cmp.Compare(b.sentences(), a.sentences()), strings.Compare(a.Name, b.Name))
	})
}

func (t *Target) sentences() int {
	n := 0
	for _, o := range t.ByOutlet {
		n += o.All.Sentences
	}
	return n
}

// A sample is the tone at one mention.
type sample struct {
	r *reading
	sentiment.MentionTone
}

// toneOf is the mean over sentences; two mentions in one sentence count as their
// mean.
func toneOf(ss []sample) Tone {
	type at struct{ doc, sentence int }
	var t Tone
	sums := map[at][2]float64{}
	var order []at
	for _, s := range ss {
		k := at{s.r.index, s.Sentence}
		x, seen := sums[k]
		if !seen {
			order = append(order, k)
		}
		sums[k] = [2]float64{x[0] + s.Tone.Score, x[1] + 1}
	}
	var single, byDoc [][]float64
	sum, doc := 0.0, -1
	for _, k := range order {
		x := sums[k][0] / sums[k][1]
		sum += x
		single = append(single, []float64{x})
		if k.doc != doc {
			doc = k.doc
			byDoc = append(byDoc, nil)
		}
		byDoc[len(byDoc)-1] = append(byDoc[len(byDoc)-1], x)
	}
	t.Sentences, t.Articles, t.Low, t.High = len(single), len(byDoc), -1, 1
	if len(single) > 0 {
		t.Score = sum / float64(len(single))
	}
	t.TooLittle = len(single) < MinSentences
	switch {
	case t.TooLittle:
	case len(byDoc) > 1:
		t.Low, t.High = sentiment.Resample(byDoc)
	default:
		t.Low, t.High = sentiment.Resample(single)
	}
	t.Score, t.Low, t.High = rounded(t.Score), rounded(t.Low), rounded(t.High)
	return t
}

// voiceOf is the tone of samples in one voice.
func voiceOf(v sentiment.Voice, ss []sample) VoiceTone {
	t := VoiceTone{Voice: v, Tone: toneOf(ss), Places: make([]Place, len(ss))}
	n := 0
	for _, s := range ss {
		n += len(s.Tone.Evidence)
	}
	all := make([]Evidence, 0, n)
	for i, s := range ss {
		t.Places[i] = s.r.place(s.r.Mentions[s.Mention].Span)
		for _, e := range s.Tone.Evidence {
			all = append(all, Evidence{s.r.place(e.Span), rounded(e.Weight), e.Voice, e.Reason})
		}
	}
	slices.SortStableFunc(all, func(a, b Evidence) int { return comparePlaces(a.Place, b.Place) })
	t.Evidence = slices.Clone(weightiest(slices.Compact(all))) // no longer than it needs to be
	slices.SortFunc(t.Places, comparePlaces)
	return t
}

// maxEvidence is the number of reasons that are listed for the tone of one outlet
// toward one name in one voice.
const maxEvidence = 100

// weightiest cuts all, which is in the order of places, to those that weigh most.
func weightiest(all []Evidence) []Evidence {
	if len(all) <= maxEvidence {
		return all
	}
	slices.SortStableFunc(all, func(a, b Evidence) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	all = all[:maxEvidence]
	slices.SortStableFunc(all, func(a, b Evidence) int { return comparePlaces(a.Place, b.Place) })
	return all
}
