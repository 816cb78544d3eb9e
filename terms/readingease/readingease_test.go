package readingease_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/masthead-news/masthead/terms/readingease"
	"github.com/masthead-news/masthead/text"
)

func ExampleOf() {
	e := readingease.Of(text.New("The river rose in the night. The council, notwithstanding repeated warnings, was unprepared."))
	fmt.Printf("%d words, %d sentences, Flesch %.0f, grade %.0f\n", e.Words, e.Sentences, e.Flesch, e.FleschKincaid)
	// Output: 13 words, 2 sentences, Flesch 51, grade 8
}

// The formulas give the figures that other programs and handbooks give.
func TestReference(t *testing.T) {
	f, err := os.Open("../testdata/reference.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tested := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var r struct {
			Statistic string
			Input     struct {
				Words, Sentences, Syllables, Letters, Chars, Difficult, Polysyllables int

				Complex int `json:"complex_words"`

				// Coleman's are per 100 words.
				Letters100   float64 `json:"letters_per_100w"`
				Sentences100 float64 `json:"sentences_per_100w"`

				DC2, DC3 struct{ Words, Sentences, Unfamiliar int }
			}
			Want json.RawMessage
		}
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			continue // a row of words: none of ours
		}
		in := r.Input
		c := readingease.Counts{
			Words: in.Words, Sentences: in.Sentences, Syllables: in.Syllables, Letters: max(in.Letters, in.Chars),
			Difficult: in.Difficult, Polysyllables: in.Polysyllables, Complex: in.Complex,
		}
		if in.Letters100 > 0 {
			c = readingease.Counts{Words: 1000, Letters: int(10 * in.Letters100), Sentences: int(10 * in.Sentences100)}
		}
		if r.Statistic == "SMOG" {
			c.Words = 1
		}
		e := readingease.From(c)
		got, ok := map[string]float64{
			"Flesch": e.Flesch, "FKGL": e.FleschKincaid, "Gunning_FOG": e.GunningFog, "ARI": e.ARI,
			"Coleman_Liau": e.ColemanLiau, "SMOG": e.SMOG, "Dale_Chall": e.DaleChall,
		}[r.Statistic]
		if r.Statistic == "Dale_Chall_1948" {
			var want struct{ DC2, DC3 float64 }
			if err := json.Unmarshal(r.Want, &want); err != nil {
				t.Fatal(err)
			}
			near(t, r.Statistic, readingease.DaleChall(in.DC2.Words, in.DC2.Sentences, in.DC2.Unfamiliar), want.DC2)
			near(t, r.Statistic, readingease.DaleChall(in.DC3.Words, in.DC3.Sentences, in.DC3.Unfamiliar), want.DC3)
			tested++
		}
		if ok {
			var want float64
			if err := json.Unmarshal(r.Want, &want); err != nil {
				t.Fatal(err)
			}
			near(t, r.Statistic, got, want)
			tested++
		}
	}
	if tested != 15 {
		t.Errorf("%d rows tested, want 15", tested)
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
