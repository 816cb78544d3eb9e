package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// A document is one annotated article.
type document struct {
	name  string
	doc   *text.Doc
	marks []quotetag.Mark
	gold  []attribution

	tagger *quotetag.Tagger // holds its input
	lab    []uint8          // gold labels
	views  []quotetag.View  // of the second stage, as in a Tagger
	out    [2][]uint8       // labels by the first two stages, of models that haven't seen it
}

// An attribution is one of the gold, in tokens of the input. A part that lies
// in two paragraphs is two ranges.
type attribution struct{ source, cue, content []quotetag.Range }

type spanJSON [2]int

type lineJSON struct {
	Doc          string `json:"doc"`
	Attributions []struct {
		Source  []spanJSON `json:"source"`
		Cue     []spanJSON `json:"cue"`
		Content []spanJSON `json:"content"`
	} `json:"attributions"`
}

// load reads the articles named in the file gold from the folder dir.
func load(gold, dir string) ([]*document, error) {
	f, err := os.Open(gold)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*document
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var l lineJSON
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s: %w", gold, err)
		}
		b, err := os.ReadFile(filepath.Join(dir, l.Doc+".txt"))
		if err != nil {
			return nil, err
		}
		out = append(out, newDocument(&l, string(b)))
	}
	return out, s.Err()
}

func newDocument(l *lineJSON, s string) *document {
	d := &document{name: l.Doc, doc: text.New(s), tagger: new(quotetag.Tagger)}
	d.marks = marksOf(d.doc)
	d.read(&quotetag.Words{})
	at := byteOffsets(s)
	for _, a := range l.Attributions {
		d.gold = append(d.gold, attribution{
			d.ranges(a.Source, at), d.ranges(a.Cue, at), d.ranges(a.Content, at),
		})
	}
	d.lab = d.labels()
	return d
}

// marksOf returns the quotation marks of d as the taggers see them.
func marksOf(d *text.Doc) []quotetag.Mark {
	var out []quotetag.Mark
	for _, m := range quotes.Marks(d, nil) {
		out = append(out, quotetag.Mark{Span: m.Span, Hidden: m.Use == quotes.Scare || m.Use == quotes.Nickname})
	}
	return quotetag.Outermost(out)
}

func (d *document) read(w *quotetag.Words) { d.tagger.Read(d.doc, d.marks, w) }

// byteOffsets returns the byte offset of each code point of s, and of its end.
func byteOffsets(s string) []int {
	out := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// ranges turns spans of code points into ranges of tokens, cut at the ends of
// paragraphs.
func (d *document) ranges(spans []spanJSON, at []int) []quotetag.Range {
	var out []quotetag.Range
	t := d.tagger
	for _, s := range spans {
		from, to := at[s[0]], at[s[1]]
		for _, p := range t.Paragraphs {
			r := quotetag.Range{First: -1}
			for i := p.First; i < p.Last; i++ {
				first, last := t.Tokens(quotetag.Range{First: i, Last: i + 1})
				if d.doc.Tokens[first].Start < to && d.doc.Tokens[last-1].End > from {
					if r.First < 0 {
						r.First = i
					}
					r.Last = i + 1
				}
			}
			if r.First >= 0 {
				out = append(out, r)
			}
		}
	}
	return out
}

// labels gives each token its label: cues before sources before content, where
// they overlap.
func (d *document) labels() []uint8 {
	lab := make([]uint8, d.tagger.Len())
	put := func(rs []quotetag.Range, b uint8) {
		for _, r := range rs {
			first := true
			for i := r.First; i < r.Last; i++ {
				if lab[i] != quotetag.O {
					first = true
					continue
				}
				lab[i] = b + 1
				if first {
					lab[i] = b
				}
				first = false
			}
		}
	}
	for _, a := range d.gold {
		put(a.cue, quotetag.BCue)
	}
	for _, a := range d.gold {
		put(a.source, quotetag.BSource)
	}
	for _, a := range d.gold {
		put(a.content, quotetag.BContent)
	}
	return lab
}
