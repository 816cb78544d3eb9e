package postag

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/masthead-news/masthead/internal/train/gum"
	"github.com/masthead-news/masthead/text"
)

var train = flag.String("train", "", "folder with ewt.train.jsonl and gum-open.train.jsonl, to learn the tags anew")

// A lesson is a sentence with its tags.
type lesson struct {
	d    *text.Doc
	gold []uint8
}

// TestTrain learns the model anew and writes en.bin. It does nothing without
// -train.
func TestTrain(t *testing.T) {
	if *train == "" {
		t.Skip("no -train")
	}
	var names []string
	var lessons []lesson
	for _, name := range []string{"ewt.train.jsonl", "gum-open.train.jsonl"} {
		lessons = append(lessons, read(t, filepath.Join(*train, name), &names)...)
	}
	l := newLearner(names, lessons)
	for pass := range passes {
		right, all := 0, 0
		for j, n := 0, len(lessons); j < n; j++ {
			// A stride that shares no factor with the number of sentences mixes them.
			r, a := l.study(&lessons[(j*7919+pass)%n])
			right, all = right+r, all+a
		}
		t.Logf("pass %d: %.2f", pass, 100*float64(right)/float64(all))
	}
	if err := os.WriteFile("en.bin", []byte(l.model()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// read returns the sentences of a file, and adds the tags it finds to names.
func read(t *testing.T, name string, names *[]string) []lesson {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lessons []lesson
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var g struct {
			ID    string
			Text  string
			Sents [][2]int
			Toks  [][5]any
		}
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if !gum.Open(filepath.Base(name), g.ID) {
			continue
		}
		next := 0
		for _, s := range g.Sents {
			le := lesson{d: &text.Doc{Text: g.Text}}
			for ; next < len(g.Toks) && int(g.Toks[next][0].(float64)) < s[1]; next++ {
				k := g.Toks[next]
				tag := k[2].(string)
				id := slices.Index(*names, tag)
				if id < 0 {
					id = len(*names)
					*names = append(*names, tag)
				}
				le.d.Tokens = append(le.d.Tokens, text.Token{Span: text.Span{Start: int(k[0].(float64)), End: int(k[1].(float64))}})
				le.gold = append(le.gold, uint8(id))
			}
			lessons = append(lessons, le)
		}
	}
	return lessons
}

// How the model is learned: a softmax over the tags, by FTRL-proximal (McMahan
// et al. 2013), on the tags that it gives itself to the words before.
const (
	passes  = 10
	alpha   = 0.08
	beta    = 1.0
	lambda1 = 0.35
	lambda2 = 0.0
	scale   = 16   // of the weights that are kept
	hidden  = 0.15 // share of features that are hidden at each look
)

type learner struct {
	names []string
	rows  map[uint32]*row // of the features seen twice or more
	g     tagger
	f     [maxFeatures]uint32
	p     []float64
	rng   *rand.Rand
}

type row struct{ z, n, w []float32 }

func newLearner(names []string, lessons []lesson) *learner {
	l := &learner{names: names, rows: map[uint32]*row{}, p: make([]float64, len(names)), rng: rand.New(rand.NewPCG(1, 2))}
	seen := map[uint32]bool{}
	for i := range lessons {
		le := &lessons[i]
		l.g.load(le.d, 0, len(le.gold))
		copy(l.g.tags, le.gold)
		for k := range le.gold {
			for _, x := range l.f[:l.g.features(k, &l.f)] {
				if !seen[x] {
					seen[x] = true
				} else if l.rows[x] == nil {
					b := make([]float32, 3*len(names))
					n := len(names)
					l.rows[x] = &row{b[:n:n], b[n : 2*n : 2*n], b[2*n:]}
				}
			}
		}
	}
	return l
}

// study learns from one sentence, and returns how many tags it had right before.
func (l *learner) study(le *lesson) (right, all int) {
	l.g.load(le.d, 0, len(le.gold))
	var active [maxFeatures]*row
	for i, gold := range le.gold {
		clear(l.p)
		n := 0
		for _, x := range l.f[:l.g.features(i, &l.f)] {
			if r := l.rows[x]; r != nil && l.rng.Float64() >= hidden {
				active[n] = r
				n++
				for k, w := range r.w {
					l.p[k] += float64(w)
				}
			}
		}
		best := 0
		for k := range l.p {
			l.p[k] /= 1 - hidden
		}
		for k, x := range l.p {
			if x > l.p[best] {
				best = k
			}
		}
		sum, top := 0.0, l.p[best]
		for k, x := range l.p {
			l.p[k] = math.Exp(x - top)
			sum += l.p[k]
		}
		for k := range l.p {
			g := l.p[k] / sum
			if k == int(gold) {
				g--
			}
			if math.Abs(g) < 1e-3 {
				continue
			}
			for _, r := range active[:n] {
				r.update(k, g)
			}
		}
		l.g.tags[i] = uint8(best)
		all++
		if best == int(gold) {
			right++
		}
	}
	return right, all
}

func (r *row) update(k int, g float64) {
	n := float64(r.n[k])
	m := n + g*g
	sigma := (math.Sqrt(m) - math.Sqrt(n)) / alpha
	z := float64(r.z[k]) + g - sigma*float64(r.w[k])
	r.z[k], r.n[k] = float32(z), float32(m)
	if math.Abs(z) <= lambda1 {
		r.w[k] = 0
		return
	}
	r.w[k] = float32(-(z - math.Copysign(lambda1, z)) / ((beta+math.Sqrt(m))/alpha + lambda2))
}

// model returns what was learned, in the form of en.bin.
func (l *learner) model() string {
	var features []uint32
	for f := range l.rows {
		features = append(features, f)
	}
	slices.Sort(features)
	kept := features[:0]
	var entries [][]entry
	for _, f := range features {
		var es []entry
		for k, w := range l.rows[f].w {
			if x := math.Round(float64(w) * scale); x != 0 {
				es = append(es, entry{uint8(k), int8(max(-127, min(127, x)))})
			}
		}
		if es != nil {
			kept = append(kept, f)
			entries = append(entries, es)
		}
	}
	return encode(l.names, kept, entries)
}
