// Package hashed holds linear models for yes-or-no questions about things that
// have many names or words, each of them a key: hashed, so that nothing needs a
// vocabulary.
//
//	m := hashed.Train(examples, hashed.Params{})
//	s := m.Sum(keys)
//
// The weights are those of logistic regression, found by AdaGrad (Duchi and
// others 2011) and kept in one byte each.
package hashed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// bits is the width of a key as a model uses it.
const bits = 17

// A Model has a weight for each key. It is read-only once made and may be
// shared.
type Model struct {
	scale   float32
	weights []int8 // 1<<bits
}

// Weight returns how much key speaks for yes, in log-odds; zero for one that
// the model doesn't know.
func (m *Model) Weight(key uint32) float32 {
	return float32(m.scale * float32(m.weights[key>>(32-bits)]))
}

// A Key is the hash of a kind of word and of words.
type Key uint64

const prime = 1099511628211 // of FNV-1a

// NewKey begins a key of a kind.
func NewKey(kind byte) Key {
	const start = 14695981039346656037
	return Key((start ^ uint64(kind)) * prime)
}

// Add returns the key with s after what it has.
func (k Key) Add(s []byte) Key {
	h := uint64(k)
	for _, c := range s {
		h = (h ^ uint64(c)) * prime
	}
	return Key(h)
}

// At returns the key as models read it, for a thing that stands in one of
// several places, such as near or far.
func (k Key) At(place byte) uint32 {
	h := (uint64(k) ^ uint64(place)) * prime
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return uint32(h >> 32)
}

// ErrFormat is returned for bytes that hold no model.
var ErrFormat = errors.New("hashed: not a model")

const magic = "hashed1\n"

// AppendBinary appends m: a scale, then the weights that aren't zero, each after
// how many are skipped. It never fails.
func (m *Model) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.scale))
	n := 0
	for _, w := range m.weights {
		if w != 0 {
			n++
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	last := 0
	for i, w := range m.weights {
		if w != 0 {
			b = binary.AppendUvarint(b, uint64(i-last))
			b = append(b, byte(w))
			last = i
		}
	}
	return b, nil
}

// Decode reads a model from the start of b and returns what follows it.
func Decode(b []byte) (m *Model, rest []byte, err error) {
	if len(b) < len(magic)+4 || string(b[:len(magic)]) != magic {
		return nil, b, fmt.Errorf("%w: no %q at its start", ErrFormat, magic)
	}
	b = b[len(magic):]
	m = &Model{scale: math.Float32frombits(binary.LittleEndian.Uint32(b)), weights: make([]int8, 1<<bits)}
	n, k := binary.Uvarint(b[4:])
	if k <= 0 || n > 1<<bits {
		return nil, nil, fmt.Errorf("%w: %d weights", ErrFormat, n)
	}
	b = b[4+k:]
	at := uint64(0)
	for i := range n {
		gap, k := binary.Uvarint(b)
		if k <= 0 || k >= len(b) || gap >= 1<<bits || at+gap >= 1<<bits || i > 0 && gap == 0 {
			return nil, nil, fmt.Errorf("%w: cut off in weight %d of %d", ErrFormat, i+1, n)
		}
		at += gap
		m.weights[at] = int8(b[k])
		b = b[k+1:]
	}
	return m, b, nil
}
