package eval

import (
	"math"
	"testing"
)

// want fails the test unless m has the figure.
func want(t *testing.T, m Metrics, name string, v float64) {
	t.Helper()
	got, ok := m.Get(name)
	if !ok {
		t.Errorf("no figure %s in %v", name, m)
	} else if math.Abs(got-v) > 1e-9 {
		t.Errorf("%s is %.4f, want %.4f", name, got, v)
	}
}

func TestBody(t *testing.T) {
	gold := map[string]ArticleGold{
		"whole": {ArticleBody: "The council met on Monday."},
		"lost":  {ArticleBody: "The mayor spoke for an hour."},
	}
	pred := map[string]ArticlePrediction{
		"whole": {ArticleBody: "the COUNCIL met, on Monday"}, // case counts, punctuation doesn't
	}
	m := ScoreArticles(gold, pred)
	want(t, m, "exact", 0)
	want(t, m, "precision", 0) // "council" is the second word of both shingles
	pred["whole"] = ArticlePrediction{ArticleBody: "The council met on Monday - Read more"}
	m = ScoreArticles(gold, pred)
	want(t, m, "precision", .5) // 2 of 4 shingles; the page without an answer has none
	want(t, m, "recall", .5)    // all of one page, nothing of the other
	want(t, m, "shingle_f1", .5)
}

func TestSegments(t *testing.T) {
	gold := map[string]ArticleGold{"p": {With: []string{"met on  Monday", "spoke for an hour"}, Without: []string{"Read more", "Cookies"}}}
	m := ScoreArticles(gold, map[string]ArticlePrediction{"p": {ArticleBody: "The council met\non Monday. Read more"}})
	want(t, m, "segments_precision", .5)
	want(t, m, "segments_recall", .5)
	want(t, m, "segments_accuracy", .5)
	if _, ok := m.Get("shingle_f1"); ok {
		t.Error("a gold without bodies has a figure for bodies")
	}
}

func TestMetadata(t *testing.T) {
	gold := map[string]ArticleGold{"p": {
		Title:   "“We will appeal” – mayor",
		Authors: []any{"Mara Lind", "Jon Ek and Ana Ruiz"},
		Date:    "2026-03-04 10:00:00+01:00",
		Tags:    []string{"Courts", "Harbor"},
		Images: []ImageGold{
			{Caption: "Mayor Mara Lind at the harbor on Monday"},
			{Caption: "The old bridge"},
			{Caption: "The old bridge"},
			{},
		},
	}}
	m := ScoreArticles(gold, map[string]ArticlePrediction{"p": {
		Title:    `"WE WILL APPEAL" - mayor`,
		Authors:  []string{"By Mara Lind", "Ana Ruiz", "Staff"},
		Date:     "2026-03-04",
		Tags:     []string{"courts"},
		Captions: []string{"Mayor Mara Lind at the harbor, Monday", "A cat"},
	}})
	want(t, m, "title_exact", 1)
	want(t, m, "authors_set", 0)
	want(t, m, "authors_f1", 2./3)
	want(t, m, "date", 1)
	want(t, m, "tags_f1", 2./3)
	want(t, m, "captions_recall", .5) // two captions, one given twice
	want(t, m, "captions_precision", .5)
}

func TestDay(t *testing.T) {
	for in, out := range map[string]string{
		"2026-03-04": "2026-03-04", "2026-03-04T10:00": "2026-03-04",
		"2026-02-30": "", "2026": "", "March 4, 2026": "",
	} {
		if got := day(in); got != out {
			t.Errorf("day(%q) is %q, want %q", in, got, out)
		}
	}
}
