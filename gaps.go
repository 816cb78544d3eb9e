package masthead

import (
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/readability"
)

// A Layer is one kind of annotation of a document.
type Layer string

// The layers that a document may lack.
const (
	LayerEntities Layer = "entities"
	LayerQuotes   Layer = "quotes"
	LayerTone     Layer = "tone"
)

// A Gap is a layer that a document lacks, or of which it is doubtful whether it
// is right.
type Gap struct {
	Layer  Layer  `json:"layer"`
	Reason string `json:"reason"`
	// Doubtful is true where the layer is there but may be wrong.
	Doubtful bool `json:"doubtful,omitempty"`
}

// Gaps are what a document lacks, layer by layer.
type Gaps []Gap

// Lack reports whether a layer is missing. That it is missing differs from that
// nothing was found: of a text in a language without models nothing is known.
func (gs Gaps) Lack(l Layer) bool {
	return slices.ContainsFunc(gs, func(g Gap) bool { return g.Layer == l && !g.Doubtful })
}

// String says what is missing and why, a line for each reason.
func (gs Gaps) String() string {
	var lines []string
	for i, g := range gs {
		same := func(h Gap) bool { return h.Reason == g.Reason }
		if slices.ContainsFunc(gs[:i], same) {
			continue
		}
		var layers []string
		for _, h := range gs[i:] {
			if same(h) {
				layers = append(layers, string(h.Layer))
			}
		}
		lines = append(lines, strings.Join(layers, ", ")+": "+g.Reason)
	}
	return strings.Join(lines, "\n")
}

// languageGaps says what is missing for a text in l: nothing for English, every
// layer for another language, and where the language is unknown that every layer
// is doubtful.
func languageGaps(l readability.Language) Gaps {
	tag := l.Detected
	if tag == "" {
		tag = l.Tag
	}
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	gap := Gap{Reason: fmt.Sprintf("no model for the language %q", tag)}
	switch strings.ToLower(base) {
	case "en":
		return nil
	case "", "und":
		gap = Gap{Reason: "the language is not known; the text was read as English", Doubtful: true}
	}
	var gaps Gaps
	for _, gap.Layer = range []Layer{LayerEntities, LayerQuotes, LayerTone} {
		gaps = append(gaps, gap)
	}
	return gaps
}
