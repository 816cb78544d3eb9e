package readability

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// script keeps JSON-LD, and walks over a template that is a part of the page.
func (w *walker) script(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	switch kind := strings.ToLower(attr(n, "type")); {
	case strings.Contains(kind, "ld+json"):
		w.p.scripts = append(w.p.scripts, n.FirstChild.Data)
	case kind == "text/template" || kind == "text/html":
		w.template(n.FirstChild.Data)
	}
}

// template walks over s, which a script shows as it is, where it stands for the
// body of an article, as on some blogs. Templates that are to be filled in have
// no text of their own.
func (w *walker) template(s string) {
	if e := &w.p.elems[w.el]; w.templated || !e.itemBody && e.roles&roleBody == 0 {
		return
	}
	for _, gap := range []string{"{{", "<%", "${", "[["} {
		if strings.Contains(s, gap) {
			return
		}
	}
	for c := range parse(s).Descendants() {
		if c.DataAtom == atom.Body {
			w.templated = true
			w.children(c)
			w.templated = false
			return
		}
	}
}

func (w *walker) head(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			if c.DataAtom == atom.Script {
				w.script(c)
			} else {
				w.headElement(c)
			}
		}
	}
}

// headElement reads meta, link, title and base, which pages also have in their
// body.
func (w *walker) headElement(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		if w.p.titleTag == "" && n.FirstChild != nil {
			w.p.titleTag = fold(n.FirstChild.Data)
		}
	case atom.Base:
		if w.p.base == "" {
			w.p.base = attr(n, "href")
		}
	case atom.Link:
		if rel := attr(n, "rel"); w.p.canonical == "" && strings.EqualFold(rel, "canonical") {
			w.p.canonical = attr(n, "href")
		}
	case atom.Meta:
		w.meta(n)
	}
}

// meta keeps the content of a meta element under each of its names.
func (w *walker) meta(n *html.Node) {
	var name, prop, item, content string
	for _, a := range n.Attr {
		switch a.Key {
		case "name":
			name = a.Val
		case "property":
			prop = a.Val
		case "itemprop":
			item = a.Val
		case "http-equiv":
			if name == "" {
				name = a.Val
			}
		case "content":
			content = fold(a.Val)
		}
	}
	if content == "" {
		return
	}
	w.addMeta(prop, content)
	if name != prop {
		w.addMeta(name, content)
	}
	if item != "" {
		w.addMeta("itemprop:"+item, content)
	}
}

func (w *walker) addMeta(key, content string) {
	if key = strings.ToLower(strings.TrimSpace(key)); key != "" && len(key) < 100 && len(w.p.meta[key]) < 100 {
		w.p.meta[key] = append(w.p.meta[key], content)
	}
}
