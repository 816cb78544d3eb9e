package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/tone"
)

// An ablation takes something from what the models see.
type ablation struct {
	name string
	take func(*item)
}

// ablations are those of the model toward a target.
var ablations = []ablation{
	{"all", func(*item) {}},
	{"the rules", func(it *item) { it.rules = tone.Ruling{} }},
	{"the lexicon and the rules", func(it *item) {
		it.rules = tone.Ruling{}
		eachWord(it, func(w *tone.Word) { w.V = 0 })
	}},
	{"what words mean (vectors, classes, learned valences)", func(it *item) {
		eachWord(it, func(w *tone.Word) { w.Info = nil })
	}},
	{"lexicon, rules and meanings", func(it *item) {
		it.rules = tone.Ruling{}
		eachWord(it, func(w *tone.Word) { w.V, w.Info = 0, nil })
	}},
	{"quotation marks", func(it *item) {
		eachWord(it, func(w *tone.Word) { w.Marks = -1 })
	}},
	{"where the target is", func(it *item) { it.lo, it.hi, it.rules = -1, -1, tone.Ruling{} }},
}

// eachWord changes the words of it, in a copy.
func eachWord(it *item, change func(*tone.Word)) {
	it.ws = slices.Clone(it.ws)
	for i := range it.ws {
		change(&it.ws[i])
	}
}

// without returns items with something taken.
func without(its []item, a ablation) []item {
	out := slices.Clone(its)
	for i := range out {
		a.take(&out[i])
	}
	return out
}

// ablate prints what cross-validation gives where something is taken from the
// model toward a target: what it sees, or a part of its data.
func ablate(targets []item, means meanings) {
	cv := func(name string, its []item, part int) [][2]float64 {
		ex := featurize(its, means, targetDense)
		held := heldOut(its, ex, func(rest []example) *model {
			kept := rest[:0:0]
			for i := range rest {
				if i%4 < part {
					kept = append(kept, rest[i])
				}
			}
			return fitTargets(kept)
		})
		fmt.Printf("| %s | %.1f |\n", name, 100*f1(ex, held))
		return held
	}
	var whole [][2]float64
	for i, a := range ablations {
		held := cv(a.name, without(targets, a), 4)
		if i == 0 {
			whole = held
		}
	}
	cv("half of NewsMTSC", targets, 2)
	cv("three quarters of it", targets, 1)
	mistakes(targets, whole)
}

// mistakes prints where the model errs.
func mistakes(its []item, held [][2]float64) {
	at := func(it *item) *tone.Word { return &it.ws[max(0, it.lo)] }
	labels := map[string]map[float64]bool{}
	for i := range its {
		s := sentenceOf(&its[i])
		if labels[s] == nil {
			labels[s] = map[float64]bool{}
		}
		labels[s][its[i].y] = true
	}
	for _, group := range []struct {
		name string
		in   func(*item) bool
	}{
		{"all", func(*item) bool { return true }},
		{"target in the outlet's own words", func(it *item) bool { return at(it).Voice == tone.Own }},
		{"in direct quotes", func(it *item) bool { return at(it).Voice == tone.Direct }},
		{"in reported speech", func(it *item) bool { return at(it).Voice == tone.Reported }},
		{"a pronoun", func(it *item) bool { return it.pronoun }},
		{"no word of the lexicon in the sentence", func(it *item) bool {
			return !slices.ContainsFunc(it.ws, func(w tone.Word) bool { return w.V != 0 })
		}},
		{"grammar ties a word to the target", func(it *item) bool {
			return slices.ContainsFunc(it.rules.Shares, func(s tone.Share) bool { return s.Tie != tone.None })
		}},
		{"a negation in the sentence", func(it *item) bool {
			return slices.ContainsFunc(it.ws, func(w tone.Word) bool { return w.Role == tone.Negator })
		}},
		{"more than 40 words", func(it *item) bool { return len(it.ws) > 40 }},
		{"another target of the sentence has another label", func(it *item) bool { return len(labels[sentenceOf(it)]) > 1 }},
	} {
		var gold, got []int
		opposite := 0
		for i := range its {
			if !group.in(&its[i]) {
				continue
			}
			y, p := int(its[i].y), label(probs(held[i][0], held[i][1]))
			gold, got = append(gold, y), append(got, p)
			if y*p < 0 {
				opposite++
			}
		}
		f, each := macro(gold, got)
		fmt.Printf("| %s | %d | %.1f | %.1f, %.1f, %.1f | %.1f |\n", group.name, len(gold), 100*f, 100*each[0], 100*each[1], 100*each[2], 100*float64(opposite)/float64(max(1, len(gold))))
	}
}

// sentenceOf returns the words of an item's sentence.
func sentenceOf(it *item) string {
	var b strings.Builder
	for i := range it.ws {
		b.WriteString(it.ws[i].Low + " ")
	}
	return b.String()
}
