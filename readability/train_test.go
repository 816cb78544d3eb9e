package readability

import (
	"flag"
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
	trainData    = flag.String("train", "", "folder with aeb, fnd, fev, wcxb and traf: train the model of blocks on them")
	trainModel   = flag.String("model", "", "with -train: write the model to this file")
	trainWorst   = flag.String("worst", "", "with -train: list the worst pages in this file")
	trainSalt    = flag.String("salt", "", "with -train: any word parts the sites in other folds")
	trainWithout = flag.String("without", "", "with -train: leave out a group of features, to see what it is worth: "+strings.Join(groupNames, ", "))
)

// folds is the number of parts of the cross-validation.
const folds = 4

// blockParams are the settings of the trees.
var blockParams = gbt.Params{Trees: 150, Leaves: 24}

// bag is how many models make one: they differ by their seeds, and the mean of
// their scores is less a matter of chance than each.
const bag = 1

// TestTrain trains the model of blocks and prints its figures under
// cross-validation. Without -train there is nothing to do. With -predictions it
// writes what is found on each page by trees that have seen no page of its site:
// go run ./internal/cmd/eval unseen scores that.
//
//	go test -run=^TestTrain$ -timeout=2h . -args -train=DIR -model=model/blocks/blocks.bin
//	go test -run=^TestTrain$ -timeout=2h . -args -train=DIR -predictions=OUT
//	go test -run=^TestTrain$ -timeout=2h -v . -args -train=DIR -salt=a -without=around
func TestTrain(t *testing.T) {
	if *trainData == "" {
		t.Skip("no -train=DIR given")
	}
	var tr blockTrainer
	rows := 0
	for _, set := range []string{"aeb", "fnd", "fev", "wcxb", "traf"} {
		for _, g := range readGold(t, filepath.Join(*trainData, set)) {
			rows += len(g.label)
			tr.pages = append(tr.pages, g)
		}
	}
	if *trainWithout != "" && !slices.Contains(groupNames, *trainWithout) {
		t.Fatalf("no group of features is called %q", *trainWithout)
	}
	t.Logf("%d pages, %d blocks", len(tr.pages), rows)
	score(t, "perfect choice", tr.pages, func(g *goldPage) string { return g.chosen(g.label) })
	models := tr.crossValidate()
	score(t, "first step", tr.pages, func(g *goldPage) string { return g.chosen(g.p1) })
	score(t, "both steps", tr.pages, func(g *goldPage) string { return g.chosen(g.p) })
	if *trainWithout == "" {
		for _, g := range tr.pages {
			g.read(&models[g.fold])
		}
		score(t, "article", tr.pages, func(g *goldPage) string { return g.found.ArticleBody })
		listWorst(t, tr.pages)
		writeUnseen(t, tr.pages)
	}
	if *trainModel != "" {
		m := blockModel{words: tr.learnHints(-1)}
		m.first, m.second = tr.fit(-1, false), tr.fit(-1, true)
		b, _ := m.words.words.AppendBinary(nil)
		b, _ = m.words.names.AppendBinary(b)
		b, _ = m.first.AppendBinary(b)
		b, _ = m.second.AppendBinary(b)
		if err := os.WriteFile(*trainModel, b, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", *trainModel, len(b))
	}
}

// A blockTrainer fits the two steps to pages.
type blockTrainer struct {
	pages []*goldPage
	hints [folds + 1]map[*goldPage][]blockHint // by the fold that is left out; the last for none; see learnHints
}

// crossValidate fills in what each page's blocks are by models that have seen no
// page of its fold, and returns those.
func (tr *blockTrainer) crossValidate() *[folds]blockModel {
	var models [folds]blockModel
	eachFold(func(k int) { models[k].words = tr.learnHints(k) })
	// The first step's answers are all kept until it is through, since the
	// second is fitted to them.
	tr.cross(false, func(g *goldPage, m *gbt.Model) {
		models[g.fold].first = m
		g.next = make([]float32, len(g.label))
		var row []float32
		hints := tr.hints[g.fold][g]
		for i := range g.next {
			row = g.row(row[:0], i, hints)
			g.next[i] = m.Prob(row)
		}
	})
	for _, g := range tr.pages {
		g.p1 = g.next
	}
	tr.cross(true, func(g *goldPage, m *gbt.Model) {
		models[g.fold].second = m
		g.p = make([]float32, len(g.p1))
		c := g.l.context(g.p1)
		var row []float32
		hints := tr.hints[g.fold][g]
		for i := range g.p {
			if g.p1[i] >= idle {
				row = c.row(g.row(row[:0], i, hints), i)
				g.p[i] = both(g.p1[i], m.Prob(row))
			}
		}
	})
	return &models
}

// cross fits a model without each fold in turn and uses it on the pages of that.
func (tr *blockTrainer) cross(second bool, use func(*goldPage, *gbt.Model)) {
	eachFold(func(k int) {
		m := tr.fit(k, second)
		for _, g := range tr.pages {
			if g.fold == k {
				use(g, m)
			}
		}
	})
}

// eachFold calls f for each fold, some at a time.
func eachFold(f func(k int)) {
	slots := make(chan struct{}, min(2, runtime.GOMAXPROCS(0)))
	var wg sync.WaitGroup
	for k := range folds {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			f(k)
		})
	}
	wg.Wait()
}

// fit trains a step on the pages that aren't in the fold out.
func (tr *blockTrainer) fit(out int, second bool) *gbt.Model {
	hints := tr.hints[slot(out)]
	var x [][]float32
	var y, w []float32
	for _, g := range tr.pages {
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
			row := g.row(make([]float32, 0, rowSize), i, hints[g])
			if second {
				row = c.row(row, i)
			}
			x, y, w = append(x, row), append(y, g.label[i]), append(w, weight)
		}
	}
	var models []*gbt.Model
	for k := range uint64(bag) {
		p := blockParams
		p.Seed = k
		models = append(models, gbt.Train(x, y, w, p))
	}
	return gbt.Mean(models...)
}

// groupNames are the groups of features, in the order of looker.row, and what
// words say.
var groupNames = []string{"words", "markup", "holders", "neighbors", "records", "around", "hints"}

// row appends the features of block i, with those of -without as zeros.
func (g *goldPage) row(x []float32, i int, hints []blockHint) []float32 {
	l := g.l
	hintsRow := func(x []float32, i int) []float32 { return hintRow(x, hints, i) }
	for k, part := range []func([]float32, int) []float32{l.wordsRow, l.markupRow, l.holdersRow, l.neighborsRow, l.recordRow, l.aroundRow, hintsRow} {
		from := len(x)
		x = part(x, i)
		if groupNames[k] == *trainWithout {
			clear(x[from:])
		}
	}
	return x
}

// read reads the page with m, as a user would.
func (g *goldPage) read(m *blockModel) {
	x := newHTMLReader(decode(g.in.Body, ""), &g.in)
	a, err := x.article(m)
	g.body = x.body
	if err == nil { // else there is no article, which is the answer
		g.found = predictionOf(a)
	}
}

// writeUnseen writes to -predictions what each page holds when it is read by
// the trees of its fold.
func writeUnseen(t *testing.T, pages []*goldPage) {
	t.Helper()
	if *predictions == "" {
		return
	}
	found := map[string]map[string]prediction{}
	for _, g := range pages {
		if found[g.set] == nil {
			found[g.set] = map[string]prediction{}
		}
		found[g.set][g.id] = g.found
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
