package compare

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// closeLikeness is the likeness of two sentences that can hardly have been
// written apart.
const closeLikeness = 0.6

// The least that two documents share to be shown side by side as copy: a tenth
// of the runs of eight words of one of them that aren't in quotation marks, or three close sentences that make
// up a quarter of the later one, or one where the page itself credits the other.
const (
	minTaken    = 0.1
	minMatched  = 3
	minCredited = 1
)

// maxSources is the number of documents that are looked at as the source of one.
const maxSources = 8

// copies finds, for each document, the one of another outlet whose copy it
// follows most closely.
func copies(c *Comparison, rs []*reading) {
	s := sources{
		c: c, rs: rs, weight: enumerate(rs),
		words:     newIndex(c, rs, func(r *reading) []uint64 { return r.shingles }),
		sentences: newIndex(c, rs, (*reading).sentenceRuns),
	}
	for _, to := range rs {
		var best Copy
		var found []match
		bestScore := 0.0
		for _, from := range s.of(to) {
			x, ms, score := s.judge(from, to)
			if score > bestScore {
				best, found, bestScore = x, ms, score
			}
		}
		s.markCopied(to, bestScore > 0)
		if bestScore > 0 {
			best.Sentences = sentencePairs(rs[best.From], to, found)
			if best.Excerpt = excerpt(best.Sentences); best.Excerpt {
				best.Sentences = slices.DeleteFunc(best.Sentences, func(p SentencePair) bool { return p.From.Empty() || p.To.Empty() })
			}
			best.Edits = countEdits(best.Sentences)
			c.Copies = append(c.Copies, best)
		}
	}
	for _, r := range rs {
		r.shingles, r.sorted, r.own = nil, nil, nil // a large part of what a reading takes
	}
}

// sources finds where the words of a document may come from.
type sources struct {
	c                *Comparison
	rs               []*reading
	words, sentences *index
	weight           *weight
}

// of returns the documents that may be the source of to: those that share most
// runs of words with it, and those that share most of what its sentences say.
func (s *sources) of(to *reading) []*reading {
	fits := func(from int) bool {
		if s.rs[from].outlet == to.outlet {
			return false
		}
		_, ok := precedes(s.c, from, to.index)
		return ok
	}
	ds := append(s.words.likely(to.shingles, maxSources, fits), s.sentences.likely(to.sentenceRuns(), maxSources, fits)...)
	slices.Sort(ds)
	var out []*reading
	for _, d := range slices.Compact(ds) {
		out = append(out, s.rs[d])
	}
	return out
}

// judge tells how far from is the source of to; the score is 0 where it isn't.
func (s *sources) judge(from, to *reading) (x Copy, ms []match, score float64) {
	basis, _ := precedes(s.c, from.index, to.index)
	from.sort()
	to.sort()
	taken, kept := share(overlap(from.sorted, to.sorted)), share(overlap(to.sorted, from.sorted))
	ms = s.weight.matchSentences(from.sents, to.sents)
	body := 0
	for _, m := range ms {
		if to.sents[m.b].kind.InBody() && m.likeness >= closeLikeness && !to.quoted(to.sents[m.b].Span) {
			body++
		}
	}
	alike := body >= minMatched && 4*body >= len(to.sents)
	if !much(from.own, to.own) && !much(to.own, from.own) &&
		!alike && (basis != Credited || body < minCredited) {
		return x, nil, 0
	}
	score = float64(taken.K) + float64(shingle*likeness(ms))
	if basis == Credited {
		score *= 2
	}
	return Copy{From: from.index, To: to.index, Basis: basis, Taken: taken, Kept: kept, Retold: taken.K == 0 && kept.K == 0}, ms, score
}

func likeness(ms []match) float64 {
	sum := 0.0
	for _, m := range ms {
		sum += m.likeness
	}
	return sum
}

// precedes says why from may be the source of to, and whether it may at all.
func precedes(c *Comparison, from, to int) (Basis, bool) {
	f, t := &c.Docs[from], &c.Docs[to]
	fo, to_ := &c.Outlets[f.Outlet], &c.Outlets[t.Outlet]
	switch {
	case credits(t, fo.Name):
		return Credited, !credits(f, to_.Name)
	case credits(f, to_.Name):
		return "", false
	case fo.Agency != to_.Agency:
		return Agency, fo.Agency
	}
	switch order := before(f.Published, t.Published); {
	case order < 0:
		return Earlier, true
	case order > 0:
		return "", false
	}
	return Unsure, from < to
}

// before compares two dates as far as both are exact: -1 where a is earlier.
// It is 0 where that can't be told.
func before(a, b readability.Date) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	if dayOnly(a) || dayOnly(b) {
		x, y := a.Time.UTC().Format("2006-01-02"), b.Time.UTC().Format("2006-01-02")
		return strings.Compare(x, y)
	}
	return a.Time.Compare(b.Time)
}

func dayOnly(d readability.Date) bool {
	return d.Precision == readability.ToDay || d.Precision == readability.ToMonth
}

