package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// suites runs test cases that other libraries keep. Their conventions are not
// always ours, so a miss is something to look at, not always a fault.
type suites struct {
	dir   string
	cases []verdict
}

// A verdict is how one case went.
type verdict struct {
	Suite string  `json:"suite"`
	Case  string  `json:"case"`
	Score float64 `json:"score"` // 1 where it is right
	Got   any     `json:"got,omitempty"`
	Want  any     `json:"want,omitempty"`
}

func loadPeers(o *options) (task, error) {
	_, err := firstFile(o.data)
	return &suites{dir: o.data}, err
}

func (t *suites) predict() error {
	for _, suite := range []struct {
		file string
		run  func(*suites, string) error
	}{
		{"golden_rules_en*.json", (*suites).goldenRules},
		{"spacy_en_tokenizer*.json", (*suites).spacyTokens},
		{"textacy_quotations*.json", (*suites).textacyQuotes},
		{"blns*.json", (*suites).naughtyStrings},
		{"mozilla_test_pages*.tar.xz", (*suites).mozillaPages},
	} {
		files, err := filepath.Glob(filepath.Join(t.dir, suite.file))
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := suite.run(t, f); err != nil {
				return fmt.Errorf("%s: %w", f, err)
			}
		}
	}
	if len(t.cases) == 0 {
		return fmt.Errorf("no suite in %s", t.dir)
	}
	return nil
}

func (t *suites) add(suite, name string, right bool, got, want any) {
	v := verdict{Suite: suite, Case: name, Got: got, Want: want}
	if right {
		v = verdict{Suite: suite, Case: name, Score: 1}
	}
	t.cases = append(t.cases, v)
}

// goldenRules splits sentences: Pragmatic Segmenter's rules and regressions.
func (t *suites) goldenRules(file string) error {
	var cases []struct {
		Context  any      `json:"context"`
		Name     string   `json:"name"`
		Text     string   `json:"text"`
		Expected []string `json:"expected"`
	}
	if err := readJSON(file, &cases); err != nil {
		return err
	}
	for _, c := range cases {
		d := text.New(c.Text)
		var got, want []string
		for _, s := range d.Sentences {
			got = append(got, strings.Join(strings.Fields(d.Slice(s.Span)), " "))
		}
		for _, s := range c.Expected {
			want = append(want, strings.Join(strings.Fields(s), " "))
		}
		suite := "sentence_regressions"
		if strings.Contains(fmt.Sprint(c.Context), "Golden") {
			suite = "golden_rules"
		}
		t.add(suite, c.Name, slices.Equal(got, want), got, want)
	}
	return nil
}

// spacyTokens cuts tokens. Cases that give a number of tokens or the tokens
// themselves are run; spaCy cuts at hyphens, the Penn Treebank doesn't.
func (t *suites) spacyTokens(file string) error {
	var cases []struct {
		Test   string          `json:"test"`
		Values json.RawMessage `json:"values"`
	}
	if err := readJSON(file, &cases); err != nil {
		return err
	}
	for _, c := range cases {
		var values []json.RawMessage
		var in string
		if json.Unmarshal(c.Values, &values) != nil || len(values) != 2 || json.Unmarshal(values[0], &in) != nil {
			continue
		}
		d := text.New(in)
		got := make([]string, len(d.Tokens))
		for i := range got {
			got[i] = d.Word(i)
		}
		var n int
		var want []string
		switch {
		case json.Unmarshal(values[1], &want) == nil:
			t.add("spacy_tokens", c.Test+" "+in, slices.Equal(got, want), got, want)
		case json.Unmarshal(values[1], &n) == nil:
			t.add("spacy_tokens", c.Test+" "+in, len(got) == n, got, n)
		}
	}
	return nil
}

// textacyQuotes finds direct quotes. Scare quotes and titles give none.
func (t *suites) textacyQuotes(file string) error {
	type said struct {
		Speaker []string `json:"speaker_tokens"`
		Content string   `json:"content"`
	}
	var cases []struct {
		Text     string `json:"text"`
		Expected []said `json:"expected"`
	}
	if err := readJSON(file, &cases); err != nil {
		return err
	}
	for _, c := range cases {
		d := text.New(c.Text)
		res, err := resolved(d)
		if err != nil {
			return err
		}
		got, want := []string{}, []string{}
		var x quotes.Extractor
		for _, q := range x.Extract(d, &res, quotes.Context{}).Quotes {
			for _, s := range q.Content {
				// Only what is quoted as a whole counts here.
				if words := d.Slice(s); strings.HasPrefix(words, `"`) || strings.HasPrefix(words, "«") || strings.HasPrefix(words, "“") {
					got = append(got, d.Slice(q.Source)+": "+words)
				}
			}
		}
		for _, e := range c.Expected {
			want = append(want, strings.Join(e.Speaker, " ")+": "+e.Content)
		}
		t.add("textacy_quotes", c.Text, slices.Equal(got, want), got, want)
	}
	return nil
}

