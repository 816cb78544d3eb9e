package readability

import (
	"strings"
	"time"
	"unicode"

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
	if len(out) == 0 && len(x.body) > 0 {
		// A line that says "By ..." without any mark-up.
		for i := max(0, from); i <= to && i < len(p.blocks); i++ {
			s := x.headText(i)
			if rest, ok := cutByline(s); ok && len(s) < 120 && strings.HasPrefix(strings.ToLower(s), "by ") && authorLike(strings.Split(rest, ",")[0]) {
				return withoutPlace(byline(s, outlet, "text"))
			}
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

// dates finds when the article was published and last changed.
func (x *htmlReader) dates(a *Article) {
	p := x.page
	us := x.monthFirst()
	set := func(d *Date, s, source string) {
		if !d.IsZero() || s == "" {
			return
		}
		if got, ok := parseDate(s, us); ok && x.possible(got.Time) {
			got.Source = source
			*d = got
		}
	}
	set(&a.Published, x.schema.published, "json-ld")
	for _, name := range publishedMeta {
		set(&a.Published, p.first(name), "meta")
	}
	set(&a.Published, p.first("itemprop:datepublished", "itemprop:datecreated"), "microdata")
	for i := range p.zones {
		z := &p.zones[i]
		if z.prop != "datePublished" && z.prop != "datepublished" {
			continue
		}
		if z.content != "" {
			set(&a.Published, z.content, "microdata")
		}
	}
	if a.Published.IsZero() {
		a.Published = x.timeTag(us, false)
	}
	inURL, _ := urlDate(x.url)
	if inURL.IsZero() {
		inURL, _ = urlDate(x.in.URL)
	}
	if inURL.Precision == ToDay && (a.Published.IsZero() || a.Published.Source == "time") && x.possible(inURL.Time) {
		if a.Published.IsZero() || absDays(a.Published.Time, inURL.Time) > 2 {
			a.Published = inURL
		}
	}
	if a.Published.IsZero() {
		a.Published = x.visibleDate(us)
	}
	for _, name := range laterMeta {
		set(&a.Published, p.first(name), "meta")
	}
	if a.Published.IsZero() && x.possible(inURL.Time) {
		a.Published = inURL
	}

	set(&a.Modified, x.schema.modified, "json-ld")
	for _, name := range []string{"article:modified_time", "og:updated_time", "last-modified", "dc.date.modified", "dcterms.modified", "lastmod", "revised", "itemprop:datemodified", "og:article:modified_time", "article.updated", "cxenseparse:recs:articlemodified"} {
		set(&a.Modified, p.first(name), "meta")
	}
	if a.Modified.IsZero() {
		a.Modified = x.timeTag(us, true)
	}
	a.Published = localTime(x.source, a.Published)
	a.Modified = localTime(x.source, a.Modified)
	a.ReadMinutes = x.readMinutes()
}

var publishedMeta = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "article.published", "published_time", "cxenseparse:recs:publishtime", "rnews:datepublished", "datepublished", "ptime", "article_date_original", "originalpublicationdate", "shareaholic:article_published_time", "date.created", "citation_publication_date", "citation_date", "bt:pubdate", "article:publicationdate", "pub_date", "date_published", "date",
}

// laterMeta says when a page was changed: better than nothing.
var laterMeta = []string{"article:modified_time", "og:updated_time", "itemprop:datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised"}

// possible leaves out dates in the future of the fetch, and before the web.
func (x *htmlReader) possible(t time.Time) bool {
	if t.Year() < 1990 {
		return false
	}
	return x.in.Fetched.IsZero() || t.Before(x.in.Fetched.Add(48*time.Hour))
}

// monthFirst reports whether 3/4/2024 is likely March 4 here.
func (x *htmlReader) monthFirst() bool {
	lang := strings.ToLower(x.page.lang + " " + x.page.first("og:locale"))
	if strings.Contains(lang, "en-us") || strings.Contains(lang, "en_us") {
		return !strings.HasSuffix(x.host, ".uk") && !strings.HasSuffix(x.host, ".au") && !strings.HasSuffix(x.host, ".in")
	}
	return (strings.HasPrefix(lang, "en ") || strings.TrimSpace(lang) == "") && (strings.HasSuffix(x.host, ".com") || strings.HasSuffix(x.host, ".us"))
}

func absDays(a, b time.Time) int {
	d := int(a.Sub(b).Hours() / 24)
	return max(d, -d)
}

// timeTag chooses among the <time> elements: those marked as the date of
// publication first, then the nearest to the headline.
func (x *htmlReader) timeTag(us, modified bool) Date {
	p := x.page
	from, to := x.headSpan()
	var best Date
	rank := 0
	for i := range p.times {
		t := &p.times[i]
		if t.modified != modified {
			continue
		}
		e := &p.elems[t.elem]
		if x.within(t.elem, roleComment|roleRelated, 4) && !t.pubdate || e.tag == atom.Aside {
			continue
		}
		r := 1
		if t.pubdate || modified {
			r += 2
		}
		if t.roles&(roleDate|roleMeta|roleAuthor) != 0 {
			r++
		}
		if b := int(t.block); b >= from-4 && b <= to+2 && to > 0 {
			r += 3
		} else if modified {
			continue
		}
		if r <= rank {
			continue
		}
		s := t.value
		if s == "" && t.zone < int32(len(p.zones)) {
			s = p.zoneText(&p.zones[t.zone])
		}
		if d, ok := parseDate(s, us); ok && x.possible(d.Time) {
			d.Source = "time"
			best, rank = d, r
		}
	}
	return best
}

// visibleDate reads a date in words near the headline, or right after the body.
func (x *htmlReader) visibleDate(us bool) Date {
	p := x.page
	from, to := x.headSpan()
	for i := range p.zones {
		z := &p.zones[i]
		if z.roles&(roleDate|roleMeta) == 0 || z.end-z.start > 250 || x.within(z.elem, roleComment|roleRelated, 4) {
			continue
		}
		if b := int(z.block); len(x.body) > 0 && (b < from-6 || b > to+3) && (b < x.body[len(x.body)-1] || b > x.body[len(x.body)-1]+4) {
			continue
		}
		if d, ok := parseDate(p.zoneText(z), us); ok && d.Precision != ToMonth && x.possible(d.Time) {
			d.Source = "text"
			return d
		}
	}
	try := func(i int) (Date, bool) {
		if i < 0 || i >= len(p.blocks) || p.blocks[i].chars > 120 || x.within(p.blocks[i].elem, roleComment|roleRelated, 4) {
			return Date{}, false
		}
		d, ok := parseDate(x.headText(i), us)
		d.Source = "text"
		return d, ok && d.Precision != ToMonth && x.possible(d.Time)
	}
	for i := max(0, from-4); i <= to; i++ {
		if d, ok := try(i); ok {
			return d
		}
	}
	if n := len(x.body); n > 0 {
		for i := x.body[n-1]; i < x.body[n-1]+6; i++ {
			if d, ok := try(i); ok {
				return d
			}
		}
		if d, ok := x.datelineDate(us); ok {
			return d
		}
	}
	return Date{}
}

// datelineDate reads a date in brackets, or before a dash, at the start of the
// body: "(18.01.2018) Farmers fear".
func (x *htmlReader) datelineDate(us bool) (Date, bool) {
	const long = 40
	s := x.page.text(x.body[0])
	end := strings.IndexAny(s[:min(len(s), long)], ")]–—")
	if end < 0 {
		return Date{}, false
	}
	d, ok := parseDate(s[:end], us)
	d.Source = "text"
	return d, ok && d.Precision != ToMonth && x.possible(d.Time)
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
	if name := agencyName(x.schema.source); name != "" {
		a.Credits = addCredit(a.Credits, Credit{Name: name, Words: x.schema.source, Source: "json-ld"})
	}
	p := x.page
	from, to := x.headSpan()
	for i := range p.zones {
		z := &p.zones[i]
		if z.roles&roleAuthor != 0 && int(z.block) >= from && int(z.block) <= to && z.end-z.start < 200 {
			a.Credits = bylineCredits(a.Credits, p.zoneText(z), "byline")
			a.Credits = unnamedAgencies(a.Credits, p.zoneText(z))
		}
	}
	for i := from; i < to && i < len(p.blocks); i++ {
		if c, ok := noteCredit(p.text(i)); ok {
			c.Source = "byline"
			a.Credits = addCredit(a.Credits, c)
		}
	}
	for i, b := range x.parts.body {
		if i > 1 {
			break
		}
		for _, c := range datelineCredits(b.text) {
			a.Credits = addCredit(a.Credits, c)
		}
	}
	if n := len(x.body); n > 0 {
		for i := max(x.body[0], x.body[n-1]-3); i < min(len(p.blocks), x.body[n-1]+8); i++ {
			if c, ok := noteCredit(p.text(i)); ok {
				a.Credits = addCredit(a.Credits, c)
			}
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
