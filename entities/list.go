package entities

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/text"
)

// An Entry is a name to watch for, with the user's own ID.
type Entry struct {
	ID      string
	Name    string
	Aliases []string
	Kind    Kind // empty means Misc
}

// A List finds the names of its entries in texts: the longest that fits at each
// place, whatever its case, except that a name in capitals, such as "WHO", has to
// stand in capitals. Names are matched by whole words. A List holds a million
// entries without growing slower than memory is; it is read-only once made and may be
// shared.
type List struct {
	entries []Entry
	at      places // by the hash of a name's words so far
	words   int    // in the longest name
	hash    uint64 // of everything in the list
}

// A place is where the words so far lead.
type place struct {
	entry int32 // index of the entry whose name is complete here, or -1
	upper bool  // the name is written in capitals
	more  bool  // longer names go on from here
}

// Places are found by hashes. A name takes one for each of its words, so that a lookup should
// touch no more memory than it must.
type places struct {
	slots []slot   // open addressing
	maybe []uint64 // bits of hashes, eight times as many as slots: most that aren't there have none
	n     int
	shift int
}

type slot struct {
	hash uint64 // 0 for an empty slot
	place
}

// slot returns the slot of h, or the empty one where it would stand.
func (ps *places) slot(h uint64) *slot {
	mask := len(ps.slots) - 1
	for i := int(h * 0x9E3779B97F4A7C15 >> ps.shift); ; i++ {
		if s := &ps.slots[i&mask]; s.hash == h || s.hash == 0 {
			return s
		}
	}
}

// bit returns the word and the bit of h in maybe.
func (ps *places) bit(h uint64) (word *uint64, bit uint64) {
	i := h * 0x9E3779B97F4A7C15 >> (ps.shift - 3)
	return &ps.maybe[i/64], 1 << (i % 64)
}

// find returns the place of h, or nil.
func (ps *places) find(h uint64) *place {
	if ps.n == 0 {
		return nil
	}
	if word, bit := ps.bit(h); *word&bit == 0 {
		return nil
	}
	s := ps.slot(h)
	if s.hash == 0 {
		return nil
	}
	return &s.place
}

// add returns the place of h, a new one if there was none, until the next is added.
func (ps *places) add(h uint64) *place {
	if 2*ps.n >= len(ps.slots) {
		old := ps.slots
		size := max(16, 2*len(old))
		ps.slots, ps.maybe, ps.shift = make([]slot, size), make([]uint64, size*8/64), 65-bits.Len(uint(size))
		for _, s := range old {
			if s.hash != 0 {
				*ps.put(s.hash) = s
			}
		}
	}
	s := ps.put(h)
	if s.hash == 0 {
		*s = slot{hash: h, place: place{entry: -1}}
		ps.n++
	}
	return &s.place
}

// put returns the slot of h and sets its bit.
func (ps *places) put(h uint64) *slot {
	word, bit := ps.bit(h)
	*word |= bit
	return ps.slot(h)
}

// NewList makes a List of entries. Where two entries share a name, the first has
// it. An entry without an ID or without a name is an error.
func NewList(entries []Entry) (*List, error) {
	l := &List{entries: slices.Clone(entries)}
	for i, e := range l.entries {
		if e.ID == "" || strings.TrimSpace(e.Name) == "" {
			return nil, fmt.Errorf("entities: entry %d of the list (ID %q, name %q) needs both an ID and a name", i, e.ID, e.Name)
		}
		if e.Kind == "" {
			l.entries[i].Kind = Misc
		}
		l.add(e.Name, i)
		for _, a := range e.Aliases {
			l.add(a, i)
		}
		l.hash = step(l.hash, e.ID)
	}
	return l, nil
}

func (l *List) add(name string, entry int) {
	us := names.Lex(name, 0, len(name), nil)
	h := uint64(0)
	for i, u := range us {
		h = step(h, name[u.Start:u.End])
		p := l.at.add(h)
		if i+1 < len(us) {
			p.more = true
		} else if p.entry < 0 {
			p.entry, p.upper = int32(entry), acronym(name)
		}
	}
	l.words = max(l.words, len(us))
	l.hash = step(l.hash, name)
}

// step adds a word, in lower case, to the hash of those before it.
func step(h uint64, word string) uint64 {
	h = (h ^ 0x9E3779B97F4A7C15) * 0xff51afd7ed558ccd
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c >= 0x80 {
			for _, r := range strings.ToLower(word[i:]) {
				if r == '’' {
					r = '\''
				}
				h = (h ^ uint64(r)) * 1099511628211
			}
			break
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return max(1, h^h>>31)
}

// Find returns the names of l in d, in order and without overlap.
func (l *List) Find(d *text.Doc) []Mention {
	var out []Mention
	var us []names.Unit
	for _, s := range d.Sentences {
		us = names.Lex(d.Text, s.Start, s.End, us[:0])
		for i := 0; i < len(us); i++ {
			entry, n := l.longest(d.Text, us[i:])
			if n == 0 {
				continue
			}
			m := Mention{Span: text.Span{Start: int(us[i].Start), End: int(us[i+n-1].End)}, Form: Name, Confidence: 1, Entity: -1}
			m.Kind, m.ID = l.entries[entry].Kind, l.entries[entry].ID
			m.Quoted = quotedAlone(d.Text, m.Span)
			out = append(out, m)
			i += n - 1
		}
	}
	return out
}

// longest returns the entry with the longest name that begins us, and its
// length in units.
func (l *List) longest(s string, us []names.Unit) (entry int32, n int) {
	h := uint64(0)
	for j := 0; j < len(us) && j < l.words; j++ {
		h = step(h, s[us[j].Start:us[j].End])
		p := l.at.find(h)
		if p == nil {
			break
		}
		if p.entry >= 0 && (!p.upper || acronym(s[us[0].Start:us[j].End])) {
			entry, n = p.entry, j+1
		}
		if !p.more {
			break
		}
	}
	return entry, n
}

// Watch returns a recognizer that finds what r finds, and the names of l, which
// win where the two overlap. Resolve gives their entities the IDs of the list.
// Without a list, or with an empty one, it returns r.
func Watch(r Recognizer, l *List) Recognizer {
	if l == nil || l.at.n == 0 {
		return r
	}
	return watcher{r, l}
}

type watcher struct {
	Recognizer
	list *List
}

// MadeWith names r and the list.
func (w watcher) MadeWith() text.Maker {
	m := w.Recognizer.MadeWith()
	m.Name = fmt.Sprintf("%s + list %016x", m.Name, w.list.hash)
	return m
}

func (w watcher) Recognize(ctx context.Context, d *text.Doc) ([]Mention, error) {
	ms, err := w.Recognizer.Recognize(ctx, d)
	if err != nil {
		return nil, err
	}
	return overlay(ms, w.list.Find(d)), nil
}

// overlay returns ms and over, in order, without what of ms overlaps with over.
func overlay(ms, over []Mention) []Mention {
	out := make([]Mention, 0, len(ms)+len(over))
	i := 0
	for _, m := range ms {
		for i < len(over) && over[i].End <= m.Start {
			out = append(out, over[i])
			i++
		}
		if i == len(over) || !over[i].Overlaps(m.Span) {
			out = append(out, m)
		}
	}
	return append(out, over[i:]...)
}
