package main

import (
	"math"

	"github.com/masthead-news/masthead/internal/quotetag"
)

// A count is how often a word is part of a cue, of a source, and how often it
// stands at all.
type count struct{ cue, source, all int }

// words makes the table of words: how often each is part of a cue in ds, how
// often its relatives are, and its clusters.
func (s *settings) words(ds []*document) quotetag.Words {
	counts := make(map[uint32]count)
	for _, d := range ds {
		for i, h := range d.tagger.Words() {
			c := counts[h]
			c.all++
			switch d.lab[i] {
			case quotetag.BCue, quotetag.ICue:
				c.cue++
			case quotetag.BSource, quotetag.ISource:
				c.source++
			}
			counts[h] = c
		}
	}
	words := make(map[uint32]quotetag.Word)
	for h, c := range s.class {
		words[h] = quotetag.Word{Class: c}
	}
	for h, c := range s.meaning.sense {
		w := words[h]
		w.Sense, w.Field = c, s.meaning.field[h]
		cue, source := s.meaning.share(h, counts)
		w.Kin = level(cue, 0.02, 0.06, 0.12, 0.22, 0.38)
		w.Speaks = fine(source)
		w.Vector = s.meaning.vector[h]
		words[h] = w
	}
	for h, c := range counts {
		if c.all >= 8 {
			w := words[h]
			w.Speaks = fine(float64(c.source) / float64(c.all))
			words[h] = w
		}
		if c.cue >= 2 {
			w := words[h]
			w.Prior = level((float64(c.cue)-0.7)/(float64(c.all)+1), 0.05, 0.15, 0.3, 0.55, 0.8)
			words[h] = w
		}
	}
	return quotetag.NewWords(words)
}

// fine sorts shares into fifteen, closer where they are small.
func fine(share float64) uint8 { return uint8(1 + min(14, int(float64(14*math.Sqrt(share))+0.5))) }

// level tells between which limits a share lies, from 1 on.
func level(share float64, limits ...float64) uint8 {
	for i, limit := range limits {
		if share <= limit {
			return uint8(i + 1)
		}
	}
	return uint8(len(limits) + 1)
}

// withWords returns a copy of d that reads its text with w.
func (d *document) withWords(w *quotetag.Words) *document {
	c := *d
	c.tagger = new(quotetag.Tagger)
	c.read(w)
	return &c
}

// A cueRoles is a cue with the attribution it belongs to, nil for a cue that
// the taggers only believe in.
type cueRoles struct {
	cue  quotetag.Range
	gold *attribution
}

// cues returns the cues of paragraph p to learn roles from: those that lab has,
// each with the attribution whose cue it touches, and the gold ones it lacks.
func (d *document) cues(p quotetag.Range, lab []uint8) []cueRoles {
	var out []cueRoles
	used := make(map[*attribution]bool)
	for i := p.First; i < p.Last; i++ {
		if lab[i] != quotetag.BCue {
			continue
		}
		c := quotetag.Range{First: i, Last: i + 1}
		for c.Last < p.Last && lab[c.Last] == quotetag.ICue {
			c.Last++
		}
		r := cueRoles{cue: c}
		for k := range d.gold {
			a := &d.gold[k]
			if len(a.cue) > 0 && a.cue[0].First < c.Last && c.First < a.cue[0].Last && !used[a] {
				r.gold = a
				used[a] = true
				break
			}
		}
		out = append(out, r)
	}
	for k := range d.gold {
		if a := &d.gold[k]; !used[a] && len(a.cue) > 0 && a.cue[0].First >= p.First && a.cue[0].First < p.Last {
			out = append(out, cueRoles{a.cue[0], a})
		}
	}
	return out
}

// rolesFor returns the gold roles in p with regard to c.
func (d *document) rolesFor(c cueRoles, p quotetag.Range) []uint8 {
	out := make([]uint8, p.Last-p.First)
	if c.gold == nil {
		return out
	}
	put := func(rs []quotetag.Range, b uint8) {
		for _, r := range rs {
			first := true
			for i := max(r.First, p.First); i < min(r.Last, p.Last); i++ {
				if i >= c.cue.First && i < c.cue.Last || out[i-p.First] != quotetag.RNone {
					first = true
					continue
				}
				out[i-p.First] = b + 1
				if first {
					out[i-p.First] = b
				}
				first = false
			}
		}
	}
	put(c.gold.source, quotetag.RBSource)
	put(c.gold.content, quotetag.RBContent)
	return out
}
