package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/internal/train/glove"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// An item is a labeled sentence, with a target or without.
type item struct {
	id, group string
	ws        []tone.Word
	lo, hi    int // the target's words; lo < 0 for none
	pronoun   bool
	rules     tone.Ruling
	y         float64
}

type row struct {
	ID       string
	Text     string
	From, To int // in code points
	Y        float64
}

func readRows(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []row
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// prepare reads the words of a row; from and to are in code points.
func prepare(s string, from, to int, target bool, v *tone.Vocabulary) item {
	var it item
	it.lo, it.hi = -1, -1
	var span text.Span
	res := &entities.Resolution{}
	if target {
		span = text.Span{Start: runeAt(s, from), End: runeAt(s, to)}
		form := entities.Name
		if tone.Pronoun(strings.ToLower(s[span.Start:span.End])) {
			form = entities.Pronoun
			it.pronoun = true
		}
		res.Mentions = []entities.Mention{{Span: span, Form: form, Kind: entities.Person, Entity: 0}}
		res.Entities = []entities.Entity{{Mentions: []int{0}, Of: -1}}
	}
	// One line, so that it stays one block.
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
	d := text.New(s)
	var sheet tone.Sheet
	ws := sheet.Read(d, v)
	var names []text.Span
	if target && !it.pronoun {
		names = []text.Span{span}
	}
	tone.Mask(d, ws, names, nil)
	if strings.ContainsAny(d.Slice(span), "\"“”‘’'") {
		res = &entities.Resolution{}
	}
	var x quotes.Extractor
	q := x.Extract(d, res, quotes.Context{})
	tone.Hear(ws, &q)
	first, last := 0, len(ws)
	if target {
		it.lo = tone.FirstAt(ws, span.Start)
		it.hi = it.lo
		for it.hi < len(ws) && ws[it.hi].Start < span.End {
			it.hi++
		}
		if it.lo < len(ws) {
			sn := d.Sentences[d.Tokens[it.lo].Sentence]
			first, last = sn.First, sn.Last
			it.hi = min(it.hi, last)
		}
	}
	for _, sn := range d.Sentences {
		in := ws[sn.First:sn.Last]
		tone.Look(in, v)
		tone.Weigh(in)
		tone.Know(in)
	}
	it.ws = ws[first:last]
	if target {
		it.rules, it.lo, it.hi = rulesOn(it.ws, it.lo-first, it.hi-first)
	}
	return it
}

func runeAt(s string, n int) int {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

// rulesOn asks the rules, and returns where the target's list of names begins and ends; every run of
// words with capitals is taken for a name.
func rulesOn(ws []tone.Word, lo, hi int) (r tone.Ruling, first, last int) {
	sc := tone.Scene{Words: ws, At: make([]int, len(ws)), Marks: []tone.Mark{{Entity: 0}}, Told: tone.Telling(nil, ws)}
	for i := range ws {
		switch {
		case i >= lo && i < hi:
			sc.At[i] = 0
		case !ws[i].Name:
			sc.At[i] = -1
		case i > 0 && sc.At[i-1] > 0:
			sc.At[i] = sc.At[i-1]
		default:
			sc.At[i] = len(sc.Marks)
			sc.Marks = append(sc.Marks, tone.Mark{Entity: len(sc.Marks)})
		}
	}
	first, last = tone.Among(ws, lo, hi)
	return sc.Toward(0, first, last), first, last
}

// readItems reads a file of labeled sentences.
func readItems(path string, v *tone.Vocabulary) ([]item, error) {
	rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	out := make([]item, len(rows))
	for i, r := range rows {
		out[i] = prepare(r.Text, r.From, r.To, r.To > r.From, v)
		out[i].id, out[i].y = r.ID, r.Y
		out[i].group, _, _ = strings.Cut(r.ID, "_")
	}
	return out, nil
}

// readPlain reads the sentences of a file of labeled targets, each once and
// without a target, with the mean of its labels.
func readPlain(path string, v *tone.Vocabulary) ([]item, error) {
	rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	index := map[string]int{}
	var out []item
	var count []float64
	for _, r := range rows {
		i, ok := index[r.Text]
		if !ok {
			i = len(out)
			index[r.Text] = i
			out, count = append(out, prepare(r.Text, 0, 0, false, v)), append(count, 0)
		}
		out[i].y += r.Y
		count[i]++
	}
	for i := range out {
		out[i].y /= count[i]
	}
	return out, nil
}

// group reads which article each item is from, from the file as published.
func group(its []item, path string) error {
	rows, err := readRows(path)
	if err != nil {
		return err
	}
	if len(rows) != len(its) {
		return fmt.Errorf("%s: %d rows for %d items", path, len(rows), len(its))
	}
	for i := range its {
		part := strings.Split(rows[i].ID, "_")
		its[i].group = strings.Join(part[:min(3, len(part))], "_")
	}
	return nil
}

// featurize turns items to examples: the features of words as they are, those
// of meanings summed by zone.
func featurize(its []item, means meanings, dense float32) []example {
	out := make([]example, len(its))
	var reader tone.Reader
	for i := range its {
		it := &its[i]
		fs := reader.Features(it.ws, it.lo, it.hi, it.pronoun, it.rules.Shares)
		e := example{y: int(it.y), rating: float32(it.y), weight: 1}
		var zones [tone.Zone][max(vectorSize, glove.Dims)]float32
		size := vectorSize
		if it.lo < 0 {
			size = glove.Dims
		}
		for _, f := range fs {
			if f.ID < tone.Zones {
				e.x = append(e.x, f)
				continue
			}
			z := &zones[f.ID-tone.Zones]
			v := means[it.ws[f.At].Info].news
			if it.lo < 0 {
				v = means[it.ws[f.At].Info].general
			}
			for d, x := range v {
				z[d] += float32(x * f.Value)
			}
		}
		for k := range zones {
			if k > 0 && it.lo < 0 {
				break
			}
			for d, x := range zones[k][:size] {
				e.x = append(e.x, tone.Feature{ID: uint32(tone.Zones + k*size + d), Value: x * dense})
			}
		}
		out[i] = e
	}
	return out
}
