package terms

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Collocation is a term of two words or more that stand together oftener than
// chance has it. Its scores are of its last word against all before it.
type Collocation struct {
	Count
	G2      float64 `json:"g2"`      // Dunning's, signed
	PMI     float64 `json:"pmi"`     // pointwise mutual information, in bits
	NPMI    float64 `json:"npmi"`    // the same, from -1 to 1
	LogDice float64 `json:"logDice"` // at most 14, whatever the size of the collection (Rychlý 2008)
	T       float64 `json:"t"`       // t-score
	Lambda  float64 `json:"lambda"`  // log odds of the two words, with its z
	Z       float64 `json:"z"`
}

// PMI is the pointwise mutual information of the pair, in bits.
func (t Table) PMI() float64 {
	_, e := t.cells()
	return math.Log2(t.K11 / e[0])
}

// NPMI is PMI over its greatest value (Bouma 2009): 1 where the words never
// stand apart, 0 at independence.
func (t Table) NPMI() float64 {
	if t.K11 == t.sum() {
		return 1 // there is nothing but the pair
	}
	return t.PMI() / -math.Log2(t.K11/t.sum())
}

// T is the t-score of the pair: what is seen over what is expected, in standard
// errors.
func (t Table) T() float64 {
	_, e := t.cells()
	return (t.K11 - e[0]) / math.Sqrt(t.K11)
}

// LogDice is 14 plus the binary logarithm of Dice's coefficient.
func (t Table) LogDice() float64 {
	return 14 + math.Log2(2*t.K11/(t.K11+t.K12+t.K11+t.K21))
}

// Lambda is the log odds ratio with half a count added to each cell (Blaheta and
// Johnson 2001), and z that over its standard error.
func (t Table) Lambda() (lambda, z float64) {
	a, b, c, d := t.K11+0.5, t.K12+0.5, t.K21+0.5, t.K22+0.5
	lambda = math.Log(a * d / (b * c))
	return lambda, lambda / math.Sqrt(1/a+1/b+1/c+1/d)
}

// Collocations returns the terms of that many words which occur minCount times
// or more, by G2, ties by the alphabet. Zero for minCount means 5. The counts
// must have been made with MaxWords of at least words.
func (c *Counts) Collocations(words, minCount int) []Collocation {
	if minCount == 0 {
		minCount = 5
	}
	var list []Collocation
	for id := range c.terms {
		e := &c.terms[id]
		if int(e.length) != words || words < 2 || e.n < minCount {
			continue
		}
		first, last := c.terms[e.prefix].n, c.terms[c.ids[e.word]].n
		t := PairTable(e.n, first, last, c.Total(1))
		col := Collocation{
			Count: c.at(int32(id), c.term(int32(id))),
			G2:    t.G2(), PMI: t.PMI(), NPMI: t.NPMI(), LogDice: t.LogDice(), T: t.T(),
		}
		if col.PMI < 0 {
			col.G2 = -col.G2
		}
		col.Lambda, col.Z = t.Lambda()
		list = append(list, col)
	}
	slices.SortFunc(list, func(a, b Collocation) int {
		if c := cmp.Compare(b.G2, a.G2); c != 0 {
			return c
		}
		return strings.Compare(a.Term, b.Term)
	})
	return list
}
