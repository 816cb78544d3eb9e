// Package phrases finds the noun phrases of a text, which are its terms of
// several words: "undocumented immigrants", "the trade deal with Kestovia" gives
// "trade deal" and "Kestovia". It stands apart from terms because it brings a
// model for parts of speech that programs which only count words don't need.
//
//	d := text.New("The mayor praised the new trade deal.")
//	for _, p := range phrases.Of(d) {
//		fmt.Println(d.Slice(p.Span))
//	}
//
// To count them, hand their spans to [terms.Counts.AddTerms].
package phrases

import (
	"strings"

	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
	"github.com/masthead-news/masthead/text/postag"
)

// A Phrase is a noun with the words before it that say which: adjectives, other
// nouns, numbers. What follows it, such as "of the city", is no part of it.
type Phrase struct {
	text.Span          // without an article or possessive before it
	First, Last int    // its tokens, half-open
	Head        int    // the token of its noun, the last of them
	Determiner  string // the word before it, in lower case: "the", "their", ""; a name's is "Kestovia's"
	Proper      bool   // its noun is a name
	Plural      bool
}

// Of returns the noun phrases of d, in order. They don't overlap.
func Of(d *text.Doc) []Phrase { return Tagged(d, postag.Tag(d)) }

// Tagged is [Of] for a document whose tags are known: one for each token, as
// [postag.Tag] gives them.
func Tagged(d *text.Doc, tags []string) []Phrase {
	var out []Phrase
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; {
			p, next := phraseAt(d, tags, i, s.First, s.Last)
			if p.Last > p.First {
				out = append(out, p)
			}
			i = max(next, i+1)
		}
	}
	return out
}

// maxTokens bounds the tokens of a phrase.
const maxTokens = 12

// phraseAt returns the phrase that begins with token i, if one does, and the
// token at which to go on.
func phraseAt(d *text.Doc, tags []string, i, first, last int) (p Phrase, next int) {
	start := i
	head := -1
	j := i
scan:
	for ; j < last && j-start < maxTokens; j++ {
		switch t := tags[j]; {
		case noun(t) && !mark(d, j):
			head = j
		case t == "HYPH":
			if j == start || j+1 == last {
				break scan
			}
		case t == "CD" && !mark(d, j), adjective(t), t == "AFX":
			if head >= 0 && !joined(d, j) && !compound(d, tags, head, start) {
				break scan // "the plan last week"
			}
		case t == "VBN" || t == "VBG":
			// "the proposed ban", but not "was proposed".
			if head >= 0 && !joined(d, j) || j == start && !begins(tags, j, first) {
				break scan
			}
		default:
			break scan
		}
	}
	if head < 0 {
		return Phrase{}, i + 1
	}
	for start < head && (tags[start] == "CD" && start+1 <= head || tags[start] == "HYPH") && !joined(d, start+1) {
		start++ // "three ministers" are ministers
	}
	p = Phrase{
		Span:  text.Span{Start: d.Tokens[start].Start, End: d.Tokens[head].End},
		First: start, Last: head + 1, Head: head,
		Proper: strings.HasPrefix(tags[head], "NNP"), Plural: strings.HasSuffix(tags[head], "S"),
	}
	p.Determiner = determiner(d, tags, i, first)
	return p, head + 1
}

func noun(t string) bool      { return strings.HasPrefix(t, "NN") }
func adjective(t string) bool { return strings.HasPrefix(t, "JJ") }

// compound reports whether the noun at head is the end of a word with a hyphen,
// as in "2.5-hour virtual meeting".
func compound(d *text.Doc, tags []string, head, start int) bool {
	return head > start && tags[head-1] == "HYPH" && joined(d, head)
}

// mark reports whether token j holds neither letter nor digit, whatever its tag
// says.
func mark(d *text.Doc, j int) bool {
	for _, b := range []byte(d.Word(j)) {
		if b >= 0x80 || '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' {
			return false
		}
	}
	return true
}

// joined reports whether token j touches the one before, as in "high-level".
func joined(d *text.Doc, j int) bool { return j > 0 && d.Tokens[j-1].End == d.Tokens[j].Start }

// begins reports whether a participle at j can begin what a noun is called: it
// stands after an article, a possessive or a preposition, or first.
func begins(tags []string, j, first int) bool {
	if j == first {
		return tags[j] == "VBN"
	}
	switch tags[j-1] {
	case "DT", "PRP$", "POS", "IN", "PDT", "CD":
		return true
	}
	return false
}

// determiner returns the word before token i that says whose or which.
func determiner(d *text.Doc, tags []string, i, first int) string {
	if i == first {
		return ""
	}
	switch tags[i-1] {
	case "DT", "PRP$", "PDT":
		return strings.ToLower(d.Word(i - 1))
	case "POS":
		if i-2 >= first {
			return d.Slice(text.Span{Start: d.Tokens[i-2].Start, End: d.Tokens[i-1].End})
		}
	}
	return ""
}

// Spans returns the spans of ps, for [terms.Counts.AddTerms].
func Spans(ps []Phrase) []text.Span {
	out := make([]text.Span, len(ps))
	for i, p := range ps {
		out[i] = p.Span
	}
	return out
}

// Fold returns the words of p as package terms writes them.
func (p Phrase) Fold(d *text.Doc) string {
	var c terms.Counts
	return c.FoldSpan(d, p.Span)
}
