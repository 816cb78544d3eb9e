package eval

// ScoreStories scores which documents were grouped together, by BCubed:
// precision and recall are means over documents. A document without a cluster
// stands alone. gold and pred map ids to clusters.
func ScoreStories(gold, pred map[string]string) Metrics {
	cluster := func(id string) string {
		if c, ok := pred[id]; ok {
			return "in " + c
		}
		return "alone " + id
	}
	inGold, inPred, inBoth := make(map[string]int), make(map[string]int), make(map[[2]string]int)
	for id, g := range gold {
		inGold[g]++
		inPred[cluster(id)]++
		inBoth[[2]string{g, cluster(id)}]++
	}
	var ps, rs []float64
	for _, id := range sortedKeys(gold) {
		both := inBoth[[2]string{gold[id], cluster(id)}]
		ps = append(ps, ratio(both, inPred[cluster(id)]))
		rs = append(rs, ratio(both, inGold[gold[id]]))
	}
	f := harmonic(mean(ps), mean(rs))
	var m Metrics
	m.Add("bcubed_f1", f.F1)
	m.Add("bcubed_precision", f.P)
	m.Add("bcubed_recall", f.R)
	m.Add("clusters", float64(len(inPred)))
	m.Add("gold_clusters", float64(len(inGold)))
	return m
}
