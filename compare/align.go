package compare

// A link joins a word of one text to a word of another; -1 stands for none.
type link struct{ a, b int }

// maxCells bounds the table that alignDense fills: two texts of a thousand
// words.
const maxCells = 1 << 20

// align joins the words of a to those of b, in order, at the least cost. What
// both begin and end with is joined first; texts too long for a table are cut
// at runs of words that both hold once.
func align(a, b []word) []link {
	out := make([]link, 0, max(len(a), len(b)))
	return alignRange(out, a, b, 0, 0, 0)
}

func alignRange(out []link, a, b []word, ai, bi, depth int) []link {
	for len(a) > 0 && len(b) > 0 && a[0].fold == b[0].fold {
		out = append(out, link{ai, bi})
		a, b, ai, bi = a[1:], b[1:], ai+1, bi+1
	}
	tail := 0
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail].fold == b[len(b)-1-tail].fold {
		tail++
	}
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	switch {
	case len(a) == 0 || len(b) == 0:
		out = unlinked(out, len(a), len(b), ai, bi)
	case len(a)*len(b) <= maxCells:
		out = alignDense(out, a, b, ai, bi)
	default:
		out = alignAnchored(out, a, b, ai, bi, depth)
	}
	for k := range tail {
		out = append(out, link{ai + len(a) + k, bi + len(b) + k})
	}
	return out
}

// unlinked drops na words and puts nb in.
func unlinked(out []link, na, nb, ai, bi int) []link {
	for k := range na {
		out = append(out, link{ai + k, -1})
	}
	for k := range nb {
		out = append(out, link{-1, bi + k})
	}
	return out
}

// alignDense is Needleman and Wunsch's alignment (1970) with the costs of
// [gapCost] and [swapCost].
func alignDense(out []link, a, b []word, ai, bi int) []link {
	const (
		diag = iota
		down
		right
	)
	width := len(b) + 1
	cost := make([]int32, 2*width)
	move := make([]uint8, (len(a)+1)*width)
	prev, cur := cost[:width], cost[width:]
	for j := range b {
		prev[j+1] = prev[j] + gapCost(b[j])
		move[j+1] = right
	}
	for i := range a {
		row := move[(i+1)*width:]
		gap := gapCost(a[i])
		cur[0], row[0] = prev[0]+gap, down
		for j := range b {
			best, m := prev[j]+swapCost(&a[i], &b[j]), uint8(diag)
			if c := prev[j+1] + gap; c < best {
				best, m = c, down
			}
			if c := cur[j] + gapCost(b[j]); c < best {
				best, m = c, right
			}
			cur[j+1], row[j+1] = best, m
		}
		prev, cur = cur, prev
	}
	start := len(out)
	for i, j := len(a), len(b); i > 0 || j > 0; {
		switch move[i*width+j] {
		case diag:
			i, j = i-1, j-1
			out = append(out, link{ai + i, bi + j})
		case down:
			i--
			out = append(out, link{ai + i, -1})
		default:
			j--
			out = append(out, link{-1, bi + j})
		}
	}
	for i, j := start, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// gapCost is what a word costs that has no partner.
func gapCost(w word) int32 {
	switch w.kind {
	case light:
		return 7
	case quote, mark:
		return 4
	default:
		return 10
	}
}

// swapCost is what it costs to join two words: nothing where they are equal,
// less than two gaps where one may stand for the other.
func swapCost(a, b *word) int32 {
	if a.fold == b.fold {
		return 0
	}
	if a.kind >= quote || b.kind >= quote {
		if a.kind == b.kind {
			return 6
		}
		return 30
	}
	switch {
	case sameSpelling(a.fold, b.fold):
		return 2
	case a.kind == number && b.kind == number:
		return 8
	case commonPrefix(a.fold, b.fold) >= 4:
		return 7
	case a.kind == light && b.kind == light:
		return 11
	case a.kind == light || b.kind == light:
		return 18
	}
	return 15
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// alignAnchored cuts a and b at runs of three words that both hold once, in the
// longest order that both agree on. Between two cuts that still are too long,
// all of a is dropped and all of b put in.
func alignAnchored(out []link, a, b []word, ai, bi, depth int) []link {
	anchors := commonRuns(a, b)
	if len(anchors) == 0 || depth > 8 {
		return unlinked(out, len(a), len(b), ai, bi)
	}
	pa, pb := 0, 0
	for _, l := range anchors {
		if l.a < pa || l.b < pb {
			continue
		}
		out = alignRange(out, a[pa:l.a], b[pb:l.b], ai+pa, bi+pb, depth+1)
		out = append(out, link{ai + l.a, bi + l.b})
		pa, pb = l.a+1, l.b+1
	}
	return alignRange(out, a[pa:], b[pb:], ai+pa, bi+pb, depth+1)
}

// commonRuns returns where runs of three words begin that a and b both hold
// once: the longest sequence that rises in both.
func commonRuns(a, b []word) []link {
	type run [3]string
	seen := make(map[run]link, len(a))
	note := func(w []word, set func(l *link, i int)) {
		for i := 0; i+2 < len(w); i++ {
			k := run{w[i].fold, w[i+1].fold, w[i+2].fold}
			l, ok := seen[k]
			if !ok {
				l = link{-1, -1}
			}
			set(&l, i)
			seen[k] = l
		}
	}
	once := func(p *int, i int) {
		if *p == -1 {
			*p = i
		} else {
			*p = -2
		}
	}
	note(a, func(l *link, i int) { once(&l.a, i) })
	note(b, func(l *link, i int) { once(&l.b, i) })
	var ls []link
	for i := 0; i+2 < len(a); i++ {
		l := seen[run{a[i].fold, a[i+1].fold, a[i+2].fold}]
		if l.a == i && l.b >= 0 {
			ls = append(ls, l)
		}
	}
	return rising(ls)
}

// rising returns a longest subsequence of ls, which rises in a, that rises in b
// too (patience sorting).
func rising(ls []link) []link {
	var tops []int // tops[k] ends the best sequence of length k+1
	back := make([]int, len(ls))
	for i, l := range ls {
		lo, hi := 0, len(tops)
		for lo < hi {
			if m := (lo + hi) / 2; ls[tops[m]].b < l.b {
				lo = m + 1
			} else {
				hi = m
			}
		}
		back[i] = -1
		if lo > 0 {
			back[i] = tops[lo-1]
		}
		if lo == len(tops) {
			tops = append(tops, i)
		} else {
			tops[lo] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	out := make([]link, len(tops))
	for k, i := len(tops)-1, tops[len(tops)-1]; k >= 0; k, i = k-1, back[i] {
		out[k] = ls[i]
	}
	return out
}
