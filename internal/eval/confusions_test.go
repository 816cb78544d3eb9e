package eval

import (
	"slices"
	"strings"
	"testing"
)

func TestConfuseNames(t *testing.T) {
	gold := []NamesGold{{ID: "a", Region: "north", Nine: []NameSpan{
		{0, 4, "Person"}, {5, 9, "Location"}, {10, 20, "Misc"}, {30, 35, "Date"},
	}}}
	pred := []NamesPrediction{{ID: "a", Spans: []NameSpan{
		{0, 4, "Person"}, {5, 9, "Organization"}, {12, 20, "Misc"}, {40, 44, "Money"},
	}}}
	e := ConfuseNames(gold, pred, false)
	want := []Confusion{
		{"", "Money", addedName, 1},
		{"Date", "", missedName, 1},
		{"Misc", "Misc", otherEdges, 1},
		{"Location", "Organization", otherKind, 1},
	}
	if !slices.Equal(e.Confusions, want) {
		t.Errorf("confusions = %v, want %v", e.Confusions, want)
	}
	var b strings.Builder
	if err := e.Write(&b, 2); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.Count(s, "nothing") != 2 || !strings.Contains(s, "north") {
		t.Errorf("the two commonest confusions and a row for the north should be there:\n%s", s)
	}
}
