package quotes

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// A recognizer may take a name and the nickname in it for one mention.
func TestMarksWithinAName(t *testing.T) {
	d := text.New(`Officers questioned Anton "The Rock" Lind on Monday.`)
	start, end := strings.Index(d.Text, "Anton"), strings.Index(d.Text, " on Monday")
	r := entities.Resolve(d, []entities.Mention{{
		Span: text.Span{Start: start, End: end}, Kind: entities.Person, Form: entities.Name, Entity: -1,
	}})
	var x Extractor
	got := x.Extract(d, &r, Context{})
	if len(got.Marks) != 1 || got.Marks[0].Use != Nickname {
		t.Errorf("marks are %+v, want one nickname", got.Marks)
	}
}
