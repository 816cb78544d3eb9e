package readability

import (
	"net/url"
	"strings"
)

// kind says what kind of page this is.
func (x *htmlReader) kind(a *Article) {
	body := a.Text[a.Body.Start:a.Body.End]
	u := strings.ToLower(x.url)
	switch {
	case len(body) < 400 && missingPage(x.page.titleTag), x.schemas == 0 && len(body) < 1000 && x.consentWall(body):
		a.Kind, x.missing = KindOther, true
	case x.live:
		a.Kind = KindLive
	case len(body) < 1200 && x.walled():
		a.Kind = KindTeaser
	case len(body) < 250 && (x.other == "VideoObject" || x.page.first("og:type") == "video.other" || strings.Contains(u, "/video/") || strings.Contains(u, "/videos/")):
		a.Kind = KindVideo
	case x.schemas == 0 && len(body) < 400 && x.index(u), x.schemas == 0 && sectionAddress(x.url) && x.teasers():
		a.Kind = KindIndex
	case x.schemas == 0 && len(body) < 140 && x.parts.title == "":
		a.Kind = KindOther
	default:
		a.Kind = KindArticle
	}
}

// walled reports whether the page says that its text costs money.
func (x *htmlReader) walled() bool {
	if x.schema.paid || x.page.first("article:content_tier") == "locked" {
		return true
	}
	for i := range x.page.elems {
		if x.page.elems[i].roles&rolePaywall != 0 && !x.page.elems[i].hidden && x.page.elems[i].last > x.page.elems[i].first {
			return true
		}
	}
	return false
}

// index reports whether the page is a list of links to articles.
func (x *htmlReader) index(address string) bool {
	if u, err := url.Parse(address); err == nil && u.Host != "" && (u.Path == "" || u.Path == "/" || strings.HasPrefix(u.Path, "/tag/") || strings.HasPrefix(u.Path, "/category/")) {
		return true
	}
	links, other := 0, 0
	for i := range x.page.blocks {
		b := &x.page.blocks[i]
		if b.linkChars*10 >= b.chars*8 && b.chars > 25 {
			links++
		} else if b.chars > 100 && b.linkChars*3 < b.chars {
			other++
		}
	}
	return links >= 20 && links > 5*other && !slugged(address)
}

// teasers reports whether most of what was taken for the body are the starts of
// other articles: records side by side of which nearly each has a line that is a
// link.
func (x *htmlReader) teasers() bool {
	const fewest, linked, share = 5, .8, .7
	if x.l == nil || x.page.first("og:type") == "article" {
		return false
	}
	in, all := map[int32]int32{}, int32(0)
	for _, i := range x.body {
		n := x.page.blocks[i].chars
		all += n
		if k := x.l.places[i].kind; k >= 0 {
			if r := &x.l.records[k]; r.n >= fewest && r.linked >= linked*r.n {
				in[k] += n
			}
		}
	}
	for _, n := range in {
		if float32(n) >= share*float32(all) {
			return true
		}
	}
	return false
}

// sectionAddress reports whether an address names a section and not an article:
// its path is short, and its last part is a word or two.
func sectionAddress(address string) bool {
	const (
		parts = 3
		words = 2
	)
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	path := strings.Trim(u.Path, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	return strings.Count(path, "/") < parts && strings.Count(last, "-")+strings.Count(last, "_") < words && !strings.ContainsAny(last, ".0123456789") && len(last) < 40
}

// consentWall reports whether the page has nothing but a request to agree to
// cookies.
func (x *htmlReader) consentWall(body string) bool {
	for _, i := range x.body {
		if x.page.elems[x.page.blocks[i].elem].above&roleNav == 0 {
			return false
		}
	}
	body = strings.ToLower(body)
	return strings.Contains(body, "cookie") || strings.Contains(body, "consent")
}

// slugged reports whether the last part of an address is made of a headline's
// words.
func slugged(address string) bool {
	const words = 4
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	path := strings.Trim(u.Path, "/")
	return strings.Count(path[strings.LastIndexByte(path, '/')+1:], "-") > words
}

// missingPage reports whether a page's title says that there is no such page.
func missingPage(title string) bool {
	title = strings.ToLower(title)
	if strings.Contains(title, "404") && len(strings.Fields(title)) <= 4 {
		return true
	}
	for _, s := range []string{"page not found", "page cannot be found", "page can't be found", "seite nicht gefunden", "page introuvable", "página no encontrada", "página não encontrada", "pagina non trovata", "pagina niet gevonden"} {
		if strings.Contains(title, s) {
			return true
		}
	}
	return false
}
