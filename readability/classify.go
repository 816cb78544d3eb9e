package readability

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html/atom"
)

// A blockModel tells the blocks of an article's body from all others, in two
// steps: first each block by itself and by what lies near it, then again with
// what the first step thinks of the blocks near it. Both see what single words
// say.
type blockModel struct {
	words         hintModel
	first, second *gbt.Model
}

// idle is the probability under which a block isn't looked at again.
const idle = .004

// probs returns for each block how likely it is part of the body.
func (m *blockModel) probs(l *looker) []float32 {
	hints := m.words.hints(l)
	row := make([]float32, 0, rowSize)
	p := make([]float32, len(l.blocks))
	for i := range p {
		row = hintRow(l.row(row[:0], i), hints, i)
		p[i] = m.first.Prob(row)
	}
	p = m.again(l, p, hints)
	l.evenRuns(p)
	l.liftKin(p)
	return p
}

// rowSize is room for the features of a block.
const rowSize = 384

// both returns the mean of what the two steps think. The second alone is less
// often all right, the first alone more often far off.
func both(first, second float32) float32 {
	const share = .6 // of the second
	return float32(share*second) + float32((1-share)*first)
}

// again is the second step, given the first, and the mean of both.
func (m *blockModel) again(l *looker, p []float32, hints []blockHint) []float32 {
	row := make([]float32, 0, rowSize)
	c := l.context(p)
	out := make([]float32, len(p))
	for i := range p {
		if p[i] < idle {
			continue
		}
		row = c.row(hintRow(l.row(row[:0], i), hints, i), i)
		out[i] = both(p[i], m.second.Prob(row))
	}
	return out
}

// A blockContext sums up the first step's probabilities.
type blockContext struct {
	l     *looker
	p     []float32
	mass  []float32 // of each element: characters weighted by probability
	all   []float32 // of each element: characters
	sigP  []float32
	sigN  []float32
	total float32
	first int // the first and the last block that is surely body
	last  int
	runs  []float32 // mass before each block
	most  [2]int32  // the deepest elements with 75 and 95 % of the mass
	dup   []bool    // the same words stand earlier, and are likely body there
}

func (l *looker) context(p []float32) *blockContext {
	c := &blockContext{
		l: l, p: p, mass: make([]float32, len(l.elems)), all: make([]float32, len(l.elems)),
		sigP: make([]float32, len(l.sigs)), sigN: make([]float32, len(l.sigs)),
		first: -1, last: -1, runs: make([]float32, len(p)), dup: make([]bool, len(p)),
	}
	seen := map[uint64]bool{}
	for i, q := range p {
		b := &l.p.blocks[i]
		w := float32(b.chars) + 5
		c.mass[b.elem] += float32(q * w)
		c.all[b.elem] += w
		c.sigP[l.blocks[i].sig] += float32(q * w)
		c.sigN[l.blocks[i].sig] += w
		c.runs[i] = c.total
		c.total += float32(q * w)
		if q > .6 && b.chars > 60 {
			if c.first < 0 {
				c.first = i
			}
			c.last = i
		}
		if q > .3 {
			h := l.blocks[i].hash
			c.dup[i] = seen[h]
			seen[h] = true
		}
	}
	elems := l.p.elems
	for i := len(elems) - 1; i > 0; i-- {
		c.mass[elems[i].parent] += c.mass[i]
		c.all[elems[i].parent] += c.all[i]
	}
	for k, share := range []float32{.75, .95} {
		for i := range elems {
			if c.mass[i] >= share*c.total && elems[i].depth >= elems[c.most[k]].depth {
				c.most[k] = int32(i)
			}
		}
	}
	return c
}

// row appends what is around block i.
func (c *blockContext) row(x []float32, i int) []float32 {
	l := c.l
	b := &l.p.blocks[i]
	x = append(x, c.p[i])
	up := b.elem
	for range 4 {
		if up < 0 {
			x = append(x, -1, -1)
			continue
		}
		x = append(x, c.mass[up]/(c.all[up]+1), c.mass[up]/(c.total+1))
		up = l.elems[up].wider
	}
	sig := l.blocks[i].sig
	x = append(x, c.sigP[sig]/(c.sigN[sig]+1))
	var wb, wa, sb, sa float32
	for k := 1; k <= 4; k++ {
		var before, after float32
		if j := i - k; j >= 0 {
			before = c.p[j]
			w := float32(l.p.blocks[j].chars)
			sb += float32(before * w)
			wb += w
		}
		if j := i + k; j < len(c.p) {
			after = c.p[j]
			w := float32(l.p.blocks[j].chars)
			sa += float32(after * w)
			wa += w
		}
		if k <= 3 {
			x = append(x, before, after)
		}
	}
	x = append(x, sb/(wb+1), sa/(wa+1), float32(max(-50, min(200, i-c.first))), float32(max(-50, min(200, c.last-i))))
	return append(x, logOf(c.total), c.runs[i]/(c.total+1), yes(l.under(b.elem, c.most[0])), yes(l.under(b.elem, c.most[1])), yes(c.dup[i]))
}

