package quotes

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// Quotations whose cue isn't a verb of saying, but the way it was said.

// beamed reads “…!” beamed Lind: whatever a verb in the past says that stands
// between a quotation and a name.
func (rd *reading) beamed(q run, owner []int32) (attribution, bool) {
	i := q.last
	if !rd.is(q.last-2, ",", "?", "!") || i+1 >= len(rd.kind) || rd.kind[i] != lower || owner[i] > 0 || !strings.HasSuffix(rd.word(i), "ed") || rd.block(i) != rd.block(q.first) {
		return attribution{}, false
	}
	src := rd.speaker(i+1, rd.block(i))
	if src.empty() || rd.kind[src.first] != capital && !rd.is(src.first, "the", "a", "one") {
		return attribution{}, false
	}
	return attribution{source: src, cue: run{i, i + 1}}, true
}

// smiled reads Lind responded pointedly, with a smile: “…”, where a sentence
// begins with who speaks and a colon ends what it says of how.
func (rd *reading) smiled(q run, owner []int32) (attribution, bool) {
	end := q.first - 1
	if end < 3 || !rd.is(end, ":") {
		return attribution{}, false
	}
	s := rd.sentence(end)
	if end-s.first > 40 || rd.block(end) != rd.block(q.first) {
		return attribution{}, false
	}
	src := rd.speaker(s.first, rd.block(end))
	if cue := rd.speechVerb(src.last); !src.empty() && !cue.empty() && rd.is(cue.last, ",") && owner[cue.first] == 0 {
		return attribution{source: src, cue: cue}, true // Lind went on, speaking of her son: “…”
	}
	if end-s.first > 16 || owned(owner, run{s.first, end}) {
		return attribution{}, false
	}
	if src.empty() || src.last >= end || rd.kind[src.last] != lower || rd.is(src.last, "and", "or", "who", "which", "of", "in", "on", "with", "to", "for") {
		return attribution{}, false
	}
	return attribution{source: src, cue: run{src.last, src.last + 1}}, true
}

// inWords reads The plan was, in her words, “…” and In the words of Mara Lind, “…”.
func (rd *reading) inWords(q run, owner []int32) (attribution, bool) {
	end := q.first
	if rd.is(end-1, ",", ":") {
		end--
	}
	s := rd.sentence(q.first)
	i := rd.find(run{max(s.first, end-10), end}, "in")
	if i < 0 || owned(owner, run{i, end}) {
		return attribution{}, false
	}
	switch {
	case rd.is(end-1, "words") && end-i == 3 && rd.is(i+1, "his", "her", "their", "its"):
		return attribution{source: run{i + 1, i + 2}, cue: run{i, end}}, true
	case rd.is(i+1, "the") && rd.is(i+2, "words") && rd.is(i+3, "of"):
		src := rd.speaker(i+4, rd.block(i))
		return attribution{source: src, cue: run{i, i + 4}}, !src.empty() && src.last == end
	}
	return attribution{}, false
}

// chanted reads The guests chanted, “…”: who stands between "the" and a verb of
// saying right before a quotation can speak, whatever the noun.
func (rd *reading) chanted(q run, owner []int32) (attribution, bool) {
	i := q.first - 1
	if i < 3 || !rd.is(i, ",", ":") || rd.block(i) != rd.block(q.first) {
		return attribution{}, false
	}
	cue := rd.speechVerb(i - 1)
	if cue.empty() || owned(owner, cue) {
		return attribution{}, false
	}
	s := rd.sentence(i)
	for k := cue.first - 1; k > s.first && k > cue.first-5 && rd.kind[k] >= lower && rd.speechVerb(k).empty(); k-- {
		if !rd.is(k-1, "the", "a", "an", "one", "another", "some") {
			continue
		}
		if k-1 > s.first && !rd.is(k-2, ",", "and", "but", "as", "when", "then") {
			return attribution{}, false
		}
		return attribution{source: run{k - 1, cue.first}, cue: cue}, !owned(owner, run{k - 1, cue.first})
	}
	return attribution{}, false
}

