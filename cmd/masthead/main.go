// Masthead reads news pages from the command line.
//
//	masthead article FILE…           the article in each page
//	masthead analyze PATH…           a document of each page, as JSON lines
//	masthead compare PATH…           how the outlets differ, as HTML, JSON or CSV
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/internal/console"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/report"
)

const usage = `masthead reads news pages.

  masthead article PATH…             print the article in each page
  masthead analyze PATH…             write a document of each page, as JSON lines
  masthead compare [flags] PATH…     compare outlets, story by story

A path is a page (.html, .htm, .txt, .md), JSON Lines (.jsonl), an archive of
these (.zip, .tar.gz), or a folder. "masthead COMMAND -h" tells more.

Exit codes: 0 all went well; 1 a page failed or nothing was read; 2 wrong use;
130 interrupted.`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// errUsage means that the command line was wrong and has been explained.
var errUsage = errors.New("wrong use")

// errPages means that some pages failed, each of which has been told.
var errPages = errors.New("not every page could be read")

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := app{out: bufio.NewWriter(stdout), stderr: stderr, progress: console.NewProgress(stderr)}
	name := ""
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	var err error
	switch name {
	case "article":
		err = a.article(ctx, args)
	case "analyze":
		err = a.analyze(ctx, args)
	case "compare":
		err = a.compare(ctx, args)
	case "help", "-h", "-help", "--help":
		console.Tell(stdout, "%s", usage)
		return 0
	case "":
		console.Tell(stderr, "%s", usage)
		return console.Usage
	default:
		console.Tell(stderr, "masthead: there is no command %q; try \"masthead help\"", name)
		return console.Usage
	}
	a.progress.Done()
	if e := a.out.Flush(); err == nil && e != nil {
		err = e
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		return console.Usage
	case ctx.Err() != nil:
		console.Tell(stderr, "masthead: interrupted")
		return console.Interrupted
	case err != nil:
		console.Tell(stderr, "masthead: %s", console.Clean(err.Error()))
		return console.Failed
	}
	return 0
}

type app struct {
	out      *bufio.Writer
	stderr   io.Writer
	progress *console.Progress
	failed   int
}

// parse reads the flags of a command, which needs at least one path.
func (a *app) parse(name, what string, args []string, define func(*flag.FlagSet)) ([]string, error) {
	f := flag.NewFlagSet("masthead "+name, flag.ContinueOnError)
	f.SetOutput(a.stderr)
	f.Usage = func() {
		flags := ""
		if define != nil {
			flags = "[flags] "
		}
		console.Tell(a.stderr, "masthead %s %sPATH…\n\n%s\n", name, flags, what)
		f.PrintDefaults()
	}
	if define != nil {
		define(f)
	}
	switch err := f.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return nil, err
	case err != nil:
		return nil, errUsage
	case f.NArg() == 0:
		f.Usage()
		return nil, errUsage
	}
	for _, p := range f.Args() {
		if strings.HasPrefix(p, "-") && f.Lookup(strings.TrimLeft(p, "-")) != nil {
			console.Tell(a.stderr, "masthead: %s stands behind a path; flags come first\n", p)
			return nil, errUsage
		}
	}
	return f.Args(), nil
}

// fail tells of a page that failed; the others go on.
func (a *app) fail(err error) {
	a.failed++
	a.progress.Clear()
	console.Tell(a.stderr, "masthead: %s", console.Clean(err.Error()))
}

// result is the error of a command that read n pages.
func (a *app) result(ctx context.Context, n int) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case n == 0 && a.failed == 0:
		return errors.New("no page was found; give files or folders that hold .html, .htm, .txt, .md or .jsonl")
	case a.failed > 0:
		return fmt.Errorf("%w: %d of %d failed", errPages, a.failed, a.failed+n)
	}
	return nil
}

