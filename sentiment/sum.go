package sentiment

import (
	"cmp"
	"maps"
	"slices"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/text"
)

// A target gathers what is said of one entity, mention by mention.
type target struct {
	d   *text.Doc
	out Target
	hit []bool // by mention: harm is done to it
	f   []fragment
}

func (t *target) add(m, sentence int, w *tone.Word, f fragment, affected bool) {
	var one toner
	one.add(f)
	t.out.Mentions = append(t.out.Mentions, MentionTone{m, sentence, Voices[w.Voice], w.Speaker, one.tone()})
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
	voices, speakers := shares[Voice]{}, shares[int]{}
	ms := t.out.Mentions
	size := 0
	for i := range ms {
		size += len(ms[i].Tone.Evidence)
	}
	all.evidence = make([]Evidence, 0, size)
	for i := 0; i < len(ms); {
		n, j := ms[i].Sentence, i
		for j < len(ms) && ms[j].Sentence == n {
			j++
		}
		if t.counts(n) {
			t.sentence(&all, i, j)
			for k := i; k < j; k++ {
				voices.hear(ms[k].Voice, n)
				if ms[k].Speaker >= 0 {
					speakers.hear(ms[k].Speaker, n)
				}
				for _, e := range ms[k].Tone.Evidence {
					e.Weight /= float64(j - i)
					voices.add(e.Voice, n, e)
					if e.Speaker >= 0 {
						speakers.add(e.Speaker, n, e)
					}
				}
			}
		}
		i = j
	}
	all.evidence = merge(all.evidence)
	t.out.Tone = all.tone()
	for _, v := range Voices {
		if s := voices[v]; s != nil {
			t.out.ByVoice = append(t.out.ByVoice, VoiceTone{v, s.tone()})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(speakers)) {
		t.out.BySpeaker = append(t.out.BySpeaker, SpeakerTone{k, speakers[k].tone()})
	}
	return t.out
}

// sentence adds mentions [i, j), those of one sentence, to all.
func (t *target) sentence(all *toner, i, j int) {
	harmed, known := false, 0
	var p [3]float64
	for k := i; k < j; k++ {
		harmed = harmed || t.hit[k]
		if t.f[k].known {
			known++
			for c, x := range t.f[k].p {
				p[c] += x / float64(j-i)
			}
		}
		for _, e := range t.out.Mentions[k].Tone.Evidence {
			e.Weight /= float64(j - i)
			all.evidence = append(all.evidence, e)
		}
	}
	all.n++
	if known == j-i {
		all.known++
		for c, x := range p {
			all.p[c] += x
		}
	}
	if harmed {
		t.out.Affected++
	}
}

// shares splits a tone by who speaks.
type shares[K comparable] map[K]*share

// A share is the part of one who speaks: evidence, and in how many sentences.
type share struct {
	toner
	last int // the last sentence counted
}

// hear notes that k speaks in sentence n.
func (s shares[K]) hear(k K, n int) *share {
	x := s[k]
	if x == nil {
		x = &share{last: -1}
		s[k] = x
	}
	if x.last != n {
		x.last = n
		x.n++
	}
	return x
}

func (s shares[K]) add(k K, n int, e Evidence) {
	x := s.hear(k, n)
	x.evidence = append(x.evidence, e)
}

// tone is the mean tone of a share.
func (s *share) tone() Tone {
	s.evidence = merge(s.evidence)
	return s.toner.tone()
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
