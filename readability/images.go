package readability

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html/atom"
)

// pictures finds the images of the article with their words. An image belongs
// to the article where it stands between the headline and the end of the body
// and isn't part of a box of links.
func (x *htmlReader) pictures(a *Article) {
	p := x.page
	if len(x.body) == 0 {
		return
	}
	from, _ := x.headSpan()
	last := x.body[len(x.body)-1]
	seen := map[string]bool{}
	captions := map[int]bool{}
	x.chosen = map[int]bool{}
	for _, i := range x.body {
		x.chosen[i] = true
	}
	for i := range p.images {
		img := &p.images[i]
		b := int(img.block)
		if img.small && !x.captioned(img) || b < from-3 || b > last+1 || len(x.parts.pictures) >= 200 || !x.ofArticle(img) {
			continue
		}
		pic := picture{url: absolute(x.base, img.url), alt: img.alt}
		x.caption(img, &pic, captions)
		if pic.credit == "" && slices.ContainsFunc(a.Authors, func(by Author) bool { return sameName(by.Name, pic.alt) || sameName(by.Name, pic.caption) }) {
			continue // who wrote it
		}
		if strings.HasSuffix(strings.ToLower(pic.alt), " logo") {
			pic.alt = ""
		}
		switch alt, _ := cutCredit(pic.alt); {
		case alt == "":
		case squeeze(alt) == squeeze(pic.caption):
			pic.alt = pic.caption
		case sameName(alt, x.title):
			pic.alt = x.parts.title
		}
		if pic.alt == "" && pic.caption == "" || seen[pic.caption+"\x00"+pic.alt] {
			continue
		}
		seen[pic.caption+"\x00"+pic.alt] = true
		x.parts.pictures = append(x.parts.pictures, pic)
	}
}

// captioned reports whether img stands in a figure with words, as no icon does.
func (x *htmlReader) captioned(img *image) bool {
	e := &x.page.elems[img.elem]
	return e.tag == atom.Figure && e.last > e.first
}

// ofArticle reports whether img stands in no box that is about something else.
// It looks no higher than the element that holds the body too.
func (x *htmlReader) ofArticle(img *image) bool {
	p := x.page
	if p.elems[img.elem].hidden {
		return false
	}
	for j := img.elem; j > 0; j = p.elems[j].parent {
		e := &p.elems[j]
		if int(e.first) <= x.body[0] && int(e.last) > x.body[0] {
			return true
		}
		if x.l.elems[j].asks {
			return false
		}
		switch e.tag {
		case atom.Nav, atom.Footer, atom.Aside:
			return false
		case atom.Figure:
			return true
		}
		if e.roles&(roleComment|roleShare|roleAd|roleNewsletter) != 0 || e.roles&roleAuthor != 0 && e.roles&(roleMedia|roleCaption) == 0 || e.roles&roleRelated != 0 && e.roles&(roleMedia|roleCaption) == 0 {
			return false
		}
	}
	return true
}

// caption finds the words under img: those marked as a caption within the
// nearest element that holds any.
func (x *htmlReader) caption(img *image, pic *picture, used map[int]bool) {
	p := x.page
	at := img.elem
	for up := 0; up < 5 && at > 0; up++ {
		e := &p.elems[at]
		if e.last-e.first > 12 || int(e.first) <= x.body[0] && x.body[0] < int(e.last) && e.tag != atom.Figure {
			break // no longer a figure but a page
		}
		var words []string
		for i := int(e.first); i < int(e.last); i++ {
			if used[i] || !x.captionBlock(i, at) {
				continue
			}
			used[i] = true
			caption, credit := x.splitCredit(i)
			if aboutPage(caption) {
				continue
			}
			if caption != "" {
				words = append(words, caption)
			}
			if pic.credit == "" {
				pic.credit = credit
			}
		}
		if len(words) > 0 || pic.credit != "" {
			pic.caption = strings.Join(words, " ")
			return
		}
		if e.tag == atom.Figure {
			break
		}
		at = e.parent
	}
	x.nearCaption(img, pic, used)
	if b := int(img.block); pic.caption == "" && b < len(p.blocks) && !x.chosen[b] && !used[b] && x.isCaption(b) && !aboutPage(p.text(b)) {
		used[b] = true
		pic.caption, pic.credit = x.splitCredit(b)
	}
	if pic.caption == "" && img.title != pic.alt && len(strings.Fields(img.title)) > 3 {
		pic.caption, _ = cutCredit(img.title)
	}
}

