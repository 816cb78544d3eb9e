package compare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// A word that takes sides is the outlet's own only where nobody else says it.
func TestWordsThatOthersSay(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Strike", "The regime closed the harbor on Monday. The closure hit the town hard, and the crews stayed at home.", 8),
		document(t, "Sela Valley Herald", "Strike", "The government closed the harbor on Monday. “The regime has no right to do that,” said Mara Lind, a fisherwoman. Lind stayed at home.", 9),
	}})
	i := slices.IndexFunc(c.Loaded, func(m compare.Marked) bool { return m.Words == "regime" })
	if i < 0 {
		t.Fatalf("no regime in %v", c.Loaded)
	}
	m := c.Loaded[i]
	if m.ByOutlet[0].N != 1 || m.ByOutlet[1].N != 1 || len(m.Said) != 2 || m.Said[0].N != 0 || m.Said[1].N != 1 {
		t.Errorf("regime is used %v times, of these said %v", m.ByOutlet, m.Said)
	}
}

// What two say together, each of them says.
func TestTwoWhoSpeakTogether(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Vote", "Mara Lind and Jon Aske said the vote was unfair. Lind said the crews were tired.", 8),
		document(t, "Sela Valley Herald", "Vote", "Mara Lind said the vote was unfair. The council will meet again on Monday.", 9),
	}})
	got := map[string]string{}
	for _, s := range c.Speakers {
		got[s.Name] = fmt.Sprint(s.ByOutlet[0].N, "/", s.ByOutlet[1].N)
	}
	if got["Mara Lind"] != "2/1" || got["Jon Aske"] != "1/0" || len(got) != 2 {
		t.Errorf("heard are %v", got)
	}
	var origins []string
	for _, o := range c.Voices[0].Origins {
		origins = append(origins, o.Name)
	}
	if want := []string{"Mara Lind", "Mara Lind and Jon Aske"}; !slices.Equal(origins, want) {
		t.Errorf("the words go back to %q, want %q", origins, want)
	}
	if c.Voices[0].Quotes != 2 {
		t.Errorf("%d quotes, want 2", c.Voices[0].Quotes)
	}
}

// A source that is said of the one before it means that one, whatever else speaks.
func TestWhoIsDescribedSpeaks(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Cuts", "The pilots' union NPA hit back. \"They bought planes they could not fill,\" said its chairman, Lars Bek.\n\nMr Holt, the finance minister, ruled out a bailout. \"Taxpayers have paid enough,\" he told parliament.", 8),
	}})
	for _, s := range c.Speakers {
		if want := map[string]int{"Lars Bek": 1, "Holt": 2}[s.Name]; s.ByOutlet[0].N != want {
			t.Errorf("%s is heard %d times, want %d", s.Name, s.ByOutlet[0].N, want)
		}
	}
}
