package sentiment

import (
	"cmp"
	"slices"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// tellTargets fills in the tone toward each entity.
func (k *desk) tellTargets(out *Result, d *text.Doc, r *entities.Resolution) {
	mentions := make([]MentionTone, 0, len(k.sites))
	for e := range r.Entities {
		if kind := r.Entities[e].Kind; kind == entities.Date || kind == entities.Money {
			continue
		}
		from := len(mentions)
		k.heard = k.heard[:0]
		for _, m := range r.Entities[e].Mentions {
			if m < 0 || m >= len(k.bySite) || k.bySite[m] < 0 {
				continue
			}
			x := &k.sites[k.bySite[m]]
			w := &k.words[x.lo]
			mentions = append(mentions, MentionTone{m, x.sentence, Voices[w.Voice], w.Speaker, k.toneOf(x.f)})
			k.heard = append(k.heard, x)
		}
		if len(mentions) > from {
			out.Targets = append(out.Targets, k.sum(d, e, mentions[from:len(mentions):len(mentions)]))
		}
	}
}

// counts reports whether sentence n counts for the tone toward an entity: what
// stands in body, headline and dek does.
func counts(d *text.Doc, n int) bool {
	b := d.Sentences[n].Block
	if b >= len(d.Blocks) {
		return true
	}
	kind := d.Blocks[b].Kind
	return kind.InBody() || kind == text.Title || kind == text.Dek
}

// sum sums up what is said of entity e at the mentions ms: first over those of a
// sentence, then over sentences, each with the same weight.
func (k *desk) sum(d *text.Doc, e int, ms []MentionTone) Target {
	out := Target{Entity: e, Mentions: ms}
	k.one.reset()
	k.voices.reset(len(Voices))
	k.speakers.reset(0)
	for i := 0; i < len(ms); {
		n, j := ms[i].Sentence, i
		for j < len(ms) && ms[j].Sentence == n {
			j++
		}
		if counts(d, n) {
			if k.addSentence(ms[i:j], k.heard[i:j]) {
				out.Affected++
			}
		}
		i = j
	}
	es := k.one.evidence
	if !slices.IsSortedFunc(es, inPlace) {
		slices.SortStableFunc(es, inPlace)
	}
	all := append(k.split[:0], es...)
	k.split = all
	k.one.evidence = merge(es)
	if len(ms) == 1 && k.one.n == 1 && len(k.one.evidence) == len(all) {
		out.Tone = ms[0].Tone // there is no more to it
	} else {
		out.Tone = k.one.tone(&k.arena)
	}
	k.byVoice(&out, all)
	k.bySpeaker(&out, all)
	return out
}

// alone returns the part of t, which is all of it, that one alone says. It
// shares its evidence.
func (t Tone) alone() Tone {
	t = Tone{Score: t.Score, Positive: t.Positive, Negative: t.Negative, N: t.N, Evidence: t.Evidence}
	t.judge()
	return t
}

// addSentence adds the mentions of one sentence to k.one, and who speaks there.
// It reports whether the target is harmed.
func (k *desk) addSentence(ms []MentionTone, heard []*site) (harmed bool) {
	known, part := 0, float64(len(ms))
	var p [3]float64
	for i := range ms {
		m, x := &ms[i], heard[i]
		harmed = harmed || x.harmed
		if x.f.known {
			known++
			for c, v := range x.f.p {
				p[c] += v / part
			}
		}
		k.voices.hear(indexOf(m.Voice), m.Sentence)
		if m.Speaker >= 0 {
			k.speakers.hear(k.speakers.of(m.Speaker), m.Sentence)
		}
		for _, e := range m.Tone.Evidence {
			e.Weight /= part
			k.one.evidence = append(k.one.evidence, e)
			k.voices.hear(indexOf(e.Voice), m.Sentence)
			if e.Speaker >= 0 {
				k.speakers.hear(k.speakers.of(e.Speaker), m.Sentence)
			}
		}
	}
	k.one.n++
	if known == len(ms) {
		k.one.known++
		for c, v := range p {
			k.one.p[c] += v
		}
	}
	return harmed
}

// byVoice splits the evidence of out by voice.
func (k *desk) byVoice(out *Target, all []Evidence) {
	n := 0
	for i := range k.voices.n {
		if k.voices.n[i] > 0 {
			n++
		}
	}
	out.ByVoice = make([]VoiceTone, 0, n)
	for i, v := range Voices {
		if k.voices.n[i] == 0 {
			continue
		}
		if n == 1 && k.voices.n[i] == out.Tone.N {
			out.ByVoice = append(out.ByVoice, VoiceTone{v, out.Tone.alone()})
			break
		}
		k.one.reset()
		k.one.n = k.voices.n[i]
		for _, e := range all {
			if e.Voice == v {
				k.one.evidence = append(k.one.evidence, e)
			}
		}
		k.one.evidence = merge(k.one.evidence)
		out.ByVoice = append(out.ByVoice, VoiceTone{v, k.one.tone(&k.arena)})
	}
}

// bySpeaker splits the evidence of out, which it leaves in order of speakers, by
// who speaks.
func (k *desk) bySpeaker(out *Target, all []Evidence) {
	if len(k.speakers.n) == 0 {
		return
	}
	silent := func(e Evidence) bool { return e.Speaker < 0 }
	if len(k.speakers.n) == 1 && k.speakers.n[0] == out.Tone.N && !slices.ContainsFunc(all, silent) {
		out.BySpeaker = []SpeakerTone{{k.speakers.who[0], out.Tone.alone()}}
		return
	}
	bySpeaker := func(a, b Evidence) int { return a.Speaker - b.Speaker }
	slices.SortStableFunc(all, bySpeaker)
	out.BySpeaker = make([]SpeakerTone, 0, len(k.speakers.n))
	for _, who := range k.speakers.sorted() {
		k.one.reset()
		k.one.n = k.speakers.n[k.speakers.of(who)]
		i, _ := slices.BinarySearchFunc(all, who, func(e Evidence, who int) int { return e.Speaker - who })
		for ; i < len(all) && all[i].Speaker == who; i++ {
			k.one.evidence = append(k.one.evidence, all[i])
		}
		k.one.evidence = merge(k.one.evidence)
		out.BySpeaker = append(out.BySpeaker, SpeakerTone{who, k.one.tone(&k.arena)})
	}
}

func indexOf(v Voice) int {
	switch v {
	case Own:
		return 0
	case Direct:
		return 1
	case Reported:
		return 2
	}
	return 0
}

// hearings counts the sentences in which each of some is heard.
type hearings struct {
	n, last []int
	index   map[int]int // of speakers
	who     []int
}

// reset empties h, but for k of them, which are known by their index.
func (h *hearings) reset(k int) {
	h.n, h.last, h.who = h.n[:0], h.last[:0], h.who[:0]
	for range k {
		h.n, h.last = append(h.n, 0), append(h.last, -1)
	}
	clear(h.index)
}

// of returns the index of a speaker.
func (h *hearings) of(who int) int {
	if h.index == nil {
		h.index = map[int]int{}
	}
	i, ok := h.index[who]
	if !ok {
		i = len(h.n)
		h.index[who] = i
		h.n, h.last, h.who = append(h.n, 0), append(h.last, -1), append(h.who, who)
	}
	return i
}

// hear notes that the one with index i speaks in sentence n.
func (h *hearings) hear(i, n int) {
	if h.last[i] != n {
		h.last[i] = n
		h.n[i]++
	}
}

// sorted returns the speakers in order.
func (h *hearings) sorted() []int {
	slices.Sort(h.who)
	return h.who
}

// merge joins, in evidence in order, what is the same toward several mentions of
// a sentence.
func merge(es []Evidence) []Evidence {
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

// inPlace orders evidence.
func inPlace(a, b Evidence) int {
	return cmp.Or(a.Start-b.Start, a.End-b.End, cmp.Compare(a.Reason, b.Reason))
}
