package readability

import (
	"html"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A schema is what a page's JSON-LD says of its article.
type schema struct {
	kind        string // the @type: "NewsArticle", "LiveBlogPosting"
	headline    string
	alternative string
	description string
	published   string
	modified    string
	section     []string
	keywords    []string
	authors     []string
	desks       []string // authors that are organizations
	publisher   string
	source      string // sourceOrganization, isBasedOn: whose copy it is
	language    string
	url         string
	body        string
	minutes     int
	paid        bool // isAccessibleForFree is false
	images      []schemaImage
	posts       []schemaPost // of a live ticker
	fields      int
}

type schemaPost struct{ headline, body, published string }

type schemaImage struct{ url, caption, credit string }

// schemas reads a page's JSON-LD scripts and returns all articles in them,
// the one that is most likely the page's own first; and the name of the site.
func schemas(scripts []string, pageURL, title string) (list []schema, site string, other string) {
	const most = 1 << 10 // articles and scripts; index pages have some hundred
	r := schemaReader{ids: map[string]object{}}
	var roots []any
	for i, s := range scripts {
		if i == 64 {
			break
		}
		v := parseJSON(s)
		r.index(v, 0)
		roots = append(roots, v)
	}
	for _, v := range roots {
		r.find(v, 0)
		if len(r.found) > most {
			break
		}
	}
	best, score := -1, -1
	for i, s := range r.found {
		n := s.fields
		if s.url != "" && samePage(s.url, pageURL) {
			n += 6
		}
		if s.headline != "" && title != "" && strings.Contains(squeeze(title), squeeze(s.headline)) {
			n += 8
		}
		if n > score {
			best, score = i, n
		}
	}
	if best > 0 {
		r.found[0], r.found[best] = r.found[best], r.found[0]
	}
	return r.found, r.site, r.other
}

// samePage compares addresses without scheme, query and closing slash.
func samePage(a, b string) bool {
	cut := func(s string) string {
		if _, rest, ok := strings.Cut(s, "://"); ok {
			s = rest
		}
		s, _, _ = strings.Cut(s, "#")
		s, _, _ = strings.Cut(s, "?")
		return strings.TrimPrefix(strings.TrimSuffix(s, "/"), "www.")
	}
	a, b = cut(a), cut(b)
	return a != "" && a == b
}

type schemaReader struct {
	ids   map[string]object
	found []schema
	site  string
	other string // the type of a page that is no article
}

// index notes every object with an @id and a name.
func (r *schemaReader) index(v any, depth int) {
	switch v := v.(type) {
	case object:
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			if old, have := r.ids[id]; !have || len(v) > len(old) {
				r.ids[id] = v
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			r.index(v[key], depth+1)
		}
	case []any:
		for _, x := range v {
			r.index(x, depth+1)
		}
	}
}

// resolve follows an object that is nothing but a reference.
func (r *schemaReader) resolve(v any) any {
	if o, ok := v.(object); ok && o["name"] == nil && o["url"] == nil {
		if id, ok := o["@id"].(string); ok {
			if to, have := r.ids[id]; have {
				return to
			}
		}
	}
	return v
}

// find collects the articles in v. They stand at the top, in arrays, under
// @graph or mainEntity; what lies deeper (comments, lists of links) is not the
// page's article.
func (r *schemaReader) find(v any, depth int) {
	if depth > 6 || len(r.found) > 1<<10 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			r.find(x, depth+1)
		}
	case object:
		types := r.texts(v["@type"])
		if kind := articleType(types); kind != "" {
			r.found = append(r.found, r.article(v, kind))
		}
		for _, t := range types {
			switch t {
			case "WebSite", "NewsMediaOrganization":
				if r.site == "" {
					r.site = r.text(v["name"])
				}
			case "CollectionPage", "ItemList", "VideoObject", "SearchResultsPage", "ProfilePage", "Product":
				if r.other == "" {
					r.other = t
				}
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed", "subjectOf"} {
			if x := v[key]; x != nil {
				r.find(x, depth+1)
			}
		}
	}
}

func articleType(types []string) string {
	for _, t := range types {
		t = t[strings.LastIndexAny(t, "/:")+1:]
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") && t != "JobPosting" || t == "Report" || t == "Review" || strings.HasSuffix(t, "NewsArticle") {
			return t
		}
	}
	return ""
}

func (r *schemaReader) article(o object, kind string) schema {
	s := schema{
		kind:        kind,
		headline:    r.text(o["headline"]),
		alternative: r.text(o["alternativeHeadline"]),
		description: r.text(o["description"]),
		published:   r.text(o["datePublished"]),
		modified:    r.text(o["dateModified"]),
		section:     r.texts(o["articleSection"]),
		publisher:   r.text(o["publisher"]),
		source:      r.text(o["sourceOrganization"]),
		language:    r.text(o["inLanguage"]),
		url:         r.address(o["mainEntityOfPage"]),
		body:        r.text(o["articleBody"]),
		minutes:     minutes(r.text(o["timeRequired"])),
	}
	if s.headline == "" {
		s.headline = r.text(o["name"])
	}
	if s.published == "" {
		s.published = r.text(o["dateCreated"])
	}
	if s.url == "" {
		s.url = r.address(o["url"])
	}
	if l, ok := o["inLanguage"].(object); ok {
		if code := r.text(l["alternateName"]); code != "" {
			s.language = code
		}
	}
	who := o["author"]
	if who == nil {
		who = o["creator"]
	}
	r.people(who, &s, 0)
	s.keywords = r.keywords(o["keywords"])
	switch free := o["isAccessibleForFree"].(type) {
	case bool:
		s.paid = !free
	case string:
		s.paid = strings.EqualFold(free, "false")
	}
	r.pictures(o["image"], &s, 0)
	s.posts = r.posts(o["liveBlogUpdate"])
	for _, have := range []bool{s.headline != "", s.published != "", len(s.authors)+len(s.desks) > 0, s.body != "", s.description != "", len(s.images) > 0} {
		if have {
			s.fields++
		}
	}
	if strings.HasSuffix(kind, "NewsArticle") {
		s.fields++
	}
	return s
}

