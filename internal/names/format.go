package names

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// magic begins every model file; its last byte is the version of the format and
// of the features.
const magic = "masthead names 4\n"

// ErrFormat says that bytes are not a model, or not one of this version.
var ErrFormat = errors.New("not a model of this version")

// WriteTo writes m: equal models give equal bytes.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	b := []byte(magic)
	b = binary.AppendUvarint(b, uint64(len(m.Classes)))
	for _, c := range m.Classes {
		b = binary.AppendUvarint(b, uint64(len(c)))
		b = append(b, c...)
	}
	b = appendFloats(b, m.Trust[:])
	b = m.vectors.append(b)
	b = m.append(b)
	b = m.words.append(b, func(w wordInfo) uint16 { return w.leaf })
	b = m.words.append(b, func(w wordInfo) uint16 { return uint16(w.casing) })
	b = m.phrases.append(b, func(l List) uint16 { return uint16(l) })
	b = m.words.append(b, func(w wordInfo) uint16 { return uint16(w.inner) })
	n, err := w.Write(b)
	return int64(n), err
}

func appendFloats(b []byte, fs []float32) []byte {
	for _, f := range fs {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f))
	}
	return b
}

// append writes the number of words, the bytes of a code and the steps, then for each word,
// in the order of their hashes, the step from the last hash, then all codes.
func (v *Vectors) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(v.keys)))
	b = binary.AppendUvarint(b, uint64(v.width))
	b = appendFloats(b, v.steps)
	last := uint32(0)
	for _, k := range v.keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	return append(b, v.codes...)
}

// hasRow marks a number of pairs that a row comes after.
const hasRow = 0x80

// append writes the number of features, and for each, in the order of their
// hashes, the step from the last hash, the number of pairs, the pairs, and the row
// for the hidden layer, if there is one.
func (l *Layer) append(b []byte) []byte {
	w := l.Weights
	b = binary.AppendUvarint(b, uint64(w.n))
	b = appendFloats(b, append([]float32{w.Scale}, l.Trans...))
	b = appendFloats(b, []float32{l.Net.Scale})
	b = appendFloats(b, l.Net.Words)
	b = appendFloats(b, l.Net.Out)
	var slots []int
	for i, s := range w.slots {
		if s.key != 0 {
			slots = append(slots, i)
		}
	}
	slices.SortFunc(slots, func(i, j int) int { return cmp.Compare(w.slots[i].key, w.slots[j].key) })
	last := uint32(0)
	var p []byte
	for _, i := range slots {
		s := &w.slots[i]
		b = binary.AppendUvarint(b, uint64(s.key-last))
		last = s.key
		p = w.pairs(s.off, p[:0])
		n := byte(len(p) / 2)
		if s.row != 0 {
			n |= hasRow
		}
		b = append(append(b, n), p...)
		if s.row != 0 {
			b = w.rows[s.row-1].append(b)
		}
	}
	return b
}

// append writes the numbers of r, with 128 added.
func (r *Row) append(b []byte) []byte {
	var out [Hidden]int16
	sums(r[:]).read(out[:])
	for _, x := range out {
		b = append(b, byte(x)^0x80)
	}
	return b
}

// append writes the number of entries with a value of this kind, and for each, in the order of
// their hashes, the step from the last hash and the value.
func (t *table[V]) append(b []byte, of func(V) uint16) []byte {
	var es []entry[V]
	for _, e := range t.slots {
		if of(e.val) != 0 {
			es = append(es, e)
		}
	}
	slices.SortFunc(es, func(a, b entry[V]) int { return cmp.Compare(a.key, b.key) })
	b = binary.AppendUvarint(b, uint64(len(es)))
	last := uint32(0)
	for _, e := range es {
		b = binary.AppendUvarint(b, uint64(e.key-last))
		b = binary.AppendUvarint(b, uint64(of(e.val)))
		last = e.key
	}
	return b
}

// Read reads the model that data holds. It keeps parts of a string, nothing of a slice.
func Read[T string | []byte](data T) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, ErrFormat
	}
	d := &decoder[T]{b: data, at: len(magic)}
	m := &Model{}
	n := d.count(maxClasses)
	for range n {
		size := d.count(64)
		m.Classes = append(m.Classes, string(d.bytes(size)))
	}
	if !slices.IsSorted(m.Classes) || n == 0 {
		d.bad = true
	}
	d.floats(m.Trust[:])
	d.vectors(&m.vectors)
	d.layer(&m.Layer, &m.vectors, n)
	d.table(m.words.reserve, func(k uint32, v uint16) { m.words.at(k).leaf = v })
	d.table(nil, func(k uint32, v uint16) { m.words.at(k).casing = Casing(v) })
	d.table(m.phrases.reserve, func(k uint32, v uint16) { *m.phrases.at(k) = List(v) })
	d.table(nil, func(k uint32, v uint16) { m.words.at(k).inner = uint8(v) })
	if d.bad || d.at != len(data) || m.Weights == nil {
		return nil, fmt.Errorf("%w: broken near byte %d of %d", ErrFormat, d.at, len(data))
	}
	return m, nil
}

