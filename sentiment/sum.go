package sentiment

import (
	"cmp"
	"slices"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// tellTargets fills in the tone toward each entity.
func (k *desk) tellTargets(out *Result, d *text.Doc, r *entities.Resolution) {
	if len(k.sites) == 0 {
		return
	}
	mentions := make([]MentionTone, 0, len(k.sites))
	out.Targets = make([]Target, 0, k.aims)
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
			mentions = append(mentions, MentionTone{m, x.sentence, Voice(w.Voice), int(w.Speaker), k.toneOf(x.f)})
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
	if len(ms) == 1 && counts(d, ms[0].Sentence) && ms[0].inOneVoice() {
		out.only(&ms[0], k.heard[0].harmed)
		return out
	}
	k.one.reset()
	k.hearings.reset()
	for i := 0; i < len(ms); {
		n, j := ms[i].Sentence, i+1
		for j < len(ms) && ms[j].Sentence == n {
			j++
		}
		if counts(d, n) && k.addSentence(ms[i:j], k.heard[i:j]) {
			out.Affected++
		}
		i = j
	}
	es := k.one.evidence
	if len(ms) > 1 && !slices.IsSortedFunc(es, inPlace) {
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

// inOneVoice reports whether one alone says all that is said at m.
func (m *MentionTone) inOneVoice() bool {
	es := m.Tone.Evidence
	for i := range es {
		if es[i].Voice != m.Voice || int(es[i].Speaker) != m.Speaker || i > 0 && alike(&es[i-1], &es[i]) {
			return false
		}
	}
	return true
}

// only makes t of its only mention, where all is said by one.
func (t *Target) only(m *MentionTone, harmed bool) {
	t.Tone = m.Tone
	t.ByVoice = []VoiceTone{{m.Voice, m.Tone}}
	if m.Speaker >= 0 {
		t.BySpeaker = []SpeakerTone{{m.Speaker, t.ByVoice[0].Tone}}
	}
	if harmed {
		t.Affected = 1
	}
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
		k.hearings.hear(m.Voice, m.Speaker, m.Sentence)
		for _, e := range m.Tone.Evidence {
			e.Weight /= part
			k.one.evidence = append(k.one.evidence, e)
			k.hearings.hear(e.Voice, int(e.Speaker), m.Sentence)
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
	sentences, n := &k.hearings.voices, 0
	for _, x := range sentences {
		if x.n > 0 {
			n++
		}
	}
	out.ByVoice = make([]VoiceTone, 0, n)
	for i, v := range Voices {
		if sentences[i].n == 0 {
			continue
		}
		if n == 1 && sentences[i].n == out.Tone.N {
			out.ByVoice = append(out.ByVoice, VoiceTone{v, out.Tone})
			break
		}
		k.one.reset()
		k.one.n = sentences[i].n
		for j := range all {
			if all[j].Voice == v {
				k.one.evidence = append(k.one.evidence, all[j])
			}
		}
		k.one.evidence = merge(k.one.evidence)
		out.ByVoice = append(out.ByVoice, VoiceTone{v, k.one.tone(&k.arena)})
	}
}

// bySpeaker splits the evidence of out, which it leaves in order of speakers, by
// who speaks.
func (k *desk) bySpeaker(out *Target, all []Evidence) {
	speakers := k.hearings.bySpeaker()
	if len(speakers) == 0 {
		return
	}
	out.BySpeaker = make([]SpeakerTone, 0, len(speakers))
	silent := func(e Evidence) bool { return e.Speaker < 0 }
	if len(speakers) == 1 && speakers[0].n == out.Tone.N && !slices.ContainsFunc(all, silent) {
		out.BySpeaker = append(out.BySpeaker, SpeakerTone{speakers[0].speaker, out.Tone})
		return
	}
	if len(speakers) > few {
		slices.SortStableFunc(all, func(a, b Evidence) int { return int(a.Speaker) - int(b.Speaker) })
	}
	for _, x := range speakers {
		k.one.reset()
		k.one.n = x.n
		if len(speakers) > few {
			from, _ := slices.BinarySearchFunc(all, x.speaker, func(e Evidence, speaker int) int { return int(e.Speaker) - speaker })
			all = all[from:]
		}
		for i := range all {
			if int(all[i].Speaker) == x.speaker {
				k.one.evidence = append(k.one.evidence, all[i])
			} else if len(speakers) > few {
				break
			}
		}
		k.one.evidence = merge(k.one.evidence)
		out.BySpeaker = append(out.BySpeaker, SpeakerTone{x.speaker, k.one.tone(&k.arena)})
	}
}

// few is how many speakers are looked for one by one: more are sorted.
const few = 8

// hearings are the sentences in which each voice and each speaker is heard.
type hearings struct {
	voices   [len(Voices)]struct{ n, last int }
	speakers []hearing
}

// A hearing is a speaker in a sentence or, added up, in so many.
type hearing struct{ speaker, n int }

// reset empties h.
func (h *hearings) reset() {
	for i := range h.voices {
		h.voices[i].n, h.voices[i].last = 0, -1
	}
	h.speakers = h.speakers[:0]
}

// hear notes a voice and, unless it is -1, a speaker of sentence n.
func (h *hearings) hear(v Voice, speaker, n int) {
	if x := &h.voices[v]; x.last != n {
		x.last = n
		x.n++
	}
	if speaker < 0 {
		return
	}
	if x := (hearing{speaker, n}); len(h.speakers) == 0 || h.speakers[len(h.speakers)-1] != x {
		h.speakers = append(h.speakers, x)
	}
}

// bySpeaker returns the number of sentences of each speaker, in order.
func (h *hearings) bySpeaker() []hearing {
	slices.SortFunc(h.speakers, func(a, b hearing) int { return cmp.Or(a.speaker-b.speaker, a.n-b.n) })
	out := h.speakers[:0]
	for i, x := range slices.Compact(h.speakers) {
		if i == 0 || out[len(out)-1].speaker != x.speaker {
			out = append(out, hearing{x.speaker, 0})
		}
		out[len(out)-1].n++
	}
	return out
}

// merge joins, in evidence in order, what is the same toward several mentions of
// a sentence.
func merge(es []Evidence) []Evidence {
	out := es[:0]
	for _, e := range es {
		if n := len(out); n > 0 && alike(&out[n-1], &e) {
			out[n-1].Weight += e.Weight
		} else {
			out = append(out, e)
		}
	}
	return out
}

func alike(a, b *Evidence) bool { return a.Span == b.Span && a.Reason == b.Reason }

// inPlace orders evidence.
func inPlace(a, b Evidence) int {
	if a.Span != b.Span {
		return byPlace(a, b)
	}
	return int(a.Reason) - int(b.Reason)
}
