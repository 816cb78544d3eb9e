package entities_test

import (
	"context"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/entities/prose"
	"github.com/masthead-news/masthead/text"
)

// article is invented; the benchmarks run on it many times over, as on a long
// report.
const article = `Norvale's council on Tuesday voted to stop work on the Brask dam, after Mayor Mara Lind told reporters that the $3.5m plan had "no friends left".

The vote was 7 to 2. "We will appeal," said J. R. Okafor, who leads the Norvale branch of the United Dockers' Union (UDU). He accused the Ministry of Water and its minister, Peder Holm, of hiding a report by the World Health Organization that was finished on 3 March 2021.

The Israeli firm that was to build the dam, Tal-Or Engineering Ltd, did not answer at once. Its shares fell 4 per cent in London. Okafor said that workers in Egypt and in the United States would be asked for help, and that the government in Kesh could not look away for ever, as it had done in the past when nobody asked and nothing was at stake.

`

func benchmark(b *testing.B, r entities.Recognizer, resolve bool) {
	s := strings.Repeat(article, 4)
	d := text.New(s)
	n := len(d.Tokens)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		d = text.New(s)
		ms, err := r.Recognize(context.Background(), d)
		if err != nil {
			b.Fatal(err)
		}
		if resolve {
			entities.Resolve(d, ms)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkRecognize(b *testing.B) { benchmark(b, entities.Default(), false) }
func BenchmarkResolve(b *testing.B)   { benchmark(b, entities.Default(), true) }
func BenchmarkProse(b *testing.B)     { benchmark(b, prose.New(), false) }
