package compare

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead"
	known "github.com/masthead-news/masthead/internal/common"
	"github.com/masthead-news/masthead/text"
)

// What weighs how much in a vector; the best of those tried on the development
// half of ECB+.
const (
	nameWeight = 2.3 // of a name against other words
	leadWeight = 4.0 // added to the first word, and less to those that follow
	leadWords  = 50  // words after which that is down to a third
	titleTimes = 2.0
	maxWords   = 600 // words that are looked at
)

// vectorOf gives the words of d their weights: how often they stand in it, damped,
// times how rare they are. Names weigh more.
func vectorOf(d *masthead.Document) vector {
	s := d.Article.Text
	tf := map[string]float64{}
	names := map[string]bool{}
	n := 0
	for _, b := range d.Text.Blocks {
		if !b.Kind.InBody() && b.Kind != text.Title && b.Kind != text.Dek {
			continue
		}
		ws := split(s, b.Span)
		for i, w := range ws {
			if w.kind >= quote || w.kind == light || w.fold == "'s" {
				continue
			}
			if n++; n > maxWords {
				break
			}
			f := strings.TrimSuffix(common(w.fold), "'s")
			x := 1 + float64(leadWeight*math.Exp(-float64(n)/leadWords))
			if b.Kind == text.Title {
				x *= titleTimes
			}
			tf[f] += x
			if w.capital(s) && i > 0 && ws[i-1].fold != "." {
				names[f] = true
			}
		}
	}
	sum := make(map[uint64]float64, len(tf))
	for _, w := range slices.Sorted(maps.Keys(tf)) {
		x := (1 + math.Log(tf[w])) * known.IDF(w)
		if names[w] {
			x *= nameWeight
		}
		sum[hashWord(w)] += x
	}
	return vectorFrom(sum)
}

// hashWord is the same in every process, so that groupings are too.
func hashWord(w string) uint64 {
	h := uint64(0xcbf29ce484222325) // FNV-1a
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 0x100000001b3
	}
	return h
}

// vectorFrom makes a vector of length 1.
func vectorFrom(m map[uint64]float64) vector {
	v := make(vector, 0, len(m))
	norm := 0.0
	for _, id := range sortedIDs(m) {
		v = append(v, weighted{id, m[id]})
		norm += float64(m[id] * m[id])
	}
	if norm = math.Sqrt(norm); norm > 0 {
		for i := range v {
			v[i].weight /= norm
		}
	}
	return v
}

func sortedIDs(m map[uint64]float64) []uint64 { return slices.Sorted(maps.Keys(m)) }

// dot is the scalar product.
func dot(a, b vector) float64 {
	s := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].id, b[j].id; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			s += float64(a[i].weight * b[j].weight)
			i, j = i+1, j+1
		}
	}
	return s
}

// plus is the sum of a and b.
func plus(a, b vector) vector {
	out := make(vector, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.id < y.id:
			out, a = append(out, x), a[1:]
		case x.id > y.id:
			out, b = append(out, y), b[1:]
		default:
			out = append(out, weighted{x.id, x.weight + y.weight})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}
