package names

// Rows are sums of weights, kept for words that come again: what a word says in a role
// is the same wherever it stands. Their number is fixed, so that they hold the common
// words and whatever came last.
type rows struct {
	of   *Weights // whose sums they are
	keys []uint64
	sums []int16 // labels by labels
}

// keptRows is a power of two. An article of 700 words needs some 2,000.
const keptRows = 1 << 12

// add adds to row what u says in role r by the weights w. Fs is scratch space, which it
// returns.
func (k *rows) add(w *Weights, u *unit, r role, row []int32, fs []uint32) []uint32 {
	L := len(row)
	if k.of != w {
		*k = rows{of: w, keys: make([]uint64, keptRows), sums: make([]int16, keptRows*L)}
	}
	key := mix2(uint64(r)+1, u.w, u.lw) | 1
	at := int(key >> 40 % keptRows)
	sum := k.sums[at*L : at*L+L]
	if k.keys[at] != key {
		k.keys[at] = key
		clear(sum)
		fs = r.features(u, fs[:0])
		w.sum(fs, sum)
	}
	for y, v := range sum {
		row[y] += int32(v)
	}
	return fs
}
