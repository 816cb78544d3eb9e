package eval

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// A ToneItem is a gold value and what was predicted for it.
type ToneItem struct {
	Gold float64
	Pred float64
	// Rank is a graded prediction where Pred is a class; otherwise equal to it.
	Rank float64
	// Sure is how sure the prediction claims to be, from 0 to 1, and 0 where it
	// claims nothing. Abstains is true where it is not to be relied on.
	Sure     float64
	Abstains bool
	// Label is the class that is claimed where Pred is a graded value.
	Label float64
}

// ScoreClasses scores labels: f1_macro over classes, accuracy, and for each
// class its F1.
func ScoreClasses(items []ToneItem, classes []int) Metrics {
	gold, pred := make([]int, len(items)), make([]int, len(items))
	for i, x := range items {
		gold[i], pred[i] = int(math.RoundToEven(x.Gold)), int(math.RoundToEven(x.Pred))
	}
	var m Metrics
	macro, byClass := classF1(gold, pred, classes)
	m.Add("f1_macro", macro)
	m.Add("accuracy", accuracy(gold, pred))
	for i, c := range classes {
		m.AddPRF("class."+strconv.Itoa(c), byClass[i])
	}
	return m
}

// sureBins is the number of parts of equal width that ScoreSureness cuts
// confidence into.
const sureBins = 10

// ScoreSureness compares how sure predictions of classes claim to be with how
// often they are right: calibration is the expected calibration error, the mean
// distance of the two over bins; abstained the share of abstentions, and kept the
// accuracy of the rest. For each bin that holds anything there follow what it
// claims, how often it is right, and its size. It returns nothing where no
// prediction claims anything.
func ScoreSureness(items []ToneItem) Metrics {
	var n, right, claimed [sureBins]float64
	var off, kept, keptRight, all float64
	for _, x := range items {
		if x.Sure <= 0 {
			continue
		}
		b := min(sureBins-1, int(x.Sure*sureBins))
		hit := 0.
		if x.Gold == x.Pred {
			hit = 1
		}
		all++
		n[b]++
		right[b] += hit
		claimed[b] += x.Sure
		if !x.Abstains {
			kept++
			keptRight += hit
		}
	}
	if all == 0 {
		return nil
	}
	var bins Metrics
	for b := range n {
		if n[b] == 0 {
			continue
		}
		off += math.Abs(right[b] - claimed[b])
		name := "sure." + strconv.Itoa(100*b/sureBins)
		bins.Add(name+".claimed", claimed[b]/n[b])
		bins.Add(name+".right", right[b]/n[b])
		bins.Add(name+".n", n[b])
	}
	m := Metrics{{"calibration", off / all}, {"abstained", 1 - kept/all}, {"kept", keptRight / max(1, kept)}}
	return append(m, bins...)
}

func accuracy(gold, pred []int) float64 {
	right := 0
	for i := range gold {
		if gold[i] == pred[i] {
			right++
		}
	}
	return ratio(right, len(gold))
}

func classF1(gold, pred, classes []int) (float64, []PRF) {
	var f1s []float64
	var out []PRF
	for _, c := range classes {
		var t tally
		for i := range gold {
			if gold[i] == c {
				t.gold++
			}
			if pred[i] == c {
				t.pred++
			}
			if gold[i] == c && pred[i] == c {
				t.tp++
			}
		}
		f := t.prf()
		out = append(out, f)
		f1s = append(f1s, f.F1)
	}
	return mean(f1s), out
}

// Where the graded values of ScoreGraded are cut into three classes.
const (
	cutGold = .5
	cutPred = .05
)

