package readability

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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
	next    []float32
	found   prediction // the same
	body    []int      // the blocks of that
	site    uint64     // hash of its name
	fold    int
	part    int        // for the words; see learnHints
	words   [][]uint32 // keys of the words of each block
	names   [][]uint32 // keys of the names above each; the same for those of one element
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
		g.fold = int(hashString(*trainSalt+site) >> 7 % folds)
		g.site, g.part = hashString(site), int(hashString("part "+site)>>7%wordParts)
		g.findKeys()
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
			var at []int
			for i := range n {
				if t := p.text(i); strings.Contains(t, s) || len(t) > 20 && strings.Contains(s, t) {
					at = append(at, i)
				}
			}
			for _, i := range at {
				g.label[i], g.weight[i] = label, weight/float32(len(at))
			}
		}
	}
	hold(g.without, 0, .10)
	hold(g.with, 1, .06)
}

// findLabels marks the blocks whose words the gold body has: long blocks by
// their four-word sequences, short ones by standing in the gap between the same
// neighbors.
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
