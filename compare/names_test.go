package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// called lists how the outlets call the one of that name.
func called(c *compare.Comparison, name string) string {
	var out []string
	for _, n := range c.Names {
		if n.Name != name {
			continue
		}
		for _, v := range n.Variants {
			var ns []string
			for _, x := range v.ByOutlet {
				ns = append(ns, fmt.Sprint(x.N))
			}
			out = append(out, v.Words+" ("+string(v.Style)+") "+strings.Join(ns, "/"))
		}
	}
	return strings.Join(out, "; ")
}

// One outlet gives the full name, another only the form of address: they mean
// one person.
func TestPersonsAreJoinedAcrossOutlets(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Vote", "Mara Lind opened the terminal in Port Ellery. Lind thanked the crews. Everyone cheered Lind.", 8),
		document(t, "Sela Valley Herald", "Vote", "The crews were angry with Ms. Lind, who had promised them a meeting. Ms. Lind did not come.", 9),
	}})
	if got := called(c, "Mara Lind"); !strings.Contains(got, "Ms. Lind (name) 0/2") || !strings.Contains(got, "Mara Lind (name) 1/0") {
		t.Errorf("Lind is called %s", got)
	}
}

// A country is named by its capital and its government, too.
func TestWhatStandsForACountry(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "Iran rejected the offer on Monday. Tehran said the talks were over. Diplomats met in Tehran.", 8),
		document(t, "Sela Valley Herald", "Talks", "Iran will not talk. The Iranian government rejected the offer, and people in Iran shrugged.", 9),
	}})
	got := called(c, "Iran")
	for _, want := range []string{"Tehran (standing) 1/0", "Iranian government (description) 0/1", "Iran (name) 1/2"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}