func (a *app) article(ctx context.Context, args []string) error {
	paths, err := a.parse("article", "Prints the article in each page: what the page says of itself, and its text.", args, nil)
	if err != nil {
		return err
	}
	n := 0
	p := console.NewPrinter(a.out)
	for page, err := range corpus.Open(paths...) {
		if ctx.Err() != nil {
			break
		}
		var art *readability.Article
		if err == nil {
			art, err = readability.Extract(page)
			if err != nil {
				err = fmt.Errorf("%s: %w", page.Name(), err)
			}
		}
		if err != nil {
			a.fail(err)
			continue
		}
		n++
		p.Article(art)
	}
	return errors.Join(a.result(ctx, n), p.Err())
}

// documents analyzes the pages at paths and hands each document on.
func (a *app) documents(ctx context.Context, paths []string, use func(*masthead.Document) error) (int, error) {
	var analyzer masthead.Analyzer
	n := 0
	for doc, err := range analyzer.All(ctx, corpus.Open(paths...)) {
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		if err != nil {
			a.fail(err)
			continue
		}
		n++
		if err := use(doc); err != nil {
			return n, err
		}
		a.progress.Show("%d read", n)
	}
	return n, nil
}

func (a *app) analyze(ctx context.Context, args []string) error {
	paths, err := a.parse("analyze", "Writes a document of each page as one line of JSON: article, sentences, names, quotes, tone.", args, nil)
	if err != nil {
		return err
	}
	e := json.NewEncoder(a.out)
	n, err := a.documents(ctx, paths, func(d *masthead.Document) error { return e.Encode(d) })
	if err != nil {
		return err
	}
	return a.result(ctx, n)
}

func (a *app) compare(ctx context.Context, args []string) error {
	out, format, whole := "", "", false
	var same [][]string
	paths, err := a.parse("compare", "Groups the pages into stories and compares the outlets of each. Best is one folder per\noutlet: its name stands for the outlet where a page doesn't name it.", args, func(f *flag.FlagSet) {
		f.StringVar(&out, "o", "", "write to `FILE` (.html, .json or .csv); more stories go to FILE-2 and so on. Empty: a summary on the terminal only")
		f.StringVar(&format, "format", "", "write as `FORMAT`: html, json or csv; empty: by the name of the file")
		f.BoolVar(&whole, "one", false, "take all pages as one story")
		f.Func("same", "count `NAMES`, parted by commas, as one, called by the first: \"United States, FBI, Congress\"; may be given again", func(s string) error {
			var names []string
			for name := range strings.SplitSeq(s, ",") {
				names = append(names, strings.TrimSpace(name))
			}
			if len(names) < 2 {
				return errors.New("it takes two names or more")
			}
			same = append(same, names)
			return nil
		})
	})
	if err != nil {
		return err
	}
	if out == "" && format != "" {
		console.Tell(a.stderr, "masthead: -format says in which form to write to a file; give the file with -o")
		return errUsage
	}
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(out), ".")
	}
	write := map[string]func(io.Writer, *compare.Comparison) error{"html": report.HTML, "json": report.JSON, "csv": report.CSV}[format]
	if out != "" && write == nil {
		console.Tell(a.stderr, "masthead: %q is no form of report; name the file .html, .json or .csv, or give -format", format)
		return errUsage
	}
	var docs []*masthead.Document
	n, err := a.documents(ctx, paths, func(d *masthead.Document) error { docs = append(docs, d); return nil })
	if err != nil {
		return err
	}
	a.progress.Clear()
	stories := compare.Stories(docs)
	if whole && len(docs) > 0 {
		stories = []*compare.Story{{Docs: docs}}
	}
	docs = nil // a comparison holds what is shown of them: of many, they take the most room
	p := console.NewPrinter(a.out)
	for i, s := range stories {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.Same = same
		c, err := compare.Compare(s)
		if err != nil {
			return err
		}
		s.Docs = nil
		p.Story(i+1, c)
		p.Comparison(c)
		if out != "" {
			err := console.Save(numbered(out, i), func(w io.Writer) error { return write(w, c) })
			if err != nil {
				return err
			}
		}
	}
	return errors.Join(a.result(ctx, n), p.Err())
}

// numbered puts -2, -3, … before the ending of path, for the stories after the
// first.
func numbered(path string, i int) string {
	if i == 0 {
		return path
	}
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), i+1, ext)
}
