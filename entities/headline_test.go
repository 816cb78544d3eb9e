package entities

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

func TestTitleCase(t *testing.T) {
	for s, want := range map[string]bool{
		"Mara Lind Accuses Dahl in Harbor Case":       true,
		"Why the Mayor of Kestov Won’t Go":            true,
		"Mara Lind accuses Dahl":                      false,
		"Mara Lind met Karim Adel in Kestov":          false,
		"Mara Lind Smiles":                            false, // too short to tell
		"Council Votes Against Plan for the Old Pier": true,
		strings.Repeat("Council Votes ", 100):         false, // too long to be one
	} {
		if got := titleCase(s); got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
}

// marked returns the text of s without its marks ⟦ and ⟧, and a person for each pair.
func marked(s string) (d *text.Doc, ms []Mention) {
	var plain strings.Builder
	for _, part := range strings.SplitAfter(s, "⟧") {
		before, name, ok := strings.Cut(strings.TrimSuffix(part, "⟧"), "⟦")
		plain.WriteString(before)
		if ok {
			at := plain.Len()
			ms = append(ms, Mention{Span: text.Span{Start: at, End: at + len(name)}, Kind: Person})
		}
		plain.WriteString(name)
	}
	return text.New(plain.String()), ms
}

func TestNamesInHeadlinesAreCut(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"a verb and a surname behind a name", "⟦Mara Lind Implicates Dahl⟧ in Harbor Case\n\nLawyer ⟦Mara Lind⟧ spoke of ⟦Jon Dahl⟧.",
			"Mara Lind|Dahl|Mara Lind|Jon Dahl",
		},
		{"a word before a name", "⟦Defiant Mara Lind⟧ Stays in Kestov Harbor\n\nThe mayor, ⟦Mara Lind⟧, stays.", "Mara Lind|Mara Lind"},
		{"two full names", "⟦Mara Lind Sues Jon Dahl⟧ in Harbor Case\n\n⟦Jon Dahl⟧ met ⟦Mara Lind⟧.", "Mara Lind|Jon Dahl|Jon Dahl|Mara Lind"},
		{
			"a long name that the text has too", "⟦Ana Lind Sora Dahl⟧ Stays in Kestov Harbor\n\n⟦Ana Lind Sora Dahl⟧ isn't ⟦Ana Lind⟧.",
			"Ana Lind Sora Dahl|Ana Lind Sora Dahl|Ana Lind",
		},
		{"a line that isn't in title case", "⟦Mara Lind Sora Dahl⟧ met the mayor.\n\n⟦Mara Lind⟧ left.", "Mara Lind Sora Dahl|Mara Lind"},
		{"a surname that follows at once is no second person", "⟦Ana Lind Sora⟧ Stays in Kestov Harbor\n\n⟦Ana Lind⟧ met ⟦Jon Sora⟧.", "Ana Lind|Ana Lind|Jon Sora"},
	} {
		d, ms := marked(c.in)
		var got []string
		for _, m := range headlines(d, ms) {
			got = append(got, d.Slice(m.Span))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %q", c.name, s)
		}
	}
}

func TestRolesInHeadlines(t *testing.T) {
	for in, want := range map[string]string{
		"Council Trashes Star Attorney ⟦Mara Lind⟧ in Harbor Case":         "Star Attorney",
		"Journalists Trash Attorney for His Dubious ⟦Dahl⟧ Harbor Claims":  "",
		"Council Backs Minister of Harbor Raids ⟦Dahl⟧ in Vote":            "",
		"Israeli Prime Minister ⟦Mara Lind⟧ Visits Kestov Harbor":          "Israeli Prime Minister",
		"Kestov Harbor president ⟦Mara Lind⟧ left.":                        "Kestov Harbor president",
		"According to her attorney, ⟦Sora⟧ said no.":                       "",
		"According to her attorney, ⟦Sora⟧, the case is over.":             "attorney",
		"The case rests, Norland's foreign minister, ⟦Karim Adel⟧ said.":   "foreign minister",
		"The mayor heard the attorney for the harbor ⟦Karim Adel⟧ object.": "",
	} {
		d, ms := marked(in)
		for i := range ms {
			ms[i].Form = Name
		}
		got := ""
		for _, r := range roles(d, ms) {
			got = d.Slice(r.Span)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
