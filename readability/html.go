package readability

import (
	"net/url"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/readability/model/blocks"
	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const atomH1 = atom.H1

// extractHTML reads an article from HTML.
//
// What a page says of itself, it says in many places. They are asked in this
// order, and the first answer that makes sense is taken:
//
//	title      visible headline that other titles bear out; JSON-LD; Open Graph; h1; <title>
//	dek        visible standfirst; the page's description where the body doesn't begin with it
//	authors    JSON-LD; meta; rel=author and itemprop; the byline seen
//	published  JSON-LD; meta; itemprop; <time>; the address; the text near the headline; when it was changed
//	modified   JSON-LD; meta; <time>; "last updated" near the headline or at the foot
//	minutes    JSON-LD; the labels of link previews; "4 min read" near the headline
//	outlet     Open Graph; JSON-LD publisher; application-name; then the caller's hint; the host
//	section    JSON-LD; meta
//	tags       JSON-LD; article:tag; news_keywords; links marked as tags; keywords that the article speaks of; links in lists of tags
//	language   html lang; JSON-LD; og:locale; and what the words are
func extractHTML(s string, in *Page) (*Article, error) {
	return newHTMLReader(s, in).article(shippedBlocks())
}

// shippedBlocks returns the model that comes with the package.
func shippedBlocks() *blockModel {
	m := blocks.Model()
	return &blockModel{words: hintModel{words: m.Words, names: m.Names}, first: m.First, second: m.Second}
}

// article reads the article, with the body that m finds.
func (x *htmlReader) article(m *blockModel) (*Article, error) {
	a := &Article{URL: x.url, Outlet: x.outlet(), MadeWith: []text.Maker{
		{Layer: "body", Name: "masthead/readability/model/blocks", Version: "1", SHA256: blocks.SHA256()},
	}}
	x.live = x.isLive()
	x.findBody(m)
	x.parts.title = x.title
	x.dek()
	x.authors(a)
	x.withoutBiographies(a)
	x.dates(a)
	x.subjects(a)
	x.corrections()
	x.pictures(a)
	x.credits(a)
	x.related(a)
	x.parts.build(a)
	x.language(a)
	x.kind(a)
	x.entries(a)
	a.NextPage = x.nextPage()
	if a.Body.Empty() {
		kind := a.Kind
		if kind == KindArticle {
			kind = KindOther
		}
		return nil, &NotArticleError{Kind: kind}
	}
	if a.Kind == KindIndex || x.missing {
		return nil, &NotArticleError{Kind: a.Kind}
	}
	return a, nil
}

// newHTMLReader parses s and finds what the search for the body rests on.
func newHTMLReader(s string, in *Page) *htmlReader {
	root := parse(s)
	x := &htmlReader{page: readDOM(root), in: in, root: root, source: s}
	x.address()
	list, site, other := schemas(x.page.scripts, x.url, x.page.titleTag)
	if len(list) > 0 {
		x.schema = list[0]
	}
	x.schemas, x.other = len(list), other
	x.findSites(site)
	x.title, x.h1 = headline(x.page, &x.schema, x.sites, x.host)
	if x.h1 == nil {
		x.title = x.headingIn(x.title)
	}
	return x
}

// headingIn returns the heading of the page with which title begins before a
// separator, where there is one, else title: what follows is the site's name,
// though nothing else on the page says so.
func (x *htmlReader) headingIn(title string) string {
	const fewest = 3 // words
	for i := range x.page.blocks {
		b := &x.page.blocks[i]
		if b.kind != text.Heading || int(b.end-b.start) >= len(title) {
			continue
		}
		rest, ok := strings.CutPrefix(title, x.page.text(i))
		if !ok || len(strings.Fields(x.page.text(i))) < fewest {
			continue
		}
		if slices.ContainsFunc(titleSeparators, func(sep string) bool { return strings.HasPrefix(rest, sep) }) {
			return x.page.text(i)
		}
	}
	return title
}

// An htmlReader is the state of reading one page.
type htmlReader struct {
	source  string
	page    *page
	in      *Page
	root    *html.Node
	schema  schema
	schemas int    // articles in JSON-LD
	other   string // a type in JSON-LD that is no article

	base  *url.URL
	url   string // canonical
	host  string
	sites []string // names of the site
	title string
	h1    *zone
	// headBlock is one more than the block that begins with the headline, where
	// no element marks it; 0 for none.
	headBlock int
	live      bool
	missing   bool              // the page says that there is no such page
	posts     map[string]string // see postTimes
	l         *looker
	body      []int // the blocks of the body
	// chosen holds the same, to look up.
	chosen map[int]bool
	parts  parts
}

// first returns the first content of the first of names that the page has.
func (p *page) first(names ...string) string {
	for _, n := range names {
		for _, v := range p.meta[n] {
			if v != "" {
				return clean(v)
			}
		}
	}
	return ""
}

// address finds the page's own address and what relative links are read
// against.
func (x *htmlReader) address() {
	base, err := url.Parse(x.in.URL)
	if err != nil || x.in.URL == "" {
		base = nil
	}
	canonical := x.page.canonical
	if canonical == "" {
		canonical = x.page.first("og:url")
	}
	x.url = absolute(base, canonical)
	// Some sites name their front page on every page.
	if u, err := url.Parse(x.url); err != nil || u.Host == "" || (u.Path == "" || u.Path == "/") && base != nil && len(base.Path) > 1 {
		x.url = absolute(nil, x.in.URL)
	}
	if base == nil {
		base, _ = url.Parse(x.url)
	}
	if ref := absolute(base, x.page.base); ref != "" {
		base, _ = url.Parse(ref)
	}
	x.base = base
	x.host = host(x.in.URL)
	if x.host == "" {
		x.host = host(x.url)
	}
}

// findSites finds the names under which the site may stand in titles.
func (x *htmlReader) findSites(fromLD string) {
	p := x.page
	for _, s := range []string{p.first("og:site_name"), x.schema.publisher, fromLD, p.first("application-name", "al:ios:app_name", "publisher", "dc.publisher", "twitter:app:name:iphone")} {
		if s = clean(s); s != "" && !strings.Contains(s, "://") && len(s) < 80 {
			x.sites = append(x.sites, strings.TrimPrefix(s, "@"))
		}
	}
	if x.in.Outlet != "" {
		x.sites = append(x.sites, x.in.Outlet)
	}
	if len(x.sites) == 0 {
		if s := x.siteInTitle(); s != "" {
			x.sites = append(x.sites, s)
		}
	}
}

// siteInTitle returns the name at the start or the end of <title> that the page
// has elsewhere too: at its top, as a logo has, or in the copyright line.
func (x *htmlReader) siteInTitle() string {
	const top, bottom = 12, 8 // blocks
	p := x.page
	var names []string
	for _, sep := range append(slices.Clip(titleSeparators), ": ") {
		if i := strings.LastIndex(p.titleTag, sep); i > 0 && sep != ": " {
			names = append(names, p.titleTag[i+len(sep):])
		}
		if i := strings.Index(p.titleTag, sep); i > 0 {
			names = append(names, p.titleTag[:i])
		}
	}
	for _, name := range names {
		name = strings.TrimSpace(name)
		n := len(strings.Fields(name))
		if n == 0 || n > 5 || n+3 > len(strings.Fields(p.titleTag)) || len(squeeze(name)) < 4 || slices.ContainsFunc(p.zones, func(z zone) bool {
			return (z.tag == atomH1 || z.prop == "headline") && z.end-z.start < 400 && strings.HasPrefix(p.zoneText(&z), name)
		}) {
			continue
		}
		for i := range p.blocks {
			if i < top && (p.text(i) == name || strings.HasPrefix(p.text(i), name+" ")) && p.blocks[i].chars < 200 ||
				i >= len(p.blocks)-bottom && sameName(copyright(p.text(i)), name) {
				return name
			}
		}
	}
	return ""
}

// outlet returns what the page calls its publisher.
func (x *htmlReader) outlet() string {
	if len(x.sites) > 0 {
		return x.sites[0]
	}
	return ""
}

// dek finds the line under the headline: the element that is marked as such and
// stands near the headline, else the description that the page gives, if the
// body doesn't begin with it. It is taken out of the body.
func (x *htmlReader) dek() {
	p := x.page
	desc := p.first("og:description", "description", "twitter:description", "dc.description")
	if x.schema.description != "" && desc == "" {
		desc = x.schema.description
	}
	from, to := x.headSpan()
	inHeader := len(x.body) > 0 && x.inHeader(x.body[0])
	for i := range p.zones {
		z := &p.zones[i]
		if z.roles&roleDek == 0 && z.prop != "description" && z.prop != "alternativeHeadline" || int(z.block) < from || int(z.block) > to+2 {
			continue
		}
		if z.roles&(roleRelated|roleNewsletter|roleComment|roleCaption|roleMeta) != 0 && z.roles&roleDek == 0 {
			continue
		}
		t := p.zoneText(z)
		if n := len(t); n < 20 || n > 700 || sameName(t, x.title) {
			continue
		}
		if x.inBody(z) && (int(z.block) != x.body[0] || squeeze(t) != squeeze(desc) && (z.roles&roleDek == 0 || !inHeader)) {
			continue
		}
		x.parts.dek = t
		x.dropFromBody(t)
		return
	}
	// A description that stands on the page as a block of its own, before the
	// body.
	k := squeeze(desc)
	if len(k) < 20 {
		return
	}
	for i := from; i < to && i < len(p.blocks); i++ {
		if squeeze(p.text(i)) == k && !sameName(desc, x.title) {
			x.parts.dek = p.text(i)
			return
		}
	}
	if len(x.parts.body) > 0 && !sameName(desc, x.title) && !strings.HasSuffix(desc, "...") && !strings.HasSuffix(desc, "…") && len(desc) < 400 {
		var all strings.Builder
		for _, b := range x.parts.body {
			if all.Len() > 2000 {
				break
			}
			all.WriteString(squeeze(b.text))
		}
		if head := k[:min(len(k), 60)]; !strings.Contains(all.String(), strings.ToValidUTF8(head, "")) {
			x.parts.dek = desc
		}
	}
}

// inHeader reports whether block i stands in the header element that the headline
// stands in.
func (x *htmlReader) inHeader(i int) bool {
	title := x.titleBlock()
	for at := x.page.blocks[i].elem; at > 0; at = x.page.elems[at].parent {
		if e := &x.page.elems[at]; e.tag == atom.Header {
			return e.first <= title && title < e.last
		}
	}
	return false
}

// headSpan returns the blocks between the headline and the body.
func (x *htmlReader) headSpan() (from, to int) {
	if len(x.body) == 0 {
		return 0, 0
	}
	to = x.body[0]
	from = max(0, to-25)
	switch {
	case x.h1 != nil && int(x.h1.block) <= to:
		from = int(x.h1.block)
	case x.headBlock > 0:
		from = x.headBlock - 1
	}
	return from, to
}

func (x *htmlReader) inBody(z *zone) bool {
	for _, i := range x.body {
		if b := &x.page.blocks[i]; b.start < z.end && z.start < b.end {
			return true
		}
	}
	return false
}

// dropFromBody takes the block with the words s out of the body's start.
func (x *htmlReader) dropFromBody(s string) {
	for i := 0; i < len(x.parts.body) && i < 3; i++ {
		if x.parts.body[i].text == s && len(x.parts.body) > 1 {
			x.parts.body = append(x.parts.body[:i], x.parts.body[i+1:]...)
			x.body = append(x.body[:i], x.body[i+1:]...)
			return
		}
	}
}

// subjects finds section and tags.
func (x *htmlReader) subjects(a *Article) {
	p := x.page
	if len(x.schema.section) > 0 {
		a.Section = x.schema.section[0]
	} else {
		a.Section = p.first("article:section", "og:article:section", "section", "parsely-section", "sailthru.section", "itemprop:articlesection", "cxenseparse:recs:category")
	}
	for i := range p.zones {
		if a.Section != "" {
			break
		}
		if z := &p.zones[i]; z.prop == "articleSection" {
			if s := p.zoneText(z); len(s) < 60 {
				a.Section = s
			}
		}
	}
	a.Tags = x.tags(a)
}

// language compares what the page declares with what its words are.
func (x *htmlReader) language(a *Article) {
	for _, c := range []struct{ tag, source string }{{x.page.lang, "html"}, {x.schema.language, "json-ld"}, {x.page.first("og:locale", "content-language", "dc.language", "language"), "html"}} {
		if tag := languageTag(c.tag); tag != "" {
			a.Language.Tag, a.Language.Source = tag, c.source
			break
		}
	}
	if !a.Body.Empty() {
		a.Language.Detected = detectLanguage(a.Text[a.Body.Start:a.Body.End])
	}
	if a.Language.Tag == "" && a.Language.Detected != "" {
		a.Language.Tag, a.Language.Source = a.Language.Detected, "text"
	}
}

// languageTag returns s in the form of BCP 47, or "" if it has not its shape.
func languageTag(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "_", "-"))
	s, _, _ = strings.Cut(s, ",")
	base, region, _ := strings.Cut(s, "-")
	if len(base) < 2 || len(base) > 3 {
		return ""
	}
	for i := 0; i < len(base); i++ {
		if !isLetter(base[i]) {
			return ""
		}
	}
	base = strings.ToLower(base)
	if len(region) == 2 {
		return base + "-" + strings.ToUpper(region)
	}
	if region != "" && len(region) <= 12 {
		return base + "-" + region
	}
	return base
}

