package quotes

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

var update = flag.Bool("update", false, "rewrite testdata with what is found")

const casesFile = "testdata/cases.txt"

func TestCases(t *testing.T) {
	b, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(b), "\n== ")
	names := readNames(head)
	var out strings.Builder
	out.WriteString(head)
	for c := range strings.SplitSeq(rest, "\n== ") {
		name, body, _ := strings.Cut(c, "\n")
		in := plain(body)
		got := drawCase(in, names)
		fmt.Fprintf(&out, "\n== %s\n%s\n", name, got)
		if want := strings.TrimSpace(body); got != want && !*update {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// plain returns a case's text without marks and expectations.
func plain(body string) string {
	var lines []string
	for l := range strings.SplitSeq(strings.TrimSpace(body), "\n") {
		if !strings.HasPrefix(l, "> ") {
			lines = append(lines, l)
		}
	}
	return strings.TrimSpace(strings.NewReplacer("⟦", "", "⟧", "", "⟪", "", "⟫", "", "⟨", "", "⟩", "").Replace(strings.Join(lines, "\n")))
}

// readNames reads the names that the head of the case file lists by kind.
func readNames(head string) map[string]entities.Kind {
	names := make(map[string]entities.Kind)
	for l := range strings.SplitSeq(head, "\n") {
		if l, ok := strings.CutPrefix(l, "# names: "); ok {
			kind, list, _ := strings.Cut(l, ": ")
			for n := range strings.SplitSeq(list, ", ") {
				names[n] = entities.Kind(kind)
			}
		}
	}
	return names
}

// resolve finds names in d as a recognizer would. A surname is of the person
// whose name ends in it.
func resolve(d *text.Doc, names map[string]entities.Kind) *entities.Resolution {
	var r entities.Resolution
	var list []string
	for n := range names {
		list = append(list, n)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	for i := 0; i < len(d.Text); i++ {
		if i > 0 && (d.Text[i-1]|0x20 >= 'a' && d.Text[i-1]|0x20 <= 'z') {
			continue
		}
		for _, n := range list {
			if !strings.HasPrefix(d.Text[i:], n) || strings.HasPrefix(d.Text[i+len(n):], "er") {
				continue
			}
			e := slices.IndexFunc(r.Entities, func(e entities.Entity) bool { return e.Name == n || strings.HasSuffix(e.Name, " "+n) })
			if e < 0 {
				e = len(r.Entities)
				r.Entities = append(r.Entities, entities.Entity{Name: n, Kind: names[n], Of: -1})
			}
			r.Mentions = append(r.Mentions, entities.Mention{Span: text.Span{Start: i, End: i + len(n)}, Kind: names[n], Form: entities.Name, Entity: e})
			i += len(n) - 1
			break
		}
	}
	return &r
}

// drawCase returns the text with what is found drawn into it.
func drawCase(in string, names map[string]entities.Kind) string {
	body, headline := strings.CutPrefix(in, "headline: ")
	d := text.New(body)
	if headline {
		d.Blocks[0].Kind = text.Title
	}
	r := resolve(d, names)
	res := Extract(d, r, Context{Outlet: "The Lantern"})
	open, shut := map[int]string{}, map[int]string{}
	mark := func(s text.Span, a, b string) {
		if !s.Empty() && !strings.Contains(open[s.Start], a) {
			open[s.Start] += a
			shut[s.End] = b + shut[s.End]
		}
	}
	for _, q := range res.Quotes {
		for _, c := range q.Content {
			mark(c, "⟦", "⟧")
		}
		mark(q.Source, "⟨", "⟩")
		mark(q.Cue, "⟪", "⟫")
	}
	var b strings.Builder
	if headline {
		b.WriteString("headline: ")
	}
	for i := 0; i <= len(body); i++ {
		b.WriteString(shut[i])
		b.WriteString(open[i])
		if i < len(body) {
			b.WriteByte(body[i])
		}
	}
	for i := range res.Quotes {
		b.WriteString("\n> " + line(d, r, &res.Quotes[i]))
	}
	for _, m := range res.Marks {
		if m.Use != Quotation {
			fmt.Fprintf(&b, "\n> mark %s: %s", m.Use, d.Slice(m.Span))
		}
	}
	return b.String()
}

// line describes a quote as the case file does.
func line(d *text.Doc, r *entities.Resolution, q *Quote) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s %d %s", q.Type, q.Class, q.Strength, q.SourceKind)
	if q.Attitude {
		s.WriteString(" attitude")
	}
	if q.Negated {
		s.WriteString(" negated")
	}
	if q.Speaker >= 0 && r.Entities[q.Speaker].Name != d.Slice(q.Source) {
		s.WriteString(" speaker " + r.Entities[q.Speaker].Name)
	}
	for _, e := range q.With {
		s.WriteString(" with " + r.Entities[e].Name)
	}
	if !q.Addressee.Empty() {
		s.WriteString(" to " + d.Slice(q.Addressee))
	}
	if len(q.Chain) > 1 {
		s.WriteString(" by way of")
		for i, l := range q.Chain {
			if i > 0 {
				s.WriteString(" →")
			}
			s.WriteString(" " + l.Name)
		}
	}
	return s.String()
}
