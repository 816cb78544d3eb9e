package main

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"

	readeck "codeberg.org/readeck/go-readability/v2"
	shiori "github.com/go-shiori/go-readability"
	prose2 "github.com/jdkato/prose/v2"
	prose3 "github.com/jdkato/prose/v3"
	"github.com/jonreiter/govader"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// A chain takes a page to what it finds there. It calls stage when it is done
// with one.
type chain struct {
	name   string
	made   string // of which libraries
	stages []string
	run    func(p *page, stage func()) (*findings, error)
}

// findings are what chains have in common.
type findings struct {
	text      string
	names     []string
	sentences int
	tones     int
}

// allChains returns masthead and the two chains that it is compared with.
func allChains() []chain { return []chain{mastheadChain(), newChain(), oldChain()} }

// mastheadChain does what an Analyzer does, stage by stage.
func mastheadChain() chain {
	return chain{
		name:   "masthead",
		made:   "this library",
		stages: []string{"article", "sentences and tokens", "names", "quotes", "tone"},
		run: func(p *page, stage func()) (*findings, error) {
			a, err := readability.Extract(&readability.Page{ID: p.id, URL: p.url, Body: p.html})
			if err != nil {
				return nil, err
			}
			stage()
			d := text.FromBlocks(a.Text, a.Blocks)
			stage()
			ms, err := entities.Default().Recognize(context.Background(), d)
			if err != nil {
				return nil, err
			}
			res := entities.Resolve(d, ms)
			stage()
			var qx quotes.Extractor
			q := qx.Extract(d, &res, quotes.Context{Outlet: a.Outlet})
			stage()
			var tx sentiment.Analyzer
			tone := tx.Analyze(d, &res, &q)
			stage()
			f := &findings{sentences: len(d.Sentences), tones: len(tone.Sentences)}
			var body []string
			for _, b := range a.Blocks {
				if b.Kind.InBody() {
					body = append(body, d.Slice(b.Span))
				}
			}
			f.text = strings.Join(body, "\n")
			for _, m := range res.Mentions {
				switch {
				case m.Form != entities.Name:
				case m.Kind == entities.Person, m.Kind == entities.Organization, m.Kind == entities.Location, m.Kind == entities.Facility:
					f.names = append(f.names, d.Slice(m.Span))
				}
			}
			return f, nil
		},
	}
}

// analyzed runs the same through an Analyzer, as users do.
func analyzed(p *page) error {
	var a masthead.Analyzer
	_, err := a.Analyze(context.Background(), &readability.Page{ID: p.id, URL: p.url, Body: p.html})
	return err
}

// newChain is readeck's go-readability, all of prose/v3, and govader for each
// sentence.
func newChain() chain {
	vader := govader.NewSentimentIntensityAnalyzer()
	return chain{
		name:   "readeck + prose/v3 + govader",
		made:   "codeberg.org/readeck/go-readability/v2, github.com/jdkato/prose/v3 (all stages), github.com/jonreiter/govader for each sentence",
		stages: []string{"article", "sentences, tokens, tags, names", "tone"},
		run: func(p *page, stage func()) (*findings, error) {
			u, err := url.Parse(p.url)
			if err != nil {
				return nil, err
			}
			parser := readeck.NewParser()
			a, err := parser.Parse(bytes.NewReader(p.html), u)
			if err != nil {
				return nil, err
			}
			var body bytes.Buffer
			if a.Node != nil {
				if err := a.RenderText(&body); err != nil {
					return nil, err
				}
			}
			stage()
			d, err := prose3.NewDocument(body.String())
			if err != nil {
				return nil, err
			}
			stage()
			f := &findings{text: d.Text, sentences: len(d.Sentences())}
			for _, s := range d.Sentences() {
				vader.PolarityScores(s.Text)
				f.tones++
			}
			stage()
			for _, e := range d.Entities() {
				f.names = append(f.names, e.Text)
			}
			return f, nil
		},
	}
}

// oldChain is go-shiori's go-readability, prose/v2 with one shared model, and
// govader for each sentence.
func oldChain() chain {
	model := sync.OnceValues(func() (*prose2.Model, error) {
		first, err := prose2.NewDocument("A first text loads the model.")
		if err != nil {
			return nil, err
		}
		return first.Model, nil
	})
	vader := govader.NewSentimentIntensityAnalyzer()
	return chain{
		name:   "go-shiori + prose/v2 + govader",
		made:   "github.com/go-shiori/go-readability, github.com/jdkato/prose/v2 (one shared model), github.com/jonreiter/govader for each sentence",
		stages: []string{"article", "sentences, tokens, tags, names", "tone"},
		run: func(p *page, stage func()) (f *findings, err error) {
			defer func() {
				if v := recover(); v != nil { // prose/v2 panics on some words
					err = fmt.Errorf("panic: %v", v)
				}
			}()
			u, err := url.Parse(p.url)
			if err != nil {
				return nil, err
			}
			a, err := shiori.FromReader(bytes.NewReader(p.html), u)
			if err != nil {
				return nil, err
			}
			stage()
			m, err := model()
			if err != nil {
				return nil, err
			}
			d, err := prose2.NewDocument(a.TextContent, prose2.UsingModel(m))
			if err != nil {
				return nil, err
			}
			stage()
			f = &findings{text: a.TextContent, sentences: len(d.Sentences())}
			for _, s := range d.Sentences() {
				vader.PolarityScores(s.Text)
				f.tones++
			}
			stage()
			for _, e := range d.Entities() {
				f.names = append(f.names, e.Text)
			}
			return f, nil
		},
	}
}
