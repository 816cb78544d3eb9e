package terms

import (
	"math"
	"slices"
)

// A Dispersion says how evenly a term is spread over the parts of a collection,
// here its articles.
type Dispersion struct {
	Range      int     `json:"range"`     // the number of parts that have it
	DP         float64 `json:"dp"`        // Gries' deviation of proportions: 0 even, near 1 in one part only
	DPNorm     float64 `json:"dpNorm"`    // the same, stretched to reach 1 (Lijffijt and Gries 2012)
	JuillandD  float64 `json:"juillandD"` // 1 even, 0 in one part only; on percentages of each part
	Variation  float64 `json:"variation"` // the standard deviation of the counts over their mean
	RosengrenS float64 `json:"rosengrenS"`
	CarrollD2  float64 `json:"carrollD2"`
	Chi2       float64 `json:"chi2"` // against counts in proportion to the sizes
}

// Disperse returns the dispersion of a term that occurs freqs[i] times in part
// i, which has sizes[i] words. Parts without words are left out, and those that
// freqs has no count for don't have the term.
func Disperse(freqs, sizes []int) Dispersion {
	if n := len(sizes) - len(freqs); n > 0 {
		freqs = append(slices.Clone(freqs), make([]int, n)...)
	}
	freqs = freqs[:len(sizes)]
	var d Dispersion
	f, s, parts := 0.0, 0.0, 0.0
	least := math.Inf(1)
	for i := range freqs {
		if sizes[i] == 0 {
			continue
		}
		f += float64(freqs[i])
		s += float64(sizes[i])
		least = min(least, float64(sizes[i]))
		parts++
		if freqs[i] > 0 {
			d.Range++
		}
	}
	if f == 0 || parts == 0 {
		return d
	}
	rates := make([]float64, 0, len(freqs))
	counts := make([]float64, 0, len(freqs))
	rateSum := 0.0
	for i := range freqs {
		if sizes[i] == 0 {
			continue
		}
		x, size := float64(freqs[i]), float64(sizes[i])
		d.DP += float64(math.Abs(x/f-size/s) / 2)
		e := f * size / s
		d.Chi2 += (x - e) * (x - e) / e
		d.RosengrenS += math.Sqrt(size / s * x)
		rates = append(rates, x/size)
		counts = append(counts, x)
		rateSum += x / size
	}
	d.RosengrenS = d.RosengrenS * d.RosengrenS / f
	d.DPNorm = d.DP
	if least < s {
		d.DPNorm = d.DP / (1 - least/s)
	}
	d.Variation = variation(counts)
	d.JuillandD, d.CarrollD2 = 1, 1
	if parts > 1 {
		d.JuillandD = 1 - variation(rates)/math.Sqrt(parts-1)
		entropy := 0.0
		for _, x := range rates {
			if x > 0 {
				entropy -= float64(x / rateSum * math.Log2(x/rateSum))
			}
		}
		d.CarrollD2 = entropy / math.Log2(parts)
	}
	return d
}

// variation returns the standard deviation of x, as of a whole population, over
// its mean.
func variation(x []float64) float64 {
	mean := 0.0
	for _, v := range x {
		mean += v
	}
	mean /= float64(len(x))
	sum := 0.0
	for _, v := range x {
		sum += float64((v - mean) * (v - mean))
	}
	return math.Sqrt(sum/float64(len(x))) / mean
}

// Dispersion returns how evenly term is spread over the articles of c, which
// must have been counted with PerArticle. A term that c lacks has the zero
// Dispersion.
func (c *Counts) Dispersion(term string) Dispersion {
	id := c.find(term)
	if id < 0 {
		return Dispersion{}
	}
	freqs, sizes := make([]int, len(c.per)), make([]int, len(c.per))
	for i, a := range c.per {
		sizes[i] = a.words
		freqs[i] = a.of(id)
	}
	return Disperse(freqs, sizes)
}

// of returns how often a has the term.
func (a *article) of(id int32) int {
	low, high := 0, len(a.terms)
	for low < high {
		m := (low + high) / 2
		if a.terms[m].id < id {
			low = m + 1
		} else {
			high = m
		}
	}
	if low < len(a.terms) && a.terms[low].id == id {
		return int(a.terms[low].n)
	}
	return 0
}

// A Spread says how evenly the articles of a collection use a term.
type Spread struct {
	DP        float64 `json:"dp"`        // Gries' deviation of proportions: 0 even, near 1 in one article only
	JuillandD float64 `json:"juillandD"` // 1 even, 0 in one article only
}

// spread fills in the spreads of keys in c, if c has its articles.
func spread(keys []Key, c *Counts, of func(*Key) *Spread) {
	if !c.PerArticle || len(c.per) == 0 {
		return
	}
	at := make(map[int32]int, len(keys))
	for i := range keys {
		if id := c.find(keys[i].Term); id >= 0 {
			at[id] = i
		}
	}
	words, parts := 0.0, 0.0
	for _, a := range c.per {
		words += float64(a.words)
		parts += float64(one(a.words > 0))
	}
	// What the articles with the term add up to; the others have none of it.
	type sums struct{ off, sizes, rates, squares float64 }
	acc := make([]sums, len(keys))
	for _, a := range c.per {
		if a.words == 0 {
			continue
		}
		size := float64(a.words)
		for _, t := range a.terms {
			i, ok := at[t.id]
			if !ok {
				continue
			}
			x, s := float64(t.n), &acc[i]
			s.off += math.Abs(x/float64(c.terms[t.id].n) - size/words)
			s.sizes += size / words
			s.rates += x / size
			s.squares += float64(x / size * (x / size))
		}
	}
	for i := range keys {
		s := acc[i]
		if s.rates == 0 {
			continue
		}
		sp := of(&keys[i])
		sp.DP = (s.off + max(0, 1-s.sizes)) / 2
		sp.JuillandD = 1
		if parts > 1 {
			mean := s.rates / parts
			sp.JuillandD = 1 - math.Sqrt(max(0, s.squares/parts-float64(mean*mean)))/mean/math.Sqrt(parts-1)
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
