package eval

import (
	"encoding/json"
	"testing"
)

func TestNames(t *testing.T) {
	var gold []NamesGold
	// Mara Lind of Oslo told Reuters
	in := `[{"id": "a", "region": "north",
		"spans9": [[0, 9, "Person"], [13, 17, "Location"], [23, 30, "Organization"]],
		"spans4": [[0, 9, "PER", "Mara Lind"], [13, 17, "LOC"], [23, 30, "ORG"]]}]`
	if err := json.Unmarshal([]byte(in), &gold); err != nil {
		t.Fatal(err)
	}
	pred := []NamesPrediction{{ID: "a", Spans: []NameSpan{{0, 9, "Person"}, {13, 17, "Facility"}, {18, 22, "Date"}}}}
	m := ScoreNames(gold, pred, false)
	want(t, m, "precision", 1./3)
	want(t, m, "recall", 1./3)
	want(t, m, "f1.Person", 1)
	want(t, m, "f1.region.north", 1./3)
	want(t, m, "worst_region_f1", 1./3)
	want(t, m, "untyped_f1", 2./3)
	m = ScoreNames(gold, pred, true)
	want(t, m, "f1", .8) // a facility is a location among four
	want(t, m, "per_org_loc_f1", .8)
	want(t, m, "untyped_f1", .8)
	pred[0].Spans = append(pred[0].Spans, NameSpan{23, 30, "Misc"})
	want(t, ScoreNames(gold, pred, true), "f1", .8) // a set without MISC doesn't ask for it
}

func TestNameSpanRefusesOddJSON(t *testing.T) {
	for _, in := range []string{`[1, 2]`, `["a", 2, "Person"]`, `[1, 2, 3]`, `{}`} {
		var s NameSpan
		if err := json.Unmarshal([]byte(in), &s); err == nil {
			t.Errorf("%s was read as %v", in, s)
		}
	}
}

func TestSentencesAndTokens(t *testing.T) {
	gold := []Segments{{ID: "a", Text: "He left. She can't.", Sentences: [][2]int{{0, 8}, {9, 19}}, Tokens: []TaggedToken{
		{0, 2, "PRP"}, {3, 7, "VBD"}, {7, 8, "."}, {9, 12, "PRP"}, {13, 15, "MD"}, {15, 18, "RB"}, {18, 19, "."},
	}}}
	pred := []Segments{{ID: "a", Sentences: [][2]int{{0, 9}, {9, 18}}, Tokens: []TaggedToken{
		{0, 2, "PRP"}, {3, 7, "VBN"}, {7, 8, "."}, {9, 12, "PRP"}, {13, 18, "MD"}, {18, 19, "."},
	}}}
	m := ScoreSegments(gold, pred)
	want(t, m, "sentence_f1", .5) // the blank after the first one doesn't count
	want(t, m, "token_precision", 5./6)
	want(t, m, "token_recall", 5./7)
	want(t, m, "xpos", .8)
	want(t, m, "xpos_words", 2./3) // full stops aside
}

// The example of Bagga and Baldwin (1998): all of two clusters in one.
func TestStories(t *testing.T) {
	gold, pred := make(map[string]string), make(map[string]string)
	for i, id := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c"} {
		gold[id] = "AAAAABBCCCCC"[i : i+1]
		pred[id] = "AAAAABBBBBBB"[i : i+1]
	}
	m := ScoreStories(gold, pred)
	want(t, m, "bcubed_precision", 16./21)
	want(t, m, "bcubed_recall", 1)
	delete(pred, "1") // a document that isn't grouped stands alone
	m = ScoreStories(gold, pred)
	want(t, m, "bcubed_recall", (1./5+4*4./5+7)/12)
	want(t, m, "clusters", 3)
}

func TestClusters(t *testing.T) {
	label := func(start, end int, id string) LinkedName {
		return LinkedName{Span: [2]int{start, end}, EntityID: id, Type: "person"}
	}
	gold := []LinkedText{{ID: json.RawMessage(`7`), Within: [2]int{0, 100}, Labels: []LinkedName{
		label(0, 4, "Q1"), label(10, 14, "Q1"), label(20, 24, "Q2"),
		{Span: [2]int{30, 32}, EntityID: "Q1", Coref: true},
		label(120, 124, "Q2"),
	}}}
	if got := len(gold[0].Names()); got != 3 {
		t.Fatalf("%d names count, want 3: pronouns and what lies outside don't", got)
	}
	m := ScoreClusters(gold, []ClusterPrediction{{ID: json.RawMessage(`7`), Clusters: [][]int{{0, 1, 2}}}})
	want(t, m, "b3.r", 1)
	want(t, m, "b3.p", (2./3+2./3+1./3)/3)
	want(t, m, "muc.p", .5)
	want(t, m, "muc.r", 1)
	want(t, m, "ceafe.p", .8) // 2·2/(2+3) for the one cluster that is left
	want(t, m, "ceafe.r", .4)
	want(t, ScoreClusters(gold, nil), "mean", 0)
}

func TestReuse(t *testing.T) {
	a := "one two three four five six seven eight nine ten eleven twelve"
	texts := map[string]string{"a": a, "b": a + " and more", "c": "none of these words stands in the other one at all"}
	gold := []ReusePair{{"b", "a", .9}, {"a", "d", .4}}
	m := ScoreReuse(gold, []ReusePair{{A: "a", B: "b"}, {A: "b", B: "c"}}, texts)
	want(t, m, "recall", .5)
	want(t, m, "precision", .5)
	want(t, m, "recall.80-100", 1)
	want(t, m, "recall.30-50", 0)
}

func TestNaming(t *testing.T) {
	gold := []NamingChain{
		{"e", "Herald", "e_Lind_ACTOR", []string{"Mayor Lind", "the mayor", "Lind 's"}},
		{"e", "Courier", "e_Lind_ACTOR", []string{"Lind", "Lind", "Lind", "Lind", "Lind"}},
		{"e", "Herald", "e_appeal_ACTION", []string{"to appeal"}},
	}
	pred := []NamingCount{
		{"e", "Mara Lind", "Herald", "Lind", 1},
		{"e", "Mara Lind", "Herald", "The Mayor", 1},
		{"e", "Mara Lind", "Courier", "Lind", 8},
		{"e", "Oslo", "Courier", "Lind", 1},
	}
	m := ScoreNaming(gold, pred)
	want(t, m, "naming.n", 2)
	want(t, m, "naming_found", 1)
	want(t, m, "naming", .5) // two for three is near enough, eight for five isn't
	want(t, m, "naming_exact", 0)
	want(t, m, "naming_all", 1./3)
	want(t, m, "naming_names_f1", 2*7./(8+10)) // the Herald's two, the Courier's five of eight
}
