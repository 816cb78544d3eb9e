package console_test

import (
	"strings"
	"testing"
	"time"

	"github.com/masthead-news/masthead/internal/console"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

func TestArticleIsPrintedWithWhatThePageSays(t *testing.T) {
	const words = "Storm\nThe ferries stay in port.\nThe storm began on Monday."
	a := &readability.Article{
		ID: "storm.html", Kind: readability.KindLive, Title: "Storm", Section: "Weather", Tags: []string{"Ferries", "Storm"},
		Text: words,
		Blocks: []text.Block{
			{Span: text.Span{Start: 0, End: 5}, Kind: text.Title},
			{Span: text.Span{Start: 6, End: 31}, Kind: text.Paragraph},
			{Span: text.Span{Start: 32, End: 58}, Kind: text.Correction},
		},
		Entries: []readability.Entry{{
			Span:   text.Span{Start: 6, End: 58},
			Posted: readability.Date{Time: time.Date(2024, 3, 5, 14, 10, 0, 0, time.UTC), Precision: readability.ToMinute},
		}},
	}
	var out strings.Builder
	console.NewPrinter(&out).Article(a)
	for _, want := range []string{
		"  kind      live ticker\n", "  section   Weather\n", "  tags      Ferries, Storm\n",
		"  entry     5 March 2024, 14:10 (", "            The ferries stay in port.\n", "  corrected The storm began on Monday.\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}
