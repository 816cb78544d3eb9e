package main

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/text"
)

// reportMany measures what takes many articles at once.
func reportMany(w *strings.Builder, file string, rounds int) error {
	articles, err := readMany(file, 1<<30)
	if err != nil {
		return err
	}
	var texts []string
	for _, a := range articles {
		texts = append(texts, a.Text)
	}
	fmt.Fprintf(w, "## Many articles\n\nOn %d articles of many outlets (%s); one core, CPU time, medians of %d rounds.\n\n", len(texts), filepath.Base(file), rounds)
	reportCounting(w, file, texts, rounds)
	reportDuplicates(w, texts, rounds)
	return nil
}

// countInPython prints the MB/s of Python's Counter over the texts of the file
// that it is given.
const countInPython = `
import collections, gzip, json, re, sys, time
texts = [json.loads(l)["text"] for l in gzip.open(sys.argv[1], "rt")]
word, c, t = re.compile(r"[^\W_]+(?:[\x27’][^\W_]+)*"), collections.Counter(), time.process_time()
for s in texts: c.update(word.findall(s.lower()))
print(sum(len(s.encode()) for s in texts) / 1e6 / (time.process_time() - t))`

// pythonCounts returns what countInPython prints, or 0 where there is no Python.
func pythonCounts(file string) float64 {
	out, err := exec.Command("python3", "-c", countInPython, file).Output()
	if err != nil {
		return 0
	}
	rate, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		return 0
	}
	return rate
}

// reportCounting counts the words of texts.
func reportCounting(w *strings.Builder, file string, texts []string, rounds int) {
	size := 0
	for _, s := range texts {
		size += len(s)
	}
	different := 0
	var python []float64
	costs := inTurn(rounds, func() {
		var c terms.Counts
		for _, s := range texts {
			c.AddText(s)
		}
		different = c.Len()
	}, func() {
		plain := make(map[string]int)
		notLetter := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' }
		for _, s := range texts {
			for _, word := range strings.FieldsFunc(strings.ToLower(s), notLetter) {
				plain[word]++
			}
		}
	}, func() { python = append(python, pythonCounts(file)) })
	rate := func(i int) float64 { return float64(size) / 1e6 / costs[i].seconds }
	fmt.Fprintf(w, "### Counting words\n\nFrom text in memory, %.0f MB, %d different words.\n\n", float64(size)/1e6, different)
	w.WriteString("| by | MB a second | masthead is as fast, times |\n| --- | --: | --: |\n")
	fmt.Fprintf(w, "| `terms.Counts.AddText` | %.0f | |\n", rate(0))
	fmt.Fprintf(w, "| Go map, `strings.FieldsFunc` of `strings.ToLower` | %.0f | %.1f |\n", rate(1), rate(0)/rate(1))
	if p := median(python); p > 0 {
		fmt.Fprintf(w, "| Python's `collections.Counter` of `re.findall` | %.0f | %.1f |\n", p, rate(0)/p)
	}
	w.WriteString("\n")
}

// reportDuplicates finds the versions of articles among each other.
func reportDuplicates(w *strings.Builder, texts []string, rounds int) {
	w.WriteString(`### Shared text

Articles in five versions each, as if of five outlets, of whose words none, 1, 3, 6 and 12 % are
others', half of them cut by up to a quarter and a third with a piece of another put before.
Recall is the share found of all pairs of versions whose runs of three words
have a Jaccard coefficient of .7 or more. Reading the words is in the time.

| documents | words, mean | documents a second | pairs at .7 and more | recall |
| --: | --: | --: | --: | --: |
`)
	for _, x := range []struct{ articles, words int }{{5000, 350}, {3000, 1 << 20}} {
		docs := versions(texts, x.articles, x.words)
		var found []compare.Shared
		costs := inTurn(rounds, func() {
			var u compare.Reuser
			found = u.Find(docs)
		})
		words := 0
		for _, d := range docs {
			words += len(strings.Fields(d.Article.Text))
		}
		pairs, recall := nearPairs(docs, found)
		fmt.Fprintf(w, "| %d | %d | %.0f | %d | %.4f |\n", len(docs), words/len(docs), float64(len(docs))/costs[0].seconds, pairs, recall)
	}
	w.WriteString("\n")
}

const versionsEach = 5

// versions makes versions of the first n texts that have 120 words or more, each
// cut to so many words at most.
func versions(texts []string, n, words int) []*masthead.Document {
	r := rand.New(rand.NewPCG(7, 7))
	var base [][]string
	for _, s := range texts {
		if ws := strings.Fields(s); len(ws) >= 120 && len(base) < n {
			base = append(base, ws[:min(len(ws), words)])
		}
	}
	var docs []*masthead.Document
	for i, ws := range base {
		for v, share := range [versionsEach]float64{0, .01, .03, .06, .12} {
			out := slices.Clone(ws)
			if v > 0 {
				for k := range out {
					if r.Float64() < share {
						other := base[r.IntN(len(base))]
						out[k] = other[r.IntN(len(other))]
					}
				}
				if r.Float64() < .5 {
					out = out[:len(out)-int(float64(len(out))*r.Float64()*.25)]
				}
				if r.Float64() < .3 {
					out = slices.Concat(base[(i+1)%len(base)][:15], out)
				}
			}
			s := strings.Join(out, " ")
			docs = append(docs, &masthead.Document{Article: &readability.Article{
				ID: fmt.Sprint(i, ".", v), Outlet: fmt.Sprint("Outlet ", v), Text: s, Body: text.Span{End: len(s)},
			}})
		}
	}
	return docs
}

// nearPairs returns how many versions of one article are near duplicates, and
// which share of them was found.
func nearPairs(docs []*masthead.Document, found []compare.Shared) (pairs int, recall float64) {
	has := make(map[[2]int]bool, len(found))
	for _, f := range found {
		has[[2]int{f.A, f.B}] = true
	}
	hits := 0
	for first := 0; first < len(docs); first += versionsEach {
		var runs [versionsEach]map[string]bool
		for v := range runs {
			runs[v] = wordRuns(docs[first+v].Article.Text)
		}
		for a := range runs {
			for b := a + 1; b < len(runs); b++ {
				if jaccard(runs[a], runs[b]) >= .7 {
					pairs++
					if has[[2]int{first + a, first + b}] {
						hits++
					}
				}
			}
		}
	}
	return pairs, float64(hits) / float64(max(1, pairs))
}

// wordRuns returns the runs of three words of s.
func wordRuns(s string) map[string]bool {
	ws := strings.Fields(strings.ToLower(s))
	out := make(map[string]bool, len(ws))
	for i := range max(0, len(ws)-2) {
		out[strings.Join(ws[i:i+3], " ")] = true
	}
	return out
}

func jaccard(a, b map[string]bool) float64 {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(len(a)+len(b)-n)
}