// choose returns the blocks of the body in order, each words only once. It takes
// those from a probability on, and sets the bar for each page so that the F1
// to be expected is greatest: where the model is unsure of a whole page, a
// fixed bar would lose it.
func (l *looker) choose(p []float32) []int {
	order := make([]int, 0, len(p))
	seen := map[uint64]int{}
	all := float32(0)
	for i, q := range p {
		if q < idle || l.service(i, q) {
			continue
		}
		if f := &l.blocks[i]; f.tokens >= 6 {
			// Of two copies of a text, one is not to start here and go on there.
			const better = .15
			if j, twice := seen[f.hash]; !twice || q > p[j]+better || q > p[j]-better && l.heads(i) && !l.heads(j) {
				seen[f.hash] = i
			}
		}
		order = append(order, i)
	}
	order = slices.DeleteFunc(order, func(i int) bool {
		f := &l.blocks[i]
		if f.tokens >= 6 && seen[f.hash] != i {
			return true
		}
		all += float32(p[i] * float32(f.tokens))
		return false
	})
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[b], p[a]) })
	best, taken := float32(0), 0
	hit, size := float32(0), float32(0)
	for k, i := range order {
		n := float32(l.blocks[i].tokens)
		hit += float32(p[i] * n)
		size += n
		if f := 2 * hit / (size + all); f >= best {
			best, taken = f, k+1
		}
	}
	out := order[:taken]
	slices.Sort(out)
	return out
}

// heads reports whether block i is a heading: of two copies, the other may be an
// item of the table of contents.
func (l *looker) heads(i int) bool { return l.p.blocks[i].kind == text.Heading }

// service reports whether block i is plainly no part of an article, whatever
// the model thinks: short, and in a box that says what it is for. Some names of
// boxes and what is hidden say so only where the model isn't sure, with the
// probability q. These few rules cost no recall on the pages with known bodies;
// more of them do.
func (l *looker) service(i int, q float32) bool {
	const sure = .8
	b := &l.p.blocks[i]
	if b.chars > 300 {
		return false
	}
	e := &l.p.elems[b.elem]
	roles := e.roles // its element's and those of the one above
	if e.parent >= 0 {
		roles |= l.p.elems[e.parent].roles
	}
	near := func(r role) bool { return roles&r != 0 }
	switch {
	case q < sure && (b.hidden && e.hidden || near(roleAd|roleNewsletter) && b.chars < 120),
		near(roleCaption),
		near(roleCredit) && b.chars < 100,
		near(roleNote) && near(roleAuthor),
		l.signUp(i),
		near(roleComment) && l.places[i].kind >= 0, // one of several
		near(roleRelated) && b.linkChars*10 > b.chars*8,
		b.linkChars*2 > b.chars && pointsElsewhere(l.p.text(i)):
		return true
	}
	return false
}

// signUp reports whether block i is in a small box that asks for the reader's
// address.
func (l *looker) signUp(i int) bool {
	const large = 8 // blocks
	e := l.p.blocks[i].elem
	for e > 0 && l.p.elems[e].last-l.p.elems[e].first <= large && l.elems[e].good*2 < l.good {
		if l.elems[e].asks {
			return true
		}
		e = l.p.elems[e].parent
	}
	return false
}

// pointsElsewhere reports whether s begins as pointers to other articles do.
func pointsElsewhere(s string) bool {
	for _, start := range []string{"read more:", "also read:", "read also:", "related:", "see also:", "more:", "must read:", "don't miss:", "lesen sie auch:", "mehr zum thema:", "lire aussi :", "lire aussi:", "leggi anche:", "lee también:", "leia também:", "lees ook:", "les også:"} {
		if len(s) > len(start) && strings.EqualFold(s[:len(start)], start) {
			return true
		}
	}
	return false
}

