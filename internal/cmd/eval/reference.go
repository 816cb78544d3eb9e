package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/terms"
	"github.com/masthead-news/masthead/terms/readingease"
	"github.com/masthead-news/masthead/text"
)

// reference holds our statistics against values that are published or that
// other programs compute.
type reference struct {
	rows  []referenceRow
	found []verdict
}

type referenceRow struct {
	Statistic string         `json:"statistic"`
	Name      string         `json:"name"`
	Input     referenceInput `json:"input"`
	Want      any            `json:"recomputed"`
}

// tolerance is how far a value may be off.
const tolerance = 1e-6

// A referenceInput has the fields of all inputs.
type referenceInput struct {
	K11, K12, K21, K22, C12, C1, C2, N float64
	A, B, N1, N2                       float64
	Fxy, Fx, Fy                        int
	P                                  any
	D1, D2                             string
	Alpha, Alpha0                      float64
	Freqs, Sizes                       []int
	Counts                             [][]float64
	DF                                 int
	Spectrum                           map[string]int
	Tokens                             string
	Gold, Pred                         []int

	Words, Sentences, Syllables, Letters, Chars, Difficult, Polysyllables int

	Complex      int     `json:"complex_words"`
	Letters100   float64 `json:"letters_per_100w"`
	Sentences100 float64 `json:"sentences_per_100w"`
	DC2, DC3     struct{ Words, Sentences, Unfamiliar int }
}

func loadReference(o *options) (task, error) {
	var file struct {
		Rows []referenceRow `json:"rows"`
	}
	err := readJSON(o.data, &file)
	return &reference{rows: file.Rows}, err
}

func (t *reference) predict() error {
	for _, r := range t.rows {
		v := verdict{Suite: r.Statistic, Case: r.Name, Want: r.Want}
		if f := statistics[r.Statistic]; f != nil {
			got := f(&r.Input, r.Name)
			v.Got = got
			if closeTo(leaves(got), leaves(r.Want)) {
				v = verdict{Suite: r.Statistic, Case: r.Name, Score: 1}
			}
		}
		t.found = append(t.found, v)
	}
	return nil
}

func closeTo(a, b []any) bool {
	return slices.EqualFunc(a, b, func(x, y any) bool {
		f, ok1 := x.(float64)
		g, ok2 := y.(float64)
		if ok1 && ok2 {
			return math.Abs(f-g) <= tolerance
		}
		return x == y
	})
}

// leaves lists the values in v, those of objects in order of their names.
func leaves(v any) []any {
	var out []any
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = append(out, leaves(x)...)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, leaves(v[k])...)
		}
	case []float64:
		for _, x := range v {
			out = append(out, x)
		}
	case []string:
		for _, x := range v {
			out = append(out, x)
		}
	case map[string]float64:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, v[k])
		}
	default:
		out = append(out, v)
	}
	return out
}

// A statistic computes a value; some need the name of the row.
type statistic func(in *referenceInput, name string) any

