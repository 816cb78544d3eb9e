package sentiment

import (
	"math"
	"slices"
	"testing"
)

func TestAggregate(t *testing.T) {
	tones := func(scores ...float64) []Tone {
		var ts []Tone
		for _, s := range scores {
			ts = append(ts, Tone{Score: s, N: 3})
		}
		return ts
	}
	few := Aggregate(tones(-0.5, -0.4))
	if !few.TooLittle || few.Low != -1 || few.High != 1 || few.Articles != 2 || few.Sentences != 6 {
		t.Errorf("two articles are too little: %+v", few)
	}
	if none := Aggregate(nil); !none.TooLittle || none.Mean != 0 {
		t.Errorf("no article: %+v", none)
	}
	ts := tones(-0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, -0.6, -0.7)
	got := Aggregate(append(ts, Tone{}))
	if got.TooLittle || got.Articles != 10 || !(got.Low < got.Mean && got.Mean < got.High) || got.Low < -0.5 || got.High > 0 {
		t.Errorf("ten articles: %+v", got)
	}
	slices.Reverse(ts)
	if again := Aggregate(ts); again.Low != got.Low || again.High != got.High {
		t.Errorf("in another order: %+v, then %+v", got, again)
	}
	wide := Aggregate(slices.Repeat(ts, 100))
	if wide.High-wide.Low >= got.High-got.Low {
		t.Errorf("a hundred times as many articles make no narrower interval: %+v", wide)
	}
}

// The sentences of an article resemble each other: ten articles say less than
// their hundred sentences would if each stood alone.
func TestResampleTakesArticlesWhole(t *testing.T) {
	var whole, single [][]float64
	for a := range 10 {
		article := slices.Repeat([]float64{float64(a)/10 - 0.5}, 10)
		whole = append(whole, article)
		for i := range article {
			single = append(single, article[i:i+1])
		}
	}
	low, high := Resample(whole)
	l, h := Resample(single)
	if high-low < 2*(h-l) {
		t.Errorf("articles give %.2f to %.2f, their sentences %.2f to %.2f", low, high, l, h)
	}
	// Over many groups the range is worked out, not drawn: the two agree.
	many := slices.Repeat(whole, 50)
	l, h = Resample(many)
	low, high = Resample(append(many, whole...))
	if drawn, normal := h-l, high-low; math.Abs(normal/drawn-1) > 0.1 {
		t.Errorf("500 groups give a range of %.4f, 510 one of %.4f", drawn, normal)
	}
	if low, high := Resample([][]float64{{}, nil}); low != -1 || high != 1 {
		t.Errorf("no value gives %v to %v", low, high)
	}
}
