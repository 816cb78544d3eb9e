package readability

import (
	_ "embed"
	"sync"

	"golang.org/x/net/html/atom"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/cuewords.txt
var cueWordList string

// numCues is the number of kinds in the list of cue words.
const numCues = 11

// cueWords maps a word to the kinds it belongs to, as bits.
var cueWords = sync.OnceValue(func() map[string]uint16 {
	m, n := wordlist.Kinds[uint16](cueWordList)
	if n != numCues {
		panic("lists/cuewords.txt doesn't have the kinds that features.go counts")
	}
	return m
})

// featureTags are the elements whose kind is a feature of the block in them.
var featureTags = [...]atom.Atom{
	atom.P, atom.Div, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.Td, atom.Tr, atom.Blockquote, atom.Figcaption, atom.Section, atom.Dd, atom.Pre,
}

// aboveTags are the elements of which a block's distance is a feature.
var aboveTags = [...]atom.Atom{
	atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form, atom.Figure, atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Article, atom.Main, atom.Section, atom.Address, atom.Dl, atom.P,
}

// far stands for "no such element above".
const far = 255

// A blockLook is what the features of a block are made of: its own words.
type blockLook struct {
	tokens    int32
	upper     int32 // tokens that start with a capital
	digits    int32 // tokens that start with a digit
	function  int32 // tokens that are function words of some language
	title     int32 // tokens that the headline has
	commas    int16
	signs     int16 // bars, bullets, arrows, slashes
	same      int16 // how often the same words are on the page
	startCues uint16
	cueCounts [numCues]uint8
	ends      bool // like a sentence
	colon     bool
	quote     bool
	good      bool    // long, with few links
	desc      float32 // share of its four-word sequences that the description has
	ld        float32 // the same of articleBody in JSON-LD
	hash      uint64  // of its words
	sig       int32   // index of the group of blocks in elements alike
	image     int16   // blocks in the smallest element that holds an image too
	imageUp   int16   // how many levels up that element is
	handle    bool    // has an @name or a link in words
}

// An elemLook is what the features of the blocks in an element are made of.
type elemLook struct {
	tags  [len(aboveTags)]uint8 // distance to the nearest
	roles [numRoles]uint8
	image bool    // an image is below
	asks  bool    // below, the reader is asked for an address
	good  float32 // characters of good blocks below
	chars float32
	links float32
	count int32 // good blocks below
	end   int32 // the last element below, or itself
	depth int32 // without those above that hold no other blocks
	wider int32 // the nearest above that holds other blocks too; -1 for none
}

// A sigLook sums up the blocks whose element and two above have equal tags and
// classes.
type sigLook struct{ n, chars, links float32 }

// A looker knows all that the features of a page's blocks need.
type looker struct {
	p      *page
	blocks []blockLook
	elems  []elemLook
	sigs   []sigLook
	chars  float32
	good   float32
	titleN int32 // tokens of the headline
	titleB int32 // the block of the headline, or -1
	ldLen  float32
	most   [3]int32 // the deepest elements with 50, 75 and 90 % of the good text
	before []int16  // distance to the last good block
	after  []int16
	cum    []float32

	records []recordLook
	record  []int32 // of each element, its kind of record; -1 for none
	places  []place
	cues    []cueSum // of the blocks before each, and of all
	heading []int32  // of each block, the last heading before it; -1 for none
}

// look gathers the ground of the features.
func look(p *page, title string, titleB int32, desc, ld string) *looker {
	n := len(p.blocks)
	l := &looker{
		p: p, blocks: make([]blockLook, n), elems: make([]elemLook, len(p.elems)), titleB: titleB, ldLen: float32(len(ld)),
		before: make([]int16, n), after: make([]int16, n), cum: make([]float32, n),
	}
	l.lookAtElems()
	l.lookAtWords(title, desc, ld)
	l.sum()
	l.findRecords()
	l.sumCues()
	return l
}

// lookAtElems passes distances down from parents, which come first. An element
// that holds nothing but another one is no step: pages wrap their parts in any
// number of them.
func (l *looker) lookAtElems() {
	for i := range l.p.elems {
		e, f := &l.p.elems[i], &l.elems[i]
		if i == 0 {
			f.wider = -1
			for j := range f.tags {
				f.tags[j] = far
			}
			for j := range f.roles {
				f.roles[j] = far
			}
			continue
		}
		up, above := &l.elems[e.parent], &l.p.elems[e.parent]
		step := uint8(1)
		f.depth, f.wider = up.depth+1, e.parent
		if e.first == above.first && e.last == above.last {
			step, f.depth, f.wider = 0, up.depth, up.wider
		}
		for j, d := range up.tags {
			if d < far-1 {
				d += step
			}
			if e.tag == aboveTags[j] {
				d = 0
			}
			f.tags[j] = d
		}
		for j, d := range up.roles {
			if d < far-1 {
				d += step
			}
			if e.roles&(1<<j) != 0 {
				d = 0
			}
			f.roles[j] = d
		}
	}
}

// sum adds up what elements, and groups of elements alike, hold.
func (l *looker) sum() {
	p := l.p
	for i := range l.blocks {
		b, f := &p.blocks[i], &l.blocks[i]
		l.cum[i] = l.chars
		l.chars += float32(b.chars)
		e := &l.elems[b.elem]
		e.chars += float32(b.chars)
		e.links += float32(b.linkChars)
		if f.good {
			l.good += float32(b.chars)
			e.good += float32(b.chars)
			e.count++
		}
	}
	for i := len(l.elems) - 1; i > 0; i-- {
		e, up := &l.elems[i], &l.elems[p.elems[i].parent]
		e.asks = e.asks || p.elems[i].asks
		up.asks = up.asks || e.asks
		e.end = max(e.end, int32(i))
		up.end = max(up.end, e.end)
		up.chars += e.chars
		up.links += e.links
		up.good += e.good
		up.count += e.count
	}
	l.most = [3]int32{-1, -1, -1}
	for k, share := range []float32{.5, .75, .9} {
		for i := range l.elems {
			if l.good > 0 && l.elems[i].good >= share*l.good && (l.most[k] < 0 || p.elems[i].depth > p.elems[l.most[k]].depth) {
				l.most[k] = int32(i)
			}
		}
	}
	l.groups()
	l.findImages()
	near := func(out []int16, from, to, step int) {
		last := int16(30)
		for i := from; i != to; i += step {
			out[i] = last
			if last < 30 {
				last++
			}
			if l.blocks[i].good && p.blocks[i].chars > 140 {
				last = 1
			}
		}
	}
	near(l.before, 0, len(l.blocks), 1)
	near(l.after, len(l.blocks)-1, -1, -1)
}

// findImages looks for images near each block: what stands alone with one is
// its caption.
func (l *looker) findImages() {
	elems := l.p.elems
	for i := range l.p.images {
		if img := &l.p.images[i]; !img.small {
			l.elems[img.elem].image = true
		}
	}
	for i := len(elems) - 1; i > 0; i-- {
		if l.elems[i].image {
			l.elems[elems[i].parent].image = true
		}
	}
	for i := range l.blocks {
		f := &l.blocks[i]
		f.image, f.imageUp = 30, 6
		e := l.p.blocks[i].elem
		for up := int16(0); up < 6 && e > 0; up++ {
			if l.elems[e].image {
				f.image, f.imageUp = int16(min(30, elems[e].last-elems[e].first)), up
				break
			}
			e = elems[e].parent
		}
	}
}

// groups finds the blocks whose elements are alike.
func (l *looker) groups() {
	p := l.p
	own := make([]uint64, len(p.elems))
	for i := range p.elems {
		own[i] = hashString(p.elems[i].class)*31 + uint64(p.elems[i].tag)
	}
	index := map[uint64]int32{}
	for i := range l.blocks {
		e := p.blocks[i].elem
		key := uint64(14695981039346656037)
		for k := 0; k < 3 && e >= 0; k++ {
			key = (key ^ own[e]) * 1099511628211
			e = p.elems[e].parent
		}
		g, ok := index[key]
		if !ok {
			g = int32(len(l.sigs))
			index[key] = g
			l.sigs = append(l.sigs, sigLook{})
		}
		l.blocks[i].sig = g
		l.sigs[g].n++
		l.sigs[g].chars += float32(p.blocks[i].chars)
		l.sigs[g].links += float32(p.blocks[i].linkChars)
	}
}

// under reports whether elem is top or lies below it.
func (l *looker) under(elem, top int32) bool {
	return top >= 0 && top <= elem && elem <= l.elems[top].end
}
