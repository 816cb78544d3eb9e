package gbt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// magic starts the bytes of a model and names the format.
const magic = "gbt1"

// ErrFormat is returned for bytes that are no model.
var ErrFormat = errors.New("not a model of trees")

// AppendBinary appends m to b: the magic word; bias, number of features and of
// trees; then each tree in preorder, a node as the number of its feature (or
// 0xffff for a leaf) in two bytes and its cut (or value) in four, little-endian.
// It never fails.
func (m *Model) AppendBinary(b []byte) ([]byte, error) {
	le := binary.LittleEndian
	b = append(b, magic...)
	b = le.AppendUint32(b, math.Float32bits(m.bias))
	b = le.AppendUint16(b, uint16(m.features))
	b = le.AppendUint16(b, uint16(len(m.roots)))
	for _, n := range m.nodes {
		b = le.AppendUint16(b, uint16(n.feature))
		b = le.AppendUint32(b, math.Float32bits(n.cut))
	}
	return b, nil
}

// Decode reads a model from the start of b and returns what follows it.
func Decode(b []byte) (m *Model, rest []byte, err error) {
	le := binary.LittleEndian
	if len(b) < len(magic)+8 || string(b[:len(magic)]) != magic {
		return nil, b, fmt.Errorf("%w: no %q at its start", ErrFormat, magic)
	}
	b = b[len(magic):]
	m = &Model{bias: math.Float32frombits(le.Uint32(b)), features: int(le.Uint16(b[4:]))}
	trees := int(le.Uint16(b[6:]))
	b = b[8:]
	m.roots = make([]int32, 0, trees)
	for range trees {
		m.roots = append(m.roots, int32(len(m.nodes)))
		var waiting []int32 // nodes whose right child is to come
		for done := false; !done; {
			if len(b) < 6 {
				return nil, nil, fmt.Errorf("%w: cut off in tree %d of %d", ErrFormat, len(m.roots), trees)
			}
			n := node{feature: int16(le.Uint16(b)), cut: math.Float32frombits(le.Uint32(b[2:]))}
			b = b[6:]
			at := int32(len(m.nodes))
			m.nodes = append(m.nodes, n)
			if n.feature >= 0 {
				if int(n.feature) >= m.features {
					return nil, nil, fmt.Errorf("%w: feature %d of %d", ErrFormat, n.feature, m.features)
				}
				waiting = append(waiting, at)
				continue
			}
			if done = len(waiting) == 0; !done {
				up := waiting[len(waiting)-1]
				waiting = waiting[:len(waiting)-1]
				right := at + 1 - up
				if right > math.MaxInt16 {
					return nil, nil, fmt.Errorf("%w: a tree of more than %d nodes", ErrFormat, math.MaxInt16)
				}
				m.nodes[up].right = int16(right)
			}
		}
	}
	return m, b, nil
}
