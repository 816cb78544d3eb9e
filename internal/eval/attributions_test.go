package eval

import (
	"encoding/json"
	"strings"
	"testing"
)

// attributions reads a text in which ⟨ ⟩ stand round sources, ‹ › round cues
// and ⟦ ⟧ round contents; ¶ ends an attribution's part of the text.
func attributions(t *testing.T, marked string) (string, []Attribution) {
	t.Helper()
	var text []rune
	as := []Attribution{{}}
	var starts []int
	for _, r := range marked {
		last := &as[len(as)-1]
		switch r {
		case '⟨', '‹', '⟦':
			starts = append(starts, len(text))
		case '⟩', '›', '⟧':
			x := Range{starts[len(starts)-1], len(text)}
			starts = starts[:len(starts)-1]
			to := map[rune]*Ranges{'⟩': &last.Source, '›': &last.Cue, '⟧': &last.Content}[r]
			*to = append(*to, x)
		case '¶':
			as = append(as, Attribution{})
		default:
			text = append(text, r)
		}
	}
	return string(text), as
}

func TestAttributions(t *testing.T) {
	text, gold := attributions(t, "⟦“We will appeal,”⟧ ‹said› ⟨Mara Lind⟩. ¶⟨She⟩ ‹hopes› ⟦to win the case⟧.")
	same, pred := attributions(t, "⟦“We will appeal⟧,” ‹said› ⟨Mara⟩ Lind. ¶⟨She⟩ hopes to ⟦win⟧ the case.")
	if text != same {
		t.Fatalf("two texts: %q, %q", text, same)
	}
	var s AttributionScorer
	s.Add(text, gold, pred)
	m := s.Metrics()
	want(t, m, "content.direct.50", 1)
	want(t, m, "content.direct.ex", 1) // marks and commas at the ends don't count
	want(t, m, "joint.direct", 1)      // one word of the source is enough
	want(t, m, "source|content.direct.exact", 0)
	want(t, m, "content.indirect.50", 0)
	want(t, m, "joint.all", .5)
	want(t, m, "speech.recall50", 1) // "hopes" is no speech
	want(t, m, "span.cue.cofe.p", 1)
	want(t, m, "span.cue.cofe.r", .5)
	want(t, m, "ggt.speaker_acc.30", 1)
	want(t, m, "citron.all.exact", 0)
}

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`He said "no" and "yes".`, `"no""yes"`},
		{"“One «two» three” four", "“One «two» three”"},
		{"''A pair of ticks'' is one mark", "''A pair of ticks''"},
		{"Open \"to the end\nof the paragraph", `"to the end`},
		{"It's Lind's", ""},
	} {
		q := newQuotedText(c.in)
		var b strings.Builder
		for i, r := range q.runes {
			if q.quoted[i] {
				b.WriteRune(r)
			}
		}
		if b.String() != c.want {
			t.Errorf("in %q, %q is quoted, want %q", c.in, b.String(), c.want)
		}
	}
}

func TestRangesReadBothForms(t *testing.T) {
	var a Attribution
	if err := json.Unmarshal([]byte(`{"cue": [3, 7], "content": [[9, 12], [0, 2], [5, 5]]}`), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Cue) != 1 || a.Cue[0] != (Range{3, 7}) {
		t.Errorf("cue is %v", a.Cue)
	}
	if len(a.Content) != 2 || a.Content[0] != (Range{0, 2}) {
		t.Errorf("content is %v, want two ranges in order", a.Content)
	}
}

func TestMarks(t *testing.T) {
	gold := []Fragment{
		{Doc: "d", Span: Range{0, 10}, Label: "scare"},
		{Doc: "d", Span: Range{20, 30}, Label: "title"},
		{Doc: "d", Span: Range{40, 50}, Label: "quotation"},
		{Doc: "d", Span: Range{60, 70}, Label: "scare", Ambiguous: true},
	}
	pred := []Fragment{
		{Doc: "d", Span: Range{6, 20}, Label: "scare"}, // less than half
		{Doc: "d", Span: Range{20, 30}, Label: "label"},
		{Doc: "d", Span: Range{41, 49}, Label: "quotation"},
		{Doc: "d", Span: Range{60, 70}, Label: "quotation"},
	}
	m := ScoreMarks(gold, pred)
	want(t, m, "accuracy", .75)
	want(t, m, "name", 1) // a title and a label are one of three
	want(t, m, "four.title", 0)
	want(t, m, "scare.r", .5)
	want(t, m, "macro_f1", (1+1+2./3)/3)
}

func TestTone(t *testing.T) {
	items := []ToneItem{
		{Gold: -1, Pred: -1, Rank: -.9},
		{Gold: 0, Pred: -1, Rank: -.1},
		{Gold: 1, Pred: 1, Rank: .8},
		{Gold: 1, Pred: 0, Rank: .3},
	}
	m := ScoreClasses(items, []int{-1, 0, 1})
	want(t, m, "accuracy", .5)
	want(t, m, "f1_macro", (2./3+0+2./3)/3)
	want(t, m, "class.1.r", .5)
	m = ScoreRanking(items)
	want(t, m, "auc", 1)
	want(t, m, "best_f1", 1)

	line := []ToneItem{{Gold: 2, Pred: .2, Rank: .2}, {Gold: -2, Pred: -.2, Rank: -.2}, {Gold: 0, Pred: 0, Rank: 0}, {Gold: 4, Pred: .4, Rank: .4}}
	m = ScoreGraded(line)
	want(t, m, "pearson", 1)
	want(t, m, "spearman", 1)
	want(t, m, "mae_fit", 0)
	want(t, m, "f1_macro", 1)
	want(t, ScoreGraded([]ToneItem{{Gold: 1, Pred: 0, Rank: 0}, {Gold: 2, Pred: 0, Rank: 0}}), "pearson", 0)
}

func TestRanksShareTies(t *testing.T) {
	got := ranks([]float64{5, 1, 5, 9})
	for i, r := range []float64{1.5, 0, 1.5, 3} {
		if got[i] != r {
			t.Errorf("rank %d is %v, want %v", i, got[i], r)
		}
	}
}
