package names

// Hidden is the number of units of the hidden layer.
const Hidden = 32

// A Row holds what a feature adds to each unit of the hidden layer: numbers of one byte, with
// 128 added, eight in a word, so that many can be summed up at once.
type Row [Hidden / 8]uint64

// RowOf packs numbers.
func RowOf(v *[Hidden]int8) *Row {
	r := new(Row)
	for k, x := range v {
		r[k/8] |= uint64(uint8(int(x)+128)) << (k % 8 * 8)
	}
	return r
}

// even are the bytes of every other unit, with room for the sum of mostRows of them.
const (
	even     = 0x00FF00FF00FF00FF
	mostRows = 257
)

// A tally sums up rows.
type tally struct {
	a, b [Hidden / 8]uint64 // of even and of odd units, four in a word
	n    int
	at   [mostRows]uint32 // scratch space: places of rows
}

func (t *tally) reset() {
	clear(t.a[:])
	clear(t.b[:])
	t.n = 0
}

// add adds the rows at the places given, until the tally is full: no word has as many
// features.
func (t *tally) add(rows []Row, at []uint32) {
	at = at[:min(len(at), mostRows-t.n)]
	t.n += len(at)
	var a0, a1, a2, a3, b0, b1, b2, b3 uint64
	for _, i := range at {
		r := &rows[i]
		a0 += r[0] & even
		b0 += r[0] >> 8 & even
		a1 += r[1] & even
		b1 += r[1] >> 8 & even
		a2 += r[2] & even
		b2 += r[2] >> 8 & even
		a3 += r[3] & even
		b3 += r[3] >> 8 & even
	}
	t.a[0] += a0
	t.a[1] += a1
	t.a[2] += a2
	t.a[3] += a3
	t.b[0] += b0
	t.b[1] += b1
	t.b[2] += b2
	t.b[3] += b3
}

// into adds the sums to s, a number for each hidden unit.
func into[T int16 | int32](t *tally, s []T) {
	less := 128 * t.n
	for i := range t.a {
		a, b := t.a[i], t.b[i]
		p := s[i*8 : i*8+8]
		for k := 0; k < 8; k += 2 {
			p[k] += T(int(uint16(a)) - less)
			p[k+1] += T(int(uint16(b)) - less)
			a, b = a>>16, b>>16
		}
	}
}

// A Net is a hidden layer between what is known of a unit and the scores of its labels:
// features and the vectors of the words around it each add to the sums of the hidden units;
// those of which the sum is above zero add to the scores.
type Net struct {
	Scale float32   // of the sums: one unit of a Row
	Words []float32 // what the numbers of a word add, in units of a Row: role, hidden unit, number
	Out   []float32 // what a hidden unit adds to the scores: hidden unit, label
	codes []Row     // of Words: role, byte of a word's code, its value
}

// NewNet returns a net for words of the given table.
func NewNet(scale float32, words, out []float32, v *Vectors) *Net {
	n := &Net{Scale: scale, Words: words, Out: out}
	dims := v.dims()
	if dims == 0 {
		return n
	}
	n.codes = make([]Row, int(roles)*v.width*256)
	var levels [2][16][Hidden]float32
	for r := range int(roles) {
		for at := range v.width {
			for half := range 2 {
				d := 2*at + half
				for c := range 16 {
					x := v.value(d, c)
					for k := range Hidden {
						levels[half][c][k] = float32(x * words[(r*Hidden+k)*dims+d])
					}
				}
			}
			t := n.codes[(r*v.width+at)*256:][:256]
			for c := range t {
				lo, hi := &levels[0][c&15], &levels[1][c>>4]
				var row [Hidden]int8
				for k := range row {
					row[k] = round8(lo[k] + hi[k])
				}
				t[c] = *RowOf(&row)
			}
		}
	}
	return n
}

// round8 rounds x to a number of one byte.
func round8(x float32) int8 {
	switch {
	case !(x > -127):
		return -127
	case x > 127:
		return 127
	case x < 0:
		return int8(x - 0.5)
	}
	return int8(x + 0.5)
}

// word adds to t what the word with this code adds in role r.
func (n *Net) word(t *tally, code string, r role) {
	from := uint32(int(r) * len(code) * 256)
	for i := range min(len(code), widest) {
		t.at[i] = from + uint32(code[i])
		from += 256
	}
	t.add(n.codes, t.at[:len(code)])
}

// score adds to em what hidden units with these sums say.
func (n *Net) score(sums []int16, em []float32) {
	for k, s := range sums {
		if s <= 0 {
			continue
		}
		h := float32(s) * n.Scale
		out := n.Out[k*len(em) : k*len(em)+len(em)]
		for y, w := range out {
			em[y] += float32(h * w)
		}
	}
}
