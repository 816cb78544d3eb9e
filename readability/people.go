package readability

import (
	"slices"
	"strings"
	"unicode"

	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html/atom"
)

// authors finds who wrote the article.
func (x *htmlReader) authors(a *Article) {
	outlet := a.Outlet
	if x.in.Outlet != "" {
		outlet = x.in.Outlet
	}
	for _, s := range x.schema.authors {
		a.Authors = addAuthors(a.Authors, byline(s, outlet, "json-ld")...)
	}
	for _, s := range x.schema.desks {
		if s = fold(s); authorLike(s) {
			a.Authors = addAuthors(a.Authors, Author{Name: s, Desk: true, Source: "json-ld"})
		}
	}
	if persons(a.Authors) == 0 {
		for _, name := range []string{"author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author", "og:article:author", "byl", "cxenseparse:author", "article:author_name", "itemprop:author", "creator", "article.author"} {
			var found []Author
			for _, s := range x.page.meta[name] {
				found = addAuthors(found, byline(s, outlet, "meta")...)
			}
			if len(found) > 0 && (persons(found) > 0 || len(a.Authors) == 0) {
				a.Authors = addAuthors(persist(a.Authors, found), found...)
				break
			}
		}
	}
	if persons(a.Authors) == 0 {
		if found := x.visibleAuthors(outlet); len(found) > 0 && (persons(found) > 0 || len(a.Authors) == 0) {
			a.Authors = addAuthors(persist(a.Authors, found), found...)
		}
	}
	x.withoutSite(a)
}

// withoutSite leaves out the site's own name, and a word in lower case, where a
// person is named too.
func (x *htmlReader) withoutSite(a *Article) {
	own := func(by Author) bool {
		if isSite(by.Name, x.sites, x.host) {
			return by.Desk && by.Source == "json-ld"
		}
		return !strings.Contains(by.Name, " ") && strings.ToLower(by.Name) == by.Name && strings.ToUpper(by.Name) != by.Name
	}
	named := slices.ContainsFunc(a.Authors, func(by Author) bool { return !by.Desk && !own(by) })
	if named {
		a.Authors = slices.DeleteFunc(a.Authors, own)
	}
}

// persist keeps what is known beside what was found: desks give way to persons.
func persist(known, found []Author) []Author {
	if persons(found) > 0 {
		return nil
	}
	return known
}

func persons(list []Author) int {
	n := 0
	for _, a := range list {
		if !a.Desk {
			n++
		}
	}
	return n
}

// visibleAuthors reads the byline that readers see: near the headline or right
// after the body.
func (x *htmlReader) visibleAuthors(outlet string) []Author {
	p := x.page
	from, to := x.headSpan()
	from -= 6
	best := 0
	var out []Author
	for i := range p.zones {
		z := &p.zones[i]
		rank := 0
		switch {
		case z.prop == "author" || z.prop == "name" && z.roles&roleAuthor != 0:
			rank = 3
		case z.roles&roleAuthor != 0:
			rank = 2
		}
		if rank == 0 || z.end-z.start > 300 || z.roles&(roleComment|roleRelated) != 0 || x.within(z.elem, roleComment|roleRelated, 4) {
			continue
		}
		if len(x.body) > 0 {
			if b := int(z.block); b < from || b > to+3 && b < x.body[len(x.body)-1]-1 || b > x.body[len(x.body)-1]+12 {
				rank--
			} else {
				rank += 2
			}
		}
		s := p.zoneText(z)
		if z.content != "" && z.tag == atom.Meta {
			s = z.content
		}
		if rank < best || len(strings.Fields(s)) > 14 {
			continue
		}
		// "Jane Doe" in a box of its own goes before "By Jane Doe, Political
		// Editor, 3 March": where one holds the other, the inner is it.
		found := byline(s, outlet, "text")
		if len(found) == 0 {
			continue
		}
		if rank > best {
			best, out = rank, nil
		}
		out = addAuthors(out, found...)
		if len(out) > 6 {
			return out[:1]
		}
	}
	out = innermost(out)
	if len(out) == 0 {
		out = x.linkedAuthors(outlet, from, to)
	}
	if len(out) == 0 && len(x.body) > 0 {
		// A line that says "By ..." without any mark-up.
		const below = 2 // blocks below the first of the body
		for i := max(0, from); i <= to+below && i < len(p.blocks); i++ {
			s := x.headText(i)
			if i > to && (endsSentence(s) || slices.Contains(x.body, i) || p.blocks[to].kind == text.Heading) {
				continue
			}
			if rest, ok := cutByline(s); ok && len(s) < 120 && strings.HasPrefix(strings.ToLower(s), "by ") && authorLike(strings.Split(rest, ",")[0]) {
				return withoutPlace(byline(s, outlet, "text"))
			}
		}
	}
	return out
}

