package readability

import (
	"errors"
	"testing"

	"github.com/masthead-news/masthead/text"
)

func TestKnownText(t *testing.T) {
	a, err := Extract(&Page{ID: "r", Known: Known{Title: " Rain\n", Text: "It rained.\r\n\r\nIt poured\nall day."}})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Rain\n\nIt rained.\n\nIt poured all day."; a.Text != want || len(a.Blocks) != 3 || a.Blocks[0].Kind != text.Title {
		t.Errorf("got %q, %v", a.Text, a.Blocks)
	}
	if _, err := Extract(&Page{Known: Known{Text: " \n"}}); !errors.Is(err, ErrNoArticle) {
		t.Errorf("blank text: got %v, want ErrNoArticle", err)
	}
}

// What a page doesn't say is filled in, and every span still means the same.
func TestKnownFills(t *testing.T) {
	words := parts{
		body:     []part{{kind: text.Paragraph, text: "It rained."}},
		pictures: []picture{{alt: "A street", caption: "A wet street"}},
	}
	var a Article
	words.build(&a)
	k := Known{Title: "Rain", Authors: []string{"Mara Lind"}, Language: "en"}
	k.fill(&a)
	slice := func(s text.Span) string { return a.Text[s.Start:s.End] }
	if a.Title != "Rain" || a.Authors[0].Name != "Mara Lind" || a.Language.Tag != "en" {
		t.Errorf("got %+v", a)
	}
	if slice(a.Blocks[0].Span) != "Rain" || slice(a.Body) != "It rained." || slice(a.Images[0].Alt) != "A street" || slice(a.Images[0].Caption) != "A wet street" {
		t.Errorf("spans moved wrongly: %q %+v", a.Text, a)
	}
	k = Known{Title: "Other", Authors: []string{"Ivo Tamm"}, Language: "de"}
	k.fill(&a)
	if a.Title != "Rain" || len(a.Authors) != 1 || a.Authors[0].Name != "Mara Lind" || a.Language.Tag != "en" {
		t.Errorf("what the page says was overwritten: %+v", a)
	}
}
