package text

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/masthead-news/masthead/internal/train/gum"
)

var train = flag.String("train", "", "folder with ewt.train.jsonl and gum-open.train.jsonl, to learn where sentences end")

// A place is one that the rules leave open.
type place struct {
	features []uint32
	end      bool
}

// TestTrain learns the weights of sentence ends anew and writes sentences.bin.
// It does nothing without -train.
func TestTrain(t *testing.T) {
	if *train == "" {
		t.Skip("no -train")
	}
	var places []place
	for _, name := range []string{"ewt.train.jsonl", "gum-open.train.jsonl"} {
		places = append(places, read(t, filepath.Join(*train, name))...)
	}
	w := learn(places)
	b := make([]byte, len(w))
	for i, x := range w {
		b[i] = byte(int8(max(-127, min(127, math.Round(x*16)))))
	}
	if err := os.WriteFile("sentences.bin", b, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d places", len(places))
}

// read returns the open places of the texts in a file.
func read(t *testing.T, name string) []place {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var places []place
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var g struct {
			ID    string
			Text  string
			Sents [][2]int
		}
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if !gum.Open(filepath.Base(name), g.ID) {
			continue
		}
		ends := map[int]bool{}
		for _, s := range g.Sents {
			ends[s[1]] = true
		}
		places = append(places, open(g.Text, ends)...)
	}
	return places
}

// open returns the open places of s, whose sentences end at ends.
func open(s string, ends map[int]bool) []place {
	var places []place
	d := &Doc{Text: s, Blocks: split(s)}
	sc := scanner{src: s, lex: words()}
	for _, b := range d.Blocks {
		first := len(sc.tokens)
		sc.block(b.Start, b.End)
		d.Tokens = sc.tokens
		c := cutter{d: d, lex: sc.lex, first: first}
		c.lines()
		c.measure()
		start := first
		for i := first; i+1 < len(d.Tokens); i++ {
			c.track(i)
			end := ends[d.Tokens[i].End]
			if v, k := c.rule(start, i, c.gap(i)); v == likely || v == unlikely {
				p := place{end: end}
				c.features(start, i, k, v, func(f uint32) { p.features = append(p.features, f) })
				places = append(places, p)
			}
			if end {
				start = i + 1
			}
		}
	}
	return places
}

// learn fits a logistic regression with AdaGrad, over the places in their order,
// and averages the weights of its passes.
func learn(places []place) []float64 {
	const passes, rate = 12, 0.05
	w := make([]float64, 1<<weightBits)
	sq := make([]float64, len(w))
	mean := make([]float64, len(w))
	for pass := range passes {
		// A stride that shares no factor with the number of places mixes them.
		for j, n := 0, len(places); j < n; j++ {
			p := &places[(j*7919+pass)%n]
			sum := 0.0
			for _, f := range p.features {
				sum += w[f]
			}
			g := 1 / (1 + math.Exp(-sum))
			if p.end {
				g--
			}
			for _, f := range p.features {
				sq[f] += g * g
				w[f] -= rate * g / math.Sqrt(sq[f]+1e-8)
			}
		}
		if pass >= passes/2 {
			for i := range w {
				mean[i] += w[i] / float64(passes-passes/2)
			}
		}
	}
	return mean
}
