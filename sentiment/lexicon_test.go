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
}

// What a list lacks is said with its line, and with what would do.
func TestReadLexiconErrors(t *testing.T) {
	for in, want := range map[string][]string{
		"good\tmuch":                             {"line 1", `"good"`, "from -4 to 4"},
		"word,valence\ngood,2":                   {"line 1", `"valence"`, "heading"},
		"good":                                   {"line 1", "[positive] or [negative]"},
		"\n[sideways]":                           {"line 2", "[sideways]", "[positive]"},
		"good\t2\n" + strings.Repeat("x", 1<<17): {"after 1 terms", "one term a line"},
	} {
		_, err := ReadLexicon(strings.NewReader(in))
		if err == nil {
			t.Errorf("%.20q: no error", in)
			continue
		}
		for _, w := range want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%.20q: error %q doesn't say %q", in, err, w)
			}
		}
	}
}

// Words of a newsroom go over the built-in ones, and the model stays in use.
func TestLexiconWith(t *testing.T) {
	house, err := ReadLexicon(strings.NewReader("flibbertigibbet\t-3\nhorrible\t0\nmoon shot\t2.5"))
	if err != nil {
		t.Fatal(err)
	}
	x := DefaultLexicon().With(house)
	for term, want := range map[string]float64{"flibbertigibbet": -3, "horrible": 0, "moon shot": 2.5, "famine": -3.2} {
		v, ok := x.Valence(term)
		if !ok || term != "famine" && v != want || v > 0 != (want > 0) {
			t.Errorf("%s: %v %v, want %v", term, v, ok, want)
		}
	}
	if v, ok := x.With(nil).Valence("moon shot"); !ok || v != 2.5 {
		t.Error("no words more change the lexicon")
	}
	if v, _ := DefaultLexicon().Valence("horrible"); v >= 0 {
		t.Error("the built-in lexicon changed")
	}
	d, r := marked("[Mara Lind] is a flibbertigibbet.")
	plain, with := Analyzer{}, Analyzer{Lexicon: x}
	before, after := plain.Analyze(d, r, nil).Targets[0].Tone, with.Analyze(d, r, nil).Targets[0].Tone
	if after.Score >= before.Score {
		t.Errorf("%s, then %s", show(d, before), show(d, after))
	}
	if with.MadeWith().SHA256 == "" || with.MadeWith() == plain.MadeWith() {
		t.Errorf("made with %+v, without the words %+v", with.MadeWith(), plain.MadeWith())
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