// A decoder reads numbers and remembers whether one was impossible.
type decoder[T string | []byte] struct {
	b   T
	at  int
	bad bool
}

func (d *decoder[T]) uvarint() uint64 {
	var v uint64
	for shift := 0; d.at < len(d.b) && shift < 64; shift += 7 {
		c := d.b[d.at]
		d.at++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	d.bad = true
	return 0
}

// count reads a number that is at most most.
func (d *decoder[T]) count(most int) int {
	v := d.uvarint()
	if v > uint64(most) {
		d.bad = true
		return 0
	}
	return int(v)
}

func (d *decoder[T]) bytes(n int) T {
	if n > len(d.b)-d.at {
		d.bad = true
		n = 0
	}
	s := d.b[d.at : d.at+n]
	d.at += n
	return s
}

func (d *decoder[T]) floats(fs []float32) {
	p := d.bytes(4 * len(fs))
	if len(p) != 4*len(fs) {
		return
	}
	for i := range fs {
		fs[i] = math.Float32frombits(uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24)
		if fs[i]-fs[i] != 0 { // none, or without end
			d.bad = true
		}
	}
}

// widest is how many bytes the code of a word has at most.
const widest = 64

func (d *decoder[T]) vectors(v *Vectors) {
	n := d.count(len(d.b) / 3)
	v.width = d.count(widest)
	v.steps = make([]float32, 2*v.width)
	d.floats(v.steps)
	v.keys = make([]uint32, n)
	last := uint32(0)
	for i := 0; i < n && !d.bad; i++ {
		step := d.count(math.MaxUint32)
		last += uint32(step)
		d.bad = d.bad || step == 0 || last < uint32(step)
		v.keys[i] = last
	}
	v.codes = string(d.bytes(n * v.width))
	if !d.bad {
		v.index()
	}
}

func (d *decoder[T]) layer(l *Layer, v *Vectors, classes int) {
	n := d.count(len(d.b) / 2)
	L := Labels(classes)
	fs := make([]float32, 1+L*L)
	d.floats(fs)
	scale, words, out := make([]float32, 1), make([]float32, Roles*Hidden*v.dims()), make([]float32, Hidden*L)
	d.floats(scale)
	d.floats(words)
	d.floats(out)
	w := NewWeights(n, L, fs[0])
	w.pack = make([]byte, 0, min(n*2*narrow, (len(d.b)-d.at)/2))
	w.rows = make([]Row, 0, min(n, (len(d.b)-d.at)/Hidden))
	last, row := uint32(0), Row{}
	for i := 0; i < n && !d.bad; i++ {
		step := d.count(math.MaxUint32)
		last += uint32(step)
		many := d.byte()
		pairs := []byte(d.bytes(2 * int(many&^hasRow)))
		if step == 0 || !labeled(pairs, L) {
			d.bad = true
			return
		}
		w.Add(last, pairs, d.row(&row, many))
	}
	if d.bad {
		return
	}
	*l = NewLayer(w, NewNet(scale[0], words, out, v), fs[1:])
}

// labeled reports whether the labels of pairs are below n, in order and none twice.
func labeled(pairs []byte, n int) bool {
	last := -1
	for ; len(pairs) > 0; pairs = pairs[2:] {
		if y := int(pairs[0]); y <= last || y >= n {
			return false
		}
		last = int(pairs[0])
	}
	return true
}

// row reads r, if many says that there is a row.
func (d *decoder[T]) row(r *Row, many byte) *Row {
	if many&hasRow == 0 {
		return nil
	}
	p := d.bytes(Hidden)
	if len(p) < Hidden {
		return nil
	}
	for i := range r {
		q := p[4*i : 4*i+4]
		r[i] = pack(int8(q[0]^0x80), int8(q[1]^0x80), int8(q[2]^0x80), int8(q[3]^0x80))
	}
	return r
}

func (d *decoder[T]) byte() byte {
	if p := d.bytes(1); len(p) == 1 {
		return p[0]
	}
	return 0
}

// table reads hashes with values and calls put for each, after reserve, if there is one, for
// their number.
func (d *decoder[T]) table(reserve func(int), put func(uint32, uint16)) {
	n := d.count(len(d.b) / 2)
	if reserve != nil {
		reserve(n)
	}
	last := uint32(0)
	for i := 0; i < n && !d.bad; i++ {
		last += uint32(d.count(math.MaxUint32))
		v := d.count(math.MaxUint16)
		if last == 0 {
			d.bad = true
			return
		}
		put(last, uint16(v))
	}
}