// corrections takes corrections and editor's notes out of the body; they say
// something about the article.
func (x *htmlReader) corrections() {
	kept := x.parts.body[:0]
	for _, b := range x.parts.body {
		if b.kind != text.Heading && correctionLike(b.text) {
			x.parts.corrections = append(x.parts.corrections, b.text)
			continue
		}
		kept = append(kept, b)
	}
	x.parts.body = kept
	for i := range x.page.zones {
		z := &x.page.zones[i]
		if z.roles&roleCorrection != 0 && !x.inBody(z) {
			if t := x.page.zoneText(z); len(t) > 20 && len(t) < 1000 {
				x.addCorrection(t)
			}
		}
	}
}

func (x *htmlReader) addCorrection(t string) {
	for _, have := range x.parts.corrections {
		if strings.Contains(have, t) || strings.Contains(t, have) {
			return
		}
	}
	x.parts.corrections = append(x.parts.corrections, t)
}

// correctionLike reports whether a paragraph is a note on the article itself.
func correctionLike(s string) bool {
	if len(s) > 900 {
		return false
	}
	head := strings.ToLower(s[:min(len(s), 80)])
	for _, start := range []string{
		"correction:", "correction (", "corrections:", "clarification:", "correction —", "correction –", "editor’s note:", "editor's note:", "editors’ note:", "editors' note:", "editor’s note —", "[editor’s note", "[editor's note", "(editor's note", "(editor’s note",
		"an earlier version of this ", "a previous version of this ", "this article was amended", "this article has been amended", "this article was corrected", "this story has been corrected", "this article has been corrected", "this story was corrected", "this story has been updated to correct", "this article has been updated to correct", "this version corrects", "this story corrects", "this version has been corrected",
		"korrektur:", "anmerkung der redaktion:", "anm. d. red.", "hinweis der redaktion:", "in einer früheren version", "correction :", "errata:", "fe de errata", "corrección:", "nota de la redacción:", "nota del editor:", "erratum:", "nota della redazione:",
	} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	return false
}
