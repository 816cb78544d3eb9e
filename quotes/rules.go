package quotes

import (
	"strings"

	"github.com/masthead-news/masthead/text"
)

// rules finds attributions by the grammar of news English: a verb of the
// lexicon, who stands before or behind it, and the clause or the quotation that
// goes with it.
func (rd *reading) rules(done []attribution) []attribution {
	out := done
	var last *attribution // whose words a quotation without a cue goes on with
	lastBlock := -2
	taken := 0 // tokens before it belong to an attribution already
	for si := range rd.d.Sentences {
		s := run{rd.d.Sentences[si].First, rd.d.Sentences[si].Last}
		block := rd.d.Sentences[si].Block
		if s.empty() || !rd.d.Blocks[block].Kind.InBody() || s.first < taken {
			continue
		}
		a, ok := rd.clauseRule(s)
		if ok {
			out = append(out, a)
			last, lastBlock = &out[len(out)-1], block
			for _, c := range a.content {
				taken = max(taken, c.last)
			}
			continue
		}
		if last != nil && block <= lastBlock+1 && rd.allQuoted(s) {
			last.content = append(last.content, s)
			lastBlock = block
		}
	}
	return out
}

// allQuoted reports whether all words of s stand in quotation marks.
func (rd *reading) allQuoted(s run) bool {
	for i := s.first; i < s.last; i++ {
		if rd.quoted[i] < 0 && rd.isWord(i) {
			return false
		}
	}
	return true
}

// clauseRule reads a sentence as reported speech.
func (rd *reading) clauseRule(s run) (attribution, bool) {
	for i := s.first; i < s.last; i++ {
		if rd.quoted[i] >= 0 || rd.kind[i] == punctuation {
			continue
		}
		v, n := rd.verb(i)
		if n == 0 || v.Class == Thinks && !rd.is(i+n, "that") || !rd.asVerb(i, s) {
			continue
		}
		if rd.is(i, "according") && rd.is(i+1, "to") {
			return rd.accordingTo(s, i)
		}
		if a, ok := rd.around(s, run{i, i + n}); ok {
			return a, true
		}
	}
	return attribution{}, false
}

// asVerb reports whether the cue at i can be a verb of its sentence: not
// capitalised, and not after an article or a preposition.
func (rd *reading) asVerb(i int, s run) bool {
	return rd.kind[i] == lower && (i == s.first || !rd.is(i-1, "a", "an", "the", "this", "its", "their", "his", "her", "of", "in", "for", "with", "was", "were", "be", "been", "by"))
}

// accordingTo reads "…, according to X" and "According to X, …".
func (rd *reading) accordingTo(s run, i int) (attribution, bool) {
	a := attribution{cue: run{i, i + 2}, confidence: 0.7}
	a.source = rd.trim(run{i + 2, rd.nounEnd(i+2, s.last)})
	if a.source.empty() {
		return a, false
	}
	for _, c := range []run{{s.first, i}, {a.source.last, s.last}} {
		if c = rd.trim(c); rd.words(c) > 1 {
			a.content = append(a.content, c)
		}
	}
	return a, len(a.content) > 0
}

// around reads the sentence s by the cue in it: who says it, and what.
func (rd *reading) around(s, cue run) (attribution, bool) {
	a := attribution{cue: cue, confidence: 0.6}
	before := rd.trim(run{s.first, cue.first})
	// quotation or clause first, then "said X" or "X said"
	if subj := rd.subject(s.first, cue.first); !subj.empty() {
		a.source = subj
		a.content = rd.sides(run{s.first, subj.first}, run{cue.last, s.last})
	} else if !before.empty() && rd.kind[cue.last-1] == lower && cue.first > s.first &&
		(rd.quoted[cue.first-1] >= 0 || rd.is(cue.first-1, ",")) {
		end := rd.nounEnd(cue.last, s.last)
		a.source = rd.trim(run{cue.last, end})
		a.content = rd.sides(run{s.first, cue.first}, run{end, s.last})
	}
	return a, !a.source.empty() && len(a.content) > 0
}

// sides returns what stands before and after source and cue: both where both
// are quotations, else the quotation, else the longer one.
func (rd *reading) sides(before, after run) []run {
	before, after = rd.trim(before), rd.trim(after)
	quotedBefore := !before.empty() && rd.quoted[before.last-1] >= 0
	quotedAfter := !after.empty() && rd.quoted[after.first] >= 0
	switch {
	case quotedBefore && quotedAfter:
		return []run{before, after}
	case quotedBefore, rd.words(after) < 2 && rd.words(before) > 2:
		return []run{before}
	case rd.words(after) < 2:
		return nil
	}
	return []run{after}
}

