// Command dumps trains the model that tells the parts of a flattened page apart
// (internal/flat), by cross-validation over pages, and prints what it would have
// scored on pages it hadn't seen.
//
//	go run ./internal/train/dumps -data ../shared/eval/extract -out internal/flat/model/lines.bin
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/flat"
	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/internal/train/dumps/pages"
)

// params are the settings of each model, chosen by cross-validation.
func params(k int) gbt.Params {
	p := gbt.Params{Trees: 140, Leaves: 20, Rate: .1, Columns: .3, Rows: .5, Seed: uint64(k) + 1}
	if k > flat.Body {
		p.Trees, p.Leaves = 80, 12
	}
	return p
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/eval/extract", "folder with the development pages")
	out := flag.String("out", "", "file for the model")
	foldDir := flag.String("folds", "", "folder for the models of the cross-validation")
	styles := flag.String("styles", strings.Join(pages.Styles, ","), "styles of dumps to train on; \"other\" is one besides browser, in turn")
	upTo := flag.Int("upto", flat.NumModels, "train only the first so many models")
	from := flag.Int("from", 0, "read the models before this one from -folds and -out instead of training them")
	flag.Parse()

	all, err := pages.Load(*data, strings.Split(*styles, ","))
	if err != nil {
		log.Fatal(err)
	}
	var model flat.Model
	var parts [pages.Folds]flat.Model
	var bytes [pages.Folds + 1][]byte
	if *from > 0 {
		for f := range bytes {
			name := filepath.Join(*foldDir, fmt.Sprintf("%d.bin", f))
			if f == pages.Folds {
				name = *out
			}
			if bytes[f], err = os.ReadFile(name); err != nil {
				log.Fatal(err)
			}
		}
	}
	for k := range *upTo {
		probs := make([][]float32, len(all))
		run(pages.Folds+1, func(f int) {
			var m *gbt.Model
			if k < *from {
				if m, bytes[f], err = gbt.Decode(bytes[f]); err != nil {
					log.Fatal(err)
				}
			} else {
				m = fit(all, k, f)
			}
			if f == pages.Folds {
				model[k] = m
				return
			}
			parts[f][k] = m
			for i, p := range all {
				if p.Fold == f {
					probs[i] = make([]float32, len(p.Lines))
					for j, row := range p.Sheet.Rows {
						probs[i][j] = m.Prob(row)
					}
				}
			}
		})
		for i, p := range all {
			p.Sheet.Answer(k, probs[i])
		}
		report(all, k, probs)
	}
	if *upTo < flat.NumModels {
		return
	}
	if *foldDir != "" {
		for f := range parts {
			write(filepath.Join(*foldDir, fmt.Sprintf("%d.bin", f)), &parts[f])
		}
	}
	if *out != "" {
		write(*out, &model)
	}
}

// fit trains model k on the pages that aren't in fold f.
func fit(all []*pages.Page, k, f int) *gbt.Model {
	var rows [][]float32
	var labels, weights []float32
	for _, p := range all {
		if p.Fold == f || p.Labels[k] == nil {
			continue
		}
		for i, row := range p.Sheet.Rows {
			if w := p.Weight(k, i); w > 0 {
				rows = append(rows, row)
				labels = append(labels, p.Labels[k][i])
				weights = append(weights, w)
			}
		}
	}
	return gbt.Train(rows, labels, weights, params(k))
}

// run does the jobs, two at a time.
func run(n int, job func(int)) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			job(i)
		})
	}
	wg.Wait()
}

func write(name string, m *flat.Model) {
	b, err := m.AppendBinary(nil)
	if err == nil {
		err = os.WriteFile(name, b, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("%s: %d bytes", name, len(b))
}
