package quotetag

// Features are hashed: the n-th template of a stage mixes its number with what
// it sees, and the hash picks a row of the stage's table. Every token has the
// same number of them, so that they lie in one flat array.

// Labels of the first two stages.
const (
	O uint8 = iota
	BSource
	ISource
	BCue
	ICue
	BContent
	IContent
	nLabels = 7
)

// Labels of the third stage.
const (
	RNone uint8 = iota
	RBSource
	RISource
	RBContent
	RIContent
	nRoles = 5
)

const (
	nBase   = 54 + nLexical
	nSecond = nBase + 18
	nRole   = 46 + nLexicalRole
)

// strong is the prior from which a word counts as a likely cue.
const strong = 4

// A builder writes the features of one token.
type builder struct {
	out []uint32
	n   int
}

func (b *builder) add(x uint32) {
	b.out[b.n] = mix(uint32(b.n)*0x51ED27, x)
	b.n++
}

// none leaves out n features.
func (b *builder) none(n int) {
	clear(b.out[b.n : b.n+n])
	b.n += n
}

// near holds, for each token of a paragraph, the distance to the likely cue
// next to it on each side in the same sentence, -1 for none, and its word.
type near struct {
	left, right         []int32
	leftWord, rightWord []uint32
	leftAt, rightAt     []int32 // the tokens themselves
}

func (s *near) resize(n int) {
	if cap(s.left) < n {
		s.left, s.right = make([]int32, n), make([]int32, n)
		s.leftAt, s.rightAt = make([]int32, n), make([]int32, n)
		s.leftWord, s.rightWord = make([]uint32, n), make([]uint32, n)
	}
	s.left, s.right = s.left[:n], s.right[:n]
	s.leftAt, s.rightAt = s.leftAt[:n], s.rightAt[:n]
	s.leftWord, s.rightWord = s.leftWord[:n], s.rightWord[:n]
}

func (s *near) find(in *Input, p Range) {
	s.resize(p.Last - p.First)
	last := -1
	for i := p.First; i < p.Last; i++ {
		if i > p.First && in.sentence[i] != in.sentence[i-1] {
			last = -1
		}
		s.left[i-p.First], s.leftWord[i-p.First] = -1, 0
		s.leftAt[i-p.First] = int32(last)
		if last >= 0 {
			s.left[i-p.First], s.leftWord[i-p.First] = int32(i-last), in.word[last]
		}
		if in.likely(i) {
			last = i
		}
	}
	last = -1
	for i := p.Last - 1; i >= p.First; i-- {
		if i < p.Last-1 && in.sentence[i] != in.sentence[i+1] {
			last = -1
		}
		s.right[i-p.First], s.rightWord[i-p.First] = -1, 0
		s.rightAt[i-p.First] = int32(last)
		if last >= 0 {
			s.right[i-p.First], s.rightWord[i-p.First] = int32(last-i), in.word[last]
		}
		if in.likely(i) {
			last = i
		}
	}
}

// likely reports whether token i is a likely cue: by what it is in the corpus or,
// where the corpus has it in no cue, by the words like it.
func (in *Input) likely(i int) bool {
	return in.state[i] == outside && (in.prior[i] >= strong || in.prior[i] == 0 && in.kin[i] > strong)
}

func bucket(x int) uint32 {
	switch {
	case x < 0:
		return 99
	case x <= 5:
		return uint32(x)
	case x <= 8:
		return 6
	case x <= 13:
		return 7
	case x <= 20:
		return 8
	case x <= 35:
		return 9
	}
	return 10
}

// edge stands for the words outside a paragraph.
const edge = 0x1234567

func at(x []uint32, i int, p Range) uint32 {
	if i < p.First || i >= p.Last {
		return edge + uint32(i-p.First)&7
	}
	return x[i]
}

func at8(x []uint8, i int, p Range) uint32 {
	if i < p.First || i >= p.Last {
		return 77
	}
	return uint32(x[i])
}

func at16(x []uint16, i int, p Range) uint32 {
	if i < p.First || i >= p.Last {
		return 7777
	}
	return uint32(x[i])
}

