package readability

import (
	"net/url"
	"strings"
	"time"
)

// maxEntries bounds the entries of a live ticker.
const maxEntries = 2000

// isLive reports whether the page is a live ticker: it says so itself, or its
// address does and it has several dated entries.
func (x *htmlReader) isLive() bool {
	if x.schema.kind == "LiveBlogPosting" {
		return true
	}
	u, err := url.Parse(strings.ToLower(x.url))
	if err != nil {
		return false
	}
	for part := range strings.SplitSeq(u.Path, "/") {
		if strings.HasPrefix(part, "live-blog") || strings.HasPrefix(part, "liveblog") || strings.Contains(part, "liveticker") || strings.Contains(part, "live-ticker") {
			return true
		}
		for word := range strings.SplitSeq(part, "-") {
			if word == "live" {
				return x.manyStamps()
			}
		}
	}
	return false
}

// manyStamps reports whether the page has as many times as a ticker has.
func (x *htmlReader) manyStamps() bool {
	const many = 4
	n := len(x.page.times)
	for i := 0; i < len(x.page.blocks) && n < many; i++ {
		if x.page.blocks[i].chars < 80 && clockIn(x.page.text(i)) && x.stamp(i) {
			n++
		}
	}
	return n >= many
}

// clockIn reports whether s has a colon or a dot between digits, as a time of
// day has.
func clockIn(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if (s[i] == ':' || s[i] == '.') && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return true
		}
	}
	return false
}

// stamp reports whether block i does nothing but date an entry: "Jo Reed, 2
// March 2024 21:45", "21:45".
func (x *htmlReader) stamp(i int) bool {
	s := x.page.text(i)
	return len(s) < 80 && !endsSentence(s) && (clockOnly(s) || looksLikeDate(s))
}

// clockOnly reports whether s is a time of day, with little else.
func clockOnly(s string) bool {
	var d Date
	t := dateTokens(s)
	return len(t) <= 6 && d.clock(t)
}

// entries parts the body of a live ticker into its posts: the blocks that lie in
// elements of one kind, side by side, most of which have a date.
func (x *htmlReader) entries(a *Article) {
	if a.Kind != KindLive || x.l == nil {
		return
	}
	kind := x.entryKind()
	if kind < 0 {
		return
	}
	last := int32(-1)
	for i := range x.parts.body {
		p := &x.parts.body[i]
		if p.span.Empty() {
			continue
		}
		e := x.recordAbove(x.page.blocks[p.block].elem, kind)
		if e < 0 {
			last = e
			continue
		}
		if e != last {
			if len(a.Entries) == maxEntries {
				return
			}
			a.Entries = append(a.Entries, Entry{Span: p.span, Posted: x.posted(e, a)})
		}
		a.Entries[len(a.Entries)-1].End = p.span.End
		last = e
	}
}

// entryKind returns the kind of record of which most lie in the body, or -1.
func (x *htmlReader) entryKind() int32 {
	const fewest = 2
	count := map[int32]int{}
	seen := map[int32]bool{}
	best, most := int32(-1), fewest-1
	for i := range x.parts.body {
		at := x.page.blocks[x.parts.body[i].block].elem
		for n := 0; n < maxRecordUp && at > 0 && !seen[at]; n++ {
			seen[at] = true
			if k := x.l.record[at]; k >= 0 && (x.dated(at) || x.postAt(at) != "") {
				if count[k]++; count[k] > most {
					best, most = k, count[k]
				}
			}
			at = x.page.elems[at].parent
		}
	}
	return best
}

// dated reports whether element e has a time, or a line that is a date.
func (x *htmlReader) dated(e int32) bool {
	_, ok := x.timeIn(e)
	return ok
}

// recordAbove returns the element of a kind of record that is elem or holds it,
// or -1.
func (x *htmlReader) recordAbove(elem, kind int32) int32 {
	for n := 0; n < maxRecordUp && elem > 0; n++ {
		if x.l.record[elem] == kind {
			return elem
		}
		elem = x.page.elems[elem].parent
	}
	return -1
}

// timeIn returns the words that date element e.
func (x *htmlReader) timeIn(e int32) (string, bool) {
	p := x.page
	el := &p.elems[e]
	for i := x.firstTime(el.first); i < len(p.times) && p.times[i].block <= el.last; i++ {
		t := &p.times[i]
		if !x.l.under(t.elem, e) {
			continue
		}
		if t.value != "" {
			return t.value, true
		}
		if t.zone < int32(len(p.zones)) {
			return p.zoneText(&p.zones[t.zone]), true
		}
	}
	const look = 6 // blocks at the start and at the end
	for i := el.first; i < el.last; i++ {
		if i >= el.first+look && i < el.last-look {
			continue
		}
		if x.stamp(int(i)) {
			return p.text(int(i)), true
		}
	}
	return "", false
}

// firstTime returns the number of the first time at or after block b.
func (x *htmlReader) firstTime(b int32) int {
	lo, hi := 0, len(x.page.times)
	for lo < hi {
		mid := (lo + hi) / 2
		if x.page.times[mid].block < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// postTimes returns when the posts in JSON-LD were written, by how their headline
// and their text begin.
func (x *htmlReader) postTimes() map[string]string {
	if x.posts == nil {
		x.posts = map[string]string{}
		for _, p := range x.schema.posts {
			for _, s := range []string{p.headline, p.body} {
				if k := postKey(s); k != "" && x.posts[k] == "" {
					x.posts[k] = p.published
				}
			}
		}
	}
	return x.posts
}

// postAt returns when the post in element e was written, as JSON-LD has it.
func (x *htmlReader) postAt(e int32) string {
	const look = 4 // blocks
	el := &x.page.elems[e]
	if len(x.schema.posts) == 0 {
		return ""
	}
	for i := el.first; i < min(el.last, el.first+look); i++ {
		if at := x.postTimes()[postKey(x.page.text(int(i)))]; at != "" {
			return at
		}
	}
	return ""
}

// postKey returns the start of s without spaces and signs.
func postKey(s string) string {
	const long = 60
	s = squeeze(s[:min(len(s), 4*long)])
	return s[:min(len(s), long)]
}

// posted returns when the entry in element e was written. A time without a day is of the day on which the ticker was published.
func (x *htmlReader) posted(e int32, a *Article) Date {
	if at := x.postAt(e); at != "" {
		if d, ok := parseDate(at, x.monthFirst()); ok {
			d.Source = "json-ld"
			return d
		}
	}
	words, _ := x.timeIn(e)
	if d, ok := parseDate(words, x.monthFirst()); ok {
		d.Source = "time"
		return d
	}
	if a.Published.IsZero() || a.Published.Precision == ToMonth {
		return Date{}
	}
	y, m, day := a.Published.Time.Date()
	d := Date{Time: time.Date(y, m, day, 0, 0, 0, 0, time.UTC), Source: "text"}
	if !d.clock(dateTokens(words)) {
		return Date{}
	}
	if !d.Zone && a.Published.Zone {
		d.Time = time.Date(y, m, day, d.Time.Hour(), d.Time.Minute(), d.Time.Second(), 0, a.Published.Time.Location())
		d.Zone = true
	}
	d.Precision = ToMinute
	return d
}
