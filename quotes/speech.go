package quotes

import "strings"

// Rules for quotations that the model leaves alone. They ask for a verb of the
// lexicon, and for a name, a pronoun or a kind of source next to it.

// onlySpeech drops what follows a cue in the writer's own words where all that
// stands before it is a quotation: “We won,” she said, and left.
func (rd *reading) onlySpeech(a *attribution) {
	if a.cue.empty() || a.content[0].last > a.cue.first || !rd.allQuoted(a.content[0]) {
		return
	}
	kept := a.content[:1]
	for _, c := range a.content[1:] {
		if rd.quoted[c.first] >= 0 || c.last <= a.cue.first {
			for !c.empty() && rd.quoted[c.last-1] < 0 {
				c.last--
			}
			if !c.empty() {
				kept = append(kept, c)
			}
		}
	}
	a.content = kept
}

// allQuoted reports whether all words of r stand in quotation marks.
func (rd *reading) allQuoted(r run) bool {
	for i := r.first; i < r.last; i++ {
		if rd.quoted[i] < 0 && rd.isWord(i) {
			return false
		}
	}
	return true
}

// unowned finds who says the quotations that aren't among owner, which holds a
// number for each token that is part of an attribution.
func (rd *reading) unowned(owner []int32) []attribution {
	var out []attribution
	for k := range rd.pairs {
		if rd.marks[k].Use != Quotation {
			continue
		}
		q := rd.tokens(rd.marks[k].Span)
		if q.empty() || rd.quoted[q.first] != int32(k) || owned(owner, q) || rd.words(q) < 1 {
			continue
		}
		a, ok := rd.saidBehind(q, owner)
		if !ok {
			a, ok = rd.saidBefore(q, owner)
		}
		if !ok {
			a, ok = rd.signed(q)
		}
		if !ok {
			a, ok = rd.beamed(q, owner)
		}
		if !ok {
			a, ok = rd.smiled(q, owner)
		}
		if !ok {
			a, ok = rd.chanted(q, owner)
		}
		if !ok {
			a, ok = rd.inWords(q, owner)
		}
		if !ok {
			a, ok = rd.praisedIt(q, owner)
		}
		if ok {
			if len(a.content) == 0 {
				a.content = []run{q}
			}
			a.confidence = 0.7
			out = append(out, a)
		}
	}
	return out
}

func owned(owner []int32, r run) bool {
	for i := r.first; i < r.last; i++ {
		if owner[i] > 0 {
			return true
		}
	}
	return false
}

// saidBehind reads “…,” Lind said and “…,” said Lind.
func (rd *reading) saidBehind(q run, owner []int32) (attribution, bool) {
	if !rd.is(q.last-2, ",", "?", "!", ".", "—", "-", "…", "...") && !rd.is(q.last, ",") {
		return attribution{}, false
	}
	b := rd.block(q.first)
	i := q.last
	if rd.is(i, ",") {
		i++
	}
	if i >= len(rd.kind) || rd.block(i) != b || owner[i] > 0 {
		return attribution{}, false
	}
	another := rd.is(q.last-2, ".") && rd.d.Tokens[q.last-1].Sentence != rd.d.Tokens[i].Sentence
	if cue := rd.speechVerb(i); !cue.empty() { // said Lind
		if src := rd.speaker(cue.last, b); !src.empty() {
			return attribution{source: src, cue: cue}, true
		}
		return attribution{}, false
	}
	if src := rd.speaker(i, b); !src.empty() {
		if cue := rd.speechVerb(src.last); !cue.empty() && !owned(owner, cue) && (!another || rd.says(cue)) {
			return attribution{source: src, cue: cue}, true
		}
		if cue := rd.behindClause(src.last); !cue.empty() && !owned(owner, cue) {
			return attribution{source: rd.trim(run{src.first, cue.first}), cue: cue}, true
		}
	}
	return attribution{}, false
}

// behindClause returns the verb of saying that ends a sentence behind a relative
// clause, which begins at token i: “a neighbor | who gave her name as Sola | said.”.
func (rd *reading) behindClause(i int) run {
	who := i
	if rd.is(who, ",") {
		who++
	}
	if !rd.is(who, "who", "whose") {
		return run{}
	}
	end := rd.sentence(i).last
	for k := who + 2; k < end && k < who+16; k++ {
		if rd.is(k, "said", "says", "told") && rd.isTail(run{k + 1, end}, 3) {
			return run{k, k + 1}
		}
	}
	return run{}
}