// subject returns the noun phrase that ends before end, past auxiliaries and
// adverbs.
func (rd *reading) subject(start, end int) run {
	i := end
	for i > start && rd.is(i-1, "has", "have", "had", "also", "later", "then", "n't", "not", "did", "does", "refused", "declined", "to", "repeatedly", "expectedly", "once", "reportedly", "both", "was", "is", "been", "'s", "’s") {
		i--
	}
	last := i
	for i > start && last-i < 14 && rd.inNoun(i-1) {
		i--
	}
	if r := rd.trim(run{i, last}); !r.empty() && (i == start || !rd.is(i-1, "to", "by")) && (rd.canSpeak(r) || pronouns[strings.ToLower(rd.word(r.last-1))]) {
		return r
	}
	return run{}
}

// inNoun reports whether token i can stand in a noun phrase.
func (rd *reading) inNoun(i int) bool {
	if rd.quoted[i] >= 0 {
		return false
	}
	switch rd.kind[i] {
	case punctuation:
		return rd.is(i, "&", "-")
	case quoteMark, capital, number:
		return true
	}
	if rd.is(i, "that", "which", "who", "and", "but", "because", "as", "while", "when", "if", "is", "was", "are", "were", "has", "had", "have", "will", "would", "to", "from", "by", "with", "it's", "after", "before") {
		return rd.is(i, "and") && i > 0 && rd.kind[i-1] != punctuation
	}
	_, n := rd.verb(i)
	return n == 0 || rd.mention[i] >= 0
}

// nounEnd returns where the noun phrase that begins at i ends.
func (rd *reading) nounEnd(i, end int) int {
	for i < end && rd.inNoun(i) && !rd.is(i, "on", "in", "during", "late", "early") {
		i++
	}
	return i
}

// lineRules reads lines that name the source and the words with no verb between
// them: "Abu Zaid: Iran has …", "US at odds over Rafah: Axios", "Europe spent
// $3 trillion – FT".
func (rd *reading) lineRules() []attribution {
	var out []attribution
	for bi, at := 0, 0; bi < len(rd.d.Blocks); bi++ {
		first := at
		for at < len(rd.d.Sentences) && rd.d.Sentences[at].Block == bi {
			at++
		}
		if first == at {
			continue
		}
		line := run{rd.d.Sentences[first].First, rd.d.Sentences[at-1].Last}
		if line.len() < 4 || line.len() > 60 {
			continue
		}
		if a, ok := rd.sourceFirst(line); ok {
			out = append(out, a)
		} else if a, ok := rd.sourceLast(line, rd.d.Blocks[bi].Kind); ok {
			out = append(out, a)
		}
	}
	return out
}

// sourceFirst reads "Name: clause".
func (rd *reading) sourceFirst(line run) (attribution, bool) {
	for i := line.first + 1; i < line.last && i < line.first+12; i++ {
		if !rd.is(i, ":") {
			continue
		}
		src, content := rd.trim(run{line.first, i}), rd.trim(run{i + 1, line.last})
		cue := run{i, i + 1}
		if c := rd.find(src, "citing", "quoting"); c > src.first { // "Israeli media citing security official: …"
			cue, src = run{c, c + 1}, run{src.first, c}
		}
		ok := !src.empty() && rd.canSpeak(src) && rd.words(content) >= 3 && rd.kind[content.first] >= capital && !rd.is(i+1, "//")
		return attribution{source: src, cue: cue, content: []run{content}, confidence: 0.7}, ok
	}
	return attribution{}, false
}

// sourceLast reads a headline's "clause: Name" and "clause – Name".
func (rd *reading) sourceLast(line run, k text.BlockKind) (attribution, bool) {
	if k != text.Title && k != text.Dek && k != text.Heading && k != text.ListItem {
		return attribution{}, false
	}
	for i := line.last - 2; i > line.first+2 && i > line.last-7; i-- {
		if !rd.is(i, ":", "-", "–", "—", "|") || rd.d.Tokens[i].End == rd.d.Tokens[i+1].Start {
			continue
		}
		src, content := rd.trim(run{i + 1, line.last}), rd.trim(run{line.first, i})
		ok := rd.kind[src.first] == capital && rd.canSpeak(src) && rd.words(content) >= 3
		return attribution{source: src, cue: run{i, i + 1}, content: []run{content}, confidence: 0.7}, ok
	}
	return attribution{}, false
}

func (rd *reading) find(r run, words ...string) int {
	for i := r.first; i < r.last; i++ {
		if rd.is(i, words...) {
			return i
		}
	}
	return -1
}

// canSpeak reports whether the few words of r name someone who is heard: a
// mention, a known outlet, or a kind of source.
func (rd *reading) canSpeak(r run) bool {
	for i := r.first; i < r.last; i++ {
		if rd.mention[i] >= 0 || anonymousHeads[strings.ToLower(rd.word(i))] || collectiveHeads[strings.ToLower(rd.word(i))] {
			return true
		}
	}
	return isOutlet(rd.d.Slice(rd.span(r)), rd.c)
}
