package readability

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// tagSources are where a page says what it is about, the most trusted first.
var tagSources = []string{"json-ld", "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "itemprop:keywords", "marked", "keywords", "seen"}

// tags finds what the page says the article is about: the first of the sources
// that has any which the article speaks of, else the first that has any. A list
// made for news search is taken before one that has all of it and more, and a
// list that has all of it and twice as many before a short one.
func (x *htmlReader) tags(a *Article) []string {
	said := x.said()
	var first, best []string
	for _, name := range tagSources {
		list := x.ownTags(a, cleanTags(x.tagList(name, said)))
		if len(list) == 0 || x.ofAddress(list) {
			continue
		}
		spoken := spokenOf(list, said)
		switch {
		case best == nil && name == "seen" && first != nil:
		case !spoken && (name == "keywords" || name == "seen"):
			// Some sites give all their pages the same.
		case !spoken:
			if first == nil {
				first = list
			}
		case best == nil, name == "news_keywords" && holdsAll(best, list), len(list) >= 2*len(best) && holdsAll(list, best):
			best = list
			if name == "marked" {
				return best
			}
		}
	}
	if best == nil {
		return first
	}
	return best
}

// tagList returns what the source has, as it stands there.
func (x *htmlReader) tagList(source, said string) []string {
	switch source {
	case "json-ld":
		return x.schema.keywords
	case "marked":
		return x.markedTags()
	case "seen":
		return x.visibleTags(said)
	}
	list := x.page.meta[source]
	if len(list) == 1 {
		list = splitWords(splitTags(list[0]))
	}
	return list
}

// holdsAll reports whether list has all of part.
func holdsAll(list, part []string) bool {
	return !slices.ContainsFunc(part, func(t string) bool {
		return !slices.ContainsFunc(list, func(o string) bool { return strings.EqualFold(o, t) })
	})
}

// ofAddress reports whether tags are nothing but the single words of the page's
// address: a machine made them.
func (x *htmlReader) ofAddress(tags []string) bool {
	const fewest = 3
	if len(tags) < fewest {
		return false
	}
	n := 0
	for w := range words(x.in.URL) {
		if slices.ContainsFunc(tags, func(t string) bool { return strings.EqualFold(t, w) }) {
			n++
		}
	}
	return n >= len(tags)
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

// said returns the words of the headline and of the body in lower case.
func (x *htmlReader) said() string {
	var all strings.Builder
	all.WriteString(x.title)
	for _, b := range x.parts.body {
		all.WriteByte('\n')
		all.WriteString(b.text)
	}
	return strings.ToLower(all.String())
}

// spokenOf reports whether tags are spoken of in what the article says.
func spokenOf(tags []string, said string) bool {
	n := 0
	for _, t := range tags {
		if strings.Contains(said, strings.ToLower(t)) {
			n++
		}
	}
	const share = 4 // one in so many
	return n*share >= len(tags)
}

// markedTags returns the links that are marked as tags, or where there are none,
// as categories.
func (x *htmlReader) markedTags() []string {
	for _, prop := range []string{"tag", "category"} {
		var out []string
		for i := range x.page.zones {
			if z := &x.page.zones[i]; z.prop == prop && z.tag == atom.A {
				out = append(out, x.page.zoneText(z))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// visibleTags returns the links of the page's own tag list: those in elements
// named so, or to pages of a tag, that stand after the body, or right before it.
func (x *htmlReader) visibleTags(said string) []string {
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
		s := fold(x.page.words[l.start:l.end])
		if x.page.elemOf(l.block) < 0 || !named[i] && !tagAddress(l.href) && (!addressedAs(l.href, s) || !strings.Contains(said, strings.ToLower(s))) {
			continue
		}
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
// tags, or mostly links that are marked as tags.
func (x *htmlReader) tagLine(i int) bool {
	p := x.page
	b := &p.blocks[i]
	if b.linkChars*2 > b.chars && x.marked(b) {
		return true
	}
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

// marked reports whether a link in b is marked as a tag or a category.
func (x *htmlReader) marked(b *block) bool {
	zones := x.page.zones
	k, _ := slices.BinarySearchFunc(zones, b.start, func(z zone, at int32) int { return int(z.start - at) })
	for ; k < len(zones) && zones[k].start < b.end; k++ {
		if z := &zones[k]; (z.prop == "tag" || z.prop == "category") && z.end <= b.end+1 {
			return true
		}
	}
	return false
}

// tagAddress reports whether href is the address of what a site has on a tag.
func tagAddress(href string) bool { return addressBelow(href, tagFolders) }

var tagFolders = []string{"tag", "tags", "thema", "themen", "topic", "topics", "tema", "temas", "theme", "themes", "sujet", "keyword", "keywords", "stichwort", "schlagwort", "argomenti", "topik", "etiquetas", "noticias-sobre"}

// addressBelow reports whether href is the address of a page below one of folders,
// which are in lower case.
func addressBelow(href string, folders []string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	return slices.ContainsFunc(parts[:len(parts)-1], func(part string) bool { return slices.Contains(folders, strings.ToLower(part)) })
}

// addressedAs reports whether href is the address of a page that is named s and
// lies below another: "/politics/jo-reed/" for "Jo Reed".
func addressedAs(href, s string) bool {
	u, err := url.Parse(href)
	if err != nil || s == "" {
		return false
	}
	up, last, ok := cutLast(strings.Trim(u.Path, "/"), "/")
	return ok && up != "" && squeeze(umlauts.Replace(strings.ToLower(s))) == squeeze(last)
}

// cutLast cuts s around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
