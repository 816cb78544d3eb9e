package readability

import (
	"net/url"
	"sort"
	"strings"

	readeck "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findBody chooses the blocks of the body: those that m takes, else those that
// readeck's go-readability keeps.
func (x *htmlReader) findBody(m *blockModel) {
	l := x.look()
	chosen := l.choose(m.probs(l))
	if !x.enough(chosen) {
		chosen = x.kept()
	}
	chosen = x.below(chosen)
	for n, i := range chosen {
		if x.pointsElsewhere(i) || x.isCaption(i) || x.aboutArticle(i, n < 4, n > len(chosen)-3) {
			continue
		}
		x.body = append(x.body, i)
		x.parts.body = append(x.parts.body, part{x.page.blocks[i].kind, x.page.text(i)})
	}
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
	k := sort.Search(len(p.images), func(k int) bool { return p.images[k].elem >= b.elem })
	if k == len(p.images) || p.images[k].elem != b.elem {
		return false
	}
	_, credit := cutCredit(p.text(i))
	return credit != ""
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
	s := x.page.text(i)
	if len(s) > 160 {
		return sameName(s, x.title)
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
		_, credit := noteCredit(s)
		_, date := parseDate(s, false)
		return credit || date && len(s) < 60 && !endsSentence(s) && x.dateOnly(s)
	case foot:
		return strings.HasPrefix(lower, "©") || strings.HasPrefix(lower, "copyright ")
	}
	return false
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
		if months()[w] == 0 && !isDigit(w[0]) && cueWords()[w] == 0 && !weekday(w) {
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