// base writes the nBase features that the first two stages share.
func (in *Input) base(b *builder, p Range, i int, s *near) {
	w, w1, w2, v1, v2 := in.word[i], at(in.word, i-1, p), at(in.word, i-2, p), at(in.word, i+1, p), at(in.word, i+2, p)
	q := uint32(in.state[i])
	c, c1, d1 := uint32(in.class[i]), at16(in.class, i-1, p), at16(in.class, i+1, p)
	c2, d2 := at16(in.class, i-2, p), at16(in.class, i+2, p)
	prior, priorLeft, priorRight := uint32(in.prior[i]), at8(in.prior, i-1, p), at8(in.prior, i+1, p)
	shape, shapeRight := in.shape[i], at(in.shape, i+1, p)
	x := i - p.First

	b.add(1)
	b.add(w)
	b.add(w1)
	b.add(w2)
	b.add(v1)
	b.add(v2)
	b.add(mix(w1, w))
	b.add(mix(w, v1))
	b.add(mix(w2, w1))
	b.add(mix(v1, v2))
	b.add(mix(w1, v1))
	b.add(in.suffix[i])
	b.add(in.prefix[i])
	b.add(shape)
	b.add(at(in.shape, i-1, p))
	b.add(at(in.suffix, i-1, p))
	b.add(shapeRight)
	b.add(at(in.suffix, i+1, p))
	b.add(mix(shape, shapeRight))
	b.add(c)
	b.add(mix(c1, c))
	b.add(mix(c, d1))
	b.add(mix(mix(c1, c), d1))
	b.add(mix(mix(c2, c1), c))
	b.add(mix(mix(c, d1), d2))
	b.add(mix(c1, d1))
	b.add(mix(c1, w))
	b.add(mix(w, d1))
	b.add(mix(q, prior))
	b.add(mix(q, w))
	b.add(mix(q, w1))
	b.add(mix(q, v1))
	sent := in.Sentences[in.sentence[i]]
	first := uint32(0)
	if i == sent.First {
		first = 1
	}
	b.add(mix(first, shape))
	b.add(mix(mix(bucket(int(s.left[x])), bucket(int(s.right[x]))), q))
	b.add(mix(s.leftWord[x], bucket(int(s.left[x]))))
	b.add(mix(s.rightWord[x], bucket(int(s.right[x]))))
	b.add(mix(mix(s.leftWord[x], 3), q))
	b.add(mix(mix(s.rightWord[x], 5), q))
	b.add(mix(mix(prior, priorRight), priorLeft))
	b.add(mix(priorRight, shape))
	b.add(mix(priorLeft, in.suffix[i]))
	b.add(mix(priorLeft, c))
	b.add(mix(priorRight, c))
	b.add(mix(bucket(i-sent.First), bucket(sent.Last-1-i)))
	b.add(mix(at(in.word, sent.Last-1, p), mix(in.word[max(sent.First, p.First)], q)))
	start := uint32(in.state[p.First])
	b.add(mix(mix(start, q), bucket(i-p.First)))
	in.markFeatures(b, p, i)
	in.lexical(b, p, i, s)
}

// markFeatures writes eight features of the quotation that token i lies in.
func (in *Input) markFeatures(b *builder, p Range, i int) {
	k := in.mark[i]
	if k < 0 {
		b.none(8)
		return
	}
	m := in.marks[k]
	n := bucket(m.Last - m.First)
	end := uint32(0)
	if m.Last-2 > m.First {
		end = in.word[m.Last-2]
	}
	prev, next := at(in.word, m.First-1, p), at(in.word, m.Last, p)
	b.add(n)
	b.add(mix(end, n))
	b.add(next)
	b.add(prev)
	b.add(mix(mix(prev, next), n))
	b.add(mix(at8(in.prior, m.Last+1, p), next))
	b.add(mix(at16(in.class, m.First-1, p), n))
	b.add(mix(bucket(i-m.First), bucket(m.Last-1-i)))
}

// around holds, for each token of a paragraph, where the nearest cue and source
// that the first stage found stand, or -1.
type around struct {
	cueLeft, cueRight, sourceLeft, sourceRight []int32
}

func (s *around) find(lab []uint8, p Range) {
	n := p.Last - p.First
	if cap(s.cueLeft) < n {
		all := make([]int32, 4*n)
		s.cueLeft, s.cueRight, s.sourceLeft, s.sourceRight = all[:n:n], all[n:2*n:2*n], all[2*n:3*n:3*n], all[3*n:]
	}
	s.cueLeft, s.cueRight, s.sourceLeft, s.sourceRight = s.cueLeft[:n], s.cueRight[:n], s.sourceLeft[:n], s.sourceRight[:n]
	cue, source := int32(-1), int32(-1)
	for i := p.First; i < p.Last; i++ {
		s.cueLeft[i-p.First], s.sourceLeft[i-p.First] = cue, source
		switch lab[i] {
		case BCue, ICue:
			cue = int32(i)
		case BSource, ISource:
			source = int32(i)
		}
	}
	cue, source = -1, -1
	for i := p.Last - 1; i >= p.First; i-- {
		s.cueRight[i-p.First], s.sourceRight[i-p.First] = cue, source
		switch lab[i] {
		case BCue, ICue:
			cue = int32(i)
		case BSource, ISource:
			source = int32(i)
		}
	}
}

