package readability

import "math"

// row appends the features of block i.
func (l *looker) row(x []float32, i int) []float32 {
	x = l.wordsRow(x, i)
	x = l.markupRow(x, i)
	x = l.holdersRow(x, i)
	x = l.neighborsRow(x, i)
	x = l.recordRow(x, i)
	return l.aroundRow(x, i)
}

// wordsRow appends what a block's own words, and its place among all words, tell.
func (l *looker) wordsRow(x []float32, i int) []float32 {
	b, f := &l.p.blocks[i], &l.blocks[i]
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
	return x
}

// markupRow appends what the element of a block is, and what lies above it.
func (l *looker) markupRow(x []float32, i int) []float32 {
	b := &l.p.blocks[i]
	e, el := &l.p.elems[b.elem], &l.elems[b.elem]
	for _, t := range featureTags {
		x = append(x, yes(e.tag == t))
	}
	x = append(x, float32(min(el.depth, 30)), yes(e.itemBody), yes(e.hidden))
	for _, d := range el.tags {
		x = append(x, float32(min(d, 20)))
	}
	for _, d := range el.roles {
		x = append(x, float32(min(d, 12)))
	}
	return x
}

// holdersRow appends how much of the page the elements above a block hold, and
// what the blocks in elements alike are.
func (l *looker) holdersRow(x []float32, i int) []float32 {
	p := l.p
	b, f := &p.blocks[i], &l.blocks[i]
	e := &p.elems[b.elem]
	up := b.elem
	for range 5 {
		if up < 0 {
			x = append(x, -1, -1, -1)
			continue
		}
		c := &l.elems[up]
		x = append(x, c.good/(l.good+1), float32(min(c.count, 60)), c.links/(c.chars+1))
		up = l.elems[up].wider
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
	return append(x, logOf(s.n), logOf(s.chars/s.n), s.chars/(l.chars+1), s.links/(s.chars+1))
}

// neighborsRow appends how long the blocks before and after are, and how much
// alike.
func (l *looker) neighborsRow(x []float32, i int) []float32 {
	p := l.p
	parent := p.elems[p.blocks[i].elem].parent
	for _, k := range [...]int{-3, -2, -1, 1, 2, 3} {
		j := i + k
		if j < 0 || j >= len(l.blocks) {
			x = append(x, -1, -1, -1)
			continue
		}
		q := &p.blocks[j]
		same := float32(0)
		if p.elems[q.elem].parent == parent {
			same++
		}
		if l.blocks[j].sig == l.blocks[i].sig {
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
