// Command quotes trains the model of package quotes from the PolNeAR corpus.
// Equal data and flags give equal bytes.
//
// Go generate runs it in quotes/model. The corpus isn't part of the project;
// the model's CARD.md says where it is from.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/masthead-news/masthead/internal/quotetag"
)

type settings struct {
	bits, folds, times, cut int
	class                   map[uint32]uint16 // clusters of words
}

func main() {
	log.SetFlags(log.Ltime)
	data := flag.String("data", "../../../shared/eval/quotes/polnear", "folder of the corpus: train.jsonl and text/train")
	out := flag.String("o", "en.bin", "file to write")
	news := flag.String("news", "../../../shared/eval/compare/data/abp_dev.jsonl.gz", "articles without annotation, for clusters of words")
	nth := flag.Int("nth", 2, "take every nth of them")
	var s settings
	flag.IntVar(&s.bits, "bits", 18, "rows of each table, as a power of two")
	flag.IntVar(&s.folds, "folds", 4, "parts of the corpus, each labelled by a model of the others")
	flag.IntVar(&s.times, "times", 8, "how often each learner sees the corpus")
	flag.IntVar(&s.cut, "cut", 2, "how often a feature must be seen to have a weight")
	flag.Parse()

	ds, err := load(filepath.Join(*data, "train.jsonl"), filepath.Join(*data, "text", "train"))
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("%d articles", len(ds))
	texts, err := readArticles(*news, *nth)
	if err != nil {
		log.Fatal(err)
	}
	s.class = cluster(texts)
	log.Printf("clusters of %d words from %d articles", len(s.class), len(texts))
	b := s.train(ds).Append(nil)
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %d bytes\n", *out, len(b))
}

func (s *settings) train(ds []*document) *quotetag.Model {
	m := &quotetag.Model{}
	for stage := quotetag.First; stage <= quotetag.Second; stage++ {
		s.jackknife(ds, stage)
		w := words(ds, s.class)
		for _, d := range ds {
			d.read(&w)
		}
		m.Words = w
		m.Stages[stage] = s.stage(ds, stage)
		log.Printf("stage %d", stage+1)
	}
	m.Stages[quotetag.Roles] = s.roles(ds)
	s.confidence(ds, m)
	log.Print("roles and confidence")
	return m
}

// jackknife sets the labels that stage gives each document when it has learned
// from the other folds.
func (s *settings) jackknife(ds []*document, stage int) {
	var wait sync.WaitGroup
	slots := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))
	// A fold's words change what the others read: copies keep them apart.
	for k := range s.folds {
		wait.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wait.Done() }()
			var train, rest []*document
			for i, d := range ds {
				if i%s.folds == k {
					rest = append(rest, d)
				} else {
					train = append(train, d)
				}
			}
			s.fold(train, rest, stage)
		}()
	}
	wait.Wait()
}

func (s *settings) fold(train, rest []*document, stage int) {
	w := words(train, s.class)
	m := &quotetag.Model{Words: w}
	own := make([]*document, len(train))
	for i, d := range train {
		own[i] = d.withWords(&w)
	}
	m.Stages[stage] = s.stage(own, stage)
	for _, d := range rest {
		c := d.withWords(&w)
		d.out[stage] = c.tagger.LabelStage(m, stage, d.out[0])
	}
}

// stage trains the first or the second stage.
func (s *settings) stage(ds []*document, stage int) quotetag.Table {
	var es []example
	n := 0
	for _, d := range ds {
		for _, p := range d.tagger.Paragraphs {
			var f []uint32
			f, n = d.tagger.Features(stage, p, d.out[0])
			es = append(es, example{feats: append([]uint32(nil), f...), gold: d.lab[p.First:p.Last], weight: 1})
		}
	}
	s.fold32(es)
	l := newLearner(s.bits, n, 7)
	l.learn(es, s.times, uint64(stage+1))
	return l.table()
}

// roles trains the third stage.
func (s *settings) roles(ds []*document) quotetag.Table {
	var es []example
	n := 0
	for _, d := range ds {
		lab := d.out[1]
		for _, p := range d.tagger.Paragraphs {
			d.tagger.SetParagraph(p, lab)
			for _, c := range d.cues(p, lab) {
				var f []uint32
				f, n = d.tagger.RoleFeatures(c.cue, lab)
				es = append(es, example{
					feats: append([]uint32(nil), f...), gold: d.rolesFor(c, p), weight: 1,
					cue: quotetag.Range{First: c.cue.First - p.First, Last: c.cue.Last - p.First},
				})
			}
		}
	}
	log.Printf("%d cues", len(es))
	s.fold32(es)
	l := newLearner(s.bits, n, 5)
	l.learn(es, s.times, 9)
	return l.table()
}

// fold32 drops the features that are seen too rarely to learn from, and turns
// the rest into rows of the table. Rare ones are most of them, and would only
// stand in the rows of others.
func (s *settings) fold32(es []example) {
	const bits = 25
	seen := make([]uint8, 1<<bits)
	slot := func(f uint32) *uint8 { return &seen[f>>(32-bits)^f&(1<<bits-1)] }
	for _, e := range es {
		for _, f := range e.feats {
			if c := slot(f); *c < 255 {
				*c++
			}
		}
	}
	mask := uint32(1)<<s.bits - 1
	for _, e := range es {
		for i, f := range e.feats {
			if f != 0 && int(*slot(f)) < s.cut {
				e.feats[i] = 0
			} else {
				e.feats[i] = f & mask
			}
		}
	}
}
