package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/names"
)

// The skip-gram settings. Window 3 rather than 5: names are told by their
// neighbors, topics by what stands further off.
const (
	dims      = 48
	window    = 3
	negatives = 5
	minCount  = 4
	subsample = 2e-4
	rate      = 0.05
)

// Vectors are word vectors, most frequent word first.
type Vectors struct {
	Words []string
	Count []int
	Vec   [][]float32 // of length 1
}

// fold is the form under which a unit is counted: digits become 0.
func fold(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return '0' <= r && r <= '9' }) < 0 {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if '0' <= c && c <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}

// corpus turns texts into word numbers, a -1 at every paragraph's end. Words
// rarer than minCount are -2.
func corpus(texts []string) (*Vectors, []int32) {
	count := map[string]int{}
	var us []names.Unit
	for _, t := range texts {
		us = names.Lex(t, 0, len(t), us[:0])
		for _, u := range us {
			count[fold(t[u.Start:u.End])]++
		}
	}
	v := &Vectors{}
	for w, n := range count {
		if n >= minCount && len(w) <= 40 {
			v.Words = append(v.Words, w)
		}
	}
	slices.SortFunc(v.Words, func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	})
	ids := make(map[string]int32, len(v.Words))
	for i, w := range v.Words {
		ids[w] = int32(i)
		v.Count = append(v.Count, count[w])
	}
	var ws []int32
	for _, t := range texts {
		us = names.Lex(t, 0, len(t), us[:0])
		for _, u := range us {
			id, ok := ids[fold(t[u.Start:u.End])]
			if !ok {
				id = -2
			}
			ws = append(ws, id)
		}
		ws = append(ws, -1)
	}
	return v, ws
}

// skipGram learns a vector for each word (Mikolov and others 2013, skip-gram
// with negative sampling), on one goroutine so that it comes out the same each
// time. Output vectors are kept apart for left and right neighbors (Ling and
// others 2015): order tells names from what stands round them.
func skipGram(texts []string, epochs int, log func(string, ...any)) *Vectors {
	v, ws := corpus(texts)
	n := len(v.Words)
	log("vectors: %d units, %d words", len(ws), n)
	rng := rand.New(rand.NewPCG(1, 2))
	in := make([]float32, n*dims)
	out := [2][]float32{make([]float32, n*dims), make([]float32, n*dims)}
	for i := range in {
		in[i] = float32(rng.Float64()-0.5) / dims
	}
	noise := noiseTable(v.Count)
	keep := make([]float64, n)
	for i, c := range v.Count {
		f := float64(c) / float64(len(ws))
		keep[i] = math.Sqrt(subsample/f) + subsample/f
	}
	sigmoid := sigmoidTable()
	var sent []int32
	var grad [dims]float32
	total, done := float64(epochs*len(ws)), 0
	for ep := range epochs {
		for lo := 0; lo < len(ws); {
			sent = sent[:0]
			for ; lo < len(ws) && ws[lo] != -1; lo++ {
				done++
				if w := ws[lo]; w >= 0 && (keep[w] >= 1 || keep[w] > rng.Float64()) {
					sent = append(sent, w)
				}
			}
			lo++
			step := float32(rate * max(0.0001, 1-float64(done)/total))
			for i, w := range sent {
				b := 1 + rng.IntN(window)
				wv := in[int(w)*dims : int(w)*dims+dims]
				for j := max(0, i-b); j <= min(len(sent)-1, i+b); j++ {
					if j == i {
						continue
					}
					side := 0
					if j > i {
						side = 1
					}
					grad = [dims]float32{}
					for k := 0; k <= negatives; k++ {
						target, label := sent[j], float32(1)
						if k > 0 {
							target, label = noise[rng.IntN(len(noise))], 0
							if target == sent[j] {
								continue
							}
						}
						ov := out[side][int(target)*dims : int(target)*dims+dims]
						g := (label - sigmoid(dot(wv, ov))) * step
						for d := range grad {
							grad[d] += float32(g * ov[d])
							ov[d] += float32(g * wv[d])
						}
					}
					for d := range wv {
						wv[d] += grad[d]
					}
				}
			}
		}
		log("vectors: epoch %d of %d", ep+1, epochs)
	}
	for i := range n {
		x := in[i*dims : i*dims+dims]
		normalize(x)
		v.Vec = append(v.Vec, x)
	}
	return v
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for i := 0; i+3 < len(a); i += 4 {
		s0 += float32(a[i] * b[i])
		s1 += float32(a[i+1] * b[i+1])
		s2 += float32(a[i+2] * b[i+2])
		s3 += float32(a[i+3] * b[i+3])
	}
	return s0 + s1 + (s2 + s3)
}

func normalize(x []float32) {
	n := math.Sqrt(float64(dot(x, x))) + 1e-9
	for i := range x {
		x[i] /= float32(n)
	}
}

// noiseTable holds word numbers in proportion to their count to the power 3/4.
func noiseTable(count []int) []int32 {
	const size = 1 << 20
	sum := 0.0
	for _, c := range count {
		sum += math.Pow(float64(c), 0.75)
	}
	var t []int32
	acc := 0.0
	for i, c := range count {
		acc += math.Pow(float64(c), 0.75)
		for float64(len(t)) < acc/sum*size {
			t = append(t, int32(i))
		}
	}
	return t
}

// sigmoidTable returns the logistic function, looked up in steps of 1/128.
func sigmoidTable() func(float32) float32 {
	var t [2048]float32
	for i := range t {
		t[i] = float32(1 / (1 + math.Exp(-(float64(i)-1024+0.5)/128)))
	}
	return func(x float32) float32 {
		i := int(x*128) + 1024
		return t[max(0, min(len(t)-1, i))]
	}
}
