package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// minSameCaption is the likeness from which two captions without a common image
// address are held to be of one image.
const minSameCaption = 0.6

// minEqual is the likeness from which two captions are one, but for a credit.
const minEqual = 0.9

// captions sets the texts of images side by side: first those of one document,
// then each with the most alike of an earlier document of another outlet. A pair
// of texts is told once for each two outlets, however often the pages repeat it.
func captions(c *Comparison, rs []*reading) {
	told := map[string]bool{}
	alts := map[Place]string{} // what a page gives beside the caption there
	tell := func(rel Relation, a, b *reading, from, to text.Span, credit string) {
		k := fmt.Sprint(a.outlet, " ", b.outlet, " ", foldWord(a.Slice(from)), "\x00", foldWord(b.Slice(to)))
		if !told[k] {
			told[k] = true
			c.pairCaptions(rel, a, b, from, to, credit)
		}
	}
	for _, r := range rs {
		for _, im := range r.Article.Images {
			if im.Alt.Empty() || im.Caption.Empty() {
				continue
			}
			alt, caption := r.Slice(im.Alt), r.Slice(im.Caption)
			if alt != caption && alike(alt, caption) >= minLikeness {
				tell(AltToCaption, r, r, im.Alt, im.Caption, im.Credit)
				alts[r.place(im.Caption)] = alt
			}
		}
	}
	ix := newIndex(c, rs, func(r *reading) []uint64 { return r.imageRuns(r.Article.Images...) })
	for _, to := range rs {
		for _, im := range to.Article.Images {
			span := words(im)
			if span.Empty() {
				continue
			}
			fits := func(from int) bool {
				_, ok := precedes(c, from, to.index)
				return ok && rs[from].outlet != to.outlet
			}
			best := caption{}
			for _, d := range ix.likely(to.imageRuns(im), maxSources, fits) {
				best = best.better(rs[d], to, im)
			}
			// The page's own alternative text may be the other's caption already.
			if alt := alts[to.place(span)]; best.from != nil && (alt == "" || alike(alt, best.from.Slice(best.span)) < minEqual) {
				tell(best.relation, best.from, to, best.span, span, cmp.Or(im.Credit, best.credit))
			}
		}
	}
}

// A caption is the one of another document that is most like the one at work.
type caption struct {
	from     *reading
	span     text.Span
	relation Relation
	score    float64
	credit   string
}

// better returns the best of b and the captions of from, for the image im of to.
func (b caption) better(from, to *reading, im readability.Image) caption {
	for _, other := range from.Article.Images {
		x := words(other)
		if x.Empty() {
			continue
		}
		rel, score := SameCaption, alike(from.Slice(x), to.Slice(words(im)))
		if sameImage(other.URL, im.URL) {
			rel, score = SameImage, 1+score
		}
		if score >= minSameCaption && score > b.score {
			b = caption{from, x, rel, score, other.Credit}
		}
	}
	return b
}

// imageRuns returns hashes for the pairs of words in captions and for the names
// of the files: who shares none of these has no image in common.
func (r *reading) imageRuns(ims ...readability.Image) []uint64 {
	var out []uint64
	for _, im := range ims {
		if s := words(im); !s.Empty() {
			out = append(out, contentRuns([][]string{bag(split(r.Article.Text, s))}, 2)...)
		}
		if f := fileName(im.URL); len(f) >= minFileName {
			out = append(out, hashWord(f))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (c *Comparison) pairCaptions(rel Relation, a, b *reading, from, to text.Span, credit string) {
	p := Captions{Relation: rel, From: a.place(from), To: b.place(to), Credit: credit}
	p.Steps, p.Edits = edits(newPassage(a.index, a.Article.Text, from), newPassage(b.index, b.Article.Text, to))
	c.Captions = append(c.Captions, p)
}

// words is the caption of im, else its alternative text.
func words(im readability.Image) text.Span {
	if im.Caption.Empty() {
		return im.Alt
	}
	return im.Caption
}

// minFileName is the length from which the name of a file is hardly shared by
// chance.
const minFileName = 12

// sameImage reports whether two addresses are of one image: equal file names of
// some length, whatever the host and the size asked for.
func sameImage(a, b string) bool {
	x, y := fileName(a), fileName(b)
	return len(x) >= minFileName && x == y
}

func fileName(url string) string {
	url, _, _ = strings.Cut(url, "?")
	url = url[strings.LastIndexByte(url, '/')+1:]
	return strings.ToLower(url)
}

// alike is Dice's coefficient of the words that carry meaning in two texts.
func alike(a, b string) float64 {
	x := bag(split(a, text.Span{End: len(a)}))
	y := bag(split(b, text.Span{End: len(b)}))
	n := map[string]int{}
	for _, w := range x {
		n[w]++
	}
	k := 0
	for _, w := range y {
		if n[w] > 0 {
			n[w]--
			k++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(k) / float64(len(x)+len(y))
}
