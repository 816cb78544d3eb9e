package eval

import (
	"hash/maphash"
	"strings"
)

// A ReusePair is a pair of documents with shared text, and which share of the
// shorter one's runs of eight words both have.
type ReusePair struct {
	A, B        string
	Containment float64
}

// ReuseFloor is the containment from which a pair counts as reuse.
const ReuseFloor = .3

func (p ReusePair) key() [2]string { return [2]string{min(p.A, p.B), max(p.A, p.B)} }

// ScoreReuse scores pairs of documents: recall of the listed pairs, in all and
// by containment, and precision, the share of predicted pairs that hold by the
// containment measured in texts.
func ScoreReuse(gold, pred []ReusePair, texts map[string]string) Metrics {
	found := make(map[[2]string]bool, len(pred))
	for _, p := range pred {
		found[p.key()] = true
	}
	recall := func(low, high float64) float64 {
		n, hit := 0, 0
		for _, g := range gold {
			if g.Containment >= low && g.Containment < high {
				n++
				if found[g.key()] {
					hit++
				}
			}
		}
		return ratio(hit, n)
	}
	right := 0
	sets := make(map[string]map[uint64]bool)
	for k := range found {
		for _, id := range k {
			if sets[id] == nil {
				sets[id] = eightWordRuns(texts[id])
			}
		}
		if Containment(sets[k[0]], sets[k[1]]) >= ReuseFloor {
			right++
		}
	}
	var m Metrics
	m.Add("recall", recall(ReuseFloor, 1.01))
	m.Add("precision", ratio(right, len(found)))
	m.Add("recall.30-50", recall(.3, .5))
	m.Add("recall.50-80", recall(.5, .8))
	m.Add("recall.80-100", recall(.8, 1.01))
	m.Add("pairs", float64(len(found)))
	return m
}

var shingleSeed = maphash.MakeSeed()

// eightWordRuns returns the hashes of the runs of eight words of s; a word is a
// run of a-z and 0-9 once case is folded.
func eightWordRuns(s string) map[uint64]bool {
	ws := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	runs := make(map[uint64]bool)
	for i := 0; i+8 <= len(ws); i++ {
		runs[maphash.String(shingleSeed, strings.Join(ws[i:i+8], " "))] = true
	}
	return runs
}

// Containment is the share of the smaller set that both have.
func Containment(a, b map[uint64]bool) float64 { return ratio(common(a, b), min(len(a), len(b))) }
