package console_test

import (
	"context"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/internal/console"
	"github.com/masthead-news/masthead/readability"
)

// summary is what is printed of a page given by its words.
func summary(t *testing.T, language, body string) string {
	t.Helper()
	var a masthead.Analyzer
	d, err := a.Analyze(context.Background(), &readability.Page{
		ID: "page", Outlet: "The Lantern",
		Known: readability.Known{Title: "Talks", Text: body, Language: language},
	})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	p := console.NewPrinter(&out)
	p.Document(d)
	return strings.Join(strings.Fields(out.String()), " ")
}

func TestWhoWasCitedComesFirst(t *testing.T) {
	got := summary(t, "en", "Axios reported, citing two officials familiar with the talks, that Norland had offered to pay for the repairs.")
	if want := "two officials familiar with the talks, through Axios, The Lantern"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}

func TestNoToneWhereNoneWasTaken(t *testing.T) {
	got := summary(t, "ar", "قالت وزيرة المياه إن الحكومة ستفتح تحقيقا مستقلا في أسباب الفيضان الذي ضرب المدينة يوم الثلاثاء.")
	if strings.Contains(got, "+0.00") || !strings.Contains(got, "entities, quotes, tone: no model") {
		t.Errorf("a tone that was not taken:\n%s", got)
	}
}

func TestEveryToneSaysOnHowMuchItRests(t *testing.T) {
	got := summary(t, "en", "Mara Lind betrayed the islanders, and her reckless plan failed. The talks end on Monday.")
	for _, want := range []string{"in 2 sentences; in its own words", "too little to tell: Mara Lind -", "in 1 sentence "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
