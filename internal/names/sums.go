package names

// Sums are numbers of 16 bits, four in a word, so that many are added at once: those of
// the hidden units, then those of the labels.
//
// Words are added as they are. A number below zero borrows from the one above it in its
// word, which has it back when they are read.
type sums []uint64

// inWord is how many numbers a word holds.
const inWord = 4

// hiddenWords is how many words hold the hidden units.
const hiddenWords = Hidden / inWord

// labelWords returns how many words hold n labels: an even number.
func labelWords(n int) int { return (n + 2*inWord - 1) / (2 * inWord) * 2 }

func (s sums) labels() sums { return s[hiddenWords:] }

// add adds x to number y.
func (s sums) add(y byte, x int8) { s[y/inWord] += uint64(x) << (y % inWord * 16) }

// A row holds numbers of one byte in the order in which they are added to sums: of every eight,
// those for the first word take turns with those for the second. 128 is added to each.
func appendRow(b []byte, v []int8) []byte {
	for i := range v {
		b = append(b, byte(v[numberAt(i)])^0x80)
	}
	return b
}

// numberAt returns which number byte i of a row is.
func numberAt(i int) int { return i&^7 | i&1<<2 | i>>1&3 }

const (
	every = 0x00ff_00ff_00ff_00ff // other byte
	over  = 0x0080_0080_0080_0080 // what a row has too much

	// mostRows is how many rows may be added up with no number leaving its bits.
	mostRows = 257
)

// addRow adds the numbers of a row that is as long as s.
func (s sums) addRow(row string) {
	for len(row) >= 8 && len(s) >= 2 {
		w := eight(row[:8])
		s[0] += w&every - over
		s[1] += w>>8&every - over
		row, s = row[8:], s[2:]
	}
}

// eight returns the first eight bytes of s as one number, the first the lowest.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// plus adds all numbers of t, which has at least as many.
func (s sums) plus(t sums) {
	for len(s) >= 8 && len(t) >= 8 {
		a, b := (*[8]uint64)(s), (*[8]uint64)(t)
		a[0] += b[0]
		a[1] += b[1]
		a[2] += b[2]
		a[3] += b[3]
		a[4] += b[4]
		a[5] += b[5]
		a[6] += b[6]
		a[7] += b[7]
		s, t = s[8:], t[8:]
	}
	for i := 0; i < len(s) && i < len(t); i++ {
		s[i] += t[i]
	}
}

// read writes the numbers to out, which has room for them.
func (s sums) read(out []int16) {
	const lowest = 0x8000800080008000
	for _, w := range s {
		w = w + lowest ^ lowest
		out[0], out[1], out[2], out[3] = int16(w), int16(w>>16), int16(w>>32), int16(w>>48)
		out = out[inWord:]
	}
}
