package terms

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A Table is a 2×2 table of counts: a term against all others, in the target
// and in the reference; or, for collocations, a first word against all others
// and a second word against all others.
type Table struct {
	K11, K12 float64 // the term: in the target, in the reference
	K21, K22 float64 // all other terms
}

// TableOf returns the table of a term that occurs a times among n1 running
// terms of the target, and b times among n2 of the reference.
func TableOf(a, b, n1, n2 int) Table {
	return Table{float64(a), float64(b), float64(n1 - a), float64(n2 - b)}
}

// PairTable returns the table of a first word that occurs c1 times and a second
// that occurs c2 times, c12 times of them right after the first, among n running
// words. No cell is under 0, as the last would be where a text repeats one word: "ha ha ha".
func PairTable(c12, c1, c2, n int) Table {
	return Table{float64(c12), float64(max(0, c1-c12)), float64(max(0, c2-c12)), float64(max(0, n-c1-c2+c12))}
}

func (t Table) sum() float64 { return t.K11 + t.K12 + t.K21 + t.K22 }

// cells returns what was seen and what is expected in each cell where nothing
// sets rows and columns apart.
func (t Table) cells() (seen, expected [4]float64) {
	n := t.sum()
	r1, r2, c1, c2 := t.K11+t.K12, t.K21+t.K22, t.K11+t.K21, t.K12+t.K22
	return [4]float64{t.K11, t.K12, t.K21, t.K22}, [4]float64{r1 * c1 / n, r1 * c2 / n, r2 * c1 / n, r2 * c2 / n}
}

// sign is that of the association: -1 where the target uses the term less.
func (t Table) sign() float64 {
	if t.K11*(t.K12+t.K22) < t.K12*(t.K11+t.K21) {
		return -1
	}
	return 1
}

// xlogy is x·ln(x/e), and 0 where x is.
func xlogxe(x, e float64) float64 {
	if x == 0 {
		return 0
	}
	return x * math.Log(x/e)
}

// G2 is Dunning's log-likelihood ratio over all four cells (1993, eq. 2), as
// quanteda and NLTK have it. It has no sign.
func (t Table) G2() float64 {
	seen, expected := t.cells()
	sum := 0.0
	for i := range seen {
		sum += xlogxe(seen[i], expected[i])
	}
	return max(0, 2*sum)
}

// G2Rayson is the log-likelihood ratio of Rayson and Garside (2000), over the two
// cells of the term alone, as the UCREL calculator and many handbooks have it. It
// has no sign, and is a little smaller than G2.
func (t Table) G2Rayson() float64 {
	seen, expected := t.cells()
	return max(0, 2*(xlogxe(seen[0], expected[0])+xlogxe(seen[1], expected[1])))
}

// G2Williams is G2 with the correction of Williams for small samples.
func (t Table) G2Williams() float64 {
	n := t.sum()
	r := n/(t.K11+t.K12) + n/(t.K21+t.K22) - 1
	c := n/(t.K11+t.K21) + n/(t.K12+t.K22) - 1
	return t.G2() / (1 + r*c/(6*n))
}

// Chi2 is Pearson's chi-squared, uncorrected.
func (t Table) Chi2() float64 { return t.chi2(0) }

// Chi2Yates is chi-squared with the correction of Yates, which never takes off
// more than the smallest difference there is, as in R.
func (t Table) Chi2Yates() float64 {
	seen, expected := t.cells()
	least := 0.5
	for i := range seen {
		least = min(least, math.Abs(seen[i]-expected[i]))
	}
	return t.chi2(least)
}

func (t Table) chi2(less float64) float64 {
	seen, expected := t.cells()
	sum := 0.0
	for i := range seen {
		if expected[i] > 0 {
			d := math.Abs(seen[i]-expected[i]) - less
			sum += d * d / expected[i]
		}
	}
	return sum
}

