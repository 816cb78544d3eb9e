package flat_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/flat"
)

// show writes lines as they were understood: "* " for an item, "# " for a
// heading, a blank line where there was one.
func show(lines []flat.Line) string {
	var b strings.Builder
	for i, l := range lines {
		if l.Blank && i > 0 {
			b.WriteString("\n")
		}
		if l.Bullet {
			b.WriteString("* ")
		}
		b.WriteString(strings.Repeat("#", l.Level))
		if l.Level > 0 {
			b.WriteString(" ")
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

func TestLines(t *testing.T) {
	// A page that was wrapped needs some lines before its width can be seen.
	var wrapped strings.Builder
	for range 8 {
		wrapped.WriteString("   The fleet of Tolm and the ministry could not agree on the quota for\n   herring, and the skippers left the talks in anger and without a deal\n   before noon.\n\n")
	}
	paragraph := "The fleet of Tolm and the ministry could not agree on the quota for herring, and the skippers left the talks in anger and without a deal before noon.\n"
	for _, c := range []struct{ name, in, want string }{
		{"nothing", " \n\t\r\n—\n", ""},
		{"bullets", "  • News\n    • • Live\n  ◦ Sport\n", "* News\n* Live\n* Sport\n"},
		{"a dash that speaks", "– We will come back, said Osk.\n", "– We will come back, said Osk.\n"},
		{"a number that begins a sentence", "3. May was too late, said Osk.\n", "3. May was too late, said Osk.\n"},
		{"numbers of a list", "   1. Crane\n   2. Ferry\n", "* Crane\n* Ferry\n"},
		{"line ends", "a\r\nb\rc\fd", "a\nb\nc\nd\n"},
		{"blank lines", "Rain\n\n\nSnow\nHail\n", "Rain\n\nSnow\nHail\n"},
		{"Markdown", "# Rain\n\nIt [rained](/a) on **Tolm**.\n\n![A wet street](/b.jpg)\n", "# Rain\n\nIt rained on Tolm.\n\nA wet street\n"},
		{"Markdown cut off", "It [rained](/a and [poured](\n", "It [rained](/a and [poured](\n"},
		{"headings of html2text", "****** Rain ******\n***** Snow *****\n", "# Rain\n## Snow\n"},
		{"controls of lynx", "   Search ____________________ (BUTTON) Submit\n", "Search Submit\n"},
		{"wrapped", wrapped.String(), strings.TrimSuffix(strings.Repeat(paragraph+"\n", 8), "\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(flat.Lines(c.in)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A page may have its text in a column that is narrower than the page.
func TestColumns(t *testing.T) {
	const menu = "   The menu of the page, which has nothing to do with the text and goes up to the right edge of it\n\n"
	const text = "          The fleet of Tolm and the ministry could not agree\n          on the quota for herring, and all the skippers left\n          the talks in anger and without a deal before noon,\n          which surprised nobody in the harbor of the town.\n\n"
	const short = "          They will come back on Monday, said the minister,\n          if there is an offer.\n\n"
	lines := flat.Lines(strings.Repeat(menu, 20) + text + short)
	if n := len(lines); n != 22 {
		t.Fatalf("got %d lines, want 22:\n%s", n, show(lines))
	}
	if got := lines[20].Text; !strings.HasSuffix(got, "agree on the quota for herring, and all the skippers left the talks in anger and without a deal before noon, which surprised nobody in the harbor of the town.") {
		t.Errorf("got %q", got)
	}
	if got := lines[21].Text; got != "They will come back on Monday, said the minister, if there is an offer." {
		t.Errorf("a short paragraph in the same column: got %q", got)
	}
	// Headlines of one indent are no paragraph.
	list := strings.Repeat(menu, 20) + "          Ferry line hires forty people for summer\n          Storm takes the roof off the old market hall of Tolm\n          New mayor\n          School opens after the fire of last December\n"
	if n := len(flat.Lines(list)); n != 24 {
		t.Errorf("a list: got %d lines, want 24", n)
	}
}

// Japanese and Chinese take two columns a character, and no spaces.
func TestWideLetters(t *testing.T) {
	line := strings.Repeat("漁船が港を出た", 5) // 70 columns
	page := strings.Repeat(line+"\n朝だった。\n\n", 12)
	lines := flat.Lines(page)
	if len(lines) != 12 || lines[0].Text != line+"朝だった。" {
		t.Errorf("got %d lines, the first %q", len(lines), lines[0].Text)
	}
	if n := len(lines[0].Words()); n < 15 || n > 25 {
		t.Errorf("got %d words, want about one for two characters: %q", n, lines[0].Words())
	}
}

func TestFaultsOfTools(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"encoded twice", "FÃ¼r die Fischer wÃ¤re es kÃ¼rzer, sagte sie.", "Für die Fischer wäre es kürzer, sagte sie."},
		{"quotation marks too", "â€œWe will come back,â€\u009d he said at the cafÃ© of Malmö â€¦", "“We will come back,” he said at the café of Malmö …"},
		{"meant", "Ã is a letter, and so is ã.", "Ã is a letter, and so is ã."},
		{"references", "Tolm&#x27;s fish &amp; chips", "Tolm's fish & chips"},
		{"text of an image", "[A wet street in Tolm]", "A wet street in Tolm"},
		{"a control", "[Submit]", "[Submit]"},
		{"an aside", "[They] went home [early]", "[They] went home [early]"},
	} {
		if got := flat.Lines(c.in)[0].Text; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if l := flat.Lines("[A wet street in Tolm]")[0]; !l.Image {
		t.Error("the text of an image is not marked as one")
	}
}

// html2text writes links with_underscores. A page of them is not one where a
// single name has one.
func TestUnderscores(t *testing.T) {
	links := strings.Repeat("    * News_of_the_day\n", 10)
	if got := flat.Lines(links)[0].Text; got != "News of the day" {
		t.Errorf("got %q", got)
	}
	if got := flat.Lines("The file is called read_me.\nIt is long.\n")[0].Text; got != "The file is called read_me." {
		t.Errorf("got %q", got)
	}
}

func TestCues(t *testing.T) {
	for _, c := range []struct {
		line string
		cue  flat.Cue
		want bool
	}{
		{"Read more: Ferry line hires forty", flat.CueMore, true},
		{"She read more than he did.", flat.CueMore, false},
		{"By Mara Lind", flat.CueBy, true},
		{"It was bought by Mara Lind", flat.CueBy, false},
		{"All rights reserved", flat.CueLegal, true},
		{"4 min read", flat.CueMinutes, true},
	} {
		if got := flat.Lines(c.line)[0].Has(c.cue); got != c.want {
			t.Errorf("%q: got %v, want %v", c.line, got, c.want)
		}
	}
}

// Whatever the bytes are, lines have words, no line ends, and answers between 0
// and 1.
func FuzzRead(f *testing.F) {
	f.Add("  • News\n\nRain\nBy Mara Lind\n\nIt rained in Tolm all day, and nobody in the harbor was surprised by it at all, people said.\n")
	f.Add("# a\n[b](c\n![d](e)\n***f***\n__\x80")
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range flat.Read(s) {
			if len(l.Words()) == 0 || strings.ContainsAny(l.Text, "\n\r") {
				t.Errorf("line %q of %q", l.Text, s)
			}
			for _, q := range []float32{l.Body, l.Title, l.Dek, l.Author, l.Date, l.Caption, l.Tag} {
				if !(q >= 0 && q <= 1) {
					t.Errorf("line %q: probability %v", l.Text, q)
				}
			}
			if utf8.ValidString(s) && !utf8.ValidString(l.Text) {
				t.Errorf("line %q is not UTF-8 any more", l.Text)
			}
		}
	})
}

func ExampleRead() {
	page := `Home
News
Contact

Skippers leave talks without a deal

By Mara Lind

The fishing fleet of Tolm and the ministry could not agree on next year's quota, and the skippers left the talks in anger.

The ministry wants to cut the quota by a fifth, while the guild of the skippers asks for new counts before anything is cut at all.

Privacy policy
`
	for _, l := range flat.Read(page) {
		if l.Body > .5 {
			fmt.Printf("%.40s…\n", l.Text)
		}
	}
	// Output:
	// The fishing fleet of Tolm and the minist…
	// The ministry wants to cut the quota by a…
}

func BenchmarkRead(b *testing.B) {
	page := strings.Repeat("  • News\n", 50) + strings.Repeat("The fishing fleet of Tolm and the ministry could not agree on next year's quota, and the skippers left the talks in anger.\n\n", 20)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		flat.Read(page)
	}
}
