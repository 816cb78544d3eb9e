package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/report"
)

// A manyArticle is a line of the file of many articles.
type manyArticle struct{ ID, Outlet, Date, Title, Text string }

// readMany reads up to n articles.
func readMany(file string, n int) (out []manyArticle, err error) {
	err = unzipped(file, func(r io.Reader) error {
		for d := json.NewDecoder(r); len(out) < n && d.More(); {
			var a manyArticle
			if err := d.Decode(&a); err != nil {
				return err
			}
			out = append(out, a)
		}
		return nil
	})
	return out, err
}

// page is the article as a page of which all is known.
func (x *manyArticle) page() *readability.Page {
	p := &readability.Page{ID: x.ID, Outlet: x.Outlet, Known: readability.Known{Title: x.Title, Text: x.Text, Language: "en"}}
	if t, err := time.Parse("2006-01-02", x.Date); err == nil {
		p.Known.Published = readability.Date{Time: t, Precision: readability.ToDay}
	}
	return p
}

// storyOf analyzes the articles, a third of which have a piece of the one before
// put in.
func storyOf(articles []manyArticle) ([]*masthead.Document, error) {
	var analyzer masthead.Analyzer
	var docs []*masthead.Document
	for i := range articles {
		x := articles[i]
		if i%3 == 2 {
			piece := articles[i-1].Text
			piece = strings.ToValidUTF8(piece[len(piece)/4:len(piece)/2], "")
			x.Text += "\n\n" + piece
		}
		d, err := analyzer.Analyze(context.Background(), x.page())
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// reportStory compares the first n articles as one story, or by the stories that
// are found among them, and prints what that takes. Memory is the most that the
// process held, so each figure needs a process of its own.
func reportStory(w io.Writer, file string, n int, grouped bool) error {
	articles, err := readMany(file, n)
	if err != nil {
		return err
	}
	docs, err := storyOf(articles)
	if err != nil {
		return err
	}
	before, err := peakMemory()
	if err != nil {
		return err
	}
	start := cpu()
	stories := []*compare.Story{{Docs: docs}}
	if grouped {
		stories = compare.Stories(docs)
	}
	documents := len(docs)
	docs = nil // as in cmd/masthead
	var js, html size
	seconds := cpu() - start
	for _, s := range stories {
		start := cpu()
		c, err := compare.Compare(s)
		if err != nil {
			return err
		}
		seconds += cpu() - start
		s.Docs = nil
		if err := errors.Join(report.JSON(&js, c), report.HTML(&html, c)); err != nil {
			return err
		}
	}
	after, err := peakMemory()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "| %d | %d | %.1f | %.0f | %d | %d | %.0f | %.0f |\n", documents, len(stories), seconds, 1000*seconds/float64(documents),
		before/1024, after/1024, float64(html)/1e6, float64(js)/1e6)
	return err
}

// A size counts the bytes that are written to it.
type size int

func (s *size) Write(b []byte) (int, error) {
	*s += size(len(b))
	return len(b), nil
}
