package readability

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html/atom"
)

// titleSeparators stand between a headline and the site's name in <title>.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " / ", " ‹ ", " « ", " ~ ", "｜", " ¦ ", "_", "--"}

// cutSite removes the site's name, and sections, from the end or the start of a
// title. sites are the names by which the site is known, host its address.
func cutSite(title string, sites []string, host string) string {
	for range 3 {
		cut := title
		for _, sep := range titleSeparators {
			if i := strings.LastIndex(cut, sep); i > 0 && isSite(cut[i+len(sep):], sites, host) && utf8.RuneCountInString(cut[:i]) > 5 {
				cut = strings.TrimSpace(cut[:i])
			}
			if i := strings.Index(cut, sep); i > 0 && isSite(cut[:i], sites, host) && utf8.RuneCountInString(cut[i+len(sep):]) > 5 {
				cut = strings.TrimSpace(cut[i+len(sep):])
			}
		}
		if cut == title {
			break
		}
		title = cut
	}
	for _, site := range sites {
		if rest, ok := strings.CutPrefix(title, site+": "); ok && len(strings.Fields(rest)) > 2 {
			title = rest
		}
	}
	// What stands after a bar and is short is a section or a name that we don't
	// know.
	if i := strings.LastIndex(title, " | "); i > 0 && len(strings.Fields(title[i+3:])) <= 3 && len(strings.Fields(title[:i])) >= 3 {
		title = strings.TrimSpace(title[:i])
	}
	return title
}

// umlauts writes letters as addresses do.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "é", "e", "è", "e", "ñ", "n", "ç", "c", "ã", "a", "á", "a", "ó", "o", "í", "i", "ú", "u", "å", "a", "ø", "o")

// isSite reports whether s is a name of the site.
func isSite(s string, sites []string, host string) bool {
	k := squeeze(s)
	if k == "" {
		return true
	}
	for _, site := range sites {
		if q := squeeze(site); q != "" && (k == q || strings.TrimPrefix(k, "the") == strings.TrimPrefix(q, "the") || len(q) > 4 && strings.HasPrefix(k, q) && len(k) < 2*len(q) || len(k) > 4 && strings.HasPrefix(q, k)) {
			return true
		}
	}
	if host == "" || len(strings.Fields(s)) > 4 || len(k) < 3 {
		return false
	}
	h := squeeze(host)
	k = umlauts.Replace(k)
	return strings.Contains(h, k) && len(k)*2 >= len(h) || len(k) > 4 && strings.Contains(k, h) || hostName(host) != "" && (k == hostName(host) || "the"+k == hostName(host) || k == "the"+hostName(host))
}

// hostName returns the part of a host that names the site: "example" of
// "www.news.example.co.uk".
func hostName(host string) string {
	parts := strings.Split(strings.ToLower(host), ".")
	if len(parts) < 2 {
		return ""
	}
	i := len(parts) - 2
	if i > 0 && (len(parts[i]) <= 2 || slices.Contains([]string{"com", "org", "net", "gov", "edu"}, parts[i])) && len(parts[len(parts)-1]) == 2 {
		i--
	}
	return strings.ReplaceAll(parts[i], "-", "")
}

