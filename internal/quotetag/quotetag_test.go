package quotetag

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/gbt"
	"github.com/masthead-news/masthead/text"
)

// Words joined by hyphens are one token, hidden marks are none, and each token
// leads back to those of the document.
func TestRead(t *testing.T) {
	const s = `The front-runner told "Norland" that “it - perhaps - ended.” He left.`
	d := text.New(s)
	hidden := text.Span{Start: 22, End: 31}
	speech := text.Span{Start: 37, End: len(s) - len(" He left.")}
	var in Input
	in.Read(d, []Mark{{hidden, true}, {speech, false}}, &Words{})
	var words []string
	for i := range in.Len() {
		first, last := in.Tokens(Range{i, i + 1})
		words = append(words, s[d.Tokens[first].Start:d.Tokens[last-1].End])
	}
	want := []string{"The", "front-runner", "told", "Norland", "that", "“", "it", "-", "perhaps", "-", "ended", ".", "”", "He", "left", "."}
	if len(words) != len(want) {
		t.Fatalf("%q", words)
	}
	for i := range want {
		if words[i] != want[i] {
			t.Errorf("token %d: %q, want %q", i, words[i], want[i])
		}
	}
	if in.state[3] != outside || in.state[5] != opening || in.state[6] != inside || in.state[12] != closing {
		t.Errorf("states: %v", in.state)
	}
	if len(in.Sentences) != 2 || len(in.Paragraphs) != 1 {
		t.Errorf("%d sentences, %d paragraphs", len(in.Sentences), len(in.Paragraphs))
	}
}

// Sums of packed rows are those of the numbers in them.
func TestEmit(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const n = 257
	tab := Table{Rows: make([]Row, 8)}
	var weights [8][8]int8
	for i := range weights {
		for l := range weights[i] {
			weights[i][l] = int8(rng.IntN(256) - 128)
		}
		tab.Rows[i] = RowOf(weights[i])
	}
	for _, fixed := range []int{-1, 0, 5} {
		f := make([]uint32, n)
		var want [8]int32
		for i := range f {
			f[i] = rng.Uint32()
			if fixed >= 0 {
				f[i] = uint32(fixed)
			}
			for l, w := range weights[f[i]&7] {
				want[l] += int32(w)
			}
		}
		var got [1][8]int32
		tab.emit(f, n, got[:])
		if got[0] != want {
			t.Errorf("got %v, want %v", got[0], want)
		}
	}
}

// Viterbi finds what trying all paths finds.
func TestBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n := 1 + rng.IntN(4)
		var next Pairs[int32]
		for k := range next {
			for l := range nRoles {
				next[k][l] = int32(rng.IntN(20) - 10)
			}
		}
		next.Forbid(nRoles)
		var dec Decoder[int32]
		dec.Resize(n)
		emit := make([][8]int32, n)
		for i := range emit {
			for l := range nRoles {
				emit[i][l] = int32(rng.IntN(20) - 10)
			}
		}
		best := int32(never * 100)
		path := make([]uint8, n)
		for code := range pow(nRoles, n) {
			score, prev := int32(0), nLabels
			for i, c := 0, code; i < n; i, c = i+1, c/nRoles {
				score += emit[i][c%nRoles] + next[prev][c%nRoles]
				prev = c % nRoles
			}
			best = max(best, score)
		}
		copy(dec.Score, emit)
		if got := dec.Best(&next, nRoles, path); got != best {
			t.Fatalf("best path %v scores %d, want %d", path, got, best)
		}
	}
}

func pow(b, n int) int {
	p := 1
	for range n {
		p *= b
	}
	return p
}

func TestFormat(t *testing.T) {
	m := &Model{Words: NewWords(map[uint32]Word{7: {Prior: 3}, 5: {Prior: 1, Kin: 6, Class: 300, Sense: 700, Field: 200, Speaks: 9, Vector: [nVector]int8{-127, 5}}})}
	for s := range m.Stages {
		m.Stages[s] = Table{Rows: []Row{zeros, zeros, zeros, RowOf([8]int8{1, -2, 3, -4, 5})}, Scale: 2}
		m.Stages[s].Next.Forbid(labelsOf(s))
	}
	rows := [][]float32{make([]float32, nEvidence), make([]float32, nEvidence)}
	rows[1][7] = 1
	m.Confidence = gbt.Train(rows, []float32{0, 1}, nil, gbt.Params{Trees: 3})
	b := m.Append(nil)
	got, err := Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Append(nil), b) {
		t.Error("reading and writing again changes the model")
	}
	if w := got.Words.find(5); w != (Word{Prior: 1, Kin: 6, Class: 300, Sense: 700, Field: 200, Speaks: 9, Vector: [nVector]int8{-127, 5}}) {
		t.Errorf("word 5: %+v", w)
	}
	for n := range len(b) {
		if _, err := Parse(b[:n]); !errors.Is(err, ErrFormat) {
			t.Fatalf("the first %d bytes: %v", n, err)
		}
	}
}

