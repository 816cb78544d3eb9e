package names

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// magic begins every model file; its last byte is the version of the format and
// of the features.
const magic = "masthead names 5\n"

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
	b = m.words.append(b, func(w wordInfo) uint32 { return uint32(w.leaf)<<8 | uint32(w.inner)<<4 | uint32(w.casing) })
	b = m.phrases.append(b, func(l List) uint32 { return uint32(l) })
	n, err := w.Write(b)
	return int64(n), err
}

func appendFloats(b []byte, fs []float32) []byte {
	for _, f := range fs {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f))
	}
	return b
}

// append writes the number of words, the bytes of a code and the steps; for each upper half
// of a hash that there is, the step from the last one and the number of words with it; then
// the lower halves and the codes.
func (v *Vectors) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(v.len()))
	b = binary.AppendUvarint(b, uint64(v.width))
	b = appendFloats(b, v.steps)
	last := 0
	for i := range max(1, len(v.first)) - 1 {
		if n := v.first[i+1] - v.first[i]; n > 0 {
			b = binary.AppendUvarint(b, uint64(i-last))
			b = binary.AppendUvarint(b, uint64(n))
			last = i
		}
	}
	return append(append(b, v.lower...), v.codes...)
}

// hasRow marks a number of pairs that a row comes after.
const hasRow = 0x80

// append writes the number of features, the numbers of the layer, those of all features; then
// for each feature, in the order of their hashes, the step from the last hash and the number of
// its pairs or isWide, with a mark if it has a row for hidden units.
func (l *Layer) append(b []byte) []byte {
	w := l.Weights
	b = binary.AppendUvarint(b, uint64(w.n))
	b = appendFloats(b, append([]float32{w.Scale}, l.Trans...))
	b = appendFloats(b, []float32{l.Net.Scale})
	b = appendFloats(b, l.Net.Words)
	b = appendFloats(b, l.Net.Out)
	for _, pack := range []string{w.hidden, w.wide, w.pairs} {
		b = append(binary.AppendUvarint(b, uint64(len(pack))), pack...)
	}
	last := uint32(0)
	for i := range w.slots {
		s := &w.slots[i]
		if s.key == 0 {
			continue
		}
		n := byte(s.labels & 7)
		if s.hidden != 0 {
			n |= hasRow
		}
		b = append(binary.AppendUvarint(b, uint64(s.key-last)), n)
		last = s.key
	}
	return b
}

