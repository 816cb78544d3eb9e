package names

import (
	"math"
	"strings"
)

// Hidden is the number of units of the hidden layer.
const Hidden = 32

// addRows adds the rows at the places given, mostRows at most, to the hidden units of s.
func addRows(s sums, rows string, at []uint32) {
	var a, b, c, d, p, q, r, t uint64
	at = at[:min(len(at), mostRows)]
	for _, i := range at {
		x := rows[int(i)*Hidden:][:Hidden]
		w := eight(x[:8])
		a += w & every
		b += w >> 8 & every
		w = eight(x[8:16])
		c += w & every
		d += w >> 8 & every
		w = eight(x[16:24])
		p += w & every
		q += w >> 8 & every
		w = eight(x[24:32])
		r += w & every
		t += w >> 8 & every
	}
	n := uint64(len(at)) * over
	h := s[:hiddenWords]
	h[0] += a - n
	h[1] += b - n
	h[2] += c - n
	h[3] += d - n
	h[4] += p - n
	h[5] += q - n
	h[6] += r - n
	h[7] += t - n
}

// A Net is a hidden layer between what is known of a unit and the scores of its labels:
// features and the vectors of the words around it each add to the sums of the hidden units;
// those of which the sum is above zero add to the scores.
type Net struct {
	Scale float32          // of the sums: one unit of a row
	Words []float32        // what the numbers of a word add, in units of a row: role, hidden unit, number
	Out   []float32        // what a hidden unit adds to the scores: hidden unit, label
	codes string           // of Words, as rows: role, byte of a word's code, its value
	outs  [][block]float32 // of Out: block of labels, hidden unit
}

// block is how many labels are scored at a time.
const block = 8

// inBlocks returns how much room n labels take in whole blocks.
func inBlocks(n int) int { return (n + block - 1) / block * block }

// NewNet returns a net for words of the given table.
func NewNet(scale float32, words, out []float32, v *Vectors) *Net {
	n := &Net{Scale: scale, Words: words, Out: out}
	n.blocks()
	dims := v.dims()
	if dims == 0 {
		return n
	}
	var codes strings.Builder
	codes.Grow(int(roles) * v.width * 256 * Hidden)
	var levels [2][16][Hidden]float32
	for r := range int(roles) {
		for at := range v.width {
			for half := range 2 {
				d := 2*at + half
				for c := range 16 {
					x := v.value(d, c)
					for i := range Hidden {
						levels[half][c][i] = float32(x * words[(r*Hidden+numberAt(i))*dims+d])
					}
				}
			}
			for c := range 256 {
				lo, hi := &levels[0][c&15], &levels[1][c>>4]
				var row [Hidden]byte
				for i := range row {
					row[i] = byte(round8(lo[i]+hi[i])) ^ 0x80
				}
				codes.Write(row[:])
			}
		}
	}
	n.codes = codes.String()
	return n
}

// round8 rounds x to a number of one byte, halves away from zero.
func round8(x float32) int8 {
	switch {
	case !(x > -127):
		return -127
	case x > 127:
		return 127
	}
	half := math.Float32bits(0.5) | math.Float32bits(x)&(1<<31) // with the sign of x, which no branch could foretell
	return int8(x + math.Float32frombits(half))
}

// word adds to s what the word with this code adds in role r.
func (n *Net) word(s sums, code string, r role) {
	var at [widest]uint32
	from := uint32(int(r) * len(code) * 256)
	for i := range min(len(code), widest) {
		at[i] = from + uint32(code[i])
		from += 256
	}
	addRows(s, n.codes, at[:min(len(code), widest)])
}

// blocks makes n.outs.
func (n *Net) blocks() {
	labels := len(n.Out) / Hidden
	n.outs = make([][block]float32, inBlocks(labels)/block*Hidden)
	for i, w := range n.Out {
		k, y := i/labels, i%labels
		n.outs[y/block*Hidden+k][y%block] = w
	}
}

// score adds to em, which has room for whole blocks, what hidden units with these sums say.
func (n *Net) score(sums []int16, em []float32) {
	var h [Hidden + 1]float32
	var at [Hidden + 1]uint8
	m := 0
	for k, s := range sums[:Hidden] {
		if s > 0 {
			h[m], at[m] = float32(s)*n.Scale, uint8(k)
			m++
		}
	}
	outs := n.outs
	for len(em) >= block && len(outs) >= Hidden {
		e, out := (*[block]float32)(em), (*[Hidden][block]float32)(outs)
		a, b, c, d, p, q, r, s := e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7]
		for i := 0; i < m; i += 2 { // where m is odd, what comes last is 0
			x, v := h[i], &out[at[i]%Hidden]
			z, w := h[i+1], &out[at[i+1]%Hidden]
			a = a + float32(x*v[0]) + float32(z*w[0])
			b = b + float32(x*v[1]) + float32(z*w[1])
			c = c + float32(x*v[2]) + float32(z*w[2])
			d = d + float32(x*v[3]) + float32(z*w[3])
			p = p + float32(x*v[4]) + float32(z*w[4])
			q = q + float32(x*v[5]) + float32(z*w[5])
			r = r + float32(x*v[6]) + float32(z*w[6])
			s = s + float32(x*v[7]) + float32(z*w[7])
		}
		*e = [block]float32{a, b, c, d, p, q, r, s}
		em, outs = em[block:], outs[Hidden:]
	}
}
