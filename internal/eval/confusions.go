package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The fates of a name: how what was found differs from what people marked.
const (
	rightName  = "right"
	otherKind  = "other kind"
	otherEdges = "other bounds"
	otherBoth  = "other bounds and kind"
	missedName = "missed"
	addedName  = "added"
)

// A Confusion is a kind of error in names, and how often it was made.
type Confusion struct {
	Gold, Found string // kinds; Gold is empty for what is no name, Found for what wasn't found
	Fate        string
	N           int
}

// NameErrors counts what became of the names of a set of texts.
type NameErrors struct {
	Confusions []Confusion // commonest first
	kinds      map[string]map[string]int
	regions    map[string]map[string]int
}

// ConfuseNames compares names with the gold, in nine classes or, with four set, in
// four. A name of the gold that nothing equals is paired with the first found name
// that overlaps it and is no other's; found names that are left were added.
func ConfuseNames(gold []NamesGold, pred []NamesPrediction, four bool) *NameErrors {
	byID := make(map[string][]NameSpan, len(pred))
	for _, p := range pred {
		byID[p.ID] = p.Spans
	}
	e := &NameErrors{kinds: map[string]map[string]int{}, regions: map[string]map[string]int{}}
	count := map[Confusion]int{}
	for _, g := range gold {
		want, got := g.Nine, byID[g.ID]
		if four {
			want, got = g.Four, mapTypes(got)
		}
		pairNames(want, got, func(w, f *NameSpan) {
			c := Confusion{Fate: fate(w, f)}
			kind := ""
			if f != nil {
				c.Found, kind = f.Type, f.Type
			}
			if w != nil {
				c.Gold, kind = w.Type, w.Type
			}
			tallyFate(e.kinds, kind, c.Fate)
			if g.Region != "" {
				tallyFate(e.regions, g.Region, c.Fate)
			}
			if c.Fate != rightName {
				count[c]++
			}
		})
	}
	for c, n := range count {
		c.N = n
		e.Confusions = append(e.Confusions, c)
	}
	slices.SortFunc(e.Confusions, func(a, b Confusion) int {
		return cmp.Or(b.N-a.N, cmp.Compare(a.Fate, b.Fate), cmp.Compare(a.Gold, b.Gold), cmp.Compare(a.Found, b.Found))
	})
	return e
}

// pairNames calls f with each name of want and what was found in its place, or nil,
// and with nil and each name of got that stands in no such place.
func pairNames(want, got []NameSpan, f func(want, got *NameSpan)) {
	used := make([]bool, len(got))
	right := make([]bool, len(want))
	for i := range want {
		if j := slices.Index(got, want[i]); j >= 0 && !used[j] {
			used[j], right[i] = true, true
			f(&want[i], &got[j])
		}
	}
	for i := range want {
		if right[i] {
			continue
		}
		j := slices.IndexFunc(got, func(g NameSpan) bool { return g.Start == want[i].Start && g.End == want[i].End })
		for k := 0; j < 0 && k < len(got); k++ {
			if !used[k] && got[k].Start < want[i].End && want[i].Start < got[k].End {
				j = k
			}
		}
		if j < 0 || used[j] {
			f(&want[i], nil)
			continue
		}
		used[j] = true
		f(&want[i], &got[j])
	}
	for j := range got {
		if !used[j] {
			f(nil, &got[j])
		}
	}
}

func fate(want, got *NameSpan) string {
	switch {
	case want == nil:
		return addedName
	case got == nil:
		return missedName
	case *want == *got:
		return rightName
	case want.Start == got.Start && want.End == got.End:
		return otherKind
	case want.Type == got.Type:
		return otherEdges
	}
	return otherBoth
}

func tallyFate(t map[string]map[string]int, key, fate string) {
	if t[key] == nil {
		t[key] = map[string]int{}
	}
	t[key][fate]++
}

// Write prints tables by kind and by region and the n commonest confusions, as
// Markdown.
func (e *NameErrors) Write(w io.Writer, n int) error {
	var b strings.Builder
	writeFates(&b, "kind", e.kinds)
	if len(e.regions) > 0 {
		writeFates(&b, "region", e.regions)
	}
	b.WriteString("\n| marked | found | error | times |\n| --- | --- | --- | --: |\n")
	for _, c := range e.Confusions[:min(n, len(e.Confusions))] {
		fmt.Fprintf(&b, "| %s | %s | %s | %d |\n", orNothing(c.Gold), orNothing(c.Found), c.Fate, c.N)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func orNothing(kind string) string {
	if kind == "" {
		return "nothing"
	}
	return strings.ToLower(kind)
}

func writeFates(b *strings.Builder, title string, t map[string]map[string]int) {
	fates := []string{rightName, otherKind, otherEdges, otherBoth, missedName, addedName}
	fmt.Fprintf(b, "\n| %s | %s |\n| --- |%s\n", title, strings.Join(fates, " | "), strings.Repeat(" --: |", len(fates)))
	for _, k := range sortedKeys(t) {
		fmt.Fprintf(b, "| %s |", strings.ToLower(k))
		for _, f := range fates {
			fmt.Fprintf(b, " %d |", t[k][f])
		}
		b.WriteByte('\n')
	}
}
