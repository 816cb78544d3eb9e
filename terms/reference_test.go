package terms

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// A reference is a figure that other programs and handbooks give for an input,
// worked out anew from the formula. The words of a text are numbers.
type reference struct {
	Statistic string          `json:"statistic"`
	Input     json.RawMessage `json:"input"`
	Want      json.RawMessage `json:"want"`
}

// input has the fields of all inputs.
type input struct {
	K11, K12, K21, K22, C12, C1, C2, N float64
	A, B, N1, N2                       float64
	Fxy, Fx, Fy                        float64
	P                                  json.RawMessage
	D1, D2                             map[string]int
	Alpha, Alpha0                      float64
	Freqs, Sizes, Words                []int
	Counts                             [][]float64
	Doc, DF                            int
	Spectrum                           map[int]int
}

func (in *input) table() Table {
	if in.C12 > 0 {
		return PairTable(int(in.C12), int(in.C1), int(in.C2), int(in.N))
	}
	if in.N1 > 0 {
		return TableOf(int(in.A), int(in.B), int(in.N1), int(in.N2))
	}
	return Table{in.K11, in.K12, in.K21, in.K22}
}

// elsewhere lists the statistics that other packages own and test.
var elsewhere = map[string]bool{
	"Flesch": true, "FKGL": true, "Gunning_FOG": true, "Coleman_Liau": true, "ARI": true, "SMOG": true,
	"Dale_Chall": true, "Dale_Chall_1948": true, "BCubed_precision": true, "BCubed_recall": true,
}

func TestReference(t *testing.T) {
	f, err := os.Open("testdata/reference.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var r reference
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows++
		if elsewhere[r.Statistic] {
			continue
		}
		var in input
		if err := json.Unmarshal(r.Input, &in); err != nil {
			t.Fatal(err)
		}
		want := figures(t, r.Want)
		got := compute(t, r.Statistic, &in)
		if len(got) != len(want) {
			t.Errorf("%s %s: %v, want %v", r.Statistic, r.Input, got, want)
			continue
		}
		for i := range want {
			if math.Abs(got[i]-want[i]) > 1e-6 || math.IsNaN(got[i]) {
				t.Errorf("%s %s: %v, want %v", r.Statistic, r.Input, got, want)
				break
			}
		}
	}
	if rows != 122 {
		t.Errorf("%d rows, want 122", rows)
	}
}

// figures returns the figures of a number, a list, or delta and z by letter; a
// list of letters gives the place of each in the alphabet.
func figures(t *testing.T, b json.RawMessage) []float64 {
	t.Helper()
	var x float64
	if json.Unmarshal(b, &x) == nil {
		return []float64{x}
	}
	var list []float64
	if json.Unmarshal(b, &list) == nil {
		return list
	}
	list = nil
	var letters []string
	if json.Unmarshal(b, &letters) == nil {
		for _, l := range letters {
			list = append(list, float64(l[0]))
		}
		return list
	}
	list = nil
	var odds struct{ Delta, Z map[string]float64 }
	if err := json.Unmarshal(b, &odds); err != nil {
		t.Fatal(err)
	}
	for l := 'a'; l <= 'h'; l++ {
		list = append(list, odds.Delta[string(l)], odds.Z[string(l)])
	}
	return list
}

