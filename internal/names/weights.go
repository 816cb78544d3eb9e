package names

// Weights are the weights of features for labels and hidden units, as small integers. A
// feature that isn't in them has none.
type Weights struct {
	slots []slot // open addressing
	bits  uint
	n     int
	pack  []byte   // pairs of label and int8 weight
	wide  []uint64 // of features with weights for many labels: those for all, packed like sums
	width int      // words that hold all labels
	rows  []Row
	maybe []uint64 // bits of hashes: most features that aren't in slots have none
	Scale float32
}

// A slot holds a feature and where its weights lie.
type slot struct {
	key uint32 // 0 for an empty slot
	off uint32 // place in pack << 6 | number of pairs, or place in wide << 6 | isWide
	row uint32 // place in rows, counted from 1, or 0
}

const (
	isWide = 63
	narrow = 6 // labels; for more, all are added faster than one after another
)

// NewWeights returns room for n features with weights for so many labels.
func NewWeights(n, labels int, scale float32) *Weights {
	w := &Weights{Scale: scale, bits: 4, width: labelWords(labels)}
	for 1<<w.bits < n*3/2+2 {
		w.bits++
	}
	w.slots = make([]slot, 1<<w.bits)
	w.maybe = make([]uint64, max(1, 1<<w.bits*8/64))
	return w
}

// slot returns where k should lie. Hashes keep their order, so that features that are added
// in it fill memory from one end to the other. (Hashes of features are mixed; those of single
// words in a table are not, and would crowd.)
func (w *Weights) slot(k uint32) int { return int(k >> (32 - w.bits)) }

// bit returns the place of k in maybe.
func (w *Weights) bit(k uint32) uint32 { return k >> (32 - 3 - w.bits) }

// Add gives feature k its weights: pairs of a label and an int8, no label twice, and those for
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
	s.key = k
	if n := len(pairs) / 2; n > narrow {
		s.off = uint32(len(w.wide))<<6 | isWide
		w.widen(pairs)
	} else {
		s.off = uint32(len(w.pack)/2)<<6 | uint32(n)
		w.pack = append(w.pack, pairs...)
	}
	if row != nil {
		w.rows = append(w.rows, *row)
		s.row = uint32(len(w.rows))
	}
	w.n++
}

// widen appends to w.wide what pairs say.
func (w *Weights) widen(pairs []byte) {
	from := len(w.wide)
	for range w.width {
		w.wide = append(w.wide, 0)
	}
	for p := pairs; len(p) >= 2; p = p[2:] {
		sums(w.wide[from:]).add(p[0], int8(p[1]))
	}
}

// pairs appends to out the labels and weights that lie at off.
func (w *Weights) pairs(off uint32, out []byte) []byte {
	at := int(off >> 6)
	if off&isWide != isWide {
		return append(out, w.pack[2*at:2*at+2*int(off&isWide)]...)
	}
	row := make([]int16, inWord*w.width)
	sums(w.wide[at : at+w.width]).read(row)
	for y, x := range row {
		if x != 0 {
			out = append(out, byte(y), byte(x))
		}
	}
	return out
}

// finder is scratch space for features on the way to their weights.
type finder struct {
	feats []uint32
	keys  [mostRows]uint32
	slots [mostRows]uint32
	rows  [mostRows]uint32
	read  uint32
}

// add adds the weights of features fs to s, those for hidden units of the first seen only. More
// than mostRows no word has.
func (w *Weights) add(fs []uint32, seen int, s sums, f *finder) {
	fs = fs[:min(len(fs), mostRows)]
	seen = min(seen, len(fs))
	n := w.filter(fs[:seen], f, 0)
	rows := w.place(f.keys[:w.filter(fs[seen:], f, n)], n, s.labels(), f)
	addRows(s, w.rows, f.rows[:rows])
}

// filter puts the features among fs that may have weights into f.keys, from n on, and
// returns where they end there.
func (w *Weights) filter(fs []uint32, f *finder, n int) int {
	for _, k := range fs {
		f.keys[n] = k // without a branch, as nobody could foretell it
		b := w.bit(k)
		n += int(w.maybe[b/64] >> (b % 64) & 1)
	}
	return n
}

// place adds the weights of keys for labels, and notes in f where the rows of the first seen
// lie. It returns the number of these.
func (w *Weights) place(keys []uint32, seen int, labels sums, f *finder) (rows int) {
	for i, k := range keys { // one right after another, so that they come from memory at once
		f.slots[i] = uint32(w.slot(k))
		f.read += w.slots[f.slots[i]].key
	}
	for i, k := range keys {
		x := w.find(k, f.slots[i])
		if x == nil {
			continue
		}
		if x.off&isWide == isWide {
			labels.plus(w.wide[x.off>>6:])
		} else {
			p := w.pack[x.off>>6<<1:][:x.off&isWide<<1]
			for j := 0; j+1 < len(p); j += 2 {
				labels.add(p[j], int8(p[j+1]))
			}
		}
		if x.row != 0 && i < seen {
			f.rows[rows] = x.row - 1
			rows++
		}
	}
	return rows
}

// find returns where the weights of feature k lie, or nil. Its slot is i or comes later.
func (w *Weights) find(k, i uint32) *slot {
	for int(i) < len(w.slots) {
		s := &w.slots[i]
		if s.key == k {
			return s
		}
		if s.key == 0 {
			break
		}
		i = (i + 1) & uint32(len(w.slots)-1)
	}
	return nil
}
