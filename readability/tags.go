package readability

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// tags finds what the page says the article is about: the first of the sources
// that has any.
func (x *htmlReader) tags(a *Article) []string {
	for _, name := range []string{"json-ld", "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "itemprop:keywords", "marked", "keywords", "seen"} {
		var list []string
		switch name {
		case "json-ld":
			list = x.schema.keywords
		case "marked":
			list = x.markedTags()
		case "seen":
			list = x.visibleTags()
		default:
			if list = x.page.meta[name]; len(list) == 1 {
				list = splitWords(splitTags(list[0]))
			}
		}
		list = x.ownTags(a, cleanTags(list))
		if len(list) > 0 && (name != "keywords" || x.spoken(list)) {
			return list
		}
	}
	return nil
}

// splitWords parts a list of one at its spaces, where it is words in a row and no
// name: the separator is then a space.
func splitWords(list []string) []string {
	const fewest = 5
	if len(list) != 1 {
		return list
	}
	words := strings.Fields(list[0])
	if len(words) >= fewest || len(words) > 1 && unicode.Is(unicode.Han, firstRune(list[0])) {
		return words
	}
	return list
}

// ownTags leaves out the names of the site and of the authors.
func (x *htmlReader) ownTags(a *Article, tags []string) []string {
	return slices.DeleteFunc(tags, func(t string) bool {
		return slices.ContainsFunc(x.sites, func(s string) bool { return sameName(s, t) }) ||
			slices.ContainsFunc(a.Authors, func(au Author) bool { return sameName(au.Name, t) })
	})
}

// spoken reports whether tags are spoken of in the title or the body. Some
// sites give all their pages the same keywords.
func (x *htmlReader) spoken(tags []string) bool {
	var all strings.Builder
	all.WriteString(x.title)
	for _, b := range x.parts.body {
		all.WriteByte('\n')
		all.WriteString(b.text)
	}
	said := strings.ToLower(all.String())
	n := 0
	for _, t := range tags {
		if strings.Contains(said, strings.ToLower(t)) {
			n++
		}
	}
	const share = 4 // one in so many
	return n*share >= len(tags)
}

// markedTags returns the links that are marked as tags.
func (x *htmlReader) markedTags() []string {
	var out []string
	for i := range x.page.zones {
		if z := &x.page.zones[i]; z.prop == "tag" && z.tag == atom.A {
			out = append(out, x.page.zoneText(z))
		}
	}
	return out
}

// visibleTags returns the links of the page's own tag list: those in elements
// named so, or to pages of a tag, that stand after the body, or right before it.
func (x *htmlReader) visibleTags() []string {
	if len(x.body) == 0 {
		return nil
	}
	const (
		near = 30 // blocks
		most = 30 // tags; more are a cloud
	)
	first, last := int32(x.body[0]), int32(x.body[len(x.body)-1])
	var before, after []string
	named := x.tagLinks()
	for i := range x.page.links {
		l := &x.page.links[i]
		if !named[i] && !tagAddress(l.href) || x.page.elemOf(l.block) < 0 {
			continue
		}
		s := fold(x.page.words[l.start:l.end])
		if len(s) > 60 || len(strings.Fields(s)) > 6 || x.within(x.page.elemOf(l.block), roleNav, 6) {
			continue
		}
		switch {
		case l.block > last && l.block <= last+near:
			after = append(after, s)
		case l.block < first && l.block >= first-near:
			before = append(before, s)
		}
	}
	for _, list := range [][]string{after, before} {
		if len(list) > 0 && len(list) <= most {
			return list
		}
	}
	return nil
}

// elemOf returns the element of block b, or -1.
func (p *page) elemOf(b int32) int32 {
	if int(b) >= len(p.blocks) {
		return -1
	}
	return p.blocks[b].elem
}

// tagLinks finds the links in elements that are named after tags and hold little
// else.
func (x *htmlReader) tagLinks() []bool {
	p := x.page
	out := make([]bool, len(p.links))
	for i := range p.zones {
		z := &p.zones[i]
		if z.roles&roleTags == 0 || z.end <= z.start {
			continue
		}
		first, _ := slices.BinarySearchFunc(p.links, z.start, func(l link, at int32) int { return int(l.start - at) })
		last, linked := first, int32(0)
		for ; last < len(p.links) && p.links[last].end <= z.end; last++ {
			linked += p.links[last].end - p.links[last].start
		}
		if linked*10 >= (z.end-z.start)*6 {
			for k := first; k < last; k++ {
				out[k] = true
			}
		}
	}
	return out
}

// tagLine reports whether block i is nothing but links, two or more, to pages of
// tags.
func (x *htmlReader) tagLine(i int) bool {
	p := x.page
	b := &p.blocks[i]
	if b.links < 2 || b.linkChars*10 < b.chars*9 {
		return false
	}
	k, _ := slices.BinarySearchFunc(p.links, b.start, func(l link, at int32) int { return int(l.start - at) })
	from := k
	for ; k < len(p.links) && p.links[k].end <= b.end; k++ {
		if !tagAddress(p.links[k].href) {
			return false
		}
	}
	return k > from
}

// tagAddress reports whether href is the address of what a site has on a tag.
func tagAddress(href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	for _, part := range parts[:len(parts)-1] {
		switch strings.ToLower(part) {
		case "tag", "tags", "thema", "themen", "topic", "topics", "tema", "temas", "theme", "themes", "sujet", "keyword", "keywords", "stichwort", "schlagwort", "argomenti", "topik", "etiquetas", "noticias-sobre":
			return true
		}
	}
	return false
}
