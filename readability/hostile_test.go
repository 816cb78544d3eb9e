package readability

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/hostile"
)

// No page makes Extract panic, and its article is found beside the mischief.
func TestHostilePages(t *testing.T) {
	for _, c := range hostile.Pages() {
		for _, n := range []int{4 << 10, 64 << 10} {
			a, err := Extract(&Page{Body: c.Make(n), ContentType: "text/html"})
			switch {
			case err != nil && !errors.Is(err, ErrNoArticle):
				t.Errorf("%s, %d bytes: %v", c.Name, n, err)
			case err != nil && c.Text != "":
				t.Errorf("%s, %d bytes: %v, want the text", c.Name, n, err)
			case err == nil && !strings.Contains(a.Text, c.Text):
				t.Errorf("%s, %d bytes: %q isn't in the text", c.Name, n, c.Text)
			case err == nil:
				checkArticle(t, a)
			}
		}
	}
}

// What is no text is no article, whatever it is called.
func TestBinary(t *testing.T) {
	noise := make([]byte, 64<<10)
	for i, state := 0, uint32(1); i < len(noise); i++ {
		state = state*1664525 + 1013904223
		noise[i] = byte(state >> 24)
	}
	for _, kind := range []string{"", "text/html"} {
		if _, err := Extract(&Page{Body: noise, ContentType: kind}); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%q: got %v, want ErrNoArticle", kind, err)
		}
	}
}

func TestTooLarge(t *testing.T) {
	x := Extractor{MaxBytes: 10}
	if _, err := x.Extract(&Page{Body: []byte("<p>eleven bytes")}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
	x.MaxBytes = -1
	if _, err := x.Extract(&Page{Body: bytes.Repeat([]byte("<p>A page without a limit.</p>"), 40)}); err != nil {
		t.Errorf("no limit: %v", err)
	}
}

func TestTooManyTags(t *testing.T) {
	page := &Page{Body: []byte(strings.Repeat("<p>A page with twelve tags.</p>", 6))}
	for most, want := range map[int]error{11: ErrTooLarge, 12: nil, 0: nil, -1: nil} {
		x := Extractor{MaxTags: most}
		if _, err := x.Extract(page); !errors.Is(err, want) {
			t.Errorf("MaxTags %d: got %v, want %v", most, err, want)
		}
	}
	// Megabytes of nothing but tags would take ten seconds.
	if _, err := Extract(&Page{Body: bytes.Repeat([]byte("<div>"), 1<<20), ContentType: "text/html"}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a million elements: got %v, want ErrTooLarge", err)
	}
	// In text a sign is no tag.
	if _, err := Extract(&Page{Body: bytes.Repeat([]byte("<"), 1<<19), ContentType: "text/plain"}); errors.Is(err, ErrTooLarge) {
		t.Errorf("signs in text: %v", err)
	}
}

// Charsets that fit equally well are told apart alike each time.
func TestGuessIsStable(t *testing.T) {
	for _, s := range []string{"<table><trr><\xf5d>a<><td", "\xe9", "caf\xe9 \xe0 la cr\xe8me"} {
		want := decode([]byte(s), "")
		for range 50 {
			if got := decode([]byte(s), ""); got != want {
				t.Fatalf("%q is read as %q, and as %q the next time", s, want, got)
			}
		}
	}
}

// FuzzExtract holds what the Article type promises, for any bytes, and that the
// same bytes give the same article.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"", "<", "<p>One.<p>Two.", "<table><tr><td>a<td>b</table>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"a",
		"<title>A - B</title><h1>A</h1><p>By Ann Lee<p>March 5, 2024<p>A sentence that is long enough to be taken for an article.",
		"<figure><img src=a alt=b><figcaption>c (AP)</figcaption></figure>", "\xff\xfe<\x00p\x00>\x00", "<table><trr><\xf5d>a<><td", "a\xe9b <p>caf\xe9</p></p>", "Home\n\nNews\n\nA headline\n\nBy Ann Lee\n\nA paragraph.",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p := Page{Body: b, URL: "https://www.example.com/a"}
		a, err := Extract(&p)
		if err != nil {
			if !errors.Is(err, ErrNoArticle) && !errors.Is(err, ErrTooLarge) {
				t.Fatalf("unknown error %v", err)
			}
			return
		}
		checkArticle(t, a)
		again, err := Extract(&p)
		if err != nil || again.Text != a.Text || again.Title != a.Title || len(again.Tags) != len(a.Tags) {
			t.Errorf("a second look finds something else: %v", err)
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	page := hostile.Pages()[8].Make(64 << 10) // ordinary
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Extract(&Page{Body: page}); err != nil {
			b.Fatal(err)
		}
	}
}
