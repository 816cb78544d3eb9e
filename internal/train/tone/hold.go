package main

import (
	"math"
	"sync"

	"github.com/masthead-news/masthead/internal/tone"
)

// heldOut returns what models say of each example that were trained without the
// fifth of the articles it is from.
func heldOut(its []item, ex []example, train func([]example) *model) [][2]float64 {
	out := make([][2]float64, len(ex))
	var wg sync.WaitGroup
	for k := range folds {
		wg.Go(func() {
			var rest []example
			for i := range ex {
				if tone.Hash(its[i].group)%folds != uint32(k) {
					rest = append(rest, ex[i])
				}
			}
			m := train(rest)
			for i := range ex {
				if tone.Hash(its[i].group)%folds == uint32(k) {
					out[i][0], out[i][1] = m.sums(ex[i].x)
				}
			}
		})
	}
	wg.Wait()
	return out
}

func label(neg, neu, pos float64) int {
	switch {
	case pos > neu && pos >= neg:
		return 1
	case neg > neu:
		return -1
	}
	return 0
}

func f1(ex []example, held [][2]float64) float64 {
	var gold, got []int
	for i := range ex {
		gold = append(gold, ex[i].y)
		got = append(got, label(probs(held[i][0], held[i][1])))
	}
	f, _ := macro(gold, got)
	return f
}

// bestHeat returns the temperature at which the gold labels are most likely.
func bestHeat(ex []example, held [][2]float64) float64 {
	best, heat := math.Inf(1), 1.0
	for t := 0.5; t < 3; t += 0.05 {
		loss := 0.0
		for i := range ex {
			neg, neu, pos := probs(held[i][0]/t, held[i][1]/t)
			loss -= math.Log([...]float64{neg, neu, pos}[ex[i].y+1] + 1e-12)
		}
		if loss < best {
			best, heat = loss, t
		}
	}
	return heat
}

// calibrationError is the expected calibration error in ten bins.
func calibrationError(ex []example, held [][2]float64, heat float64) float64 {
	var n, right, sure [10]float64
	for i := range ex {
		neg, neu, pos := probs(held[i][0]/heat, held[i][1]/heat)
		p := max(neg, neu, pos)
		b := min(9, int(p*10))
		n[b]++
		sure[b] += p
		if label(neg, neu, pos) == ex[i].y {
			right[b]++
		}
	}
	sum := 0.0
	for b := range n {
		sum += math.Abs(right[b] - sure[b])
	}
	return sum / float64(len(ex))
}

// polar is the rating from which people call a sentence positive, as the scorer
// has it.
const polar = 0.5

// bestLogistic returns the logistic function that makes the gold labels of
// rated sentences most likely.
func bestLogistic(ex []example, held [][2]float64) (steep, edge float64) {
	best := math.Inf(1)
	for s := 1.0; s <= 8; s += 0.25 {
		for e := 0.1; e <= 1.2; e += 0.05 {
			loss := 0.0
			for i := range ex {
				y := held[i][0]
				pos, neg := 1/(1+math.Exp(-s*(y-e))), 1/(1+math.Exp(s*(y+e)))
				p := 1 - pos - neg
				if r := ex[i].rating; r >= polar {
					p = pos
				} else if r <= -polar {
					p = neg
				}
				loss -= math.Log(max(p, 1e-3))
			}
			if loss < best {
				best, steep, edge = loss, s, e
			}
		}
	}
	return steep, edge
}

func ratingsOf(ex []example) (out []float64) {
	for i := range ex {
		out = append(out, float64(ex[i].rating))
	}
	return out
}

func firsts(xs [][2]float64) (out []float64) {
	for _, x := range xs {
		out = append(out, x[0])
	}
	return out
}
