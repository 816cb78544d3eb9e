package readability

import (
	"strings"
	"testing"
)

func TestDeepPagesGiveTheirText(t *testing.T) {
	const words = "The harbor will close for a year, the council said on Monday, and ferries will leave from the old pier."
	for _, tag := range []string{"div", "b", "blockquote", "table", "ul", "section", "span", "font"} {
		for _, open := range []bool{true, false} {
			s := "<title>Harbor to close</title>" + strings.Repeat("<p>"+words+"</p>", 8) + strings.Repeat("<"+tag+" id=x>", 3000) + "<p>Deep: " + words + "</p>"
			if !open {
				s += strings.Repeat("</"+tag+">", 3000)
			}
			a, err := Extract(&Page{Body: []byte(s)})
			if err != nil {
				t.Errorf("%s: %v", tag, err)
				continue
			}
			if !strings.Contains(a.Text, words) {
				t.Errorf("%s: the text is lost: %q", tag, a.Text)
			}
			checkArticle(t, a)
		}
	}
}
