package postag

import (
	_ "embed" // for the model
	"encoding/binary"
	"math/bits"
	"strings"
	"sync"
)

//go:generate go test . -run TestCluster -news ../../../shared/eval/compare/data/abp_dev.jsonl.gz -glove $GLOVE -timeout 60m
//go:generate go test . -run TestTrain -train ../../../shared/eval/ner/ud -timeout 60m

//go:embed en.bin
var modelFile string

//go:embed clusters.bin
var clusterFile string

// The classes that a word belongs to, 0 where it has none.
type classes struct {
	company uint8  // words with such neighbors in the news
	topic   uint16 // words of such texts
}

// clusters holds the classes of each word, by hash.
var clusters = sync.OnceValue(func() map[uint32]classes {
	b := []byte(clusterFile)
	n, k := binary.Uvarint(b)
	b = b[k:]
	m := make(map[uint32]classes, n)
	w := uint32(0)
	for range n {
		d, k := binary.Uvarint(b)
		w += uint32(d)
		company := b[k]
		b = b[k+1:]
		topic, k := binary.Uvarint(b)
		b = b[k:]
		m[w] = classes{company, uint16(topic)}
	}
	return m
})

// A model gives each feature its weight for some of the tags.
type model struct {
	tags    []string
	slots   []slot // a power of two of them, by open addressing
	entries []entry
}

// A slot holds a feature and where its entries begin; it is empty where n is 0.
type slot struct {
	feature uint32
	at      uint32
	n       uint8
}

type entry struct {
	tag    uint8
	weight int8
}

var english = sync.OnceValue(func() *model { return decode(modelFile) })

// decode reads a model: the tags, each after its length, and an empty one; the
// number of features; and for each its distance from the one before, the number
// of its entries, and these.
func decode(s string) *model {
	m := new(model)
	b := []byte(s)
	for len(b) > 0 && b[0] != 0 {
		n := int(b[0])
		m.tags = append(m.tags, string(b[1:1+n]))
		b = b[1+n:]
	}
	if len(b) == 0 {
		return m
	}
	b = b[1:]
	next := func() uint64 {
		x, n := binary.Uvarint(b)
		b = b[n:]
		return x
	}
	n := int(next())
	m.slots = make([]slot, 1<<bits.Len(uint(2*n)))
	m.entries = make([]entry, 0, len(b)/2)
	f := uint32(0)
	for range n {
		f += uint32(next())
		k := int(b[0])
		b = b[1:]
		m.place(slot{f, uint32(len(m.entries)), uint8(k)})
		for range k {
			m.entries = append(m.entries, entry{b[0], int8(b[1])})
			b = b[2:]
		}
	}
	return m
}

func (m *model) place(s slot) {
	mask := uint32(len(m.slots) - 1)
	p := s.feature & mask
	for m.slots[p].n != 0 {
		p = (p + 1) & mask
	}
	m.slots[p] = s
}

// encode writes the model that decode reads. The features are in order.
func encode(tags []string, features []uint32, entries [][]entry) string {
	var b strings.Builder
	for _, t := range tags {
		b.WriteByte(byte(len(t)))
		b.WriteString(t)
	}
	b.WriteByte(0)
	var buf []byte
	buf = binary.AppendUvarint(buf, uint64(len(features)))
	last := uint32(0)
	for i, f := range features {
		buf = binary.AppendUvarint(buf, uint64(f-last))
		last = f
		buf = append(buf, byte(len(entries[i])))
		for _, e := range entries[i] {
			buf = append(buf, e.tag, byte(e.weight))
		}
	}
	b.Write(buf)
	return b.String()
}

// best returns the tag with the highest score for word i.
func (g *tagger) best(m *model, i int) uint8 {
	if len(g.scores) != len(m.tags) {
		g.scores = make([]int32, len(m.tags))
	}
	clear(g.scores)
	var f [maxFeatures]uint32
	mask := uint32(len(m.slots) - 1)
	for _, x := range f[:g.features(i, &f)] {
		for p := x & mask; m.slots[p].n != 0; p = (p + 1) & mask {
			if s := &m.slots[p]; s.feature == x {
				for _, e := range m.entries[s.at : s.at+uint32(s.n)] {
					g.scores[e.tag] += int32(e.weight)
				}
				break
			}
		}
	}
	best := 0
	for k, s := range g.scores {
		if s > g.scores[best] {
			best = k
		}
	}
	return uint8(best)
}
