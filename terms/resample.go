package terms

import (
	"math"
	"math/rand/v2"
	"slices"
)

// resample replaces the intervals of the log ratios by those that drawing the
// articles anew gives: the article is the unit, so that one long piece which
// repeats a term can't pass for many.
func (k *Keyness) resample(keys []Key, target, reference *Counts) {
	if len(target.per) < 2 || len(reference.per) < 2 {
		return
	}
	a, b := newSample(target, keys), newSample(reference, keys)
	ratios := make([][]float64, len(keys))
	r := rand.New(rand.NewPCG(k.Seed, 0x6d617374))
	for range k.Resamples {
		a.draw(r)
		b.draw(r)
		for i := range keys {
			x, n1 := a.count(i)
			y, n2 := b.count(i)
			if n1 == 0 || n2 == 0 {
				continue
			}
			ratios[i] = append(ratios[i], math.Log2(max(x, 0.5)/n1/(max(y, 0.5)/n2)))
		}
	}
	for i := range keys {
		if s := ratios[i]; len(s) > 0 {
			slices.Sort(s)
			keys[i].LogRatioLow = percentile(s, 0.025)
			keys[i].LogRatioHigh = percentile(s, 0.975)
		}
	}
}

// percentile returns the value at share p of sorted values.
func percentile(sorted []float64, p float64) float64 {
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}

// A sample is a draw of articles, with replacement.
type sample struct {
	times []float64   // how often each article was drawn
	words [][]float64 // running terms of each article, by the number of words
	at    []posting   // of each key
	size  []int       // words of each key
	total []float64   // running terms drawn, by the number of words
}

// A posting lists the articles that hold a term.
type posting struct {
	article []int32
	n       []float64
}

func newSample(c *Counts, keys []Key) *sample {
	s := &sample{
		times: make([]float64, len(c.per)), at: make([]posting, len(keys)),
		size: make([]int, len(keys)), total: make([]float64, c.maxWords()),
		words: make([][]float64, len(c.per)),
	}
	key := make(map[int32]int, len(keys))
	for i := range keys {
		s.size[i] = keys[i].Target.Words
		if id := c.find(keys[i].Term); id >= 0 {
			key[id] = i
		}
	}
	for j, art := range c.per {
		s.words[j] = make([]float64, c.maxWords())
		for _, t := range art.terms {
			s.words[j][c.terms[t.id].length-1] += float64(t.n)
			if i, ok := key[t.id]; ok {
				s.at[i].article = append(s.at[i].article, int32(j))
				s.at[i].n = append(s.at[i].n, float64(t.n))
			}
		}
	}
	return s
}

func (s *sample) draw(r *rand.Rand) {
	clear(s.times)
	clear(s.total)
	for range s.times {
		j := r.IntN(len(s.times))
		s.times[j]++
		for k, n := range s.words[j] {
			s.total[k] += n
		}
	}
}

// count returns how often key i occurs in the draw, and the running terms of its
// length.
func (s *sample) count(i int) (n, total float64) {
	p := &s.at[i]
	for k, j := range p.article {
		n += float64(s.times[j] * p.n[k])
	}
	if s.size[i] > len(s.total) {
		return n, 0
	}
	return n, s.total[s.size[i]-1]
}
