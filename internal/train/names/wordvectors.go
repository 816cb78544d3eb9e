package main

import (
	"cmp"
	"encoding/gob"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/train/glove"
)

// wordDims is how many numbers are kept of a word's vector.
const wordDims = 40

// wordVectors are vectors of public origin, made small.
type wordVectors struct {
	Keys  []uint32
	Codes []byte
	Steps []float32
	vec   [][]float32 // as the model will see them
	id    map[uint32]int32
}

func (v *wordVectors) dims() int { return len(v.Steps) }

// of returns the number of the word with this hash, or -1.
func (v *wordVectors) of(k uint32) int32 {
	if id, ok := v.id[k]; ok {
		return id
	}
	return -1
}

// model returns the vectors as the model keeps them.
func (v *wordVectors) model() names.Vectors {
	return names.NewVectors(v.Keys, string(v.Codes), v.Steps)
}

// readVectors reads the vectors at path, or what was kept of them in the file kept.
func readVectors(path, kept string) (*wordVectors, error) {
	v := &wordVectors{id: map[uint32]int32{}}
	if path == "" {
		return v, nil
	}
	if err := v.load(kept); err != nil {
		g, err := glove.Read(path)
		if err != nil {
			return nil, err
		}
		v.reduce(g)
		if err := v.save(kept); err != nil {
			return nil, err
		}
	}
	v.decode()
	return v, nil
}

// vectorsOf returns the vectors of a model.
func vectorsOf(m names.Vectors) *wordVectors {
	keys, codes, steps := m.Parts()
	v := &wordVectors{Keys: keys, Codes: []byte(codes), Steps: steps, id: map[uint32]int32{}}
	v.decode()
	return v
}

// decode makes v.vec and v.id.
func (v *wordVectors) decode() {
	for i, k := range v.Keys {
		v.id[k] = int32(i)
		x := make([]float32, v.dims())
		for d := range x {
			x[d] = names.Value(int(v.Codes[(i*len(x)+d)/2]>>(d%2*4)&15), v.Steps[d])
		}
		v.vec = append(v.vec, x)
	}
}

func (v *wordVectors) load(kept string) error {
	f, err := os.Open(kept)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // opened for reading
	return gob.NewDecoder(f).Decode(v)
}

func (v *wordVectors) save(kept string) error {
	if kept == "" {
		return nil
	}
	f, err := os.Create(kept)
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(f).Encode(v); err != nil {
		return fmt.Errorf("%s: %w", kept, err)
	}
	return f.Close()
}

// reduce takes the words of g that are one unit of text, and makes their vectors small.
func (v *wordVectors) reduce(g *glove.Vectors) {
	type entry struct {
		key uint32
		vec []float32
	}
	var es []entry
	seen := map[uint32]bool{}
	for i, w := range g.Words {
		k := names.VectorKey(string(names.Fold(nil, w, true)))
		if us := names.Lex(w, 0, len(w), nil); len(us) != 1 || int(us[0].End) != len(w) || seen[k] {
			continue
		}
		seen[k] = true
		normalize(g.Vec[i])
		es = append(es, entry{k, g.Vec[i]})
	}
	var vs [][]float32
	for _, e := range es {
		vs = append(vs, e.vec)
	}
	small := principal(vs, wordDims)
	v.Steps = make([]float32, wordDims)
	for d := range v.Steps {
		sum := 0.0
		for _, x := range small {
			sum += float64(float64(x[d]) * float64(x[d]))
		}
		// The best step for a normal distribution in sixteen levels (Max 1960).
		v.Steps[d] = float32(0.335 * math.Sqrt(sum/float64(len(small))))
	}
	order := make([]int, len(es))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(es[a].key, es[b].key) })
	for _, i := range order {
		v.Keys = append(v.Keys, es[i].key)
		for d := 0; d < wordDims; d += 2 {
			lo, hi := names.Level(small[i][d], v.Steps[d]), names.Level(small[i][d+1], v.Steps[d+1])
			v.Codes = append(v.Codes, byte(lo|hi<<4))
		}
	}
}

// principal returns the vectors along their k principal axes, each of the same length.
func principal(vs [][]float32, k int) [][]float32 {
	n := len(vs[0])
	mean, cov := moments(vs)
	rng := rand.New(rand.NewPCG(9, 10))
	var axes [][]float32
	for range k {
		x, size := axis(cov, n, rng)
		a := make([]float32, n)
		for i := range n {
			a[i] = float32(x[i])
			for j := range n {
				cov[i*n+j] -= float64(size * float64(x[i]*x[j]))
			}
		}
		axes = append(axes, a)
	}
	out := make([][]float32, len(vs))
	c := make([]float32, n)
	for w, v := range vs {
		for i, x := range v {
			c[i] = x - float32(mean[i])
		}
		y := make([]float32, k)
		for j, a := range axes {
			y[j] = dot(c, a)
		}
		normalize(y)
		for i := range y {
			y[i] *= sqrt(float32(k)) / 2
		}
		out[w] = y
	}
	return out
}

// moments returns the mean and the covariance of the vectors, the latter of the first
// 50,000: frequent words weigh more.
func moments(vs [][]float32) (mean, cov []float64) {
	n := len(vs[0])
	mean, cov = make([]float64, n), make([]float64, n*n)
	for _, v := range vs {
		for i, x := range v {
			mean[i] += float64(x)
		}
	}
	for i := range mean {
		mean[i] /= float64(len(vs))
	}
	for _, v := range vs[:min(len(vs), 50000)] {
		for i := range v {
			d := float64(v[i]) - mean[i]
			for j := range i + 1 {
				cov[i*n+j] += float64(d * (float64(v[j]) - mean[j]))
			}
		}
	}
	for i := range n {
		for j := range i {
			cov[j*n+i] = cov[i*n+j]
		}
	}
	return mean, cov
}

// axis returns the eigenvector of the greatest eigenvalue of cov, and that value, by power
// iteration.
func axis(cov []float64, n int, rng *rand.Rand) (x []float64, size float64) {
	x = make([]float64, n)
	for i := range x {
		x[i] = rng.NormFloat64()
	}
	for range 60 {
		y := make([]float64, n)
		size = 0
		for i := range n {
			for j, c := range cov[i*n : i*n+n] {
				y[i] += float64(c * x[j])
			}
			size += float64(y[i] * y[i])
		}
		size = math.Sqrt(size)
		for i := range y {
			x[i] = y[i] / size
		}
	}
	return x, size
}
