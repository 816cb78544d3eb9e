package readability

import (
	"strings"

	"github.com/masthead-news/masthead/internal/hashed"
)

// A hintModel weighs words one by one: those of a block, and those in the names
// of the elements above it. The trees read the sums.
type hintModel struct{ words, names *hashed.Model }

// A hint is what words say together, in log-odds of being body, and what the
// two say that speak most against it and for it.
type hint struct{ sum, least, most float32 }

func (h *hint) add(w float32) {
	h.sum += w
	h.least, h.most = min(h.least, w), max(h.most, w)
}

// A blockHint is what the words of a block and the names above it say, and how
// that compares with the page.
type blockHint struct {
	words, names hint
	above        float32           // by how much its names say more than those of the page's running text
	holders      [holders]struct { // the same of all blocks in the elements above it that hold others too
		words, names float32
	}
}

// holders is how many elements above a block are compared.
const holders = 3

// hints weighs the words of every block.
func (m *hintModel) hints(l *looker) []blockHint {
	names := m.nameHints(l)
	out := make([]blockHint, len(l.blocks))
	var keys []uint32
	for i := range out {
		keys = l.wordKeys(keys[:0], i)
		for _, k := range keys {
			out[i].words.add(m.words.Weight(k))
		}
		h := &out[i].names
		l.above(i, func(e int32, place byte) {
			n := &names[e][place]
			h.sum += n.sum
			h.least, h.most = min(h.least, n.least), max(h.most, n.most)
		})
	}
	l.compareHints(out)
	return out
}

// compareHints fills in how the hints of blocks compare with those of the page
// and of the elements that hold them.
func (l *looker) compareHints(hints []blockHint) {
	const most = 6 // log-odds of a block's words, lest one of many decides for all
	sums := make([]struct{ words, names, chars float32 }, len(l.elems))
	var good, goodChars float32
	for i := range hints {
		h := &hints[i]
		chars := float32(l.p.blocks[i].chars) + 5
		s := &sums[l.p.blocks[i].elem]
		s.words += float32(chars * max(-most, min(most, h.words.sum)))
		s.names += float32(chars * h.names.sum)
		s.chars += chars
		if l.blocks[i].good {
			good += float32(chars * h.names.sum)
			goodChars += chars
		}
	}
	for e := len(sums) - 1; e > 0; e-- {
		up := &sums[l.p.elems[e].parent]
		up.words += sums[e].words
		up.names += sums[e].names
		up.chars += sums[e].chars
	}
	mean := good / (goodChars + 1)
	for i := range hints {
		h := &hints[i]
		h.above = h.names.sum - mean
		e := l.p.blocks[i].elem
		for k := range h.holders {
			if e = l.elems[e].wider; e < 0 {
				break
			}
			h.holders[k].words = sums[e].words / sums[e].chars
			h.holders[k].names = sums[e].names/sums[e].chars - mean
		}
	}
}

// places is the number of distances of an element above a block that are told
// apart: its own, near, far and farther.
const places = 4

// anywhere is the place of a key that doesn't tell them apart.
const anywhere = places

// above calls yield with the elements above block i.
func (l *looker) above(i int, yield func(elem int32, place byte)) {
	const most = 10
	e := l.p.blocks[i].elem
	for n := 0; n < most && e > 0; n++ {
		place := byte(3)
		switch {
		case n == 0:
			place = 0
		case n <= 2:
			place = 1
		case n <= 5:
			place = 2
		}
		yield(e, place)
		e = l.p.elems[e].parent
	}
}

// nameHints weighs the names of each element, for each distance from a block.
func (m *hintModel) nameHints(l *looker) [][places]hint {
	out := make([][places]hint, len(l.elems))
	var keys []uint32
	for e := 1; e < len(out); e++ {
		for place := range byte(places) {
			keys = l.nameKeys(keys[:0], int32(e), place)
			for _, k := range keys {
				out[e][place].add(m.names.Weight(k))
			}
		}
	}
	return out
}

