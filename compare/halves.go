package compare

import (
	"cmp"
	"slices"
)

// Two events of one kind, such as two earthquakes, are told in much the same
// words, so that no bar on likeness parts them. But those of one event are more
// like each other than like those of the other, and each has words of its own
// that nearly all of its documents use: the place, the names, how many.
const (
	// apart is the part of the likeness within the looser half under which the
	// likeness between two halves must lie. On ECB+ in eight orders the figure is
	// .938 to .943 from .76 to .78, and .934 at .74.
	apart = 0.76
	// minHalf is the least number of documents of a half; two may be one text
	// and its copy.
	minHalf = 3
	// ownWords is the number of words that each half must have for its own: words
	// of often of its documents or more, and of seldom of the other's or less.
	ownWords      = 3
	often, seldom = 0.5, 0.2
	// A story's likeness within itself is known badly from a few documents: it is
	// drawn toward usual, as much as by pairsUsual documents of that likeness.
	usual, pairsUsual = 0.32, 2.0
	// maxSeeds is the number of documents from which halves are grown, maxTries
	// the number of partings whose words are looked at.
	maxSeeds, maxTries = 24, 8
)

// within is the mean likeness of the documents of a story to each other, of whose
// n documents the likenesses of pairs sum up to pairs.
func within(pairs, n float64) float64 {
	return (2*pairs + 2*usual*pairsUsual) / (n*(n-1) + 2*pairsUsual)
}

// twoEvents reports whether two stories, whose documents have likeness x between
// them in the mean, are about different events.
func twoEvents(s, o *openStory, x float64) bool {
	return x < apart*min(within(s.pairs, s.n), within(o.pairs, o.n))
}

// A parting is a way to divide the documents of a story.
type parting struct {
	first []bool // for each document: it is in the first half
	// near is the likeness between the halves as a part of that within the looser.
	near float64
}

// halves parts the documents of s in two that are about different events, or
// returns nothing.
func (s *openStory) halves() (a, b []grouped) {
	like := s.matrix()
	var found []parting
	for seed := 0; seed < len(like); seed += 1 + (len(like)-1)/maxSeeds {
		p, ok := part(like, seed)
		if ok && p.near < apart && !slices.ContainsFunc(found, func(q parting) bool { return slices.Equal(p.first, q.first) }) {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(p, q parting) int { return cmp.Compare(p.near, q.near) })
	for _, p := range found[:min(len(found), maxTries)] {
		a, b := s.parted(p)
		if own(a, b) >= ownWords && own(b, a) >= ownWords {
			return a, b
		}
	}
	return nil, nil
}

func (s *openStory) parted(p parting) (a, b []grouped) {
	for i, d := range s.docs {
		if p.first[i] {
			a = append(a, d)
		} else {
			b = append(b, d)
		}
	}
	return a, b
}

// matrix returns the likeness of each document of s to each.
func (s *openStory) matrix() [][]float64 {
	n := len(s.docs)
	all := make([]float64, n*n)
	like := make([][]float64, n)
	for i := range like {
		like[i] = all[i*n : (i+1)*n]
	}
	for i := range like {
		like[i][i] = 1
		for j, x := range s.docs[i].like {
			like[i][j], like[j][i] = x, x
		}
	}
	return like
}

// part divides documents in two, each with those it is more like in the mean. The
// halves begin as document i and the one least like it. ok is false where one of
// them comes out too small.
func part(like [][]float64, i int) (p parting, ok bool) {
	n := len(like)
	j := 0
	for k, x := range like[i] {
		if x < like[i][j] {
			j = k
		}
	}
	p.first = make([]bool, n)
	x, y := slices.Clone(like[i]), slices.Clone(like[j]) // sums of likenesses to each half
	nx, ny := 1, 1
	for range 4 {
		count := 0
		for d := range p.first {
			p.first[d] = x[d]*float64(ny) >= y[d]*float64(nx)
			if p.first[d] {
				count++
			}
		}
		if nx, ny = count, n-count; nx == 0 || ny == 0 {
			return p, false
		}
		clear(x)
		clear(y)
		for d, first := range p.first {
			sum := y
			if first {
				sum = x
			}
			for e, l := range like[d] {
				sum[e] += l
			}
		}
	}
	if nx < minHalf || ny < minHalf {
		return p, false
	}
	var inX, inY, between float64
	for d, first := range p.first {
		if first {
			inX += x[d] - 1
			between += y[d]
		} else {
			inY += y[d] - 1
		}
	}
	p.near = between / float64(nx*ny) / min(within(inX/2, float64(nx)), within(inY/2, float64(ny)))
	return p, true
}

// own returns the number of words that are a's own beside b.
func own(a, b []grouped) int {
	in := map[uint64][2]int{}
	for h, half := range [...][]grouped{a, b} {
		for _, d := range half {
			for _, t := range d.v {
				c := in[t.id]
				c[h]++
				in[t.id] = c
			}
		}
	}
	n := 0
	for _, c := range in {
		if float64(c[0]) >= often*float64(len(a)) && float64(c[1]) <= seldom*float64(len(b)) {
			n++
		}
	}
	return n
}