// saidBefore reads Lind said, “…”, Lind said: “…” and Lind turned away, saying only, “…”.
func (rd *reading) saidBefore(q run, owner []int32) (attribution, bool) {
	i := q.first - 1
	if i > 0 && rd.is(i, ",", ":") {
		i--
		if i > 0 && rd.is(i, "only", "simply", "merely") {
			i--
		}
	}
	b := rd.block(q.first)
	if i < 1 || rd.block(i) != b || owner[i] > 0 || rd.speechVerb(i).empty() {
		return attribution{}, false
	}
	a := attribution{cue: run{i, i + 1}}
	if b, ok := rd.speakerBefore(a.cue, b); ok {
		return b, true
	}
	rd.leadSubject(&a)
	return a, !a.source.empty()
}

// praisedIt reads Reyes praised her “…”: up to three words stand between the
// verb and the quotation, and are part of what is said.
func (rd *reading) praisedIt(q run, owner []int32) (attribution, bool) {
	b := rd.block(q.first)
	for i := q.first - 2; i > 0 && i >= q.first-4 && rd.isWord(i+1) && owner[i+1] == 0 && rd.block(i) == b; i-- {
		if cue := rd.speechVerb(i); owner[i] == 0 && !cue.empty() && cue.last <= q.first-1 {
			a, ok := rd.speakerBefore(cue, b)
			a.content = []run{{cue.last, q.last}}
			return a, ok
		}
	}
	return attribution{}, false
}

// speakerBefore makes an attribution of cue and who stands directly before it,
// with as many of the words for them as there are.
func (rd *reading) speakerBefore(cue run, b int) (attribution, bool) {
	a := attribution{cue: cue}
	s := rd.sentence(cue.first)
	for k := cue.first - 1; k >= s.first && k >= cue.first-8 && rd.block(k) == b; k-- {
		if src := rd.speaker(k, b); !src.empty() && src.last == cue.first {
			a.source = src
		}
	}
	return a, !a.source.empty()
}

// asideWho reads a sentence that begins with a source and what is told of it: “Two
// officials, who asked not to be named, told the Beacon that …”, “One docker who
// didn't want to be named said …”.
func (rd *reading) asideWho(s run) (attribution, bool) {
	who := rd.find(run{s.first, min(s.last, s.first+13)}, "who", "which", "whose")
	if in := rd.find(run{s.first, min(s.last, s.first+13)}, "in"); who < 0 && in > s.first && rd.is(in-1, ",") && rd.is(in+1, "a", "an") {
		who = in // “the secretary, in a statement, said”
	} else if h := rd.find(run{s.first, min(s.last, s.first+13)}, "however", "meanwhile", "too", "though"); who < 0 && h > s.first && rd.is(h-1, ",") {
		who = h
	}
	if who <= s.first {
		return attribution{}, false
	}
	np := rd.trim(run{s.first, who})
	if !rd.canSpeak(np) && !rd.is(np.first, "one", "a", "an") || rd.hasVerb(np) {
		return attribution{}, false
	}
	if np.last == who {
		return rd.whoIsNotNamed(s, who)
	}
	for i := who + 1; i+3 < s.last && i < who+29; i++ {
		cue := rd.speechVerb(i + 1)
		if !rd.is(i, ",") || cue.empty() || rd.is(cue.last, "by", ",") {
			continue
		}
		a := attribution{source: run{s.first, i}, cue: cue, content: []run{rd.trim(run{cue.last, s.last})}, confidence: 0.6}
		if !rd.is(who, "who", "which", "whose") {
			a.source.last = who - 1
		}
		rd.mendAddressee(&a)
		if c := &a.content[0]; c.len() > 2 && rd.isAdverb(c.first) {
			c.first++ // “concede privately that”
		}
		return a, rd.words(a.content[0]) >= 2 && (rd.is(a.content[0].first, "that") || rd.is(cue.first, "said", "says") && rd.clauseAt(a.content[0].first, s.last) || !rd.inverts(cue.first) && strings.HasSuffix(rd.word(cue.first), "ed"))
	}
	return attribution{}, false
}

// whoIsNotNamed reads s, which begins with a source, from “who” on: “who asked not
// to be named because of her job said …”.
func (rd *reading) whoIsNotNamed(s run, who int) (attribution, bool) {
	named := rd.find(run{who, min(s.last, who+16)}, "named", "identified", "anonymity", "anonymous")
	if named < 0 {
		return attribution{}, false
	}
	for i := named + 1; i+2 < s.last && i < named+16; i++ {
		if !rd.is(i, "said", "says", "told") || rd.quoted[i] >= 0 || pronouns[strings.ToLower(rd.word(i-1))] {
			continue
		}
		a := attribution{source: rd.trim(run{s.first, i}), cue: run{i, i + 1}, confidence: 0.6}
		a.to = rd.addressee(&a)
		a.content = []run{rd.trim(run{max(i+1, a.to.last), s.last})}
		return a, rd.words(a.content[0]) >= 2
	}
	return attribution{}, false
}

