package text

import _ "embed" // for the weights

// weightBits is the binary logarithm of the number of learned weights.
const weightBits = 14

//go:generate go test . -run TestTrain -train ../../shared/eval/ner/ud

// weights says how much each hashed feature of a place speaks for the end of a
// sentence, as signed bytes. CARD.md says where they come from.
//
//go:embed sentences.bin
var weights string

// shape is the outward form of a token.
type shape uint32

const (
	noShape shape = iota
	lowerShape
	titleShape
	upperShape
	letterShape // one capital
	numberShape
	dateShape // digits with a colon or a slash
	mixedShape
	addressShape
	markShape
	stoppedShape // an abbreviation with its full stop
)

func (c *cutter) shape(i int) shape {
	if i < c.first || i >= len(c.d.Tokens) {
		return noShape
	}
	w := c.word(i)
	var seen class
	inner := byte(0)
	for j := 0; j < len(w) && j < maxLook; j++ {
		k := lower
		if w[j] < 0x80 {
			k = asciiClass[w[j]]
		}
		if k == other {
			inner = w[j]
		}
		seen |= k
	}
	switch {
	case seen&wordy == 0:
		return markShape
	case inner == '@', inner == '/' && seen&letter != 0 && len(w) > 8:
		return addressShape
	case w[len(w)-1] == '.' && len(w) > 1:
		return stoppedShape
	case seen&letter == 0:
		if inner == ':' || inner == '/' {
			return dateShape
		}
		return numberShape
	case seen&digit != 0:
		return mixedShape
	case seen&lower == 0:
		if len(w) == 1 {
			return letterShape
		}
		return upperShape
	case c.startClass(i) == upper:
		return titleShape
	}
	return lowerShape
}

// hash is of a token's first letters in lower case, or 0 outside the block.
func (c *cutter) hash(i int) uint32 {
	if i < c.first || i >= len(c.d.Tokens) {
		return 0
	}
	t := c.d.Tokens[i]
	h := uint32(2166136261)
	for j := t.Start; j < t.End && j < t.Start+16; j++ {
		b := c.d.Text[j]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}

// measure notes the style of a block: whether its last word has a full stop, how
// long it is, and how its sentences seem to begin.
func (c *cutter) measure() {
	n := len(c.d.Tokens) - c.first
	if n == 0 {
		return
	}
	small, great := 0, 0
	for i := c.first; i+1 < len(c.d.Tokens) && i < c.first+400; i++ {
		if w := c.word(i); terminal(w) {
			if c.startsLower(i + 1) {
				small++
			} else if c.startsUpper(i + 1) {
				great++
			}
		}
	}
	c.style = 0
	if small > 0 {
		c.style = 1
		if small >= great {
			c.style = 2
		}
	}
	last := len(c.d.Tokens) - 1
	for last > c.first && closer(c.word(last)) {
		last--
	}
	if terminal(c.word(last)) {
		c.style += 3
	}
}

// track keeps account of quotation marks and brackets up to token i.
func (c *cutter) track(i int) {
	switch c.word(i) {
	case "\"":
		c.quoted = !c.quoted
	case "“", "``":
		c.quoted = true
	case "”":
		c.quoted = false
	case "(":
		c.depth++
	case ")":
		c.depth = max(0, c.depth-1)
	case "[":
		c.square = i
	case "]":
		c.square = 0
	}
}

// inSquare reports whether token i stands within square brackets that opened not
// long before.
func (c *cutter) inSquare(i int) bool { return c.square > 0 && i-c.square < maxLook }

// score sums the weights of the place after token i: over 0, a sentence ends
// there.
func (c *cutter) score(start, i, k int, v verdict) int {
	sum := 0
	c.features(start, i, k, v, func(f uint32) { sum += int(int8(weights[f])) })
	return sum
}

func bucket(n int) uint32 {
	switch {
	case n < 4:
		return uint32(n)
	case n < 8:
		return 4
	case n < 16:
		return 5
	case n < 32:
		return 6
	}
	return 7
}

// features calls use with each feature of the place after token i.
func (c *cutter) features(start, i, k int, v verdict, use func(uint32)) {
	if k < start {
		k = i
	}
	w0, w1, w2, before := c.hash(k), c.hash(i+1), c.hash(i+2), c.hash(k-1)
	s0, s1, s2, sb := uint32(c.shape(k)), uint32(c.shape(i+1)), uint32(c.shape(i+2)), uint32(c.shape(k-1))
	if shape(s0) == markShape {
		s0 = w0
	}
	rule := uint32(v)
	length := bucket(i + 1 - start)
	closed := uint32(min(2, i-k))
	state := uint32(min(2, c.depth))
	if c.quoted {
		state += 3
	}
	gap := uint32(min(3, len(c.gap(i))))
	n := uint32(0)
	add := func(a, b uint32) {
		n++
		h := (n*0x9e3779b1 ^ a) * 0x85ebca6b
		h = (h ^ h>>15 ^ b) * 0xc2b2ae35
		h ^= h >> 16
		h *= 0x27d4eb2f
		use(h >> (32 - weightBits))
	}
	add(rule, 0)
	add(w0, closed)
	add(w0, s1)
	add(w1, rule)
	add(before, s0)
	add(sb*16+s1, s0)
	add(w0, w1)
	add(s1*16+s2, s0)
	add(w2, s1)
	add(gap, s0)
	add(length, s0)
	add(length, rule*16+s1)
	add(state, s0)
	add(state*4+closed, s1)
	add(c.style, s0*16+s1)
	add(c.style*8+length, rule)
	add(uint32(min(6, c.d.Tokens[max(k-1, c.first)].Len())), s0*16+s1)
	add(uint32(c.shape(k-2))*16+sb, s0*16+s1)
	add(c.hash(k-2), s0)
	add(w1, w2)
	add(uint32(c.shape(i+3))*16+s2, s1)
	add(bucket(len(c.d.Tokens)-i), s0)
}
