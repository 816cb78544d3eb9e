package readability

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/cuewords.txt
var cueWordList string

// numCues is the number of kinds in the list of cue words.
const numCues = 11

// cueWords maps a word to the kinds it belongs to, as bits.
var cueWords = sync.OnceValue(func() map[string]uint16 {
	m := map[string]uint16{}
	kind := 0
	for line := range wordlist.Lines(cueWordList) {
		_, words, _ := strings.Cut(line, "\t")
		for w := range strings.FieldsSeq(words) {
			m[w] |= 1 << kind
		}
		kind++
	}
	if kind != numCues {
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
	good  float32 // characters of good blocks below
	chars float32
	links float32
	count int32 // good blocks below
	end   int32 // the last element below, or itself
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
}

// look gathers the ground of the features.
func look(p *page, title string, h1 *zone, desc, ld string) *looker {
	n := len(p.blocks)
	l := &looker{
		p: p, blocks: make([]blockLook, n), elems: make([]elemLook, len(p.elems)), titleB: -1, ldLen: float32(len(ld)),
		before: make([]int16, n), after: make([]int16, n), cum: make([]float32, n),
	}
	if h1 != nil {
		l.titleB = h1.block
	}
	l.lookAtElems()
	l.lookAtWords(title, desc, ld)
	l.sum()
	return l
}

// lookAtElems passes distances down from parents, which come first.
func (l *looker) lookAtElems() {
	for i := range l.p.elems {
		e, f := &l.p.elems[i], &l.elems[i]
		if i == 0 {
			for j := range f.tags {
				f.tags[j] = far
			}
			for j := range f.roles {
				f.roles[j] = far
			}
			continue
		}
		up := &l.elems[e.parent]
		for j, d := range up.tags {
			if d < far {
				d++
			}
			if e.tag == aboveTags[j] {
				d = 0
			}
			f.tags[j] = d
		}
		for j, d := range up.roles {
			if d < far {
				d++
			}
			if e.roles&(1<<j) != 0 {
				d = 0
			}
			f.roles[j] = d
		}
	}
}

// lookAtWords reads the words of every block once.
func (l *looker) lookAtWords(title, desc, ld string) {
	titleWords := map[string]bool{}
	for w := range words(title) {
		titleWords[strings.ToLower(w)] = true
	}
	l.titleN = int32(len(titleWords))
	descSet, ldSet := shingleSet(desc), map[uint64]struct{}(nil)
	if len(ld) > 200 {
		ldSet = shingleSet(ld)
	}
	cues, function := cueWords(), loadFunctionWords().votes
	same := make(map[uint64]int16, len(l.blocks))
	var lower []byte
	for i := range l.blocks {
		b, f := &l.p.blocks[i], &l.blocks[i]
		s := l.p.text(i)
		var sh shingler
		hits, ldHits, shingles := 0, 0, 0
		for w := range words(s) {
			f.tokens++
			r, _ := utf8.DecodeRuneInString(w)
			switch {
			case unicode.IsUpper(r):
				f.upper++
			case unicode.IsDigit(r):
				f.digits++
			}
			lower = appendLower(lower[:0], w)
			if len(w) <= 14 {
				if c := cues[string(lower)]; c != 0 {
					if f.tokens <= 3 {
						f.startCues |= c
					}
					for k := range f.cueCounts {
						if c&(1<<k) != 0 && f.cueCounts[k] < 20 {
							f.cueCounts[k]++
						}
					}
				}
				if _, ok := function[string(lower)]; ok {
					f.function++
				}
			}
			if titleWords[string(lower)] {
				f.title++
			}
			if k, ok := sh.next(w); ok {
				shingles++
				if _, ok := descSet[k]; ok {
					hits++
				}
				if _, ok := ldSet[k]; ok {
					ldHits++
				}
			}
		}
		if k, short := sh.rest(); short {
			shingles = 1
			if _, ok := descSet[k]; ok {
				hits++
			}
			if _, ok := ldSet[k]; ok {
				ldHits++
			}
		}
		f.desc, f.ld = -1, -1
		if len(descSet) > 0 {
			f.desc = float32(hits) / float32(max(1, shingles))
		}
		if len(ldSet) > 0 {
			f.ld = float32(ldHits) / float32(max(1, shingles))
		}
		for _, r := range s {
			switch r {
			case ',', ';', '，', '、':
				f.commas++
			case '|', '›', '»', '•', '/':
				f.signs++
			}
			if f.commas > 1000 || f.signs > 1000 {
				break
			}
		}
		f.ends = endsSentence(s)
		f.colon = strings.HasSuffix(s, ":")
		f.quote = strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "„") || strings.HasPrefix(s, "«")
		f.handle = strings.Contains(s, "@") || strings.Contains(s, "://") || strings.Contains(s, "pic.twitter") || strings.Contains(s, "www.")
		f.good = b.chars > 80 && b.linkChars*100 < b.chars*35
		f.hash = hashString(s)
		if same[f.hash] < 100 {
			same[f.hash]++
		}
	}
	for i := range l.blocks {
		l.blocks[i].same = same[l.blocks[i].hash]
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

// row appends the features of block i.
func (l *looker) row(x []float32, i int) []float32 {
	p := l.p
	b, f := &p.blocks[i], &l.blocks[i]
	n := len(l.blocks)
	chars, tokens := float32(max(1, b.chars)), float32(max(1, f.tokens))
	x = append(x,
		logOf(float32(b.chars)), logOf(float32(f.tokens)), float32(b.linkChars)/chars, float32(b.boldChars)/chars, float32(b.breaks), float32(min(b.links, 50)), yes(b.hidden),
		float32(i)/float32(n), l.cum[i]/(l.chars+1), float32(min(n-i, 500)), float32(min(i, 500)), logOf(l.chars), logOf(l.good), l.good/(l.chars+1),
		float32(max(-100, min(100, int32(i)-l.titleB))), yes(l.titleB < 0),
		yes(f.ends), yes(f.colon), yes(f.quote),
		float32(f.upper)/tokens, float32(f.digits)/tokens, float32(f.function)/tokens, float32(min(f.commas, 50)), float32(min(f.signs, 50)),
		float32(f.same), float32(f.title)/float32(max(1, l.titleN, f.tokens)), f.desc, f.ld, l.ldLen/(l.good+1),
		float32(b.chars)/tokens, float32(f.image), float32(f.imageUp), yes(f.handle),
	)
	for k := range f.cueCounts {
		x = append(x, float32(f.cueCounts[k])/tokens)
	}
	for k := range f.cueCounts {
		x = append(x, yes(f.startCues&(1<<k) != 0))
	}
	e := &p.elems[b.elem]
	for _, t := range featureTags {
		x = append(x, yes(e.tag == t))
	}
	el := &l.elems[b.elem]
	x = append(x, float32(min(e.depth, 60)), yes(e.itemBody), yes(e.hidden))
	for _, d := range el.tags {
		x = append(x, float32(d))
	}
	for _, d := range el.roles {
		x = append(x, float32(min(d, 12)))
	}
	up := b.elem
	for range 5 {
		if up < 0 {
			x = append(x, -1, -1, -1)
			continue
		}
		c := &l.elems[up]
		x = append(x, c.good/(l.good+1), float32(min(c.count, 60)), c.links/(c.chars+1))
		up = p.elems[up].parent
	}
	x = append(x, float32(min(60, e.last-e.first)))
	if e.parent >= 0 {
		x = append(x, float32(min(200, p.elems[e.parent].last-p.elems[e.parent].first)))
	} else {
		x = append(x, -1)
	}
	for _, m := range l.most {
		x = append(x, yes(l.under(b.elem, m)))
	}
	s := &l.sigs[f.sig]
	x = append(x, logOf(s.n), logOf(s.chars/s.n), s.chars/(l.chars+1), s.links/(s.chars+1))
	for _, k := range [...]int{-3, -2, -1, 1, 2, 3} {
		j := i + k
		if j < 0 || j >= n {
			x = append(x, -1, -1, -1)
			continue
		}
		q := &p.blocks[j]
		same := float32(0)
		if p.elems[q.elem].parent == e.parent {
			same++
		}
		if l.blocks[j].sig == f.sig {
			same++
		}
		x = append(x, logOf(float32(q.chars)), float32(q.linkChars)/float32(max(1, q.chars)), same)
	}
	return append(x, float32(l.before[i]), float32(l.after[i]))
}

func yes(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func logOf(x float32) float32 { return float32(math.Log1p(float64(x))) }

// words yields the runs of letters, digits and underscores of s.
func words(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i := 0; i < len(s); {
			c := rune(s[i])
			n := 1
			ok := 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_'
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeRuneInString(s[i:])
				ok = unicode.IsLetter(c) || unicode.IsNumber(c)
			}
			if ok && start < 0 {
				start = i
			} else if !ok && start >= 0 {
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
			i += n
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// appendLower appends w in lower case.
func appendLower(b []byte, w string) []byte {
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= utf8.RuneSelf {
			return append(b[:0], strings.ToLower(w)...)
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// A shingler hashes each four words in a row.
type shingler struct {
	last [4]uint64
	n    int
}

func (s *shingler) next(w string) (uint64, bool) {
	s.last[s.n&3] = hashString(w)
	s.n++
	if s.n < 4 {
		return 0, false
	}
	return s.hash(4), true
}

// rest returns the hash of a text of fewer than four words.
func (s *shingler) rest() (uint64, bool) {
	if s.n == 0 || s.n >= 4 {
		return 0, false
	}
	return s.hash(s.n), true
}

func (s *shingler) hash(n int) uint64 {
	h := uint64(n)
	for k := s.n - n; k < s.n; k++ {
		h = h*0x9e3779b97f4a7c15 + s.last[k&3]
		h ^= h >> 29
	}
	return h
}

// shingleSet returns the hashes of the four-word sequences of s.
func shingleSet(s string) map[uint64]struct{} {
	set := map[uint64]struct{}{}
	var sh shingler
	for w := range words(s) {
		if k, ok := sh.next(w); ok {
			set[k] = struct{}{}
		}
	}
	if k, ok := sh.rest(); ok {
		set[k] = struct{}{}
	}
	return set
}

// hashString is FNV-1a.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