// credits reports whether d's page credits the outlet of this name.
func credits(d *Doc, outlet string) bool {
	return slices.ContainsFunc(d.Credits, func(c string) bool { return sameOutlet(c, outlet) })
}

// sameOutlet reports whether two names mean one outlet: equal words, or one the
// initials of the other ("AP", "The Associated Press").
func sameOutlet(a, b string) bool {
	x, y := outletWords(a), outletWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return strings.Join(x, "") == strings.Join(y, "") || len(x) == 1 && len(y) > 1 && x[0] == firstLetters(y) ||
		len(y) == 1 && len(x) > 1 && y[0] == firstLetters(x)
}

func outletWords(s string) []string {
	s = strings.ReplaceAll(wordsApart(s), "-", " ") // a folder's name perhaps
	ws := onlyWords(split(s, text.Span{End: len(s)}))
	var out []string
	for _, w := range ws {
		if w.fold != "the" {
			out = append(out, w.fold)
		}
	}
	return out
}

func firstLetters(ws []string) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteByte(w[0])
	}
	return b.String()
}

// much reports whether enough of to's shingles stand in from.
func much(from, to []uint64) bool {
	k, n := overlap(from, to)
	return float64(k) >= minTaken*float64(n)
}

// overlap is how many of the n sorted shingles of to stand in from.
func overlap(from, to []uint64) (k, n int) {
	i := 0
	for _, h := range to {
		for i < len(from) && from[i] < h {
			i++
		}
		if i < len(from) && from[i] == h {
			k++
		}
	}
	return k, len(to)
}

// markCopied notes which words of to stand in a document of another outlet that
// precedes it. What it quotes is anybody's to quote, unless it follows another's copy.
func (s *sources) markCopied(to *reading, follows bool) {
	source := map[int32]bool{}
	own := to.ownRuns()
	for i, h := range to.shingles {
		if !follows && own != nil && !own[i] {
			continue
		}
		for _, d := range s.words.of(h) {
			is, known := source[d]
			if !known {
				if s.rs[d].outlet != to.outlet {
					_, is = precedes(s.c, int(d), to.index)
				}
				source[d] = is
			}
			if is {
				for k := range shingle {
					to.copied[i+k] = true
				}
				break
			}
		}
	}
	for _, x := range to.copied {
		if x {
			s.c.Docs[to.index].Copied++
		}
	}
}

// sentencePairs sets the sentences of two documents side by side, in the order
// of to; what was dropped stands after what came before it in from.
func sentencePairs(from, to *reading, ms []match) []SentencePair {
	inOrder := map[int]bool{}
	ls := make([]link, 0, len(ms))
	for _, m := range slices.SortedFunc(slices.Values(ms), func(x, y match) int { return x.a - y.a }) {
		ls = append(ls, link{m.a, m.b})
	}
	for _, l := range rising(ls) {
		inOrder[l.b] = true
	}
	usedA := make([]bool, len(from.sents))
	for _, m := range ms {
		for i := m.a; i < m.aEnd; i++ {
			usedA[i] = true
		}
	}
	var out []SentencePair
	drop := func(i int) {
		for ; i < len(from.sents) && !usedA[i]; i++ {
			if s := from.sents[i]; s.kind.InBody() && s.kind != text.Heading {
				out = append(out, SentencePair{From: from.place(s.Span)})
			}
		}
	}
	drop(0)
	next := 0
	for j := 0; j < len(to.sents); {
		if next == len(ms) || ms[next].b != j {
			if s := to.sents[j]; s.kind.InBody() && s.kind != text.Heading {
				out = append(out, SentencePair{To: to.place(s.Span)})
			}
			j++
			continue
		}
		m := ms[next]
		a := text.Span{Start: from.sents[m.a].Start, End: from.sents[m.aEnd-1].End}
		b := text.Span{Start: to.sents[m.b].Start, End: to.sents[m.bEnd-1].End}
		p := SentencePair{From: from.place(a), To: to.place(b), Moved: !inOrder[m.b]}
		p.Steps, p.Edits = edits(newPassage(from.index, from.Article.Text, a), newPassage(to.index, to.Article.Text, b))
		out = append(out, p)
		drop(m.aEnd)
		j, next = m.bEnd, next+1
	}
	return out
}

// excerpt reports whether less than a third of the sentences of each text stand in
// the other.
func excerpt(ps []SentencePair) bool {
	both, dropped, put := 0, 0, 0
	for _, p := range ps {
		switch {
		case p.From.Empty():
			put++
		case p.To.Empty():
			dropped++
		default:
			both++
		}
	}
	return 2*both < min(dropped, put)
}

// countEdits counts the edits of ps by kind; a sentence dropped or put in counts
// as one.
func countEdits(ps []SentencePair) []EditCount {
	n := map[EditKind]int{}
	for _, p := range ps {
		switch {
		case p.From.Empty():
			n[Added]++
		case p.To.Empty():
			n[Omitted]++
		}
		for _, e := range p.Edits {
			n[e.Kind]++
		}
	}
	var out []EditCount
	for _, k := range EditKinds {
		if n[k] > 0 {
			out = append(out, EditCount{k, n[k]})
		}
	}
	return out
}
