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
const magic = "masthead names 3\n"

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
	b = m.append(b)
	for _, t := range []*table{&m.clusters, &m.casing, &m.phrases, &m.inner} {
		b = t.append(b)
	}
	n, err := w.Write(b)
	return int64(n), err
}

func appendFloats(b []byte, fs []float32) []byte {
	for _, f := range fs {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f))
	}
	return b
}

// append writes the number of features, and for each, in the order of their
// hashes, the step from the last hash, the number of pairs and the pairs.
func (l *Layer) append(b []byte) []byte {
	w := l.Weights
	b = binary.AppendUvarint(b, uint64(w.n))
	b = appendFloats(b, append([]float32{w.Scale}, l.Trans...))
	var slots []int
	for i, s := range w.slots {
		if s.key != 0 {
			slots = append(slots, i)
		}
	}
	slices.SortFunc(slots, func(i, j int) int { return cmp.Compare(w.slots[i].key, w.slots[j].key) })
	last := uint32(0)
	for _, i := range slots {
		b = binary.AppendUvarint(b, uint64(w.slots[i].key-last))
		last = w.slots[i].key
		p := w.pairs(w.slots[i].off)
		b = append(append(b, byte(len(p)/2)), p...)
	}
	return b
}

func (t *table) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(t.n))
	var keys []uint32
	for _, k := range t.keys {
		if k != 0 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		b = binary.AppendUvarint(b, uint64(t.get(k)))
		last = k
	}
	return b
}

// Read reads the model that data holds. It keeps nothing of data.
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
	d.layer(&m.Layer, n)
	for _, t := range []*table{&m.clusters, &m.casing, &m.phrases, &m.inner} {
		d.table(t)
	}
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
		if fs[i] != fs[i] {
			d.bad = true
		}
	}
}

func (d *decoder[T]) layer(l *Layer, classes int) {
	n := d.count(len(d.b) / 2)
	L := Labels(classes)
	fs := make([]float32, 1+L*L)
	d.floats(fs)
	*l = NewLayer(nil, fs[1:])
	l.Weights = NewWeights(n, fs[0])
	l.Weights.pack = make([]byte, 0, (len(d.b)-d.at)*3/4)
	last := uint32(0)
	for i := 0; i < n && !d.bad; i++ {
		step := d.count(math.MaxUint32)
		last += uint32(step)
		pairs := d.bytes(2 * int(d.byte()))
		if step == 0 || len(pairs) > 2*63 {
			d.bad = true
			return
		}
		at := len(l.Weights.pack)
		l.Weights.Add(last, []byte(pairs))
		for p := l.Weights.pack[at:]; len(p) > 0; p = p[2:] {
			d.bad = d.bad || int(p[0]) >= L
		}
	}
}

func (d *decoder[T]) byte() byte {
	if p := d.bytes(1); len(p) == 1 {
		return p[0]
	}
	return 0
}

func (d *decoder[T]) table(t *table) {
	n := d.count(len(d.b) / 2)
	t.reserve(n)
	last := uint32(0)
	for i := 0; i < n && !d.bad; i++ {
		last += uint32(d.count(math.MaxUint32))
		v := d.count(math.MaxUint16)
		if last == 0 {
			d.bad = true
			return
		}
		t.put(last, uint16(v))
	}
}
