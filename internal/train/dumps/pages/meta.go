package pages

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// parse reads packed HTML.
func parse(name string) (*html.Node, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	in, err := charset.NewReader(z, "text/html")
	if err != nil {
		return nil, err
	}
	return html.Parse(in)
}

// A said holds what a page's own HTML says of it, for machines: the pages of most
// sets have no annotated authors or tags, and their dumps no meta elements.
type said struct {
	titles, authors, tags []string
}

// ask reads what the HTML of a page says.
func ask(root *html.Node) *said {
	s := &said{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			s.meta(attr(n, "name")+attr(n, "property"), attr(n, "content"))
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				var v any
				if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
					s.linked(v, 0)
				}
			}
		case atom.H1:
			s.titles = append(s.titles, inner(n))
		case atom.A:
			if slices.Contains(strings.Fields(attr(n, "rel")), "tag") {
				s.tags = append(s.tags, inner(n))
			}
		}
	}
	return s
}

func (s *said) meta(name, content string) {
	switch strings.ToLower(name) {
	case "og:title", "twitter:title":
		s.titles = append(s.titles, content)
	case "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator":
		if !strings.Contains(content, "/") {
			s.authors = append(s.authors, people(content)...)
		}
	case "article:tag", "og:article:tag", "keywords", "news_keywords", "parsely-tags", "sailthru.tags":
		s.tags = append(s.tags, strings.Split(content, ",")...)
	}
}

// linked reads a value of JSON-LD.
func (s *said) linked(v any, depth int) {
	const deep = 8
	if depth > deep {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			s.linked(x, depth+1)
		}
	case map[string]any:
		if kind, _ := v["@type"].(string); strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") {
			if t, _ := v["headline"].(string); t != "" {
				s.titles = append(s.titles, t)
			}
			s.authors = append(s.authors, texts(v["author"], "name")...)
			for _, t := range texts(v["keywords"], "name") {
				s.tags = append(s.tags, strings.Split(t, ",")...)
			}
		}
		if g, ok := v["@graph"]; ok {
			s.linked(g, depth+1)
		}
	}
}

// texts returns the strings in v: itself, those of a list, or the field of
// objects.
func texts(v any, field string) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		return texts(v[field], "")
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, texts(x, field)...)
		}
		return out
	}
	return nil
}

func people(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '&' })
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
