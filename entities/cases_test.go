package entities_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata/cases.txt")

const casesPath = "testdata/cases.txt"

// TestCases reads testdata/cases.txt, whose head explains its form.
func TestCases(t *testing.T) {
	b, err := os.ReadFile(casesPath)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(b), "\n\n")
	out := []string{head}
	n := 0
	for c := range strings.SplitSeq(strings.TrimSpace(rest), "\n\n") {
		var in, want []string
		for l := range strings.SplitSeq(c, "\n") {
			if strings.HasPrefix(l, "  ") {
				want = append(want, l)
			} else {
				in = append(in, l)
			}
		}
		n++
		got := describe(t, strings.Join(in, "\n\n"))
		if !*update && strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", strings.Join(in, "\n"), strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		out = append(out, strings.Join(append(in, got...), "\n"))
	}
	if n < 60 {
		t.Errorf("%d cases: want at least 60", n)
	}
	if *update {
		if err := os.WriteFile(casesPath, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// describe tells what is found in s, a line for each entity.
func describe(t *testing.T, s string) []string {
	d := text.New(s)
	ms, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := entities.Resolve(d, ms)
	var out []string
	for _, e := range r.Entities {
		line := fmt.Sprintf("  %s: %s", e.Kind, e.Name)
		if e.Country != "" {
			line += " (" + e.Country + ")"
		}
		var forms []string
		for _, m := range e.Mentions {
			f := d.Slice(r.Mentions[m].Span)
			if r.Mentions[m].Quoted {
				f = "“" + f + "”"
			}
			for _, role := range r.Roles {
				if role.Mention == m && role.After {
					f += ", " + d.Slice(role.Span)
				} else if role.Mention == m {
					f = "[" + d.Slice(role.Span) + "] " + f
				}
			}
			forms = append(forms, f)
		}
		if s := strings.Join(forms, " | "); s != e.Name {
			line += " = " + s
		}
		out = append(out, line)
	}
	for _, m := range r.Mentions {
		if m.Entity < 0 {
			out = append(out, fmt.Sprintf("  %s: %s", m.Kind, d.Slice(m.Span)))
		}
	}
	return out
}
