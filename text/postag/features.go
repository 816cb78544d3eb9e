package postag

import (
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// A tagger holds one sentence while it is tagged.
type tagger struct {
	words  []word
	tags   []uint8
	scores []int32
	shout  uint32 // 1 where most letters are capitals
}

// A word is what the features need of a token.
type word struct {
	exact, lower uint32 // hashes
	suffix       [4]uint32
	prefix       [3]uint32
	shape        uint32
	class        uint32 // a coarser shape
	cluster      uint32 // by its neighbors; 0 if the word has none
	topic        uint32 // by its texts; 0 if the word has none
}

// maxWord is how many bytes of a token its features look at.
const maxWord = 40

// load takes the tokens of one sentence.
func (g *tagger) load(d *text.Doc, first, last int) {
	g.words = g.words[:0]
	capitals := 0
	of := clusters()
	for i := first; i < last; i++ {
		w := look(d.Word(i))
		c := of[w.lower]
		w.cluster, w.topic = uint32(c.company), uint32(c.topic)
		if w.class == allCaps {
			capitals++
		}
		g.words = append(g.words, w)
	}
	g.tags = append(g.tags[:0], make([]uint8, len(g.words))...)
	g.shout = 0
	if 2*capitals > len(g.words) && len(g.words) > 2 {
		g.shout = 1
	}
}

// Classes of words.
const (
	plainWord uint32 = iota + 1
	capitalized
	oneCapital
	allCaps
	mixedCaps
	number
	withDigit
	mark
)

// look works out what the features need of a token.
func look(s string) word {
	if len(s) > maxWord {
		cut := maxWord
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	const seed, prime = 2166136261, 16777619
	w := word{exact: seed, lower: seed, shape: seed}
	var runes [maxWord]rune
	n, upper, lower, digits := 0, 0, 0, 0
	last := uint32(0)
	for _, r := range s {
		w.exact = (w.exact ^ uint32(r)) * prime
		var k uint32
		switch {
		case unicode.IsUpper(r):
			upper++
			k = 'X'
		case unicode.IsLetter(r):
			lower++
			k = 'x'
		case unicode.IsDigit(r):
			digits++
			k = '9'
		default:
			k = uint32(r)
			if r == '’' {
				r, k = '\'', '\''
			}
		}
		r = unicode.ToLower(r)
		w.lower = (w.lower ^ uint32(r)) * prime
		if k != last {
			w.shape = (w.shape ^ k) * prime
			last = k
		}
		runes[n] = r
		n++
	}
	h := uint32(seed)
	for i := range min(3, n) {
		h = (h ^ uint32(runes[i])) * prime
		w.prefix[i] = h
	}
	h = seed
	for i := range min(4, n) {
		h = (h ^ uint32(runes[n-1-i])) * prime
		w.suffix[i] = h
	}
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case digits > 0 && upper+lower == 0:
		w.class = number
	case digits > 0:
		w.class = withDigit
	case upper+lower == 0:
		w.class = mark
	case upper == 0:
		w.class = plainWord
	case upper == 1 && lower == 0:
		w.class = oneCapital
	case lower == 0:
		w.class = allCaps
	case upper == 1 && unicode.IsUpper(first):
		w.class = capitalized
	default:
		w.class = mixedCaps
	}
	return w
}

// outside stands for what lies before and after a sentence.
var outside = word{exact: 1, lower: 1, shape: 1}

func (g *tagger) at(i int) *word {
	if i < 0 || i >= len(g.words) {
		return &outside
	}
	return &g.words[i]
}

// tagAt returns the tag of word i plus one, or 0 before the sentence.
func (g *tagger) tagAt(i int) uint32 {
	if i < 0 {
		return 0
	}
	return uint32(g.tags[i]) + 1
}

// maxFeatures bounds the number of features of a word.
const maxFeatures = 52

// features writes the features of word i to f, and returns how many there are.
// The words before i have their tags.
func (g *tagger) features(i int, f *[maxFeatures]uint32) int {
	w, p, pp, q, qq := g.at(i), g.at(i-1), g.at(i-2), g.at(i+1), g.at(i+2)
	t1, t2 := g.tagAt(i-1), g.tagAt(i-2)
	n := 0
	add := func(a, b uint32) {
		h := (uint32(n+1)*0x9e3779b1 ^ a) * 0x85ebca6b
		h = (h ^ h>>15 ^ b) * 0xc2b2ae35
		h ^= h >> 16
		h *= 0x27d4eb2f
		f[n] = h ^ h>>13
		n++
	}
	start := uint32(0)
	if i == 0 {
		start = 1
	}
	add(0, 0)
	add(w.exact, 0)
	add(w.lower, g.shout)
	for k := range w.suffix {
		add(w.suffix[k], 0)
	}
	for k := range w.prefix {
		add(w.prefix[k], 0)
	}
	add(w.shape, start)
	add(w.class, start+2*g.shout)
	add(p.lower, 0)
	add(q.lower, 0)
	add(pp.lower, 0)
	add(qq.lower, 0)
	add(t1, 0)
	add(t1, t2)
	add(t1, w.lower)
	add(t1, q.lower)
	add(t1*64+t2, w.lower)
	add(p.lower, w.lower)
	add(w.lower, q.lower)
	add(q.suffix[2], 0)
	add(q.suffix[1], w.suffix[1])
	add(p.suffix[2], 0)
	add(q.shape, w.shape)
	add(p.shape, w.shape)
	add(q.class*16+p.class, w.class)
	add(t1, w.suffix[2])
	add(t1, w.class*16+q.class)
	add(q.lower, qq.lower)
	add(q.class*16+qq.class, w.suffix[1])
	add(p.lower, q.lower)
	add(w.suffix[2], w.class+16*start)
	add(w.cluster, w.class)
	add(w.cluster, w.suffix[1])
	add(q.cluster, w.class)
	add(p.cluster, w.cluster)
	add(w.cluster, q.cluster)
	add(t1, w.cluster*256+q.cluster)
	add(t1*64+t2, w.cluster)
	add(w.topic, w.class)
	add(w.topic, w.suffix[1])
	add(w.topic, w.cluster)
	add(t1, w.topic)
	add(q.topic, w.cluster)
	add(p.topic, w.cluster)
	return n
}