var statistics = map[string]statistic{
	"G2_loglikelihood_4cell":     ofTable(terms.Table.G2),
	"G2_loglikelihood_2term":     ofTable(terms.Table.G2Rayson),
	"G2_williams":                ofTable(terms.Table.G2Williams),
	"chi2_uncorrected":           ofTable(terms.Table.Chi2),
	"chi2_yates":                 ofTable(terms.Table.Chi2Yates),
	"fisher_exact_p":             ofTable(terms.Table.FisherP),
	"t_score":                    ofTable(terms.Table.T),
	"PMI_log2":                   ofTable(terms.Table.PMI),
	"NPMI":                       ofTable(terms.Table.NPMI),
	"logDice":                    logDice,
	"log_ratio":                  ofTable(func(t terms.Table) float64 { r, _, _ := t.LogRatio(); return r }),
	"chi2_critical_1df":          func(in *referenceInput, _ string) any { return terms.Critical(numbers(in.P)[0]) },
	"BH_adjusted_p":              func(in *referenceInput, _ string) any { return terms.BenjaminiHochberg(numbers(in.P)) },
	"keyness_order_G2":           keynessOrder,
	"weighted_log_odds_z":        logOdds,
	"tfidf_sklearn_smooth_true":  tfidf(terms.IDF),
	"tfidf_sklearn_smooth_false": tfidf(terms.PlainIDF),
	"idf_log10":                  func(in *referenceInput, _ string) any { return terms.IDF10(in.DF, int(in.N)) },

	"Gries_DP":              spread(func(d terms.Dispersion) float64 { return d.DP }),
	"Gries_DPnorm":          spread(func(d terms.Dispersion) float64 { return d.DPNorm }),
	"Juilland_D":            spread(func(d terms.Dispersion) float64 { return d.JuillandD }),
	"variation_coefficient": spread(func(d terms.Dispersion) float64 { return d.Variation }),
	"Rosengren_S":           spread(func(d terms.Dispersion) float64 { return d.RosengrenS }),
	"Carroll_D2":            spread(func(d terms.Dispersion) float64 { return d.CarrollD2 }),
	"dispersion_chi2":       spread(func(d terms.Dispersion) float64 { return d.Chi2 }),

	"Yule_K":     yuleK,
	"tokens":     riches(func(d terms.Diversity) float64 { return float64(d.Tokens) }),
	"types":      riches(func(d terms.Diversity) float64 { return float64(d.Types) }),
	"TTR":        riches(func(d terms.Diversity) float64 { return d.TTR }),
	"root_TTR":   riches(func(d terms.Diversity) float64 { return d.RootTTR }),
	"CTTR":       riches(func(d terms.Diversity) float64 { return d.CTTR }),
	"MTLD_0.72":  riches(func(d terms.Diversity) float64 { return d.MTLD }),
	"HDD_42":     riches(func(d terms.Diversity) float64 { return d.HDD }),
	"Herdan_C":   riches(func(d terms.Diversity) float64 { return d.HerdanC }),
	"Maas_a2_ln": riches(func(d terms.Diversity) float64 { return d.Maas }),
	"Simpson_D":  riches(func(d terms.Diversity) float64 { return d.SimpsonD }),
	"MSTTR_2":    windowed(terms.MSTTR[string], 2),
	"MSTTR_3":    windowed(terms.MSTTR[string], 3),
	"MSTTR_4":    windowed(terms.MSTTR[string], 4),
	"MSTTR_25":   windowed(terms.MSTTR[string], 25),
	"MSTTR_50":   windowed(terms.MSTTR[string], 50),
	"MATTR_2":    windowed(terms.MATTR[string], 2),
	"MATTR_3":    windowed(terms.MATTR[string], 3),
	"MATTR_4":    windowed(terms.MATTR[string], 4),
	"MATTR_25":   windowed(terms.MATTR[string], 25),
	"MATTR_50":   windowed(terms.MATTR[string], 50),

	"Flesch":          ease(func(e readingease.Ease) float64 { return e.Flesch }),
	"FKGL":            ease(func(e readingease.Ease) float64 { return e.FleschKincaid }),
	"Gunning_FOG":     ease(func(e readingease.Ease) float64 { return e.GunningFog }),
	"Coleman_Liau":    ease(func(e readingease.Ease) float64 { return e.ColemanLiau }),
	"ARI":             ease(func(e readingease.Ease) float64 { return e.ARI }),
	"SMOG":            ease(func(e readingease.Ease) float64 { return e.SMOG }),
	"Dale_Chall":      ease(func(e readingease.Ease) float64 { return e.DaleChall }),
	"Dale_Chall_1948": daleChall,

	"BCubed_precision": bcubed("bcubed_precision"),
	"BCubed_recall":    bcubed("bcubed_recall"),
}

func ofTable(f func(terms.Table) float64) statistic {
	return func(in *referenceInput, _ string) any {
		switch {
		case in.C12 > 0:
			return f(terms.PairTable(int(in.C12), int(in.C1), int(in.C2), int(in.N)))
		case in.N1 > 0:
			return f(terms.TableOf(int(in.A), int(in.B), int(in.N1), int(in.N2)))
		}
		return f(terms.Table{K11: in.K11, K12: in.K12, K21: in.K21, K22: in.K22})
	}
}

// logDice doesn't hang on the size of the corpus, so any will do.
func logDice(in *referenceInput, _ string) any {
	return terms.PairTable(in.Fxy, in.Fx, in.Fy, 1<<20).LogDice()
}

// numbers reads a number or a list of them.
func numbers(v any) []float64 {
	var out []float64
	for _, x := range leaves(v) {
		if f, ok := x.(float64); ok {
			out = append(out, f)
		}
	}
	return out
}

func countsOf(s string) *terms.Counts {
	var c terms.Counts
	c.Add(text.New(s))
	return &c
}

func keynessOrder(in *referenceInput, _ string) any {
	var order []string
	k := terms.Keyness{MinCount: 1, MinRange: 1}
	for _, key := range k.Compare(countsOf(in.D1), countsOf(in.D2)) {
		order = append(order, key.Term)
	}
	return order
}

