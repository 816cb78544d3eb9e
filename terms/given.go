package terms

import (
	"strings"

	"github.com/masthead-news/masthead/text"
)

// AddTerms counts one article by the given terms alone: noun phrases, names or
// hashtags that something else has found. Each span counts as one term of all
// its words. The spans are in order and don't overlap. Stop doesn't matter here,
// and MaxWords is raised to the words of the longest; a term is compared with the
// running terms of its length.
func (c *Counts) AddTerms(d *text.Doc, spans ...text.Span) {
	c.begin()
	c.touched = c.touched[:0]
	before := sum(c.totals)
	for _, s := range spans {
		t := c.FoldSpan(d, s)
		if t == "" {
			continue
		}
		id := c.put(t)
		k := int(c.terms[id].length) - 1
		for len(c.totals) <= k {
			c.totals = append(c.totals, 0)
		}
		c.MaxWords = max(c.MaxWords, k+1)
		c.hit(id, k)
	}
	if c.PerArticle {
		c.keep(sum(c.totals) - before)
	}
}

// FoldSpan returns the words of d in span as the terms of c are written, with one
// space between.
func (c *Counts) FoldSpan(d *text.Doc, span text.Span) string {
	first, last := d.TokensIn(span)
	var out []byte
	for i := first; i < last; {
		if kindOf(d.Text, d.Tokens[i].Span) != word {
			i++
			continue
		}
		i = c.fold(d, i, last)
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, c.buf...)
	}
	return string(out)
}

// Hashtags returns where the hashtags of d stand, in order: "#Budget".
func Hashtags(d *text.Doc) []text.Span {
	var out []text.Span
	for _, t := range d.Tokens {
		if w := d.Slice(t.Span); len(w) > 1 && w[0] == '#' && strings.Trim(w[1:], "0123456789") != "" && kindOf(d.Text, t.Span) == word {
			out = append(out, t.Span)
		}
	}
	return out
}

func sum(ns []int) int {
	all := 0
	for _, n := range ns {
		all += n
	}
	return all
}
