package compare

import (
	"strings"

	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// minSameCaption is the likeness from which two captions without a common image
// address are held to be of one image.
const minSameCaption = 0.6

// captions sets the texts of images side by side: first those of one document,
// then each with the most alike of an earlier document of another outlet.
func captions(c *Comparison, rs []*reading) {
	for _, r := range rs {
		for _, im := range r.Article.Images {
			if im.Alt.Empty() || im.Caption.Empty() {
				continue
			}
			alt, caption := r.Slice(im.Alt), r.Slice(im.Caption)
			if alt != caption && alike(alt, caption) >= minLikeness {
				c.pairCaptions(AltToCaption, r, r, im.Alt, im.Caption, im.Credit)
			}
		}
	}
	for _, to := range rs {
		for _, im := range to.Article.Images {
			span := words(im)
			if span.Empty() {
				continue
			}
			var best Captions
			bestScore := 0.0
			var source *reading
			for _, from := range rs {
				if _, ok := precedes(c, from.index, to.index); !ok || from.outlet == to.outlet {
					continue
				}
				for _, other := range from.Article.Images {
					x := words(other)
					if x.Empty() {
						continue
					}
					rel, score := SameCaption, alike(from.Slice(x), to.Slice(span))
					if sameImage(other.URL, im.URL) {
						rel, score = SameImage, 1+score
					}
					if score >= minSameCaption && score > bestScore {
						bestScore, source = score, from
						best = Captions{Relation: rel, From: from.place(x), Credit: im.Credit}
						if best.Credit == "" {
							best.Credit = other.Credit
						}
					}
				}
			}
			if source != nil {
				c.pairCaptions(best.Relation, source, to, best.From.Span, span, best.Credit)
			}
		}
	}
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

// sameImage reports whether two addresses are of one image: equal file names of
// some length, whatever the host and the size asked for.
func sameImage(a, b string) bool {
	x, y := fileName(a), fileName(b)
	return len(x) >= 12 && x == y
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
