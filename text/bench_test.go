package text

import (
	"strings"
	"testing"
)

const passage = `Ms. Lind, 54, told the Norvale Herald on Sept. 3 that “nothing has been decided” about the $3.5m dam. The mayor's office didn't answer at once.

"We will appeal," said J. R. Okafor Jr., who leads the U.S. branch of the workers' union, "and we're going to win." It was the first time in twenty years that the council – which has met at Norvale's 400-year-old town hall since 1952 – had refused to hear him.

`

func BenchmarkNew(b *testing.B) {
	s := strings.Repeat(passage, 8)
	n := len(New(s).Tokens)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		New(s)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
