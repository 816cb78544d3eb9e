package eval

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

// A SpeakerKey names an attribution: its article and its id there.
type SpeakerKey struct{ Doc, ID string }

// A GoldSpeaker is whose words an attribution is.
type GoldSpeaker struct {
	Namings []Range // of the speaker; of any of them, if there are several
	Unnamed bool    // none is right, too; it is all that is right if there are no namings
}

//go:embed speakers.tsv
var speakerList string

// GoldSpeakers returns the annotated speakers. See speakers.tsv.
var GoldSpeakers = sync.OnceValue(func() map[SpeakerKey]GoldSpeaker {
	out := make(map[SpeakerKey]GoldSpeaker)
	for line := range wordlist.Lines(speakerList) {
		k, g, err := readSpeaker(line)
		if err != nil {
			panic(err) // a test reads the list
		}
		out[k] = g
	}
	return out
})

func readSpeaker(line string) (SpeakerKey, GoldSpeaker, error) {
	f := strings.Split(line, "\t")
	if len(f) != 3 {
		return SpeakerKey{}, GoldSpeaker{}, fmt.Errorf("speakers.tsv: %q has %d columns, not 3", line, len(f))
	}
	k := SpeakerKey{f[0], f[1]}
	if f[2] == "-" {
		return k, GoldSpeaker{Unnamed: true}, nil
	}
	var g GoldSpeaker
	spans, either := strings.CutPrefix(f[2], "?")
	g.Unnamed = either
	for s := range strings.SplitSeq(spans, ",") {
		from, to, _ := strings.Cut(s, "-")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || end <= start {
			return k, g, fmt.Errorf("speakers.tsv: %q isn't a range, in %q", s, line)
		}
		g.Namings = append(g.Namings, Range{start, end})
	}
	return k, g, nil
}

// A SpeakerScorer counts how often the speaker of a found attribution is the
// right person or body, among those whose content and source are right.
type SpeakerScorer struct{ all, named, pronoun, unnamed hits }

type hits struct{ right, n int }

func (h *hits) add(right bool) {
	h.n++
	if right {
		h.right++
	}
}

// Add scores one document. Gold speakers are those of its attributions that
// are known; an attribution without one doesn't count.
func (s *SpeakerScorer) Add(text string, gold, pred []Attribution, speakers map[string]GoldSpeaker) {
	if len(speakers) == 0 {
		return
	}
	t := newQuotedText(text)
	for _, m := range t.pairUp(gold, pred) {
		g, p := &gold[m.gold], &pred[m.pred]
		who, ok := speakers[g.ID]
		if !ok || m.jaccard < .5 || common(t.wordsIn(g.Source), t.wordsIn(p.Source)) == 0 {
			continue
		}
		right := who.is(p)
		s.all.add(right)
		switch {
		case len(who.Namings) == 0:
			s.unnamed.add(right)
		case len(g.Source) == 1 && pronounSources[lower(string(t.runes[g.Source[0][0]:g.Source[0][1]]))]:
			s.pronoun.add(right)
		case !who.Unnamed:
			s.named.add(right)
		}
	}
}

var pronounSources = setOf(strings.Fields("he she they it we i who which him her them each"))

// is reports whether p has who as its speaker. A source that isn't named has no
// speaker, or one that is nothing but the source itself.
func (who *GoldSpeaker) is(p *Attribution) bool {
	for _, n := range who.Namings {
		if anyOverlap(Ranges{n}, p.Speaker) {
			return true
		}
	}
	if !who.Unnamed {
		return false
	}
	return len(p.Speaker) == 0 || slices.ContainsFunc(p.Speaker, func(n Range) bool {
		return slices.ContainsFunc(p.Source, func(r Range) bool {
			const article = 4 // "the "
			return n[1] == r[1] && n[0] >= r[0] && n[0]-r[0] <= article
		})
	})
}

// Metrics returns the share of right speakers, in all and where the source is
// a pronoun, a name or description, or one that the article never names.
func (s *SpeakerScorer) Metrics() (Metrics, int) {
	var m Metrics
	m.Add("speaker", ratio(s.all.right, s.all.n))
	m.Add("speaker.pronoun", ratio(s.pronoun.right, s.pronoun.n))
	m.Add("speaker.named", ratio(s.named.right, s.named.n))
	m.Add("speaker.unnamed", ratio(s.unnamed.right, s.unnamed.n))
	return m, s.all.n
}
