package gbt_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/masthead-news/masthead/internal/gbt"
)

// ring makes points of which those near the middle are a yes: no line parts them.
func ring(n int, seed uint64) (rows [][]float32, labels []float32) {
	rnd := rand.New(rand.NewPCG(seed, 1))
	for range n {
		x, y := 2*rnd.Float32()-1, 2*rnd.Float32()-1
		rows = append(rows, []float32{x, y, rnd.Float32(), 7})
		labels = append(labels, map[bool]float32{true: 1}[x*x+y*y < .5])
	}
	return rows, labels
}

func right(m *gbt.Model, rows [][]float32, labels []float32) float64 {
	ok := 0
	for i, r := range rows {
		if (m.Prob(r) > .5) == (labels[i] > .5) {
			ok++
		}
	}
	return float64(ok) / float64(len(rows))
}

func TestLearnsARing(t *testing.T) {
	rows, labels := ring(3000, 1)
	m := gbt.Train(rows, labels, nil, gbt.Params{Trees: 60, Columns: .8})
	test, want := ring(2000, 2)
	if got := right(m, test, want); got < .95 {
		t.Errorf("%.3f of new points right, want .95", got)
	}
	if u := m.Uses(); u[0] < u[2] || u[3] != 0 {
		t.Errorf("features used %v: want the first more than the noise, the constant never", u)
	}
}

// A row of weight three counts as three rows.
func TestWeights(t *testing.T) {
	rows := [][]float32{{0}, {1}, {1}}
	m := gbt.Train(rows, []float32{0, 1, 0}, []float32{1, 3, 1}, gbt.Params{Trees: 50, Rows: 1, Columns: 1, L2: .01})
	if p := m.Prob([]float32{1}); p < .7 || p > .8 {
		t.Errorf("three against one: got %.2f, want about .75", p)
	}
}

// Of several answers to a question the best wins, however good the others would be
// elsewhere; and none does where all are bad.
func TestGroups(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 1))
	var rows [][]float32
	var best []float32
	p := gbt.Params{Trees: 80, Columns: 1}
	for g := range int32(600) {
		size := 2 + rnd.IntN(3)
		first, most := len(rows), 0
		for k := range size {
			rows, p.Groups = append(rows, []float32{rnd.Float32()}), append(p.Groups, g)
			best = append(best, 0)
			if rows[first+k][0] > rows[first+most][0] {
				most = k
			}
		}
		if rows[first+most][0] > .3 {
			best[first+most] = 1
		}
	}
	m := gbt.Train(rows, best, nil, p)
	score := func(x float32) float32 { return m.Score([]float32{x}) }
	if a, b, c := score(.9), score(.6), score(.1); a <= b || b <= c || c > -1 || b < 0 {
		t.Errorf("scores %.1f of .9, %.1f of .6, %.1f of .1: want them to fall, the last well below zero", a, b, c)
	}
}

// Who falls behind is asked no further; the others get their whole score.
func TestCompete(t *testing.T) {
	rows, labels := ring(500, 3)
	m := gbt.Train(rows, labels, nil, gbt.Params{Trees: 50})
	some := rows[:40]
	all, near := m.Compete(some, 1e9, nil), m.Compete(some, 1.5, []float32{7})
	best := slices.Max(all)
	cut := 0
	for i, r := range some {
		if whole := m.Score(r); all[i] != whole {
			t.Fatalf("row %d: %v without a limit, %v alone", i, all[i], whole)
		}
		switch {
		case near[i+1] != all[i]:
			cut++
		case all[i] < best-4:
			t.Errorf("row %d, far behind the best, was asked to the end", i)
		}
		if all[i] == best && near[i+1] != best {
			t.Error("the best was asked no further")
		}
	}
	if cut == 0 || near[0] != 7 {
		t.Errorf("%d rows were cut, the first number is %v", cut, near[0])
	}
}

func TestSameAgain(t *testing.T) {
	rows, labels := ring(500, 3)
	var first []byte
	for range 2 {
		b, _ := gbt.Train(rows, labels, nil, gbt.Params{Trees: 10, Seed: 5}).AppendBinary(nil)
		if first == nil {
			first = b
		} else if !bytes.Equal(first, b) {
			t.Error("equal data gave two models")
		}
	}
}

func TestFormat(t *testing.T) {
	rows, labels := ring(500, 4)
	m := gbt.Train(rows, labels, nil, gbt.Params{Trees: 10})
	b, _ := m.AppendBinary([]byte{})
	got, rest, err := gbt.Decode(append(b, "tail"...))
	if err != nil || string(rest) != "tail" {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	for _, r := range rows {
		if got.Score(r) != m.Score(r) {
			t.Fatalf("at %v: %v before, %v after", r, m.Score(r), got.Score(r))
		}
	}
	for n := range b {
		if _, _, err := gbt.Decode(b[:n]); !errors.Is(err, gbt.ErrFormat) {
			t.Fatalf("cut off at %d of %d: error %v", n, len(b), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	rows, labels := ring(50, 5)
	b, _ := gbt.Train(rows, labels, nil, gbt.Params{Trees: 2}).AppendBinary(nil)
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		m, _, err := gbt.Decode(b)
		if err != nil {
			return
		}
		m.Score(make([]float32, m.Features()))
		again, _ := m.AppendBinary(nil)
		if !bytes.HasPrefix(b, again) {
			t.Error("decoding and encoding changed a model")
		}
	})
}

func Example() {
	rows := [][]float32{{0}, {1}, {2}, {3}}
	m := gbt.Train(rows, []float32{0, 0, 1, 1}, nil, gbt.Params{Columns: 1, Rows: 1, L2: .1})
	fmt.Printf("%.1f %.1f\n", m.Prob([]float32{0}), m.Prob([]float32{3}))
	// Output: 0.0 1.0
}

func BenchmarkScore(b *testing.B) {
	rows, labels := ring(2000, 6)
	m := gbt.Train(rows, labels, nil, gbt.Params{})
	for b.Loop() {
		m.Score(rows[7])
	}
}
