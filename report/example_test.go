package report_test

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/report"
)

// two compares two short texts.
func two() *compare.Comparison {
	var a masthead.Analyzer
	var s compare.Story
	for _, p := range []readability.Page{
		{ID: "1", Outlet: "Norden Press Agency", Known: readability.Known{Language: "en", Text: "The mayor of Port Ellery said the new bridge over the bay was safe for all traffic."}},
		{ID: "2", Outlet: "Sela Valley Herald", Known: readability.Known{Language: "en", Text: "The mayor of Port Ellery claimed the new bridge over the bay was safe for all traffic."}},
	} {
		doc, err := a.Analyze(context.Background(), &p)
		if err != nil {
			panic(err)
		}
		s.Docs = append(s.Docs, doc)
	}
	c, err := compare.Compare(&s)
	if err != nil {
		panic(err)
	}
	return c
}

func ExampleHTML() {
	f, err := os.CreateTemp("", "*.html")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err := report.HTML(f, two()); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Close())
	// Output: <nil>
}

func ExampleReadJSON() {
	var b bytes.Buffer
	if err := report.JSON(&b, two()); err != nil {
		fmt.Println(err)
		return
	}
	c, err := report.ReadJSON(&b)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range c.Copies {
		for _, n := range x.Edits {
			fmt.Println(c.Outlets[c.Docs[x.To].Outlet].Name, n.Kind, n.N)
		}
	}
	// Output: Sela Valley Herald attribution 1
}

func ExampleCSV() {
	var b bytes.Buffer
	if err := report.CSV(&b, two()); err != nil {
		fmt.Println(err)
		return
	}
	head, _, _ := bytes.Cut(b.Bytes(), []byte("\n"))
	fmt.Println(string(head))
	// Output: section,item,kind,outlet,measure,value,of,low,high,document,start,end,words
}
