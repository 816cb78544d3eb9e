package sentiment

import (
	"math"
	"math/rand/v2"
	"slices"
)

// MinArticles is the number of articles under which an Interval is TooLittle: a
// bootstrap of fewer says more of the method than of the outlet.
const MinArticles = 5

// resamples is the number of bootstrap samples, and manyGroups the number of
// groups over which the normal approximation stands in for them.
const (
	resamples  = 2000
	manyGroups = 500
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
// say, toward one target. Every article counts the same, however long. The
// interval is Resample's, over articles, since the sentences of an article
// resemble each other. Tones that rest on no sentence are left out. Equal tones
// give an equal interval, in whatever order.
func Aggregate(tones []Tone) Interval {
	var out Interval
	var scores []float64
	for i := range tones {
		if tones[i].N > 0 {
			scores = append(scores, tones[i].Score)
			out.Sentences += tones[i].N
		}
	}
	slices.Sort(scores)
	groups := make([][]float64, len(scores))
	for i := range scores {
		groups[i] = scores[i : i+1]
	}
	out.Articles, out.TooLittle = len(scores), len(scores) < MinArticles
	out.Mean, out.Low, out.High = meanOf(groups), -1, 1
	if !out.TooLittle {
		out.Low, out.High = Resample(groups)
	}
	return out
}

// Resample returns the range that holds the mean of the values of 95 percent of
// samples drawn anew from groups, each group taken whole: a percentile bootstrap
// over clusters (Davison and Hinkley 1997, 3.8), such as the sentences of an
// article. Over 500 groups it is the normal range, by the error of a ratio of
// means. Equal groups in equal order give an equal range. Without any value the
// range is -1 to 1.
func Resample(groups [][]float64) (low, high float64) {
	sums := make([]float64, len(groups))
	total, n := 0.0, 0
	for i, g := range groups {
		for _, x := range g {
			sums[i] += x
		}
		total += sums[i]
		n += len(g)
	}
	if n == 0 {
		return -1, 1
	}
	if len(groups) > manyGroups {
		mean := total / float64(n)
		half := float64(1.96 * clusterError(groups, sums, mean, n))
		return mean - half, mean + half
	}
	r := rand.New(rand.NewPCG(1, uint64(len(groups))))
	means := make([]float64, 0, resamples)
	for range resamples {
		sum, n := 0.0, 0
		for range groups {
			i := r.IntN(len(groups))
			sum += sums[i]
			n += len(groups[i])
		}
		if n > 0 {
			means = append(means, sum/float64(n))
		}
	}
	slices.Sort(means)
	return means[len(means)*25/1000], means[len(means)*975/1000-1]
}

// clusterError is the standard error of the mean of n values in groups, whose
// sums are given, where groups and not values are independent.
func clusterError(groups [][]float64, sums []float64, mean float64, n int) float64 {
	v := 0.0
	for i, g := range groups {
		d := sums[i] - float64(float64(len(g))*mean)
		v += float64(d * d)
	}
	k := float64(len(groups))
	return math.Sqrt(v*k/(k-1)) / float64(n)
}

func meanOf(groups [][]float64) float64 {
	sum, n := 0.0, 0
	for _, g := range groups {
		for _, x := range g {
			sum += x
		}
		n += len(g)
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