// second writes the features that the second stage has on top of base: what the
// first made of the paragraph.
func (in *Input) second(b *builder, p Range, i int, lab []uint8, s *around) {
	x := i - p.First
	q := uint32(in.state[i])
	l, lp, ln := uint32(lab[i]), at8(lab, i-1, p), at8(lab, i+1, p)
	cl, cr := int(s.cueLeft[x]), int(s.cueRight[x])
	same := func(k int) uint32 {
		switch {
		case k < 0:
			return 2
		case in.sentence[k] == in.sentence[i]:
			return 1
		}
		return 0
	}
	word := func(k int) uint32 {
		if k < 0 {
			return 3
		}
		return in.word[k]
	}
	dist := func(k int) uint32 {
		if k < 0 {
			return 99
		}
		return bucket(max(k-i, i-k))
	}
	sl, sr := same(cl), same(cr)
	w := in.word[i]
	b.add(l)
	b.add(mix(lp, l))
	b.add(mix(l, ln))
	b.add(mix(mix(lp, l), mix(ln, at8(lab, i+2, p))))
	b.add(mix(mix(at8(lab, i-2, p), lp), mix(l, ln)))
	b.add(mix(mix(dist(cl), dist(cr)), q))
	b.add(mix(word(cl), mix(sl, q)))
	b.add(mix(word(cr), mix(sr, q)))
	b.add(mix(mix(word(cl), dist(cl)), w))
	b.add(mix(mix(word(cr), dist(cr)), w))
	b.add(mix(mix(sl, sr), mix(dist(int(s.sourceLeft[x])), dist(int(s.sourceRight[x])))))
	after := func(k int) uint32 {
		if k < 0 {
			return 5
		}
		return at(in.word, k+1, p)
	}
	b.add(mix(after(cl), mix(sl, q)))
	b.add(mix(after(cr), mix(sr, q)))
	b.add(mix(mix(l, w), 11))
	b.add(mix(mix(l, at(in.word, i-1, p)), 12))
	b.add(mix(mix(l, at(in.word, i+1, p)), 13))
	first := uint32(0)
	if i == in.Sentences[in.sentence[i]].First {
		first = 1
	}
	b.add(mix(mix(sl, sr), mix(w, mix(first, q))))
	b.add(mix(mix(l, uint32(in.class[i])), mix(sl, sr)))
}

// A frame is a cue and what the third stage asks of it.
type frame struct {
	cue         Range
	p           Range
	first, last uint32 // words
	sense       uint32 // of the last word
	field, kin  uint32
	prev, next  uint32
	sentence    int32
	sourceLeft  uint32 // is a source found just before, just behind
	sourceRight uint32
	cues        []int32 // number of cues that begin before each token
	sources     []int32
	contents    []int32
}

// counts prepares the running counts of a paragraph, which its frames share.
func (f *frame) count(lab []uint8, p Range) {
	n := p.Last - p.First + 1
	if cap(f.cues) < n {
		all := make([]int32, 3*n)
		f.cues, f.sources, f.contents = all[:n:n], all[n:2*n:2*n], all[2*n:]
	}
	f.cues, f.sources, f.contents = f.cues[:n], f.sources[:n], f.contents[:n]
	var c, s, t int32
	for i := p.First; i < p.Last; i++ {
		f.cues[i-p.First], f.sources[i-p.First], f.contents[i-p.First] = c, s, t
		switch lab[i] {
		case BCue:
			c++
		case BSource:
			s++
		case BContent:
			t++
		}
	}
	f.cues[n-1], f.sources[n-1], f.contents[n-1] = c, s, t
	f.p = p
}

func (f *frame) set(in *Input, cue Range, lab []uint8) {
	f.cue = cue
	f.first, f.last = in.word[cue.First], in.word[cue.Last-1]
	f.sense, f.field, f.kin = uint32(in.sense[cue.Last-1]), uint32(in.field[cue.Last-1]), uint32(in.kin[cue.Last-1])
	f.prev, f.next = at(in.word, cue.First-1, f.p), at(in.word, cue.Last, f.p)
	f.sentence = in.sentence[cue.First]
	f.sourceLeft, f.sourceRight = 0, 0
	if k := cue.First - 1; k >= f.p.First && (lab[k] == BSource || lab[k] == ISource) {
		f.sourceLeft = 1
	}
	if k := cue.Last; k < f.p.Last && lab[k] == BSource {
		f.sourceRight = 1
	}
}

