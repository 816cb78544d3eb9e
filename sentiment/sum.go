package sentiment

import (
	"cmp"
	"slices"

	"github.com/masthead-news/masthead/text"
)

// A target gathers what is said of one entity, mention by mention.
type target struct {
	d   *text.Doc
	out Target
	hit []bool // by mention: harm is done to it
	f   []fragment
}

func (t *target) add(m, sentence int, v Voice, f fragment, affected bool) {
	var one toner
	one.add(f)
	t.out.Mentions = append(t.out.Mentions, MentionTone{m, sentence, v, one.tone()})
	t.hit = append(t.hit, affected)
	t.f = append(t.f, f)
}

// counts reports whether sentence n counts for the tone toward an entity: what
// stands in body, headline and dek does.
func (t *target) counts(n int) bool {
	b := t.d.Sentences[n].Block
	if b >= len(t.d.Blocks) {
		return true
	}
	k := t.d.Blocks[b].Kind
	return k.InBody() || k == text.Title || k == text.Dek
}

// done sums up: first over the mentions of a sentence, then over sentences,
// each with the same weight.
func (t *target) done() Target {
	var all toner
	voice := map[Voice]*toner{}
	ms := t.out.Mentions
	for i := 0; i < len(ms); {
		n, j := ms[i].Sentence, i
		for j < len(ms) && ms[j].Sentence == n {
			j++
		}
		if t.counts(n) {
			part := map[Voice]bool{}
			harmed, known := false, 0
			var p [3]float64
			for k := i; k < j; k++ {
				part[ms[k].Voice] = true
				harmed = harmed || t.hit[k]
				if t.f[k].known {
					known++
					for c, x := range t.f[k].p {
						p[c] += x / float64(j-i)
					}
				}
				for _, e := range ms[k].Tone.Evidence {
					e.Weight /= float64(j - i)
					all.evidence = append(all.evidence, e)
					if voice[e.Voice] == nil {
						voice[e.Voice] = &toner{}
					}
					part[e.Voice] = true
					voice[e.Voice].evidence = append(voice[e.Voice].evidence, e)
				}
			}
			all.n++
			if known == j-i {
				all.known++
				for c, x := range p {
					all.p[c] += x
				}
			}
			for v := range part {
				if voice[v] == nil {
					voice[v] = &toner{}
				}
				voice[v].n++
			}
			if harmed {
				t.out.Affected++
			}
		}
		i = j
	}
	all.evidence = merge(all.evidence)
	t.out.Tone = all.tone()
	for _, v := range Voices {
		if voice[v] != nil {
			voice[v].evidence = merge(voice[v].evidence)
			t.out.ByVoice = append(t.out.ByVoice, VoiceTone{v, voice[v].tone()})
		}
	}
	return t.out
}

// merge orders evidence by place and joins what is the same evidence toward
// several mentions of a sentence.
func merge(es []Evidence) []Evidence {
	slices.SortStableFunc(es, func(a, b Evidence) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End, cmp.Compare(a.Reason, b.Reason))
	})
	out := es[:0]
	for _, e := range es {
		if n := len(out); n > 0 && out[n-1].Span == e.Span && out[n-1].Reason == e.Reason {
			out[n-1].Weight += e.Weight
		} else {
			out = append(out, e)
		}
	}
	return out
}
