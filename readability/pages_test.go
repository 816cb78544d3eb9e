package readability

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

var update = flag.Bool("update", false, "rewrite what testdata/pages.txt expects with what is found")

const pagesFile = "testdata/pages.txt"

// A pageCase is a page and what should be found in it.
type pageCase struct {
	name string
	page string
	want string
}

// TestPages reads testdata/pages.txt; its head says how a case is written.
func TestPages(t *testing.T) {
	head, story, cases := readPages(t)
	var out strings.Builder
	out.WriteString(head)
	for _, c := range cases {
		got := findIn(t, c, story)
		if got != c.want && !*update {
			t.Errorf("%s:\n%s\n--- want\n%s", c.name, got, c.want)
		}
		fmt.Fprintf(&out, "=== %s\n%s---\n%s\n", c.name, c.page, got)
	}
	if len(cases) < 80 {
		t.Errorf("%s has only %d cases", pagesFile, len(cases))
	}
	if *update {
		if err := os.WriteFile(pagesFile, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A page means the same whether or not its source has line breaks.
func TestPagesMinified(t *testing.T) {
	_, story, cases := readPages(t)
	for _, c := range cases {
		if strings.Contains(c.page, "<pre") || strings.Contains(c.page, "ld+json") {
			continue
		}
		want := findIn(t, c, story)
		lines := strings.Split(c.page, "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		// The first line may be the address.
		n := 0
		for n < len(lines) && !strings.HasPrefix(lines[n], "<") {
			n++
		}
		c.page = strings.Join(lines[:n], "\n") + "\n" + strings.Join(lines[n:], " ")
		if got := findIn(t, c, story); got != want {
			t.Errorf("%s, on one line:\n%s\n--- want\n%s", c.name, got, want)
		}
	}
}

func readPages(t *testing.T) (head string, story []string, cases []pageCase) {
	t.Helper()
	b, err := os.ReadFile(pagesFile)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), "\n=== ")
	if !ok {
		t.Fatalf("%s has no cases", pagesFile)
	}
	for line := range strings.Lines(head) {
		if s, ok := strings.CutPrefix(line, "> "); ok {
			story = append(story, strings.TrimSpace(s))
		}
	}
	for c := range strings.SplitSeq(rest, "\n=== ") {
		name, c, _ := strings.Cut(c, "\n")
		page, want, _ := strings.Cut(c, "\n---\n")
		cases = append(cases, pageCase{name, page + "\n", strings.TrimRight(want, "\n") + "\n"})
	}
	return head + "\n", story, cases
}

// findIn describes what is found in the page of c.
func findIn(t *testing.T, c pageCase, story []string) string {
	t.Helper()
	p := Page{ID: c.name}
	s := c.page
	for {
		line, rest, _ := strings.Cut(s, "\n")
		key, val, ok := strings.Cut(line, ": ")
		switch {
		case ok && key == "url":
			p.URL = val
		case ok && key == "type":
			p.ContentType = val
		default:
			ok = false
		}
		if !ok {
			break
		}
		s = rest
	}
	var told strings.Builder
	for i, par := range story {
		if i > 0 {
			told.WriteString("\n")
		}
		told.WriteString("<p>" + par + "</p>")
	}
	p.Body = []byte(strings.ReplaceAll(s, "[story]", told.String()))
	a, err := Extract(&p)
	if err != nil {
		if e, ok := errors.AsType[*NotArticleError](err); ok {
			return "not an article: " + string(e.Kind) + "\n"
		}
		return "error: " + err.Error() + "\n"
	}
	checkArticle(t, a)
	return describe(a, story)
}

// describe writes a as the cases do.
func describe(a *Article, story []string) string {
	var b strings.Builder
	line := func(key, val string) {
		if val != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, val)
		}
	}
	if a.Kind != KindArticle {
		line("kind", string(a.Kind))
	}
	line("outlet", a.Outlet)
	line("title", a.Title)
	line("dek", a.Dek)
	for _, au := range a.Authors {
		key := "author"
		if au.Desk {
			key = "desk"
		}
		line(key, au.Name+" ("+au.Source+")")
	}
	for _, c := range a.Credits {
		line("credit", c.Name+" ("+c.Source+")")
	}
	line("published", dateWords(a.Published))
	line("modified", dateWords(a.Modified))
	line("section", a.Section)
	line("tags", strings.Join(a.Tags, "; "))
	if a.Language.Detected != "" && a.Language.Detected != "en" || a.Language.Tag != "" && !strings.HasPrefix(a.Language.Tag, "en") {
		line("language", fmt.Sprintf("%s, words %s", a.Language.Tag, a.Language.Detected))
	}
	if a.ReadMinutes > 0 {
		line("minutes", fmt.Sprint(a.ReadMinutes))
	}
	names := map[text.BlockKind]string{
		text.Paragraph: "p", text.Heading: "h", text.ListItem: "li", text.Quotation: "q", text.TableRow: "row",
	}
	told := strings.Join(story, "\n")
	var body strings.Builder
	for _, bl := range a.Blocks {
		if bl.Kind.InBody() {
			fmt.Fprintf(&body, "%s: %s\n", names[bl.Kind], strings.ReplaceAll(a.Text[bl.Start:bl.End], "\t", " | "))
		}
	}
	b.WriteString(strings.ReplaceAll(body.String(), "p: "+strings.ReplaceAll(told, "\n", "\np: ")+"\n", "[story]\n"))
	for _, img := range a.Images {
		line("image", fmt.Sprintf("%s | %s | %s", a.Text[img.Alt.Start:img.Alt.End], a.Text[img.Caption.Start:img.Caption.End], img.Credit))
	}
	for _, e := range a.Entries {
		first, _, _ := strings.Cut(a.Text[e.Start:e.End], "\n")
		words := strings.Fields(first)
		line("entry", strings.TrimSpace(dateWords(e.Posted)+" "+strings.Join(words[:min(len(words), 5)], " ")))
	}
	line("next", a.NextPage)
	for _, l := range a.Related {
		line("related", l.Title)
	}
	for _, bl := range a.Blocks {
		if bl.Kind == text.Correction {
			line("correction", a.Text[bl.Start:bl.End])
		}
	}
	return b.String()
}

func dateWords(d Date) string {
	if d.IsZero() {
		return ""
	}
	layout := "2006-01-02"
	switch d.Precision {
	case ToDay:
	case ToMonth:
		layout = "2006-01"
	case ToMinute:
		layout += " 15:04"
	case ToSecond:
		layout += " 15:04:05"
	}
	if d.Zone {
		layout += " -07:00"
	}
	return d.Time.Format(layout) + " (" + d.Source + ")"
}
