package main

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/internal/train/glove"
)

// What words mean, by vectors that others learned from billions of words. A verb
// that the corpus never uses as a cue can lean on those that mean the like.
const (
	known     = 40000 // words that get a sense, the most frequent
	senses    = 800
	fields    = 96
	relatives = 16 // words of the corpus that a word is compared with
	turns     = 8
)

// A meaning is what the vectors tell of words, by their hashes.
type meaning struct {
	sense map[uint32]uint16
	field map[uint32]uint8
	kin   map[uint32][]relative
	// vector is what a word means in few numbers.
	vector map[uint32]direction
}

type direction = [8]int8

// A relative is a word of the corpus and how like it is.
type relative struct {
	hash uint32
	like float32
}

// newMeaning sorts words into senses and fields, and finds their relatives among
// the words of ds.
func newMeaning(v *glove.Vectors, ds []*document) *meaning {
	count := make(map[uint32]int)
	for _, d := range ds {
		for _, h := range d.tagger.Words() {
			count[h]++
		}
	}
	var hashes []uint32
	var vs [][]float32
	seen := make(map[uint32]bool)
	for i, w := range v.Words {
		h := quotetag.Hash(w)
		if seen[h] || len(vs) >= known && count[h] == 0 || !strings.ContainsAny(w, "abcdefghijklmnopqrstuvwxyz") {
			continue
		}
		seen[h] = true
		hashes = append(hashes, h)
		vs = append(vs, slices.Clone(v.Vec[i]))
	}
	center(vs)
	m := &meaning{sense: make(map[uint32]uint16), field: make(map[uint32]uint8), kin: make(map[uint32][]relative), vector: make(map[uint32]direction)}
	member, centers := spherical(vs, senses, turns)
	wide, _ := spherical(centers, fields, turns)
	for i, h := range hashes {
		m.sense[h] = uint16(member[i] + 1)
		m.field[h] = uint8(wide[member[i]] + 1)
	}
	var of []int // words of the corpus, seen often enough to tell
	for i, h := range hashes {
		if count[h] >= 5 {
			of = append(of, i)
		}
	}
	kin := make([][]relative, len(vs))
	parallel(len(vs), func(i int) {
		kin[i] = closest(vs, i, of, hashes)
	})
	few := principal(vs)
	for i, h := range hashes {
		m.kin[h], m.vector[h] = kin[i], few[i]
	}
	return m
}

// closest returns the relatives of word i among the words of, the nearest first.
func closest(vs [][]float32, i int, of []int, hashes []uint32) []relative {
	best := make([]relative, 0, relatives+1)
	for _, k := range of {
		like := dot(vs[i], vs[k])
		if k == i || len(best) == relatives && like <= best[len(best)-1].like {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, like, func(r relative, x float32) int { return cmp.Compare(x, r.like) })
		best = slices.Insert(best, at, relative{hashes[k], like})
		best = best[:min(relatives, len(best))]
	}
	return best
}

// center moves the vectors so that their mean is zero, and gives them length 1.
func center(vs [][]float32) {
	var mean [glove.Dims]float64
	for i := range vs {
		for d, x := range vs[i] {
			mean[d] += float64(x)
		}
	}
	for i := range vs {
		for d := range vs[i] {
			vs[i][d] -= float32(mean[d] / float64(len(vs)))
		}
		unit(vs[i])
	}
}

func unit(v []float32) {
	var s float64
	for _, x := range v {
		s += float64(x * x)
	}
	if s == 0 {
		return
	}
	f := float32(1 / math.Sqrt(s))
	for i := range v {
		v[i] *= f
	}
}

func dot(a, b []float32) float32 {
	var s, t, u, v float32
	for d := 0; d+3 < len(a) && d+3 < len(b); d += 4 {
		s += float32(a[d] * b[d])
		t += float32(a[d+1] * b[d+1])
		u += float32(a[d+2] * b[d+2])
		v += float32(a[d+3] * b[d+3])
	}
	return s + t + u + v
}

// spherical sorts vectors into k clusters by spherical k-means in so many rounds,
// begun with the first of them, and returns the centers too.
func spherical(vs [][]float32, k, rounds int) ([]int, [][]float32) {
	centers := make([][]float32, min(k, len(vs)))
	for c := range centers {
		centers[c] = slices.Clone(vs[c])
	}
	member := make([]int, len(vs))
	for range rounds {
		parallel(len(vs), func(i int) {
			best, score := 0, float32(-2)
			for c := range centers {
				if s := dot(vs[i], centers[c]); s > score {
					best, score = c, s
				}
			}
			member[i] = best
		})
		for c := range centers {
			clear(centers[c])
		}
		for i := range vs {
			for d, x := range vs[i] {
				centers[member[i]][d] += x
			}
		}
		for c := range centers {
			unit(centers[c])
		}
	}
	return member, centers
}

// parallel calls f for each number below n, on all processors.
func parallel(n int, f func(int)) {
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wait.Wait()
}

// share returns how often the relatives of a word are part of a cue and of a
// source, by counts of words.
func (m *meaning) share(h uint32, counts map[uint32]count) (cue, source float64) {
	all := 0.0
	for _, r := range m.kin[h] {
		c := counts[r.hash]
		if c.all == 0 || r.like <= 0 {
			continue
		}
		w := float64(float64(r.like) * float64(r.like) * float64(r.like) * min(float64(c.all), 30))
		cue += float64(w * float64(c.cue) / float64(c.all))
		source += float64(w * float64(c.source) / float64(c.all))
		all += w
	}
	if all == 0 {
		return 0, 0
	}
	return cue / all, source / all
}

// principal returns what is left of vectors whose mean is zero in the directions
// in which they differ most, found by orthogonal iteration, as whole numbers.
func principal(vs [][]float32) []direction {
	const dims = glove.Dims
	var cov [dims][dims]float64
	for _, v := range vs {
		for i := range v {
			for j := range v {
				cov[i][j] += float64(float64(v[i]) * float64(v[j]))
			}
		}
	}
	var axes [len(direction{})][dims]float64
	for k := range axes {
		axes[k][k] = 1
	}
	var size [len(axes)]float64
	for range 60 {
		for k := range axes {
			var next [dims]float64
			for i := range next {
				for j := range next {
					next[i] += float64(cov[i][j] * axes[k][j])
				}
			}
			for before := range k {
				along := 0.0
				for i := range next {
					along += float64(next[i] * axes[before][i])
				}
				for i := range next {
					next[i] -= float64(along * axes[before][i])
				}
			}
			norm := 0.0
			for _, x := range next {
				norm += float64(x * x)
			}
			size[k] = math.Sqrt(norm)
			for i := range next {
				axes[k][i] = next[i] / size[k]
			}
		}
	}
	out := make([]direction, len(vs))
	for n, v := range vs {
		for k := range axes {
			x := 0.0
			for i := range v {
				x += float64(float64(v[i]) * axes[k][i])
			}
			// the size of a direction is the sum of squares along it
			x *= 45 / math.Sqrt(size[k]/float64(len(vs)))
			out[n][k] = int8(max(-127, min(127, math.Round(x))))
		}
	}
	return out
}
