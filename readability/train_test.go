package readability

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/masthead-news/masthead/internal/gbt"
)

var (
	trainData  = flag.String("train", "", "folder with aeb, fnd, fev, wcxb and traf: train the model of blocks on them")
	trainModel = flag.String("model", "", "with -train: write the model to this file")
	trainWorst = flag.String("worst", "", "with -train: list the worst pages in this file")
)

// A goldPage is a page with the body that people found in it.
type goldPage struct {
	set, id string
	in      Page
	gold    []string // tokens of the body
	with    []string // where the body isn't known: segments that are in it
	without []string // and segments that aren't
	l       *looker
	label   []float32
	weight  []float32
	p1, p   []float32 // out of fold
	fold    int
}

// folds is the number of parts of the cross-validation.
const folds = 4

// TestTrain trains the model of blocks and prints its figures under
// cross-validation. Without -train there is nothing to do. With -predictions it
// writes what is found on each page by trees that have seen no page of its site:
// go run ./internal/cmd/eval unseen scores that.
//
//	go test -run=^TestTrain$ -timeout=2h . -args -train=DIR -model=model/blocks/blocks.bin
//	go test -run=^TestTrain$ -timeout=2h . -args -train=DIR -predictions=OUT
func TestTrain(t *testing.T) {
	if *trainData == "" {
		t.Skip("no -train=DIR given")
	}
	var pages []*goldPage
	for _, set := range []string{"aeb", "fnd", "fev", "wcxb", "traf"} {
		pages = append(pages, readGold(t, filepath.Join(*trainData, set))...)
	}
	rows := 0
	for _, g := range pages {
		rows += len(g.label)
	}
	t.Logf("%d pages, %d blocks", len(pages), rows)
	score(t, "perfect choice", pages, func(g *goldPage) []float32 { return g.label })

	var steps [folds]blockModel
	params := gbt.Params{Trees: 150, Leaves: 24}
	fit := func(out int, second bool) *gbt.Model {
		var x [][]float32
		var y, w []float32
		for _, g := range pages {
			if g.fold == out {
				continue
			}
			var c *blockContext
			if second {
				c = g.l.context(g.p1)
			}
			for i := range g.label {
				keep, weight := g.keep(i)
				if !keep || second && g.p1[i] < idle {
					continue
				}
				row := g.l.row(make([]float32, 0, 200), i)
				if second {
					row = c.row(row, i)
				}
				x, y, w = append(x, row), append(y, g.label[i]), append(w, weight)
			}
		}
		return gbt.Train(x, y, w, params)
	}
	cross := func(second bool, use func(*goldPage, *gbt.Model)) {
		slots := make(chan struct{}, min(2, runtime.GOMAXPROCS(0)))
		var wg sync.WaitGroup
		for k := range folds {
			wg.Go(func() {
				slots <- struct{}{}
				defer func() { <-slots }()
				m := fit(k, second)
				for _, g := range pages {
					if g.fold == k {
						use(g, m)
					}
				}
			})
		}
		wg.Wait()
	}
	next := make([][]float32, len(pages))
	at := map[*goldPage]int{}
	for i, g := range pages {
		at[g] = i
	}
	cross(false, func(g *goldPage, m *gbt.Model) {
		steps[g.fold].first = m
		p := make([]float32, len(g.label))
		var row []float32
		for i := range p {
			row = g.l.row(row[:0], i)
			p[i] = m.Prob(row)
		}
		next[at[g]] = p
	})
	for i, g := range pages {
		g.p1 = next[i]
	}
	score(t, "first step", pages, func(g *goldPage) []float32 { return g.p1 })
	cross(true, func(g *goldPage, m *gbt.Model) {
		steps[g.fold].second = m
		g.p = (&blockModel{second: m}).again(g.l, g.p1)
	})
	score(t, "second step", pages, func(g *goldPage) []float32 { return g.p })
	listWorst(t, pages)
	writeUnseen(t, pages, &steps)
	if *trainModel != "" {
		m := blockModel{first: fit(-1, false), second: fit(-1, true)}
		b, _ := m.first.AppendBinary(nil)
		b, _ = m.second.AppendBinary(b)
		if err := os.WriteFile(*trainModel, b, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", *trainModel, len(b))
	}
}

// writeUnseen writes to -predictions what each page holds when it is read by
// the trees of its fold.
func writeUnseen(t *testing.T, pages []*goldPage, models *[folds]blockModel) {
	t.Helper()
	if *predictions == "" {
		return
	}
	found := map[string]map[string]prediction{}
	for _, g := range pages {
		if found[g.set] == nil {
			found[g.set] = map[string]prediction{}
		}
		a, err := newHTMLReader(decode(g.in.Body, ""), &g.in).article(&models[g.fold])
		if err != nil { // no article, which is the answer
			found[g.set][g.id] = prediction{}
			continue
		}
		found[g.set][g.id] = predictionOf(a)
	}
	for set, all := range found {
		writePredictions(t, set+".json", all)
	}
}

// keep thins out blocks that are far from the body and plainly not part of it,
// of which pages have hundreds.
func (g *goldPage) keep(i int) (bool, float32) {
	if g.gold == nil {
		return g.weight[i] > 0, g.weight[i]
	}
	if g.label[i] > 0 {
		return true, g.weight[i]
	}
	for k := max(0, i-4); k < min(len(g.label), i+5); k++ {
		if g.label[k] > 0 {
			return true, g.weight[i]
		}
	}
	if g.l.blocks[i].good {
		return true, g.weight[i]
	}
	return i%3 == 0, 3 * g.weight[i]
}

func readGold(t *testing.T, dir string) []*goldPage {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold map[string]struct {
		URL, HTML, ArticleBody string
		With, Without          []string
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	var pages []*goldPage
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		f, err := os.Open(filepath.Join(dir, gold[id].HTML))
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		x := newHTMLReader(decode(body, ""), &Page{URL: gold[id].URL, Body: body})
		l := x.look()
		g := &goldPage{set: filepath.Base(dir), id: id, in: Page{ID: id, URL: gold[id].URL, Body: body}, l: l, gold: tokens(gold[id].ArticleBody)}
		// Pages of one site are alike, so they are all in one fold.
		site := hostName(host(gold[id].URL))
		g.fold = int(hashString(site) >> 7 % folds)
		if gold[id].ArticleBody == "" && len(gold[id].With)+len(gold[id].Without) > 0 {
			g.with, g.without = gold[id].With, gold[id].Without
			g.findSegments()
		} else {
			g.findLabels()
		}
		pages = append(pages, g)
	}
	return pages
}

func tokens(s string) []string { return slices.Collect(words(s)) }

// findSegments marks the blocks that hold a known segment. The others have no
// weight.
func (g *goldPage) findSegments() {
	p := g.l.p
	n := len(p.blocks)
	g.label, g.weight = make([]float32, n), make([]float32, n)
	// A segment that is wanted stands for a paragraph among many that aren't
	// marked, one that isn't wanted for a box: so it weighs more.
	hold := func(list []string, label, weight float32) {
		for _, s := range list {
			if s = fold(s); s == "" {
				continue
			}
			for i := range n {
				if t := p.text(i); strings.Contains(t, s) || len(t) > 20 && strings.Contains(s, t) {
					g.label[i], g.weight[i] = label, weight
				}
			}
		}
	}
	hold(g.without, 0, .10)
	hold(g.with, 1, .06)
}

// findLabels marks the blocks whose words the gold body has: long blocks by
// their four-word sequences, short ones by standing in the gap between the same
// neighbours.
func (g *goldPage) findLabels() {
	p := g.l.p
	n := len(p.blocks)
	g.label, g.weight = make([]float32, n), make([]float32, n)
	where := map[string][]int{}
	for i := range g.gold {
		k := strings.Join(g.gold[i:min(i+4, len(g.gold))], " ")
		where[k] = append(where[k], i)
	}
	from, to := make([]int, n), make([]int, n) // in gold, of a long block; -1 for none
	toks := make([][]string, n)
	last := 0
	for i := range n {
		from[i], to[i] = -1, -1
		toks[i] = tokens(p.text(i))
		hits, all := 0, 0
		for j := 0; j+4 <= len(toks[i]); j++ {
			all++
			w := where[strings.Join(toks[i][j:j+4], " ")]
			if len(w) == 0 {
				continue
			}
			hits++
			if from[i] < 0 {
				from[i] = w[0]
				for _, at := range w { // the first after what was found so far
					if at >= last {
						from[i] = at
						break
					}
				}
			}
		}
		if all == 0 || hits*2 < all {
			from[i] = -1
			continue
		}
		to[i] = from[i] + len(toks[i])
		if from[i] >= last && from[i] < last+300 {
			last = to[i]
		}
		g.label[i] = 1
	}
	g.dropRepeats(from)
	for i := range n {
		if g.label[i] == 0 {
			from[i], to[i] = -1, -1
		}
	}
	for i := range n {
		k := len(toks[i])
		if k == 0 || k >= 4 {
			continue
		}
		lo, hi := -1, -1
		for j := i - 1; j >= 0 && j > i-15 && lo < 0; j-- {
			lo = to[j]
		}
		for j := i + 1; j < n && j < i+15 && hi < 0; j++ {
			hi = from[j]
		}
		switch {
		case lo < 0 && hi < 0:
			continue
		case lo < 0:
			lo = max(0, hi-12)
		case hi < 0:
			hi = lo + 12
		}
		lo, hi = max(0, lo-2), min(hi+2, len(g.gold))
		for at := lo; at+k <= hi; at++ {
			if slices.Equal(g.gold[at:at+k], toks[i]) {
				g.label[i] = 1
				from[i], to[i] = at, at+k
				break
			}
		}
	}
	for i := range n {
		g.weight[i] = min(1, .02+float32(len(toks[i]))/float32(max(40, len(g.gold))))
	}
}

// dropRepeats unmarks blocks that repeat another and that gold has only once:
// the one among more of its like stays.
func (g *goldPage) dropRepeats(from []int) {
	best := map[uint64]int{}
	company := func(i int) int {
		n := 0
		for k := max(0, i-5); k < min(len(g.label), i+6); k++ {
			if g.label[k] > 0 {
				n++
			}
		}
		return n
	}
	for i := range g.label {
		if g.label[i] == 0 {
			continue
		}
		h := g.l.blocks[i].hash
		j, seen := best[h]
		switch {
		case !seen:
			best[h] = i
		case from[i] != from[j]: // gold has both
		case company(i) > company(j):
			g.label[j] = 0
			best[h] = i
		default:
			g.label[i] = 0
		}
	}
}

// score prints shingle F1 and the share of exact pages of each set.
func score(t *testing.T, name string, pages []*goldPage, probs func(*goldPage) []float32) {
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
			hit, bad, no := g.segments(g.l.choose(probs(g)))
			s.hit, s.bad, s.no = s.hit+hit, s.bad+bad, s.no+no
			continue
		}
		got := g.answer(probs(g))
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
func (g *goldPage) segments(chosen []int) (hit, bad, missing float64) {
	var b strings.Builder
	for _, i := range chosen {
		b.WriteString(g.l.p.text(i) + " ")
	}
	for _, s := range g.with {
		if strings.Contains(b.String(), fold(s)) {
			hit++
		} else {
			missing++
		}
	}
	for _, s := range g.without {
		if strings.Contains(b.String(), fold(s)) {
			bad++
		}
	}
	return hit, bad, missing
}

// answer returns the tokens of the blocks that are chosen by probs.
func (g *goldPage) answer(probs []float32) []string {
	var out []string
	for _, i := range g.l.choose(probs) {
		out = append(out, tokens(g.l.p.text(i))...)
	}
	return out
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
			_, bad, no := g.segments(g.l.choose(g.p))
			return (bad + no) / 8
		}
		p, r := precisionRecall(g.gold, g.answer(g.p))
		return 2 - max(p, 0) - max(r, 0)
	}
	worst := slices.SortedFunc(slices.Values(pages), func(a, b *goldPage) int { return cmp.Compare(loss(b), loss(a)) })
	for _, g := range worst[:min(len(worst), 120)] {
		p, r := precisionRecall(g.gold, g.answer(g.p))
		fmt.Fprintf(f, "\n=== %s %s P %.3f R %.3f gold %d tokens\n", g.set, g.id, p, r, len(g.gold))
		chosen := map[int]bool{}
		for _, i := range g.l.choose(g.p) {
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
