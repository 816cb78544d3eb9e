package readability

import (
	"net/url"

	readeck "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// findBody chooses the blocks of the body.
func (x *htmlReader) findBody() {
	want := map[string]int{}
	for _, s := range readeckBlocks(x.root, x.base) {
		want[s]++
	}
	p := x.page
	for i := range p.blocks {
		s := p.text(i)
		if want[s] == 0 || x.outside(i) {
			continue
		}
		want[s]--
		x.body = append(x.body, i)
		x.parts.body = append(x.parts.body, part{p.blocks[i].kind, s})
	}
}

// outside reports whether block i is no running text whatever its place: a
// caption, the headline, a newsletter box.
func (x *htmlReader) outside(i int) bool {
	p := x.page
	b := &p.blocks[i]
	e := &p.elems[b.elem]
	if e.above&(roleCaption|roleNewsletter) != 0 && b.chars < 400 || e.above&roleRelated != 0 && b.linkChars*2 > b.chars {
		return true
	}
	if sameName(p.text(i), x.title) {
		return true
	}
	for j := b.elem; j > 0; j = p.elems[j].parent {
		switch p.elems[j].node.Data {
		case "figcaption", "nav", "footer":
			return true
		}
	}
	return false
}

// readeckBlocks returns the blocks that readeck's go-readability keeps.
func readeckBlocks(root *html.Node, base *url.URL) (out []string) {
	defer func() {
		if recover() != nil {
			out = nil // a fault of its own; our rules go on without it
		}
	}()
	if base == nil {
		base = &url.URL{Scheme: "https", Host: "page.invalid"}
	}
	a, err := readeck.FromDocument(root, base)
	if err != nil || a.Node == nil {
		return nil
	}
	kept := readDOM(a.Node)
	for i := range kept.blocks {
		out = append(out, kept.text(i))
	}
	return out
}