// nearCaption takes for a caption what stands alone with img, without a mark:
// one or two short blocks, no links and no part of the body.
func (x *htmlReader) nearCaption(img *image, pic *picture, used map[int]bool) {
	p := x.page
	at := img.elem
	for up := 0; up < 5 && at > 0; up++ {
		e := &p.elems[at]
		if e.last == e.first {
			at = e.parent
			continue
		}
		if e.last-e.first > 2 {
			return
		}
		for i := int(e.first); i < int(e.last); i++ {
			b := &p.blocks[i]
			if used[i] || x.chosen[i] || b.chars > 400 || b.chars < 3 && i == int(e.first) || b.linkChars*2 > b.chars || b.kind == text.Heading && p.elems[b.elem].tag != atom.Div || aboutPage(p.text(i)) {
				return
			}
		}
		first := int(e.first)
		used[first] = true
		pic.caption, pic.credit = x.splitCredit(first)
		if last := int(e.last) - 1; last > first {
			used[last] = true
			if s := p.text(last); pic.credit == "" && len(s) < 80 {
				pic.credit = trimCredit(s)
			} else {
				more, _ := cutCredit(s)
				pic.caption = fold(pic.caption + " " + more)
			}
		}
		return
	}
}

// captionBlock reports whether block i is marked as a caption or a credit by an
// element below top, or by top's being a figure.
func (x *htmlReader) captionBlock(i int, top int32) bool {
	p := x.page
	b := &p.blocks[i]
	if b.chars > 800 {
		return false
	}
	for j := b.elem; j >= 0; j = p.elems[j].parent {
		e := &p.elems[j]
		if e.tag == atom.Figcaption || e.roles&(roleCaption|roleCredit) != 0 {
			return true
		}
		if j == top {
			return e.tag == atom.Figure || x.captionZone(b)
		}
	}
	return false
}

// captionZone reports whether an inline element marks b as a caption.
func (x *htmlReader) captionZone(b *block) bool {
	zones := x.page.zones
	k := sort.Search(len(zones), func(k int) bool { return zones[k].start >= b.start })
	for ; k < len(zones) && zones[k].start <= b.start+1; k++ {
		if zones[k].roles&roleCaption != 0 && zones[k].end+2 >= b.end {
			return true
		}
	}
	return false
}

// aboutPage reports whether what stands by an image is no caption but a byline
// or a button.
func aboutPage(s string) bool {
	if lower := strings.ToLower(s); len(s) < 160 && !endsSentence(s) && (strings.Contains(lower, "posted: ") || strings.Contains(lower, "published") && strings.Contains(lower, "updated")) {
		return true
	}
	if len(s) < 60 && looksLikeDate(s) && !endsSentence(s) {
		return true
	}
	if rest, ok := cutByline(s); ok && len(s) < 140 && authorLike(strings.Split(rest, ",")[0]) && !endsSentence(s) {
		return true
	}
	switch strings.ToLower(strings.Trim(s, " .:0123456789/")) {
	case "video", "bilder", "bild", "photos", "images", "gallery", "close", "caption", "advertisement", "view gallery", "open image in gallery", "play video", "of":
		return true
	}
	return false
}

// splitCredit parts the words of block i into caption and credit.
func (x *htmlReader) splitCredit(i int) (caption, credit string) {
	p := x.page
	b := &p.blocks[i]
	if p.elems[b.elem].roles&roleCredit != 0 && p.elems[b.elem].roles&roleCaption == 0 {
		return "", trimCredit(p.text(i))
	}
	k := sort.Search(len(p.zones), func(k int) bool { return p.zones[k].start >= b.start })
	for ; k < len(p.zones) && p.zones[k].start < b.end; k++ {
		z := &p.zones[k]
		named := z.roles&(roleCredit|roleAuthor) != 0 || z.tag == atom.Cite || z.tag == atom.Small
		if !named || z.end > b.end+1 || z.roles&roleCaption != 0 && z.roles&roleCredit == 0 || z.start == b.start && z.end >= b.end {
			continue
		}
		end := min(z.end, b.end)
		if credit = trimCredit(p.words[z.start:end]); credit == "" {
			continue // an element without words
		}
		caption = p.words[b.start:z.start] + " " + p.words[end:b.end]
		if rest := trimCaption(caption); z.roles&(roleCredit|roleAuthor) == 0 && (strings.HasPrefix(rest, "©") || creditOnly(rest)) {
			return trimCaption(p.words[z.start:end]), trimCredit(rest)
		}
		return trimCaption(caption), credit
	}
	return cutCredit(p.text(i))
}

