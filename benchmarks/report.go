package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/masthead-news/masthead/internal/eval"
)

// reportChains measures the chains from page to document.
func reportChains(w io.Writer, chains []chain, pages []page, rounds int) error {
	var works []func()
	found := make([][]*findings, len(chains))
	failed := make([]int, len(chains))
	for i, c := range chains {
		found[i] = make([]*findings, len(pages))
		works = append(works, func() {
			failed[i] = 0
			for k := range pages {
				f, err := c.run(&pages[k], func() {})
				if err != nil {
					failed[i]++
				}
				found[i][k] = f
			}
		})
	}
	works = append(works, func() {
		for k := range pages {
			_ = analyzed(&pages[k]) // pages without an article count, too
		}
	})
	for _, c := range chains { // models are loaded at first use
		_, _ = c.run(&pages[0], func() {})
	}
	costs := inTurn(rounds, works...)
	whole := costs[len(costs)-1]
	costs[0].seconds, costs[0].bytes, costs[0].objects = whole.seconds, whole.bytes, whole.objects

	n := float64(len(pages))
	fmt.Fprintf(w, "## From a page to a document\n\n%d pages of the article-extraction benchmark, HTML in memory, one core, CPU time, medians of %d rounds\nin which the chains take turns.\n\n", len(pages), rounds)
	fmt.Fprintln(w, "| chain | ms a page | times masthead's | KB allocated a page | objects a page | pages lost |")
	fmt.Fprintln(w, "| --- | --: | --: | --: | --: | --: |")
	for i, c := range chains {
		fmt.Fprintf(w, "| %s | %.2f | %.1f | %.0f | %.0f | %d |\n", c.name, 1000*costs[i].seconds/n,
			costs[i].seconds/costs[0].seconds, costs[i].bytes/n/1024, costs[i].objects/n, failed[i])
	}
	fmt.Fprintln(w)
	for _, c := range chains[1:] {
		fmt.Fprintf(w, "- %s: %s.\n", c.name, c.made)
	}
	fmt.Fprint(w, "\nmasthead's time is that of `Analyzer.Analyze`, which also finds who is quoted and the tone toward each name.\n\n")
	reportStages(w, chains, pages, rounds)
	reportAgreement(w, chains, pages, found)
	return nil
}

// reportStages splits the time of each chain.
func reportStages(w io.Writer, chains []chain, pages []page, rounds int) {
	fmt.Fprint(w, "### Stage by stage\n\n| chain | stage | ms a page |\n| --- | --- | --: |\n")
	for _, c := range chains {
		all := make([][]float64, len(c.stages))
		for range rounds {
			sums := make([]float64, len(c.stages))
			for k := range pages {
				at, last := 0, cpu()
				_, _ = c.run(&pages[k], func() { // a page that is lost ends early
					now := cpu()
					sums[at] += now - last
					at, last = at+1, now
				})
			}
			for s, v := range sums {
				all[s] = append(all[s], v)
			}
		}
		for s, stage := range c.stages {
			fmt.Fprintf(w, "| %s | %s | %.2f |\n", c.name, stage, 1000*median(all[s])/float64(len(pages)))
		}
	}
	fmt.Fprintln(w)
}

// reportAgreement compares what the chains found.
func reportAgreement(w io.Writer, chains []chain, pages []page, found [][]*findings) {
	fmt.Fprint(w, "### What they find\n\nText against the gold (F1 of four-word shingles, share of pages exactly right); different names of\npeople, organizations and places a page, counted over all pages; and how many of them masthead finds, too.\n\n")
	fmt.Fprint(w, "| chain | text F1 | exact | names | in common with masthead | sentences |\n| --- | --: | --: | --: | --: | --: |\n")
	gold := make(map[string]eval.ArticleGold)
	for _, p := range pages {
		gold[p.id] = p.gold
	}
	for i, c := range chains {
		pred := make(map[string]eval.ArticlePrediction)
		names, both, sentences := 0, 0, 0
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
			var theirs []string
			for _, n := range f.names {
				theirs = append(theirs, fold(n))
			}
			for _, n := range unique(theirs) {
				names++
				if ours[n] {
					both++
				}
			}
		}
		m := eval.ScoreArticles(gold, pred)
		f1, _ := m.Get("shingle_f1")
		exact, _ := m.Get("exact")
		fmt.Fprintf(w, "| %s | %.3f | %.3f | %d | %d | %d |\n", c.name, f1, exact, names, both, sentences)
	}
	fmt.Fprintln(w)
}

// fold makes names comparable.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.Trim(strings.ReplaceAll(s, "’", "'"), ".,'\" ")), " ")
}
