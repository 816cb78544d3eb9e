package readability

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

var updateDumps = flag.Bool("update-dumps", false, "rewrite what testdata/dumps expects")

// outline writes an article as a journalist would check it.
func outline(a *Article) string {
	var b strings.Builder
	line := func(name, s string) {
		if s != "" {
			fmt.Fprintf(&b, "%-10s %s\n", name+":", s)
		}
	}
	line("outlet", a.Outlet)
	line("title", a.Title)
	for _, au := range a.Authors {
		line(map[bool]string{true: "desk", false: "author"}[au.Desk], au.Name)
	}
	for _, c := range a.Credits {
		line("credit", fmt.Sprintf("%s (%s: %q)", c.Name, c.Source, c.Words))
	}
	if !a.Published.IsZero() {
		line("published", fmt.Sprintf("%s, to the %s, zone %v", a.Published.Time.Format("2006-01-02 15:04"), a.Published.Precision, a.Published.Zone))
	}
	if !a.Modified.IsZero() {
		line("modified", fmt.Sprintf("%s, to the %s, zone %v", a.Modified.Time.Format("2006-01-02 15:04"), a.Modified.Precision, a.Modified.Zone))
	}
	line("section", a.Section)
	if a.ReadMinutes > 0 {
		line("minutes", fmt.Sprint(a.ReadMinutes))
	}
	line("dek", a.Dek)
	line("tags", strings.Join(a.Tags, " | "))
	for _, im := range a.Images {
		line("alt", a.Text[im.Alt.Start:im.Alt.End])
		line("caption", a.Text[im.Caption.Start:im.Caption.End])
		line("photo by", im.Credit)
	}
	for _, l := range a.Related {
		line("related", l.Title)
	}
	line("language", a.Language.Tag)
	for _, k := range a.Blocks {
		s := a.Text[k.Start:k.End]
		switch {
		case k.Kind == text.Heading:
			fmt.Fprintf(&b, "\n## %s\n", s)
		case k.Kind == text.ListItem:
			fmt.Fprintf(&b, "\n* %s\n", s)
		case k.Kind.InBody():
			fmt.Fprintf(&b, "\n%s\n", s)
		case k.Kind == text.Correction:
			fmt.Fprintf(&b, "\n[correction] %s\n", s)
		}
	}
	return b.String()
}

// Each page of testdata/dumps has an outline beside it.
func TestDumps(t *testing.T) {
	files, err := filepath.Glob("testdata/dumps/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages in testdata/dumps")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(&Page{ID: file, ContentType: "text/plain", Body: page})
			if err != nil {
				t.Fatal(err)
			}
			compareOutline(t, outline(a), strings.TrimSuffix(file, ".txt")+".want")
		})
	}
}

// The pages of the example are read right in every field.
func TestSamplePages(t *testing.T) {
	files, err := filepath.Glob("../examples/outlets/sample/*/*")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d pages in ../examples/outlets/sample", len(files))
	}
	for _, file := range files {
		outlet := filepath.Base(filepath.Dir(file))
		t.Run(outlet, func(t *testing.T) {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(&Page{ID: file, Body: page})
			if err != nil {
				t.Fatal(err)
			}
			compareOutline(t, outline(a), filepath.Join("testdata/sample", outlet+".want"))
		})
	}
}

