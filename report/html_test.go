package report_test

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/report"
)

func write(t testing.TB, c *compare.Comparison) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.HTML(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// walk visits the elements of a page.
func walk(t testing.TB, page string, visit func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

// markup lists the elements and attributes that a page is made of.
func markup(t testing.TB, page string) map[string]bool {
	m := map[string]bool{}
	walk(t, page, func(n *html.Node) {
		m["<"+n.Data+">"] = true
		for _, a := range n.Attr {
			m["<"+n.Data+" "+a.Key+">"] = true
		}
	})
	return m
}

func scripts(t testing.TB, page string) int {
	n := 0
	walk(t, page, func(e *html.Node) {
		if e.Data == "script" {
			n++
		}
	})
	return n
}

func TestWordsOfPagesCannotBecomeMarkup(t *testing.T) {
	template, err := os.ReadFile("page.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	clean := markup(t, string(template))
	for _, bad := range []string{
		`<script>alert(1)</script>`,
		`"><img src=x onerror=alert(1)>`,
		`' onmouseover='alert(1)`,
		`</title></style><script>alert(1)</script>`,
		`<!-- ]]> --><svg/onload=alert(1)>`,
		"{{.}} ${alert(1)} `",
		`javascript:alert(1)`,
	} {
		page := write(t, story(t, spoiled(bad)...))
		for m := range markup(t, page) {
			if !clean[m] {
				t.Errorf("%q in a page brought %s into the report", bad, m)
			}
		}
		if n := scripts(t, page); n != 1 {
			t.Errorf("%q: %d scripts in the report, want its own", bad, n)
		}
		walk(t, page, func(n *html.Node) {
			for _, a := range n.Attr {
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") {
					t.Errorf("%q: a link to %q", bad, a.Val)
				}
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("%q: attribute %s", bad, a.Key)
				}
			}
		})
	}
}

func TestReportNeedsNoNetwork(t *testing.T) {
	page := write(t, sample(t))
	walk(t, page, func(n *html.Node) {
		switch n.Data {
		case "link", "img", "iframe", "object", "embed", "form", "base":
			t.Errorf("the report has a <%s>", n.Data)
		}
	})
	for _, want := range []string{"default-src &#39;none&#39;", "style-src &#39;sha256-", "script-src &#39;sha256-"} {
		if !strings.Contains(page, want) {
			t.Errorf("the policy lacks %s", want)
		}
	}
	for _, bad := range []string{"unsafe-inline", "@import", "url("} {
		if strings.Contains(page, bad) {
			t.Errorf("the report has %s", bad)
		}
	}
}

// Every number leads to a place, and every place is in the page.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	page := write(t, sample(t))
	ids := map[string]int{}
	walk(t, page, func(n *html.Node) {
		for _, a := range n.Attr {
			if a.Key == "id" {
				ids[a.Val]++
			}
		}
	})
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if ids[id] > 1 {
			t.Errorf("%d elements are called %s", ids[id], id)
		}
	}
	links := 0
	walk(t, page, func(n *html.Node) {
		for _, a := range n.Attr {
			if id, ok := strings.CutPrefix(a.Val, "#"); a.Key == "href" && ok {
				links++
				if ids[id] == 0 {
					t.Errorf("a link leads to %s, which isn't there", id)
				}
			}
		}
	})
	if links < 50 {
		t.Errorf("%d links only", links)
	}
}

func TestEqualComparisonsGiveEqualPages(t *testing.T) {
	first, second := write(t, sample(t)), write(t, sample(t))
	if first != second {
		t.Error("two runs differ")
	}
}

func TestReportOfNothing(t *testing.T) {
	page := write(t, &compare.Comparison{})
	if !strings.Contains(page, "</html>") {
		t.Error("an empty comparison gives no whole page")
	}
}
