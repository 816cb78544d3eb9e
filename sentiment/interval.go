package sentiment

import (
	"math"
	"math/rand/v2"
	"slices"
)

// MinArticles is the number of articles under which an Interval is TooLittle: a
// bootstrap of fewer says more of the method than of the outlet.
const MinArticles = 5

// resamples is the number of bootstrap samples, and manyArticles the number of
// articles over which the normal approximation stands in for them.
const (
	resamples    = 2000
	manyArticles = 500
)

// An Interval is the mean tone of several articles, with how far to trust it.
type Interval struct {
	Mean float64 `json:"mean"`
	// Low and High bound the mean with 95 percent confidence, if articles like
	// these were drawn anew. They are -1 and 1 where there is TooLittle.
	Low  float64 `json:"low"`
	High float64 `json:"high"`

	Articles  int `json:"articles"`
	Sentences int `json:"sentences"`
	// TooLittle is true for fewer than MinArticles articles. Mean is then what
	// these few say and no more.
	TooLittle bool `json:"tooLittle,omitempty"`
}

// Aggregate returns the mean of tones, each of another article: of one outlet,
// say, toward one target. The interval is a percentile bootstrap over articles,
// not sentences, since the sentences of an article resemble each other. Tones
// that rest on no sentence are left out. Equal tones give an equal interval.
func Aggregate(tones []Tone) Interval {
	var out Interval
	var scores []float64
	for i := range tones {
		if tones[i].N > 0 {
			scores = append(scores, tones[i].Score)
			out.Sentences += tones[i].N
		}
	}
	n := len(scores)
	out.Articles, out.TooLittle = n, n < MinArticles
	out.Mean, out.Low, out.High = mean(scores), -1, 1
	switch {
	case out.TooLittle:
	case n > manyArticles:
		half := 1.96 * deviation(scores, out.Mean) / math.Sqrt(float64(n))
		out.Low, out.High = out.Mean-half, out.Mean+half
	default:
		slices.Sort(scores) // the order of the articles is of no matter
		out.Low, out.High = bootstrap(scores)
	}
	return out
}

// bootstrap returns the 2.5th and 97.5th percentile of the means of samples of
// scores.
func bootstrap(scores []float64) (low, high float64) {
	r := rand.New(rand.NewPCG(1, uint64(len(scores))))
	means := make([]float64, resamples)
	for i := range means {
		sum := 0.0
		for range scores {
			sum += scores[r.IntN(len(scores))]
		}
		means[i] = sum / float64(len(scores))
	}
	slices.Sort(means)
	return means[resamples*25/1000], means[resamples*975/1000-1]
}

func mean(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

func deviation(xs []float64, mean float64) float64 {
	sum := 0.0
	for _, x := range xs {
		d := x - mean
		sum += float64(d * d)
	}
	return math.Sqrt(sum / float64(len(xs)-1))
}
