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
// then those of one image in documents of two outlets.
func captions(c *Comparison, rs []*reading) {
	pair := func(rel Relation, a, b *reading, from, to text.Span, credit string) {
		p := Captions{Relation: rel, From: a.place(from), To: b.place(to), Credit: credit}
		p.Steps, p.Edits = edits(newPassage(a.index, a.Article.Text, from), newPassage(b.index, b.Article.Text, to))
		c.Captions = append(c.Captions, p)
	}
	for _, r := range rs {
		for _, im := range r.Article.Images {
			if im.Alt.Empty() || im.Caption.Empty() {
				continue
			}
			alt, caption := r.Slice(im.Alt), r.Slice(im.Caption)
			if alt != caption && alike(alt, caption) >= minLikeness {
				pair(AltToCaption, r, r, im.Alt, im.Caption, im.Credit)
			}
		}
	}
	for i, a := range rs {
		for _, b := range rs[i+1:] {
			if a.outlet == b.outlet {
				continue
			}
			for _, x := range a.Article.Images {
				for _, y := range b.Article.Images {
					from, to := words(x), words(y)
					if from.Empty() || to.Empty() {
						continue
					}
					credit := x.Credit
					if credit == "" {
						credit = y.Credit
					}
					switch {
					case sameImage(x.URL, y.URL):
						pair(SameImage, a, b, from, to, credit)
					case alike(a.Slice(from), b.Slice(to)) >= minSameCaption:
						pair(SameCaption, a, b, from, to, credit)
					}
				}
			}
		}
	}
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