// sameBreath gives a quotation that begins a sentence, and that no one has, to
// whoever was quoted in the sentence before it: “…,” said Lind, smiling at Brandt.
// “…”.
func (rd *reading) sameBreath(as []attribution) {
	owner := rd.owners(as)
	cues := rd.cuesIn(as)
	for k := range rd.pairs {
		m := &rd.marks[k]
		if m.Use != Quotation {
			continue
		}
		q := rd.tokens(m.Span)
		if m.Unclosed && (q.last >= len(rd.quoted) || rd.quoted[q.last] < 0) {
			continue // unless the next paragraph goes on with it
		}
		if q.empty() || rd.quoted[q.first] != int32(k) || owned(owner, q) || rd.words(q) < 4 || q.first == 0 || !rd.beginsLarge(m.Inner) {
			continue
		}
		before := q.first - 1
		if rd.block(before) != rd.block(q.first) || rd.d.Tokens[before].Sentence == rd.d.Tokens[q.first].Sentence && !rd.is(before, ".") {
			continue
		}
		who := rd.quotedIn(run{rd.sentence(before).first, q.first}, owner)
		if who == 0 {
			who = rd.heardBefore(q, as, cues)
		}
		if who > 0 && !rd.startsClause(q.last) {
			a := &as[who-1]
			a.content = append(a.content, q)
			slices.SortFunc(a.content, func(x, y run) int { return x.first - y.first })
			for t := q.first; t < q.last; t++ {
				owner[t] = who
			}
		}
	}
}

// beginsLarge reports whether s begins with a capital letter.
func (rd *reading) beginsLarge(s text.Span) bool {
	r, _ := utf8.DecodeRuneInString(rd.d.Text[s.Start:s.End])
	return unicode.IsUpper(r)
}

// startsClause reports whether words that may be a cue of the quotation before
// it begin at token i.
func (rd *reading) startsClause(i int) bool {
	return i < len(rd.kind) && rd.isWord(i) && rd.d.Tokens[i].Sentence == rd.d.Tokens[i-1].Sentence
}

// heardBefore returns the number, as in owners, of the only attribution whose source
// and cue stand in the sentence before q, in the writer's words, or 0: “Lind says that the
// port will close. “…””.
func (rd *reading) heardBefore(q run, as []attribution, cues map[int][]int) int32 {
	in := cues[rd.d.Tokens[q.first-1].Sentence]
	if len(in) != 1 {
		return 0
	}
	a := &as[in[0]]
	if a.source.empty() || a.source.first >= a.cue.last || rd.speechVerb(a.cue.first).empty() && rd.speechVerb(a.cue.last-1).empty() {
		return 0
	}
	return int32(in[0] + 1)
}

// quotedIn returns the owner of the quotations in s if all have the same, or 0.
func (rd *reading) quotedIn(s run, owner []int32) int32 {
	who := int32(0)
	for i := s.first; i < s.last; i++ {
		if rd.quoted[i] < 0 {
			continue
		}
		if owner[i] <= 0 || who > 0 && owner[i] != who {
			return 0
		}
		who = owner[i]
	}
	return who
}

// inverted finds who speaks right behind the cue of a quotation that has no source:
// “…?” asked | Kovar.
func (rd *reading) inverted(a *attribution) {
	if a.cue.empty() || !a.source.empty() || len(a.content) == 0 || a.content[0].last > a.cue.first || a.cue.first-a.content[0].last > 1 || !rd.allQuoted(a.content[0]) || rd.speechVerb(a.cue.first).empty() {
		return
	}
	src := rd.speaker(a.cue.last, rd.block(a.cue.first))
	if src.empty() {
		return
	}
	a.source = src
	// what follows isn't said, but for the quotations in it
	a.content = slices.DeleteFunc(a.content, func(r run) bool { return r.first <= src.first && src.first < r.last })
}

// onlyMarks takes from a what follows a whole quotation in the writer's words: “he
// yelled “You lie!” at the minister”.
func (rd *reading) onlyMarks(a *attribution) {
	if a.cue.empty() || len(a.content) == 0 {
		return
	}
	last := &a.content[len(a.content)-1]
	if colon := rd.find(run{last.first, min(last.last, last.first+7)}, ":"); colon > last.first && colon+1 < last.last && rd.quoted[colon+1] >= 0 && rd.quoted[last.first] < 0 && rd.is(last.first-1, "of", "about") {
		last.first = colon + 1 // “said of Brandt: “No””
	}
	if i := last.first; i >= a.cue.last && rd.is(i, "only", "simply", "merely") && (rd.is(i+1, ":") || rd.is(i+1, ",")) && i+2 < last.last && rd.quoted[i+2] >= 0 {
		last.first = i + 2 // “saying only, “No””
	}
	if last.first < a.cue.last || rd.quoted[last.first] < 0 || rd.kindAt(last.first+1) != capital {
		return
	}
	q := rd.tokens(rd.marks[rd.quoted[last.first]].Span)
	if q.first != last.first || rd.marks[rd.quoted[last.first]].Unclosed {
		return
	}
	if q.last < last.last && rd.is(q.last-2, "!", "?", ",", ".") && rd.is(q.last, "at", "to", "for", "during", "after", "before", "when", "while", "as", "with", "on", "in") {
		last.last = q.last
	}
}
