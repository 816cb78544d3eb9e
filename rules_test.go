package masthead_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
)

const sampleDir = "examples/outlets/sample"

// samplePages reads the sample's pages, in order of their paths.
func samplePages(t testing.TB) []*readability.Page {
	t.Helper()
	var pages []*readability.Page
	err := filepath.WalkDir(sampleDir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, ".md") {
			return err
		}
		body, err := os.ReadFile(path)
		pages = append(pages, &readability.Page{ID: path, Body: body})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 5 {
		t.Fatalf("the sample has %d pages, want 5", len(pages))
	}
	return pages
}

func analyze(t testing.TB, p *readability.Page) *masthead.Document {
	t.Helper()
	var a masthead.Analyzer
	d, err := a.Analyze(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Rule 1: every position is a byte offset into the text, on a rune boundary.
func TestSpansLieInTheText(t *testing.T) {
	pages := samplePages(t)
	if body, err := os.ReadFile("../shared/pages/almayadeen-rafah.txt"); err == nil {
		pages = append(pages, &readability.Page{ID: "rafah", Body: body})
	}
	for _, p := range pages {
		d := analyze(t, p)
		for _, f := range faults(d) {
			t.Errorf("%s: %s", p.ID, f)
		}
		if len(d.Text.Tokens) == 0 || len(d.Mentions) == 0 || len(d.Quotes) == 0 || len(d.Tone.Sentences) != len(d.Text.Sentences) {
			t.Errorf("%s: %d tokens, %d mentions, %d quotes, %d tones of %d sentences: a layer is missing",
				p.ID, len(d.Text.Tokens), len(d.Mentions), len(d.Quotes), len(d.Tone.Sentences), len(d.Text.Sentences))
		}
	}
}

// Rule 2: nothing runs at import, and nothing registers itself.
func TestNothingRunsInInit(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Rule 4: equal input gives equal bytes, whatever GOMAXPROCS.
func TestEqualInEqualOut(t *testing.T) {
	pages := samplePages(t)
	run := func() []byte {
		var a masthead.Analyzer
		var out bytes.Buffer
		for d, err := range a.All(t.Context(), each(pages...)) {
			if err != nil {
				t.Fatal(err)
			}
			if err := json.NewEncoder(&out).Encode(d); err != nil {
				t.Fatal(err)
			}
		}
		return out.Bytes()
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := run()
	runtime.GOMAXPROCS(8)
	for range 2 {
		if eight := run(); !bytes.Equal(one, eight) {
			t.Fatalf("documents differ between GOMAXPROCS 1 and 8, from byte %d on", firstDifference(one, eight))
		}
	}
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// A document goes to JSON and back without loss.
func TestDocumentRoundTrip(t *testing.T) {
	for _, p := range samplePages(t) {
		d := analyze(t, p)
		first, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back masthead.Document
		if err := json.Unmarshal(first, &back); err != nil {
			t.Fatal(err)
		}
		second, err := json.Marshal(&back)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s: the document isn't the same after a round trip", p.ID)
		}
		if len(back.Text.Tokens) != len(d.Text.Tokens) {
			t.Errorf("%s: %d tokens became %d", p.ID, len(d.Text.Tokens), len(back.Text.Tokens))
		}
	}
}

// Rule 5: a text in a language without a model says so and gets no English
// results.
func TestAnotherLanguageIsSaid(t *testing.T) {
	page := &readability.Page{ID: "page.html", Body: []byte(`<html lang="de"><head><title>Der Damm</title></head><body><article><h1>Der Damm</h1>
<p>Die Regierung hat am Dienstag erklärt, dass der Damm nicht sicher ist und dass die Menschen in der Stadt ihre Häuser verlassen müssen. Das sagte die Ministerin in der Hauptstadt.</p>
<p>„Wir werden den Menschen helfen“, sagte sie, und sie fügte hinzu, dass die Arbeiten noch in diesem Jahr beginnen sollen. Wann sie enden, ist nicht bekannt.</p></article></body></html>`)}
	d := analyze(t, page)
	if len(d.Gaps) == 0 || !strings.Contains(d.Gaps[0].Reason, "de") {
		t.Fatalf("gaps are %v, want one that names the language", d.Gaps)
	}
	if len(d.Mentions)+len(d.Quotes)+len(d.Tone.Sentences) > 0 {
		t.Error("a German text got English results")
	}
	if !strings.Contains(d.Article.Text, "Ministerin in der Hauptstadt") {
		t.Error("the article's text is lost")
	}
}

// Rule 6: a tone leads to the words it rests on, and a document to what made it.
func TestEverythingCanBeTraced(t *testing.T) {
	for _, p := range samplePages(t) {
		d := analyze(t, p)
		check := func(where string, tone sentiment.Tone) {
			var sum float64
			for _, e := range tone.Evidence {
				sum += e.Weight
			}
			if math.Abs(sum-tone.Score) > 1e-6 {
				t.Errorf("%s: tone of %s is %g, its evidence sums to %g", p.ID, where, tone.Score, sum)
			}
		}
		check("the document", d.Tone.Document)
		check("the headline", d.Tone.Title)
		for i, tone := range d.Tone.Sentences {
			check(d.Slice(d.Text.Sentences[i].Span), tone)
		}
		for _, target := range d.Tone.Targets {
			check(d.Entities[target.Entity].Name, target.Tone)
		}
		layers := map[string]bool{}
		for _, m := range d.MadeWith {
			if m.Name == "" || m.Version == "" {
				t.Errorf("%s: %+v doesn't say what made the layer", p.ID, m)
			}
			layers[m.Layer] = true
		}
		for _, l := range []string{"article", "text", "entities", "quotes", "sentiment"} {
			if !layers[l] {
				t.Errorf("%s: nothing says what made the layer %q", p.ID, l)
			}
		}
	}
}
