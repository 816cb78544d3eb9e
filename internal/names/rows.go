package names

// Rows are sums of weights, kept for words that come again: what a word says in a role
// is the same wherever it stands. Their number is fixed, so that they hold the common
// words and whatever came last.
type rows struct {
	of    *Layer   // whose sums they are
	words int      // of sums in full
	kept  []uint64 // row by row: a key and the sums; first those in full, then those of hidden units alone
	at    [][roles]rowAt
	read  uint64
}

// A rowAt is where the row with a key lies, or would.
type rowAt struct {
	key  uint64
	from int
}

// An article of 700 words needs some 2,000 rows, five of seven in full. Both numbers are
// powers of two.
const (
	fullRows  = 1 << 15
	shortRows = 1 << 14
)

// rowWords returns how many words a row takes that holds n of sums, so that it begins where
// a cache line or its half does.
func rowWords(n int) int { return (1 + n + 3) / 4 * 4 }

// find sets k.at to the places of the rows for units lo to hi of the sentence us. It
// reads all of them, one right after another, so that they come from memory at once.
func (k *rows) find(l *Layer, words int, us []unit, lo, hi int) {
	full, short := rowWords(words), rowWords(hiddenWords)
	if k.of != l {
		*k = rows{of: l, words: words, kept: make([]uint64, fullRows*full+shortRows*short)}
	}
	k.at = grow(k.at, hi-lo)
	for i := lo; i < hi; i++ {
		to := &k.at[i-lo]
		for r := range roles {
			u := at(us, i+r.step())
			key := mix2(uint64(r)+1, u.w, u.lw) | 1
			from := int(key>>40%fullRows) * full
			words := full
			if r >= thirdBefore {
				from, words = fullRows*full+int(key>>40%shortRows)*short, short
			}
			to[r] = rowAt{key, from}
			for j := from; j < from+words; j += 8 {
				k.read += k.kept[j]
			}
		}
	}
}

// add adds to s what u, whose word has these letters, says in role r by the layer. Its row
// is that at p.
func (k *rows) add(v *Vectors, u *unit, letters []byte, r role, p rowAt, s sums, f *finder) {
	n := 1 + k.words
	if r >= thirdBefore {
		n = 1 + hiddenWords
	}
	row := k.kept[p.from : p.from+n]
	sum := sums(row[1:])
	if row[0] != p.key {
		row[0] = p.key
		clear(sum)
		if r < thirdBefore {
			f.feats = r.features(u, letters, f.feats[:0])
			k.of.Weights.add(f.feats, len(f.feats), sum, f)
		}
		k.of.Net.word(sum, v.of(key32(u.lw)), r)
	}
	s[:len(sum)].plus(sum)
}