// compareOutline compares got with the file want, or writes it there.
func compareOutline(t *testing.T, got, want string) {
	t.Helper()
	if *updateDumps {
		if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(b) {
		t.Errorf("got\n%s\nwant\n%s", got, b)
	}
}

// The page that made us read flattened pages at all. It belongs to others and is
// not part of this module.
func TestRafahPage(t *testing.T) {
	body, err := os.ReadFile("../../shared/pages/almayadeen-rafah.txt")
	if err != nil {
		t.Skip("the page is not here: ", err)
	}
	a, err := Extract(&Page{ID: "rafah", ContentType: "text/plain", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	all := string(body)
	equal := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %q, want %q", what, got, want)
		}
	}
	equal("outlet", a.Outlet, "Al Mayadeen English")
	equal("title", a.Title, "US, 'Israel' at 'odds' regarding Rafah invasion: Axios")
	equal("authors", fmt.Sprint(a.Authors), "[{Al Mayadeen English true text}]")
	if len(a.Credits) == 0 || a.Credits[0].Name != "Axios" || a.Credits[0].Words != "Source: Axios" {
		t.Errorf("credits: %v", a.Credits)
	}
	equal("date", fmt.Sprint(a.Published.Time.Format("2006-01-02 15:04"), a.Published.Precision, a.Published.Zone), "2024-04-03 11:02minutefalse")
	equal("minutes", fmt.Sprint(a.ReadMinutes), "4")
	if !strings.HasPrefix(a.Dek, "In a virtual meeting") || !strings.HasSuffix(a.Dek, "toward the invasion.") {
		t.Errorf("dek: %q", a.Dek)
	}
	equal("tags", strings.Join(a.Tags, "|"), "United States|Palestine|Israeli aggression|Israel|Rafah invasion|Rafah|Jake Sullivan|Gaza|Antony Blinken|famine in Gaza")
	if len(a.Images) != 1 {
		t.Fatalf("%d images, want 1: %v", len(a.Images), a.Images)
	}
	im := a.Images[0]
	equal("photo by", im.Credit, "AP")
	if alt := a.Text[im.Alt.Start:im.Alt.End]; !strings.Contains(alt, "Defense Minister Yoav") || !strings.Contains(alt, "U.S. flag") {
		t.Errorf("alt: %q", alt)
	}
	if caption := a.Text[im.Caption.Start:im.Caption.End]; !strings.Contains(caption, "Security Minister Yoav") || !strings.Contains(caption, "US flag") {
		t.Errorf("caption: %q", caption)
	}
	var related []string
	for _, l := range a.Related {
		related = append(related, l.Title)
	}
	for _, want := range []string{"US expects major Russian retaliation on Ukraine", "Chinese Vice Premier to visit UK for trade talks with US", "US facilitates Rafah invasion, approves thousands of bombs to 'Israel'", "Famine in Gaza causing women to give birth to stillborn babies"} {
		if !slices.Contains(related, want) {
			t.Errorf("%q is not among the related: %q", want, related)
		}
	}

	// The body is all that stands between the captions and the tags, without
	// the box and the pointers.
	from := strings.Index(all, "The United States and the Israeli occupation")
	to := strings.LastIndex(all, "Read more: Famine")
	var want []string
	for l := range strings.Lines(all[from:to]) {
		l = fold(l)
		if l == "" || l == "Related News" || strings.HasPrefix(l, "US expects") || strings.HasPrefix(l, "Chinese Vice") || strings.HasPrefix(l, "Read more:") {
			continue
		}
		kind := "p "
		if len(l) < 60 {
			kind = "h "
		}
		want = append(want, kind+l)
	}
	var got []string
	for _, b := range a.Blocks {
		if b.Kind.InBody() {
			got = append(got, map[text.BlockKind]string{text.Paragraph: "p ", text.Heading: "h "}[b.Kind]+a.Text[b.Start:b.End])
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("body: got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzDump(f *testing.F) {
	files, _ := filepath.Glob("testdata/dumps/*.txt")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	f.Add([]byte("1. \n[a](b\n•\n# x\n\x80__"))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := Extract(&Page{ContentType: "text/markdown", Body: b})
		if err != nil {
			return
		}
		end := 0
		for _, k := range a.Blocks {
			if k.Start < end || k.End <= k.Start || k.End > len(a.Text) {
				t.Fatalf("block %v of %d bytes, after %d", k, len(a.Text), end)
			}
			end = k.End
		}
	})
}

func BenchmarkDump(b *testing.B) {
	body, err := os.ReadFile("testdata/dumps/browser.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := Extract(&Page{ContentType: "text/plain", Body: body}); err != nil {
			b.Fatal(err)
		}
	}
}

// A line that sites set between paragraphs, however often, is no publisher.
func TestFurnitureIsNoOutlet(t *testing.T) {
	for _, line := range []string{"Advertisement", "ADVERTISEMENT", "Sponsored", "Subscribe"} {
		body := line + "\n\nCouncil keeps the old pier\n\n" + line + "\n\nThe council of Kestov voted on Monday to keep the old pier open for another ten years.\n\n" +
			line + "\n\nThe mayor said that repairs would begin in spring and that the harbor would stay open.\n\n" + line + "\n"
		a, err := Extract(&Page{ID: "pier", OutletHint: "gazette", ContentType: "text/plain", Body: []byte(body)})
		if err != nil {
			t.Fatal(err)
		}
		if a.Outlet != "gazette" {
			t.Errorf("%s: the outlet is %q", line, a.Outlet)
		}
	}
}
