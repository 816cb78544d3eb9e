package names

import "slices"

// Training sees the features of a text through these functions; see
// internal/train/names.

// Run is a run of units that are labeled together.
type Run struct {
	Features [][]uint32
	Seen     []int           // how many features, of the first, the hidden layer sees
	Words    [][Roles]uint32 // hashes of the words that stand around each unit, role by role
	Gold     []int
}

// Roles is how many words around a unit the hidden layer sees.
const Roles = int(roles)

// Span is a name as a person marked it.
type Span struct {
	Start, End int
	Class      int
}

// Mark sets the gold labels of an analyzed text. Units of a name are opened even
// where the lexicon would leave them out. It returns how many of the spans don't
// lie on the bounds of units, and are left out.
func (a *Analysis) Mark(spans []Span) (gold []int, missed int) {
	gold = make([]int, len(a.us))
	i := 0
	for _, s := range spans {
		for i < len(a.us) && int(a.us[i].Start) < s.Start {
			i++
		}
		lo := i
		hi := lo
		for hi < len(a.us) && int(a.us[hi].End) < s.End {
			hi++
		}
		if hi >= len(a.us) || int(a.us[lo].Start) != s.Start || int(a.us[hi].End) != s.End || a.sentenceOf(lo) != a.sentenceOf(hi) {
			missed++
			continue
		}
		LabelSpan(gold[lo:hi+1], s.Class)
		for ; i <= hi; i++ {
			a.us[i].open = true
		}
	}
	return gold, missed
}

func (a *Analysis) sentenceOf(unit int) int {
	lo, hi := 0, len(a.first)-1
	for lo+1 < hi {
		if mid := (lo + hi) / 2; a.first[mid] <= unit {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// Words calls f with each unit of an analyzed text: its bytes, its label, and
// whether it begins with a capital letter.
func (a *Analysis) Words(gold []int, f func(start, end, label int, capital bool)) {
	for i := range a.us {
		u := &a.us[i]
		f(int(u.Start), int(u.End), gold[i], u.cap || u.digit)
	}
}

// Runs appends the runs of an analyzed text, with their features.
func (a *Analysis) Runs(gold []int, out []Run) []Run {
	var buf []uint32
	for _, x := range a.runs(nil) {
		r := Run{Gold: gold[x.base+x.lo : x.base+x.hi]}
		for i := x.lo; i < x.hi; i++ {
			fs, n := a.features(x.sent, i, buf[:0])
			buf = fs
			r.Features, r.Seen = append(r.Features, slices.Clone(fs)), append(r.Seen, n)
			var ws [Roles]uint32
			for k := range ws {
				ws[k] = key32(at(x.sent, i+role(k).step()).lw)
			}
			r.Words = append(r.Words, ws)
		}
		out = append(out, r)
	}
	return out
}
