package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/masthead-news/masthead/compare"
)

type wordsView struct {
	Outlets []keysView
	Points  []pointView
	TicksX  []tickView
	TicksY  []tickView
	W, H    int
	Copied  int
}

type keysView struct {
	badge
	Keys  []keyView
	Words int
	Note  string
}

type keyView struct {
	Term    string
	N, Rest int
	Bar     float64 // of 100
	Weak    bool    // it could be chance
	Detail  string
	Quote   []quoteView
}

// A pointView is one term in the plot, at pixels.
type pointView struct {
	badge
	Term, Title, Anchor string
	X, Y                float64
	LX, LY              float64 // of the label
	Align               string
	Label               bool
}

type tickView struct {
	At   float64
	Text string
}

func (v *viewer) words() {
	w := v.c.Words
	for _, n := range w.Copied {
		v.view.Words.Copied += n
	}
	total := make([]int, len(v.c.Outlets))
	for o := range total {
		if o < len(w.Total) {
			total[o] = w.Total[o]
		}
		total[o] = max(total[o], one(len(total) <= maxCards))
	}
	kept, left := largest(total, maxCards)
	v.more("words", left, "outlet")
	for _, o := range kept {
		kv := keysView{badge: v.badge(o)}
		if o < len(w.Total) {
			kv.Words = w.Total[o]
		}
		if o < len(w.Keys) {
			keys := w.Keys[o]
			for _, k := range keys[:min(len(keys), maxKeys)] {
				kv.Keys = append(kv.Keys, keyView{
					Term: w.Terms[k.Term].Term, N: k.N, Rest: k.Rest, Bar: 100 * k.G2 / keys[0].G2, Weak: k.Log10P > math.Log10(0.05),
					Detail: fmt.Sprintf("G² %.1f; log ratio %.1f (%.1f to %.1f); log-odds z %.1f; p 10^%.1f, adjusted 10^%.1f",
						k.G2, k.LogRatio, k.Low, k.High, k.LogOdds, k.Log10P, k.Log10Q),
					Quote: v.leads(w.Terms[k.Term].ByOutlet[o].Places, maxPlaces),
				})
			}
		}
		if len(kv.Keys) == 0 {
			kv.Note = cmp.Or(v.note(compare.InWords, o), "None that the others use less.")
		}
		v.view.Words.Outlets = append(v.view.Words.Outlets, kv)
	}
	v.plot()
}

// The plot, in pixels.
const (
	plotW, plotH           = 640, 460
	left, right, top, base = 52, 12, 30, 42
)

// maxPoints is the number of terms in the plot.
const maxPoints = 300

// plot lays the telling terms of all outlets out by how often, among a thousand
// words, the outlet and the rest use them.
func (v *viewer) plot() {
	w := v.c.Words
	all := 0
	for _, n := range w.Total {
		all += n
	}
	type item struct {
		outlet int
		key    compare.Key
		x, y   float64
	}
	var items []item
	high := 0.0
	for o, keys := range w.Keys {
		for _, k := range keys[:min(len(keys), 24)] {
			it := item{o, k, 1000 * float64(k.Rest) / float64(max(1, all-w.Total[o])), 1000 * float64(k.N) / float64(max(1, w.Total[o]))}
			high = math.Max(high, math.Max(it.x, it.y))
			items = append(items, it)
		}
	}
	if len(items) < 3 {
		return
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(b.key.G2, a.key.G2), strings.Compare(w.Terms[a.key.Term].Term, w.Terms[b.key.Term].Term))
	})
	items = items[:min(len(items), maxPoints)]
	scale := func(f float64) float64 { return math.Log1p(f) / math.Log1p(high*1.1) }
	px := func(f float64) float64 { return left + float64((plotW-left-right)*scale(f)) }
	py := func(f float64) float64 { return plotH - base - float64((plotH-base-top)*scale(f)) }
	seen := map[[2]int]int{}
	var ps []pointView
	for _, it := range items {
		t := w.Terms[it.key.Term]
		p := pointView{
			badge: v.badge(it.outlet), Term: t.Term, X: px(it.x), Y: py(it.y),
			Title: fmt.Sprintf("%s: %d in %s, %d in all others", t.Term, it.key.N, v.c.Outlets[it.outlet].Name, it.key.Rest),
		}
		p.Anchor = v.anchor(t.ByOutlet[it.outlet].Places[0])
		// Points at one place would hide each other: lay them on a spiral.
		cell := [2]int{int(p.X / 6), int(p.Y / 6)}
		n := float64(seen[cell])
		seen[cell]++
		p.X = math.Max(left+6, p.X+float64(7*math.Sqrt(n)*math.Cos(2.39996*n)))
		p.Y = math.Min(plotH-base-5, p.Y+float64(7*math.Sqrt(n)*math.Sin(2.39996*n)))
		ps = append(ps, p)
	}
	label(ps)
	v.view.Words.Points = ps
	v.view.Words.W, v.view.Words.H = plotW, plotH
	for _, f := range []float64{0, 1, 2, 5, 10, 20, 50, 100} {
		if f <= high*1.1 {
			v.view.Words.TicksX = append(v.view.Words.TicksX, tickView{px(f), fmt.Sprint(f)})
			v.view.Words.TicksY = append(v.view.Words.TicksY, tickView{py(f), fmt.Sprint(f)})
		}
	}
}

// label places the terms next to their points, most telling first, and leaves
// out those for which there is no room.
func label(ps []pointView) {
	type box struct{ x0, y0, x1, y1 float64 }
	taken := []box{{left, 0, left + 230, 24}} // the title of the axis
	free := func(b box) bool {
		return b.x0 >= left && b.x1 <= plotW-2 && b.y0 >= 0 && b.y1 <= plotH-base &&
			!slices.ContainsFunc(taken, func(t box) bool { return b.x0 < t.x1 && t.x0 < b.x1 && b.y0 < t.y1 && t.y0 < b.y1 })
	}
	for _, p := range ps {
		taken = append(taken, box{p.X - 4, p.Y - 4, p.X + 4, p.Y + 4})
	}
	for i := range ps {
		p := &ps[i]
		wide := float64(6.6 * float64(utf8.RuneCountInString(p.Term)))
		for _, o := range [...]struct {
			dx, dy float64
			align  string
		}{{7, 4, "start"}, {-7, 4, "end"}, {0, -7, "middle"}, {0, 15, "middle"}, {7, -5, "start"}, {7, 13, "start"}, {-7, -5, "end"}, {-7, 13, "end"}} {
			x := p.X + o.dx
			switch o.align {
			case "end":
				x -= wide
			case "middle":
				x -= wide / 2
			}
			b := box{x, p.Y + o.dy - 11, x + wide, p.Y + o.dy + 3}
			if free(b) {
				taken = append(taken, b)
				p.LX, p.LY, p.Align, p.Label = p.X+o.dx, p.Y+o.dy, o.align, true
				break
			}
		}
	}
}
