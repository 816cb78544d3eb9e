package readability

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html/atom"
)

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
	if a.Published.IsZero() {
		a.Published = x.lastChanged(us)
	}

	set(&a.Modified, x.schema.modified, "json-ld")
	for _, name := range []string{"article:modified_time", "og:updated_time", "last-modified", "dc.date.modified", "dcterms.modified", "lastmod", "revised", "itemprop:datemodified", "og:article:modified_time", "article.updated", "cxenseparse:recs:articlemodified"} {
		set(&a.Modified, p.first(name), "meta")
	}
	if a.Modified.IsZero() {
		a.Modified = x.timeTag(us, true)
	}
	if a.Modified.IsZero() {
		a.Modified = x.lastChanged(us)
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
		if x.elsewhere(t.elem, t.block) && !t.pubdate || e.tag == atom.Aside {
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
	var above Date
	for i := range p.zones {
		z := &p.zones[i]
		if z.roles&(roleDate|roleMeta) == 0 || z.end-z.start > 250 || x.elsewhere(z.elem, z.block) {
			continue
		}
		d, ok := parseDate(p.zoneText(z), us)
		if !ok || d.Precision == ToMonth || !x.possible(d.Time) {
			continue
		}
		d.Source = "text"
		if x.nearArticle(int(z.block), from, to) {
			return d
		}
		if z.roles&roleDate != 0 && int(z.block) <= to && !x.within(z.elem, roleNav, 4) {
			above = d // the last above the body
		}
	}
	try := func(i int) (Date, bool) {
		if i < 0 || i >= len(p.blocks) || p.blocks[i].chars > 120 || x.elsewhere(p.blocks[i].elem, int32(i)) {
			return Date{}, false
		}
		d, ok := parseDate(x.headText(i), us)
		d.Source = "text"
		return d, ok && d.Precision != ToMonth && x.possible(d.Time)
	}
	for i := max(0, from-4); i <= to; i++ {
		// In a sentence of the body a date is of what the article is about.
		if i == to && len(x.body) > 0 && endsSentence(x.headText(i)) {
			break
		}
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
	return above
}

// changedWords stand before the date of a page's last change, in lower case.
var changedWords = []string{
	"last updated", "last modified", "last edited", "last changed", "zuletzt ", "letzte aktualisierung", "letzte änderung",
	"dernière mise à jour", "dernière modification", "última actualización", "última modificación", "última atualização", "ultimo aggiornamento", "ultima modifica", "laatst gewijzigd",
}

// lastChanged reads a line such as "Last updated on 3 March 2024" near the
// headline or at the foot of the page.
func (x *htmlReader) lastChanged(us bool) Date {
	const foot = 80 // blocks
	from, _ := x.headSpan()
	for i := range x.page.blocks {
		b := &x.page.blocks[i]
		if b.chars > 120 || i < from-6 || i > from+12 && i < len(x.page.blocks)-foot || x.elsewhere(b.elem, int32(i)) {
			continue
		}
		s := x.page.text(i)
		lower := strings.ToLower(s)
		if !slices.ContainsFunc(changedWords, func(w string) bool { return strings.Contains(lower, w) }) {
			continue
		}
		if d, ok := parseDate(s, us); ok && d.Precision != ToMonth && x.possible(d.Time) {
			d.Source = "text"
			return d
		}
	}
	return Date{}
}

// elsewhere reports whether what stands in elem before block b is about comments
// or other articles. Between headline and body nothing is, whatever a class says.
func (x *htmlReader) elsewhere(elem, b int32) bool {
	from, to := x.headSpan()
	if x.h1 != nil && int(b) > from && int(b) <= to {
		return false
	}
	for range 5 {
		e := &x.page.elems[elem]
		if elem <= 0 || x.h1 != nil && e.first <= x.h1.block && x.h1.block < e.last {
			break
		}
		if e.roles&(roleComment|roleRelated) != 0 {
			return true
		}
		elem = e.parent
	}
	return false
}

// nearArticle reports whether what stands before block b is by the headline,
// which with the start of the body is at from to to, or right after the body.
func (x *htmlReader) nearArticle(b, from, to int) bool {
	const before, after, afterBody = 6, 3, 4
	if len(x.body) == 0 || b >= from-before && b <= to+after {
		return true
	}
	last := x.body[len(x.body)-1]
	return b >= last && b <= last+afterBody
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
