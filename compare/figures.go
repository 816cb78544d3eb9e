package compare

import (
	"maps"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// A figure is a number of which several texts tell.
type figure struct {
	value   string
	what    string // the number with the word behind it, as first met
	uses    []use
	outlets map[int]bool
	about   map[string]bool // the words beside it
}

// numbers reports figures, with the word that follows them. Years, days of a
// month, ordinals and small counts aren't reported.
func (o *omitter) numbers() {
	byValue := map[string][]*figure{}
	var order []*figure
	present := make([]map[string]bool, len(o.c.Outlets))
	for i := range present {
		present[i] = map[string]bool{}
	}
	for _, r := range o.rs {
		ws := unitsApart(r.Article.Text, split(r.Article.Text, r.Article.Body))
		qs := quantities(r.Article.Text, ws)
		of := owners(qs, len(ws))
		for i, w := range ws {
			v := common(w.fold)
			if w.kind != number && of[i] < 0 || !isDigitAt(v, 0) && (of[i] < 0 || qs[of[i]].first != i) {
				continue
			}
			present[r.outlet][v] = true
			several := false
			if k := of[i]; k >= 0 && !qs[k].percent && qs[k].value.IsInt() {
				several = qs[k].last-qs[k].first > 1
				if i > qs[k].first {
					continue // the "thousand" of "forty thousand", the "000" of "40 000"
				}
				v = qs[k].value.RatString()
				present[r.outlet][v] = true
			}
			if !isDigitAt(v, 0) {
				continue
			}
			if !telling(ws, i, v, several) {
				continue
			}
			about := beside(ws, i)
			k := slices.IndexFunc(byValue[v], func(f *figure) bool { return f.sameAs(about) })
			if k < 0 {
				k = len(byValue[v])
				f := &figure{value: v, what: r.Slice(withUnit(ws, i)), outlets: map[int]bool{}, about: map[string]bool{}}
				byValue[v], order = append(byValue[v], f), append(order, f)
			}
			f := byValue[v][k]
			f.uses = append(f.uses, use{r.outlet, r.place(w.Span)})
			f.outlets[r.outlet] = true
			for _, t := range about {
				f.about[t] = true
			}
		}
	}
	for _, f := range joined(order) {
		if !enough(len(f.outlets), o.outlets) {
			continue
		}
		has := make([]Count, len(o.c.Outlets))
		for _, u := range f.uses {
			has[u.outlet].add(u.place)
		}
		o.report(OmittedNumber, f.what, func(outlet int) bool { return !present[outlet][f.value] }, has)
	}
}

// joined joins the figures of one value of which a third one told that they are of the same
// thing.
func joined(fs []*figure) []*figure {
	var out []*figure
	byValue := map[string][]*figure{}
	for _, f := range fs {
		about := slices.Collect(maps.Keys(f.about))
		k := slices.IndexFunc(byValue[f.value], func(g *figure) bool { return g.sameAs(about) })
		if k < 0 {
			byValue[f.value] = append(byValue[f.value], f)
			out = append(out, f)
			continue
		}
		g := byValue[f.value][k]
		g.uses = append(g.uses, f.uses...)
		maps.Copy(g.outlets, f.outlets)
		maps.Copy(g.about, f.about)
	}
	return out
}

// maxCoincidence is the number of digits up to which two texts may have the same number
// of different things: twelve ships and twelve missing.
const maxCoincidence = 3

// sameAs reports whether a number of the same value with these words beside it is of the
// same thing.
func (f *figure) sameAs(about []string) bool {
	return len(f.value) > maxCoincidence || slices.ContainsFunc(about, func(t string) bool { return f.about[t] })
}

// maxBeside is how many words on either side of a number tell of what it is.
const maxBeside = 8

// beside returns the words that carry meaning beside ws[i], in its sentence, cut to their
// first letters, so that "missing" and "miss" are one.
func beside(ws []word, i int) []string {
	var out []string
	take := func(k int) bool {
		if k < 0 || k >= len(ws) || ws[k].kind == mark && (ws[k].fold == "." || ws[k].fold == "?" || ws[k].fold == "!") {
			return false
		}
		if ws[k].kind == content {
			out = append(out, ws[k].fold[:min(5, len(ws[k].fold))])
		}
		return true
	}
	for k := i - 1; k >= i-maxBeside && take(k); k-- {
	}
	for k := i + 1; k <= i+maxBeside && take(k); k++ {
	}
	return out
}

// withUnit is the number ws[i] with the word of what it counts, if it stands there.
func withUnit(ws []word, i int) text.Span {
	s := ws[i].Span
	if i+1 < len(ws) && (ws[i+1].kind == content || ws[i+1].kind == number) {
		s.End = ws[i+1].End
	}
	return s
}

// telling reports whether the number v at ws[i], perhaps one of several words, is a figure
// worth telling.
func telling(ws []word, i int, v string, several bool) bool {
	before := i - 1
	if before > 0 && ws[before].fold == "." && !calendar[ws[before-1].fold] {
		before-- // "Sept. 11"
	}
	if before >= 0 && inCalendar(ws[before].fold) || i+1 < len(ws) && inCalendar(ws[i+1].fold) {
		return false
	}
	if strings.HasSuffix(v, "00") && !isDigitAt(ws[i].fold, 0) && !several {
		return false // "million" alone is no figure
	}
	year := len(v) == 4 && (strings.HasPrefix(v, "19") || strings.HasPrefix(v, "20"))
	ordinal := strings.TrimLeft(v, "0123456789.") != ""
	return !year && !ordinal && len(v) > 1
}
