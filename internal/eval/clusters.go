package eval

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// A LinkedText is a text whose names are linked to a knowledge base. Offsets
// are code points.
type LinkedText struct {
	ID     json.RawMessage `json:"id"` // a number or a string, kept as it is
	Text   string          `json:"text"`
	Within [2]int          `json:"evaluation_span"`
	Labels []LinkedName    `json:"labels"`
}

// A LinkedName is a mention with what it stands for.
type LinkedName struct {
	Span     [2]int `json:"span"`
	EntityID string `json:"entity_id"`
	Name     string `json:"name"`
	Type     string `json:"type"`
	Coref    bool   `json:"coref"`
	Parent   *int   `json:"parent"`
	Optional bool   `json:"optional"`
}

// Names returns the indices of the labels that count: names, not pronouns or
// figures, known to the knowledge base, within the part that was annotated, not
// part of a longer name.
func (d *LinkedText) Names() []int {
	var ix []int
	for i, l := range d.Labels {
		switch {
		case l.Coref || l.Span[0] < d.Within[0] || l.Span[1] > d.Within[1],
			l.Parent != nil || l.Optional,
			strings.Contains(l.Type, "QUANTITY") || strings.Contains(l.Type, "DATETIME"),
			strings.HasPrefix(l.EntityID, "<"),
			strings.HasPrefix(strings.ToLower(l.EntityID), "unknown") && l.Name == "":
			continue
		}
		ix = append(ix, i)
	}
	return ix
}

// A ClusterPrediction groups the mentions of a text, given by their index among
// its labels.
type ClusterPrediction struct {
	ID       json.RawMessage `json:"id"`
	Clusters [][]int         `json:"clusters"`
}

type cluster = map[[2]int]bool // of spans

// ScoreClusters scores which names were taken for one: B³, MUC, CEAF-e and
// their mean. Every mention counts with its span, so two labels on one span are
// one mention.
func ScoreClusters(gold []LinkedText, pred []ClusterPrediction) Metrics {
	byID := make(map[string][][]int, len(pred))
	for _, p := range pred {
		byID[string(p.ID)] = p.Clusters
	}
	var b3, muc, ceaf linkScore
	for i := range gold {
		want, got := goldClusters(&gold[i]), predictedClusters(&gold[i], byID[string(gold[i].ID)])
		b3.bcubed(want, got)
		muc.muc(want, got)
		ceaf.ceafe(want, got)
	}
	var m Metrics
	var sum float64
	var parts Metrics
	for _, s := range []struct {
		name  string
		score linkScore
	}{{"b3", b3}, {"muc", muc}, {"ceafe", ceaf}} {
		f := s.score.prf()
		parts.AddPRF(s.name, f)
		sum += f.F1
	}
	m.Add("mean", sum/3)
	return append(m, parts...)
}

func goldClusters(d *LinkedText) []cluster {
	at := make(map[string]int)
	var cs []cluster
	for _, i := range d.Names() {
		l := d.Labels[i]
		k, ok := at[l.EntityID]
		if !ok {
			k = len(cs)
			at[l.EntityID] = k
			cs = append(cs, cluster{})
		}
		cs[k][l.Span] = true
	}
	return cs
}

func predictedClusters(d *LinkedText, groups [][]int) []cluster {
	var cs []cluster
	for _, g := range groups {
		c := cluster{}
		for _, i := range g {
			if i < 0 || i >= len(d.Labels) {
				continue
			}
			if s := d.Labels[i].Span; d.Within[0] <= s[0] && s[1] <= d.Within[1] {
				c[s] = true
			}
		}
		if len(c) > 0 {
			cs = append(cs, c)
		}
	}
	return cs
}

// A linkScore sums the numerators and denominators of recall and precision.
type linkScore struct{ rn, rd, pn, pd float64 }

func (s *linkScore) prf() PRF {
	var p, r float64
	if s.pd > 0 {
		p = s.pn / s.pd
	}
	if s.rd > 0 {
		r = s.rn / s.rd
	}
	return harmonic(p, r)
}

// bcubed adds B³ (Bagga and Baldwin 1998). A mention that one side lacks gets
// nothing.
func (s *linkScore) bcubed(want, got []cluster) {
	wantOf, gotOf := clusterOf(want), clusterOf(got)
	s.rn += overlaps(wantOf, gotOf, want, got)
	s.rd += float64(len(wantOf))
	s.pn += overlaps(gotOf, wantOf, got, want)
	s.pd += float64(len(gotOf))
}

// overlaps sums over the mentions of a the share of their cluster in a that
// their cluster in b holds too.
func overlaps(aOf, bOf map[[2]int]int, a, b []cluster) float64 {
	var sum float64
	for _, m := range slices.SortedFunc(maps.Keys(aOf), func(x, y [2]int) int { return slices.Compare(x[:], y[:]) }) {
		if k, ok := bOf[m]; ok {
			c := a[aOf[m]]
			sum += ratio(common(c, b[k]), len(c))
		}
	}
	return sum
}

// muc adds the link score of MUC (Vilain et al. 1995).
func (s *linkScore) muc(want, got []cluster) {
	side := func(a, b []cluster) (n, d float64) {
		of := clusterOf(b)
		for _, c := range a {
			parts := make(map[int]bool)
			alone := 0
			for m := range c {
				if k, ok := of[m]; ok {
					parts[k] = true
				} else {
					alone++
				}
			}
			n += float64(len(c) - len(parts) - alone)
			d += float64(len(c) - 1)
		}
		return n, d
	}
	rn, rd := side(want, got)
	pn, pd := side(got, want)
	s.rn, s.rd, s.pn, s.pd = s.rn+rn, s.rd+rd, s.pn+pn, s.pd+pd
}

// ceafe adds CEAF with entity similarity φ4 (Luo 2005). Clusters are paired
// greedily, most alike first.
func (s *linkScore) ceafe(want, got []cluster) {
	type pair struct {
		sim  float64
		w, g int
	}
	var pairs []pair
	for w := range want {
		for g := range got {
			if c := common(want[w], got[g]); c > 0 {
				pairs = append(pairs, pair{2 * float64(c) / float64(len(want[w])+len(got[g])), w, g})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.sim, a.sim), cmp.Compare(b.w, a.w), cmp.Compare(b.g, a.g))
	})
	usedW, usedG := make(map[int]bool), make(map[int]bool)
	for _, p := range pairs {
		if usedW[p.w] || usedG[p.g] {
			continue
		}
		usedW[p.w], usedG[p.g] = true, true
		s.rn += p.sim
		s.pn += p.sim
	}
	s.rd += float64(len(want))
	s.pd += float64(len(got))
}

func clusterOf(cs []cluster) map[[2]int]int {
	of := make(map[[2]int]int)
	for i, c := range cs {
		for m := range c {
			of[m] = i
		}
	}
	return of
}