// naughtyStrings feeds odd strings to every layer: no panic, valid text, spans
// on rune boundaries.
func (t *suites) naughtyStrings(file string) error {
	var cases []string
	if err := readJSON(file, &cases); err != nil {
		return err
	}
	for i, s := range cases {
		err := survive(s)
		t.add("naughty_strings", fmt.Sprintf("string %d", i), err == nil, fmt.Sprint(err), nil)
	}
	return nil
}

// survive runs every layer on s and returns what is wrong with the outcome.
func survive(s string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	for _, page := range []string{s, "<html><body><article><h1>" + s + "</h1><p>" + s + "</p></article>", "Menu\n" + s + "\n\n" + s} {
		a, err := readability.Extract(&readability.Page{ID: "naughty", Body: []byte(page)})
		if errors.Is(err, readability.ErrNoArticle) {
			continue
		}
		if err != nil {
			return err
		}
		if !utf8.ValidString(a.Text) {
			return errors.New("the article's text is not UTF-8")
		}
	}
	d := text.New(s)
	if !utf8.ValidString(d.Text) {
		return errors.New("the text is not UTF-8")
	}
	ms, err := entities.Default().Recognize(context.Background(), d)
	if err != nil {
		return err
	}
	res := entities.Resolve(d, ms)
	var qx quotes.Extractor
	q := qx.Extract(d, &res, quotes.Context{})
	var tx sentiment.Analyzer
	tone := tx.Analyze(d, &res, &q)
	spans := []text.Span{}
	for _, x := range d.Tokens {
		spans = append(spans, x.Span)
	}
	for _, x := range d.Sentences {
		spans = append(spans, x.Span)
	}
	for _, x := range res.Mentions {
		spans = append(spans, x.Span)
	}
	for _, x := range res.Roles {
		spans = append(spans, x.Span)
	}
	for i := range q.Quotes {
		spans = append(append(spans, q.Quotes[i].Content...), q.Quotes[i].Cue, q.Quotes[i].Source, q.Quotes[i].Addressee)
	}
	for _, x := range q.Marks {
		spans = append(spans, x.Span, x.Inner)
	}
	for _, x := range tone.Document.Evidence {
		spans = append(spans, x.Span)
	}
	for _, x := range spans {
		if x.Start < 0 || x.Start > x.End || x.End > len(d.Text) || !onRune(d.Text, x.Start) || !onRune(d.Text, x.End) {
			return fmt.Errorf("bad span %v", x)
		}
	}
	return nil
}

func onRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// mozillaPages extracts the pages that Readability.js is tested with. What it
// takes for the article is not always what we do; the figure is the shingle F1
// of its text. The archive is unpacked with tar and xz; without them the suite
// is left out.
func (t *suites) mozillaPages(file string) error {
	if _, err := exec.LookPath("xz"); err != nil {
		return nil
	}
	pages, err := unpack(file)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(pages))
	for name := range pages {
		if path.Base(name) == "source.html" {
			names = append(names, path.Dir(name))
		}
	}
	slices.Sort(names)
	for i := range steps(len(names)) {
		dir := names[i]
		want, err := plainText(pages[dir+"/expected.html"])
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		var got eval.ArticlePrediction
		a, err := readability.Extract(&readability.Page{ID: dir, URL: "http://fakehost/test/page.html", Body: pages[dir+"/source.html"]})
		if err == nil {
			got = articlePrediction(a)
		}
		t.cases = append(t.cases, verdict{Suite: "mozilla_pages", Case: dir, Score: eval.ShingleF1(want, got.ArticleBody)})
		var meta struct {
			Title string `json:"title"`
		}
		if err := json.Unmarshal(pages[dir+"/expected-metadata.json"], &meta); err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		t.add("mozilla_titles", dir, eval.SameTitle(meta.Title, got.Title), got.Title, meta.Title)
	}
	return nil
}

// plainText is the text of an HTML page, blocks apart.
func plainText(page []byte) (string, error) {
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode:
			switch n.DataAtom {
			case atom.P, atom.Div, atom.Li, atom.Br, atom.Tr, atom.Td, atom.H1, atom.H2, atom.H3, atom.H4, atom.Figcaption, atom.Blockquote:
				b.WriteByte('\n')
			}
		}
	}
	return b.String(), nil
}

func (t *suites) write(w io.Writer) error { return encodeLines(w, t.cases) }

func (t *suites) read(r io.Reader) (err error) {
	t.cases, err = decodeLines[verdict](r)
	return err
}

func (t *suites) score() (eval.Metrics, int) {
	var order []string
	sum, n := make(map[string]float64), make(map[string]int)
	for _, c := range t.cases {
		if n[c.Suite] == 0 {
			order = append(order, c.Suite)
		}
		sum[c.Suite] += c.Score
		n[c.Suite]++
	}
	var m eval.Metrics
	for _, s := range order {
		m.Add(s, sum[s]/float64(n[s]))
		m.Add(s+".n", float64(n[s]))
	}
	return m, len(t.cases)
}
