package sentiment

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

func TestReadLexicon(t *testing.T) {
	x, err := ReadLexicon(strings.NewReader(`# a comment
; another
good	1.9	0.7	[2, 2, 2]
awful,-2
far-fetched	-1
abandon*	-2
human shield	-3	act
type=strongsubj len=1 word1=splendid pos1=adj stemmed1=n priorpolarity=positive
[negative]
dreadful
`))
	if err != nil {
		t.Fatal(err)
	}
	for term, want := range map[string]float64{
		"good": 1.9, "awful": -2, "far-fetched": -1, "far - fetched": -1, "abandonment": -2,
		"human shield": -3, "splendid": 2, "dreadful": -2,
	} {
		if got, ok := x.Valence(term); !ok || got != want {
			t.Errorf("%s: %v %v, want %v", term, got, ok, want)
		}
	}
	if _, ok := x.Valence("human"); ok {
		t.Error("half a term is in the lexicon")
	}
	for in, want := range map[string]string{
		"good\tmuch":   "line 1",
		"good":         "line 1",
		"\n[sideways]": "line 2",
	} {
		if _, err := ReadLexicon(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one that names %s", in, err, want)
		}
	}
}

func TestUsersLexicon(t *testing.T) {
	x, err := ReadLexicon(strings.NewReader("lukewarm\t-2\nhorrible\t3"))
	if err != nil {
		t.Fatal(err)
	}
	a := Analyzer{Lexicon: x}
	d := text.New("A horrible day.")
	if got := a.Analyze(d, nil, nil); got.Document.Label != Positive {
		t.Errorf("got %s, want what the list says", show(d, got.Document))
	}
}
