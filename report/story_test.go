package report_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
)

// The words of an invented story. Its agency copy and one edit of it are long
// enough for every section to have something in it.
const (
	agencyBody = `The council of Port Ellery approved a ferry terminal on Tuesday, ending two years of dispute over the harbor.

"This gives the islands a reliable link," said Mara Lind, the director of the harbor authority, after the vote on Tuesday.

Fishermen said the dredging would harm their grounds. The work is to cost 48 million crowns and to end in 2029.

Jon Aske, who has fished in the bay for thirty years, said nobody had asked the crews before the vote.`
	editedBody = `The council of Port Ellery approved a "ferry terminal" on Tuesday, ending two years of bitter dispute over the harbour.

"This gives the islands a reliable link," claimed Mara Lind, the boss of the harbor authority, after the vote on Tuesday.

Fishermen said the dredging would destroy their grounds. The work is to cost 48 million crowns and to end in 2029.`
	thirdBody = `Mara Lind, director of the harbor authority, welcomed the vote in Port Ellery on Tuesday, which ends a long dispute.

"This gives the islands a reliable link," said Lind. The terminal is to cost 48 million crowns.

Jon Aske, a fisherman, warned that the crews of the bay had not been asked before the vote.`
)

type page struct {
	outlet, title, byline, url, body string
}

// story analyzes and compares pages given by their words.
func story(t testing.TB, pages ...page) *compare.Comparison {
	t.Helper()
	var a masthead.Analyzer
	var s compare.Story
	for i, p := range pages {
		doc, err := a.Analyze(context.Background(), &readability.Page{
			ID: p.outlet, URL: p.url, Outlet: p.outlet,
			Known: readability.Known{
				Title: p.title, Text: p.body, Authors: []string{p.byline}, Language: "en",
				Published: readability.Date{Time: time.Date(2024, 3, 12, 8+i, 0, 0, 0, time.UTC), Precision: readability.ToMinute, Zone: true},
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		s.Docs = append(s.Docs, doc)
	}
	c, err := compare.Compare(&s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sample(t testing.TB) *compare.Comparison {
	return story(t,
		page{"Norden Press Agency", "Port Ellery approves ferry terminal", "Lena Fisk", "https://npa.example/ferry", agencyBody},
		page{"The Harbour Gazette", "Ferry terminal gets its way", "Ida Calloway", "https://gazette.example/ferry", editedBody},
		page{"Sela Valley Herald", "Lind has her terminal", "Hanna Verhoek", "https://herald.example/ferry", thirdBody},
	)
}

// spoiled puts what could break out of a page round every word that comes from
// pages.
func spoiled(bad string) []page {
	spoil := func(s string) string { return strings.ReplaceAll(s, "Mara Lind", "Mara "+bad+" Lind") }
	return []page{
		{"Norden Press Agency " + bad, "Port Ellery " + bad, "Lena " + bad, "javascript:alert(1)//" + bad, spoil(agencyBody)},
		{"The Harbour Gazette " + bad, "Ferry " + bad, "Ida " + bad, "data:text/html," + bad, spoil(editedBody)},
		{"Sela Valley Herald " + bad, "Lind " + bad, "Hanna " + bad, " https://x.example/\" onclick=\"alert(1)", spoil(thirdBody)},
	}
}
