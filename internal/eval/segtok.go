package eval

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A TaggedToken is a token: [start, end, tag, …] in bytes. A negative place
// means that the token couldn't be found in the text.
type TaggedToken struct {
	Start, End int
	Tag        string
}

// UnmarshalJSON reads [start, end, tag, …].
func (t *TaggedToken) UnmarshalJSON(b []byte) error {
	var s NameSpan
	if err := s.UnmarshalJSON(b); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	*t = TaggedToken{s.Start, s.End, s.Type}
	return nil
}

// MarshalJSON writes [start, end, tag].
func (t TaggedToken) MarshalJSON() ([]byte, error) { return json.Marshal([]any{t.Start, t.End, t.Tag}) }

// Segments are the sentences and tokens of a text: as gold with the text, as a
// prediction without.
type Segments struct {
	ID        string        `json:"id"`
	Text      string        `json:"text,omitempty"`
	Sentences [][2]int      `json:"sents"`
	Tokens    []TaggedToken `json:"toks"`
}

// plainTag maps tags that only Universal Dependencies' English treebanks use to
// those of the Penn Treebank.
var plainTag = map[string]string{
	"HYPH": ":", "NFP": ":", "ADD": "NN", "AFX": "JJ", "-LRB-": "(", "-RRB-": ")",
	"``": `"`, "''": `"`, "#": "SYM",
}

var punctuationTag = setOf(strings.Fields(`: , . ( ) " $ SYM LS -LRB- -RRB- ` + "``" + ` '' HYPH NFP`))

// ScoreSegments scores sentences and tokens by their exact spans, white space
// trimmed, and tags on the tokens whose spans are right.
func ScoreSegments(gold, pred []Segments) Metrics {
	byID := make(map[string]Segments, len(pred))
	for _, p := range pred {
		byID[p.ID] = p
	}
	var sents, toks struct{ tp, pred, gold int }
	var tags tagScore
	for _, g := range gold {
		p := byID[g.ID]
		want, got := make(map[[2]int]bool), make(map[[2]int]bool)
		for _, s := range g.Sentences {
			t, _ := trimmed(g.Text, s)
			want[t] = true
		}
		for _, s := range p.Sentences {
			if t, ok := trimmed(g.Text, s); ok {
				got[t] = true
			}
		}
		sents.tp, sents.pred, sents.gold = sents.tp+common(want, got), sents.pred+len(got), sents.gold+len(want)

		wantTag, gotTag := make(map[[2]int]string), make(map[[2]int]string)
		for _, t := range g.Tokens {
			wantTag[[2]int{t.Start, t.End}] = t.Tag
		}
		for _, t := range p.Tokens {
			if s, ok := trimmed(g.Text, [2]int{t.Start, t.End}); ok {
				gotTag[s] = t.Tag
			}
		}
		toks.pred, toks.gold = toks.pred+len(gotTag), toks.gold+len(wantTag)
		for s, want := range wantTag {
			if got, ok := gotTag[s]; ok {
				toks.tp++
				tags.add(want, got)
			}
		}
	}
	var m Metrics
	f := counts(sents.tp, sents.pred, sents.gold)
	m.Add("sentence_f1", f.F1)
	m.Add("sentence_precision", f.P)
	m.Add("sentence_recall", f.R)
	f = counts(toks.tp, toks.pred, toks.gold)
	m.Add("token_f1", f.F1)
	m.Add("token_precision", f.P)
	m.Add("token_recall", f.R)
	m.Add("xpos", ratio(tags.right, tags.n))
	m.Add("xpos_mapped", ratio(tags.rightMapped, tags.n))
	m.Add("xpos_words", ratio(tags.rightWords, tags.words))
	return m
}

type tagScore struct{ n, right, rightMapped, words, rightWords int }

func (s *tagScore) add(want, got string) {
	if want == "GW" { // one word written as two: no tagger can know
		return
	}
	s.n++
	if want == got {
		s.right++
	}
	want, got = plain(want), plain(got)
	if want == got {
		s.rightMapped++
	}
	if !punctuationTag[want] {
		s.words++
		if want == got {
			s.rightWords++
		}
	}
}

func plain(tag string) string {
	if p, ok := plainTag[tag]; ok {
		return p
	}
	return tag
}

// trimmed cuts ASCII white space off both ends of a span of text. It reports
// false for a span with a negative end.
func trimmed(text string, s [2]int) ([2]int, bool) {
	if s[0] < 0 || s[1] < 0 {
		return [2]int{-1, -1}, false
	}
	const space = " \t\n\r\v\f"
	for s[0] < s[1] && s[0] < len(text) && strings.IndexByte(space, text[s[0]]) >= 0 {
		s[0]++
	}
	for s[1] > s[0] && s[1] <= len(text) && strings.IndexByte(space, text[s[1]-1]) >= 0 {
		s[1]--
	}
	return s, true
}
