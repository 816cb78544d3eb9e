package readability

import "github.com/masthead-news/masthead/internal/hashed"

// wordParts is the number of parts of the pages that the words are learned from.
const wordParts = 3

// learnHints learns what words say from the pages that aren't in the fold out,
// and fills in the hints of all pages: on pages that are learned from, by what the
// others say, so that the trees find hints no better than on new pages.
func (tr *blockTrainer) learnHints(out int) hintModel {
	hints := map[*goldPage][]blockHint{}
	for k := range wordParts {
		m := tr.fitHints(func(g *goldPage) bool { return g.fold != out && g.part != k })
		for _, g := range tr.pages {
			if g.fold != out && g.part == k {
				hints[g] = m.hints(g.l)
			}
		}
	}
	m := tr.fitHints(func(g *goldPage) bool { return g.fold != out })
	for _, g := range tr.pages {
		if g.fold == out {
			hints[g] = m.hints(g.l)
		}
	}
	tr.hints[slot(out)] = hints
	return m
}

// slot returns where the hints without the fold out are kept; -1 is none.
func slot(out int) int { return (out + folds + 1) % (folds + 1) }

// fitHints learns from the pages for which in is true.
func (tr *blockTrainer) fitHints(in func(*goldPage) bool) hintModel {
	var words, names []hashed.Example
	for _, g := range tr.pages {
		if !in(g) {
			continue
		}
		same := map[[2]int32]int{} // examples of names, by element and label
		for i := range g.label {
			keep, weight := g.keep(i)
			if !keep {
				continue
			}
			words = append(words, hashed.Example{Keys: g.words[i], Label: g.label[i], Weight: weight, Group: g.site})
			at := [2]int32{g.l.p.blocks[i].elem, int32(g.label[i])}
			if k, ok := same[at]; ok {
				names[k].Weight += weight
				continue
			}
			same[at] = len(names)
			names = append(names, hashed.Example{Keys: g.names[i], Label: g.label[i], Weight: weight, Group: g.site})
		}
	}
	return hintModel{words: hashed.Train(words, hashed.Params{}), names: hashed.Train(names, hashed.Params{})}
}

// findKeys fills in the keys of all blocks.
func (g *goldPage) findKeys() {
	n := len(g.l.blocks)
	g.words, g.names = make([][]uint32, n), make([][]uint32, n)
	ofElem := map[int32][]uint32{}
	for i := range n {
		g.words[i] = g.l.wordKeys(nil, i)
		e := g.l.p.blocks[i].elem
		if ofElem[e] == nil {
			keys := []uint32{}
			g.l.above(i, func(up int32, place byte) { keys = g.l.nameKeys(keys, up, place) })
			ofElem[e] = keys
		}
		g.names[i] = ofElem[e]
	}
}