// LogRatio is the binary logarithm of the ratio of the two relative
// frequencies (Hardie 2014): 1 means twice as frequent in the target. A count of
// 0 is taken as 0.5. It comes with its 95 % interval, which takes each word for
// a draw of its own and so is too narrow where articles repeat a term: see
// [Keyness.Resamples].
func (t Table) LogRatio() (ratio, low, high float64) {
	a, b := max(t.K11, 0.5), max(t.K12, 0.5)
	n1, n2 := t.K11+t.K21, t.K12+t.K22
	if n1 == 0 || n2 == 0 {
		return 0, math.Inf(-1), math.Inf(1)
	}
	ratio = math.Log2(a / n1 / (b / n2))
	se := math.Sqrt(max(0, 1/a-1/n1+1/b-1/n2)) / math.Ln2
	off := float64(z95 * se)
	return ratio, ratio - off, ratio + off
}

// z95 is the 97.5th percentile of the normal distribution.
const z95 = 1.959963984540054

// PercentDiff is by how many percent the relative frequency in the target is
// over that in the reference (Gabrielatos and Marchi 2011). A count of 0 in the
// reference gives +Inf.
func (t Table) PercentDiff() float64 {
	p, q := t.K11/(t.K11+t.K21), t.K12/(t.K12+t.K22)
	if p == q {
		return 0
	}
	return (p - q) / q * 100
}

// FisherP is the two-sided p of Fisher's exact test: the probability of all
// tables that are no likelier than this one, with the same margins.
func (t Table) FisherP() float64 { return min(1, math.Pow(10, t.FisherLogP())) }

// FisherLogP is the decimal logarithm of FisherP, which becomes 0 itself where
// counts differ much.
func (t Table) FisherLogP() float64 {
	r1, c1, n := t.K11+t.K12, t.K11+t.K21, t.sum()
	low, high := max(0, r1+c1-n), min(r1, c1)
	all := lchoose(n, r1)
	logP := func(k float64) float64 { return lchoose(c1, k) + lchoose(n-c1, r1-k) - all }
	seen := logP(t.K11)
	// Probabilities fall on both sides of the mode, so the tables that are no
	// likelier are two tails, each summed from where it begins until what is
	// left is too small to matter.
	mode := min(high, max(low, math.Floor((r1+1)*(c1+1)/(n+2))))
	sum := 0.0 // in units of exp(seen)
	tail := func(from, to, step float64) {
		var k float64
		if (from-t.K11)*(t.K11-to) >= 0 { // it holds K11: begin there
			k = t.K11
		} else {
			k = tailStart(logP, seen, from, to)
		}
		for ; (to-k)*step >= 0; k += step {
			p := math.Exp(logP(k) - seen)
			if p > 1+1e-7 {
				continue
			}
			sum += p
			if p < sum*1e-17 {
				return
			}
		}
	}
	tail(mode, high, 1)
	if mode > low {
		tail(mode-1, low, -1)
	}
	return min(0, (seen+math.Log(sum))/math.Ln10)
}

// tailStart returns the value nearest to from, between it and to, whose logP is
// no more than seen; logP falls all the way.
func tailStart(logP func(float64) float64, seen, from, to float64) float64 {
	near, far := from, to
	for math.Abs(far-near) > 1 {
		if m := math.Floor((near + far) / 2); logP(m) <= seen+1e-7 {
			far = m
		} else {
			near = m
		}
	}
	return near
}

func lchoose(n, k float64) float64 {
	a, _ := math.Lgamma(n + 1)
	b, _ := math.Lgamma(k + 1)
	c, _ := math.Lgamma(n - k + 1)
	return a - b - c
}

// LogP returns the decimal logarithm of the probability that a statistic of the
// chi-squared distribution with one degree of freedom, such as G2, is as large
// by chance. The probability itself would be 0 in a float64 from about 1,480 on.
func LogP(chi2 float64) float64 {
	if chi2 <= 0 {
		return 0
	}
	if chi2 < 1000 {
		return math.Log10(math.Erfc(math.Sqrt(chi2 / 2)))
	}
	// erfc(x) = exp(-x²)/(x√π)·(1 − 1/2x² + 3/4x⁴ − 15/8x⁶ …)
	x2 := chi2 / 2
	series := 1 - 1/(2*x2) + 3/(4*x2*x2) - 15/(8*x2*x2*x2)
	return (-x2 - math.Log(math.Sqrt(float64(x2*math.Pi))) + math.Log(series)) / math.Ln10
}

// Critical returns the value of the chi-squared distribution with one degree of
// freedom that is exceeded with probability p: 3.84 for 0.05.
func Critical(p float64) float64 { return 2 * mathext.GammaIncRegInv(0.5, 1-p) }