// ScoreGraded scores values against ratings: correlation, the mean absolute
// error once the values are fitted to the ratings by a straight line, and F1
// over three classes.
func ScoreGraded(items []ToneItem) Metrics {
	gold, pred := make([]float64, len(items)), make([]float64, len(items))
	cg, cp := make([]int, len(items)), make([]int, len(items))
	for i, x := range items {
		gold[i], pred[i] = x.Gold, x.Pred
		cg[i], cp[i] = threeWay(x.Gold, cutGold), threeWay(x.Pred, cutPred)
	}
	var m Metrics
	m.Add("pearson", pearson(pred, gold))
	m.Add("spearman", pearson(ranks(pred), ranks(gold)))
	m.Add("mae_fit", maeAfterFit(pred, gold))
	f, _ := classF1(cg, cp, []int{-1, 0, 1})
	m.Add("f1_macro", f)
	m.Add("accuracy", accuracy(cg, cp))
	labels := slices.Clone(items)
	for i := range labels {
		labels[i].Gold, labels[i].Pred = float64(cg[i]), items[i].Label
	}
	return append(m, ScoreSureness(labels)...)
}

func threeWay(v, cut float64) int {
	switch {
	case v >= cut:
		return 1
	case v <= -cut:
		return -1
	}
	return 0
}

func pearson(a, b []float64) float64 {
	ma, mb := mean(a), mean(b)
	var saa, sbb, sab float64
	for i := range a {
		x, y := a[i]-ma, b[i]-mb
		saa += float64(x * x)
		sbb += float64(y * y)
		sab += float64(x * y)
	}
	if saa == 0 || sbb == 0 {
		return 0
	}
	return sab / math.Sqrt(saa*sbb)
}

func maeAfterFit(pred, gold []float64) float64 {
	mp, mg := mean(pred), mean(gold)
	var spp, spg float64
	for i := range pred {
		spp += float64((pred[i] - mp) * (pred[i] - mp))
		spg += float64((pred[i] - mp) * (gold[i] - mg))
	}
	slope := 0.
	if spp > 0 {
		slope = spg / spp
	}
	errs := make([]float64, len(pred))
	for i := range pred {
		errs[i] = math.Abs(mg + float64(slope*(pred[i]-mp)) - gold[i])
	}
	return mean(errs)
}

// ranks returns the rank of each value, from 0; equal values share the mean of
// their ranks.
func ranks(a []float64) []float64 {
	order := make([]int, len(a))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(a[x], a[y]) })
	out := make([]float64, len(a))
	for i := 0; i < len(order); {
		j := i
		for j+1 < len(order) && a[order[j+1]] == a[order[i]] {
			j++
		}
		for k := i; k <= j; k++ {
			out[order[k]] = float64(i+j) / 2
		}
		i = j + 1
	}
	return out
}

// ScoreRanking scores how well values part the items whose gold is positive
// from the others.
func ScoreRanking(items []ToneItem) Metrics {
	var m Metrics
	m.Add("auc", AUC(items))
	m.Add("best_f1", bestF1(items))
	return m
}

// AUC is the chance that an item with positive gold ranks above another one.
func AUC(items []ToneItem) float64 {
	values := make([]float64, len(items))
	for i, x := range items {
		values[i] = x.Rank
	}
	var sum, p float64
	for i, r := range ranks(values) {
		if items[i].Gold > 0 {
			sum += r
			p++
		}
	}
	n := float64(len(items)) - p
	if p == 0 || n == 0 {
		return 0
	}
	return (sum - p*(p-1)/2) / (p * n)
}

// bestF1 is the highest F1 that any threshold gives.
func bestF1(items []ToneItem) float64 {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, func(a, b ToneItem) int { return cmp.Compare(b.Rank, a.Rank) })
	positive := 0
	for _, x := range items {
		if x.Gold > 0 {
			positive++
		}
	}
	best, tp := 0., 0
	for i, x := range sorted {
		if x.Gold > 0 {
			tp++
		}
		if i+1 == len(sorted) || sorted[i+1].Rank != x.Rank {
			best = max(best, counts(tp, i+1, positive).F1)
		}
	}
	return best
}