// look gathers what the features of the page's blocks need.
func (x *htmlReader) look() *looker {
	desc := x.page.first("og:description", "description", "twitter:description")
	return look(x.page, x.title, x.titleBlock(), desc, x.schema.body)
}

// titleBlock returns the block of the headline, or -1: that of its h1, else a
// heading or another block with the same words.
func (x *htmlReader) titleBlock() int32 {
	if x.h1 != nil {
		return x.h1.block
	}
	found := int32(-1)
	if len(x.title) < 8 {
		return found
	}
	for i := range x.page.blocks {
		b := &x.page.blocks[i]
		if n := int(b.end - b.start); n < len(x.title)/2 || n > 2*len(x.title)+8 || b.hidden || !sameName(x.page.text(i), x.title) {
			continue
		}
		if b.kind == text.Heading {
			return int32(i)
		}
		if found < 0 {
			found = int32(i)
		}
	}
	return found
}

// liftKin raises to doubtful what looks like running text, or is a row of data, and
// stands beside what is surely body, and running text in elements just like those
// of what is surely body: on pages unlike all others, one paragraph isn't to be
// lost among its like.
func (l *looker) liftKin(p []float32) {
	const (
		sure   = .8
		low    = .2
		lifted = .5
		fewest = 60 // characters
		alike  = 3  // surely body in elements alike
	)
	sureIn := map[int32]bool{}
	sureLike := map[int32]int{} // by group
	for i, q := range p {
		if b := &l.p.blocks[i]; q >= sure && l.blocks[i].good {
			sureIn[l.p.elems[b.elem].parent] = true
			sureLike[l.blocks[i].sig]++
		}
	}
	for i, q := range p {
		b, f := &l.p.blocks[i], &l.blocks[i]
		if q < low || q >= lifted || b.linkChars > 0 || b.hidden {
			continue
		}
		up := l.p.elems[b.elem].parent
		if t := l.tableOf(i); t > 0 {
			for range 3 { // rows stand in a group of rows, that in the table
				if sureIn[t] {
					p[i] = lifted
					break
				}
				t = l.p.elems[t].parent
			}
		} else if b.chars >= fewest && f.ends && (sureIn[b.elem] || sureIn[up] || sureLike[f.sig] >= alike) {
			p[i] = lifted
		}
	}
}

// evenRuns raises paragraphs side by side, and rows of a table, to little less than
// the mean of theirs: a run is in the text or it isn't, and where the model is unsure
// of a page, it would take one and leave the next. Paragraphs that follow the last one
// as likely as the mean stay as they are, for a text may end with notes.
func (l *looker) evenRuns(p []float32) {
	const (
		part   = .9
		fewest = 3
	)
	type run struct{ parent, sig int32 }
	type sum struct {
		n           int
		mass, chars float32
		last        int
	}
	runs := map[run]*sum{}
	of := make([]*sum, len(p))
	for i, q := range p {
		at := run{l.tableOf(i), -1}
		if at.parent == 0 {
			if !l.inRun(i) {
				continue
			}
			at = run{l.p.elems[l.p.blocks[i].elem].parent, l.blocks[i].sig}
		}
		s := runs[at]
		if s == nil {
			s = &sum{last: -1}
			runs[at] = s
		}
		of[i] = s
		chars := float32(l.p.blocks[i].chars) + 5
		s.n++
		s.mass += float32(q * chars)
		s.chars += chars
	}
	for i, q := range p {
		if s := of[i]; s != nil && q >= s.mass/s.chars {
			s.last = i
		}
	}
	for i := range p {
		if s := of[i]; s != nil && s.n >= fewest && (i < s.last || l.tableOf(i) > 0) {
			p[i] = max(p[i], part*s.mass/s.chars)
		}
	}
}

// inRun reports whether block i is a paragraph of some length that is no link.
func (l *looker) inRun(i int) bool {
	const shortest = 25 // characters
	b := &l.p.blocks[i]
	return l.p.elems[b.elem].tag == atom.P && b.chars >= shortest && !b.hidden && b.linkChars*10 < b.chars*8
}

// tableOf returns the element that holds the row of data that block i is, or 0.
func (l *looker) tableOf(i int) int32 {
	if l.p.blocks[i].kind != text.TableRow {
		return 0
	}
	return l.p.elems[l.p.blocks[i].elem].parent
}
