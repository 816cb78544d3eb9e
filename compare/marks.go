package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// Marked is a word or phrase that outlets set apart: in scare quotes, or by
// using it though it takes sides.
type Marked struct {
	Words    string  `json:"words"`
	ByOutlet []Count `json:"byOutlet"`
	// Plain is how often each outlet has the same words without the marks. It
	// is empty for loaded terms.
	Plain []Count `json:"plain,omitempty"`
	// Said is how often the words stand in what others say, as each outlet reports
	// or quotes it: those of its uses that aren't its own words. It is empty for
	// scare quotes, and where there are none.
	Said []Count `json:"said,omitempty"`
}

// marks counts the words that outlets set apart.
func marks(c *Comparison, rs []*reading, v *vocabulary) {
	scare := newMarkedSet(len(c.Outlets))
	for _, r := range rs {
		for _, m := range r.Marks {
			if m.Use == quotes.Scare && !m.Inner.Empty() {
				scare.add(r, m.Inner, foldName(r.Slice(m.Inner)))
			}
		}
	}
	scare.plain(rs, v)
	c.Scare = scare.sorted()

	loaded := newMarkedSet(len(c.Outlets))
	for _, r := range rs {
		for _, l := range r.Tone.Loaded {
			loaded.add(r, l.Span, foldWord(l.Term))
		}
	}
	c.Loaded = loaded.sorted()
	for i := range c.Loaded {
		c.Loaded[i].Said = saidOf(rs, c.Loaded[i].ByOutlet)
	}
}

type markedSet struct {
	outlets int
	index   map[string]*Marked
	order   []*Marked
}

func newMarkedSet(outlets int) *markedSet {
	return &markedSet{outlets: outlets, index: map[string]*Marked{}}
}

func (s *markedSet) add(r *reading, span text.Span, key string) {
	m := s.index[key]
	if m == nil {
		m = &Marked{Words: trimMarks(r.Slice(span)), ByOutlet: make([]Count, s.outlets)}
		s.index[key] = m
		s.order = append(s.order, m)
	}
	m.ByOutlet[r.outlet].add(r.place(span))
}

func (s *markedSet) sorted() []Marked {
	slices.SortStableFunc(s.order, func(a, b *Marked) int {
		return cmp.Or(cmp.Compare(total(b.ByOutlet), total(a.ByOutlet)), strings.Compare(a.Words, b.Words))
	})
	var out []Marked
	for _, m := range s.order {
		out = append(out, *m)
	}
	return out
}

// trimMarks drops a mark of punctuation and a possessive from the end of s.
func trimMarks(s string) string {
	s = strings.TrimRight(s, ".,;:!?")
	for _, p := range [...]string{"'s", "’s"} {
		if t, ok := strings.CutSuffix(s, p); ok && t != "" {
			return t
		}
	}
	return s
}

func foldName(s string) string { return foldWord(trimMarks(s)) }

// plain counts where the words of each member stand without marks round them.
func (s *markedSet) plain(rs []*reading, v *vocabulary) {
	type phrase struct {
		words []uint32
		of    *Marked
	}
	byFirst := map[uint32][]phrase{}
	for _, m := range s.order {
		m.Plain = make([]Count, s.outlets)
		folded := foldName(m.Words)
		var words []uint32
		for _, w := range onlyWords(split(folded, text.Span{End: len(folded)})) {
			words = append(words, v.add(w.fold))
		}
		if len(words) > 0 {
			byFirst[words[0]] = append(byFirst[words[0]], phrase{words, m})
		}
	}
	for _, r := range rs {
		for i := range r.body {
			for _, p := range byFirst[r.body[i].number] {
				if !r.has(i, p.words) {
					continue
				}
				at := text.Span{Start: r.body[i].span().Start, End: r.body[i+len(p.words)-1].span().End}
				if !r.marked(at) {
					p.of.Plain[r.outlet].add(r.place(at))
				}
			}
		}
	}
}

// has reports whether the words of r's body from i on are want.
func (r *reading) has(i int, want []uint32) bool {
	if i+len(want) > len(r.body) {
		return false
	}
	for k := range want {
		if r.body[i+k].number != want[k] {
			return false
		}
	}
	return true
}

// marked reports whether quotation marks stand round s. Marks are in order; only
// the two pairs that begin last before s are looked at, since pairs in pairs go
// no deeper.
func (r *reading) marked(s text.Span) bool {
	n, _ := slices.BinarySearchFunc(r.Marks, s.Start+1, func(m quotes.Mark, pos int) int { return m.Inner.Start - pos })
	for i := n - 1; i >= max(0, n-2); i-- {
		if r.Marks[i].Inner.Contains(s) {
			return true
		}
	}
	return false
}