// linkedAuthors returns the persons whose pages are linked to in a range of blocks,
// its last included.
func (x *htmlReader) linkedAuthors(outlet string, from, to int) []Author {
	const most = 6
	var out []Author
	for i := range x.page.links {
		l := &x.page.links[i]
		if int(l.block) < from || int(l.block) > to || !authorAddress(l.href) {
			continue
		}
		for _, by := range byline(x.page.words[l.start:l.end], outlet, "text") {
			if !by.Desk && nameLike(by.Name) && strings.Contains(by.Name, " ") {
				out = addAuthors(out, by)
			}
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// authorAddress reports whether href is the address of what a site has by one of
// its writers.
func authorAddress(href string) bool { return addressBelow(href, authorFolders) }

var authorFolders = []string{"author", "authors", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "journalist", "journalists", "writer", "writers", "contributor", "contributors", "columnist", "columnists", "staff", "redakteur", "firmas"}

// innermost leaves out names that hold another of two words or more: of "Jane Doe"
// and "Jane Doe March 3" the first is the name.
func innermost(list []Author) []Author {
	var out []Author
	for _, a := range list {
		holds := func(b Author) bool {
			return len(b.Name) < len(a.Name) && strings.Contains(b.Name, " ") && (strings.HasPrefix(a.Name, b.Name+" ") || strings.HasSuffix(a.Name, " "+b.Name))
		}
		if !slices.ContainsFunc(list, holds) {
			out = append(out, a)
		}
	}
	return out
}

// withoutPlace leaves out what stands in a byline without mark-up behind the
// names and is a single word: "By Mara Lind, Brodny".
func withoutPlace(list []Author) []Author {
	for i, a := range list {
		if i > 0 && !a.Desk && !strings.Contains(a.Name, " ") && !unicode.Is(unicode.Lo, firstRune(a.Name)) {
			return list[:i]
		}
	}
	return list
}

// credits finds whose copy the article is.
func (x *htmlReader) credits(a *Article) {
	for _, au := range a.Authors {
		source := "byline"
		if au.Source == "json-ld" {
			source = "json-ld"
		}
		a.Credits = bylineCredits(a.Credits, au.Name, source)
	}
	a.Authors = withoutAgencies(a.Authors)
	if name := agencyName(x.schema.source); name != "" {
		a.Credits = addCredit(a.Credits, Credit{Name: name, Words: x.schema.source, Source: "json-ld"})
	}
	p := x.page
	from, to := x.headSpan()
	for i := range p.zones {
		z := &p.zones[i]
		if z.roles&roleAuthor != 0 && int(z.block) >= from && int(z.block) <= to && z.end-z.start < 200 {
			a.Credits = bylineCredits(a.Credits, p.zoneText(z), "byline")
		}
	}
	for i := from; i < to && i < len(p.blocks); i++ {
		a.Credits = addCredits(a.Credits, noteCredits(p.text(i), "byline"))
		if !x.isCaption(i) && !x.within(p.blocks[i].elem, roleCaption|roleNav, 3) {
			a.Credits = addCredits(a.Credits, labelCredits(x.headText(i)))
		}
	}
	for i, b := range x.parts.body {
		if i > 1 {
			break
		}
		a.Credits = addCredits(a.Credits, datelineCredits(b.text))
	}
	if n := len(x.parts.body); n > 0 {
		a.Credits = addCredits(a.Credits, closingCredits(x.parts.body[n-1].text))
	}
	if n := len(x.body); n > 0 {
		for i := max(x.body[0], x.body[n-1]-3); i < min(len(p.blocks), x.body[n-1]+8); i++ {
			a.Credits = addCredits(a.Credits, noteCredits(p.text(i), "footer"))
		}
	}
	for _, pic := range x.parts.pictures {
		a.Credits = pictureCredit(a.Credits, pic.credit)
	}
}

// within reports whether elem, or one of so many above it, has a role of r.
func (x *htmlReader) within(elem int32, r role, steps int) bool {
	for ; steps >= 0 && elem > 0; steps-- {
		if x.page.elems[elem].roles&r != 0 {
			return true
		}
		elem = x.page.elems[elem].parent
	}
	return false
}
