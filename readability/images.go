package readability

import (
	"sort"
	"strings"

	"golang.org/x/net/html/atom"
)

// pictures finds the images of the article with their words. An image belongs
// to the article where it stands between the headline and the end of the body
// and isn't part of a box of links.
func (x *htmlReader) pictures() {
	p := x.page
	if len(x.body) == 0 {
		return
	}
	from, _ := x.headSpan()
	last := x.body[len(x.body)-1]
	seen := map[string]bool{}
	captions := map[int]bool{}
	for i := range p.images {
		img := &p.images[i]
		b := int(img.block)
		if img.small || b < from-3 || b > last+1 || len(x.parts.pictures) >= 200 || !x.ofArticle(img) {
			continue
		}
		pic := picture{url: absolute(x.base, img.url), alt: img.alt}
		x.caption(img, &pic, captions)
		if pic.alt == "" && pic.caption == "" || seen[pic.caption+"\x00"+pic.alt] {
			continue
		}
		seen[pic.caption+"\x00"+pic.alt] = true
		x.parts.pictures = append(x.parts.pictures, pic)
	}
}

// ofArticle reports whether img stands in no box that is about something else.
func (x *htmlReader) ofArticle(img *image) bool {
	e := &x.page.elems[img.elem]
	if e.hidden || e.above&(roleComment|roleShare|roleAd|roleNewsletter) != 0 {
		return false
	}
	for j := img.elem; j > 0; j = x.page.elems[j].parent {
		e := &x.page.elems[j]
		switch e.tag {
		case atom.Nav, atom.Footer, atom.Aside:
			return false
		case atom.Figure:
			return true
		}
		if e.roles&roleRelated != 0 && e.roles&roleMedia == 0 && e.roles&roleCaption == 0 {
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
		if e.last-e.first > 12 {
			return // no longer a figure but a page
		}
		var words []string
		for i := int(e.first); i < int(e.last); i++ {
			if used[i] || !x.captionBlock(i, at) {
				continue
			}
			used[i] = true
			caption, credit := x.splitCredit(i)
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
			return
		}
		at = e.parent
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
			return e.tag == atom.Figure
		}
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
		if z.roles&roleCredit == 0 || z.end > b.end+1 || z.roles&roleCaption != 0 {
			continue
		}
		end := min(z.end, b.end)
		credit = trimCredit(p.words[z.start:end])
		caption = p.words[b.start:z.start] + " " + p.words[end:b.end]
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
		if i := strings.LastIndexByte(s, open); i >= 0 && n-i < 90 && creditLike(s[i+1:n-1]) {
			return trimCaption(s[:i]), trimCredit(s[i+1 : n-1])
		}
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s, ""
	}
	best := -1
	for _, mark := range []string{"photograph: ", "photo: ", "photo by ", "photo credit: ", "image credit: ", "image: ", "picture: ", "credit: ", "foto: ", "bild: ", "© ", "(c) ", "photo/", "photograph by ", "photo courtesy ", "courtesy of ", "image source: ", "image source, ", "quelle: "} {
		if i := strings.LastIndex(lower, mark); i >= 0 && len(s)-i < 100 && (best < 0 || i < best) && (i == 0 || strings.ContainsRune(" .|-–—/(", rune(s[i-1])) || s[i-1] >= 0x80) {
			best = i
		}
	}
	if best >= 0 {
		return trimCaption(s[:best]), trimCredit(s[best:])
	}
	if i := strings.LastIndexAny(s, "|"); i > 0 && len(s)-i < 70 {
		return trimCaption(s[:i]), trimCredit(s[i+1:])
	}
	return s, ""
}

// creditLike reports whether what stands in brackets after a caption names a
// source.
func creditLike(s string) bool {
	if _, name := agencyWithin(s); name != "" {
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
		for _, mark := range []string{"photograph", "photo credit", "photo by", "photos by", "photo", "image credit", "image source", "image", "picture credit", "picture", "credits", "credit", "foto", "bild", "©", "(c)", "copyright", "courtesy of", "by", "quelle", "source", "file"} {
			if rest, ok := strings.CutPrefix(lower, mark); ok && (rest == "" || strings.ContainsRune(" :/,-–|", firstRune(rest)) || mark == "©") {
				s = strings.TrimLeft(s[len(mark):], " :/,-–|")
				break
			}
		}
	}
	return s
}