func TestRolesOf(t *testing.T) {
	roles := []uint8{RNone, RBSource, RNone, RBSource, RISource, RNone, RBContent, RIContent, RBContent}
	a := RolesOf(roles, Range{10, 19}, Range{15, 16})
	if a.Source != (Range{13, 15}) {
		t.Errorf("source %v is not the one next to the cue", a.Source)
	}
	if len(a.Content) != 2 || a.Content[0] != (Range{16, 18}) || a.Content[1] != (Range{18, 19}) {
		t.Errorf("content %v", a.Content)
	}
}

// Content has one owner, and a cue one reading.
func TestPart(t *testing.T) {
	as := part([]Attribution{
		{Cue: Range{1, 2}, Content: []Range{{2, 9}}, Confidence: 0.5},
		{Cue: Range{12, 13}, Content: []Range{{7, 12}}, Confidence: 0.2},
		{Cue: Range{4, 5}, Content: []Range{{5, 7}}, Confidence: 0.1},
	})
	if len(as) != 2 || as[1].Content[0] != (Range{9, 12}) {
		t.Errorf("%+v", as)
	}
	as = part([]Attribution{
		{Cue: Range{1, 2}, Content: []Range{{2, 5}}, Confidence: 0.3},
		{Cue: Range{1, 2}, Content: []Range{{2, 9}}, Confidence: 0.4, Reading: 1},
	})
	if len(as) != 1 || as[0].Reading != 1 {
		t.Errorf("readings of one cue: %+v", as)
	}
}

// A reading that is much like others is surer than the likeliest, if that stands
// alone.
func TestExpect(t *testing.T) {
	as := []Attribution{
		{Source: Range{0, 2}, Content: []Range{{10, 20}}},
		{Source: Range{0, 1}, Content: []Range{{10, 19}}},
		{Source: Range{0, 2}, Content: []Range{{10, 13}}},
		{Source: Range{5, 6}, Content: []Range{{10, 20}}},
	}
	expect(as, []float32{1, 1, 1.3, -2})
	if a := as[0].Confidence; a <= as[2].Confidence || a <= as[1].Confidence*.99 {
		t.Errorf("the first is right to %.2f, its like to %.2f, one that stands alone to %.2f", a, as[1].Confidence, as[2].Confidence)
	}
	e := math.Exp(-2)
	if want := float32(e / (1 + 2*math.Exp(1) + math.Exp(1.3) + e)); math.Abs(float64(as[3].Confidence-want)) > 1e-6 {
		t.Errorf("another source: %v, want its own chance alone, %v", as[3].Confidence, want)
	}
}

func TestWorth(t *testing.T) {
	a := []Range{{0, 4}, {6, 10}}
	if j := Jaccard(a, []Range{{2, 8}}); j != 4./10 {
		t.Errorf("they share %v, want .4", j)
	}
	if Worth(Jaccard(a, a)) != 1 || Worth(.49) != 0 || Worth(.9) <= Worth(.6) {
		t.Error("the same words are worth 1, less than half of them nothing")
	}
}

// Content may end where clauses and phrases do, and go on with the next quotation;
// the source may be another one of the sentence.
func TestVariants(t *testing.T) {
	const s = `Lind and Brandt said the port would open, which is late. “Very late.”`
	d := text.New(s)
	var tg Tagger
	quote := strings.Index(s, "“")
	tg.Read(d, []Mark{{Span: text.Span{Start: quote, End: len(s)}}}, &Words{})
	lab := make([]uint8, tg.Len())
	lab[0], lab[2], lab[3] = BSource, BSource, BCue
	tg.scores = make([][8]int32, tg.Len())
	for i := range tg.scores {
		tg.scores[i][RNone] = 10
	}
	a := Attribution{Source: Range{2, 3}, Cue: Range{3, 4}, Content: []Range{{4, 12}}}
	v := variants{t: &tg, out: []Attribution{a}, a: a, p: tg.Paragraphs[0], scale: 1}
	v.ends()
	v.pieces()
	v.sources(lab)
	var got []string
	for _, b := range v.out {
		for _, r := range append([]Range{b.Source}, b.Content...) {
			first, last := tg.Tokens(r)
			if first < last {
				got = append(got, s[d.Tokens[first].Start:d.Tokens[last-1].End]+";")
			}
		}
		got = append(got, "\n")
	}
	for _, want := range []string{
		"Brandt; the port would open;", "Brandt; the port would open, which is late; “Very late.”;",
		"the port would open, which is late;", "Lind; the port would open, which is late;",
	} {
		if !strings.Contains(" "+strings.Join(got, " "), " "+want+" \n") {
			t.Errorf("no reading %q in\n%s", want, strings.Join(got, " "))
		}
	}
}
