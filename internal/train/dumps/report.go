package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/masthead-news/masthead/internal/flat"
	"github.com/masthead-news/masthead/internal/train/dumps/pages"
)

var modelNames = [flat.NumModels]string{"look", "body", "title", "dek", "author", "date", "caption", "tag", "title2", "author2", "tag2", "look2", "body2"}

// report prints how well model k did on pages it hadn't seen.
func report(all []*pages.Page, k int, probs [][]float32) {
	if pages.OfBody(k) {
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

// reportMean prints how well the mean of all looks at the body does.
func reportMean(all []*pages.Page, looks ...[][]float32) {
	mean := make([][]float32, len(all))
	for i, p := range all {
		mean[i] = make([]float32, len(p.Lines))
		for _, probs := range looks {
			for j, q := range probs[i] {
				mean[i][j] += q / float32(len(looks))
			}
		}
	}
	var total float64
	var n int
	for _, style := range pages.Styles {
		fmt.Printf("mean  %-9s", style)
		for _, set := range []string{"aeb", "fev", "fnd"} {
			f := (bodyF1(all, mean, style, set, .35) + bodyF1(all, mean, style, set, .45) + bodyF1(all, mean, style, set, .55)) / 3
			fmt.Printf("  %s %.4f", set, f)
			if f > 0 {
				total += f
				n++
			}
		}
		fmt.Println()
	}
	fmt.Printf("mean of %d: %.4f\n", n, total/float64(n))
}

// reportWords prints how well words alone part the lines.
func reportWords(all []*pages.Page) {
	var loss, weight float64
	for _, p := range all {
		for i := range p.Lines {
			w := float64(p.Weight(flat.Look, i))
			if w == 0 {
				continue
			}
			q := 1 / (1 + math.Exp(-float64(p.Sheet.WordScore(i))))
			if p.Labels[flat.Look][i] == 0 {
				q = 1 - q
			}
			loss -= w * math.Log(max(q, 1e-6))
			weight += w
		}
	}
	fmt.Printf("words  loss %.4f\n", loss/weight)
}
