package readability

import (
	"fmt"
	"strings"
	"testing"
)

// ticker is a page with the given posts, each a time of day and a sentence.
func ticker(head string, posts ...string) *Page {
	var b strings.Builder
	b.WriteString("<html><head><script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Storm over the coast\"," + head + "}</script></head><body><article><h1>Storm over the coast</h1>")
	for _, p := range posts {
		at, words, _ := strings.Cut(p, " ")
		fmt.Fprintf(&b, `<div class="post"><span class="post-time">%s</span><p>%s</p></div>`, at, words)
	}
	b.WriteString("</article></body></html>")
	return &Page{Body: []byte(b.String())}
}

var stormPosts = []string{
	"09:20 The ferry company has stopped all crossings until the evening, and asks travelers to stay at home.",
	"08:05 The school of Sand Point is closed, after the wind tore a part of the roof off its gym during the night.",
	"07:10 Firemen have cleared four trees from the road to the dam, and expect more of them before noon.",
}

// A time of day is of the day, and in the zone, of the ticker.
func TestEntriesByTheClock(t *testing.T) {
	a, err := Extract(ticker(`"datePublished":"2024-03-05T06:00:00+01:00"`, stormPosts...))
	if err != nil {
		t.Fatal(err)
	}
	checkEntries(t, a)
	var got []string
	for _, e := range a.Entries {
		got = append(got, dateWords(e.Posted)+" "+a.Text[e.Start:e.Start+10])
	}
	want := []string{"2024-03-05 09:20 +01:00 (text) The ferry ", "2024-03-05 08:05 +01:00 (text) The school", "2024-03-05 07:10 +01:00 (text) Firemen ha"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// Where the ticker's day isn't known, a time of day is no date.
func TestEntriesWithoutDay(t *testing.T) {
	a, err := Extract(ticker(`"name":"x"`, stormPosts...))
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Entries) != len(stormPosts) {
		t.Fatalf("%d entries, want %d", len(a.Entries), len(stormPosts))
	}
	for _, e := range a.Entries {
		if !e.Posted.IsZero() {
			t.Errorf("posted %v, want no date", e.Posted)
		}
	}
}

// A title that is put before the text moves the entries too.
func TestEntriesMoveWithTheText(t *testing.T) {
	p := ticker(`"datePublished":"2024-03-05"`, stormPosts...)
	p.Body = []byte(strings.NewReplacer(`"headline":"Storm over the coast",`, "", "<h1>Storm over the coast</h1>", "").Replace(string(p.Body)))
	p.Known.Title = "Storm over the coast"
	a, err := Extract(p)
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != p.Known.Title || len(a.Entries) == 0 || !strings.HasPrefix(a.Text[a.Entries[0].Start:], "The ferry company") {
		t.Errorf("title %q, %d entries in %q", a.Title, len(a.Entries), a.Text)
	}
}

func TestNextPage(t *testing.T) {
	for _, c := range []struct{ here, link, want string }{
		{"https://a.example/news/harbor", "/news/harbor/2", "https://a.example/news/harbor/2"},
		{"https://a.example/news/harbor/2", "/news/harbor/3", "https://a.example/news/harbor/3"},
		{"https://a.example/news/harbor/2", "/news/harbor/4", ""},
		{"https://a.example/news/harbor.html", "harbor-2.html#text", "https://a.example/news/harbor-2.html"},
		{"https://a.example/news/harbor.html", "/news/harbor,seite2.html", "https://a.example/news/harbor,seite2.html"},
		{"https://a.example/news/harbor?page=1", "?page=2", "https://a.example/news/harbor?page=2"},
		{"https://a.example/news/harbor", "/news/harbor/comment-page-2", ""},
		{"https://a.example/news/harbor-2019", "/news/harbor-2020", ""},
		{"https://a.example/news/harbor", "https://b.example/news/harbor/2", ""},
		{"", "/news/harbor/2", ""},
	} {
		p := &Page{URL: c.here, Body: []byte(`<h1>Harbor to close</h1><p>The old harbor of Sand Point will close for a year, the town council decided on Monday night, after divers found cracks.</p><a href="` + c.link + `">Next</a>`)}
		a, err := Extract(p)
		if err != nil {
			t.Fatalf("%s: %v", c.here, err)
		}
		if a.NextPage != c.want {
			t.Errorf("on %s, a link to %s: got %q, want %q", c.here, c.link, a.NextPage, c.want)
		}
	}
}

func TestStatedMinutes(t *testing.T) {
	for s, want := range map[string]int{
		"6 min read": 6, "Read time: 12 minutes": 12, "Lesezeit 4 Minuten": 4, "4min read": 4, "Tiempo de lectura: 3 min": 3,
		"12 min ago": 0, "Video, 3 minutes": 0, "Read more": 0, "Read the 2 minutes of the meeting of the council of Sand Point that the clerk has put up": 0,
		"": 0,
	} {
		if got := statedMinutes(s, false); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
	if got := statedMinutes("4 Minuten", true); got != 4 {
		t.Errorf("a label that says so: got %d, want 4", got)
	}
}

// A moment that servers write in UTC is told in the zone in which the page has
// it elsewhere.
func TestLocalTime(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"nothing else", `x`, "2024-03-06 03:28:35 +00:00"},
		{"the same with its zone", `"date":"2024-03-05T22:28:35-05:00"`, "2024-03-05 22:28:35 -05:00"},
		{"fractions of a second", `"date":"2024-03-05T22:28:35.000-0500"`, "2024-03-05 22:28:35 -05:00"},
		{"the same minute and second without a zone", `datetime="2024-03-06 08:28:35"`, "2024-03-06 08:28:35 +05:00"},
		{"another moment", `"date":"2024-03-05T22:29:35-05:00"`, "2024-03-06 03:28:35 +00:00"},
		{"another day", `"date":"2024-03-01T22:28:35-05:00"`, "2024-03-06 03:28:35 +00:00"},
		{"a zone that doesn't fit", `"date":"2024-03-05T22:28:35-07:00"`, "2024-03-06 03:28:35 +00:00"},
		{"cut off", `22:28:35`, "2024-03-06 03:28:35 +00:00"},
	} {
		d, ok := parseDate("2024-03-06T03:28:35Z", false)
		if !ok {
			t.Fatal("no date")
		}
		if got := localTime(c.page, d).Time.Format("2006-01-02 15:04:05 -07:00"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
