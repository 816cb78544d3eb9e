package quotetag

import (
	"cmp"
	"math"
	"slices"

	"github.com/masthead-news/masthead/internal/gbt"
)

// A Table holds the weights of a stage: a row of label weights for each hashed
// feature, and those of label pairs, all in units of 1/Scale.
type Table struct {
	Rows  []Row
	Next  Pairs[int32]
	Scale float32
}

// A Row holds the weight of a feature for each label, eight numbers of one byte,
// each of them with 128 added, so that many can be summed up at once.
type Row uint64

// zeros is a Row without weights.
const zeros Row = 0x8080808080808080

// RowOf packs weights.
func RowOf(w [8]int8) Row {
	var r Row
	for l, x := range w {
		r |= Row(uint8(int(x)+128)) << (8 * l)
	}
	return r
}

// Weight returns the weight for label l.
func (r Row) Weight(l int) int8 { return int8(int(uint8(r>>(8*l))) - 128) }

// even are the bytes of every other label, with room for a sum of 257 of them.
const even = 0x00FF00FF00FF00FF

// emit sums the rows of the features f, n for each token and n at most 257, into
// s.
func (t *Table) emit(f []uint32, n int, s [][8]int32) {
	mask := uint32(len(t.Rows) - 1)
	for i := range s {
		var a, b uint64
		for _, x := range f[i*n : i*n+n] {
			r := uint64(t.Rows[x&mask])
			a += r & even
			b += r >> 8 & even
		}
		for l := 0; l < 8; l += 2 {
			s[i][l] = int32(uint16(a>>(8*l))) - int32(128*n)
			s[i][l+1] = int32(uint16(b>>(8*l))) - int32(128*n)
		}
	}
}

// The stages.
const (
	First  = iota // labels from words
	Second        // labels from words and the first stage's labels
	Roles         // roles with regard to one cue
	nStages
)

// A Model is what training makes. It is read-only.
type Model struct {
	Words  Words
	Stages [nStages]Table
	// Confidence turns the evidence for a reading of a cue into the log-odds of its
	// being the best, against none being any good. Nil means that all are right.
	Confidence *gbt.Model
}

// An Attribution is a cue with its source and content, in tokens of the Input.
type Attribution struct {
	Source, Cue Range
	Content     []Range
	// Margin is by how much the roles beat no roles at all.
	Margin float32
	// Reading numbers the ways to read the cue, from 0 on.
	Reading int
	// Confidence is how much of the content one can expect to be right, with the
	// right source.
	Confidence float32

	edges [nEdges]float32 // how clear the ends of content and source are in the roles
}

// A View is how much rather a token has each label than none.
type View [nLabels]float32

// A Tagger holds space for one document at a time.
type Tagger struct {
	Input
	// Views are what the second stage makes of each token, whatever stands round it.
	Views  []View
	near   near
	around around
	frame  frame
	feats  []uint32
	dec    Decoder[int32]
	labels [2][]uint8
	roles  []uint8
	scores [][8]int32 // of a frame, kept for a second look
	heard  hearing
	// Of the readings of a cue: what the trees are asked, and what they say.
	evidence []Evidence
	rows     [][]float32
	chances  []float32
}

// Features returns the features of the paragraph p for stage First or Second,
// and how many each token has; zeros stand for none. They are overwritten by the
// next call. Lab are the document's labels by the first stage.
func (t *Tagger) Features(stage int, p Range, lab []uint8) ([]uint32, int) {
	n := nBase
	if stage == Second {
		n = nSecond
	}
	b := t.builder(n * (p.Last - p.First))
	t.near.find(&t.Input, p)
	if stage == Second {
		t.around.find(lab, p)
	}
	all := b.out
	for i := p.First; i < p.Last; i++ {
		b.out, b.n = all[(i-p.First)*n:(i-p.First+1)*n], 0
		t.base(&b, p, i, &t.near)
		if stage == Second {
			t.second(&b, p, i, lab, &t.around)
		}
	}
	return all, n
}

// SetParagraph prepares RoleFeatures for the cues of p, given the document's
// labels.
func (t *Tagger) SetParagraph(p Range, lab []uint8) { t.frame.count(lab, p) }

// RoleFeatures is Features for stage Roles and one cue of the paragraph that
// was set.
func (t *Tagger) RoleFeatures(cue Range, lab []uint8) ([]uint32, int) {
	f := &t.frame
	f.set(&t.Input, cue, lab)
	b := t.builder(nRole * (f.p.Last - f.p.First))
	all := b.out
	for i := f.p.First; i < f.p.Last; i++ {
		b.out, b.n = all[(i-f.p.First)*nRole:(i-f.p.First+1)*nRole], 0
		t.role(&b, f, i, lab)
	}
	return all, nRole
}

func (t *Tagger) builder(n int) builder {
	if cap(t.feats) < n {
		t.feats = make([]uint32, n+n/2)
	}
	return builder{out: t.feats[:n]}
}

// LabelStage labels the document that t has read by stage First or Second; for
// the second, first are the labels by the first. The result is overwritten by
// the next document of t.
func (t *Tagger) LabelStage(m *Model, stage int, first []uint8) []uint8 {
	n := t.Len()
	t.labels[stage] = slices.Grow(t.labels[stage][:0], n)[:n]
	out := t.labels[stage]
	tab := &m.Stages[stage]
	if stage == Second {
		t.Views = slices.Grow(t.Views[:0], n)[:n]
	}
	for _, p := range t.Paragraphs {
		f, n := t.Features(stage, p, first)
		t.dec.Resize(p.Last - p.First)
		tab.emit(f, n, t.dec.Score)
		if stage == Second {
			for i := range t.dec.Score {
				v, s := &t.Views[p.First+i], &t.dec.Score[i]
				for l := range v {
					v[l] = float32(s[l]-s[O]) / tab.Scale
				}
			}
		}
		t.dec.Best(&tab.Next, nLabels, out[p.First:p.Last])
	}
	return out
}