func (r *schemaReader) people(v any, s *schema, depth int) {
	if depth > 3 {
		return
	}
	v = r.resolve(v)
	switch v := v.(type) {
	case string:
		if t := clean(v); t != "" {
			s.authors = append(s.authors, t)
		}
	case []any:
		for i, x := range v {
			if i == 50 {
				break
			}
			r.people(x, s, depth+1)
		}
	case object:
		names := r.texts(v["name"])
		for _, t := range r.texts(v["@type"]) {
			if strings.HasSuffix(t, "Organization") || t == "Corporation" {
				s.desks = append(s.desks, names...)
				return
			}
		}
		s.authors = append(s.authors, names...)
	}
}

func (r *schemaReader) pictures(v any, s *schema, depth int) {
	if depth > 2 || len(s.images) > 50 {
		return
	}
	v = r.resolve(v)
	switch v := v.(type) {
	case string:
		s.images = append(s.images, schemaImage{url: strings.TrimSpace(v)})
	case []any:
		for _, x := range v {
			r.pictures(x, s, depth+1)
		}
	case object:
		img := schemaImage{url: r.address(v["url"]), caption: r.text(v["caption"]), credit: r.text(v["creditText"])}
		if img.url == "" {
			img.url = r.address(v["contentUrl"])
		}
		if img.caption == "" {
			img.caption = r.text(v["description"])
		}
		if img.credit == "" {
			img.credit = r.text(v["copyrightHolder"])
		}
		if img != (schemaImage{}) {
			s.images = append(s.images, img)
		}
	}
}

// posts reads the entries of a live ticker.
func (r *schemaReader) posts(v any) []schemaPost {
	list, ok := v.([]any)
	if !ok && v != nil {
		list = []any{v}
	}
	var out []schemaPost
	for _, x := range list {
		if o, ok := r.resolve(x).(object); ok && len(out) < maxEntries {
			out = append(out, schemaPost{r.text(o["headline"]), r.text(o["articleBody"]), r.text(o["datePublished"])})
		}
	}
	return out
}

// keywords reads a list, or one string with commas. News tools put their own
// labels there too ("section:world", "type:story"), which aren't tags.
func (r *schemaReader) keywords(v any) []string {
	list := r.texts(v)
	if len(list) == 1 {
		list = splitTags(list[0])
	}
	return list
}

// text returns the first string of v, or its name.
func (r *schemaReader) text(v any) string {
	if l := r.texts(v); len(l) > 0 {
		return l[0]
	}
	return ""
}

// texts returns the strings of v: itself, its items, their names or values.
func (r *schemaReader) texts(v any) []string { return r.textsAt(v, 0) }

func (r *schemaReader) textsAt(v any, depth int) []string {
	if depth > 3 {
		return nil
	}
	switch v := r.resolve(v).(type) {
	case string:
		if t := clean(v); t != "" {
			return []string{t}
		}
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case []any:
		var out []string
		for _, x := range v {
			if len(out) >= 200 {
				break
			}
			out = append(out, r.textsAt(x, depth+1)...)
		}
		return out
	case object:
		for _, key := range []string{"name", "@value", "value", "headline"} {
			if x := v[key]; x != nil {
				return r.textsAt(x, depth+1)
			}
		}
	}
	return nil
}

func (r *schemaReader) address(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return strings.TrimSpace(s)
			}
		}
	case object:
		for _, key := range []string{"@id", "url"} {
			if s, ok := v[key].(string); ok {
				return strings.TrimSpace(s)
			}
		}
	}
	return ""
}

// markup is a tag of those that sites leave in what should be plain text.
var markup = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)</?(?:p|br|b|i|em|strong|u|span|a|div|font|sup|sub)(?:\s[^<>]*)?/?>`)
})

// clean folds s, resolves entities in it, which pages escape once too often, and takes tags
// out of it.
func clean(s string) string {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
		if strings.Contains(s, "&amp;") || strings.Contains(s, "&#") || strings.Contains(s, "&quot;") {
			s = html.UnescapeString(s)
		}
	}
	if strings.IndexByte(s, '<') >= 0 {
		s = markup().ReplaceAllString(s, " ")
	}
	return fold(s)
}

// minutes reads an ISO 8601 duration: "PT4M", "PT1H5M", "PT240S".
func minutes(s string) int {
	if !strings.HasPrefix(s, "PT") {
		return 0
	}
	total := 0
	for s = s[2:]; s != ""; {
		n, rest := digits(s)
		if n == "" || rest == "" {
			return 0
		}
		switch rest[0] {
		case 'H':
			total += 60 * 60 * atoi(n)
		case 'M':
			total += 60 * atoi(n)
		case 'S':
			total += atoi(n)
		}
		s = rest[1:]
	}
	if total > 24*60*60 {
		return 0
	}
	return (total + 59) / 60
}

// absolute resolves ref against base. Only http and https addresses are links
// to pages; others come back empty.
func absolute(base *url.URL, ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || len(ref) > 4096 {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
