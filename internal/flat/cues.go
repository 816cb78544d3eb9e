package flat

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/cues.txt
var cueList string

// A Cue is a group of phrases that tell what a line is.
type Cue uint32

// The groups of lists/cues.txt, as bits.
const (
	CueMore Cue = 1 << iota
	CueRelated
	CuePopular
	CueBreaking
	CueSubscribe
	CueSocial
	CueComment
	CueAd
	CueLegal
	CueCredit
	CueBy
	CueRole
	CueAbout
	CueWhen
	CueMinutes
	CueSource
	CueTags
	CueNav
	CueCorrection
	CueMonth
	cueEnd
)

var cueNames = []string{"more", "related", "popular", "breaking", "subscribe", "social", "comment", "ad", "legal", "credit", "by", "role", "about", "when", "minutes", "source", "tags", "nav", "corr", "month"}

// A phrase is what follows its first word.
type phrase struct {
	rest  []string
	cue   Cue
	start bool // at the start of a line only
}

// cuePhrases maps first words to phrases.
var cuePhrases = sync.OnceValue(func() map[string][]phrase {
	m := map[string][]phrase{}
	for line := range wordlist.Lines(cueList) {
		name, words, _ := strings.Cut(line, "\t")
		words, start := strings.CutPrefix(words, "^")
		f := strings.Fields(words)
		for i, n := range cueNames {
			if n == name {
				m[f[0]] = append(m[f[0]], phrase{f[1:], 1 << i, start})
			}
		}
	}
	return m
})

// cuesOf returns the cues in a line's words. Long lines are looked at near their
// ends only: that is where notes stand.
func cuesOf(words []string) Cue {
	const near = 40
	phrases := cuePhrases()
	var all Cue
	for i, w := range words {
		if i >= near && i < len(words)-near {
			continue
		}
		for _, p := range phrases[w] {
			if p.cue&all == p.cue || p.start && i > 0 || len(p.rest) > len(words)-i-1 {
				continue
			}
			match := true
			for k, q := range p.rest {
				if words[i+1+k] != q {
					match = false
					break
				}
			}
			if match {
				all |= p.cue
			}
		}
	}
	return all
}
