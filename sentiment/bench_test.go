package sentiment

import (
	"strings"
	"testing"

	"github.com/jonreiter/govader"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// story is an article of the kind we measure: four sentences, two of them with
// the target.
var story = strings.Repeat("[Norland] slammed [Sudmark] over the unfolding famine on Tuesday, according to people who have seen the letter. "+
	"The talks, which began in March, were meant to bring relief to the besieged towns along the coast. "+
	"“It is a disgrace, and [Sudmark] knows it,” a diplomat said after the meeting in [Port Vale]. "+
	"Aid workers praised the volunteers who had brought food and medicine across the river at night.\n\n", 10)

// BenchmarkAnalyze does what a document needs, on tokens that are there already.
func BenchmarkAnalyze(b *testing.B) {
	d, r := marked(story)
	var a Analyzer
	a.Analyze(d, r, nil)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		a.Analyze(d, r, nil)
		n++
	}
	b.ReportMetric(float64(n*len(d.Sentences))/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric(float64(n*len(r.Mentions))/b.Elapsed().Seconds(), "targets/s")
}

// BenchmarkTarget is a sentence with one target, from tokens to its tone.
func BenchmarkTarget(b *testing.B) {
	d := text.New("Norland slammed its neighbor over the unfolding famine on Tuesday, according to people who have seen the letter.")
	r := &entities.Resolution{
		Mentions: []entities.Mention{{Span: text.Span{Start: 0, End: 7}, Form: entities.Name}},
		Entities: []entities.Entity{{Name: "Norland", Of: -1, Mentions: []int{0}}},
	}
	var a Analyzer
	a.Analyze(d, r, nil)
	n := 0
	for b.Loop() {
		a.Analyze(d, r, nil)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "targets/s")
}

// BenchmarkGovader scores the same sentences one by one.
func BenchmarkGovader(b *testing.B) {
	d, _ := marked(story)
	v := govader.NewSentimentIntensityAnalyzer()
	b.SetBytes(int64(len(d.Text)))
	n := 0
	for b.Loop() {
		for _, s := range d.Sentences {
			v.PolarityScores(d.Slice(s.Span))
		}
		n++
	}
	b.ReportMetric(float64(n*len(d.Sentences))/b.Elapsed().Seconds(), "sentences/s")
}
