package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/terms/phrases"
	"github.com/masthead-news/masthead/text"
)

// A reading is a document with what several sections need of it.
type reading struct {
	*masthead.Document
	index  int
	outlet int
	body   []bodyWord // the words of the running text, without marks; gone once they were counted
	// shingles holds a hash for each run of shingle words of body.
	shingles  []uint64
	sorted    []uint64 // the shingles in order of their value, for counting what two have; once asked for
	own       []uint64 // those of them that no quotation holds whole: who was heard is anybody's to quote
	sents     []sentence
	copied    []bool              // for each word of body: another outlet had it first
	roles     map[int][]text.Span // the titles given at a mention
	phrases   []phrases.Phrase    // of the first articles only
	within    map[int]bool        // mentions that are part of what another thing is called
	speech    []text.Span         // what others say, in order
	inEpithet map[int]bool        // mentions within what a person is called before the name: "Kestovian strongman"
	misread   map[int]bool        // mentions of persons that this document alone takes for something else
	reach     map[int]int         // where what a mention of a country says ends: "Russian intelligence agents"
}

// A sentence is a headline, a dek or a sentence of the body.
type sentence struct {
	text.Span
	kind text.BlockKind
	bag  []string // its words that carry meaning, folded
	ids  []int32  // the different ones, by the number of the word
}

// part tells headlines, deks and running text apart: each is compared with its
// own kind.
func (s sentence) part() text.BlockKind {
	if s.kind.InBody() {
		return text.Paragraph
	}
	return s.kind
}

// shingle is the length in words of the runs by which copy is told. Eight words
// in a row are hardly ever shared by chance.
const shingle = 8

// maxSentences bounds the sentences of a document that are aligned.
const maxSentences = 4000

func read(index, outlet int, d *masthead.Document, v *vocabulary) *reading {
	r := &reading{Document: d, index: index, outlet: outlet}
	words := onlyWords(split(d.Article.Text, d.Article.Body))
	r.body = v.body(words)
	r.shingles = wordRuns(words, shingle)
	r.speech = speechOf(d.Quotes, d.Marks)
	r.roles = map[int][]text.Span{}
	for _, role := range d.Roles {
		r.roles[role.Mention] = append(r.roles[role.Mention], role.Span)
	}
	r.epithets()
	r.copied = make([]bool, len(r.body))
	for _, s := range d.Text.Sentences {
		block := d.Text.Blocks[s.Block]
		kind := block.Kind
		if kind == text.Paragraph && s.Start == block.Start {
			s.Start += dateline(d.Slice(s.Span))
		}
		if !kind.InBody() && kind != text.Title && kind != text.Dek || len(r.sents) == maxSentences {
			continue
		}
		r.sents = append(r.sents, sentence{Span: s.Span, kind: kind, bag: bag(split(d.Article.Text, s.Span))})
	}
	return r
}

// maxDateline is the length in bytes up to which a dateline is looked for.
const maxDateline = 80

// dateline returns the length of the dateline that s begins with: "LORNE (NPA) — ".
func dateline(s string) int {
	for _, dash := range [...]string{" — ", " – ", " -- ", " - "} {
		i := strings.Index(s[:min(len(s), maxDateline)], dash)
		if i < 0 {
			continue
		}
		if before := s[:i]; strings.HasSuffix(before, ")") || strings.ToUpper(before) == before {
			return i + len(dash)
		}
	}
	return 0
}

// inDateline reports whether s is part of the dateline of a paragraph.
func (r *reading) inDateline(s text.Span) bool {
	i, _ := slices.BinarySearchFunc(r.Text.Blocks, s.Start, func(b text.Block, pos int) int { return cmp.Compare(b.End, pos+1) })
	return i < len(r.Text.Blocks) && r.Text.Blocks[i].Kind == text.Paragraph && s.End <= r.Text.Blocks[i].Start+dateline(r.Slice(r.Text.Blocks[i].Span))
}

func onlyWords(ws []word) []word {
	n := 0
	for i := range ws {
		n += one(ws[i].plain())
	}
	out := make([]word, 0, n)
	for _, w := range ws {
		if w.plain() {
			out = append(out, w)
		}
	}
	return out
}

// plain reports whether w counts as a word.
func (w *word) plain() bool { return w.kind < quote && w.fold != "'s" }

// bag returns the words that carry meaning, in order.
func bag(ws []word) []string {
	var out []string
	for _, w := range ws {
		if w.kind == content || w.kind == number {
			out = append(out, common(w.fold))
		}
	}
	return out
}

// wordRuns returns a hash for each run of n words of ws.
func wordRuns(ws []word, n int) []uint64 {
	if len(ws) < n {
		return nil
	}
	one := make([]uint64, len(ws))
	for i, w := range ws {
		one[i] = hashWord(w.fold)
	}
	out := make([]uint64, len(ws)-n+1)
	for i := range out {
		var h uint64
		for _, x := range one[i : i+n] {
			h = h*0x9e3779b97f4a7c15 + x
			h ^= h >> 29
		}
		out[i] = h
	}
	return out
}

// sort puts the shingles in order, which only those of likely pairs need to be.
func (r *reading) sort() {
	if r.sorted == nil {
		r.sorted = slices.Sorted(slices.Values(r.shingles))
		r.own = r.unquoted()
	}
}

// unquoted returns the shingles of which a word stands outside quotations, in order of their value.
func (r *reading) unquoted() []uint64 {
	own := r.ownRuns()
	if own == nil {
		return r.sorted
	}
	var out []uint64
	for k, h := range r.shingles {
		if own[k] {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return out
}

// ownRuns reports of each shingle whether a word of it stands outside quotations. It is
// nil where there are none.
func (r *reading) ownRuns() []bool {
	var said []text.Span
	for _, m := range r.Marks {
		if m.Use == quotes.Quotation {
			said = append(said, m.Span)
		}
	}
	if len(said) == 0 {
		return nil
	}
	out := make([]bool, len(r.shingles))
	i := 0
	for k := range r.shingles {
		run := text.Span{Start: r.body[k].span().Start, End: r.body[k+shingle-1].span().End}
		for i < len(said) && said[i].End <= run.Start {
			i++
		}
		out[k] = i == len(said) || said[i].Start > run.Start || said[i].End < run.End
	}
	return out
}

// quoted reports whether all words of s, but those that say who speaks, are a quotation's.
func (r *reading) quoted(s text.Span) bool {
	inside := 0
	for _, m := range r.Marks {
		if m.Use == quotes.Quotation {
			inside += max(0, min(m.End, s.End)-max(m.Start, s.Start))
		}
	}
	return 2*inside > s.Len()
}

// countWords returns the number of words in s within span.
func countWords(s string, span text.Span) int { return len(onlyWords(split(s, span))) }

// mentionKind returns what mention i names: what the document says, or what the others know better.
func (r *reading) mentionKind(i int) entities.Kind {
	if r.misread[i] {
		return entities.Person
	}
	return r.Mentions[i].Kind
}

// place is a place in r.
func (r *reading) place(s text.Span) Place { return Place{r.index, s} }
