package entities_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/entities/entitiestest"
	"github.com/masthead-news/masthead/text"
)

func TestConformance(t *testing.T) { entitiestest.Run(t, entities.Default()) }

func FuzzRecognize(f *testing.F) {
	f.Add("The mayor of Norvale, Mara Lind, told \"Israel\" on 3 May that $5m was lost (WHO).")
	f.Add("U.S. Gen. A. B. Smith's “Al-Shifa”")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.New(s)
		ms, err := entities.Default().Recognize(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		entitiestest.Check(t, d, ms)
		r := entities.Resolve(d, ms)
		for i, m := range r.Mentions {
			if m.Entity >= len(r.Entities) || m.Entity < -1 {
				t.Errorf("mention %d: entity %d of %d", i, m.Entity, len(r.Entities))
			}
		}
		for _, role := range r.Roles {
			if role.Empty() || role.End > len(d.Text) || role.Mention >= len(r.Mentions) {
				t.Errorf("role %+v", role)
			}
		}
	})
}

func ExampleResolve() {
	d := text.New("US Secretary of State Antony Blinken met “Israel's” envoys. The Israeli plan is dead, Blinken said.")
	ms, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := entities.Resolve(d, ms)
	for _, role := range r.Roles {
		fmt.Printf("%s: %s\n", d.Slice(r.Mentions[role.Mention].Span), d.Slice(role.Span))
	}
	for _, e := range r.Entities {
		fmt.Println(e.Kind, e.Name, e.Country, len(e.Mentions))
	}
	// Output:
	// Antony Blinken: US Secretary of State
	// location United States US 1
	// person Antony Blinken  2
	// location Israel IL 1
	// norp Israeli IL 1
}

func TestUnknownPeopleHaveTheirPlace(t *testing.T) {
	d := text.New("Kestovia and Ardenia ended a first round of talks. Kestovian officials met in Lorne.")
	ms, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	es := entities.Resolve(d, ms).Entities
	for _, e := range es {
		if e.Name == "Kestovian" {
			if e.Of < 0 || es[e.Of].Name != "Kestovia" {
				t.Errorf("Kestovian is derived from entity %d of %v, want Kestovia", e.Of, es)
			}
			return
		}
	}
	t.Errorf("no Kestovian in %v", es)
}
