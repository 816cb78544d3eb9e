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

// Every entry of our own lists is well formed and says where it came from.
func TestBuiltInLists(t *testing.T) {
	for name, list := range map[string]string{"vader": vaderText, "news": newsText, "verbs": verbsText, "loaded": loadedText} {
		if !strings.HasPrefix(list, "# ") {
			t.Errorf("%s.txt doesn't begin with where it came from", name)
		}
	}
	for line := range strings.Lines(newsText) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] != '#' && (len(f) != 4 || f[3] == "") {
			t.Errorf("news.txt: %q has no provenance", line)
		}
	}
	for _, term := range []string{"famine", "genocide", "starvation", "invasion", "occupation", "warmongering", "slammed", "heart", "hearts"} {
		if v, ok := DefaultLexicon().Valence(term); !ok || v == 0 {
			t.Errorf("%s is missing", term)
		}
	}
	if n := len(frames()); n < 300 {
		t.Errorf("%d forms of verbs", n)
	}
	for _, form := range []string{"slammed", "slamming", "accuses", "vilified", "praising", "expelled"} {
		if frames()[form] == nil {
			t.Errorf("verb form %s is missing", form)
		}
	}
}
