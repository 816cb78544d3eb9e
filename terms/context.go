package terms

import (
	"strings"

	"github.com/masthead-news/masthead/text"
)

// A Context is one place where a term stands, with what stands around it.
type Context struct {
	Left     text.Span `json:"left"`
	Match    text.Span `json:"match"`
	Right    text.Span `json:"right"`
	Sentence int       `json:"sentence"` // index of the sentence of the match
}

// InContext returns the places in d where term stands, with up to width tokens to
// each side within the same block, and the rest of a word that these would cut:
// "don't" is two tokens. The term is folded as counts fold it, so "middle class" finds
// "Middle-class".
func InContext(d *text.Doc, term string, width int) []Context {
	var c Counts
	want := strings.Fields(c.Fold(term))
	if len(want) == 0 {
		return nil
	}
	var found []Context
	for i := range d.Tokens {
		if end := c.matches(d, i, want); end > 0 {
			found = append(found, around(d, i, end, width))
		}
	}
	return found
}

// matches returns the index after the tokens from i on that are the words of
// want, or 0.
func (c *Counts) matches(d *text.Doc, i int, want []string) int {
	if i > 0 && d.Tokens[i-1].End == d.Tokens[i].Start && kindOf(d.Text, d.Tokens[i-1].Span) == word {
		return 0 // within a word
	}
	s := d.Tokens[i].Sentence
	last := d.Sentences[s].Last
	for k, w := range want {
		if k > 0 && i < last && kindOf(d.Text, d.Tokens[i].Span) == hyphen {
			i++
		}
		if i >= last || kindOf(d.Text, d.Tokens[i].Span) != word {
			return 0
		}
		i = c.fold(d, i, last)
		if string(c.buf) != w {
			return 0
		}
	}
	return i
}

func around(d *text.Doc, first, last, width int) Context {
	block := d.Sentences[d.Tokens[first].Sentence].Block
	in := func(i int) bool {
		return i >= 0 && i < len(d.Tokens) && d.Sentences[d.Tokens[i].Sentence].Block == block
	}
	m := text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}
	c := Context{
		Left:  text.Span{Start: m.Start, End: m.Start},
		Match: m,
		Right: text.Span{Start: m.End, End: m.End},

		Sentence: d.Tokens[first].Sentence,
	}
	// parts reports whether tokens i and i+1 are parts of one word.
	parts := func(i int) bool {
		return in(i) && in(i+1) && d.Tokens[i].End == d.Tokens[i+1].Start && kindOf(d.Text, d.Tokens[i].Span) == word && kindOf(d.Text, d.Tokens[i+1].Span) == word
	}
	for i := first - 1; in(i) && (i >= first-width || width > 0 && parts(i)); i-- {
		if i == first-1 {
			c.Left.End = d.Tokens[i].End
		}
		c.Left.Start = d.Tokens[i].Start
	}
	for i := last; in(i) && (i < last+width || width > 0 && parts(i-1)); i++ {
		if i == last {
			c.Right.Start = d.Tokens[i].Start
		}
		c.Right.End = d.Tokens[i].End
	}
	return c
}
