package quotes

import (
	"slices"

	"github.com/masthead-news/masthead/entities"
)

// Who is told, warned or accused isn't who speaks.

// Verbs whose passive has for its subject to whom something is said, and of whom.
var (
	addressed = wordSet(`told warned informed assured reminded urged advised notified`)
	spokenOf  = wordSet(`accused charged criticised criticized condemned blamed slammed denounced attacked lambasted rebuked praised hailed lauded described labelled labeled
		dubbed branded`)
)

// passiveSubject takes for whom something was said to or of the subject of a verb in the
// passive, and for the source whoever stands behind "by": “Lind was warned | by Brandt | that
// …”, “Lind, described | by Brandt | as …”. Without "by" nobody in particular is heard.
func (rd *reading) passiveSubject(a *attribution) {
	if rd.is(a.cue.first, "faces", "faced", "face", "facing") && a.cue.len() > 1 {
		a.source = run{} // “Lind faces claims that …”
		return
	}
	v := a.cue.last - 1
	for v > a.cue.first && !addressed[rd.word(v)] && !spokenOf[rd.word(v)] {
		v--
	}
	if a.cue.empty() || a.source.empty() || a.source.last > a.cue.first || a.cue.first-a.source.last > 4 || !addressed[rd.word(v)] && !spokenOf[rd.word(v)] ||
		rd.auxiliary(v) < 0 && (!rd.is(v-1, ",") || !rd.is(v+1, "by")) {
		return
	}
	patient, s := rd.trim(a.source), rd.sentence(v)
	agent := run{}
	by := rd.find(run{v + 1, min(v+12, s.last)}, "by")
	if by > v && rd.quoted[by] < 0 && rd.find(run{v + 1, by}, "that", ",") < 0 {
		agent = rd.speaker(by+1, rd.block(v))
	}
	told := addressed[rd.word(v)]
	if told {
		a.to = patient
	}
	a.source = agent
	if agent.empty() {
		if !told {
			a.content = append([]run{patient}, slices.DeleteFunc(a.content, func(r run) bool { return r.first < a.cue.last })...)
		}
		return
	}
	var content []run
	if !told {
		content = append(content, patient)
		if by > v+1 {
			content = append(content, run{v + 1, by})
		}
	}
	rest := run{agent.last, rd.trim(s).last}
	if comma := rd.find(rest, ","); comma > 0 && rd.quoted[comma] < 0 && !told {
		rest.last = comma
	}
	if told || rd.is(rest.first, "as", "of", "for") {
		content = append(content, rest)
	}
	if rd.words(rest) > 0 || len(content) > 0 {
		a.content = content
	}
	a.cue.last = min(a.cue.last, by)
}

// whomElse takes for the source who speaks in a clause on whom they speak of: “Lind, whom |
// Brandt | described as …”.
func (rd *reading) whomElse(a *attribution) {
	whom := rd.find(a.source, "whom")
	if whom <= a.source.first || a.source.last != a.cue.first {
		return
	}
	if src := rd.speaker(whom+1, rd.block(whom)); !src.empty() && src.last == a.cue.first {
		a.source = src
	}
}

// ownColon takes from what is said the quotations that another's name and a colon lead to,
// and returns them as that one's: “…,” said Brandt. | Lind hit back: “…”.
func (rd *reading) ownColon(a *attribution) []attribution {
	var more []attribution
	for n := 0; n < len(a.content); n++ {
		r := a.content[n]
		if r.first < 2 || rd.quoted[r.first] < 0 || !rd.is(r.first-1, ":") || a.cue.empty() {
			continue
		}
		s := rd.sentence(r.first - 1)
		if s == rd.sentence(a.cue.first) || a.cue.first > r.last || rd.quoted[s.first] >= 0 {
			continue
		}
		m := rd.mention[s.first]
		if m >= 0 && rd.r.Mentions[m].Kind != entities.Date && rd.r.Mentions[m].Form == entities.Name {
			if src := rd.speaker(s.first, rd.block(s.first)); !src.empty() && src.last < r.first {
				more = append(more, attribution{source: src, cue: run{r.first - 1, r.first}, content: a.content[n : n+1 : n+1], confidence: 0.7})
			}
		}
		if m >= 0 || rd.is(s.first, "his", "her", "their", "the", "a", "but", "another") {
			a.content = slices.Delete(slices.Clone(a.content), n, n+1)
			n--
		}
	}
	return more
}
