package compare_test

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
)

// A reader may count a country's offices as the country, and says so.
func TestNamesThatAreToCountAsOne(t *testing.T) {
	s := &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Leak", "The FBI searched the house. Congress said it was told nothing. The United States denied it.", 8),
		document(t, "Sela Valley Herald", "Leak", "The Federal Bureau of Investigation (FBI) searched the house. The United States said little.", 9),
	}}
	s.Same = [][]string{{"United States", "FBI", "congress", "Pentagon"}}
	c := mustCompare(t, s)
	wantCalled(t, c, "United States", "FBI (name) 1/1; United States (name) 1/1; Congress (name) 1/0; Federal Bureau of Investigation (name) 0/1")
	var heard []string
	for _, s := range c.Speakers {
		heard = append(heard, s.Name)
	}
	if strings.Join(heard, ", ") != "United States" {
		t.Errorf("heard are %q", heard)
	}
	if len(c.Notes) == 0 || !strings.Contains(c.Notes[0].Text, "FBI, congress counts as United States") {
		t.Errorf("the notes %v don't say it", c.Notes)
	}
	for _, same := range [][][]string{{{"FBI"}}, {{"FBI", "Congress"}, {"Senate", "fbi"}}, {{"FBI", " "}}} {
		s.Same = same
		if _, err := compare.Compare(s); err == nil {
			t.Errorf("%q is no error", same)
		}
	}
}