// host returns the host of an address, without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// headline chooses the title. Where a page describes itself as news, the headline
// it gives there is meant for others to show. Else a heading of the page that its
// other titles bear out is what readers see; then come JSON-LD, Open Graph and
// <title>, whose site name is cut off.
func headline(p *page, s *schema, sites []string, host string) (title string, h1 *zone) {
	og := p.first("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
	var known []string
	for _, t := range []string{s.headline, og, p.titleTag, s.alternative, p.first("twitter:title"), p.first("parsely-title")} {
		if k := squeeze(cutSite(t, sites, host)); k != "" {
			known = append(known, k)
		}
	}
	var first, near *zone
	best := 0.0
	for i := range p.zones {
		z := &p.zones[i]
		if z.tag != atomH1 && z.prop != "headline" {
			continue
		}
		t := p.zoneText(z)
		k := squeeze(t)
		if k == "" || len(t) > 400 || isSite(t, sites, host) {
			continue
		}
		if first == nil && z.tag == atomH1 {
			first = z
		}
		for _, q := range known {
			if sim := likeness(k, q); sim > best && sim > .6 {
				best, near = sim, z
			}
		}
	}
	ld := cutSite(s.headline, sites, host)
	shown := cutSite(og, sites, host)
	if first != nil && p.inTrail(first) && !sameName(p.zoneText(first), shown) && p.hasHeading(shown) {
		return shown, p.headlineZone(shown, first)
	}
	if strings.HasSuffix(s.kind, "NewsArticle") && ld != "" && !strings.HasSuffix(ld, "...") && !strings.HasSuffix(ld, "…") && !isSite(ld, sites, host) {
		if near == nil || !strings.HasPrefix(squeeze(ld), squeeze(p.zoneText(near))) {
			return withoutKicker(ld, shown), near
		}
	}
	if near != nil {
		t := cutSite(p.zoneText(near), sites, host)
		// A kicker in the same heading goes, if another title does without it.
		for _, other := range []string{ld, shown} {
			if other != "" && len(other) > 12 && strings.HasSuffix(squeeze(t), squeeze(other)) {
				t = other
				break
			}
		}
		return t, near
	}
	for _, t := range []string{s.headline, og} {
		if t = cutSite(clean(t), sites, host); t != "" && !isSite(t, sites, host) {
			return t, nil
		}
	}
	if first != nil && first.roles&(roleNav|roleNewsletter|rolePaywall) == 0 {
		return cutSite(p.zoneText(first), sites, host), first
	}
	if t := clean(p.titleTag); t != "" {
		return cutSite(t, sites, host), nil
	}
	if first != nil {
		return p.zoneText(first), first
	}
	return "", nil
}

// withoutKicker returns other where it is title without the words before a colon.
func withoutKicker(title, other string) string {
	const shortest = 12 // bytes
	if i := strings.Index(title, ": "); i > 0 && len(other) >= shortest && squeeze(title[i:]) == squeeze(other) {
		return other
	}
	return title
}

// inTrail reports whether z is the last step of a trail of links, as which some
// sites have an h1 with words for search engines.
func (p *page) inTrail(z *zone) bool {
	at := z.elem
	for range 4 {
		if at <= 0 {
			break
		}
		e := &p.elems[at]
		if e.tag == atom.Nav || strings.Contains(strings.ToLower(e.class), "crumb") {
			return true
		}
		at = e.parent
	}
	return false
}

// hasHeading reports whether title stands as a heading, or at the end of one, behind
// a kicker.
func (p *page) hasHeading(title string) bool {
	k := squeeze(title)
	return len(k) >= 8 && slices.ContainsFunc(p.blocks, func(b block) bool {
		return b.kind == text.Heading && int(b.end-b.start) < len(title)+100 && strings.HasSuffix(squeeze(p.words[b.start:b.end]), k)
	})
}

// headlineZone returns the zone with the words of title that is marked as the
// headline, or other.
func (p *page) headlineZone(title string, other *zone) *zone {
	for i := range p.zones {
		z := &p.zones[i]
		if (z.prop == "headline" || z.roles&roleHeadline != 0) && int(z.end-z.start) < 2*len(title)+100 && sameName(p.zoneText(z), title) {
			return z
		}
	}
	return other
}

// likeness says how much two squeezed titles share: 1 for equal ones, less where
// one holds the other and more besides, 0 otherwise.
func likeness(a, b string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 8 && a != b {
		return 0
	}
	if strings.Contains(b, a) {
		return float64(len(a)) / float64(len(b))
	}
	// Same start and same end, other words between.
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	m := 0
	for m < len(a)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return float64(n+m) / float64(len(b))
}

// splitTags cuts a list of tags at commas, or at semicolons or bars where there
// are no commas.
func splitTags(s string) []string {
	sep := ","
	if !strings.Contains(s, ",") {
		for _, c := range []string{";", "|", "，", "、"} {
			if strings.Contains(s, c) {
				sep = c
				break
			}
		}
	}
	return strings.Split(s, sep)
}

// cleanTags folds tags and leaves out the repeated, the empty, those that are a
// label for machines ("type:story") and those that are no tag but a sentence.
func cleanTags(tags []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, t := range tags {
		t = strings.Trim(clean(t), " #,;\"“”|")
		t = withoutKind(t)
		k := strings.ToLower(t)
		n := utf8.RuneCountInString(t)
		if n < 2 && !unicode.Is(unicode.Han, firstRune(t)) || n > 80 || seen[k] || strings.Contains(t, "://") || len(out) >= 100 {
			continue
		}
		if machineTag(t) {
			continue
		}
		seen[k] = true
		out = append(out, t)
	}
	return out
}

// tagKinds are what systems write before a tag to say of what kind it is.
var tagKinds = []string{"tag", "tags", "topic", "topics", "subject", "keyword", "section", "sections", "category", "categories", "organization", "person", "place", "location", "story"}

// withoutKind returns "wind power" of "topic/wind power".
func withoutKind(t string) string {
	kind, rest, ok := strings.Cut(t, "/")
	if ok && rest != "" && slices.Contains(tagKinds, kind) {
		return strings.TrimSpace(rest)
	}
	return t
}

// machineTag reports whether t is a label for machines: "type:story",
// "section: sport", "editors_pick", the number of an object, an address.
func machineTag(t string) bool {
	if i := strings.IndexByte(t, ':'); i > 0 && i < len(t)-1 {
		kind := strings.TrimSpace(t[:i])
		if t[i+1] != ' ' || slices.Contains(tagKinds, strings.ToLower(kind[strings.LastIndexByte(kind, ' ')+1:])) {
			return true
		}
	}
	if strings.ContainsAny(t, " \u3000") {
		return false
	}
	hyphens, digits, dots, lower := 0, 0, 0, true
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c == '_':
			return true
		case c == '-':
			hyphens++
		case isDigit(c):
			digits++
		case c == '.':
			dots++
		case c < 'a' || 'z' < c:
			lower = false
		}
	}
	return lower && (hyphens >= 4 && digits >= 8 || dots > 0 && t[len(t)-1] != '.' && digits == 0)
}
