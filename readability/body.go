package readability

import (
	"net/url"
	"slices"
	"sort"
	"strings"

	readeck "codeberg.org/readeck/go-readability/v2"
	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findBody chooses the blocks of the body: those that m takes, else those that
// readeck's go-readability keeps.
func (x *htmlReader) findBody(m *blockModel) {
	l := x.look()
	x.l = l
	chosen := l.choose(m.probs(l))
	if !x.enough(chosen) {
		chosen = x.kept()
	}
	chosen = x.withoutContents(x.withoutRepeats(x.below(x.withoutNotices(x.withoutComments(x.withoutSiblings(chosen))))))
	for n, i := range chosen {
		if n > 0 && x.shouts(i) || x.tagLine(i) || x.label(i) || x.pointsElsewhere(i) || x.isCaption(i) || x.pullQuote(chosen, n) || x.aboutArticle(i, n < 4, n > len(chosen)-3) || x.live && x.stamp(i) || postedBy(x.page.text(i)) || consentNotice(x.page.text(i)) || x.embedded(i) {
			continue
		}
		x.body = append(x.body, i)
		x.parts.body = append(x.parts.body, part{kind: x.page.blocks[i].kind, text: x.page.text(i), block: i})
	}
}

// withoutNotices leaves out what was chosen above the headline in a banner, a
// menu or a list of links: a notice about the reader's browser, a ticker.
func (x *htmlReader) withoutNotices(chosen []int) []int {
	const least = 300 // characters below, lest the headline isn't where the article starts
	title := int(x.titleBlock())
	below := int32(0)
	for _, i := range chosen {
		if i > title {
			below += x.page.blocks[i].chars
		}
	}
	if below < least {
		return chosen
	}
	out := chosen[:0]
	for _, i := range chosen {
		if i >= title || !x.within(x.page.blocks[i].elem, roleNav, 2) && !x.linkItem(i) {
			out = append(out, i)
		}
	}
	return out
}

// withoutComments leaves out what stands in an element named after comments, if
// there is text before it that doesn't. An opinion may be called a comment too, but
// then its headline stands within.
func (x *htmlReader) withoutComments(chosen []int) []int {
	const least = 100 // characters of a paragraph before the first comment
	title := x.titleBlock()
	first := slices.IndexFunc(chosen, func(i int) bool { return x.inComments(i, title) })
	if first < 0 || !slices.ContainsFunc(chosen[:first], func(i int) bool { return x.page.blocks[i].chars >= least }) {
		return chosen
	}
	return slices.DeleteFunc(chosen, func(i int) bool { return x.inComments(i, title) })
}

// withoutSiblings leaves out the articles that follow the page's own, which has the
// headline and most of what was chosen, and that begin with a headline of theirs.
func (x *htmlReader) withoutSiblings(chosen []int) []int {
	const share = .5
	p := x.page
	title := x.titleBlock()
	if title < 0 || int(title) >= len(p.blocks) || x.live || len(chosen) == 0 {
		return chosen
	}
	own := x.articleOf(p.blocks[title].elem)
	if own == 0 {
		return chosen
	}
	var all, within int32
	for _, i := range chosen {
		all += p.blocks[i].chars
		if e := &p.elems[own]; int32(i) >= e.first && int32(i) < e.last {
			within += p.blocks[i].chars
		}
	}
	if float64(within) < share*float64(all) {
		return chosen
	}
	return slices.DeleteFunc(chosen, func(i int) bool {
		at := x.articleOf(p.blocks[i].elem)
		if at == 0 || at == own || p.elems[at].first < p.elems[own].last {
			return false
		}
		return p.blocks[p.elems[at].first].kind == text.Heading
	})
}

// articleOf returns the outermost article element that holds elem, or 0.
func (x *htmlReader) articleOf(elem int32) (found int32) {
	for ; elem > 0; elem = x.page.elems[elem].parent {
		if x.page.elems[elem].tag == atom.Article {
			found = elem
		}
	}
	return found
}

// inComments reports whether block i stands in an element named after comments
// that doesn't hold the headline.
func (x *htmlReader) inComments(i int, title int32) bool {
	for at := x.page.blocks[i].elem; at > 0; at = x.page.elems[at].parent {
		e := &x.page.elems[at]
		if e.first <= title && title < e.last {
			return false
		}
		if e.roles&roleComment != 0 {
			return true
		}
	}
	return false
}

// embedded reports whether block i stands in a post that was taken over from a
// network.
func (x *htmlReader) embedded(i int) bool {
	at := x.page.blocks[i].elem
	for n := 0; n < 4 && at > 0; n++ {
		e := &x.page.elems[at]
		if e.tag == atom.Blockquote {
			for _, name := range []string{"twitter", "instagram", "tiktok", "bluesky", "tweet"} {
				if strings.Contains(e.class, name) {
					return true
				}
			}
		}
		at = e.parent
	}
	return false
}

// linkItem reports whether block i is an item of a list and starts with a link.
func (x *htmlReader) linkItem(i int) bool {
	p := x.page
	b := &p.blocks[i]
	k := sort.Search(len(p.links), func(k int) bool { return p.links[k].start >= b.start })
	return b.kind == text.ListItem && k < len(p.links) && p.links[k].start == b.start
}

// below leaves out what was chosen above the headline, and the headline: where
// the body is taken from a page without much mark-up, the menu may come with it.
func (x *htmlReader) below(chosen []int) []int {
	const (
		most  = 8   // blocks above the headline
		share = 5   // of the body's characters, one in so many may stand there
		more  = 120 // bytes of byline and date in one block with the headline
	)
	if len(x.title) < 12 {
		return chosen
	}
	above, all := int32(0), int32(0)
	for _, i := range chosen {
		all += x.page.blocks[i].chars
	}
	for n, i := range chosen[:min(len(chosen), most)] {
		if above*share > all {
			break
		}
		rest, ok := strings.CutPrefix(x.page.text(i), x.title)
		if ok && len(rest) <= more && n+1 < len(chosen) && (rest == "" || rest[0] == ' ') {
			x.headBlock = i + 1
			return chosen[n+1:]
		}
		above += x.page.blocks[i].chars
	}
	return chosen
}

// isCaption reports whether block i is the caption of a figure, or stands alone
// with an image and ends with a credit.
func (x *htmlReader) isCaption(i int) bool {
	p := x.page
	b := &p.blocks[i]
	for j := b.elem; j > 0 && p.elems[j].tag != atom.Article && p.elems[j].tag != atom.Main; j = p.elems[j].parent {
		if p.elems[j].tag == atom.Figcaption {
			return true
		}
	}
	if e := &p.elems[b.elem]; b.chars > 400 || e.last-e.first != 1 {
		return false
	}
	k := sort.Search(len(p.images), func(k int) bool { return int(p.images[k].block) >= i })
	if k == len(p.images) || int(p.images[k].block) != i {
		return false
	}
	_, credit := cutCredit(p.text(i))
	return credit != ""
}

// pullQuote reports whether chosen[n] stands aside and says once more, in large
// letters, what a paragraph near it says.
func (x *htmlReader) pullQuote(chosen []int, n int) bool {
	const near = 8 // blocks
	p := x.page
	b := &p.blocks[chosen[n]]
	e := &p.elems[b.elem]
	if b.chars > 300 || b.chars < 20 || e.above&roleQuote == 0 && !x.inAside(b.elem) && e.tag != atom.Blockquote {
		return false
	}
	words := squeeze(p.text(chosen[n]))
	for k := max(0, n-near); k < min(len(chosen), n+near+1); k++ {
		if k != n && p.blocks[chosen[k]].chars > b.chars && p.blocks[chosen[k]].chars < 5000 && strings.Contains(squeeze(p.text(chosen[k])), words) {
			return true
		}
	}
	return false
}

// labels are what stands above lists of other articles, of comments and of
// buttons.
var labels = []string{
	"advertisement", "also read", "article continues after ad", "article continues below advertisement", "scroll to continue", "scroll to continue with content", "story continues after ad", "story continues below", "story continues below ad", "story continues below advertisement", "story continues below this ad", "comments", "don't miss", "don’t miss", "like this", "more from", "more on this", "more on this story", "most popular", "most read", "must read", "read also", "read more", "read next", "recommended", "recommended for you", "related", "related articles", "related content", "related news", "related stories", "related topics", "see also", "see more", "share this", "share this article", "share this story", "topics", "trending", "trending now", "watch now",
	"das könnte sie auch interessieren", "lesen sie auch", "mehr zum thema", "à lire aussi", "lire aussi", "leggi anche", "lea también", "leia também", "lees ook", "les også", "läs också", "czytaj też",
}

// label reports whether block i is one of labels and no more.
func (x *htmlReader) label(i int) bool {
	const longest = 40 // bytes
	s := strings.Trim(x.page.text(i), " :.…!>»-–—()[]")
	return len(s) <= longest && slices.Contains(labels, strings.ToLower(s))
}

// shouts reports whether block i is nothing but a link in capitals: the headline
// of another article, set between two paragraphs.
func (x *htmlReader) shouts(i int) bool {
	const shortest = 20
	b := &x.page.blocks[i]
	s := x.page.text(i)
	return b.chars > shortest && b.linkChars*20 >= b.chars*19 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// headText returns block i without the headline that it may start with.
func (x *htmlReader) headText(i int) string {
	s := x.page.text(i)
	if x.title != "" && len(s) > len(x.title) {
		if rest, ok := strings.CutPrefix(s, x.title+" "); ok {
			return rest
		}
	}
	return s
}

// aboutArticle reports whether block i, at the head or the foot of the body,
// isn't part of it but says something about it: its title, its byline, its
// date, its source, its copyright.
func (x *htmlReader) aboutArticle(i int, head, foot bool) bool {
	const longestKicker = 40 // bytes
	s := x.page.text(i)
	if kicker, ok := strings.CutSuffix(s, x.title); ok && x.h1 != nil && int(x.h1.block) == i && len(kicker) <= longestKicker {
		return true
	}
	if len(s) > 160 {
		return sameName(s, x.title) || foot && !head && reportersNote(s)
	}
	if len(s) < 60 && x.isTime(i) {
		return true
	}
	lower := strings.ToLower(s[:min(len(s), 12)])
	switch {
	case sameName(s, x.title):
		return true
	case head:
		if rest, ok := cutByline(s); ok && strings.HasPrefix(lower, "by ") && !endsSentence(s) && authorLike(strings.Split(rest, ",")[0]) {
			return true
		}
		if !endsSentence(s) && (x.linksWriter(i) || x.markedByline(i)) {
			return true
		}
		credit := noteCredits(s, "") != nil
		_, date := parseDate(s, false)
		return credit || date && len(s) < 60 && !endsSentence(s) && x.dateOnly(s)
	case foot:
		if len(s) < 60 && sourceStart(strings.TrimLeft(s, "([ ")) != "" {
			return true // "(Source: Reuters)"
		}
		if rest := strings.TrimLeft(s, "-–— "); rest != s && agencyName(rest) != "" {
			return true // "— Reuters"
		}
		return strings.HasPrefix(lower, "©") || strings.HasPrefix(lower, "copyright ") || reportersNote(s) || asksReader(s)
	}
	return false
}

// readerRequests begin what asks readers to subscribe, to share and to follow, in
// lower case.
var readerRequests = []string{"subscribe to ", "subscribe now", "sign up ", "like this article", "like this story", "like what you", "liked this ", "if you liked ", "if you enjoyed ", "enjoyed this ", "follow us ", "share this ", "join our ", "get our ", "download our ", "abonnieren sie ", "folgen sie uns", "abonnez-vous ", "suivez-nous ", "suscríbete ", "síguenos ", "iscriviti ", "seguici "}

// asksReader reports whether s begins as one of readerRequests does.
func asksReader(s string) bool {
	const longest = 20 // bytes of those
	lower := strings.ToLower(s[:min(len(s), longest)])
	return slices.ContainsFunc(readerRequests, func(w string) bool { return strings.HasPrefix(lower, w) })
}

// withoutBiographies leaves out what the last blocks of the body say about a writer:
// "Jo Reed is the author of …".
func (x *htmlReader) withoutBiographies(a *Article) {
	const last, fewest = 3, 4 // blocks
	for n := len(x.parts.body) - 1; n >= fewest && n >= len(x.parts.body)-last; n-- {
		s := x.parts.body[n].text
		if !slices.ContainsFunc(a.Authors, func(by Author) bool {
			rest, ok := strings.CutPrefix(s, by.Name)
			return ok && !by.Desk && strings.Contains(by.Name, " ") && biographyLike(rest)
		}) {
			continue
		}
		x.parts.body = slices.Delete(x.parts.body, n, n+1)
		x.body = slices.Delete(x.body, n, n+1)
	}
}

// biographyLike reports whether s goes on about a person as a biography does.
func biographyLike(s string) bool {
	for _, w := range []string{" is a ", " is an ", " is the ", " is chief ", " is senior ", " was a ", " covers ", " writes ", " reports ", " works ", " has written ", " ist ", " est ", " es ", " è "} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	// "Jane Doe, political editor, …", not a witness who tells what she saw
	return (strings.HasPrefix(s, " (") || strings.HasPrefix(s, ", ")) && hasTitleWord(s)
}

// markedByline reports whether block i is marked as a byline and names a person or an
// agency.
func (x *htmlReader) markedByline(i int) bool {
	b := &x.page.blocks[i]
	return x.page.elems[b.elem].roles&roleAuthor != 0 && (persons(byline(x.page.text(i), "", "")) > 0 || bylineCredits(nil, x.page.text(i), "") != nil)
}

// postedBy reports whether s is the byline of a ticker's post and no more.
func postedBy(s string) bool {
	const most = 8 // words
	rest, ok := cutFold(s, "posted by ")
	return ok && !endsSentence(s) && len(strings.Fields(s)) <= most && nameLike(strings.Split(rest, ",")[0])
}

// linksWriter reports whether block i links to the page of a writer.
func (x *htmlReader) linksWriter(i int) bool {
	b := &x.page.blocks[i]
	links := x.page.links
	k := sort.Search(len(links), func(k int) bool { return links[k].start >= b.start })
	for ; k < len(links) && links[k].start < b.end; k++ {
		if authorAddress(links[k].href) {
			return true
		}
	}
	return false
}

// reportersNote reports whether s says who else reported: "(Reporting by …;
// editing by …)", "Additional reporting by …", "(With inputs from …)", "… contributed
// to this report".
func reportersNote(s string) bool {
	const longest = 300 // bytes
	if len(s) > longest {
		return false
	}
	s = strings.TrimLeft(strings.ToLower(s), "–—- ")
	if strings.HasSuffix(strings.TrimRight(s, ")]. "), "agencies") || len(s) < 120 {
		line := strings.TrimLeft(s, "([")
		for _, note := range inputNotes {
			if strings.HasPrefix(line, note) && (strings.HasPrefix(note, "with ") || strings.HasPrefix(note, "mit ") || strings.HasPrefix(note, "inputs ")) {
				return true
			}
		}
	}
	return strings.HasPrefix(s, "(reporting by ") || strings.HasPrefix(strings.TrimLeft(s, "("), "additional reporting ") || strings.HasPrefix(s, "reporting by ") && strings.Contains(s, "editing by ") || contributed(s)
}

// contributed reports whether s, in lower case, says who else worked on the article:
// rain may have contributed to this year's flood, too.
func contributed(s string) bool {
	_, what, ok := strings.Cut(s, " contributed to this ")
	return ok && (strings.HasPrefix(what, "report") || strings.HasPrefix(what, "story") || strings.HasPrefix(what, "article"))
}

// isTime reports whether a time element holds all of block i.
func (x *htmlReader) isTime(i int) bool {
	b := &x.page.blocks[i]
	zones := x.page.zones
	k := sort.Search(len(zones), func(k int) bool { return zones[k].start >= b.start })
	for ; k < len(zones) && zones[k].start == b.start; k++ {
		if zones[k].tag == atom.Time && zones[k].end >= b.end {
			return true
		}
	}
	return false
}

// dateOnly reports whether s has nothing but a date, and words that go with it.
func (x *htmlReader) dateOnly(s string) bool {
	other := 0
	for w := range words(s) {
		w = strings.ToLower(w)
		if _, zone := zoneOffset(w); !zone && months()[w] == 0 && !isDigit(w[0]) && cueWords()[w] == 0 && !weekday(w) {
			other++
		}
	}
	return other == 0
}

func weekday(w string) bool {
	switch w {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "at", "on", "p", "m", "a":
		return true
	}
	return false
}

// enough reports whether the chosen blocks hold any sentence.
func (x *htmlReader) enough(chosen []int) bool {
	n := int32(0)
	for _, i := range chosen {
		n += x.page.blocks[i].chars
	}
	return n >= 25
}

// kept returns the blocks that go-readability keeps, save captions and boxes.
func (x *htmlReader) kept() []int {
	want := map[string]int{}
	for _, s := range readeckBlocks(x.root, x.base) {
		want[s]++
	}
	var out []int
	for i := range x.page.blocks {
		if s := x.page.text(i); want[s] > 0 && !x.outside(i) {
			want[s]--
			out = append(out, i)
		}
	}
	return out
}

// outside reports whether block i is no running text whatever its place: a
// caption, the headline, a newsletter box.
func (x *htmlReader) outside(i int) bool {
	p := x.page
	b := &p.blocks[i]
	e := &p.elems[b.elem]
	if e.above&(roleCaption|roleNewsletter) != 0 && b.chars < 400 || e.above&roleRelated != 0 && b.linkChars*2 > b.chars {
		return true
	}
	if sameName(p.text(i), x.title) {
		return true
	}
	for j := b.elem; j > 0; j = p.elems[j].parent {
		switch p.elems[j].node.Data {
		case "figcaption", "nav", "footer":
			return true
		}
	}
	return false
}

// readeckBlocks returns the blocks that readeck's go-readability keeps.
func readeckBlocks(root *html.Node, base *url.URL) (out []string) {
	defer func() {
		if recover() != nil {
			out = nil // a fault of its own; our rules go on without it
		}
	}()
	if base == nil {
		base = &url.URL{Scheme: "https", Host: "page.invalid"}
	}
	a, err := readeck.FromDocument(root, base)
	if err != nil || a.Node == nil {
		return nil
	}
	kept := readDOM(a.Node)
	for i := range kept.blocks {
		out = append(out, kept.text(i))
	}
	return out
}
