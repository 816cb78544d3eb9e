package quotes

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// A reading is a document while its quotes are looked for: its tokens, and the
// quotation marks round them.
type reading struct {
	d   *text.Doc
	r   *entities.Resolution
	c   Context
	lex *Lexicon

	least float32 // the confidence below which the model isn't followed

	doubted []bool // of each token: would it be content if the model were surer; nil if none

	pairs []pair
	marks []Mark // one for each pair

	kind    []kind  // of each token
	quoted  []int32 // the outermost quotation that each token lies in, its marks included, or -1
	mention []int32 // the mention that each token lies in, or -1
	hidden  []int32 // the mark round a name that each token lies in, or -1
	outlets []bool  // of each entity: does the text call it a news outlet
	gender  []byte  // of each entity: 'm', 'f', or 0 where that isn't known

	byLastName map[string][]int // mentions of people by more than one name
}

// kind is what a token is made of.
type kind uint8

const (
	punctuation kind = iota
	lower
	capital
	number
	quoteMark // part of a quotation mark, or all of one
)

// A run is a range of tokens, half-open.
type run struct{ first, last int }

func (r run) empty() bool { return r.last <= r.first }
func (r run) len() int    { return r.last - r.first }

// An attribution is a quote in tokens, as rules or a model find it.
type attribution struct {
	source, cue run
	to          run // whom it was said to, where the words for it aren't behind the cue
	via         run // the outlet that passed it on, where it is named behind the source
	content     []run
	confidence  float32
}

// content0 returns the first of what a says.
func (a *attribution) content0() run {
	if len(a.content) == 0 {
		return run{}
	}
	return a.content[0]
}

func newReading(d *text.Doc, r *entities.Resolution, c Context, lex *Lexicon) *reading {
	rd := &reading{d: d, r: r, c: c, lex: lex, pairs: pairMarks(d)}
	n := len(d.Tokens)
	rd.kind = make([]kind, n)
	for i, t := range d.Tokens {
		rd.kind[i] = kindOf(d.Slice(t.Span))
	}
	ints := make([]int32, 3*n)
	rd.quoted, rd.mention, rd.hidden = ints[:n:n], ints[n:2*n:2*n], ints[2*n:]
	for i := range ints {
		ints[i] = -1
	}
	rd.placeMentions()
	rd.placeOutlets()
	rd.placeMarks()
	return rd
}

func kindOf(s string) kind {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsUpper(r):
		return capital
	case unicode.IsLetter(r):
		return lower
	case unicode.IsDigit(r), r == '$' && len(s) > 1:
		return number
	case strings.ContainsRune("\"'`“”„‟‘’‚«»‹›", r) && len(s) <= 4 && (len(s) < 2 || s[1] < 'A' || s[1] >= 0x80):
		return quoteMark
	}
	for _, r := range s[1:] { // "'Israel", "@name", "’re"
		if unicode.IsLetter(r) {
			return lower
		}
	}
	return punctuation
}

// placeMentions notes which mention each token lies in.
func (rd *reading) placeMentions() {
	at := 0
	for m := range rd.r.Mentions {
		s := rd.r.Mentions[m].Span
		for at < len(rd.d.Tokens) && rd.d.Tokens[at].Start < s.Start {
			at++
		}
		for at < len(rd.d.Tokens) && rd.d.Tokens[at].Start < s.End {
			rd.mention[at] = int32(m)
			at++
		}
	}
}

// placeMarks makes a Mark of each pair and notes which quotation each token
// lies in. Marks that stand round a name or a title count for nothing there, so
// that they never break a span.
func (rd *reading) placeMarks() {
	rd.classify()
	at, outer := 0, -1
	for k := range rd.pairs {
		s := rd.marks[k].Span
		if rd.marks[k].Use == Scare || rd.marks[k].Use == Nickname {
			t := rd.tokens(s)
			for i := t.first; i < t.last; i++ {
				rd.hidden[i] = int32(k)
			}
		}
		if rd.marks[k].Use != Quotation || outer >= 0 && s.Start < rd.marks[outer].End {
			continue
		}
		outer = k
		toks := rd.d.Tokens
		for at < len(toks) && toks[at].End <= s.Start {
			at++
		}
		for at < len(toks) && toks[at].Start < s.End {
			rd.quoted[at] = int32(k)
			at++
		}
	}
}

// tokens returns the tokens that touch s.
func (rd *reading) tokens(s text.Span) run {
	toks := rd.d.Tokens
	first, _ := slices.BinarySearchFunc(toks, s.Start, func(t text.Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	last := first
	for last < len(toks) && toks[last].Start < s.End {
		last++
	}
	return run{first, last}
}

// span returns the bytes of r, widened by the marks of a name that stand
// directly round it.
func (rd *reading) span(r run) text.Span {
	if r.empty() {
		return text.Span{}
	}
	s := text.Span{Start: rd.d.Tokens[r.first].Start, End: rd.d.Tokens[r.last-1].End}
	if k := rd.hidden[r.first]; k >= 0 && rd.marks[k].Inner.Start == s.Start && rd.marks[k].Inner.End <= s.End {
		s.Start = rd.marks[k].Start
	}
	if k := rd.hidden[r.last-1]; k >= 0 && rd.marks[k].Inner.End == s.End && rd.marks[k].Inner.Start >= s.Start {
		s.End = rd.marks[k].End
	}
	return s
}

func (rd *reading) word(i int) string {
	if i < 0 || i >= len(rd.d.Tokens) {
		return ""
	}
	return rd.d.Slice(rd.d.Tokens[i].Span)
}

// is reports whether token i is one of words, in any case.
func (rd *reading) is(i int, words ...string) bool {
	w := rd.word(i)
	for _, o := range words {
		if len(o) == len(w) && strings.EqualFold(o, w) {
			return true
		}
	}
	return false
}

// isWord reports whether token i is a word or a number.
func (rd *reading) isWord(i int) bool {
	return i >= 0 && i < len(rd.kind) && rd.kind[i] >= lower && rd.kind[i] <= number
}

// words counts the words and numbers in r.
func (rd *reading) words(r run) int {
	n := 0
	for i := r.first; i < r.last; i++ {
		if rd.isWord(i) {
			n++
		}
	}
	return n
}

// sentence returns the tokens of the sentence that token i lies in.
func (rd *reading) sentence(i int) run {
	s := &rd.d.Sentences[rd.d.Tokens[i].Sentence]
	return run{s.First, s.Last}
}

// block returns the index of the block that token i lies in.
func (rd *reading) block(i int) int { return rd.d.Sentences[rd.d.Tokens[i].Sentence].Block }

// verb looks up the cue that begins at token i.
func (rd *reading) verb(i int) (Verb, int) {
	return rd.lex.lookup(rd.word(i), func(k int) string { return rd.word(i + k) })
}

// trim drops commas and stops from both ends of r, and marks that don't belong
// to a quotation.
func (rd *reading) trim(r run) run {
	drop := func(i int) bool {
		return rd.kind[i] == punctuation && strings.ContainsAny(rd.word(i), ".,;:–—-") || rd.kind[i] == quoteMark && rd.quoted[i] < 0
	}
	for !r.empty() && drop(r.first) {
		r.first++
	}
	for !r.empty() && drop(r.last-1) {
		r.last--
	}
	return r
}
