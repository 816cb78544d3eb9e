package entities_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/entities/entitiestest"
	"github.com/masthead-news/masthead/text"
)

func watchlist(t testing.TB) *entities.List {
	l, err := entities.NewList([]entities.Entry{
		{ID: "Q1", Name: "Norvale", Kind: entities.Location},
		{ID: "Q2", Name: "Norvale Herald", Kind: entities.Organization, Aliases: []string{"the Herald"}},
		{ID: "Q3", Name: "WHO", Kind: entities.Organization},
		{ID: "Q4", Name: "Åse Brask", Kind: entities.Person},
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestListFind(t *testing.T) {
	for in, want := range map[string]string{
		"The Norvale Herald of Norvale": "Q2 Q1",
		"THE NORVALE HERALD":            "Q2",
		"who told the WHO?":             "Q3",
		"The Herald met ÅSE BRASK.":     "Q2 Q4",
		"Norvalers read heralds.":       "",
		"Norvale":                       "Q1",
		"“Norvale’s” mayor":             "Q1",
	} {
		var ids []string
		for _, m := range watchlist(t).Find(text.New(in)) {
			ids = append(ids, m.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q: found %q, want %q", in, got, want)
		}
	}
}

func TestNewListErrors(t *testing.T) {
	for _, e := range []entities.Entry{{Name: "no ID"}, {ID: "no name"}} {
		if _, err := entities.NewList([]entities.Entry{e}); err == nil {
			t.Errorf("%+v: no error", e)
		}
	}
}

func TestWatchConformance(t *testing.T) {
	entitiestest.Run(t, entities.Watch(entities.Default(), watchlist(t)))
}

func TestWatchNothing(t *testing.T) {
	entitiestest.Run(t, entities.Watch(entities.Default(), nil))
	if r := entities.Watch(entities.Default(), new(entities.List)); r != entities.Default() {
		t.Errorf("an empty list makes %T of the recognizer", r)
	}
}

func ExampleWatch() {
	list, err := entities.NewList([]entities.Entry{
		{ID: "co:77", Name: "Tal-Or Engineering Ltd", Aliases: []string{"Tal-Or"}, Kind: entities.Organization},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := text.New("Tal-Or fell in London. Shares of Tal-Or Engineering Ltd were halted.")
	ms, err := entities.Watch(entities.Default(), list).Recognize(context.Background(), d)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range entities.Resolve(d, ms).Entities {
		fmt.Println(e.Name, e.Key, len(e.Mentions))
	}
	// Output:
	// Tal-Or Engineering Ltd co:77 2
	// London location:london 1
}

// Of a million names one begins at each word of the text, and none goes on as it does.
func BenchmarkListFind(b *testing.B) {
	words := strings.Fields(article)
	entries := make([]entities.Entry, 1_000_000)
	for i := range entries {
		entries[i] = entities.Entry{ID: fmt.Sprint(i), Name: fmt.Sprintf("%s %d of Norvale", words[i%len(words)], i)}
	}
	l, err := entities.NewList(entries)
	if err != nil {
		b.Fatal(err)
	}
	d := text.New(strings.Repeat(article, 4))
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		l.Find(d)
	}
}
