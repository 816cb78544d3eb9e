package hashed

import (
	"math"
	"math/rand/v2"
)

// An Example is a thing with its keys and the answer.
type Example struct {
	Keys   []uint32
	Label  float32 // 0 or 1 or between
	Weight float32
	Group  uint64 // a key that few groups have is left out
}

// Params are the settings of training. The zero value is a good start.
type Params struct {
	Rounds int     // times that each example is seen; zero means 4
	Rate   float64 // zero means 0.3
	L2     float64 // pulls weights toward zero; zero means 0.1
	Groups int     // the fewest that a key must be in; zero means 3
	Seed   uint64
}

// Train fits a model to examples. Equal input gives an equal model.
func Train(examples []Example, p Params) *Model {
	if p.Rounds == 0 {
		p.Rounds = 4
	}
	if p.Rate == 0 {
		p.Rate = .3
	}
	if p.L2 == 0 {
		p.L2 = .1
	}
	if p.Groups == 0 {
		p.Groups = 3
	}
	const n = 1 << bits
	groups := countGroups(examples)
	var all, yes float64
	for i := range examples {
		all += float64(examples[i].Weight)
		yes += float64(float64(examples[i].Weight) * float64(examples[i].Label))
	}
	share := min(max(yes/all, 1e-6), 1-1e-6)
	bias := float32(math.Log(share / (1 - share)))
	scale := float32(float64(len(examples)) / all)
	w, squares := make([]float32, n), make([]float32, n)
	rnd := rand.New(rand.NewPCG(p.Seed, 0x68617368))
	order := rnd.Perm(len(examples))
	known := knownKeys(examples, groups, p.Groups)
	const most = 5 // of one step, so that no example outweighs the rest
	for range p.Rounds {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, o := range order {
			e := &examples[o]
			s := bias
			for _, k := range known[o] {
				s += w[k]
			}
			q := float32(1 / (1 + math.Exp(-float64(s))))
			step := max(-most, min(most, float32(q-e.Label)*e.Weight*scale))
			for _, k := range known[o] {
				g := step + float32(float32(p.L2)*w[k]/float32(groups[k]))
				squares[k] += float32(g * g)
				w[k] -= float32(float32(p.Rate) * g / (float32(math.Sqrt(float64(squares[k]))) + 1))
			}
		}
	}
	return quantize(w)
}

// countGroups returns in how many groups each key is, as far as two bytes go.
func countGroups(examples []Example) []uint16 {
	count, last := make([]uint16, 1<<bits), make([]uint64, 1<<bits)
	for i := range examples {
		e := &examples[i]
		for _, key := range e.Keys {
			k := key >> (32 - bits)
			if (last[k] != e.Group || count[k] == 0) && count[k] < math.MaxUint16 {
				last[k] = e.Group
				count[k]++
			}
		}
	}
	return count
}

// knownKeys returns of each example the keys that enough groups have.
func knownKeys(examples []Example, groups []uint16, fewest int) [][]uint32 {
	out := make([][]uint32, len(examples))
	for i := range examples {
		var keys []uint32
		for _, key := range examples[i].Keys {
			if k := key >> (32 - bits); int(groups[k]) >= fewest {
				keys = append(keys, k)
			}
		}
		out[i] = keys
	}
	return out
}

// quantize rounds weights to one byte each.
func quantize(w []float32) *Model {
	top := float32(0)
	for _, x := range w {
		top = max(top, x, -x)
	}
	m := &Model{scale: top / 127, weights: make([]int8, len(w))}
	if top == 0 {
		return m
	}
	for i, x := range w {
		m.weights[i] = int8(math.Round(float64(x / m.scale)))
	}
	return m
}
