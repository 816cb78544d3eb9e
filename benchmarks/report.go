package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/masthead-news/masthead/internal/eval"
)

// reportChains measures the chains from page to document.
func reportChains(w *strings.Builder, set string, chains []chain, pages []page, rounds int) {
	found := make([][]*findings, len(chains))
	lost := make([]int, len(chains))
	stages := make([][][]float64, len(chains)) // seconds by chain, stage and round
	var works []func()
	for i, c := range chains {
		_, _ = c.run(&pages[0], func() {}) // models are loaded at first use
		found[i] = make([]*findings, len(pages))
		stages[i] = make([][]float64, len(c.stages))
		works = append(works, func() {
			lost[i] = 0
			sums := make([]float64, len(c.stages))
			for k := range pages {
				at, last := 0, cpu()
				f, err := c.run(&pages[k], func() {
					now := cpu()
					sums[at] += now - last
					at, last = at+1, now
				})
				if err != nil {
					lost[i]++
				}
				found[i][k] = f
			}
			for s, v := range sums {
				stages[i][s] = append(stages[i][s], v)
			}
		})
	}
	// Last comes masthead as its users run it.
	works = append(works, func() {
		for k := range pages {
			_ = analyzed(&pages[k]) // pages without an article count, too
		}
	})
	costs := inTurn(rounds, works...)
	costs[0] = costs[len(chains)]

	n := float64(len(pages))
	fmt.Fprintf(w, `## From a page to a document

%d pages of the article-extraction benchmark, HTML in memory, one core, CPU time, medians of %d rounds
in which the chains take turns.

| chain | ms a page | times masthead's | KB allocated a page | objects a page | pages lost |
| --- | --: | --: | --: | --: | --: |
`, len(pages), rounds)
	for i, c := range chains {
		fmt.Fprintf(w, "| %s | %.2f | %.1f | %.0f | %.0f | %d |\n", c.name, 1000*costs[i].seconds/n,
			costs[i].seconds/costs[0].seconds, costs[i].bytes/n/1024, costs[i].objects/n, lost[i])
	}
	w.WriteString("\n")
	for _, c := range chains[1:] {
		fmt.Fprintf(w, "- %s: %s.\n", c.name, c.made)
	}
	w.WriteString("\nmasthead's time is that of `Analyzer.Analyze`, which also finds who is quoted and the tone toward each name.\n\n")

	w.WriteString("### Stage by stage\n\n| chain | stage | ms a page |\n| --- | --- | --: |\n")
	for i, c := range chains {
		for s, stage := range c.stages {
			fmt.Fprintf(w, "| %s | %s | %.2f |\n", c.name, stage, 1000*median(stages[i][s])/n)
		}
	}
	w.WriteString("\n")
	reportAgreement(w, set, chains, pages, found)
}

// reportAgreement compares what the chains found.
func reportAgreement(w *strings.Builder, set string, chains []chain, pages []page, found [][]*findings) {
	w.WriteString(`### What they find

Text against the gold (F1 of four-word shingles, share of pages exactly right); different names of
people, organizations and places, page by page; and how many of them masthead finds, too.
masthead's model has learned from these pages; its two figures for text are those on unseen ones,
by cross-validation (internal/eval/unseen.txt).

| chain | text F1 | exact | names | in common with masthead | sentences |
| --- | --: | --: | --: | --: | --: |
`)
	gold := make(map[string]eval.ArticleGold)
	for _, p := range pages {
		gold[p.id] = p.gold
	}
	for i, c := range chains {
		pred := make(map[string]eval.ArticlePrediction)
		all, both, sentences := 0, 0, 0
		for k, f := range found[i] {
			if f == nil {
				continue
			}
			pred[pages[k].id] = eval.ArticlePrediction{ArticleBody: f.text}
			sentences += f.sentences
			ours := make(map[string]bool)
			if found[0][k] != nil {
				for _, n := range found[0][k].names {
					ours[fold(n)] = true
				}
			}
			theirs := make(map[string]bool)
			for _, n := range f.names {
				theirs[fold(n)] = true
			}
			all += len(theirs)
			for n := range theirs {
				if ours[n] {
					both++
				}
			}
		}
		m := eval.ScoreArticles(gold, pred)
		f1, _ := m.Get("shingle_f1")
		exact, _ := m.Get("exact")
		if i == 0 {
			f1, exact = unseen(set, "shingle_f1", f1), unseen(set, "exact", exact)
		}
		fmt.Fprintf(w, "| %s | %.3f | %.3f | %d | %d | %d |\n", c.name, f1, exact, all, both, sentences)
	}
	w.WriteString("\n")
}

// unseen is a figure of masthead on the pages of set as if its model had not
// learned from them, or else, of a set it hasn't, the one measured.
func unseen(set, metric string, measured float64) float64 {
	for line := range strings.Lines(eval.Unseen) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) == 3 && f[0] == "extract -data extract/"+filepath.Base(set) && f[1] == metric {
			if v, err := strconv.ParseFloat(f[2], 64); err == nil {
				return v
			}
		}
	}
	return measured
}

// fold makes names comparable.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.Trim(strings.ReplaceAll(s, "’", "'"), ".,'\" ")), " ")
}
