package main

import (
	"fmt"
	"strings"

	"github.com/masthead-news/masthead/internal/flat"
	"github.com/masthead-news/masthead/internal/train/dumps/pages"
)

var modelNames = [flat.NumModels]string{"look", "body", "title", "dek", "author", "date", "caption", "tag", "title2", "author2", "tag2"}

// report prints how well model k did on pages it hadn't seen.
func report(all []*pages.Page, k int, probs [][]float32) {
	if k <= flat.Body {
		for _, style := range pages.Styles {
			fmt.Printf("%-5s %-9s", modelNames[k], style)
			for _, set := range []string{"aeb", "fev", "fnd"} {
				for _, cut := range []float32{.4, .5, .6} {
					fmt.Printf("  %s@%.1f %.4f", set, cut, bodyF1(all, probs, style, set, cut))
				}
			}
			fmt.Println()
		}
		return
	}
	// The best line of the page, and lines over a half.
	n, top, hit, found, lines := 0, 0, 0, 0, 0
	for i, p := range all {
		if p.Labels[k] == nil {
			continue
		}
		best, some := 0, false
		for j, q := range probs[i] {
			if q > probs[i][best] {
				best = j
			}
			y := p.Labels[k][j] > 0
			some = some || y
			if y {
				lines++
			}
			if q > .5 {
				found++
				if y {
					hit++
				}
			}
		}
		if some {
			n++
			if p.Labels[k][best] > 0 {
				top++
			}
		}
	}
	fmt.Printf("%-7s best line right on %.3f of %d pages that have one; lines: precision %.3f recall %.3f\n",
		modelNames[k], float64(top)/float64(max(n, 1)), n, float64(hit)/float64(max(found, 1)), float64(hit)/float64(max(lines, 1)))
}

// bodyF1 is the harmonic mean of the mean precision and recall of shingles.
func bodyF1(all []*pages.Page, probs [][]float32, style, set string, cut float32) float64 {
	var ps, rs, np, nr float64
	for i, p := range all {
		if p.Style != style || p.Set != set {
			continue
		}
		var b strings.Builder
		for j, q := range probs[i] {
			if q > cut {
				b.WriteString(p.Lines[j].Text + "\n")
			}
		}
		got, want := pages.Shingles(pages.Tokens(b.String())), pages.Shingles(p.GoldWords)
		hit, ng, nw := 0, 0, 0
		for s, n := range got {
			hit += min(n, want[s])
			ng += n
		}
		for _, n := range want {
			nw += n
		}
		if ng > 0 {
			ps += float64(hit) / float64(ng)
			np++
		}
		if nw > 0 {
			rs += float64(hit) / float64(nw)
			nr++
		}
	}
	if np == 0 || nr == 0 || ps == 0 {
		return 0
	}
	pr, rc := ps/np, rs/nr
	return 2 * pr * rc / (pr + rc)
}
