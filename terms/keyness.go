package terms

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Keyness compares collections. Its zero value has the settings that suit news.
//
// No single score says which terms are telling: a test such as G2 says how sure
// a difference is, an effect size such as the log ratio how large; so a [Key]
// has both, and the counts they come from.
type Keyness struct {
	// MinCount is the least count of a term, in both collections together.
	// Zero means 5.
	MinCount int
	// MinRange is the least number of articles with the term, in the collection
	// that uses it more, so that one article can't make a term key. Zero means
	// 2.
	MinRange int
	// Words is the number of words in the terms compared. Zero means all that
	// both count, each against the running terms of its length.
	Words int
	// Prior is the weight of the prior of LogOdds, in words. Zero means 1,000.
	Prior float64
	// Background gives that prior its shape. Nil means both collections
	// together.
	Background *Counts
	// By orders the result. Zero means ByG2.
	By Order
	// Resamples, where both counts were made with PerArticle, is how often the
	// articles are drawn anew for the interval of the log ratio. Zero means
	// none: the interval then takes words for independent, which they aren't.
	Resamples int
	// Exact asks for Fisher's exact test, too, which takes time where counts are
	// large and says the same there; it counts where they are small.
	Exact bool
	// Seed makes the draws; equal seeds give equal intervals.
	Seed uint64
}

// Order says by what keys are ordered. Ties go by the alphabet.
type Order uint8

// The orders, each with the largest value first.
const (
	ByG2 Order = iota
	ByLogRatio
	ByLogOdds // by its z
	ByCount   // in the target
)

// A Key is a term and how differently two collections use it. Scores are
// positive where the target uses it more.
type Key struct {
	Term      string `json:"term"`
	Target    Count  `json:"target"`
	Reference Count  `json:"reference"`

	G2       float64 `json:"g2"`       // Dunning's, over four cells, signed
	G2Rayson float64 `json:"g2Rayson"` // over two cells, signed
	Chi2     float64 `json:"chi2"`     // Pearson's, signed
	LogP     float64 `json:"logP"`     // log10 of the p of G2
	LogQ     float64 `json:"logQ"`     // log10 of that p, adjusted for the number of terms tested

	LogRatio     float64 `json:"logRatio"`    // binary logarithm; 1 is twice as frequent
	LogRatioLow  float64 `json:"logRatioLow"` // 95 % interval
	LogRatioHigh float64 `json:"logRatioHigh"`
	PercentDiff  float64 `json:"percentDiff"` // +Inf where the reference has none

	LogOdds float64 `json:"logOdds"` // weighted by a prior (Monroe et al. 2008)
	Z       float64 `json:"z"`       // LogOdds over its standard error

	// LogExact is log10 of the p of Fisher's exact test, two-sided, where
	// Keyness.Exact asks for it.
	LogExact float64 `json:"logExact"`
	// TargetSpread and ReferenceSpread say how evenly the articles of each use
	// the term, where the counts were made with PerArticle.
	TargetSpread    Spread `json:"targetSpread"`
	ReferenceSpread Spread `json:"referenceSpread"`
}

// Compare compares target with reference. Terms that only one has are included;
// those under the minimum counts are left out.
func (k *Keyness) Compare(target, reference *Counts) []Key {
	var keys []Key
	for id := range target.terms {
		if e := &target.terms[id]; e.n > 0 && k.long(int(e.length)) {
			term := target.term(int32(id))
			keys = k.add(keys, target.at(int32(id), term), reference.Of(term), target, reference.Total)
		}
	}
	for id := range reference.terms {
		e := &reference.terms[id]
		if e.n == 0 || !k.long(int(e.length)) {
			continue
		}
		if term := reference.term(int32(id)); target.find(term) < 0 {
			a := Count{Term: term, Words: int(e.length)}
			keys = k.add(keys, a, reference.at(int32(id), term), target, reference.Total)
		}
	}
	spread(keys, target, func(x *Key) *Spread { return &x.TargetSpread })
	spread(keys, reference, func(x *Key) *Spread { return &x.ReferenceSpread })
	keys = k.finish(keys, target, reference.Total)
	if k.Resamples > 0 {
		k.resample(keys, target, reference)
	}
	return keys
}

// AgainstRest compares target with what all has beyond it; all must have been
// merged from target and others. It is for many collections, each of which is to
// be set against all others: it does without merging these each time. Terms that
// target lacks aren't tested, no interval is resampled, and the reference has no
// spread.
func (k *Keyness) AgainstRest(target, all *Counts) []Key {
	total := func(words int) int { return all.Total(words) - target.Total(words) }
	var keys []Key
	for id := range target.terms {
		e := &target.terms[id]
		if e.n == 0 || !k.long(int(e.length)) {
			continue
		}
		a := target.at(int32(id), target.term(int32(id)))
		b := all.Of(a.Term)
		b.N, b.Range = b.N-a.N, b.Range-a.Range
		keys = k.add(keys, a, b, target, total)
	}
	spread(keys, target, func(x *Key) *Spread { return &x.TargetSpread })
	return k.finish(keys, target, total)
}

