// Outlets reads articles of several outlets, prints what each of them says and
// how, and writes outlets.html, a comparison to look at in a browser.
//
//	go run ./examples/outlets                  # an invented story, as a sample
//	go run ./examples/outlets PATH…            # your own files and folders
//
// It reads .html, .htm, .txt, .md and JSON Lines. The outlet's name comes from
// the page, else from the folder that the page lies in.
package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"os/signal"
	"syscall"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/internal/console"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/report"
)

//go:embed sample/*/*
var sample embed.FS

const usage = `outlets shows how outlets tell a story.

  outlets [-o FILE] [PATH…]

It reads the pages in the files and folders given (.html, .htm, .txt, .md, and
JSON Lines), or an invented sample, prints a summary of each article, and writes
a comparison to FILE, which any browser opens.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("outlets", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("o", "outlets.html", "write the comparison to `FILE`")
	flags.Usage = func() {
		console.Tell(stderr, usage)
		flags.PrintDefaults()
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return console.Usage
	}
	replaced, err := console.Replaces(*out)
	if err != nil {
		console.Tell(stderr, "outlets: %v", err)
		return console.Failed
	}
	p := console.NewPrinter(stdout)
	progress := console.NewProgress(stderr)
	docs, failed := read(ctx, pages(flags.Args()), p, progress, stderr)
	progress.Done()
	switch {
	case ctx.Err() != nil:
		console.Tell(stderr, "outlets: interrupted")
		return console.Interrupted
	case len(docs) == 0:
		console.Tell(stderr, "outlets: no article was read; give files or folders that hold news pages (.html, .txt, .md, .jsonl)")
		return console.Failed
	}
	c, err := compare.Compare(&compare.Story{Docs: docs})
	if err == nil {
		err = console.Save(*out, func(w io.Writer) error { return report.HTML(w, c) })
	}
	if err != nil {
		console.Tell(stderr, "outlets: %v", err)
		return console.Failed
	}
	p.Comparison(c)
	if n := len(compare.Stories(docs)); n > 1 {
		p.Item("note", fmt.Sprintf("These %d articles look like %d stories; here they stand side by side as one. For a report on each: go run ./cmd/masthead compare PATH…", len(docs), n))
		p.Line("")
	}
	if replaced {
		p.Line("Written to %s, in place of the report that was there.", *out)
	} else {
		p.Line("Written to %s.", *out)
	}
	if err := p.Err(); err != nil {
		console.Tell(stderr, "outlets: %v", err)
		return console.Failed
	}
	if failed > 0 {
		console.Tell(stderr, "outlets: %d of %d pages could not be read", failed, failed+len(docs))
		return console.Failed
	}
	return 0
}

// pages reads the paths, or the sample where there are none.
func pages(paths []string) iter.Seq2[*readability.Page, error] {
	if len(paths) > 0 {
		return corpus.Open(paths...)
	}
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return corpus.FS(sub, ".")
}

// errNoOutlet says what to do about a page whose outlet isn't known.
var errNoOutlet = errors.New("the page doesn't name its outlet; put it in a folder with the outlet's name, or add an outlet field to its JSON line")

// read analyzes the pages and prints a summary of each. What fails is told on
// stderr, and the rest goes on.
func read(ctx context.Context, pages iter.Seq2[*readability.Page, error], p *console.Printer, progress *console.Progress, stderr io.Writer) (docs []*masthead.Document, failed int) {
	var a masthead.Analyzer
	for doc, err := range a.All(ctx, pages) {
		if ctx.Err() != nil {
			return docs, failed
		}
		if err == nil && doc.Article.Outlet == "" {
			err = fmt.Errorf("%s: %w", doc.Article.ID, errNoOutlet)
		}
		progress.Clear()
		if err != nil {
			failed++
			console.Tell(stderr, "outlets: %s", console.Clean(err.Error()))
			continue
		}
		docs = append(docs, doc)
		p.Document(doc)
		progress.Show("%d read", len(docs))
	}
	return docs, failed
}
