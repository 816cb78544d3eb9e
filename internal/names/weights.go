package names

import "slices"

// Weights are the weights of features for labels and hidden units, as small integers. A
// feature that isn't in them has none.
type Weights struct {
	slots []slot // open addressing; a place that is taken passes on to the next
	next  int    // the first slot after the last feature
	n     int
	bits  uint
	maybe []uint64 // bits of hashes: most features that aren't in slots have none
	Scale float32
	packs
}

// packs hold the numbers of features in their order, for as many as have any: a few labels, each
// with its int8 weight, or a row with the weights of all labels, and a row for the hidden units.
type packs struct {
	pairs, wide, hidden string
	width               int // bytes of a row in wide
}

// A slot holds a feature and where its numbers lie.
type slot struct {
	key    uint32 // 0 for an empty slot
	labels uint32 // place in pairs << 3 | number of pairs, or place in wide << 3 | isWide, counted in pairs and rows
	hidden uint32 // place in hidden, counted in rows from 1, or 0
}

const (
	narrow = 6 // labels; for more, all are added faster than one after another
	isWide = narrow + 1
)

// A Feature has weights for labels, none if they are all 0, and for hidden units, if any.
type Feature struct {
	Key    uint32
	Labels []int8
	Hidden *[Hidden]int8
}

// NewWeights returns the weights of features whose keys ascend, for so many labels.
func NewWeights(fs []Feature, labels int, scale float32) *Weights {
	var pairs, wide, hidden []byte
	counts := make([]int, len(fs))
	for i, f := range fs {
		from := len(pairs)
		for y, x := range f.Labels {
			if x != 0 {
				pairs = append(pairs, byte(y), byte(x))
			}
		}
		if counts[i] = (len(pairs) - from) / 2; counts[i] > narrow {
			pairs = pairs[:from]
			wide = appendRow(wide, append(slices.Clone(f.Labels), make([]int8, inWord*labelWords(labels)-len(f.Labels))...))
			counts[i] = isWide
		}
		if f.Hidden != nil {
			hidden = appendRow(hidden, f.Hidden[:])
		}
	}
	w := newWeights(len(fs), labels, scale, string(pairs), string(wide), string(hidden))
	var at place
	for i, f := range fs {
		w.put(f.Key, counts[i], f.Hidden != nil, &at)
	}
	return w
}

// newWeights returns room for n features, with the numbers that put will say they have.
func newWeights(n, labels int, scale float32, pairs, wide, hidden string) *Weights {
	w := &Weights{Scale: scale, bits: 4, packs: packs{pairs, wide, hidden, inWord * labelWords(labels)}}
	for 1<<w.bits < n*3/2+2 {
		w.bits++
	}
	w.slots = make([]slot, 1<<w.bits, 1<<w.bits+64)
	w.maybe = make([]uint64, max(1, 1<<w.bits*8/64))
	return w
}

// slot returns where k should lie. Hashes keep their order. (Those of features are mixed; those
// of single words are not, and would crowd.)
func (w *Weights) slot(k uint32) int { return int(k >> (32 - w.bits)) }

// bit returns the place of k in maybe.
func (w *Weights) bit(k uint32) uint32 { return k >> (32 - 3 - w.bits) }

// A place says how many pairs and rows come before a feature.
type place struct{ pairs, wide, hidden uint32 }

// put adds feature k, whose hash is above those before it. Its numbers are next.
func (w *Weights) put(k uint32, pairs int, hidden bool, next *place) {
	b := w.bit(k)
	w.maybe[b/64] |= 1 << (b % 64)
	at := max(w.slot(k), w.next)
	if at == len(w.slots) {
		w.slots = append(w.slots, slot{})
	}
	w.next = at + 1
	s := &w.slots[at]
	s.key = k
	if pairs == isWide {
		s.labels = next.wide<<3 | isWide
		next.wide++
	} else {
		s.labels = next.pairs<<3 | uint32(pairs)
		next.pairs += uint32(pairs)
	}
	if hidden {
		next.hidden++
		s.hidden = next.hidden
	}
	w.n++
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
	rows := w.labels(f.keys[:w.filter(fs[seen:], f, n)], n, s.labels(), f)
	addRows(s, w.hidden, f.rows[:rows])
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

// labels adds the weights of keys for labels, and notes in f where the rows of the first seen
// lie. It returns the number of these.
func (w *Weights) labels(keys []uint32, seen int, labels sums, f *finder) (rows int) {
	for i, k := range keys { // one right after another, so that they come from memory at once
		f.slots[i] = uint32(w.slot(k))
		f.read += w.slots[f.slots[i]].key
	}
	for i, k := range keys {
		x := w.find(k, f.slots[i])
		if x == nil {
			continue
		}
		at, n := int(x.labels>>3), int(x.labels&7)
		if n == isWide {
			labels.addRow(w.wide[at*w.width:][:w.width])
		} else {
			p := w.pairs[2*at:][:2*n]
			for j := 0; j+1 < len(p); j += 2 {
				labels.add(p[j], int8(p[j+1]))
			}
		}
		if x.hidden != 0 && i < seen {
			f.rows[rows] = x.hidden - 1
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
		i++
	}
	return nil
}
