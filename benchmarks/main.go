// Command benchmarks runs the way from a page to a document through masthead
// and through two chains of other libraries, in the same run and on the same
// pages, and compares their CPU time, memory and results:
//
//	cd benchmarks && go run .          # prints the tables
//	cd benchmarks && go run . -write   # puts them into docs/performance.md
//
// The pages are those of the evaluation data. The module is one of its own, so
// that users of masthead don't get what it is compared with.
package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/masthead-news/masthead/internal/eval"
)

const performanceFile = "../docs/performance.md"

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	fs := flag.NewFlagSet("benchmarks", flag.ContinueOnError)
	set := fs.String("pages", "../../shared/eval/extract/aeb", "folder with gold.json and the pages that it names")
	rounds := fs.Int("rounds", 5, "how often to measure; medians are shown")
	write := fs.Bool("write", false, "write the tables into "+performanceFile)
	articles := fs.String("articles", "../../shared/eval/compare/data/abp_dev.jsonl.gz", "file with a text in each line, for what takes many")
	only := fs.Bool("many", false, "measure only what takes many articles")
	story := fs.Int("story", 0, "compare so many articles as one story, and measure only that")
	grouped := fs.Bool("grouped", false, "with -story: group them into stories instead")
	once := fs.String("once", "", "run one chain over all pages and end (used to measure memory)")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if _, err := os.Stat(*set); err != nil {
		_, err := fmt.Fprintf(w, "skipped: there are no pages at %s\n", *set)
		return err
	}
	// One core's work, so that figures don't hang on how many there are.
	runtime.GOMAXPROCS(1)
	if *story > 0 {
		return reportStory(w, *articles, *story, *grouped)
	}
	if *only {
		var b strings.Builder
		if err := reportMany(&b, *articles, *rounds); err != nil {
			return err
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
	pages, err := load(*set)
	if err != nil {
		return err
	}
	chains := allChains()
	if *once != "" {
		return runOnce(w, *once, chains, pages)
	}
	var b, program strings.Builder
	if err := reportProgram(&program); err != nil { // first: it may fail to build
		return err
	}
	fmt.Fprintf(&b, "Measured on %s with %s.\n\n", time.Now().UTC().Format("2 January 2006"), runtime.Version())
	reportChains(&b, *set, chains, pages, *rounds)
	if err := reportLayers(&b, pages, *rounds); err != nil {
		return err
	}
	if err := reportMemory(&b, *set, chains); err != nil {
		return err
	}
	b.WriteString(program.String())
	if err := reportMany(&b, *articles, *rounds); err != nil {
		return err
	}
	if *write {
		return rewrite(performanceFile, b.String())
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// A page is what a chain gets, with the text that it should find.
type page struct {
	id, url string
	html    []byte
	gold    eval.ArticleGold
}

// load reads a set of pages.
func load(dir string) ([]page, error) {
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	var gold map[string]eval.ArticleGold
	if err := json.Unmarshal(b, &gold); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	var pages []page
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		g := gold[id]
		html, err := unzip(filepath.Join(dir, g.HTML))
		if err != nil {
			return nil, err
		}
		pages = append(pages, page{id, g.URL, html, g})
	}
	return pages, nil
}

func unzip(file string) (b []byte, err error) {
	err = unzipped(file, func(r io.Reader) error {
		b, err = io.ReadAll(r)
		return err
	})
	return b, err
}

// unzipped lets f read what a gzipped file holds.
func unzipped(file string, f func(io.Reader) error) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	z, err := gzip.NewReader(in)
	if err == nil {
		err = f(z)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// The tables stand between these lines of docs/performance.md.
const (
	tablesBegin = "<!-- Tables: written by go run . -write in benchmarks, not by hand. -->"
	tablesEnd   = "<!-- End of tables. -->"
)

func rewrite(file, tables string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok1 := strings.Cut(string(b), tablesBegin)
	_, after, ok2 := strings.Cut(rest, tablesEnd)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s: the lines round the tables are gone: %q, %q", file, tablesBegin, tablesEnd)
	}
	return os.WriteFile(file, []byte(before+tablesBegin+"\n\n"+tables+"\n"+tablesEnd+after), 0o644)
}
