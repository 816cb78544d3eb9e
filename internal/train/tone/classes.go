package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/masthead-news/masthead/internal/tone"
)

// A meaning has the vectors of a word: in the news, and in the other text.
type meaning struct{ news, general []float32 }

// meanings has them by what the model knows of a word.
type meanings map[*tone.Info]*meaning

// learnInfos makes infos of vectors: those of the news that we learn from for
// targets, and those of much more text for ratings.
func learnInfos(news, general *vectors) (words []string, infos []tone.Info, means meanings) {
	index := map[string]int{}
	for _, w := range slices.Concat(general.words, news.words) {
		if _, ok := index[w]; !ok {
			index[w] = len(words)
			words = append(words, w)
		}
	}
	infos, means = make([]tone.Info, len(words)), meanings{}
	for i := range infos {
		means[&infos[i]] = &meaning{}
	}
	of := func(w string) (*tone.Info, *meaning) {
		in := &infos[index[w]]
		return in, means[in]
	}
	classes, valences := classesOf(general, generalClasses), mixed(general, halves(ridgeValences(general), neighborValences(general)))
	for i, w := range general.words {
		in, m := of(w)
		in.Kind, in.Rated, m.general = uint16(classes[i]+1), valences[i], general.of(i)
	}
	classes, valences = classesOf(news, newsClasses), mixed(news, ridgeValences(news))
	for i, w := range news.words {
		in, m := of(w)
		in.Class, in.Valence, m.news = uint16(classes[i]+1), valences[i], news.of(i)
	}
	return words, infos, means
}

// classesOf sorts words into k classes, by k-means.
func classesOf(x *vectors, k int) []int {
	n := len(x.words)
	r := rand.New(rand.NewPCG(3, 3))
	cent := make([]float32, k*x.size)
	for i, j := range r.Perm(min(n, 8000))[:k] {
		copy(cent[i*x.size:], x.of(j))
	}
	as := make([]int, n)
	for range 8 {
		sum := make([]float32, k*x.size)
		for i := range n {
			best, b := float32(-9), 0
			v := x.of(i)
			for c := range k {
				if d := dot(v, cent[c*x.size:(c+1)*x.size]); d > best {
					best, b = d, c
				}
			}
			as[i] = b
			for d := range v {
				sum[b*x.size+d] += v[d]
			}
		}
		for c := range k {
			s := sum[c*x.size : (c+1)*x.size]
			norm := float32(math.Sqrt(float64(dot(s, s)))) + 1e-9
			for d := range s {
				cent[c*x.size+d] = s[d] / norm
			}
		}
	}
	return as
}

// mixed returns learned valences with those of the lexicon beside them.
func mixed(x *vectors, learned []float64) []float32 {
	out := make([]float32, len(learned))
	for i, u := range learned {
		if e, ok := tone.BuiltIn().Find(x.words[i]); ok {
			u = float64(e.Valence*0.6) + float64(u*0.4)
		}
		out[i] = float32(u)
	}
	return out
}

// halves returns the mean of a and b, in a.
func halves(a, b []float64) []float64 {
	for i := range a {
		a[i] = (a[i] + b[i]) / 2
	}
	return a
}

// ridgeValences learns the valence of words by ridge regression on the lexicon,
// by gradient descent.
func ridgeValences(x *vectors) []float64 {
	r := rand.New(rand.NewPCG(3, 4))
	w := make([]float64, x.size+1)
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
			s := w[x.size]
			for d := range v {
				s += float64(w[d] * float64(v[d]))
			}
			g := s - p.y
			w[x.size] -= float64(rate * 0.1 * g)
			for d := range v {
				w[d] -= float64(rate * (float64(g*float64(v[d])) + float64(1e-4*w[d])))
			}
		}
	}
	out := make([]float64, len(x.words))
	for i := range x.words {
		for d, v := range x.of(i) {
			out[i] += float64(w[d] * float64(v))
		}
	}
	return out
}
