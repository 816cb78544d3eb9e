package readability

import "github.com/masthead-news/masthead/text"

// A cueSum counts the cue words of the blocks before one, and all their words.
type cueSum struct {
	cues   [numCues]int32
	tokens int32
}

// sumCues adds up the cue words, so that those of any blocks in a row are a
// difference.
func (l *looker) sumCues() {
	l.cues = make([]cueSum, len(l.blocks)+1)
	l.heading = make([]int32, len(l.blocks))
	last := int32(-1)
	for i := range l.blocks {
		f := &l.blocks[i]
		s := l.cues[i]
		s.tokens += f.tokens
		for k := range s.cues {
			s.cues[k] += int32(f.cueCounts[k])
		}
		l.cues[i+1] = s
		l.heading[i] = last
		if l.p.blocks[i].kind == text.Heading {
			last = int32(i)
		}
	}
}

// cueShares appends, for each kind of cue words, its share in the words of
// blocks[from:to].
func (l *looker) cueShares(x []float32, from, to int) []float32 {
	from, to = max(from, 0), min(to, len(l.blocks))
	if from >= to {
		for range numCues {
			x = append(x, -1)
		}
		return x
	}
	a, b := &l.cues[from], &l.cues[to]
	all := float32(max(1, b.tokens-a.tokens))
	for k := range a.cues {
		x = append(x, float32(b.cues[k]-a.cues[k])/all)
	}
	return x
}

// aroundRow appends which cue words stand around block i: in the smallest
// element that holds some blocks, in the heading above it, right before it and
// right after it.
func (l *looker) aroundRow(x []float32, i int) []float32 {
	const some, longAgo = 3, 40
	at := l.p.blocks[i].elem
	for at > 0 && l.p.elems[at].last-l.p.elems[at].first < some {
		at = l.p.elems[at].parent
	}
	e := &l.p.elems[at]
	x = append(x, logOf(float32(e.last-e.first)))
	x = l.cueShares(x, int(e.first), int(e.last))
	if h := int(l.heading[i]); h >= 0 && i-h < longAgo {
		x = append(x, float32(i-h))
		x = l.cueShares(x, h, h+1)
	} else {
		x = append(x, longAgo)
		x = l.cueShares(x, 0, 0)
	}
	x = l.cueShares(x, i-2, i)
	return l.cueShares(x, i+1, i+3)
}
