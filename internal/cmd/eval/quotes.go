package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// textsOf returns the folder with the texts that a file annotates: the one
// given, else text/NAME beside it, where NAME is the file's.
func textsOf(o *options) (string, error) {
	if o.text != "" {
		return o.text, nil
	}
	dir := filepath.Dir(o.data)
	name, _, _ := strings.Cut(filepath.Base(o.data), ".")
	short, _, _ := strings.Cut(name, "_")
	return firstFile(filepath.Join(dir, "text", name), filepath.Join(dir, "text"),
		filepath.Join(dir, "..", "polnear", "text", short))
}

// A readText is an annotated text with what was found in it.
type readText struct {
	doc      *text.Doc
	entities entities.Resolution
	quotes   quotes.Result
}

// readDoc reads one text and finds its names and quotes.
func readDoc(dir, name string) (*readText, error) {
	file, err := firstFile(filepath.Join(dir, name+".txt"), filepath.Join(dir, name), filepath.Join(dir, name+".txt.gz"))
	if err != nil {
		return nil, fmt.Errorf("%w (say with -text where the texts are)", err)
	}
	b, err := readAll(file)
	if err != nil {
		return nil, err
	}
	r := &readText{doc: text.New(string(b))}
	if r.entities, err = resolved(r.doc); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var x quotes.Extractor
	r.quotes = x.Extract(r.doc, &r.entities, quotes.Context{})
	return r, nil
}

// ranges returns spans in code points.
func (r *readText) ranges(spans ...text.Span) eval.Ranges {
	out := eval.Ranges{}
	for _, s := range r.doc.Runes(spans...) {
		if !s.Empty() {
			out = append(out, eval.Range{s.Start, s.End})
		}
	}
	return out
}

// namings returns the places where entity e is named.
func (r *readText) namings(e int) eval.Ranges {
	if e < 0 {
		return nil
	}
	var spans []text.Span
	for _, m := range r.entities.Entities[e].Mentions {
		if r.entities.Mentions[m].Form == entities.Name {
			spans = append(spans, r.entities.Mentions[m].Span)
		}
	}
	return r.ranges(spans...)
}

// attribution measures who is heard saying what.
type attribution struct {
	dir    string
	gold   []eval.AttributedText
	found  []eval.AttributionPrediction
	tokens int
}

func loadQuotes(o *options) (task, error) {
	t := new(attribution)
	var err error
	if t.dir, err = textsOf(o); err != nil {
		return nil, err
	}
	if t.gold, err = readLines[eval.AttributedText](o.data); err != nil || o.part == "" {
		return t, err
	}
	var k, n int
	if _, err := fmt.Sscanf(o.part, "%d/%d", &k, &n); err != nil || n < 1 || k < 0 || k >= n {
		return nil, fmt.Errorf("-part %s: it should be like 0/3", o.part)
	}
	i := -1
	t.gold = slices.DeleteFunc(t.gold, func(eval.AttributedText) bool { i++; return i%n != k })
	return t, nil
}

func (t *attribution) predict() error {
	for i := range steps(len(t.gold)) {
		name := t.gold[i].Doc
		r, err := readDoc(t.dir, name)
		if err != nil {
			return err
		}
		t.tokens += len(r.doc.Tokens)
		for _, q := range r.quotes.Quotes {
			t.found = append(t.found, eval.AttributionPrediction{Doc: name, Attribution: eval.Attribution{
				Content: r.ranges(q.Content...), Cue: r.ranges(q.Cue), Source: r.ranges(q.Source), Speaker: r.namings(q.Speaker),
			}})
		}
	}
	return nil
}

func (t *attribution) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *attribution) read(r io.Reader) error {
	// A line may hold one attribution or a whole document.
	lines, err := decodeLines[struct {
		eval.AttributionPrediction
		Attributions []eval.Attribution `json:"attributions"`
	}](r)
	for _, l := range lines {
		if l.Attributions == nil {
			t.found = append(t.found, l.AttributionPrediction)
		}
		for _, a := range l.Attributions {
			t.found = append(t.found, eval.AttributionPrediction{Doc: l.Doc, Attribution: a})
		}
	}
	return err
}

// each calls add with each text, what is annotated there and what was found.
func (t *attribution) each(add func(text string, g eval.AttributedText, found []eval.Attribution)) {
	byDoc := make(map[string][]eval.Attribution)
	for _, p := range t.found {
		byDoc[p.Doc] = append(byDoc[p.Doc], p.Attribution)
	}
	for _, g := range t.gold {
		b, err := readAll(filepath.Join(t.dir, g.Doc+".txt"))
		if err != nil {
			continue // predict has read it
		}
		add(string(b), g, byDoc[g.Doc])
	}
}

func (t *attribution) score() (eval.Metrics, int) {
	var s eval.AttributionScorer
	t.each(func(text string, g eval.AttributedText, found []eval.Attribution) {
		s.Add(text, g.Attributions, found)
	})
	return s.Metrics(), len(t.gold)
}

func (t *attribution) units() (string, int) { return "tokens", t.tokens }

// speaking measures whether the speaker of an attribution is the right one.
type speaking struct{ attribution }

func loadSpeakers(o *options) (task, error) {
	t, err := loadQuotes(o)
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool)
	for k := range eval.GoldSpeakers() {
		known[k.Doc] = true
	}
	s := &speaking{*t.(*attribution)}
	s.gold = slices.DeleteFunc(s.gold, func(g eval.AttributedText) bool { return !known[g.Doc] })
	return s, nil
}

func (t *speaking) score() (eval.Metrics, int) {
	var s eval.SpeakerScorer
	t.each(func(text string, g eval.AttributedText, found []eval.Attribution) {
		who := make(map[string]eval.GoldSpeaker)
		for _, a := range g.Attributions {
			if w, ok := eval.GoldSpeakers()[eval.SpeakerKey{Doc: g.Doc, ID: a.ID}]; ok {
				who[a.ID] = w
			}
		}
		s.Add(text, g.Attributions, found, who)
	})
	return s.Metrics()
}

// marking measures what quotation marks are for.
type marking struct {
	dir         string
	gold, found []eval.Fragment
}

func loadMarks(o *options) (task, error) {
	t := new(marking)
	var err error
	if t.dir, err = textsOf(o); err != nil {
		return nil, err
	}
	t.gold, err = readLines[eval.Fragment](o.data)
	return t, err
}

// useName is how the data calls the uses of quotation marks.
var useName = map[quotes.Use]string{
	quotes.Quotation: "quotation",
	quotes.Scare:     "scare",
	quotes.WorkTitle: "title",
	quotes.Label:     "label",
	quotes.Nickname:  "label",
}

func (t *marking) predict() error {
	var docs []string
	seen := make(map[string]bool)
	for _, g := range t.gold {
		if !seen[g.Doc] {
			seen[g.Doc] = true
			docs = append(docs, g.Doc)
		}
	}
	for i := range steps(len(docs)) {
		r, err := readDoc(t.dir, docs[i])
		if err != nil {
			return err
		}
		for _, m := range r.quotes.Marks {
			if at := r.ranges(m.Span); len(at) == 1 {
				t.found = append(t.found, eval.Fragment{Doc: docs[i], Span: at[0], Label: useName[m.Use]})
			}
		}
	}
	return nil
}

func (t *marking) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *marking) read(r io.Reader) (err error) {
	t.found, err = decodeLines[eval.Fragment](r)
	return err
}

func (t *marking) score() (eval.Metrics, int) { return eval.ScoreMarks(t.gold, t.found), len(t.gold) }
