package names

// Weights are the weights of features for labels and hidden units, as small integers. A
// feature that isn't in them has none.
type Weights struct {
	slots []slot // open addressing
	bits  uint
	n     int
	pack  []byte // pairs of label and int8 weight
	rows  []Row
	maybe []uint64 // bits of hashes: most features that aren't in slots have none
	Scale float32
}

// A slot holds a feature and where its weights lie.
type slot struct {
	key uint32 // 0 for an empty slot
	off uint32 // place in pack << 6 | number of pairs
	row uint32 // place in rows, counted from 1, or 0
}

// NewWeights returns room for n features.
func NewWeights(n int, scale float32) *Weights {
	w := &Weights{Scale: scale, bits: 4}
	for 1<<w.bits < n*3/2+2 {
		w.bits++
	}
	w.slots = make([]slot, 1<<w.bits)
	w.maybe = make([]uint64, max(1, 1<<w.bits*8/64))
	return w
}

func (w *Weights) slot(k uint32) int { return int(k * 0x9E3779B1 >> (32 - w.bits)) }

// bit returns the place of k in maybe.
func (w *Weights) bit(k uint32) uint32 { return k * 0x9E3779B1 >> (32 - 3 - w.bits) }

// Add gives feature k its weights: pairs of a label and an int8, at most 63, and those for
// hidden units, unless they are nil. A feature may be added once.
func (w *Weights) Add(k uint32, pairs []byte, row *Row) {
	b := w.bit(k)
	w.maybe[b/64] |= 1 << (b % 64)
	mask := len(w.slots) - 1
	i := w.slot(k)
	for w.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	s := &w.slots[i]
	*s = slot{key: k, off: uint32(len(w.pack)/2)<<6 | uint32(len(pairs)/2)}
	w.pack = append(w.pack, pairs...)
	if row != nil {
		w.rows = append(w.rows, *row)
		s.row = uint32(len(w.rows))
	}
	w.n++
}

// pairs returns the labels and weights that lie at off.
func (w *Weights) pairs(off uint32) []byte {
	at := off >> 6 << 1
	return w.pack[at : at+(off&63)<<1]
}

// score adds the weights of features fs to row, one number for each label.
func (w *Weights) score(fs []uint32, row []int16) {
	for _, k := range fs {
		if s := w.find(k); s != nil {
			for p := w.pairs(s.off); len(p) >= 2; p = p[2:] {
				row[p[0]] += int16(int8(p[1]))
			}
		}
	}
}

// sum is score for a row with room for a few hundred weights that adds those of the hidden
// units to t, too.
func (w *Weights) sum(fs []uint32, row []int16, t *tally) {
	n := 0
	for _, k := range fs {
		s := w.find(k)
		if s == nil {
			continue
		}
		for p := w.pairs(s.off); len(p) >= 2; p = p[2:] {
			row[p[0]] += int16(int8(p[1]))
		}
		if s.row != 0 && n < len(t.at) {
			t.at[n] = s.row - 1
			n++
		}
	}
	t.add(w.rows, t.at[:n])
}

// find returns where the weights of feature k lie, or nil.
func (w *Weights) find(k uint32) *slot {
	if b := w.bit(k); w.maybe[b/64]>>(b%64)&1 == 0 {
		return nil
	}
	mask := len(w.slots) - 1
	for i := w.slot(k); w.slots[i].key != 0; i = (i + 1) & mask {
		if w.slots[i].key == k {
			return &w.slots[i]
		}
	}
	return nil
}