// role writes the nRole features of token i with regard to the cue of f.
func (in *Input) role(b *builder, f *frame, i int, lab []uint8) {
	p := f.p
	x := i - p.First
	dir, dist := uint32(0), 0
	lo, hi := 0, 0
	switch {
	case i < f.cue.First:
		dir, dist = 1, f.cue.First-i
		lo, hi = x+1, f.cue.First-p.First
	case i >= f.cue.Last:
		dir, dist = 2, i-f.cue.Last+1
		lo, hi = f.cue.Last-p.First, x
	}
	hi = max(hi, lo)
	cues, sources, contents := min(f.cues[hi]-f.cues[lo], 3), min(f.sources[hi]-f.sources[lo], 3), min(f.contents[hi]-f.contents[lo], 3)
	bc, bs, bt := uint32(cues), uint32(sources), uint32(contents)
	sd := in.sentence[i] - f.sentence
	sent := mix(uint32(max(-2, min(2, sd))+2), dir)
	q := uint32(in.state[i])
	l, lp, ln := uint32(lab[i]), at8(lab, i-1, p), at8(lab, i+1, p)
	w, wl, wr := in.word[i], at(in.word, i-1, p), at(in.word, i+1, p)
	near := bucket(dist)
	c := uint32(in.class[i])
	side := f.sourceLeft | f.sourceRight<<1
	between := uint32(0) // the word next to the cue on this side
	switch dir {
	case 1:
		between = f.prev
	case 2:
		between = f.next
	}

	b.add(mix(dir, 1))
	b.add(mix(dir, l))
	b.add(mix(mix(dir, l), mix(bc, bs)))
	b.add(mix(mix(dir, l), mix(bc, bt)))
	b.add(mix(mix(dir, l), mix(mix(bc, bs), mix(bt, sent))))
	b.add(mix(mix(l, sent), near))
	b.add(mix(mix(l, sent), mix(bc, q)))
	b.add(mix(mix(l, dir), mix(lp, ln)))
	b.add(mix(mix(l, dir), mix(near, bc)))
	b.add(mix(w, dir))
	b.add(mix(mix(w, dir), near))
	b.add(mix(mix(w, dir), bc))
	b.add(mix(mix(w, l), sent))
	b.add(mix(wl, dir))
	b.add(mix(wr, dir))
	b.add(mix(mix(wl, w), dir))
	b.add(mix(mix(w, wr), dir))
	b.add(mix(mix(wl, l), dir))
	b.add(mix(mix(wr, l), dir))
	b.add(mix(mix(c, dir), l))
	b.add(mix(mix(at16(in.class, i-1, p), c), dir))
	b.add(mix(mix(c, at16(in.class, i+1, p)), dir))
	b.add(mix(in.shape[i], mix(dir, l)))
	b.add(mix(in.suffix[i], mix(dir, l)))
	b.add(mix(f.last, mix(dir, l)))
	b.add(mix(f.first, mix(dir, l)))
	b.add(mix(f.last, mix(mix(dir, l), near)))
	b.add(mix(f.last, mix(mix(dir, l), mix(bc, bs))))
	b.add(mix(mix(f.last, f.next), mix(dir, l)))
	b.add(mix(mix(f.prev, f.first), mix(dir, l)))
	b.add(mix(f.last, mix(dir, w)))
	b.add(mix(between, mix(mix(dir, l), near)))
	b.add(mix(between, mix(mix(dir, w), near)))
	b.add(mix(side, mix(mix(dir, l), mix(bc, bs))))
	b.add(mix(side, mix(mix(dir, l), mix(sent, q))))
	b.add(mix(side, mix(f.last, mix(dir, l))))
	b.add(mix(q, mix(dir, sent)))
	b.add(mix(mix(q, w), dir))
	b.add(mix(uint32(in.prior[i]), mix(dir, l)))
	b.add(mix(bucket(i-p.First), mix(dir, bucket(p.Last-1-i))))
	in.roleMark(b, f, i, dir, l)
	in.lexicalRole(b, f, i, dir, l, near)
}

// roleMark writes six features of the quotation that token i lies in with
// regard to the cue.
func (in *Input) roleMark(b *builder, f *frame, i int, dir, l uint32) {
	k := in.mark[i]
	if k < 0 {
		b.none(6)
		return
	}
	m := in.marks[k]
	gap := 0
	if m.Last <= f.cue.First {
		gap = f.cue.First - m.Last
	} else if m.First >= f.cue.Last {
		gap = m.First - f.cue.Last
	}
	n := bucket(m.Last - m.First)
	next, prev := at(in.word, m.Last, f.p), at(in.word, m.First-1, f.p)
	b.add(mix(dir, bucket(gap)))
	b.add(mix(mix(dir, bucket(gap)), mix(n, l)))
	b.add(mix(mix(dir, next), bucket(gap)))
	b.add(mix(mix(dir, prev), bucket(gap)))
	b.add(mix(mix(dir, f.last), bucket(gap)))
	b.add(mix(mix(dir, n), mix(uint32(max(-2, min(2, in.sentence[i]-f.sentence))+2), l)))
}
