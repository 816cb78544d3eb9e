package terms

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Contrast is how unevenly several collections use a term.
type Contrast struct {
	Term   string  `json:"term"`
	Counts []Count `json:"counts"` // by collection
	// G2 is Dunning's log-likelihood ratio over all cells of the table of the
	// collections by the term and all others. Its degrees of freedom are one
	// less than there are collections.
	G2 float64 `json:"g2"`
	// LogP is log10 of its p, LogQ that adjusted for the number of terms tested.
	LogP float64 `json:"logP"`
	LogQ float64 `json:"logQ"`
	// Most and Least are the collections that use it most and least, and
	// LogRatio the binary logarithm of the ratio of their relative frequencies;
	// a count of 0 is taken as 0.5.
	Most     int     `json:"most"`
	Least    int     `json:"least"`
	LogRatio float64 `json:"logRatio"`
}

// Across compares any number of collections at once and returns the terms that
// pass the minimum counts of k, the most uneven first, ties by the alphabet.
// Where [Keyness.EachAgainstRest] says what is telling of each, it says where
// they differ at all.
func (k *Keyness) Across(sides ...*Counts) []Contrast {
	var list []Contrast
	seen := map[string]bool{}
	for _, side := range sides {
		for _, t := range side.List() {
			if !k.long(t.Words) || seen[t.Term] {
				continue
			}
			seen[t.Term] = true
			x := Contrast{Term: t.Term, Counts: make([]Count, len(sides))}
			n, arts := 0, 0
			for i, s := range sides {
				x.Counts[i] = s.Of(t.Term)
				n += x.Counts[i].N
				arts = max(arts, x.Counts[i].Range)
			}
			if n >= k.minCount() && arts >= k.minRange() {
				x.score(sides)
				list = append(list, x)
			}
		}
	}
	compare := func(i, j int) int { return cmp.Compare(list[i].LogP, list[j].LogP) }
	stepUp(len(list), compare, func(i int, factor float64, next int) {
		list[i].LogQ = min(0, list[i].LogP+float64(math.Log10(factor)))
		if next >= 0 {
			list[i].LogQ = min(list[i].LogQ, list[next].LogQ)
		}
	})
	slices.SortFunc(list, func(a, b Contrast) int {
		return cmp.Or(cmp.Compare(b.G2, a.G2), strings.Compare(a.Term, b.Term))
	})
	return list
}

func (x *Contrast) score(sides []*Counts) {
	words := x.Counts[0].Words
	seen, all, df := 0.0, 0.0, -1
	for i, s := range sides {
		seen += float64(x.Counts[i].N)
		all += float64(s.Total(words))
	}
	high, low := math.Inf(-1), math.Inf(1)
	for i, s := range sides {
		n := float64(s.Total(words))
		if n == 0 {
			continue
		}
		df++
		a := float64(x.Counts[i].N)
		x.G2 += 2 * (xlogxe(a, seen*n/all) + xlogxe(n-a, (all-seen)*n/all))
		rate := math.Log2(max(a, 0.5) / n)
		if rate > high {
			x.Most, high = i, rate
		}
		if rate < low {
			x.Least, low = i, rate
		}
	}
	x.G2 = max(0, x.G2)
	if df > 0 {
		x.LogRatio = high - low
		x.LogP = LogPOf(x.G2, df)
	}
}

// LogPOf returns the decimal logarithm of the probability that a statistic of
// the chi-squared distribution with df degrees of freedom is as large by chance.
func LogPOf(chi2 float64, df int) float64 {
	if chi2 <= 0 || df < 1 {
		return 0
	}
	if df == 1 {
		return LogP(chi2)
	}
	a, x := float64(df)/2, chi2/2
	lg, _ := math.Lgamma(a)
	front := -x + float64(a*math.Log(x)) - lg // ln of x^a e^-x / Γ(a)
	if x < a+1 {
		// The lower part by its series; what is left is not small.
		term := 1 / a
		sum := term
		for n := 1; n < 10000 && term > sum*1e-17; n++ {
			term = float64(term * (x / (a + float64(n))))
			sum += term
		}
		return math.Log1p(-math.Exp(front+math.Log(sum))) / math.Ln10
	}
	// The upper part by Lentz's continued fraction, in logarithms, so that it
	// never becomes 0.
	const tiny = 1e-300
	b := x + 1 - a
	c, d := 1/tiny, 1/b
	h := d
	for i := 1; i < 10000; i++ {
		n := float64(i)
		an := -n * (n - a)
		b += 2
		if d = float64(an*d) + b; math.Abs(d) < tiny {
			d = tiny
		}
		if c = b + an/c; math.Abs(c) < tiny {
			c = tiny
		}
		d = 1 / d
		h *= d * c
		if math.Abs(float64(d*c)-1) < 1e-15 {
			break
		}
	}
	return (front + math.Log(h)) / math.Ln10
}
