package compare

import (
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/readability"
)

// told reads the cases of testdata/told.txt.
func told(t *testing.T) (facts []string, same, other map[string]string) {
	t.Helper()
	b, err := os.ReadFile("testdata/told.txt")
	if err != nil {
		t.Fatal(err)
	}
	same, other = map[string]string{}, map[string]string{}
	for line := range wordlist.Lines(string(b)) {
		rest := strings.TrimSpace(line[1:])
		switch line[0] {
		case '-':
			facts = append(facts, rest)
		case '+':
			same[facts[len(facts)-1]] = rest
		case '!':
			other[facts[len(facts)-1]] = rest
		default:
			t.Fatalf("%q begins with none of - + !", line)
		}
	}
	return facts, same, other
}

// retold returns what part of fact the text tells.
func retold(t *testing.T, fact, text string) float64 {
	t.Helper()
	var a masthead.Analyzer
	var docs []*masthead.Document
	for outlet, body := range []string{fact, text} {
		d, err := a.Analyze(t.Context(), &readability.Page{ID: body, Outlet: string(rune('A' + outlet)), Known: readability.Known{Text: body, Language: "en"}})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	c := &Comparison{}
	v := vocabulary{number: map[string]uint32{}}
	rs := c.gather(docs, &v)
	o := omitter{c: c, rs: rs, cast: newCast(rs)}
	return o.tells(1, rs[0], rs[0].sents[0].Span)
}

// minTold is the part of the cases below which telling what is retold is held to be broken.
const minTold = 0.8

func TestWhatIsToldInOtherWords(t *testing.T) {
	right, n := 0, 0
	facts, same, other := told(t)
	for _, f := range facts {
		a, b := retold(t, f, same[f]), retold(t, f, other[f])
		right += one(a >= retells) + one(b < retells)
		n += 2
		t.Logf("%.2f %.2f %s", a, b, f)
	}
	t.Logf("%d of %d right", right, n)
	if float64(right) < minTold*float64(n) {
		t.Errorf("%d of %d right, want %.2f", right, n, minTold)
	}
}
