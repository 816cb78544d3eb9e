package phrases_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/terms/phrases"
	"github.com/masthead-news/masthead/text"
)

func TestNounPhrases(t *testing.T) {
	for in, want := range map[string]string{
		"The mayor praised the new trade deal.":                   "mayor | new trade deal",
		"Undocumented immigrants crossed Kestovia's border.":      "Undocumented immigrants | Kestovia | border",
		"They held a 2.5-hour virtual meeting with three envoys.": "2.5-hour virtual meeting | envoys",
		"The council backed the proposed ban last week.":          "council | proposed ban | last week",
		"":         "",
		"... — !!": "",
	} {
		d := text.New(in)
		var got []string
		for _, p := range phrases.Of(d) {
			got = append(got, d.Slice(p.Span))
		}
		if s := strings.Join(got, " | "); s != want {
			t.Errorf("%s\n got %s\nwant %s", in, s, want)
		}
	}
}

// Phrases are counted as terms of several words.
func TestPhrasesAreCounted(t *testing.T) {
	var c terms.Counts
	for _, s := range []string{"The trade deal failed.", "A trade deal needs a new trade deal and trade."} {
		d := text.New(s)
		c.AddTerms(d, phrases.Spans(phrases.Of(d))...)
	}
	got := fmt.Sprint(c.Of("trade deal"), c.Of("trade"), c.Of("new trade deal"))
	if want := "{trade deal 2 2 2} {trade 1 1 1} {new trade deal 1 1 3}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

const ferry = `Port Ellery approves ferry terminal

The council approved a ferry terminal on Tuesday. The ferry terminal is to cost 48 million crowns.

Fishing crews say that the ferry terminal will harm the fishing grounds of the bay. The crews want a meeting.`

func ExampleFinder() {
	f := phrases.Finder{Max: 3}
	for _, k := range f.Find(text.New(ferry)) {
		fmt.Println(k.Phrase, k.N)
	}
	// Output:
	// ferry terminal 4
	// port ellery 1
	// crowns 1
}

func FuzzPhrases(f *testing.F) {
	f.Add(ferry)
	f.Add("-- the - of 's #tag \xff 12-year-old")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.New(s)
		end := 0
		for _, p := range phrases.Of(d) {
			if p.Start < end || p.End <= p.Start || p.End > len(d.Text) || p.Head < p.First || p.Head >= p.Last {
				t.Fatalf("%+v after %d", p, end)
			}
			end = p.End
		}
	})
}

func BenchmarkPhrases(b *testing.B) {
	s := strings.Repeat(ferry+"\n\n", 20)
	d := text.New(s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		phrases.Of(d)
	}
}
