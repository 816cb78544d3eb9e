// Package entitiestest holds what every entities.Recognizer promises, as tests
// that any implementation can run:
//
//	func TestConformance(t *testing.T) {
//		entitiestest.Run(t, mine.New())
//	}
//
// It doesn't measure how many names are found; internal/cmd/eval does.
package entitiestest

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// texts are plain and odd: names that begin and end a text, names in quotation
// marks, no text, no spaces, broken bytes, long runs.
var texts = []string{
	"",
	" ",
	".",
	"Ministers met in Berlin",
	"Angela Merkel met Emmanuel Macron in Paris on Monday.",
	"The plan was rejected by \"Israel\" and by 'Egypt', the United Nations (UN) said.",
	"“Israel’s” credibility is at stake, said Côte d’Ivoire’s envoy, José Peña.",
	"COUNCIL OF NORVALE REJECTS DAM; LIND \"FURIOUS\"\n\nmara lind said in norvale on tuesday that the egyptian-gazan border stays shut.",
	"Ｆｕｌｌ　ｗｉｄｔｈ、 東京で、 Москва. \u200bZero\u200bwidth. e\u0301tat E\u0301tat.",
	"\x00\xff\xfe broken \xc3 Berlin \xe2\x80",
	strings.Repeat("A", 5000),
	strings.Repeat("A ", 3000),
	strings.Repeat("\"", 3000),
	strings.Repeat("Paris, ", 1500),
	strings.Repeat("Mara Lind of Norvale ", 500),
	strings.Repeat("a-B-", 1500),
	strings.Repeat("U.S.", 1500),
}

// Run tests that r keeps the promises of entities.Recognizer.
func Run(t *testing.T, r entities.Recognizer) {
	t.Helper()
	ctx := context.Background()
	t.Run("spans", func(t *testing.T) {
		for _, s := range texts {
			d := text.New(s)
			ms, err := r.Recognize(ctx, d)
			if err != nil {
				t.Errorf("%.40q: %v: odd text is no error", s, err)
			}
			Check(t, d, ms)
		}
	})
	t.Run("finds the name at the end of a text", func(t *testing.T) {
		if !finds(t, r, "Ministers met Angela Merkel in Berlin.", "Berlin") {
			t.Skip("not found within a text either")
		}
		if s := "Ministers met Angela Merkel in Berlin"; !finds(t, r, s, "Berlin") {
			t.Errorf("%q: Berlin is found only if a full stop follows", s)
		}
	})
	t.Run("same result each time, from many goroutines", func(t *testing.T) {
		docs := make([]*text.Doc, len(texts))
		want := make([][]entities.Mention, len(texts))
		for i, s := range texts {
			docs[i] = text.New(s)
			want[i], _ = r.Recognize(ctx, docs[i])
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for i, d := range docs {
					if got, _ := r.Recognize(ctx, d); !reflect.DeepEqual(got, want[i]) {
						t.Errorf("%.40q: another result the second time", d.Text)
					}
				}
			})
		}
		wg.Wait()
	})
	t.Run("names what made it", func(t *testing.T) {
		if m := r.MadeWith(); m.Layer != "entities" || m.Name == "" || m.Version == "" {
			t.Errorf("MadeWith() = %+v: want layer entities, a name and a version", m)
		}
	})
	t.Run("one by one or in a batch", func(t *testing.T) {
		b, ok := r.(entities.BatchRecognizer)
		if !ok {
			t.Skip("not a BatchRecognizer")
		}
		docs := []*text.Doc{text.New(texts[4]), text.New(texts[0]), text.New(texts[5])}
		got, err := b.RecognizeBatch(ctx, docs)
		if err != nil || len(got) != len(docs) {
			t.Fatalf("%d results for %d documents, error %v", len(got), len(docs), err)
		}
		for i, d := range docs {
			if one, _ := r.Recognize(ctx, d); len(one)+len(got[i]) > 0 && !reflect.DeepEqual(one, got[i]) {
				t.Errorf("%q: batch differs from Recognize", d.Text)
			}
		}
	})
}

func finds(t *testing.T, r entities.Recognizer, s, name string) bool {
	d := text.New(s)
	ms, err := r.Recognize(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ms {
		if d.Slice(m.Span) == name {
			return true
		}
	}
	return false
}

// Check reports an error to t for each promise about mentions that ms, found in
// d, breaks. Fuzz tests use it too.
func Check(t testing.TB, d *text.Doc, ms []entities.Mention) {
	t.Helper()
	end := 0
	for i, m := range ms {
		switch {
		case m.Start < end:
			t.Errorf("%.40q: mention %d [%d,%d) overlaps the one before or is out of order", d.Text, i, m.Start, m.End)
		case m.Empty() || m.End > len(d.Text):
			t.Errorf("%.40q: mention %d [%d,%d) is empty or outside the text", d.Text, i, m.Start, m.End)
		case !boundary(d.Text, m.Start) || !boundary(d.Text, m.End):
			t.Errorf("%.40q: mention %d [%d,%d) cuts a rune", d.Text, i, m.Start, m.End)
		case strings.TrimSpace(d.Slice(m.Span)) != d.Slice(m.Span):
			t.Errorf("%.40q: mention %d %q has space at its edge", d.Text, i, d.Slice(m.Span))
		case m.Entity != -1:
			t.Errorf("%.40q: mention %d has entity %d before Resolve", d.Text, i, m.Entity)
		case !knownKind(m.Kind):
			t.Errorf("%.40q: mention %d has the unknown kind %q", d.Text, i, m.Kind)
		case m.Form != entities.Name:
			t.Errorf("%.40q: mention %d has form %q, want a name", d.Text, i, m.Form)
		case !(m.Confidence >= 0 && m.Confidence <= 1):
			t.Errorf("%.40q: mention %d has confidence %v", d.Text, i, m.Confidence)
		}
		if m.End > end {
			end = m.End
		}
	}
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

func knownKind(k entities.Kind) bool {
	switch k {
	case entities.Person, entities.Organization, entities.Location, entities.Facility, entities.NORP,
		entities.Product, entities.Misc, entities.Date, entities.Money:
		return true
	}
	return false
}
