package quotes

// relayRules reads sentences in which an outlet passes on what others told it:
// “Axios reported, citing informed sources, that …”, “…, Reuters said, citing
// the police.”, “…, informed sources relayed to Axios.” and “…, said a person
// familiar with the matter”.
func (rd *reading) relayRules() []attribution {
	var out []attribution
	for i := range rd.d.Sentences {
		s := run{rd.d.Sentences[i].First, rd.d.Sentences[i].Last}
		if s.len() < 5 || s.len() > 150 || !rd.d.Blocks[rd.d.Sentences[i].Block].Kind.InBody() {
			continue
		}
		if c := rd.find(s, "citing"); c > s.first+2 && rd.quoted[c] < 0 {
			if a, ok := rd.citingRule(s, c); ok {
				out = append(out, a)
			}
			continue
		}
		if a, ok := rd.clauseBehind(s); ok && rd.find(a.source, "sources", "source", "person", "people") >= 0 {
			out = append(out, a)
		}
	}
	return out
}

// citingRule reads s, in which c is "citing".
func (rd *reading) citingRule(s run, c int) (attribution, bool) {
	a := attribution{confidence: 0.7}
	v := c - 1
	if rd.is(v, ",") {
		v--
	}
	for k := v; k > s.first && k > v-3; k-- {
		if cue := rd.speechVerb(k); !cue.empty() {
			a.cue = cue
			break
		}
	}
	if a.cue.empty() {
		return a, false
	}
	for k := a.cue.first - 1; k >= s.first && k >= a.cue.first-8; k-- {
		if src := rd.speaker(k, rd.block(k)); !src.empty() && src.last == a.cue.first {
			a.source = src
		}
	}
	if a.source.empty() {
		return a, false
	}
	end := c + 1
	for end < s.last && end-c < 16 && !rd.is(end, ",", "that", ";") {
		end++
	}
	before := rd.trim(run{s.first, a.source.first})
	after := rd.trim(run{end, s.last})
	switch {
	case rd.words(after) >= 2 && rd.words(before) < 4:
		a.content = []run{after}
	case rd.words(before) >= 2:
		a.content = []run{before}
	}
	return a, len(a.content) > 0
}
