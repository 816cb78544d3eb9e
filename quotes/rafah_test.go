package quotes

import (
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// A page on which an outlet keeps a country's name in scare quotes and tells
// another outlet's story, which rests on sources without a name.
func TestPageOfScareQuotes(t *testing.T) {
	b, err := os.ReadFile("../../shared/pages/almayadeen-rafah.txt")
	if err != nil {
		t.Skip("the page isn't there: ", err)
	}
	page := string(b)
	begin, end := strings.Index(page, "US, 'Israel' at 'odds'"), strings.Index(page, "Read more: Famine in Gaza")
	d := text.New(page[begin:end])
	d.Blocks[0].Kind = text.Title
	r := resolve(d, map[string]entities.Kind{
		"Israel": entities.Location, "US": entities.Location, "Axios": entities.Organization, "Sullivan": entities.Person,
		"Margaret Harris": entities.Person, "Harris": entities.Person, "WHO": entities.Organization,
	})
	res := Extract(d, r, Context{Outlet: "Al Mayadeen English", Credits: []string{"Axios"}, CopyOf: "Axios"})
	checkResult(t, d, &res)

	scare := make(map[string]int)
	for _, m := range res.Marks {
		if m.Use == Scare {
			scare[d.Slice(m.Inner)]++
		}
	}
	// The others stand in the page's ticker and related links.
	if scare["Israel"]+scare["Israel's"] < 12 || scare["odds"] != 1 || scare["constructive"] != 1 {
		t.Errorf("scare quotes: %v", scare)
	}

	// Words of the content, the speaker or the words for it, the way they took.
	for _, tt := range []struct{ words, speaker, chain string }{
		{"stumbled on a few rifts", "informed sources", "informed sources → Axios → Al Mayadeen English"},
		{"confident", "Axios", "informed sources → Axios → Al Mayadeen English"},
		{"It is clear to everybody", "a source", "a source → Axios → Al Mayadeen English"},
		{"in the world", "US", ""},
		{"not a good look", "US", ""},
		{"the critical need", "Margaret Harris", ""},
		{"entirely a consequence", "Margaret Harris", ""},
	} {
		found := false
		for i := range res.Quotes {
			q := &res.Quotes[i]
			for _, c := range q.Content {
				found = found || strings.Contains(d.Slice(c), tt.words)
			}
			if !found {
				continue
			}
			speaker := d.Slice(q.Source)
			if q.Speaker >= 0 {
				speaker = r.Entities[q.Speaker].Name
			}
			if speaker != tt.speaker {
				t.Errorf("%q: said by %s, want %s", tt.words, speaker, tt.speaker)
			}
			var way []string
			for _, l := range q.Chain {
				way = append(way, l.Name)
			}
			if got := strings.Join(way, " → "); tt.chain != "" && got != tt.chain {
				t.Errorf("%q: by way of %s, want %s", tt.words, got, tt.chain)
			}
			break
		}
		if !found {
			t.Errorf("%q: no one is heard", tt.words)
		}
	}
}
