package readability

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

func TestBuild(t *testing.T) {
	p := parts{
		title: " Harbor\n to close ",
		dek:   "For a year.",
		body: []part{
			{kind: text.Heading, text: "Why\u00a0now"},
			{kind: text.Paragraph, text: "One.\n\nTwo\xff."},
			{kind: text.Paragraph, text: " \n "},
			{kind: text.TableRow, text: "Ferries\t\t12 \n a day"},
		},
		pictures:    []picture{{url: "a.jpg", alt: "A quay", caption: "The quay.", credit: " AP "}, {url: "b.jpg"}},
		corrections: []string{"An earlier version was wrong."},
	}
	var a Article
	p.build(&a)
	want := []string{
		"title: Harbor to close", "dek: For a year.", "heading: Why now", "paragraph: One. Two\ufffd.",
		"row: Ferries\t12 a day", "alt: A quay", "caption: The quay.", "correction: An earlier version was wrong.",
	}
	names := map[text.BlockKind]string{
		text.Title: "title", text.Dek: "dek", text.Heading: "heading", text.Paragraph: "paragraph",
		text.TableRow: "row", text.AltText: "alt", text.Caption: "caption", text.Correction: "correction",
	}
	var got []string
	for _, b := range a.Blocks {
		got = append(got, names[b.Kind]+": "+a.Text[b.Start:b.End])
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("blocks:\n%s\nwant:\n%s", g, w)
	}
	if g, w := a.Text[a.Body.Start:a.Body.End], "Why now\n\nOne. Two\ufffd.\n\nFerries\t12 a day"; g != w {
		t.Errorf("Body is %q, want %q", g, w)
	}
	if len(a.Images) != 2 || a.Text[a.Images[0].Caption.Start:a.Images[0].Caption.End] != "The quay." || a.Images[0].Credit != "AP" || !a.Images[1].Alt.Empty() {
		t.Errorf("Images are %+v", a.Images)
	}
	checkArticle(t, &a)
}

// checkArticle fails t where a breaks what the Article type promises.
func checkArticle(t *testing.T, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) {
		t.Errorf("text isn't UTF-8: %q", a.Text)
	}
	last := 0
	for i, b := range a.Blocks {
		if b.Start < last || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block %d is [%d, %d), the one before ends at %d and the text at %d", i, b.Start, b.End, last, len(a.Text))
		}
		if i > 0 && a.Text[last:b.Start] != "\n\n" {
			t.Errorf("%q stands before block %d, want a blank line", a.Text[last:b.Start], i)
		}
		if w := a.Text[b.Start:b.End]; strings.ContainsAny(w, "\n\r") || strings.TrimSpace(w) != w {
			t.Errorf("block %d isn't folded: %q", i, w)
		}
		if b.Kind.InBody() && !a.Body.Contains(b.Span) || !b.Kind.InBody() && a.Body.Overlaps(b.Span) {
			t.Errorf("block %d of kind %d is at %v, body at %v", i, b.Kind, b.Span, a.Body)
		}
		last = b.End
	}
	if last != len(a.Text) {
		t.Errorf("%q stands after the last block", a.Text[last:])
	}
	checkEntries(t, a)
	for i, img := range a.Images {
		for _, s := range []text.Span{img.Caption, img.Alt} {
			if s.Start < 0 || s.End < s.Start || s.End > len(a.Text) {
				t.Errorf("image %d has span %v, the text is %d long", i, s, len(a.Text))
			}
		}
	}
}

// checkEntries holds that the entries of a live ticker lie in its body, in order.
func checkEntries(t *testing.T, a *Article) {
	t.Helper()
	last := a.Body.Start
	for i, e := range a.Entries {
		if e.Start < last || e.End <= e.Start || e.End > a.Body.End {
			t.Fatalf("entry %d is at %v, the one before ends at %d, the body is %v", i, e.Span, last, a.Body)
		}
		last = e.End
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		" ":                    "",
		"a":                    "a",
		"a b":                  "a b",
		" a \t\r\n b\u2003":    "a b",
		"Über\u00adgang":       "Übergang",
		"nul\x00l":             "null",
		"caf\xe9":              "caf\ufffd",
		"\ufeffzero\u200bwide": "zerowide",
		"می\u200cخواهم":        "می\u200cخواهم", // this joiner is spelling
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
		if got := fold(want); got != want {
			t.Errorf("fold(%q) = %q: not stable", want, got)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for _, c := range []struct {
		contentType, in string
		want            bool
	}{
		{"text/html; charset=utf-8", "words only", true},
		{"text/markdown", "<p>no", false},
		{"text/plain", "<!doctype html><p>sent as text", true},
		{"", "\ufeff\n<html>", true},
		{"", "Lead.<p>Then <b>more</b>.</p>", true},
		{"", "Home\n\nNews\n\nHarbor to close\n\nThe tag </b> was left open.", false},
		{"", "< 5 percent", false},
		{"", "", false},
	} {
		if got := isHTML(c.contentType, c.in); got != c.want {
			t.Errorf("isHTML(%q, %q) = %v, want %v", c.contentType, c.in, got, c.want)
		}
	}
}
