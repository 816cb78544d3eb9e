package names

// Weights are the weights of features for labels, as small integers. A feature
// that isn't in them has none.
type Weights struct {
	slots []slot // open addressing
	bits  uint
	n     int
	pack  []byte // pairs of label and int8 weight
	Scale float32
}

// A slot holds a feature and where its weights lie.
type slot struct {
	key uint32 // 0 for an empty slot
	off uint32 // place in pack << 6 | number of pairs
}

// NewWeights returns room for n features.
func NewWeights(n int, scale float32) *Weights {
	w := &Weights{Scale: scale, bits: 4}
	for 1<<w.bits < n*3/2+2 {
		w.bits++
	}
	w.slots = make([]slot, 1<<w.bits)
	return w
}

func (w *Weights) slot(k uint32) int { return int(k * 0x9E3779B1 >> (32 - w.bits)) }

// Add gives feature k its weights: pairs of a label and an int8, at most 63. A
// feature may be added once.
func (w *Weights) Add(k uint32, pairs []byte) {
	mask := len(w.slots) - 1
	i := w.slot(k)
	for w.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	w.slots[i] = slot{k, uint32(len(w.pack)/2)<<6 | uint32(len(pairs)/2)}
	w.pack = append(w.pack, pairs...)
	w.n++
}

// pairs returns the labels and weights that lie at off.
func (w *Weights) pairs(off uint32) []byte {
	at := off >> 6 << 1
	return w.pack[at : at+(off&63)<<1]
}

// score adds the weights of features fs to row, one number for each label.
func (w *Weights) score(fs []uint32, row []int32) {
	for _, k := range fs {
		for p := w.of(k); len(p) >= 2; p = p[2:] {
			row[p[0]] += int32(int8(p[1]))
		}
	}
}

// sum adds the weights of features fs to row, which has room for a few hundred of them.
func (w *Weights) sum(fs []uint32, row []int16) {
	for _, k := range fs {
		for p := w.of(k); len(p) >= 2; p = p[2:] {
			row[p[0]] += int16(int8(p[1]))
		}
	}
}

// of returns the labels and weights of feature k.
func (w *Weights) of(k uint32) []byte {
	mask := len(w.slots) - 1
	for i := w.slot(k); w.slots[i].key != 0; i = (i + 1) & mask {
		if w.slots[i].key == k {
			return w.pairs(w.slots[i].off)
		}
	}
	return nil
}