// isSaid are the verbs of what is said by no one in particular.
var isSaid = []string{"understood", "believed", "said", "reported", "alleged", "claimed", "thought", "feared", "hoped", "expected", "rumored", "rumoured", "assumed", "known"}

// accordingTo reads a sentence that begins “According to a Reuters report, …”.
func (rd *reading) accordingTo(s run) (attribution, bool) {
	if !rd.is(s.first, "according") || !rd.is(s.first+1, "to") {
		return attribution{}, false
	}
	comma := rd.find(run{s.first + 2, min(s.last, s.first+16)}, ",")
	if comma < s.first+3 || rd.quoted[comma] >= 0 {
		return attribution{}, false
	}
	a := attribution{cue: run{s.first, s.first + 2}, source: run{s.first + 2, comma}, content: []run{rd.trim(run{comma, s.last})}, confidence: 0.7}
	return a, rd.canSpeak(a.source) && rd.words(a.content[0]) > 2
}

// welcomedBy reads “The plan was welcomed by the union.”.
func (rd *reading) welcomedBy(s run) (attribution, bool) {
	for i := s.first + 2; i+2 < s.last && i < s.first+40; i++ {
		if !rd.is(i, "welcomed", "praised", "hailed", "condemned", "denounced", "criticized", "criticised", "rejected", "slammed", "dismissed", "applauded", "lauded") || !rd.is(i+1, "by") || rd.quoted[i] >= 0 {
			continue
		}
		first := i - 1
		for first > s.first && rd.is(first, "was", "were", "been", "has", "have", "had", "widely", "swiftly", "quickly", "also", "immediately") {
			first--
		}
		src := rd.speaker(i+2, rd.block(i))
		a := attribution{cue: run{first + 1, i + 1}, source: src, content: []run{rd.trim(run{s.first, first + 1})}, confidence: 0.6}
		return a, first < i-1 && !src.empty() && rd.words(a.content[0]) > 0 && rd.words(a.content[0]) < 12
	}
	return attribution{}, false
}

// itIsSaid reads “It is understood that …”, which says not by whom.
func (rd *reading) itIsSaid(s run) (attribution, bool) {
	if !rd.is(s.first, "it") {
		return attribution{}, false
	}
	i := s.first + 1
	for i < s.first+5 && rd.is(i, "is", "was", "has", "had", "been", "now", "widely", "also", "not", "yet", "being") {
		i++
	}
	if i == s.first+1 || !rd.is(i, isSaid...) || !rd.is(i+1, "that") {
		return attribution{}, false
	}
	a := attribution{cue: run{s.first, i + 1}, content: []run{rd.trim(run{i + 1, s.last})}, confidence: 0.6}
	return a, rd.words(a.content[0]) > 2
}

// speechVerb returns the cue that begins at token i if it is speech.
func (rd *reading) speechVerb(i int) run {
	if i >= len(rd.kind) || rd.kind[i] != lower || rd.quoted[i] >= 0 {
		return run{}
	}
	if rd.is(i, "informed") && rd.is(i+1, "sources", "source") {
		return run{}
	}
	if v, n := rd.verb(i); n > 0 && v.Class != Thinks {
		return run{i, i + n}
	}
	return run{}
}

// speaker returns the few words from token i on that name who can speak: a
// pronoun, or a noun phrase with a name or a kind of source in it.
func (rd *reading) speaker(i, block int) run {
	if rd.is(i, "he", "she", "they", "I", "we") {
		return run{i, i + 1}
	}
	end := i
	for end < len(rd.kind) && end-i < 9 && rd.block(end) == block && rd.d.Tokens[end].Sentence == rd.d.Tokens[i].Sentence && rd.quoted[end] < 0 &&
		(rd.kind[end] == capital || rd.mention[end] >= 0 || rd.is(end, "the", "a", "an", "of", "for", "one", ".", "'s", "’s") ||
			rd.kind[end] == lower && (anonymousHeads[strings.ToLower(rd.word(end))] || end > i && rd.mention[end-1] >= 0 && personNouns[rd.word(end)] || rd.speechVerb(end).empty() && end == i+1 && rd.is(i, "the", "a", "an", "one"))) {
		if rd.is(end, ".") && (end+1 >= len(rd.kind) || rd.kind[end+1] != capital || rd.kind[end-1] != capital) {
			break
		}
		end++
	}
	r := rd.trim(run{i, end})
	if r.empty() || r.first != i || rd.is(r.last-1, "the", "a", "an", "of", "for", "'s", "’s") {
		return run{}
	}
	if rd.canSpeak(r) || rd.kind[r.first] == capital && rd.kind[r.last-1] == capital && r.len() <= 5 {
		return r
	}
	return run{}
}