// hintRow appends what the words of block i, of its neighbors and of what holds
// it say.
func hintRow(x []float32, hints []blockHint, i int) []float32 {
	for _, j := range [...]int{i, i - 1, i + 1} {
		var h blockHint
		if j >= 0 && j < len(hints) {
			h = hints[j]
		}
		x = append(x, h.words.sum, h.words.least, h.words.most, h.names.sum, h.names.least, h.names.most)
	}
	x = append(x, hints[i].above)
	for _, h := range hints[i].holders {
		x = append(x, h.words, h.names)
	}
	return x
}

// wordKeys appends the keys of the words with which block i starts and ends.
func (l *looker) wordKeys(keys []uint32, i int) []uint32 {
	const (
		head, tail = 12, 6
		whole      = 6  // words of a block that is a key as a whole
		longest    = 30 // bytes of a word
	)
	s := l.p.text(i)
	var buf []byte
	var ends []int // of each word in buf, which has a space after each
	for w := range words(s) {
		if isDigit(w[0]) {
			w = "0"
		}
		var lower [2 * longest]byte
		buf = append(buf, appendLower(lower[:0], w[:min(len(w), longest)])...)
		ends = append(ends, len(buf))
		buf = append(buf, ' ')
	}
	n := len(ends)
	in := func(from, to int) []byte {
		start := 0
		if from > 0 {
			start = ends[from-1] + 1
		}
		return buf[start:ends[to]]
	}
	word, first := hashed.NewKey('w'), hashed.NewKey('f')
	for k := range n {
		if k >= head && k < n-tail {
			continue
		}
		keys = append(keys, word.Add(in(k, k)).At(0))
		if k+1 < n {
			keys = append(keys, word.Add(in(k, k+1)).At(0))
		}
		if k < 3 {
			keys = append(keys, first.Add(in(0, k)).At(0))
		}
	}
	if n > 1 {
		last := hashed.NewKey('l')
		keys = append(keys, last.Add(in(n-1, n-1)).At(0), last.Add(in(n-2, n-1)).At(0))
	}
	if n > 0 && n <= whole {
		keys = append(keys, hashed.NewKey('x').Add(in(0, n-1)).At(0))
	}
	if s != "" {
		keys = append(keys, hashed.NewKey('b').Add([]byte(s[:min(len(s), 3)])).At(0), hashed.NewKey('e').Add([]byte{s[len(s)-1]}).At(0))
	}
	return keys
}

// nameKeys appends the keys of element e: of its tag, and of the words in its
// class, its id and what else sites name elements with.
func (l *looker) nameKeys(keys []uint32, e int32, place byte) []uint32 {
	el := &l.p.elems[e]
	keys = append(keys, hashed.NewKey('t').Add([]byte(el.node.Data)).At(place))
	if place == 0 {
		path := hashed.NewKey('p')
		for n, at := 0, e; n < 3 && at > 0; n++ {
			path = path.Add([]byte(l.p.elems[at].node.Data)).Add([]byte{'/'})
			keys = append(keys, path.At(0))
			at = l.p.elems[at].parent
		}
	}
	for k := range el.node.Attr {
		a := &el.node.Attr[k]
		switch a.Key {
		case "class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa", "data-type", "data-module":
			keys = attrKeys(keys, a.Val, place)
		}
	}
	return keys
}

// attrKeys appends the keys of the words in s, and of each two in a row of one
// name: "article__body" and "articleBody" are "article", "body", and both.
func attrKeys(keys []uint32, s string, place byte) []uint32 {
	const longest = 300
	s = s[:min(len(s), longest)]
	word, pair := hashed.NewKey('c'), hashed.NewKey('d')
	for name := range strings.FieldsSeq(s) {
		var buf [longest]byte
		prev, from, n := 0, 0, 0 // where the last word and the current one start, and the latter ends
		end := func() {
			if n == from {
				return
			}
			keys = append(keys, word.Add(buf[from:n]).At(place), word.Add(buf[from:n]).At(anywhere))
			if from > 0 {
				keys = append(keys, pair.Add(buf[prev:n]).At(place))
			}
			prev, from = from, n
		}
		lower := false
		for k := range len(name) {
			c := name[k]
			upper := 'A' <= c && c <= 'Z'
			letter := upper || 'a' <= c && c <= 'z'
			if !letter || upper && lower {
				end()
			}
			if letter {
				buf[n] = c | 0x20
				n++
			}
			lower = letter && !upper
		}
		end()
	}
	return keys
}
