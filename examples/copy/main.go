// Copy shows what an outlet made of an agency's text, word by word, with the kind
// of each edit. Words dropped stand in [-…-], new ones in {+…+}:
//
//	go run ./examples/copy AGENCY OUTLET
//
// Each is a file with one page or text: .html, .txt, .md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/internal/console"
)

func main() {
	if len(os.Args) != 3 {
		console.Tell(os.Stderr, "copy shows the edits between two texts:\n\n  copy AGENCY OUTLET")
		os.Exit(console.Usage)
	}
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		console.Tell(os.Stderr, "copy: %s", console.Clean(err.Error()))
		os.Exit(console.Failed)
	}
}

func run(ctx context.Context, files []string, w io.Writer) error {
	var s compare.Story
	var a masthead.Analyzer
	for _, file := range files {
		for doc, err := range a.All(ctx, corpus.Open(file)) {
			if err != nil {
				return err
			}
			// Texts of one folder have one outlet; here each file is a side.
			doc.Article.Outlet = name(doc.Article.Outlet, file, len(s.Docs))
			s.Docs = append(s.Docs, doc)
		}
	}
	if len(s.Docs) != 2 {
		return fmt.Errorf("%d articles in two files; give one in each", len(s.Docs))
	}
	c, err := compare.Compare(&s)
	if err != nil {
		return err
	}
	if len(c.Copies) == 0 {
		return errors.New("neither took over enough of the other's words to set them side by side")
	}
	p := console.NewPrinter(w)
	for _, x := range c.Copies {
		p.Line("%s from %s: %d of its %d runs of eight words stand there", c.Outlets[c.Docs[x.To].Outlet].Name, c.Outlets[c.Docs[x.From].Outlet].Name, x.Taken.K, x.Taken.N)
		for _, n := range x.Edits {
			p.Item(fmt.Sprint(n.N), string(n.Kind))
		}
		for _, pair := range x.Sentences {
			p.Line("")
			p.Item("", console.Words(c, pair))
			for _, e := range pair.Edits {
				p.Item("", "— "+console.Change(c, e))
			}
		}
	}
	return p.Err()
}

// name calls an outlet by its name and its file, so that two versions of one
// outlet differ.
func name(outlet, file string, n int) string {
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if outlet == "" {
		return fmt.Sprintf("%s (%d)", base, n+1)
	}
	return fmt.Sprintf("%s (%s)", outlet, base)
}
