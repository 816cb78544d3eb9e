package report_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// deadLinks lists the links within a page that lead nowhere.
func deadLinks(t *testing.T, page string) (dead []string) {
	t.Helper()
	ids, links := map[string]bool{}, []string{}
	walk(t, page, func(n *html.Node) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links = append(links, a.Val[1:])
			}
		}
	})
	for _, l := range links {
		if !ids[l] {
			dead = append(dead, l)
		}
	}
	return dead
}

// Of more articles and outlets than a page has room for it shows the leading ones,
// says how many it leaves out, and still leads to all that it counts.
func TestManyOutlets(t *testing.T) {
	var pages []page
	for i := range 310 {
		pages = append(pages, page{
			outlet: fmt.Sprintf("Paper %02d", i%31), title: "Mara Lind speaks", byline: "Lena Fisk",
			body: fmt.Sprintf(`Mara Lind, mayor of Port Ellery, praised hall %d. "We are proud of number %d," said Lind.`, i, i),
		})
	}
	got := write(t, story(t, pages...))
	for _, want := range []string{"310 articles from 31 outlets", "and 19 more outlets", "and 7 more outlets", "Only the paragraphs that a number leads to"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page doesn't say %q", want)
		}
	}
	if dead := deadLinks(t, got); len(dead) > 0 {
		t.Errorf("%d links lead nowhere, the first to %s", len(dead), dead[0])
	}
}

// One page alone has names, too, and what can't be told from it is said where one
// looks for it.
func TestOneOutlet(t *testing.T) {
	got := write(t, story(t, page{outlet: "Norden Press Agency", title: "Ferry terminal", body: agencyBody}))
	_, omissions, _ := strings.Cut(got, `id="omissions"`)
	for where, want := range map[string]string{got: "Mara Lind <small>person", omissions[:500]: "can be told from three outlets on"} {
		if !strings.Contains(where, want) {
			t.Errorf("%q is not where one looks for it", want)
		}
	}
	if dead := deadLinks(t, got); len(dead) > 0 {
		t.Errorf("links lead nowhere: %q", dead)
	}
}