// append writes the number of entries, and for each, in the order of their mixed hashes, the
// step from the last one and the value.
func (t *table[V]) append(b []byte, of func(V) uint32) []byte {
	es := slices.DeleteFunc(slices.Clone(t.slots), func(e entry[V]) bool { return e.key == 0 })
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

// Read reads the model that data holds, and keeps parts of it.
func Read(data string) (*Model, error) {
	if !strings.HasPrefix(data, magic) {
		return nil, ErrFormat
	}
	d := &decoder{b: data, at: len(magic)}
	m := &Model{}
	n := d.count(maxClasses)
	for range n {
		size := d.count(64)
		m.Classes = append(m.Classes, strings.Clone(d.bytes(size)))
	}
	if !slices.IsSorted(m.Classes) || n == 0 {
		d.bad = true
	}
	d.floats(m.Trust[:])
	d.vectors(&m.vectors)
	d.layer(&m.Layer, &m.vectors, n)
	readTable(d, &m.words, math.MaxUint32>>8, func(v uint32) wordInfo {
		return wordInfo{leaf: uint16(v >> 8), inner: uint8(v >> 4 & 0xf), casing: Casing(v & 0xf)}
	})
	readTable(d, &m.phrases, math.MaxUint16, func(v uint32) List { return List(v) })
	if d.bad || d.at != len(data) || m.Weights == nil {
		return nil, fmt.Errorf("%w: broken near byte %d of %d", ErrFormat, d.at, len(data))
	}
	return m, nil
}

// A decoder reads numbers and remembers whether one was impossible.
type decoder struct {
	b   string
	at  int
	bad bool
}

func (d *decoder) uvarint() uint64 {
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
func (d *decoder) count(most int) int {
	v := d.uvarint()
	if v > uint64(most) {
		d.bad = true
		return 0
	}
	return int(v)
}

func (d *decoder) bytes(n int) string {
	if n > len(d.b)-d.at {
		d.bad = true
		n = 0
	}
	s := d.b[d.at : d.at+n]
	d.at += n
	return s
}

func (d *decoder) floats(fs []float32) {
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

func (d *decoder) vectors(v *Vectors) {
	n := d.count(len(d.b) / 3)
	v.width = d.count(widest)
	v.steps = make([]float32, 2*v.width)
	d.floats(v.steps)
	if n == 0 || d.bad {
		return
	}
	v.first = make([]uint32, upperHalves+1)
	half, at := 0, 0
	for at < n && !d.bad {
		next := half + d.count(upperHalves-1-half)
		for ; half < next; half++ {
			v.first[half+1] = uint32(at)
		}
		at += d.count(n - at)
	}
	for ; half < upperHalves; half++ {
		v.first[half+1] = uint32(n)
	}
	v.lower = d.bytes(2 * n)
	v.codes = d.bytes(n * v.width)
}

func (d *decoder) layer(l *Layer, v *Vectors, classes int) {
	n := d.count(len(d.b) / 2)
	L := Labels(classes)
	fs := make([]float32, 1+L*L)
	d.floats(fs)
	scale, words, out := make([]float32, 1), make([]float32, Roles*Hidden*v.dims()), make([]float32, Hidden*L)
	d.floats(scale)
	d.floats(words)
	d.floats(out)
	hidden, wide, pairs := d.bytes(d.count(len(d.b))), d.bytes(d.count(len(d.b))), d.bytes(d.count(len(d.b)))
	w := newWeights(n, L, fs[0], pairs, wide, hidden)
	last, at := uint32(0), place{}
	for i := 0; i < n && !d.bad; i++ {
		step := d.count(math.MaxUint32)
		many := d.byte()
		from := int(at.pairs)
		last += uint32(step)
		if step == 0 || last < uint32(step) || many&^hasRow > isWide {
			d.bad = true
			return
		}
		w.put(last, int(many&^hasRow), many&hasRow != 0, &at)
		if end := int(at.pairs); 2*end > len(pairs) || !labeled(pairs[2*from:2*end], L) {
			d.bad = true
		}
	}
	if d.bad || len(hidden) != int(at.hidden)*Hidden || len(wide) != int(at.wide)*w.width || len(pairs) != int(at.pairs)*2 {
		d.bad = true
		return
	}
	*l = NewLayer(w, NewNet(scale[0], words, out, v), fs[1:])
}

// labeled reports whether the labels of pairs are below n, in order and none twice.
func labeled(pairs string, n int) bool {
	last := -1
	for ; len(pairs) > 0; pairs = pairs[2:] {
		if y := int(pairs[0]); y <= last || y >= n {
			return false
		}
		last = int(pairs[0])
	}
	return true
}

func (d *decoder) byte() byte {
	if d.at == len(d.b) {
		d.bad = true
		return 0
	}
	d.at++
	return d.b[d.at-1]
}

// readTable reads t, whose entries have values of most at most.
func readTable[V any](d *decoder, t *table[V], most int, of func(uint32) V) {
	n := d.count(len(d.b) / 2)
	t.reserve(n)
	last := uint32(0)
	for i := 0; i < n && !d.bad; i++ {
		step := d.count(math.MaxUint32)
		last += uint32(step)
		if step == 0 || last < uint32(step) {
			d.bad = true
			return
		}
		*t.place(last) = of(uint32(d.count(most)))
	}
}