// Attribute finds the attributions of the document that t has read, ordered by
// cue. None shares content with another.
func (t *Tagger) Attribute(m *Model) []Attribution {
	lab := t.LabelStage(m, Second, t.LabelStage(m, First, nil))
	all, ends := t.Candidates(m, lab)
	first := 0
	var out []Attribution
	for k, p := range t.Paragraphs {
		as := all[first:ends[k]]
		t.judge(m, as, p, lab)
		out = append(out, part(as)...)
		first = ends[k]
	}
	return out
}

// Candidates finds what may be attributions, paragraph by paragraph, and returns
// with them where those of each paragraph end. Lab are the labels of the second
// stage.
func (t *Tagger) Candidates(m *Model, lab []uint8) (all []Attribution, ends []int) {
	ends = make([]int, len(t.Paragraphs))
	for k, p := range t.Paragraphs {
		all = append(all, t.candidates(m, p, lab)...)
		ends[k] = len(all)
	}
	t.listen(all)
	return all, ends
}

// candidates finds what may be an attribution in paragraph p, for each cue in one
// reading or more; some claim the same.
func (t *Tagger) candidates(m *Model, p Range, lab []uint8) []Attribution {
	var out []Attribution
	tab := &m.Stages[Roles]
	ready := false
	for i, k := p.First, 0; i < p.Last && k < maxCues; i++ {
		if lab[i] != BCue {
			continue
		}
		k++
		cue := Range{i, i + 1}
		for cue.Last < p.Last && lab[cue.Last] == ICue {
			cue.Last++
		}
		if !ready {
			t.SetParagraph(p, lab)
			ready = true
		}
		f, n := t.RoleFeatures(cue, lab)
		out = t.readings(out, tab, f, n, p, cue, lab)
	}
	return out
}

// maxCues bounds the cues of one paragraph, each of which costs a look at all
// of it.
const maxCues = 64

// lookHarder returns the source of a where the first look found none: nearly
// everything has one, so that a doubtful one is better than none. The scores
// are those of the first look.
func (t *Tagger) lookHarder(tab *Table, p Range, a *Attribution) Range {
	copy(t.dec.Score, t.scores)
	bonus := int32(math.Round(sourceBonus * float64(tab.Scale)))
	for i := range t.dec.Score {
		t.dec.Score[i][RBSource] += bonus
	}
	for _, c := range a.Content {
		MaskCue(t.dec.Score, p, c)
	}
	t.dec.Best(&tab.Next, nRoles, t.roles)
	return RolesOf(t.roles, p, a.Cue).Source
}

// MaskCue makes sure that the cue itself has no role.
func MaskCue[W Weight](score [][8]W, p, cue Range) {
	for i := cue.First; i < cue.Last; i++ {
		for l := 1; l < nRoles; l++ {
			score[i-p.First][l] = never
		}
	}
}

// RolesOf reads an attribution off the roles of a paragraph. Where there are
// several sources, it takes the one nearest to the cue.
func RolesOf(roles []uint8, p, cue Range) Attribution {
	a := Attribution{Cue: cue}
	best := 1 << 30
	for i := 0; i < len(roles); {
		l := roles[i]
		j := i + 1
		for l != RNone && j < len(roles) && roles[j] == l+1 {
			j++
		}
		r := Range{p.First + i, p.First + j}
		switch l {
		case RBSource:
			if d := max(cue.First-r.Last, r.First-cue.Last); d < best {
				a.Source, best = r, d
			}
		case RBContent:
			a.Content = append(a.Content, r)
		}
		i = j
	}
	return a
}

// part takes content that several claim from all but the surest, and drops those
// that are left without, and all readings of a cue but one.
func part(as []Attribution) []Attribution {
	if len(as) < 2 {
		return as
	}
	order := make([]int, len(as))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(as[b].Confidence, as[a].Confidence), cmp.Compare(as[b].Margin, as[a].Margin))
	})
	var taken []Range
	var read []Range // cues
	for _, i := range order {
		a := &as[i]
		if slices.Contains(read, a.Cue) {
			a.Content = nil // better in another reading
			continue
		}
		for _, r := range taken {
			if r.First <= a.Cue.First && a.Cue.First < r.Last {
				a.Content = nil // said within what another said
			}
		}
		var kept []Range
		for _, c := range a.Content {
			for _, r := range taken {
				if r.First < c.Last && c.First < r.Last {
					if r.First > c.First {
						c.Last = r.First
					} else {
						c.First = min(r.Last, c.Last)
					}
				}
			}
			if c.First < c.Last {
				kept = append(kept, c)
			}
		}
		if a.Content = kept; len(kept) > 0 {
			taken, read = append(taken, kept...), append(read, a.Cue)
		}
	}
	return slices.DeleteFunc(as, func(a Attribution) bool { return len(a.Content) == 0 })
}

// sourceBonus is what the second look for a source adds to the score of each
// beginning of one, in the units of training. In cross-validation 60 is a little
// better than 150, and 300 costs a point of F1.
const sourceBonus = 60
