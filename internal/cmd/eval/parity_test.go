package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/eval"
)

// The data comes with scorers in Python, written by others. These tests score
// the same predictions with theirs and with ours, and the figures must agree.
// Predictions are the gold with faults put in, and what masthead finds.

const sharedEval = "../../../../shared/eval"

// exactly runs a scorer with more digits in its output than it was written for.
const exactly = `
import re,sys
path=sys.argv[1]
src=open(path,encoding='utf8').read()
src=re.sub(r'%\d*\.\d+f','%.9f',src)
src=re.sub(r':\d*\.\d+f\}',':.9f}',src)
src=re.sub(r',4\)',',9)',src)
sys.argv=sys.argv[1:]
exec(compile(src,path,'exec'),{'__name__':'__main__','__file__':path})
`

// shared returns a path of the shared data, and skips the test if that or
// Python is absent.
func shared(t *testing.T, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: the scorers in Python take their time")
	}
	p, err := filepath.Abs(filepath.Join(sharedEval, name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p); err != nil {
		t.Skipf("the evaluation data isn't here: %v", err)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("there is no python3")
	}
	return p
}

// python runs a scorer and returns what it prints.
func python(t *testing.T, scorer string, args ...string) string {
	t.Helper()
	cmd := exec.Command("python3", append([]string{"-c", exactly, shared(t, scorer)}, args...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", scorer, err, errs.String())
	}
	return string(out)
}

// score runs our command and returns its figures.
func score(t *testing.T, args ...string) eval.Metrics {
	t.Helper()
	o, err := parse(args)
	if err != nil {
		t.Fatal(err)
	}
	r, err := measure(args[0], o)
	if err != nil {
		t.Fatal(err)
	}
	return r.Metrics
}

// agree holds our figures against those in a scorer's output: patterns maps
// names of ours to where theirs stands. Figures in per cent have scale 100.
func agree(t *testing.T, m eval.Metrics, out string, scale float64, patterns map[string]string) {
	t.Helper()
	for name, pattern := range patterns {
		ours, ok := m.Get(name)
		if !ok {
			t.Errorf("we have no figure %s", name)
			continue
		}
		found := regexp.MustCompile(pattern).FindStringSubmatch(out)
		if found == nil {
			t.Errorf("no figure %s (%s) in\n%s", name, pattern, out)
			continue
		}
		theirs, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(ours-theirs/scale) > 1e-4 {
			t.Errorf("%s: ours %.6f, theirs %.6f", name, ours, theirs/scale)
		}
	}
}

// sound puts the same faults in at every run.
func sound() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// head writes the first n lines of a file of lines to a new one.
func head[T any](t *testing.T, file string, n int) (string, []T) {
	t.Helper()
	vs, err := readLines[T](file)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := readLines[json.RawMessage](file)
	if err != nil {
		t.Fatal(err)
	}
	n = min(n, len(vs))
	return lines(t, filepath.Base(strings.TrimSuffix(file, ".gz")), raw[:n]), vs[:n]
}

// lines writes values to a file, one a line.
func lines[T any](t *testing.T, name string, vs []T) string {
	t.Helper()
	var b bytes.Buffer
	if err := encodeLines(&b, vs); err != nil {
		t.Fatal(err)
	}
	return file(t, name, b.Bytes())
}

func file(t *testing.T, name string, b []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// findings runs our own system and returns the file of what it found.
func findings(t *testing.T, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "found")
	score(t, append(args, "-out", out)...)
	return out
}

func TestExtractScorer(t *testing.T) {
	metadata := map[string]string{
		"title_exact": `title: exact (\S+)`, "authors_set": `set-exact (\S+)`, "authors_f1": `name F1 (\S+)`,
		"date": `same day (\S+)`, "date_answered": `answered (\d\.\S+)`,
	}
	body := map[string]string{
		"shingle_f1": `shingle F1 (\S+)`, "precision": `body:.*precision (\S+)`, "recall": `body:.*recall (\S+)`, "exact": `  exact (\S+)`,
	}
	sets := map[string][]map[string]string{
		"aeb":  {body},
		"fev":  {body},
		"fnd":  {body, metadata, {"tags_f1": `tags: F1 (\S+)`}},
		"wcxb": {body, metadata, {"word_f1": `word F1 (\S+)`}},
		"traf": {metadata, {
			"tags_f1": `tags: F1 (\S+)`, "segments_f1": `segments: F1 (\S+)`, "segments_precision": `segments:.*precision (\S+)`,
			"segments_recall": `segments:.*recall (\S+)`, "segments_accuracy": `segments:.*accuracy (\S+)`,
		}},
		"hd": {{"date": `same day (\S+)`}},
	}
	for set, patterns := range sets {
		t.Run(set, func(t *testing.T) {
			dir := shared(t, "extract/"+set)
			check := func(pred string) {
				out := python(t, "extract/score.py", dir, pred)
				m := score(t, "extract", "-data", dir, "-pred", pred)
				for _, p := range patterns {
					agree(t, m, out, 1, p)
				}
			}
			var gold map[string]eval.ArticleGold
			if err := readJSON(filepath.Join(dir, "gold.json"), &gold); err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(faultyArticles(gold))
			if err != nil {
				t.Fatal(err)
			}
			check(file(t, "faulty.json", b))
		})
	}
	t.Run("ours", func(t *testing.T) {
		dir := shared(t, "extract/fev")
		pred := findings(t, "extract", "-data", dir)
		agree(t, score(t, "extract", "-data", dir, "-pred", pred), python(t, "extract/score.py", dir, pred), 1, body)
	})
}

// faultyArticles loses lines of the gold, adds others, and spoils fields.
func faultyArticles(gold map[string]eval.ArticleGold) map[string]eval.ArticlePrediction {
	r := sound()
	pred := make(map[string]eval.ArticlePrediction)
	for id, g := range gold {
		if r.IntN(10) == 0 {
			continue
		}
		var body []string
		for l := range strings.Lines(g.ArticleBody + "\n" + strings.Join(g.With, "\n") + "\n") {
			switch r.IntN(6) {
			case 0:
			case 1:
				body = append(body, "Read MORE: the İstanbul story, 3 of 5 ½ …", l)
			default:
				body = append(body, l)
			}
		}
		if r.IntN(3) == 0 {
			body = append(body, g.Without...)
		}
		p := eval.ArticlePrediction{ArticleBody: strings.Join(body, "\n"), Title: g.Title, Date: g.Date, Tags: g.Tags}
		if r.IntN(3) == 0 {
			p.Title = strings.ToUpper(strings.ReplaceAll(g.Title, "’", "'"))
			p.Date = "2020-02-30"
			p.Tags = append([]string{"Añadido"}, g.Tags...)
		}
		for i, a := range strings.Split(fmt.Sprint(g.Authors, g.Author), " ") {
			if i > 0 && r.IntN(3) == 0 {
				p.Authors = append(p.Authors, "By "+strings.Trim(a, "[]"))
			}
		}
		if s, ok := g.Author.(string); ok {
			p.Authors = append(p.Authors, s)
		}
		pred[id] = p
	}
	return pred
}

func TestNamesScorer(t *testing.T) {
	data, gold := head[eval.NamesGold](t, shared(t, "ner/ww/dev.spans.jsonl"), 12)
	r := sound()
	kinds := []string{"Person", "Organization", "Location", "NORP", "Facility", "Product", "Misc", "Date", "Money"}
	var faulty []eval.NamesPrediction
	for _, g := range gold {
		p := eval.NamesPrediction{ID: g.ID}
		for _, s := range g.Nine {
			switch r.IntN(8) {
			case 0:
				continue
			case 1:
				s.End++
			case 2:
				s.Type = kinds[r.IntN(len(kinds))]
			}
			p.Spans = append(p.Spans, s)
		}
		faulty = append(faulty, p)
	}
	for name, pred := range map[string]string{"faulty": lines(t, "faulty", faulty), "ours": findings(t, "names", "-data", data)} {
		t.Run(name, func(t *testing.T) {
			nine := map[string]string{
				"f1": `(?m)^ALL .*F1 +(\S+)`, "precision": `(?m)^ALL +P +(\S+)`, "recall": `(?m)^ALL .*R +(\S+)`,
				"f1.region.africa": `region=africa .*F1 +(\S+)`,
			}
			for _, k := range []string{"Person", "Organization", "Location", "NORP", "Date"} {
				nine["f1."+k] = `(?m)^` + k + ` .*F1 +(\S+)`
			}
			if name == "ours" {
				nine = map[string]string{"f1": nine["f1"]}
			}
			m := score(t, "names", "-data", data, "-classes", "9", "-pred", pred)
			agree(t, m, python(t, "ner/score_spans.py", data, pred, "--field", "spans9", "--by", "region"), 100, nine)

			four := "Person=PER,Organization=ORG,Location=LOC,Facility=LOC,NORP=MISC,Product=MISC,Misc=MISC,Date=-,Money=-"
			m = score(t, "names", "-data", data, "-classes", "4", "-pred", pred)
			agree(t, m, python(t, "ner/score_spans.py", data, pred, "--map", four), 100, map[string]string{"f1": nine["f1"]})
			agree(t, m, python(t, "ner/score_spans.py", data, pred, "--map", four, "--types", "PER,ORG,LOC"), 100,
				map[string]string{"per_org_loc_f1": nine["f1"]})
		})
	}
}

func TestSegtokScorer(t *testing.T) {
	data, gold := head[eval.Segments](t, shared(t, "ner/ud/ewt.dev.jsonl"), 60)
	r := sound()
	faulty := make([]eval.Segments, len(gold))
	for i, g := range gold {
		p := eval.Segments{ID: g.ID}
		for k, s := range g.Sentences {
			if k > 0 && r.IntN(5) == 0 {
				p.Sentences[len(p.Sentences)-1][1] = s[1]
				continue
			}
			p.Sentences = append(p.Sentences, [2]int{s[0], min(s[1]+1, len(g.Text))})
		}
		for _, tok := range g.Tokens {
			switch r.IntN(8) {
			case 0:
				tok.Tag = "NN"
			case 1:
				tok.End++
			case 2:
				continue
			}
			p.Tokens = append(p.Tokens, tok)
		}
		faulty[i] = p
	}
	for name, pred := range map[string]string{"faulty": lines(t, "faulty", faulty), "ours": findings(t, "segtok", "-data", data)} {
		t.Run(name, func(t *testing.T) {
			agree(t, score(t, "segtok", "-data", data, "-pred", pred), python(t, "ner/score_segtok.py", data, pred), 100, map[string]string{
				"sentence_f1": `sents.*F1 (\S+)`, "sentence_precision": `sents P (\S+)`, "token_f1": `toks.*F1 (\S+)`, "token_recall": `toks.* R (\S+)`,
				"xpos": `strict (\S+)`, "xpos_mapped": `mapped (\S+)`, "xpos_words": `words-only (\S+)`,
			})
		})
	}
}

func TestClustersScorer(t *testing.T) {
	for _, set := range []string{"news-fair-v2.dev", "aida-conll.dev"} {
		t.Run(set, func(t *testing.T) {
			data, gold := head[eval.LinkedText](t, shared(t, "ner/namecoref/"+set+".jsonl"), 15)
			r := sound()
			var faulty []eval.ClusterPrediction
			for i := range gold {
				groups := make([][]int, 8)
				seen := make(map[string]int)
				for _, k := range gold[i].Names() {
					e := gold[i].Labels[k].EntityID
					if _, ok := seen[e]; !ok || r.IntN(6) == 0 {
						seen[e] = len(seen) % len(groups)
					}
					groups[seen[e]] = append(groups[seen[e]], k)
				}
				faulty = append(faulty, eval.ClusterPrediction{ID: gold[i].ID, Clusters: groups})
			}
			for name, pred := range map[string]string{"faulty": lines(t, "faulty", faulty), "ours": findings(t, "clusters", "-data", data)} {
				t.Run(name, func(t *testing.T) {
					// Their scorer takes spans where ours takes indices.
					found, err := readLines[eval.ClusterPrediction](pred)
					if err != nil {
						t.Fatal(err)
					}
					type spanned struct {
						ID       json.RawMessage `json:"id"`
						Clusters [][][2]int      `json:"clusters"`
					}
					theirs := make([]spanned, len(found))
					for i, p := range found {
						theirs[i] = spanned{p.ID, [][][2]int{}}
						for _, c := range p.Clusters {
							ss := [][2]int{}
							for _, k := range c {
								ss = append(ss, gold[i].Labels[k].Span)
							}
							theirs[i].Clusters = append(theirs[i].Clusters, ss)
						}
					}
					out := python(t, "ner/score_names.py", data, lines(t, "spans", theirs))
					agree(t, score(t, "clusters", "-data", data, "-pred", pred), out, 100, map[string]string{
						"mean": `MEAN +F1 (\S+)`, "b3": `B3.*F1 (\S+)`, "muc": `MUC.*F1 (\S+)`, "ceafe": `CEAFe.*F1 (\S+)`, "b3.p": `B3 +P (\S+)`,
					})
				})
			}
		})
	}
}

func TestQuotesScorer(t *testing.T) {
	texts := shared(t, "quotes/polnear/text/dev")
	data, gold := head[eval.AttributedText](t, shared(t, "quotes/polnear/dev.jsonl"), 10)
	r := sound()
	var faulty []eval.AttributionPrediction
	for _, g := range gold {
		for _, a := range g.Attributions {
			p := eval.Attribution{Source: shaken(r, a.Source), Cue: shaken(r, a.Cue), Content: shaken(r, a.Content)}
			if r.IntN(6) > 0 {
				faulty = append(faulty, eval.AttributionPrediction{Doc: g.Doc, Attribution: p})
			}
		}
	}
	preds := map[string]string{"faulty": lines(t, "faulty", faulty), "ours": findings(t, "quotes", "-data", data, "-text", texts)}
	for name, pred := range preds {
		t.Run(name, func(t *testing.T) {
			var theirs map[string][3]float64
			if err := json.Unmarshal([]byte(python(t, "quotes/score.py", data, texts, pred, "--json")), &theirs); err != nil {
				t.Fatal(err)
			}
			m := score(t, "quotes", "-data", data, "-text", texts, "-pred", pred)
			compared := 0
			for key, v := range theirs {
				names := []string{key + ".p", key + ".r", key}
				switch {
				case strings.HasPrefix(key, "source|"):
					names = []string{key + ".exact", key}
				case strings.HasPrefix(key, "ggt.speaker"):
					names = []string{key}
				case strings.HasPrefix(key, "speech"):
					names = []string{key, key + ".joint"}
				case key == "counts":
					continue
				}
				for i, n := range names {
					ours, ok := m.Get(n)
					if !ok || math.Abs(ours-v[i]) > 1e-4 {
						t.Errorf("%s: ours %.6f (%v), theirs %.6f", n, ours, ok, v[i])
					}
					compared++
				}
			}
			if compared != len(m) {
				t.Errorf("compared %d figures, we have %d", compared, len(m))
			}
		})
	}
}

// shaken moves the ends of ranges, and loses some.
func shaken(r *rand.Rand, rs eval.Ranges) eval.Ranges {
	out := eval.Ranges{}
	for _, x := range rs {
		switch r.IntN(7) {
		case 0:
			continue
		case 1:
			x[0] = max(0, x[0]-r.IntN(30))
		case 2:
			x[1] += r.IntN(30)
		case 3:
			x[1] = max(x[0]+1, x[1]-r.IntN(60))
		}
		out = append(out, x)
	}
	return out
}

func TestMarksScorer(t *testing.T) {
	texts := shared(t, "quotes/polnear/text/dev")
	data := shared(t, "quotes/scare/dev_short.jsonl")
	gold, err := readLines[eval.Fragment](data)
	if err != nil {
		t.Fatal(err)
	}
	r := sound()
	labels := []string{"quotation", "scare", "title", "label"}
	var faulty []eval.Fragment
	for _, g := range gold {
		switch r.IntN(6) {
		case 0:
			continue
		case 1:
			g.Span[1] = (g.Span[0] + g.Span[1]) / 2
		case 2, 3:
			g.Label = labels[r.IntN(len(labels))]
		}
		faulty = append(faulty, g)
	}
	pred := lines(t, "faulty", faulty)
	out := python(t, "quotes/score_fragments.py", data, pred)
	three, four, _ := strings.Cut(out, "--- 4")
	m := score(t, "marks", "-data", data, "-text", texts, "-pred", pred)
	agree(t, m, three, 100, map[string]string{"macro_f1": `macro-F1 (\S+)`, "accuracy": `accuracy (\S+)`, "scare": `scare.*F1 +(\S+)`, "name.p": `name +P +(\S+)`})
	agree(t, m, four, 100, map[string]string{"four.macro_f1": `macro-F1 (\S+)`, "four.title": `title.*F1 +(\S+)`, "four.label.r": `label.*R +(\S+)`})
}

func TestToneScorer(t *testing.T) {
	const sentiment = "sentiment/"
	for _, c := range []struct {
		name, gold, mode string
		args             []string
		patterns         map[string]string
	}{
		{"class", "newsmtsc/rw_dev.gold.jsonl", "class", nil, map[string]string{
			"f1_macro": `F1m (\S+)`, "accuracy": `acc (\S+)`, "class.-1": `class -1 .*F1 (\S+)`, "class.0.p": `class  0 P (\S+)`, "class.1.r": `class  1 .*R (\S+)`,
		}},
		{"graded", "nyt/dev.gold.jsonl", "reg", nil, map[string]string{
			"pearson": `pearson (\S+)`, "spearman": `spearman (\S+)`, "mae_fit": `MAE\(fit\) (\S+)`, "f1_macro": `F1m (\S+)`, "accuracy": `acc (\S+)`,
		}},
		{"rank", "basil/dev.sentences.jsonl", "rank", nil, map[string]string{"auc": `AUC (\S+)`, "best_f1": `best-F1 (\S+)`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, gold := head[toneText](t, shared(t, sentiment+c.gold), 400)
			r := sound()
			var b bytes.Buffer
			for _, g := range gold {
				v := g.Y/4 + r.NormFloat64()
				if r.IntN(20) == 0 {
					v = 0
				}
				if c.mode == "class" {
					v = max(-1, min(1, math.Round(g.Y+r.NormFloat64()*.7)))
				}
				fmt.Fprintf(&b, "%s\t%v\n", g.ID, v)
			}
			pred := file(t, "faulty.tsv", b.Bytes())
			agree(t, score(t, "tone", "-data", data, "-pred", pred), python(t, sentiment+"score.py", c.mode, data, pred), 1, c.patterns)
		})
	}
}

func TestStoriesScorer(t *testing.T) {
	data := shared(t, "compare/data/ecbplus_dev.jsonl.gz")
	gold, err := readLines[item](data)
	if err != nil {
		t.Fatal(err)
	}
	r := sound()
	key := make(map[string]string)
	var faulty []clusterLine
	for _, g := range gold {
		key[g.ID] = g.Event
		switch r.IntN(8) {
		case 0:
		case 1:
			faulty = append(faulty, clusterLine{g.ID, strconv.Itoa(r.IntN(30))})
		default:
			faulty = append(faulty, clusterLine{g.ID, g.Event})
		}
	}
	b, err := json.Marshal(key)
	if err != nil {
		t.Fatal(err)
	}
	pred := lines(t, "faulty", faulty)
	out := python(t, "compare/score_cluster.py", file(t, "key.json", b), pred)
	agree(t, score(t, "stories", "-data", data, "-pred", pred), out, 1, map[string]string{
		"bcubed_f1": `"f1": ([\d.]+)`, "bcubed_precision": `"precision": ([\d.]+)`, "bcubed_recall": `"recall": ([\d.]+)`, "clusters": `"clusters": (\d+)`,
	})
}

func TestReuseScorer(t *testing.T) {
	data, pairs := shared(t, "compare/data/abp_dev.jsonl.gz"), shared(t, "compare/data/reuse_pairs_dev.tsv")
	b, err := os.ReadFile(pairs)
	if err != nil {
		t.Fatal(err)
	}
	r := sound()
	var faulty bytes.Buffer
	for l := range strings.Lines(string(b)) {
		if f := strings.Split(l, "\t"); r.IntN(3) > 0 && f[0] != "id_a" {
			fmt.Fprintf(&faulty, "%s\t%s\n", f[1], f[0])
		}
	}
	pred := file(t, "faulty.tsv", faulty.Bytes())
	agree(t, score(t, "reuse", "-data", data, "-pairs", pairs, "-pred", pred), python(t, "compare/score_reuse.py", pairs, pred), 1, map[string]string{
		"recall": `\[0.3,1.01\).*recall=(\S+)`, "recall.30-50": `\[0.3,0.5\).*recall=(\S+)`, "recall.80-100": `\[0.8,1.01\).*recall=(\S+)`,
	})
}
