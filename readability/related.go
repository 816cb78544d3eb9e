package readability

import (
	"slices"
	"sort"
	"strings"

	"golang.org/x/net/html/atom"
)

// maxRelated is how many links to other articles are kept.
const maxRelated = 50

// related returns links to other articles of the outlet that stand in boxes for
// them, or behind words such as "More from the valley:".
func (x *htmlReader) related(a *Article) {
	p := x.page
	seen := map[string]bool{}
	inBody := map[int]bool{}
	for _, i := range x.body {
		inBody[i] = true
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		e := &p.elems[b.elem]
		if inBody[i] || b.href == "" || b.linkChars*10 < b.chars*6 || b.chars < 20 || len(a.Related) >= maxRelated {
			continue
		}
		if e.above&roleRelated == 0 && !x.inAside(b.elem) && !x.pointsElsewhere(i) || e.above&(roleComment|roleAd|roleShare) != 0 {
			continue
		}
		for _, l := range x.linksOf(i) {
			if n := len(l.Title); n < 20 || n > 250 || seen[l.URL] || len(a.Related) >= maxRelated {
				continue
			}
			seen[l.URL] = true
			a.Related = append(a.Related, l)
		}
	}
}

// inAside reports whether elem is an aside or lies in one, not far below.
func (x *htmlReader) inAside(elem int32) bool {
	for n := 0; n < 5 && elem > 0; n++ {
		if x.page.elems[elem].tag == atom.Aside {
			return true
		}
		elem = x.page.elems[elem].parent
	}
	return false
}

// linksOf returns the links in block i to other pages of the site.
func (x *htmlReader) linksOf(i int) []Link {
	p := x.page
	b := &p.blocks[i]
	var out []Link
	k := sort.Search(len(p.links), func(k int) bool { return p.links[k].start >= b.start })
	for k > 0 && p.links[k-1].end > b.start {
		k-- // a link around the block
		if b.start-p.links[k].start > 1000 {
			break
		}
	}
	for ; k < len(p.links) && p.links[k].start < b.end; k++ {
		l := &p.links[k]
		to := absolute(x.base, l.href)
		title := fold(p.words[max(l.start, b.start):min(max(l.end, l.start), b.end)])
		if title == "" || to == "" || samePage(to, x.url) || x.host != "" && host(to) != "" && hostName(host(to)) != hostName(x.host) {
			continue
		}
		out = append(out, Link{Title: title, URL: to})
	}
	return out
}

// relatedStarts begin a line of links to other articles, in lower case.
var relatedStarts = []string{"more from ", "more on ", "more:", "read more", "read also", "also read", "read next", "related", "see also", "see more", "also on ", "must read", "don't miss", "don’t miss", "you may also like", "lesen sie auch", "mehr zum thema", "mehr aus ", "lire aussi", "à lire aussi", "leer también", "lea también", "leggi anche", "leia também", "lees ook", "läs också", "les også"}

// pointsElsewhere reports whether block i is mostly links behind words that send
// the reader to other articles.
func (x *htmlReader) pointsElsewhere(i int) bool {
	b := &x.page.blocks[i]
	if b.linkChars*2 < b.chars {
		return false
	}
	s := x.page.text(i)
	s = strings.ToLower(s[:min(len(s), 40)])
	return slices.ContainsFunc(relatedStarts, func(w string) bool { return strings.HasPrefix(s, w) })
}
