package main

import (
	"io"

	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/text"
	"github.com/masthead-news/masthead/text/postag"
)

// segmentation measures text: sentences, tokens and tags.
type segmentation struct {
	gold, found []eval.Segments
	tokens      int
}

func loadSegtok(o *options) (task, error) {
	gold, err := readLines[eval.Segments](o.data)
	return &segmentation{gold: gold}, err
}

func (t *segmentation) predict() error {
	for i := range steps(len(t.gold)) {
		d := text.New(t.gold[i].Text)
		p := eval.Segments{ID: t.gold[i].ID, Sentences: [][2]int{}, Tokens: []eval.TaggedToken{}}
		for _, s := range d.Sentences {
			p.Sentences = append(p.Sentences, [2]int{s.Start, s.End})
		}
		for j, tag := range postag.Tag(d) {
			p.Tokens = append(p.Tokens, eval.TaggedToken{Start: d.Tokens[j].Start, End: d.Tokens[j].End, Tag: tag})
		}
		t.found = append(t.found, p)
		t.tokens += len(d.Tokens)
	}
	return nil
}

func (t *segmentation) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *segmentation) read(r io.Reader) (err error) {
	t.found, err = decodeLines[eval.Segments](r)
	return err
}

func (t *segmentation) score() (eval.Metrics, int) {
	return eval.ScoreSegments(t.gold, t.found), len(t.gold)
}

func (t *segmentation) units() (string, int) { return "tokens", t.tokens }
