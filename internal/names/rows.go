package names

// Rows are sums of weights, kept for words that come again: what a word says in a role
// is the same wherever it stands. Their number is fixed, so that they hold the common
// words and whatever came last.
type rows struct {
	of   *Layer // whose sums they are
	keys []uint64
	sums []int16 // labels and hidden units by labels and hidden units
}

// keptRows is a power of two. An article of 700 words needs some 2,000.
const keptRows = 1 << 15

// add adds to row what u says in role r by the layer l. Fs is scratch space, which it
// returns.
func (k *rows) add(l *Layer, v *Vectors, u *unit, r role, t *tally, row []int16, fs []uint32) []uint32 {
	n := len(row)
	if k.of != l {
		*k = rows{of: l, keys: make([]uint64, keptRows), sums: make([]int16, keptRows*n)}
	}
	key := mix2(uint64(r)+1, u.w, u.lw) | 1
	at := int(key >> 40 % keptRows)
	sum := k.sums[at*n : at*n+n]
	if k.keys[at] != key {
		k.keys[at] = key
		clear(sum)
		fs = r.features(u, fs[:0])
		t.reset()
		l.Weights.sum(fs, sum[:n-Hidden], t)
		l.Net.word(t, v.of(key32(u.lw)), r)
		into(t, sum[n-Hidden:])
	}
	for y, v := range sum {
		row[y] += v
	}
	return fs
}
