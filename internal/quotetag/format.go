package quotetag

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/masthead-news/masthead/internal/gbt"
)

// magic begins a model file, with the version of its form.
const magic = "qtag2\n"

// wordBytes is what a word takes: its hash, two classes, a field, three levels in
// two bytes, and its vector.
const wordBytes = 4 + 2 + 2 + 1 + 2 + nVector

// ErrFormat is returned for bytes that aren't a model.
var ErrFormat = errors.New("not a quotetag model")

// Append appends m in its file form to b: the word table, then for each stage
// its scale, its label pairs and its rows, as many numbers in each as it has
// labels; at the end a 1 and the trees of the confidence, or a 0. Numbers are little-endian.
func (m *Model) Append(b []byte) []byte {
	le := binary.LittleEndian
	b = append(b, magic...)
	b = le.AppendUint32(b, uint32(len(m.Words.Hash)))
	for i, h := range m.Words.Hash {
		b = le.AppendUint32(b, h)
		w := &m.Words.Word[i]
		b = le.AppendUint16(b, w.Class)
		b = le.AppendUint16(b, w.Sense)
		b = append(b, w.Field, w.Prior<<4|w.Kin, w.Speaks)
		for _, x := range w.Vector {
			b = append(b, byte(x))
		}
	}
	for s := range m.Stages {
		t := &m.Stages[s]
		b = le.AppendUint32(b, math.Float32bits(t.Scale))
		for i := range t.Next {
			for _, w := range t.Next[i] {
				b = le.AppendUint32(b, uint32(w))
			}
		}
		b = le.AppendUint32(b, uint32(len(t.Rows)))
		n := labelsOf(s)
		for i := range t.Rows {
			for l := range n {
				b = append(b, byte(t.Rows[i].Weight(l)))
			}
		}
	}
	if m.Confidence == nil {
		return append(b, 0)
	}
	b, _ = m.Confidence.AppendBinary(append(b, 1))
	return b
}

func labelsOf(stage int) int {
	if stage == Roles {
		return nRoles
	}
	return nLabels
}

// Parse reads what Append wrote.
func Parse(b []byte) (*Model, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: it doesn't begin with %q", ErrFormat, magic)
	}
	r := &reader{b: b[len(magic):]}
	m := &Model{}
	n := r.count()
	if n > len(r.b)/wordBytes {
		return nil, fmt.Errorf("%w: %d words in %d bytes", ErrFormat, n, len(b))
	}
	m.Words = Words{Hash: make([]uint32, n), Word: make([]Word, n)}
	for i := range n {
		m.Words.Hash[i] = r.uint32()
		x := r.take(wordBytes - 4)
		le := binary.LittleEndian
		w := Word{Class: le.Uint16(x), Sense: le.Uint16(x[2:]), Field: x[4], Prior: x[5] >> 4, Kin: x[5] & 15, Speaks: x[6]}
		for d := range w.Vector {
			w.Vector[d] = int8(x[7+d])
		}
		m.Words.Word[i] = w
	}
	m.Words.index()
	for s := range m.Stages {
		t := &m.Stages[s]
		t.Scale = math.Float32frombits(r.uint32())
		for i := range t.Next {
			for l := range t.Next[i] {
				t.Next[i][l] = int32(r.uint32())
			}
		}
		rows, n := r.count(), labelsOf(s)
		if rows == 0 || rows&(rows-1) != 0 || rows > len(r.b)/n {
			return nil, fmt.Errorf("%w: stage %d has %d rows in the last %d bytes", ErrFormat, s, rows, len(r.b))
		}
		t.Rows = make([]Row, rows)
		for i := range t.Rows {
			t.Rows[i] = zeros
			for l, w := range r.take(n) {
				t.Rows[i] ^= Row(w) << (8 * l) // adds 128, as bytes go
			}
		}
	}
	trees := r.take(1)[0]
	if r.short {
		return nil, fmt.Errorf("%w: it ends early", ErrFormat)
	}
	if trees == 0 {
		return m, nil
	}
	var err error
	if m.Confidence, _, err = gbt.Decode(r.b); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if m.Confidence.Features() != nEvidence {
		return nil, fmt.Errorf("%w: its trees ask for %d numbers, not %d", ErrFormat, m.Confidence.Features(), nEvidence)
	}
	return m, nil
}

// A reader takes numbers off bytes; past their end it gives zeros and remembers.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.b, r.short = nil, true
		return make([]byte, n)
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

// count reads a number of things, which is no negative one where an int is small.
func (r *reader) count() int { return int(min(r.uint32(), math.MaxInt32)) }
