package readability

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// score prints shingle F1 and the share of exact pages of each set.
func score(t *testing.T, name string, pages []*goldPage, body func(*goldPage) string) {
	t.Helper()
	type sums struct {
		p, r, exact  float64
		np, nr, n    int
		hit, bad, no float64 // segments
	}
	bySet := map[string]*sums{}
	for _, g := range pages {
		s := bySet[g.set]
		if s == nil {
			s = &sums{}
			bySet[g.set] = s
		}
		if g.gold == nil {
			hit, bad, no := g.segments(body(g))
			s.hit, s.bad, s.no = s.hit+hit, s.bad+bad, s.no+no
			continue
		}
		got := tokens(body(g))
		p, r := precisionRecall(g.gold, got)
		s.n++
		if p >= 0 {
			s.p += p
			s.np++
		}
		if r >= 0 {
			s.r += r
			s.nr++
		}
		if slices.Equal(g.gold, got) {
			s.exact++
		}
	}
	var line strings.Builder
	for _, set := range slices.Sorted(maps.Keys(bySet)) {
		s := bySet[set]
		if s.hit > 0 {
			fmt.Fprintf(&line, "  %s %.4f (P %.4f R %.4f)", set, 2*s.hit/(2*s.hit+s.bad+s.no), s.hit/(s.hit+s.bad), s.hit/(s.hit+s.no))
			continue
		}
		p, r := s.p/float64(max(1, s.np)), s.r/float64(max(1, s.nr))
		fmt.Fprintf(&line, "  %s %.4f (P %.4f R %.4f exact %.3f)", set, 2*p*r/(p+r), p, r, s.exact/float64(s.n))
	}
	t.Logf("%s:%s", name, line.String())
}

// segments counts what the chosen blocks hold: wanted, unwanted, and wanted but
// missing.
func (g *goldPage) segments(body string) (hit, bad, missing float64) {
	body = fold(body)
	for _, s := range g.with {
		if strings.Contains(body, fold(s)) {
			hit++
		} else {
			missing++
		}
	}
	for _, s := range g.without {
		if strings.Contains(body, fold(s)) {
			bad++
		}
	}
	return hit, bad, missing
}

// chosen returns the words of the blocks that are chosen by probs.
func (g *goldPage) chosen(probs []float32) string {
	var out strings.Builder
	for _, i := range g.l.choose(probs) {
		out.WriteString(g.l.p.text(i) + "\n")
	}
	return out.String()
}

// precisionRecall compares the four-word sequences of two texts; -1 where one
// has none.
func precisionRecall(want, got []string) (p, r float64) {
	count := func(toks []string) map[string]int {
		m := map[string]int{}
		for i := 0; i < max(1, len(toks)-3) && len(toks) > 0; i++ {
			m[strings.Join(toks[i:min(i+4, len(toks))], " ")]++
		}
		return m
	}
	a, b := count(want), count(got)
	hit, na, nb := 0, 0, 0
	for k, n := range a {
		na += n
		hit += min(n, b[k])
	}
	for _, n := range b {
		nb += n
	}
	p, r = -1, -1
	if nb > 0 {
		p = float64(hit) / float64(nb)
	}
	if na > 0 {
		r = float64(hit) / float64(na)
	}
	return p, r
}

// listWorst writes the worst pages to -worst, for a look at what goes wrong.
func listWorst(t *testing.T, pages []*goldPage) {
	t.Helper()
	if *trainWorst == "" {
		return
	}
	f, err := os.Create(*trainWorst)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	loss := func(g *goldPage) float64 {
		if g.gold == nil {
			_, bad, no := g.segments(g.found.ArticleBody)
			return (bad + no) / 8
		}
		p, r := precisionRecall(g.gold, tokens(g.found.ArticleBody))
		return 2 - max(p, 0) - max(r, 0)
	}
	worst := slices.SortedFunc(slices.Values(pages), func(a, b *goldPage) int { return cmp.Compare(loss(b), loss(a)) })
	for _, g := range worst[:min(len(worst), 120)] {
		p, r := precisionRecall(g.gold, tokens(g.found.ArticleBody))
		fmt.Fprintf(f, "\n=== %s %s P %.3f R %.3f gold %d tokens\n", g.set, g.id, p, r, len(g.gold))
		chosen := map[int]bool{}
		for _, i := range g.body {
			chosen[i] = true
		}
		for i := range g.label {
			if chosen[i] != (g.label[i] > 0) {
				s := g.l.p.text(i)
				e := &g.l.p.elems[g.l.p.blocks[i].elem]
				fmt.Fprintf(f, "  %v want %.0f p1 %.2f p %.2f <%s %.60s> %.150s\n", i, g.label[i], g.p1[i], g.p[i], e.node.Data, e.class, s)
			}
		}
	}
}