// signed reads “…” — Mara Lind, Westport.
func (rd *reading) signed(q run) (attribution, bool) {
	i := q.last
	b := rd.block(q.first)
	if i+1 >= len(rd.kind) || rd.block(i) != b || !rd.is(i, "—", "―", "–", "-", "--") || rd.kind[i+1] != capital {
		return attribution{}, false
	}
	end := i + 1
	for end < len(rd.kind) && rd.block(end) == b && end-i < 7 && rd.quoted[end] < 0 && (rd.kind[end] == capital || rd.is(end, "of", "de", "van", "the")) {
		end++
	}
	return attribution{source: run{i + 1, end}, cue: run{i, i + 1}}, end > i+1 && (end == len(rd.kind) || rd.block(end) != b || rd.is(end, ",", ".", "("))
}

// hasObjects reports whether the words behind cue are what its verb is about,
// not who is heard: “…, offers Norland a hand”, “…, promises Norland a new one”.
func (rd *reading) hasObjects(cue, behind run) bool {
	if rd.is(cue.last-1, "offers", "offered", "offer") {
		return true
	}
	for i := behind.first + 1; i < behind.last; i++ {
		if rd.is(i, "a", "an") && rd.isWord(i-1) && (rd.kind[i-1] == capital || rd.mention[i-1] >= 0) {
			return true
		}
	}
	return false
}

// clauseBehind reads a sentence that no one is heard in yet as "…, Reuters
// reported" and "…, said a person familiar with the matter".
func (rd *reading) clauseBehind(s run) (attribution, bool) {
	for i := s.last - 2; i > s.first+2 && i > s.last-24; i-- {
		if !rd.is(i, ",") || rd.quoted[i] >= 0 {
			continue
		}
		block := rd.block(i)
		a := attribution{confidence: 0.6, content: []run{rd.trim(run{rd.firstWord(s), i})}}
		if cue := rd.speechVerb(i + 1); !cue.empty() && cue.last < s.last { // said X
			a.cue = cue
			a.source = rd.trim(run{cue.last, s.last})
			if v := rd.word(cue.first); !strings.HasSuffix(v, "ing") && !rd.is(cue.first, "told", "tells") && rd.inverts(cue.first) && !rd.isAdverb(cue.last) && !rd.is(cue.last, "this", "these", "it", "him", "her", "them", "how", "what", "whether", "nothing") && !a.source.empty() && rd.canSpeak(a.source) && !rd.finiteIn(a.source) && rd.find(a.source, ",") < 0 && !rd.is(cue.last, "that", "to") && !rd.hasObjects(cue, a.source) {
				return a, true
			}
			continue
		}
		for k := i + 2; k < s.last && k < i+16; k++ {
			cue := rd.speechVerb(k)
			if cue.empty() {
				continue
			}
			src := rd.trim(run{i + 1, k})
			a.cue = cue
			rest := run{max(cue.last, rd.addressee(&a).last), s.last}
			unnamed := rd.is(cue.first, "said", "told", "say", "says") && rd.anonymousIn(run{i + 1, i + 4})
			if !src.empty() && src.first == i+1 && rd.canSpeak(src) && !rd.finiteIn(src) && !rd.is(src.first, "which", "who", "and", "but", "as", "that", "with", "while") &&
				(rd.isTail(rest, 1) && k < i+9 || unnamed && rd.isTail(rest, 8)) && rd.block(k) == block {
				a.source = src
				rd.withTitle(&a)
				return a, true
			}
			if !rd.is(k-1, "the", "of") {
				break
			}
		}
	}
	return attribution{}, false
}

// inverts reports whether the verb of saying at token i stands before who is heard:
// “…, warned Lind”, but not “…, faulted Lind”.
func (rd *reading) inverts(i int) bool {
	v, _ := rd.verb(i)
	return v.Class != Accuses && v.Class != Praises && v.Class != Demands
}

// isTail reports whether r, the words behind a cue, only say when, where or how
// something was said, in at most n words: “said on Monday”, “told the Beacon on
// condition of anonymity”.
func (rd *reading) isTail(r run, n int) bool {
	r = rd.trim(r)
	switch words := rd.words(r); {
	case words == 0, words == 1 && rd.is(r.first, "to", "on"), words == 2 && rd.is(r.first, "on") && rd.kind[r.first+1] == capital:
		return true
	case words > n || words < r.len():
		return false
	}
	return (rd.is(r.first, "on", "in", "late", "early", "earlier", "this", "last", "by", "during", "at", "yesterday", "today") || rd.is(r.first, weekdays...)) &&
		rd.find(r, "that", "whether", "if") < 0
}
