package quotes

import "strings"

// Whom something was told where no “that” comes behind them: “told CNN the vote
// was rigged”, “told the inquiry she wanted justice”.

var listenerNouns = wordSet(`reporters reporter journalists police officers detectives investigators inquiry court jury jurors judge judges committee hearing
	parliament lawmakers mps senators crowd rally audience conference congress council tribunal agency newspaper network broadcaster station programme program
	magazine media press supporters delegates colleagues friends staff panel commission magistrates paper website him her them me us`)

// listener returns whom the words from token i on name, if a clause begins behind
// them.
func (rd *reading) listener(i, end int) run {
	if rd.is(i, "her", "him", "them", "us", "me") && rd.clauseAt(i+1, end) {
		return run{i, i + 1}
	}
	r := run{i, i}
	if rd.is(i, "the", "a", "an", "his", "her", "their", "its", "this") && i+1 < end {
		r.last++
	}
	for n := 0; r.last < end && n < 5; n++ {
		k := r.last
		switch {
		case rd.quoted[k] >= 0:
			return run{}
		case rd.mention[k] >= 0:
			for m := rd.mention[k]; r.last < end && rd.mention[r.last] == m; r.last++ {
			}
		case rd.kind[k] == capital || listenerNouns[strings.ToLower(rd.word(k))]:
			r.last++
		case r.last == r.first || n < 2 && rd.kind[k] == lower && listenerNouns[strings.ToLower(rd.word(k+1))]:
			r.last++
			continue
		default:
			return run{}
		}
		if rd.clauseAt(r.last, end) && rd.names(r) {
			return r
		}
	}
	return run{}
}

// names reports whether the last word of r is a name or a noun for a listener.
func (rd *reading) names(r run) bool {
	n := r.last - 1
	return rd.mention[n] >= 0 || rd.kind[n] == capital || listenerNouns[strings.ToLower(rd.word(n))]
}

// clauseAt reports whether the words from token i on are a clause with a subject
// and, soon behind it, a verb.
func (rd *reading) clauseAt(i, end int) bool {
	if i >= end || rd.quoted[i] >= 0 {
		return false
	}
	switch {
	case rd.is(i, "he", "she", "it", "they", "we", "I", "there"):
	case rd.is(i, "the", "a", "an", "his", "her", "their", "its", "this", "these", "those", "some", "many", "most", "no", "several", "all"):
		i++
	case rd.mention[i] >= 0 && (rd.mention[i-1] != rd.mention[i]):
		if rd.is(i+1, "the", "a", "an", "he", "she", "it", "they", "we", "his", "her", "their") {
			return false // the clause begins behind it
		}
	case rd.kind[i] == lower && (anonymousHeads[rd.word(i)] || collectiveHeads[rd.word(i)]): // police ignored her
	default:
		return false
	}
	for k := i + 1; k < end && k < i+9 && !rd.is(k, ",", ";"); k++ {
		if rd.is(k, "is", "are", "was", "were", "will", "would", "had", "has", "have", "could", "should", "can", "may", "might", "must", "did", "does", "do", "wanted", "wants", "n't", "not") ||
			rd.kind[k] == lower && strings.HasSuffix(rd.word(k), "ed") {
			return true
		}
	}
	return false
}

// toldMore adds to a the clause that stands between a listener and what a says
// later: “told Reuters | the suit was frivolous. | “It will fail.””.
func (rd *reading) toldMore(a *attribution) bool {
	if a.cue.empty() || len(a.content) == 0 || !rd.is(a.cue.last-1, "told", "tells") || a.content[0].first <= a.cue.last {
		return false
	}
	end := min(a.content[0].first, rd.sentence(a.cue.first).last)
	to := rd.listener(a.cue.last, end)
	if to.empty() {
		return false
	}
	a.to = to
	a.content = append([]run{rd.trim(run{to.last, end})}, a.content...)
	return true
}

// toldClause reads s as “Lind told CNN the vote was rigged”.
func (rd *reading) toldClause(s run) (attribution, bool) {
	v := rd.find(run{s.first + 1, min(s.last, s.first+24)}, "told", "tells")
	if v < 0 || rd.quoted[v] >= 0 {
		return attribution{}, false
	}
	to := rd.listener(v+1, s.last)
	if to.empty() {
		return attribution{}, false
	}
	a, ok := rd.speakerBefore(run{v, v + 1}, rd.block(v))
	if np := rd.trim(run{s.first, v}); !ok && rd.is(v-1, ",") && rd.canSpeak(np) && !rd.finiteIn(np) {
		a, ok = attribution{source: np, cue: run{v, v + 1}}, true // “The chancellor, Ines Kovar, told”
	}
	a.to, a.content, a.confidence = to, []run{rd.trim(run{to.last, s.last})}, 0.6
	return a, ok && rd.words(a.content[0]) > 2
}
