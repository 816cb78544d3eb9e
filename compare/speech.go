package compare

import (
	"cmp"
	"slices"

	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// speechOf returns where a document has words that others say, in order and apart:
// what is reported or quoted, and what stands in quotation marks as speech.
func speechOf(qs []quotes.Quote, ms []quotes.Mark) []text.Span {
	var all []text.Span
	for i := range qs {
		if !qs[i].Negated {
			all = append(all, qs[i].Content...)
		}
	}
	for _, m := range ms {
		if m.Use == quotes.Quotation {
			all = append(all, m.Span)
		}
	}
	slices.SortFunc(all, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// said reports whether the words at s are not the outlet's own.
func (r *reading) said(s text.Span) bool {
	n, _ := slices.BinarySearchFunc(r.speech, s.Start+1, func(x text.Span, pos int) int { return cmp.Compare(x.Start, pos) })
	return n > 0 && r.speech[n-1].Contains(s)
}

// saidOf returns those of cs that others say, and nothing where there are none.
func saidOf(rs []*reading, cs []Count) []Count {
	var out []Count
	for o, c := range cs {
		for _, p := range c.Places {
			if !rs[p.Doc].said(p.Span) {
				continue
			}
			if out == nil {
				out = make([]Count, len(cs))
			}
			out[o].add(p)
		}
	}
	return out
}
