package compare

import "math"

// share is k of n with Wilson's interval (1927) at 95 %.
func share(k, n int) Share {
	if n == 0 {
		return Share{K: k, High: 1}
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m)) / (1 + z*z/m)
	return Share{k, n, rounded(max(0, mid-half)), rounded(min(1, mid+half))}
}

// rounded is x to four decimals, more than a share or a tone is worth.
func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// Part returns K/N, and 0 where N is 0.
func (s Share) Part() float64 {
	if s.N == 0 {
		return 0
	}
	return float64(s.K) / float64(s.N)
}