// EachAgainstRest compares each collection with all the others together.
func (k *Keyness) EachAgainstRest(sides ...*Counts) ([][]Key, error) {
	keys := make([][]Key, len(sides))
	for i, side := range sides {
		var rest Counts
		for j, other := range sides {
			if j != i {
				if err := rest.Merge(other); err != nil {
					return nil, err
				}
			}
		}
		keys[i] = k.Compare(side, &rest)
	}
	return keys, nil
}

// finish scores keys, whose terms are counted, and puts them in order.
func (k *Keyness) finish(keys []Key, target *Counts, total func(words int) int) []Key {
	for i := range keys {
		n := keys[i].Target.Words
		k.score(&keys[i], target.Total(n), total(n))
	}
	// Equal scores must meet in an order that doesn't hang on ids.
	slices.SortFunc(keys, func(a, b Key) int { return strings.Compare(a.Term, b.Term) })
	adjust(keys)
	for i := range keys {
		n := keys[i].Target.Words
		k.weigh(&keys[i], target.Total(n), total(n))
	}
	slices.SortFunc(keys, func(a, b Key) int {
		if c := cmp.Compare(k.By.of(&b), k.By.of(&a)); c != 0 {
			return c
		}
		return strings.Compare(a.Term, b.Term)
	})
	return keys
}

func (o Order) of(k *Key) float64 {
	switch o {
	case ByG2:
		return k.G2
	case ByLogRatio:
		return k.LogRatio
	case ByLogOdds:
		return k.Z
	case ByCount:
		return float64(k.Target.N)
	}
	return k.G2
}

func (k *Keyness) minCount() int {
	if k.MinCount == 0 {
		return 5
	}
	return k.MinCount
}

func (k *Keyness) minRange() int {
	if k.MinRange == 0 {
		return 2
	}
	return k.MinRange
}

// long reports whether terms of so many words are compared.
func (k *Keyness) long(words int) bool { return k.Words == 0 || k.Words == words }

// add appends a term with counts a and b, if it passes the minimum counts.
func (k *Keyness) add(keys []Key, a, b Count, target *Counts, total func(words int) int) []Key {
	if a.N+b.N < k.minCount() {
		return keys
	}
	arts := a.Range
	if float64(b.N)*float64(target.Total(a.Words)) > float64(a.N)*float64(total(a.Words)) {
		arts = b.Range
	}
	if arts < k.minRange() {
		return keys
	}
	return append(keys, Key{Term: a.Term, Target: a, Reference: b})
}

// score fills in what needs one term alone, among n1 and n2 running terms.
func (k *Keyness) score(key *Key, n1, n2 int) {
	t := TableOf(key.Target.N, key.Reference.N, n1, n2)
	sign := t.sign()
	g2 := t.G2()
	key.G2 = sign * g2
	key.G2Rayson = sign * t.G2Rayson()
	key.Chi2 = sign * t.Chi2()
	key.LogP = LogP(g2)
	key.LogRatio, key.LogRatioLow, key.LogRatioHigh = t.LogRatio()
	key.PercentDiff = t.PercentDiff()
	if k.Exact {
		key.LogExact = t.FisherLogP()
	}
}

// adjust fills in LogQ.
func adjust(keys []Key) {
	compare := func(i, j int) int { return cmp.Compare(keys[i].LogP, keys[j].LogP) }
	stepUp(len(keys), compare, func(i int, factor float64, next int) {
		q := min(0, keys[i].LogP+float64(math.Log10(factor)))
		if next >= 0 {
			q = min(q, keys[next].LogQ)
		}
		keys[i].LogQ = q
	})
}

// weigh fills in LogOdds and Z.
func (k *Keyness) weigh(key *Key, n1, n2 int) {
	weight := k.Prior
	if weight == 0 {
		weight = 1000
	}
	seen, all := float64(key.Target.N+key.Reference.N), n1+n2
	if k.Background != nil {
		all = k.Background.Total(key.Target.Words)
		if seen = float64(k.Background.Of(key.Term).N); seen == 0 {
			seen = 0.5 // one that the background lacks
		}
	}
	prior := weight * seen / float64(max(1, all))
	key.LogOdds, key.Z = WeightedLogOdds(key.Target.N, key.Reference.N, n1, n2, prior, weight)
}

// WeightedLogOdds is the log-odds ratio of a term that occurs a times in n1 and
// b times in n2, with an informative Dirichlet prior (Monroe, Colaresi and Quinn
// 2008, eqs. 16, 20 and 22): prior is the term's own share of it, weight the sum
// over all terms. It returns the difference of the log-odds and its z.
func WeightedLogOdds(a, b, n1, n2 int, prior, weight float64) (delta, z float64) {
	x, y := float64(a)+prior, float64(b)+prior
	delta = math.Log(x/(float64(n1)+weight-x)) - math.Log(y/(float64(n2)+weight-y))
	return delta, delta / math.Sqrt(1/x+1/y)
}