func logOdds(in *referenceInput, _ string) any {
	one, two := make(map[string]int), make(map[string]int)
	for w := range strings.FieldsSeq(in.D1) {
		one[w]++
	}
	for w := range strings.FieldsSeq(in.D2) {
		two[w]++
	}
	n1, n2 := len(strings.Fields(in.D1)), len(strings.Fields(in.D2))
	types := make(map[string]bool)
	for _, w := range append(strings.Fields(in.D1), strings.Fields(in.D2)...) {
		types[w] = true
	}
	deltas, zs := make(map[string]float64), make(map[string]float64)
	for w := range types {
		prior, weight := in.Alpha, in.Alpha*float64(len(types))
		if in.Alpha0 > 0 {
			prior, weight = in.Alpha0*float64(one[w]+two[w])/float64(n1+n2), in.Alpha0
		}
		deltas[w], zs[w] = terms.WeightedLogOdds(one[w], two[w], n1, n2, prior, weight)
	}
	return map[string]any{"delta": deltas, "z": zs}
}

// tfidf weighs the terms of the document that the name of the row gives.
func tfidf(idf func(df, n int) float64) statistic {
	return func(in *referenceInput, name string) any {
		doc, err := strconv.Atoi(strings.TrimPrefix(name, "doc "))
		if err != nil || doc >= len(in.Counts) {
			return nil
		}
		list := make([]terms.Score, len(in.Counts[doc]))
		for term := range list {
			df := 0
			for _, row := range in.Counts {
				if row[term] > 0 {
					df++
				}
			}
			list[term].Score = in.Counts[doc][term] * idf(df, len(in.Counts))
		}
		terms.Normalize(list)
		var out []float64
		for _, s := range list {
			out = append(out, s.Score)
		}
		return out
	}
}

func spread(f func(terms.Dispersion) float64) statistic {
	return func(in *referenceInput, _ string) any { return f(terms.Disperse(in.Freqs, in.Sizes)) }
}

func riches(f func(terms.Diversity) float64) statistic {
	return func(in *referenceInput, _ string) any { return f(terms.Diverse(strings.Fields(in.Tokens))) }
}

func windowed(f func([]string, int) float64, n int) statistic {
	return func(in *referenceInput, _ string) any { return f(strings.Fields(in.Tokens), n) }
}

func yuleK(in *referenceInput, _ string) any {
	if in.Spectrum == nil {
		return terms.Diverse(strings.Fields(in.Tokens)).YuleK
	}
	spectrum := make(map[int]int)
	for k, n := range in.Spectrum {
		times, err := strconv.Atoi(k)
		if err != nil {
			return nil
		}
		spectrum[times] = n
	}
	return terms.YuleK(spectrum)
}

func ease(f func(readingease.Ease) float64) statistic {
	return func(in *referenceInput, _ string) any {
		c := readingease.Counts{
			Words: in.Words, Sentences: in.Sentences, Syllables: in.Syllables, Letters: max(in.Letters, in.Chars),
			Difficult: in.Difficult, Polysyllables: in.Polysyllables, Complex: in.Complex,
		}
		if in.Letters100 > 0 { // counts are whole, so a thousand words
			c = readingease.Counts{Words: 1000, Letters: int(10 * in.Letters100), Sentences: int(10 * in.Sentences100)}
		}
		c.Words = max(1, c.Words)
		return f(readingease.From(c))
	}
}

func daleChall(in *referenceInput, _ string) any {
	return map[string]float64{
		"dc2": readingease.DaleChall(in.DC2.Words, in.DC2.Sentences, in.DC2.Unfamiliar),
		"dc3": readingease.DaleChall(in.DC3.Words, in.DC3.Sentences, in.DC3.Unfamiliar),
	}
}

func bcubed(figure string) statistic {
	return func(in *referenceInput, _ string) any {
		gold, pred := make(map[string]string), make(map[string]string)
		for i := range in.Gold {
			id := fmt.Sprint(i)
			gold[id], pred[id] = fmt.Sprint(in.Gold[i]), fmt.Sprint(in.Pred[i])
		}
		v, _ := eval.ScoreStories(gold, pred).Get(figure)
		return v
	}
}

func (t *reference) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *reference) read(r io.Reader) (err error) {
	t.found, err = decodeLines[verdict](r)
	return err
}

func (t *reference) score() (eval.Metrics, int) {
	right := 0.
	for _, v := range t.found {
		right += v.Score
	}
	var m eval.Metrics
	m.Add("share", right/float64(max(1, len(t.found))))
	m.Add("wrong", float64(len(t.found))-right)
	return m, len(t.found)
}

// A verdict whose figures aren't numbers that JSON knows still has to be
// written.
func (v verdict) MarshalJSON() ([]byte, error) {
	type plain verdict
	b, err := json.Marshal(plain(v))
	if err != nil {
		v.Got = fmt.Sprint(v.Got)
		b, err = json.Marshal(plain(v))
	}
	return b, err
}
