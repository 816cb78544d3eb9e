package main

import (
	"github.com/masthead-news/masthead/internal/quotetag"
)

// words counts how often each word is part of a cue in ds; class are the
// clusters of words.
func words(ds []*document, class map[uint32]uint16) quotetag.Words {
	type count struct{ cue, all int }
	counts := make(map[uint32]count)
	for _, d := range ds {
		for i, h := range d.tagger.Words() {
			c := counts[h]
			c.all++
			if l := d.lab[i]; l == quotetag.BCue || l == quotetag.ICue {
				c.cue++
			}
			counts[h] = c
		}
	}
	prior := make(map[uint32]uint8)
	for h, c := range counts {
		if c.cue >= 2 {
			prior[h] = level((float64(c.cue) - 0.7) / (float64(c.all) + 1))
		}
	}
	return quotetag.NewWords(prior, class)
}

// level sorts shares of cues into six.
func level(share float64) uint8 {
	for i, limit := range [...]float64{0.05, 0.15, 0.3, 0.55, 0.8} {
		if share <= limit {
			return uint8(i + 1)
		}
	}
	return 6
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