// cutCredit parts a caption from the credit at its end: "... (Photo: Jane
// Doe/AP)", "... [File: Reuters]", "... © AFP", "... Photograph: Jane Doe".
func cutCredit(s string) (caption, credit string) {
	s = fold(s)
	if n := len(s); n > 2 && (s[n-1] == ')' || s[n-1] == ']') {
		open := byte('(')
		if s[n-1] == ']' {
			open = '['
		}
		i := strings.LastIndexByte(s, open)
		if i >= 0 && n-i < 90 && (creditLike(s[i+1:n-1]) || (i == 0 || endsSentence(strings.TrimSpace(s[:i]))) && sourceName(s[i+1:n-1])) {
			return trimCaption(s[:i]), trimCredit(s[i+1 : n-1])
		}
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s, ""
	}
	if creditOnly(s) {
		return "", trimCredit(s)
	}
	best := -1
	for _, mark := range []string{"photograph: ", "photo: ", "photo by ", "photo credit: ", "image credit: ", "image: ", "picture: ", "picture by ", "pictures by ", "pic by ", "credit: ", "foto: ", "bild: ", "© ", "(c) ", "photo/", "photograph by ", "photo courtesy ", "courtesy of ", "image source: ", "image source, ", "quelle: "} {
		if i := strings.LastIndex(lower, mark); i >= 0 && len(s)-i < 100 && (best < 0 || i < best) && (i == 0 || strings.ContainsRune(" .|-–—/()", rune(s[i-1])) || s[i-1] >= 0x80 || isUpper(s[i]) && isLetter(s[i-1])) {
			best = i
		}
	}
	if best >= 0 {
		// "(NPA Photo/Jane Doe) more >"
		if i := strings.LastIndexByte(s[:best], '('); i >= 0 && best-i < 30 && !strings.Contains(s[i:best], ")") {
			credit, _, _ := strings.Cut(s[i+1:], ")")
			return trimCaption(s[:i]), trimCredit(credit)
		}
		return trimCaption(s[:best]), trimCredit(s[best:])
	}
	if i := strings.LastIndexAny(s, "|"); i > 0 && len(s)-i < 70 {
		return trimCaption(s[:i]), trimCredit(s[i+1:])
	}
	// "A crane at dusk / J. Reck / NPA"
	if i := strings.Index(s, " / "); i > 0 && len(s)-i < 70 && nameLike(strings.Split(s[i+3:], " / ")[0]) {
		return trimCaption(s[:i]), trimCredit(s[i+3:])
	}
	return s, ""
}

// sourceName reports whether s, in brackets behind the last sentence of a caption, names
// who the picture is from: "Jane Doe/Quayfoto", "Nine", "Bespoke Homes".
func sourceName(s string) bool {
	if strings.ContainsAny(s, "0123456789,;:") {
		return false
	}
	for piece := range strings.SplitSeq(s, "/") {
		if piece = strings.TrimSpace(piece); !nameLike(piece) {
			return false
		}
	}
	return true
}

// creditOnly reports whether s is a credit without a caption: "Jonas Reck/Getty
// Images", "NPA via Getty Images", "Source: Example Institute".
func creditOnly(s string) bool {
	const longest, longestSource = 70, 120 // bytes
	if endsSentence(s) {
		return false
	}
	if strings.HasPrefix(s, "Source: ") || strings.HasPrefix(s, "Quelle: ") {
		return len(s) <= longestSource
	}
	if len(s) > longest || !strings.Contains(s, "/") && !strings.Contains(s, " via ") {
		return false
	}
	for _, piece := range strings.FieldsFunc(strings.ReplaceAll(s, " via ", "/"), func(r rune) bool { return r == '/' }) {
		const longest = 5 // words
		if words := strings.Fields(piece); len(words) == 0 || len(words) > longest || !unicode.IsUpper(firstRune(words[0])) {
			return false
		}
	}
	return creditLike(s)
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// creditLike reports whether what stands in brackets after a caption names a
// source.
func creditLike(s string) bool {
	if agenciesWithin(s, "") != nil || creditShape(s) {
		return true
	}
	lower := strings.ToLower(s)
	for _, w := range []string{"photo", "image", "getty", "foto", "bild", "credit", "file", "courtesy", "via ", "©", "picture", "shutterstock", "alamy", "imago", "screenshot", "handout"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

func trimCaption(s string) string { return strings.TrimRight(fold(s), " |–—-/([") }

// trimCredit leaves the names of a credit: "(Photo: Jane Doe/AP)" is "Jane
// Doe/AP".
func trimCredit(s string) string {
	s = strings.Trim(fold(s), " ()[]|–—-/.,:")
	for range 2 {
		lower := strings.ToLower(s)
		if len(lower) != len(s) {
			return s
		}
		for _, mark := range []string{"photograph", "photo credit", "photo by", "photos by", "photo", "image credit", "image source", "image", "picture credit", "picture by", "pictures by", "pic by", "picture", "credits", "credit", "foto", "bild", "©", "(c)", "copyright", "courtesy of", "by", "quelle", "source", "file"} {
			if rest, ok := strings.CutPrefix(lower, mark); ok && (rest == "" || strings.ContainsRune(" :/,-–|", firstRune(rest)) || mark == "©") {
				s = strings.TrimLeft(s[len(mark):], " :/,-–|")
				break
			}
		}
	}
	return s
}
