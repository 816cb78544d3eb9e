package entities_test

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// TestPage reads a real page, which isn't ours to keep in this repository.
func TestPage(t *testing.T) {
	b, err := os.ReadFile("../../shared/pages/almayadeen-rafah.txt")
	if err != nil {
		t.Skip("the page lies beside the repository, where it is at all:", err)
	}
	d := text.New(string(b))
	ms, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := entities.Resolve(d, ms)

	quoted := map[text.Span]bool{}
	kinds := map[string]map[entities.Kind]int{}
	for _, e := range r.Entities {
		if kinds[e.Name] == nil {
			kinds[e.Name] = map[entities.Kind]int{}
		}
		kinds[e.Name][e.Kind] += len(e.Mentions)
		for _, m := range e.Mentions {
			quoted[r.Mentions[m].Span] = r.Mentions[m].Quoted && e.Name == "Israel"
		}
	}
	for _, at := range regexp.MustCompile(`["'](Israel)(?:'s)?["']`).FindAllSubmatchIndex(b, -1) {
		if s := (text.Span{Start: at[2], End: at[3]}); !quoted[s] {
			t.Errorf("“Israel” at byte %d is not found, or not flagged as quoted: %q", s.Start, b[max(0, s.Start-30):s.End+5])
		}
	}
	for name, kind := range map[string]entities.Kind{
		"Antony Blinken": entities.Person, "Jake Sullivan": entities.Person, "Tzachi Hanegbi": entities.Person, "Ron Dermer": entities.Person,
		"Yoav Gallant": entities.Person, "Lloyd Austin": entities.Person, "Margaret Harris": entities.Person,
		"World Health Organization": entities.Organization, "Hamas": entities.Organization, "Axios": entities.Organization,
		"Integrated Food Security Phase Classification": entities.Organization,
	} {
		if kinds[name][kind] == 0 {
			t.Errorf("%s is no %s: %v", name, kind, kinds[name])
		}
	}
	said := map[string]bool{}
	for _, role := range r.Roles {
		said[d.Slice(role.Span)+" "+d.Slice(r.Mentions[role.Mention].Span)] = true
	}
	for _, want := range []string{
		"US Secretary of State Antony Blinken", "US National Security Advisor Jake Sullivan", "Minister for Strategic Affairs Ron Dermer",
		"Israeli Security Minister Yoav Gallant", "Israeli Defense Minister Yoav Gallant", "Defense Secretary Lloyd Austin", "WHO representative Margaret Harris",
	} {
		if !said[want] {
			t.Errorf("no role %q; there are %s", want, strings.Join(keys(said), "; "))
		}
	}
}

func keys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}