func compute(t *testing.T, statistic string, in *input) []float64 {
	t.Helper()
	one := func(x float64) []float64 { return []float64{x} }
	tab := in.table()
	spread := Dispersion{}
	if in.Freqs != nil {
		spread = Disperse(in.Freqs, in.Sizes)
	}
	rich := Diverse(in.Words)
	switch statistic {
	case "G2_loglikelihood_4cell":
		return one(tab.G2())
	case "G2_loglikelihood_2term":
		return one(tab.G2Rayson())
	case "G2_williams":
		return one(tab.G2Williams())
	case "chi2_uncorrected":
		return one(tab.Chi2())
	case "chi2_yates":
		return one(tab.Chi2Yates())
	case "fisher_exact_p":
		return one(tab.FisherP())
	case "t_score":
		return one(tab.T())
	case "PMI_log2":
		return one(tab.PMI())
	case "NPMI":
		return one(tab.NPMI())
	case "logDice":
		return one(PairTable(int(in.Fxy), int(in.Fx), int(in.Fy), 1<<20).LogDice())
	case "log_ratio":
		r, _, _ := tab.LogRatio()
		return one(r)
	case "chi2_critical_1df":
		return one(Critical(figures(t, in.P)[0]))
	case "BH_adjusted_p":
		return BenjaminiHochberg(figures(t, in.P))
	case "keyness_order_G2":
		var order []float64
		k := Keyness{MinCount: 1, MinRange: 1}
		for _, key := range k.Compare(fromLetters(in.D1), fromLetters(in.D2)) {
			order = append(order, float64(key.Term[0]))
		}
		return order
	case "weighted_log_odds_z":
		return letterOdds(in)
	case "tfidf_sklearn_smooth_true":
		return smoothed(in)
	case "tfidf_sklearn_smooth_false":
		return plain(in)
	case "idf_log10":
		return one(IDF10(in.DF, int(in.N)))
	case "Gries_DP":
		return one(spread.DP)
	case "Gries_DPnorm":
		return one(spread.DPNorm)
	case "Juilland_D":
		return one(spread.JuillandD)
	case "variation_coefficient":
		return one(spread.Variation)
	case "Rosengren_S":
		return one(spread.RosengrenS)
	case "Carroll_D2":
		return one(spread.CarrollD2)
	case "dispersion_chi2":
		return one(spread.Chi2)
	case "Yule_K":
		if in.Spectrum != nil {
			return one(YuleK(in.Spectrum))
		}
		return one(rich.YuleK)
	case "tokens":
		return one(float64(rich.Tokens))
	case "types":
		return one(float64(rich.Types))
	case "TTR":
		return one(rich.TTR)
	case "root_TTR":
		return one(rich.RootTTR)
	case "CTTR":
		return one(rich.CTTR)
	case "MSTTR_50":
		return one(rich.MSTTR)
	case "MSTTR_2":
		return one(MSTTR(in.Words, 2))
	case "MSTTR_3":
		return one(MSTTR(in.Words, 3))
	case "MSTTR_4":
		return one(MSTTR(in.Words, 4))
	case "MSTTR_25":
		return one(MSTTR(in.Words, 25))
	case "MATTR_50":
		return one(rich.MATTR)
	case "MATTR_2":
		return one(MATTR(in.Words, 2))
	case "MATTR_3":
		return one(MATTR(in.Words, 3))
	case "MATTR_4":
		return one(MATTR(in.Words, 4))
	case "MATTR_25":
		return one(MATTR(in.Words, 25))
	case "MTLD_0.72":
		return one(rich.MTLD)
	case "HDD_42":
		return one(rich.HDD)
	case "Herdan_C":
		return one(rich.HerdanC)
	case "Maas_a2_ln":
		return one(rich.Maas)
	case "Simpson_D":
		return one(rich.SimpsonD)
	}
	t.Errorf("no test for the statistic %q", statistic)
	return nil
}

// fromLetters makes counts of one article from a list.
func fromLetters(list map[string]int) *Counts {
	var c Counts
	for term, n := range list {
		c.Set(term, n, 1)
	}
	c.SetArticles(1)
	return &c
}

func letterOdds(in *input) []float64 {
	n1, n2 := 0, 0
	types := 0
	for l := 'a'; l <= 'h'; l++ {
		n1 += in.D1[string(l)]
		n2 += in.D2[string(l)]
		if in.D1[string(l)]+in.D2[string(l)] > 0 {
			types++
		}
	}
	var list []float64
	for l := 'a'; l <= 'h'; l++ {
		a, b := in.D1[string(l)], in.D2[string(l)]
		prior, weight := in.Alpha, in.Alpha*float64(types)
		if in.Alpha0 > 0 {
			prior, weight = in.Alpha0*float64(a+b)/float64(n1+n2), in.Alpha0
		}
		delta, z := WeightedLogOdds(a, b, n1, n2, prior, weight)
		list = append(list, delta, z)
	}
	return list
}

// smoothed weighs the terms of one document after counting all.
func smoothed(in *input) []float64 {
	var c Counts
	var docs []*text.Doc
	for _, row := range in.Counts {
		var s strings.Builder
		for term, n := range row {
			s.WriteString(strings.Repeat(string(rune('x'+term))+" ", int(n)))
		}
		docs = append(docs, text.New(s.String()))
		c.Add(docs[len(docs)-1])
	}
	weights := make([]float64, len(in.Counts[0]))
	for _, s := range c.TFIDF(docs[in.Doc]) {
		weights[s.Term[0]-'x'] = s.Score
	}
	return weights
}

func plain(in *input) []float64 {
	list := make([]Score, len(in.Counts[0]))
	for term := range list {
		df := 0
		for _, row := range in.Counts {
			if row[term] > 0 {
				df++
			}
		}
		list[term].Score = in.Counts[in.Doc][term] * PlainIDF(df, len(in.Counts))
	}
	Normalize(list)
	var weights []float64
	for _, s := range list {
		weights = append(weights, s.Score)
	}
	return weights
}
