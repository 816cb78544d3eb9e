package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/eval"
)

func TestPlan(t *testing.T) {
	sections, err := plan(planText)
	if err != nil {
		t.Fatal(err)
	}
	limits, err := parseFloors(eval.Floors)
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[floorKey]bool)
	for _, s := range sections {
		if s.title == "" || len(s.words) == 0 || len(s.runs) == 0 {
			t.Errorf("section %q has no words or no runs", s.title)
		}
		for _, r := range s.runs {
			if _, err := parse(r.args); err != nil {
				t.Errorf("%s: %v", r.command(), err)
			}
			if !strings.Contains(strings.Join(layerNames(), " "), r.args[0]) {
				t.Errorf("%s: no such layer", r.command())
			}
			for _, x := range r.figures {
				known[floorKey{r.command(), x.metric}] = true
			}
		}
	}
	for k := range limits {
		if !known[k] {
			t.Errorf("a floor for %v, which nothing measures", k)
		}
	}
}

func TestPlanRefusesWhatItCannotRead(t *testing.T) {
	for _, in := range []string{"words before a section", "== A\n  f1 | words | others", "== A\nrun names -data x\n  f1 | words"} {
		if _, err := plan(in); err == nil {
			t.Errorf("%q was read", in)
		}
	}
}

func TestCheckSkipsWithoutData(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"check", "-shared", t.TempDir() + "/none"}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "skipped") {
		t.Errorf("check doesn't say that it skips: %q", out.String())
	}
}

func TestRunSaysWhatIsWrong(t *testing.T) {
	for in, part := range map[string]string{
		"":                                 "say what to measure",
		"nmaes -data x":                    `no layer "nmaes"; there are extract`,
		"names":                            "-data",
		"names x":                          `"x" is no flag`,
		"names -data /none":                "/none",
		"names -data . -classes 3":         "names: ",
		"tone -data eval_test.go":          "eval_test.go",
		"dumps -data /none -style unknown": "unknown",
	} {
		err := run(strings.Fields(in), new(strings.Builder))
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("eval %s: error %v, want one with %q", in, err, part)
		}
	}
}

// A set under any name, in any folder, with pages compressed or not.
func TestExtractReadsSets(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "some-set")
	page := "<html><head><title>Harbor closes</title></head><body><article><h1>Harbor closes</h1>" +
		strings.Repeat("<p>The harbor will close for a week, the mayor said on Monday after a long meeting of the council.</p>", 5) +
		"</article></body></html>"
	put(t, dir, "html/x_1.html.gz", zipped(t, page))
	put(t, dir, "html/2.html", []byte(page))
	put(t, dir, "gold.json", []byte(`{
		"x/1": {"html": "html/x_1.html.gz", "dump": "x_1.txt", "articleBody": "The harbor will close for a week", "author": null, "date": null},
		"2": {"html": "elsewhere/2.html", "articleBody": "The harbor will close for a week", "title": "Harbor closes"}}`))
	m := score(t, "extract", "-data", dir)
	if v, _ := m.Get("recall"); v != 1 {
		t.Errorf("recall is %v, want 1: %v", v, m)
	}

	put(t, dir, "../dumps/browser/some-set/x_1.txt", []byte("Harbor closes\n\n"+"The harbor will close for a week"))
	put(t, dir, "../dumps/browser/some-set/2.txt", []byte("Harbor closes\n\n"+"The harbor will close for a week"))
	beside := score(t, "dumps", "-data", dir)
	direct := score(t, "dumps", "-data", filepath.Join(dir, "../dumps/browser/some-set"))
	a, _ := json.Marshal(beside)
	b, _ := json.Marshal(direct)
	if _, ok := beside.Get("shingle_f1"); !ok || string(a[:40]) != string(b[:40]) {
		t.Errorf("the folder of the set gives %s, that of the dumps %s", a, b)
	}
}

// A set that was renamed finds its dumps, and a page that isn't there is an
// empty answer, unless none is.
func TestDumpsOfARenamedSet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "harbor_test")
	put(t, dir, "gold.json", []byte(`{
		"1": {"dump": "1.txt", "articleBody": "The harbor will close for a week"},
		"2": {"dump": "2.txt", "articleBody": "The harbor will close for a week"}}`))
	if err := run([]string{"dumps", "-data", dir, "-style", "lynx"}, new(strings.Builder)); err == nil {
		t.Error("a set without any page was measured")
	}
	put(t, dir, "dumps/lynx/harbor/1.txt", []byte("Harbor closes\n\nThe harbor will close for a week, the mayor said on Monday after a long meeting."))
	if err := run([]string{"dumps", "-data", dir, "-style", "lynx", "-json"}, new(strings.Builder)); err != nil {
		t.Error(err)
	}
}

// What stands in a model's card is read by its row.
func TestFiguresFromCards(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "CARD.md", []byte("| | all |\n| --- | --- |\n| training half, 3 folds | 82.0 | .585 |\n"))
	card := filepath.Join(dir, "CARD.md")
	for at, want := range map[string]float64{card + ": training half: 1": .82, card + ": training half: 2": .585} {
		if got, err := fromCard(at); err != nil || got != want {
			t.Errorf("%s is %v, want %v (%v)", at, got, want, err)
		}
	}
	if _, err := fromCard(card + ": dev half: 1"); err == nil {
		t.Error("a row that isn't there was read")
	}
}

func TestOutputIsOneObject(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "texts.jsonl", []byte(`{"id": "a", "text": "Mara Lind spoke in Oslo.", "spans4": [[0, 9, "PER"], [19, 23, "LOC"]]}`+"\n"))
	var out bytes.Buffer
	found := filepath.Join(dir, "found.jsonl")
	if err := run([]string{"names", "-data", filepath.Join(dir, "texts.jsonl"), "-json", "-out", found}, &out); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Layer   string
		Data    string
		Metrics map[string]float64
		N       int
		CPU     *float64 `json:"cpu_seconds"`
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatalf("%v: %s", err, out.String())
	}
	if _, ok := r.Metrics["f1"]; !ok || r.Layer != "names" || r.N != 1 || r.CPU == nil || r.Data == "" {
		t.Errorf("got %s", out.String())
	}
	b, err := os.ReadFile(found)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(b), `{"id":"a","spans":[`) {
		t.Errorf("-out holds %s", b)
	}
}

func TestRewriteKeepsWhatPeopleWrote(t *testing.T) {
	file := filepath.Join(t.TempDir(), "quality.md")
	for range 2 {
		if err := rewrite(file, tablesBegin+"\nNEW\n"+tablesEnd+"\n"); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(b), "NEW"); n != 1 || !strings.HasPrefix(string(b), "# Quality") {
			t.Fatalf("the page is %q", b)
		}
		if err := os.WriteFile(file, append(b, "\nA note by hand.\n"...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "A note by hand.") {
		t.Error("a note is gone")
	}
}

func TestFloors(t *testing.T) {
	for v, want := range map[float64]float64{.8537: .833, .005: 0, 1: .98} {
		if got := floorOf(v); got != want {
			t.Errorf("the floor of %v is %v, want %v", v, got, want)
		}
	}
	if _, err := parseFloors("names f1 .5"); err == nil {
		t.Error("a line without tabs was read")
	}
}

func put(t *testing.T, dir, name string, b []byte) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func zipped(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
