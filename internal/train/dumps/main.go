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
	switch k {
	case flat.Look, flat.Body:
	case flat.LookWords, flat.BodyWords:
		p.Seed = uint64(flat.FirstLook(k)) + 1 // the draws of the look without words
	default:
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
	salt := flag.String("salt", "", "parts the sites into other folds")
	from := flag.Int("from", 0, "read the models before this one from -folds and -out instead of training them")
	flag.Parse()

	pages.Salt = *salt
	all, err := pages.Load(*data, strings.Split(*styles, ","))
	if err != nil {
		log.Fatal(err)
	}
	// The models of the cross-validation and, if it is asked for, that of all pages.
	files := make([]string, pages.Folds, pages.Folds+1)
	if *foldDir != "" {
		for f := range files {
			files[f] = filepath.Join(*foldDir, fmt.Sprintf("%d.bin", f))
		}
	}
	if *out != "" {
		files = append(files, *out)
	}
	models := make([]flat.Model, len(files))
	stored := make([][]byte, len(files)) // what is still to be read of each
	run(len(files), func(f int) {
		if *from == 0 {
			models[f].Lexicon = lexicon(all, f)
			return
		}
		b, err := os.ReadFile(files[f])
		if err == nil {
			models[f].Lexicon, stored[f], err = flat.DecodeLexicon(b)
		}
		if err != nil {
			log.Fatal(err)
		}
	})
	for _, p := range all {
		p.Sheet = flat.NewSheet(p.Lines, models[p.Fold].Lexicon)
	}
	reportWords(all)
	var answers [flat.NumModels][][]float32
	for k := range *upTo {
		probs := make([][]float32, len(all))
		run(len(files), func(f int) {
			m := &models[f].Trees[k]
			if k >= *from {
				*m = fit(all, k, f)
			} else {
				var err error
				if *m, stored[f], err = gbt.Decode(stored[f]); err != nil {
					log.Fatal(err)
				}
			}
			for i, p := range all {
				if p.Fold == f {
					probs[i] = p.Sheet.Ask(*m)
				}
			}
		})
		for i, p := range all {
			p.Sheet.Answer(k, probs[i])
		}
		report(all, k, probs)
		answers[k] = probs
		if k == flat.BodyWords {
			reportMean(all, answers[flat.Look], answers[flat.Body], answers[flat.LookWords], probs)
		}
	}
	if *upTo < flat.NumModels {
		return
	}
	for f, name := range files {
		if name != "" {
			write(name, &models[f])
		}
	}
}

// lexicon learns the words of the pages that aren't in fold f.
func lexicon(all []*pages.Page, f int) *flat.Lexicon {
	var lines []*flat.Line
	var labels, weights []float32
	for _, p := range all {
		if p.Fold == f {
			continue
		}
		for i := range p.Lines {
			if w := p.Weight(flat.Look, i); w > 0 {
				lines, labels, weights = append(lines, &p.Lines[i]), append(labels, p.Labels[flat.Look][i]), append(weights, w)
			}
		}
	}
	return flat.TrainLexicon(lines, labels, weights)
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
