package readability

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A recordLook sums up elements that stand side by side, are of one kind, and
// hold several blocks each: comments, teasers, entries of a ticker. Paragraphs
// of an article hold one each.
type recordLook struct {
	n, blocks, chars, links, good float32
	dated                         float32 // how many have a date in a line of its own
	linked                        float32 // how many have a line that is a link
}

// A recordKey names elements of one kind under one parent.
type recordKey struct {
	parent int32
	tag    atom.Atom
	class  string // its first word
}

// minRecord is the least number of blocks in a record.
const minRecord = 2

// findRecords looks for elements that are repeated side by side.
func (l *looker) findRecords() {
	dates, links := make([]int32, len(l.blocks)+1), make([]int32, len(l.blocks)+1)
	for i := range l.blocks {
		b, f := &l.p.blocks[i], &l.blocks[i]
		dates[i+1], links[i+1] = dates[i], links[i]
		if b.chars < 60 && f.cueCounts[cueDate] > 0 && f.digits > 0 {
			dates[i+1]++
		}
		if b.linkChars*10 > b.chars*8 {
			links[i+1]++
		}
	}
	index := map[recordKey]int32{}
	l.record = make([]int32, len(l.elems))
	for i := range l.p.elems {
		e, look := &l.p.elems[i], &l.elems[i]
		l.record[i] = -1
		if e.last-e.first < minRecord || i == 0 {
			continue
		}
		class := strings.TrimLeft(e.class, " ")
		if n := strings.IndexByte(class, ' '); n > 0 {
			class = class[:n]
		}
		k := recordKey{e.parent, e.tag, class}
		g, ok := index[k]
		if !ok {
			g = int32(len(l.records))
			index[k] = g
			l.records = append(l.records, recordLook{})
		}
		l.record[i] = g
		r := &l.records[g]
		r.n++
		r.blocks += float32(e.last - e.first)
		r.chars += look.chars
		r.links += look.links
		r.good += look.good
		r.dated += yes(dates[e.last] > dates[e.first])
		r.linked += yes(links[e.last] > links[e.first])
	}
	l.placeBlocks()
}

// maxRecordUp is how far above a block its record is looked for.
const maxRecordUp = 14

// A place is the kind of record that a block is part of, and how far above it
// the record is.
type place struct {
	kind int32 // in looker.records; -1 for none
	up   int16
}

// placeBlocks finds what records the blocks are part of: of all elements above a
// block, the one with the most of its kind.
func (l *looker) placeBlocks() {
	l.places = make([]place, len(l.blocks))
	for i := range l.places {
		best := place{kind: -1, up: -1}
		at := l.p.blocks[i].elem
		for n := range int16(maxRecordUp) {
			if at <= 0 {
				break
			}
			if g := l.record[at]; g >= 0 && l.records[g].n > 2 && (best.kind < 0 || l.records[g].n >= l.records[best.kind].n) {
				best = place{g, n}
			}
			at = l.p.elems[at].parent
		}
		l.places[i] = best
	}
}

// recordRow appends what records block i is part of.
func (l *looker) recordRow(x []float32, i int) []float32 {
	at := l.places[i]
	if at.kind < 0 {
		return append(x, 0, 0, 0, 0, 0, 0, 0, -1)
	}
	r := &l.records[at.kind]
	return append(x, logOf(r.n), logOf(r.blocks/r.n), logOf(r.chars/r.n), r.good/(l.good+1), r.links/(r.chars+1), r.dated/r.n, r.linked/r.n, float32(at.up))
}

// cueDate is the number of the kind "date" in the list of cue words.
const cueDate = 5
