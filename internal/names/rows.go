package names

// Rows are sums of weights, kept for words that come again: what a word says in a role
// is the same wherever it stands. Their number is fixed.
type rows struct {
	of    *Layer          // whose sums they are
	full  shelf           // of hidden units and labels
	short shelf           // of hidden units alone
	keys  [][roles]uint64 // of the sentence at hand
	at    [][roles]rowAt
	read  uint64
}

// A shelf is rows of one length. A row lies in one of the eight places of a box, wherever there
// is room: a new one takes the place of the next one that nobody has asked for since the last
// time round, so that common words stay and rare ones take the place of each other.
type shelf struct {
	keys  []uint64 // box by box, 0 for none
	boxes []box
	sums  []uint64
	words int // in a row
}

type box struct {
	asked uint8 // those that were asked for again, as bits
	next  uint8 // the place to look at next
}

// inBox is how many rows a box holds: their keys fill a line of a cache.
const inBox = 8

// A rowAt is where a row lies, and whether its sums are made.
type rowAt struct {
	at   int
	made bool
}

// An article of 700 words needs some 2,000 rows, five of seven in full. Both numbers are
// powers of two.
const (
	fullRows  = 1 << 15
	shortRows = 1 << 14
)

func newShelf(rows, words int) shelf {
	return shelf{make([]uint64, rows), make([]box, rows/inBox), make([]uint64, rows*words), words}
}

// box returns the box for a key.
func (s *shelf) box(key uint64) int { return int(key>>40) & (len(s.boxes) - 1) }

// find returns the row with a key, which lies in box i or is put there.
func (s *shelf) find(key uint64, i int) rowAt {
	b, keys := &s.boxes[i], s.keys[i*inBox:][:inBox]
	for at, k := range keys {
		if k == key {
			b.asked |= 1 << at
			return rowAt{i*inBox + at, true}
		}
	}
	for b.asked>>b.next&1 == 1 {
		b.asked &^= 1 << b.next
		b.next = (b.next + 1) % inBox
	}
	at := int(b.next)
	b.next = (b.next + 1) % inBox
	keys[at] = key
	return rowAt{i*inBox + at, false}
}

// shelf returns where the rows for role r lie.
func (k *rows) shelf(r role) *shelf {
	if r >= thirdBefore {
		return &k.short
	}
	return &k.full
}

// find sets k.at to the places of the rows for units lo to hi of the sentence us. It
// reads all of them, one right after another, so that they come from memory at once. Those that
// are not made have to be, unit by unit and role by role, before another sentence is read.
func (k *rows) find(l *Layer, words int, us []unit, lo, hi int) {
	if k.of != l {
		*k = rows{of: l, full: newShelf(fullRows, words), short: newShelf(shortRows, hiddenWords)}
	}
	k.at = grow(k.at, hi-lo)
	k.keys = grow(k.keys, hi-lo)
	for i := range k.at {
		for r := range roles {
			u, s := at(us, lo+i+r.step()), k.shelf(r)
			key := mix2(uint64(r)+1, u.w, u.lw) | 1
			k.keys[i][r] = key
			k.read += s.keys[s.box(key)*inBox]
		}
	}
	for i := range k.at {
		for r := range roles {
			s, key := k.shelf(r), k.keys[i][r]
			to := s.find(key, s.box(key))
			k.at[i][r] = to
			for j := to.at * s.words; j < (to.at+1)*s.words; j += 8 {
				k.read += s.sums[j]
			}
		}
	}
}

// add adds to s what u, whose word has these letters, says in role r by the layer. Its row
// is that at p.
func (k *rows) add(v *Vectors, u *unit, letters []byte, r role, p rowAt, s sums, f *finder) {
	shelf := k.shelf(r)
	sum := sums(shelf.sums[p.at*shelf.words:][:shelf.words])
	if !p.made {
		clear(sum)
		if r < thirdBefore {
			f.feats = r.features(u, letters, f.feats[:0])
			k.of.Weights.add(f.feats, len(f.feats), sum, f)
		}
		k.of.Net.word(sum, v.of(key32(u.lw)), r)
	}
	s[:len(sum)].plus(sum)
}
