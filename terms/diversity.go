package terms

import (
	"math"

	"gonum.org/v1/gonum/stat/combin"

	"github.com/masthead-news/masthead/text"
)

// A Diversity says how rich the words of a text are. The plain ratios fall with
// the length of a text; MATTR, MTLD and HDD are made to stand comparison.
type Diversity struct {
	Tokens   int     `json:"tokens"`
	Types    int     `json:"types"`
	TTR      float64 `json:"ttr"`     // types over tokens
	RootTTR  float64 `json:"rootTTR"` // Guiraud: types over the root of tokens
	CTTR     float64 `json:"cttr"`    // Carroll: types over the root of twice the tokens
	MSTTR    float64 `json:"msttr"`   // mean TTR of whole segments of 50 words
	MATTR    float64 `json:"mattr"`   // mean TTR of all windows of 50 words
	MTLD     float64 `json:"mtld"`    // mean length of stretches that keep a TTR of 0.72
	HDD      float64 `json:"hdd"`     // expected TTR of 42 words drawn
	HerdanC  float64 `json:"herdanC"`
	Maas     float64 `json:"maas"` // a², with natural logarithms
	YuleK    float64 `json:"yuleK"`
	SimpsonD float64 `json:"simpsonD"`
}

// DiversityOf returns the lexical diversity of the words of d.
func DiversityOf(d *text.Doc) Diversity {
	return Diverse(Words(d))
}

// Words returns the words of d as this package writes them, in order.
func Words(d *text.Doc) []string {
	var c Counts
	var words []string
	for i := 0; i < len(d.Tokens); {
		if kindOf(d.Text, d.Tokens[i].Span) != word {
			i++
			continue
		}
		i = c.fold(d, i, len(d.Tokens))
		words = append(words, string(c.buf))
	}
	return words
}

// Diverse returns the lexical diversity of words, which may be of any type that
// tells them apart.
func Diverse[W comparable](words []W) Diversity {
	n := float64(len(words))
	counts := tally(words)
	v := float64(len(counts))
	d := Diversity{Tokens: len(words), Types: len(counts)}
	if n == 0 {
		return d
	}
	d.TTR = v / n
	d.RootTTR = v / math.Sqrt(n)
	d.CTTR = v / math.Sqrt(2*n)
	d.MSTTR = MSTTR(words, 50)
	d.MATTR = MATTR(words, 50)
	d.MTLD = MTLD(words, 0.72)
	d.HDD = hdd(counts, len(words), 42)
	if n > 1 {
		d.HerdanC = math.Log(v) / math.Log(n)
		d.Maas = (math.Log(n) - math.Log(v)) / (math.Log(n) * math.Log(n))
	}
	spectrum := map[int]int{}
	for _, c := range counts {
		spectrum[c]++
	}
	d.YuleK, d.SimpsonD = YuleK(spectrum), simpson(counts, n)
	return d
}

// tally counts words, in the order of their first use.
func tally[W comparable](words []W) []int {
	index := make(map[W]int, len(words)/2)
	var counts []int
	for _, w := range words {
		i, ok := index[w]
		if !ok {
			i = len(counts)
			index[w] = i
			counts = append(counts, 0)
		}
		counts[i]++
	}
	return counts
}

// MSTTR returns the mean type-token ratio of the segments of so many words, less
// a last one that is shorter. A text shorter than one segment has its own ratio.
func MSTTR[W comparable](words []W, segment int) float64 {
	if len(words) < segment || segment < 1 {
		return ttr(words)
	}
	sum, n := 0.0, 0.0
	for ; len(words) >= segment; words = words[segment:] {
		sum += ttr(words[:segment])
		n++
	}
	return sum / n
}

func ttr[W comparable](words []W) float64 {
	if len(words) == 0 {
		return 0
	}
	return float64(len(tally(words))) / float64(len(words))
}

// MATTR returns the mean type-token ratio of all windows of so many words
// (Covington and McFall 2010). A text shorter than one window has its own ratio.
func MATTR[W comparable](words []W, window int) float64 {
	if len(words) < window || window < 1 {
		return ttr(words)
	}
	in := make(map[W]int, window)
	sum := 0
	for i, w := range words {
		in[w]++
		if i >= window {
			old := words[i-window]
			if in[old]--; in[old] == 0 {
				delete(in, old)
			}
		}
		if i >= window-1 {
			sum += len(in)
		}
	}
	return float64(sum) / float64(window) / float64(len(words)-window+1)
}

// MTLD returns the mean length in words of the stretches that keep a type-token
// ratio over threshold, read in both directions (McCarthy and Jarvis 2010).
func MTLD[W comparable](words []W, threshold float64) float64 {
	if len(words) == 0 {
		return 0
	}
	back := make([]W, len(words))
	for i, w := range words {
		back[len(words)-1-i] = w
	}
	return (mtld(words, threshold) + mtld(back, threshold)) / 2
}

func mtld[W comparable](words []W, threshold float64) float64 {
	in := map[W]bool{}
	n, factors := 0, 0.0
	for _, w := range words {
		in[w] = true
		n++
		if float64(len(in))/float64(n) <= threshold {
			factors++
			clear(in)
			n = 0
		}
	}
	if n > 0 {
		factors += (1 - float64(len(in))/float64(n)) / (1 - threshold)
	}
	if factors == 0 {
		return float64(len(words))
	}
	return float64(len(words)) / factors
}

// hdd returns the expected type-token ratio of a draw of so many words without
// replacement.
func hdd(counts []int, n, draw int) float64 {
	if n < draw {
		return 0
	}
	all := combin.LogGeneralizedBinomial(float64(n), float64(draw))
	sum := 0.0
	for _, c := range counts {
		none := 0.0
		if n-c >= draw {
			none = math.Exp(combin.LogGeneralizedBinomial(float64(n-c), float64(draw)) - all)
		}
		sum += (1 - none) / float64(draw)
	}
	return sum
}

// YuleK returns Yule's characteristic of a text in which spectrum[i] words occur
// i times.
func YuleK(spectrum map[int]int) float64 {
	n, sum := 0.0, 0.0
	for i, v := range spectrum { // whole numbers: the order doesn't matter
		n += float64(i * v)
		sum += float64(i * i * v)
	}
	if n == 0 {
		return 0
	}
	return 1e4 * (sum - n) / (n * n)
}

func simpson(counts []int, n float64) float64 {
	if n < 2 {
		return 0
	}
	sum := 0.0
	for _, c := range counts {
		sum += float64(float64(c) * float64(c-1))
	}
	return sum / (n * (n - 1))
}
