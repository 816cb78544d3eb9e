package compare_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// plain makes a document of words alone, which grouping needs.
func plain(id, outlet, words string, day int) *masthead.Document {
	d := text.New(words)
	a := &readability.Article{ID: id, Outlet: outlet, Text: d.Text, Blocks: d.Blocks, Body: text.Span{End: len(d.Text)}}
	if day > 0 {
		a.Published = readability.Date{Time: time.Date(2024, 3, day, 0, 0, 0, 0, time.UTC), Precision: readability.ToDay}
	}
	return &masthead.Document{Article: a, Text: d}
}

const (
	floodOne  = "Fourteen people died in Brodny when water released from the Sela Dam flooded the town at night, Kestovian officials said."
	floodTwo  = "Kestovia blames Ardenia for the flood in Brodny, where fourteen people died after the gates of the Sela Dam were opened."
	ferryOne  = "The council of Port Ellery approved a ferry terminal, ending two years of dispute with the fishermen of the bay."
	ferryTwo  = "Fishermen in Port Ellery say the ferry terminal that the council approved will harm the grounds of the bay."
	cholera   = "Doctors in Tavel treated sixty cases of cholera and asked the health ministry for clean water and vaccine."
	ferryLate = ferryTwo
)

func TestStories(t *testing.T) {
	docs := []*masthead.Document{
		plain("flood 1", "A", floodOne, 1), plain("ferry 1", "A", ferryOne, 1), plain("flood 2", "B", floodTwo, 2),
		plain("cholera", "B", cholera, 2), plain("ferry 2", "B", ferryTwo, 3), plain("ferry, weeks later", "C", ferryLate, 28),
	}
	want := "[flood 1, flood 2] [ferry 1, ferry 2] [cholera] [ferry, weeks later]"
	got := ""
	for _, s := range compare.Stories(docs) {
		if got != "" {
			got += " "
		}
		got += "["
		for i, d := range s.Docs {
			if i > 0 {
				got += ", "
			}
			got += d.Article.ID
		}
		got += "]"
	}
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestReuseIsFoundByContainment(t *testing.T) {
	// The second takes over all of the first and is three times as long.
	long := gazetteCopy + "\n\n" + heraldCopy + "\n\n" + floodOne + " " + cholera
	docs := []*masthead.Document{plain("1", "A", agencyCopy, 1), plain("2", "B", long, 1), plain("3", "C", heraldCopy+" "+floodTwo, 1)}
	u := compare.Reuser{MinWords: 20}
	var got []string
	for _, s := range u.Find(docs) {
		got = append(got, fmt.Sprintf("%d-%d", s.A, s.B))
		if s.Containment < s.Jaccard || s.Containment > 1 {
			t.Errorf("containment %.2f, Jaccard %.2f", s.Containment, s.Jaccard)
		}
	}
	if fmt.Sprint(got) != "[0-1 1-2]" {
		t.Errorf("pairs %v", got)
	}
}

func ExampleGrouper() {
	var g compare.Grouper
	for _, d := range []*masthead.Document{plain("flood 1", "A", floodOne, 1), plain("ferry 1", "A", ferryOne, 1), plain("flood 2", "B", floodTwo, 2)} {
		c := g.Add(d)
		fmt.Println(c.Document, "goes to story", c.Story)
	}
	// Output:
	// flood 1 goes to story 0
	// ferry 1 goes to story 1
	// flood 2 goes to story 0
}

func BenchmarkReuse(b *testing.B) {
	var docs []*masthead.Document
	for i := range 200 {
		docs = append(docs, plain(fmt.Sprint(i), fmt.Sprint(i%5), fmt.Sprint("Piece ", i, ". ", agencyCopy, heraldCopy), 1))
	}
	u := compare.Reuser{MinWords: 20, MaxDocuments: 300}
	for b.Loop() {
		u.Find(docs)
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// Two earthquakes are told in the same words, but for where, when and how many.
func TestLikeEventsAreToldApart(t *testing.T) {
	const quake = "An earthquake shook houses in %s on %s, killing %s people, officials said. The quake struck at night and was felt in the hills, %s, where walls cracked. Rescue workers searched the rubble for survivors."
	more := []string{"The governor asked for tents.", "Schools stay closed.", "Aftershocks were felt.", "Roads are blocked."}
	var docs []*masthead.Document
	for i, m := range more {
		docs = append(docs,
			plain(fmt.Sprint("Brodny ", i), "A", fmt.Sprintf(quake, "Brodny", "Sunday", "fourteen", "above the Sela Dam")+" Mayor Irma Dahl came from Lorne. "+m, 0),
			plain(fmt.Sprint("Tavel ", i), "B", fmt.Sprintf(quake, "Tavel", "Friday", "sixty", "beyond Port Ellery")+" Minister Erik Holm came from Norvale. "+m, 0))
	}
	stories := compare.Stories(docs)
	if len(stories) != 2 {
		t.Fatalf("%d stories, not 2", len(stories))
	}
	for _, s := range stories {
		for _, d := range s.Docs {
			if d.Article.Outlet != s.Docs[0].Article.Outlet {
				t.Errorf("%s and %s in one story", d.Article.ID, s.Docs[0].Article.ID)
			}
		}
	}
}
