package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// What has no name is set side by side by its noun.
func TestThingsAreCalledDifferently(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "On the road", "The peaceful caravan reached Tavel on Monday. The caravan rested by the river.", 8),
		document(t, "Sela Valley Herald", "On the road", "A caravan of invaders came to Tavel. Police watched the caravans.", 9),
	}})
	var got strings.Builder
	for _, n := range c.Things {
		if n.Name != "caravan" {
			continue
		}
		for _, v := range n.Variants {
			fmt.Fprintf(&got, "%s %d/%d; ", v.Words, v.ByOutlet[0].N, v.ByOutlet[1].N)
		}
	}
	for _, want := range []string{"peaceful caravan 1/0", "caravan of invaders 0/1", "caravan 1/1"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("no %q in %q", want, got.String())
		}
	}
}

// Newsrooms choose among nouns, too. What all put alike, and nouns that say
// nothing, aren't listed.
func TestThingsByAnotherNoun(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Camp", "The asylum seekers reached Tavel last month. Asylum seekers slept in the old mosque.", 8),
		document(t, "Sela Valley Herald", "Camp", "Illegal migrants came to Tavel this month. Migrants slept in the mosque.", 9),
	}})
	var got []string
	for _, n := range c.Things {
		for _, v := range n.Variants {
			got = append(got, fmt.Sprintf("%s: %s %d/%d", n.Name, v.Words, v.ByOutlet[0].N, v.ByOutlet[1].N))
		}
	}
	want := "asylum seeker: asylum seekers 2/0; asylum seeker: Illegal migrants 0/1; asylum seeker: Migrants 0/1"
	if strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
}
