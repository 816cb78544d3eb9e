package terms

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/masthead-news/masthead/text"
)

var tricky = []string{
	"Don't blame Lind’s cannot-do council; they’ll \"wait,\" she said.",
	"“Never!” (said Mr. Okafor, of the U.S.) at 10am... #Budget $16 trillion, 3.5%",
	"the dogs' bowl 'tis rock'n'roll goin' O'Brien's e-mail http://a.b/c?d=e a/b x@y.z",
	"one\u00a0two\u2003three\u2028four end.Next i.e. etc.) \xff bro\xffken",
	"\".000 (“so”) [sic]", "", "a", "’", "It's", "S’S", "x.\"”", "yes?! no.)", "wanna gonna dunno",
}

// Words read off the bytes are those of the tokens.
func TestAddTextCountsWhatAddDoes(t *testing.T) {
	texts := append(tricky, articles(t, 500)...)
	for _, keep := range []bool{false, true} {
		for _, s := range texts {
			a, b := Counts{KeepCase: keep}, Counts{KeepCase: keep}
			a.Add(text.New(s))
			b.AddText(s)
			if x, y := listing(&a), listing(&b); x != y {
				t.Fatalf("%.200q\n got %s\nwant %s", s, y, x)
			}
		}
	}
}

func FuzzAddText(f *testing.F) {
	for _, s := range tricky {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var a, b Counts
		a.Add(text.New(s))
		b.AddText(s)
		if x, y := listing(&a), listing(&b); x != y {
			t.Fatalf("%q\n got %s\nwant %s", s, y, x)
		}
	})
}

// articles returns up to n texts of the development data, or none where it
// isn't.
func articles(t testing.TB, n int) []string {
	t.Helper()
	f, err := os.Open("../../shared/eval/compare/data/abp_dev.jsonl.gz")
	if err != nil {
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for len(out) < n && sc.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a.Text)
	}
	return out
}

// Counting words of plain texts, beside what one would write without this
// package. For Python's Counter on the same texts, see docs/performance.md.
func BenchmarkCountText(b *testing.B) {
	texts := articles(b, 10000)
	if texts == nil {
		b.Skip("the articles aren't here")
	}
	size := 0
	for _, s := range texts {
		size += len(s)
	}
	b.Run("masthead", func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			var c Counts
			for _, s := range texts {
				c.AddText(s)
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		notWord := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' }
		b.SetBytes(int64(size))
		for b.Loop() {
			m := map[string]int{}
			for _, s := range texts {
				for _, w := range strings.FieldsFunc(strings.ToLower(s), notWord) {
					m[w]++
				}
			}
		}
	})
}
