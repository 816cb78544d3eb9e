package compare

import (
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// named makes a reading that mentions one entity so many times.
func named(index int, name string, kind entities.Kind, times int) *reading {
	d := &masthead.Document{Article: &readability.Article{Text: name}, Text: text.New(name)}
	e := entities.Entity{Name: name, Kind: kind, Key: string(kind) + ":" + name}
	for i := range times {
		d.Mentions = append(d.Mentions, entities.Mention{Kind: kind, Form: entities.Name, Entity: 0})
		e.Mentions = append(e.Mentions, i)
	}
	d.Entities = []entities.Entity{e}
	return &reading{Document: d, index: index}
}

// What a name is, most mentions tell, in whatever order the documents come.
func TestKindGoesByMostMentions(t *testing.T) {
	for _, times := range [][2]int{{1, 3}, {3, 1}} {
		c := newCast([]*reading{named(0, "Halberd", entities.Person, times[0]), named(1, "Halberd", entities.Organization, times[1])})
		want := entities.Organization
		if times[0] > times[1] {
			want = entities.Person
		}
		if len(c.members) != 1 || c.members[0].kind != want || c.members[0].key != string(want)+":Halberd" {
			t.Errorf("%v: %+v, want one %s", times, c.members, want)
		}
	}
}
