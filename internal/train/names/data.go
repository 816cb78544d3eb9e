package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/text"
)

// An example is a text whose names are marked.
type example struct {
	id, region string
	text       string
	sents      []names.Range
	spans      []span
}

// A span is a name in bytes of the text.
type span struct {
	start, end int
	class      string
}

// readExamples reads labeled texts: JSON Lines with "text" and "spans9" (or
// "spans"), else BIO, one token and its label a line.
func readExamples(path string) ([]*example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // opened for reading
	var out []*example
	if strings.HasSuffix(path, ".jsonl") {
		out, err = readSpans(f)
	} else {
		out, err = readBIO(f)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: holds no labelled text", path)
	}
	return out, nil
}

func readSpans(r io.Reader) ([]*example, error) {
	var out []*example
	d := json.NewDecoder(bufio.NewReader(r))
	for {
		var row struct {
			ID, Region, Text string
			Spans9, Spans    [][3]any
		}
		if err := d.Decode(&row); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		e := &example{id: row.ID, region: row.Region, text: row.Text}
		for _, s := range text.New(row.Text).Sentences {
			e.sents = append(e.sents, names.Range{Start: s.Start, End: s.End})
		}
		for _, s := range append(row.Spans9, row.Spans...) {
			from, ok1 := s[0].(float64)
			to, ok2 := s[1].(float64)
			class, ok3 := s[2].(string)
			if !ok1 || !ok2 || !ok3 {
				return nil, fmt.Errorf("document %q: a span is [start, end, \"class\"]", row.ID)
			}
			e.spans = append(e.spans, span{int(from), int(to), names.Class(class)})
		}
		out = append(out, e)
	}
}

// readBIO reads tokens and labels ("B-person", "I-person", "O"), the token
// first on its line and the label last, with a tab or spaces between. An empty
// line ends a sentence, a line that begins with -DOCSTART- begins a text. Without
// such lines every 20 sentences are a text.
func readBIO(r io.Reader) ([]*example, error) {
	var out []*example
	var b strings.Builder
	e := &example{}
	from, last := 0, ""
	marked := false
	endSentence := func() {
		if b.Len() > from {
			e.sents = append(e.sents, names.Range{Start: from, End: b.Len()})
			b.WriteByte('\n')
		}
		from, last = b.Len(), "O"
	}
	endText := func(next *example) {
		endSentence()
		if e.text = b.String(); len(e.sents) > 0 {
			out = append(out, e)
		}
		b.Reset()
		e, from = next, 0
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<16), 1<<22)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		f := strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == ' ' })
		switch {
		case strings.HasPrefix(line, "-DOCSTART-"):
			marked = true
			next := &example{}
			if t := strings.Split(line, "\t"); len(t) > 2 {
				next.id, next.region = t[1], t[2]
			}
			endText(next)
		case len(f) == 0:
			endSentence()
			if !marked && len(e.sents) >= 20 {
				endText(&example{})
			}
		case len(f) == 1:
			return nil, fmt.Errorf("line %d: a token without a label", n)
		default:
			label := f[len(f)-1]
			if b.Len() > from {
				b.WriteByte(' ')
			}
			at := b.Len()
			b.WriteString(f[0])
			if label != "O" {
				if len(label) < 3 || label[1] != '-' {
					return nil, fmt.Errorf("line %d: the label %q is not O, B-… or I-…", n, label)
				}
				class := names.Class(label[2:])
				if k := len(e.spans) - 1; label[0] == 'I' && last == class && k >= 0 {
					e.spans[k].end = b.Len()
				} else {
					e.spans = append(e.spans, span{at, b.Len(), class})
				}
				last = class
			} else {
				last = "O"
			}
		}
	}
	endText(&example{})
	return out, sc.Err()
}
