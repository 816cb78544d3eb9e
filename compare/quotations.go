package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// What one says in quotation marks is looked for word by word in the other
// outlets' texts, a sentence of it at a time: outlets cut quotations at other
// places and put them among other words of their own.

// An utterance is a sentence that someone says in quotation marks.
type utterance struct {
	r     *reading
	span  text.Span
	grams []uint64 // its different runs of three words
}

const (
	gram = 3
	// minUtterance is the length in words from which an utterance is told by its words.
	// The same four words in a row are said by chance.
	minUtterance = 6
	// maxUtterances bounds the utterances that are looked for in all texts.
	maxUtterances = 3000
)

// quotations reports what most outlets quote and some lack. An utterance counts as
// carried where most of its runs of three words stand near to one another, in
// quotation marks or not.
func (o *omitter) quotations() {
	all := o.listUtterances()
	of := map[uint64][]int{} // the utterances that have a run
	for i, s := range all {
		for _, g := range s.grams {
			of[g] = append(of[g], i)
		}
	}
	best := make([]map[int]float64, len(all)) // by outlet, the part of it that one of its documents has
	found := make([][]Place, len(all))        // where the documents have it
	for _, r := range o.rs {
		for i, f := range stretches(r, all, of) {
			if best[i] == nil {
				best[i] = map[int]float64{}
			}
			best[i][r.outlet] = max(best[i][r.outlet], f.part)
			if f.part >= covered {
				found[i] = append(found[i], r.place(f.span))
			}
		}
	}
	for i, s := range all {
		if slices.ContainsFunc(o.quoted[s.r.index], s.span.Overlaps) {
			continue
		}
		for _, p := range found[i] {
			o.quoted[p.Doc] = append(o.quoted[p.Doc], p.Span)
		}
		o.utterances = append(o.utterances, found[i])
		if len(found[i]) < minCarriers {
			continue
		}
		has := make([]Count, len(o.c.Outlets))
		for _, p := range found[i] {
			has[o.rs[p.Doc].outlet].add(p)
		}
		o.report(OmittedQuote, strings.TrimRight(strings.Join(strings.Fields(s.r.Slice(s.span)), " "), ",;:"),
			func(outlet int) bool { return best[i][outlet] < lacking }, has)
	}
}

// listUtterances lists what is said in quotation marks, in order of the documents,
// and the same words once.
func (o *omitter) listUtterances() []utterance {
	var out []utterance
	seen := map[uint64]bool{}
	for _, r := range o.rs {
		for _, m := range r.Marks {
			if m.Use != quotes.Quotation || !r.Article.Body.Contains(m.Span) {
				continue
			}
			for _, s := range r.sentencesIn(m.Inner) {
				ws := onlyWords(split(r.Article.Text, s))
				if len(ws) < minUtterance {
					continue
				}
				all := wordRuns(ws, len(ws))[0]
				if seen[all] {
					continue
				}
				if len(out) == maxUtterances {
					o.c.note(InOmissions, -1, fmt.Sprintf("Only the first %d different quotations were looked for in the other outlets' texts.", maxUtterances))
					return out
				}
				seen[all] = true
				grams := slices.Compact(slices.Sorted(slices.Values(wordRuns(ws, gram))))
				out = append(out, utterance{r, text.Span{Start: ws[0].Start, End: s.End}, grams})
			}
		}
	}
	return out
}

// sentencesIn cuts s at the ends of sentences.
func (r *reading) sentencesIn(s text.Span) []text.Span {
	var out []text.Span
	for _, t := range r.Text.Sentences {
		if t.Overlaps(s) {
			out = append(out, text.Span{Start: max(t.Start, s.Start), End: min(t.End, s.End)})
		}
	}
	return out
}

// A stretch is where a text has most of an utterance, and which part of its runs.
type stretch struct {
	span text.Span
	part float64
}

// stretches finds for each of all that r has some of the stretch with most of it.
func stretches(r *reading, all []utterance, of map[uint64][]int) map[int]stretch {
	type open struct {
		first, last int // words
		seen        map[uint64]bool
	}
	ws := onlyWords(split(r.Article.Text, r.Article.Body))
	best, now := map[int]stretch{}, map[int]*open{}
	for k, g := range wordRuns(ws, gram) {
		for _, i := range of[g] {
			n := now[i]
			if n == nil || k-n.last > len(all[i].grams) {
				n = &open{first: k, seen: map[uint64]bool{}}
				now[i] = n
			}
			n.last = k
			n.seen[g] = true
			if part := float64(len(n.seen)) / float64(len(all[i].grams)); part > best[i].part {
				best[i] = stretch{text.Span{Start: ws[n.first].Start, End: ws[k+gram-1].End}, part}
			}
		}
	}
	return best
}

// carries reports whether an outlet has words that someone says at one of said,
// under whatever name.
func (o *omitter) carries(outlet int, said []Place) bool {
	for _, u := range o.utterances {
		here := slices.ContainsFunc(u, func(p Place) bool { return o.rs[p.Doc].outlet == outlet })
		if here && slices.ContainsFunc(u, func(p Place) bool {
			return slices.ContainsFunc(said, func(q Place) bool { return p.Doc == q.Doc && p.Overlaps(q.Span) })
		}) {
			return true
		}
	}
	return false
}
