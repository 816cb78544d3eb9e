package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/readability"
)

// extraction measures readability, on HTML or on flattened pages.
type extraction struct {
	gold  map[string]eval.ArticleGold
	pages []readability.Page
	found map[string]eval.ArticlePrediction
}

// loadExtract reads a folder with gold.json and the pages that it names.
func loadExtract(o *options) (task, error) {
	return loadPages(o, o.data, func(id string, g eval.ArticleGold) (readability.Page, error) {
		flat := strings.ReplaceAll(id, "/", "_")
		file, err := firstFile(places(o.data, g.HTML, "html/"+filepath.Base(g.HTML),
			"html/"+flat, "html/"+flat+".gz", "html/"+flat+".html.gz", "html/"+flat+".html")...)
		if err != nil {
			return readability.Page{}, err
		}
		body, err := readAll(file)
		return readability.Page{ID: id, URL: g.URL, Body: body}, err
	})
}

// loadDumps reads the pages of a set as flattened in one style. The data is the
// set's folder, with dumps/STYLE/SET beside or in it, or the folder of the
// dumps itself. The address of a page is kept back: who copies a page's text
// has no more than that.
func loadDumps(o *options) (task, error) {
	gold, dir, err := dumpFolders(o)
	if err != nil {
		return nil, err
	}
	return loadPages(o, gold, func(id string, g eval.ArticleGold) (readability.Page, error) {
		flat := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(id, ".gz"), ".html"), "/", "_")
		file, err := firstFile(places(dir, g.Dump, flat+".txt")...)
		if err != nil {
			return readability.Page{}, err
		}
		body, err := readAll(file)
		return readability.Page{ID: id, Body: body}, err
	})
}

// dumpFolders returns where the gold lies, and where the dumps.
func dumpFolders(o *options) (gold, dumps string, err error) {
	data, err := filepath.Abs(o.data)
	if err != nil {
		return "", "", err
	}
	set := filepath.Base(data)
	texts, err := filepath.Glob(filepath.Join(data, "*.txt*"))
	if err != nil {
		return "", "", err
	}
	if len(texts) > 0 {
		up := filepath.Dir(data)
		file, err := firstFile(filepath.Join(data, "gold.json"), filepath.Join(up, "gold.json"),
			filepath.Join(up, "..", "..", set, "gold.json"), filepath.Join(up, "..", set, "gold.json"))
		return filepath.Dir(file), data, err
	}
	// A set may have been given another name than the folder of its dumps:
	// "aeb_test" for "aeb".
	short, _, _ := strings.Cut(strings.ReplaceAll(set, "-", "_"), "_")
	dumps, err = firstFile(
		filepath.Join(data, "..", "dumps", o.style, set), filepath.Join(data, "dumps", o.style, set),
		filepath.Join(data, "..", "dumps", o.style, short), filepath.Join(data, "dumps", o.style, short),
		filepath.Join(data, "dumps", o.style), filepath.Join(data, o.style))
	return data, dumps, err
}

// places joins names to dir, leaving out empty ones.
func places(dir string, names ...string) []string {
	var out []string
	for _, n := range names {
		if n != "" && n != "html/." {
			out = append(out, filepath.Join(dir, n))
		}
	}
	return out
}

// loadPages reads the gold in dir and the pages, unless predictions are given.
func loadPages(o *options, dir string, page func(string, eval.ArticleGold) (readability.Page, error)) (task, error) {
	var t extraction
	if err := readJSON(filepath.Join(dir, "gold.json"), &t.gold); err != nil {
		return nil, err
	}
	if o.pred != "" {
		return &t, nil
	}
	var missing []error
	for _, id := range slices.Sorted(maps.Keys(t.gold)) {
		p, err := page(id, t.gold[id])
		if errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, fmt.Errorf("page %s: %w", id, err))
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", id, err)
		}
		t.pages = append(t.pages, p)
	}
	switch {
	case len(missing) > 0 && len(t.pages) == 0:
		return nil, missing[0]
	case len(missing) > 0: // a page without an answer counts as empty
		fmt.Fprintf(os.Stderr, "eval: %d of %d pages are not there and count as empty; the first: %v\n", len(missing), len(t.gold), missing[0])
	}
	return &t, nil
}

func (t *extraction) predict() error {
	t.found = make(map[string]eval.ArticlePrediction, len(t.pages))
	for i := range steps(len(t.pages)) {
		p := &t.pages[i]
		a, err := readability.Extract(p)
		if errors.Is(err, readability.ErrNoArticle) || errors.Is(err, readability.ErrTooLarge) {
			t.found[p.ID] = eval.ArticlePrediction{} // which is the answer
			continue
		}
		if err != nil {
			return fmt.Errorf("page %s: %w", p.ID, err)
		}
		t.found[p.ID] = articlePrediction(a)
	}
	return nil
}

// articlePrediction is an article in the form that the scorers read: the body
// is the running text without headline, dek and captions.
func articlePrediction(a *readability.Article) eval.ArticlePrediction {
	p := eval.ArticlePrediction{Title: a.Title, Tags: a.Tags}
	var body []string
	for _, b := range a.Blocks {
		if b.Kind.InBody() {
			body = append(body, a.Text[b.Start:b.End])
		}
	}
	p.ArticleBody = strings.Join(body, "\n")
	for _, x := range a.Authors {
		p.Authors = append(p.Authors, x.Name)
	}
	if !a.Published.IsZero() && a.Published.Precision != readability.ToMonth {
		p.Date = a.Published.Time.Format(time.DateOnly)
	}
	for _, img := range a.Images {
		if !img.Caption.Empty() {
			p.Captions = append(p.Captions, a.Text[img.Caption.Start:img.Caption.End])
		}
	}
	return p
}

func (t *extraction) write(w io.Writer) error { return json.NewEncoder(w).Encode(t.found) }
func (t *extraction) read(r io.Reader) error  { return json.NewDecoder(r).Decode(&t.found) }

func (t *extraction) score() (eval.Metrics, int) {
	return eval.ScoreArticles(t.gold, t.found), len(t.gold)
}

func (t *extraction) units() (string, int) { return "pages", len(t.pages) }
