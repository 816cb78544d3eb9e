package main

import (
	"math"
	"math/rand/v2"

	"github.com/masthead-news/masthead/internal/tone"
)

// learnInfos makes infos of vectors: classes by k-means, and valences by ridge
// regression on the lexicon.
func learnInfos(x *vectors, k int) map[string]*tone.Info {
	infos := map[string]*tone.Info{}
	n := len(x.words)
	r := rand.New(rand.NewPCG(3, 3))
	cent := make([]float32, k*vectorSize)
	for i, j := range r.Perm(min(n, 8000))[:k] {
		copy(cent[i*vectorSize:], x.of(j))
	}
	as := make([]int, n)
	for range 8 {
		sum := make([]float32, k*vectorSize)
		for i := range n {
			best, b := float32(-9), 0
			v := x.of(i)
			for c := range k {
				if d := dot(v, cent[c*vectorSize:(c+1)*vectorSize]); d > best {
					best, b = d, c
				}
			}
			as[i] = b
			for d := range v {
				sum[b*vectorSize+d] += v[d]
			}
		}
		for c := range k {
			s := sum[c*vectorSize : (c+1)*vectorSize]
			norm := float32(math.Sqrt(float64(dot(s, s)))) + 1e-9
			for d := range s {
				cent[c*vectorSize+d] = s[d] / norm
			}
		}
	}
	// Ridge by gradient descent on the words of the lexicon.
	w := make([]float64, vectorSize+1)
	lex := tone.BuiltIn()
	type pt struct {
		i int
		y float64
	}
	var pts []pt
	for i, s := range x.words {
		if e, ok := lex.Find(s); ok && e.Valence != 0 {
			pts = append(pts, pt{i, e.Valence})
		} else if i < 20000 && r.IntN(5) == 0 {
			pts = append(pts, pt{i, 0})
		}
	}
	for e := range 60 {
		rate := 0.05 / (1 + float64(e)/10)
		r.Shuffle(len(pts), func(i, j int) { pts[i], pts[j] = pts[j], pts[i] })
		for _, p := range pts {
			v := x.of(p.i)
			s := w[vectorSize]
			for d := range v {
				s += w[d] * float64(v[d])
			}
			g := s - p.y
			w[vectorSize] -= rate * 0.1 * g
			for d := range v {
				w[d] -= rate * (g*float64(v[d]) + 1e-4*w[d])
			}
		}
	}
	for i, s := range x.words {
		v := x.of(i)
		u := 0.0
		for d := range v {
			u += w[d] * float64(v[d])
		}
		if e, ok := lex.Find(s); ok {
			u = e.Valence*0.6 + u*0.4
		}
		infos[s] = &tone.Info{Class: uint32(as[i] + 1), Valence: float32(u), Vector: v}
	}
	return infos
}
