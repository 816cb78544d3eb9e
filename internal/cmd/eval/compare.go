package main

import (
	"bufio"
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/readability"
)

// dateOf reads a day; what is none gives no date.
func dateOf(s string) readability.Date {
	if len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return readability.Date{}
	}
	return readability.Date{Time: t, Precision: readability.ToDay, Source: "data"}
}

func letterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r)
}

func letterAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// grouping measures which documents are told to be about one event.
type grouping struct {
	gold  []item
	all   []item // the gold and what it is hidden among, by date
	found map[string]string
}

type clusterLine struct {
	ID      string `json:"id"`
	Cluster string `json:"cluster"`
}

func loadStories(o *options) (task, error) {
	gold, err := readLines[item](o.data)
	if err != nil {
		return nil, err
	}
	t := &grouping{gold: gold, all: slices.Clone(gold)}
	if o.background != "" {
		others, err := readLines[item](o.background)
		if err != nil {
			return nil, err
		}
		for _, x := range others {
			if !dateOf(x.Date).IsZero() {
				t.all = append(t.all, x)
			}
		}
	}
	// Documents come by date; those of one day in an order that says nothing of
	// their event, as ids often do.
	slices.SortStableFunc(t.all, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(shuffled(a.ID), shuffled(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return t, nil
}

func shuffled(id string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id)) // a hash has no errors
	return h.Sum64()
}

func (t *grouping) predict() error {
	docs := make([]*masthead.Document, len(t.all))
	for i := range steps(len(t.all)) {
		d, err := t.all[i].document(named)
		if err != nil {
			return fmt.Errorf("document %s: %w", t.all[i].ID, err)
		}
		docs[i] = d
	}
	t.found = make(map[string]string)
	for i, s := range compare.Stories(docs) {
		for _, d := range s.Docs {
			t.found[d.Article.ID] = strconv.Itoa(i)
		}
	}
	return nil
}

func (t *grouping) write(w io.Writer) error {
	var lines []clusterLine
	for _, g := range t.gold {
		if c, ok := t.found[g.ID]; ok {
			lines = append(lines, clusterLine{g.ID, c})
		}
	}
	return encodeLines(w, lines)
}

func (t *grouping) read(r io.Reader) error {
	lines, err := decodeLines[clusterLine](r)
	t.found = make(map[string]string)
	for _, l := range lines {
		t.found[l.ID] = l.Cluster
	}
	return err
}

func (t *grouping) score() (eval.Metrics, int) {
	gold := make(map[string]string)
	for _, g := range t.gold {
		gold[g.ID] = g.Event
	}
	return eval.ScoreStories(gold, t.found), len(t.gold)
}

func (t *grouping) units() (string, int) { return "documents", len(t.all) }

// naming measures what outlets call the same one.
type naming struct {
	docs  []item
	gold  []eval.NamingChain
	found []eval.NamingCount
}

func loadNaming(o *options) (task, error) {
	file := o.names
	if file == "" {
		name := strings.Replace(filepath.Base(o.data), ".docs.", ".names.", 1)
		var err error
		if file, err = sibling(o.data, name); err != nil || name == filepath.Base(o.data) {
			return nil, fmt.Errorf("say with -names where the gold names of %s are", o.data)
		}
	}
	docs, err := readLines[item](o.data)
	if err != nil {
		return nil, err
	}
	gold, err := readLines[eval.NamingChain](file)
	return &naming{docs: docs, gold: gold}, err
}

// untokenized undoes what was done to texts that come as tokens with a space
// between, as far as names are concerned.
var untokenized = strings.NewReplacer(
	"\\n", "\n\n", " - ", "-", " 's", "'s", " ’s", "’s", " n't", "n't", " ,", ",", " .", ".", " ;", ";", " :", ":",
	" ?", "?", " !", "!", " )", ")", "( ", "(", " %", "%", "$ ", "$", " / ", "/",
)

func (t *naming) predict() error {
	stories := make(map[string]*compare.Story)
	var events []string
	for i := range steps(len(t.docs)) {
		x := t.docs[i]
		x.Text = untokenized.Replace(x.Text)
		d, err := x.document(voiced)
		if err != nil {
			return fmt.Errorf("document %s: %w", x.ID, err)
		}
		if stories[x.Event] == nil {
			stories[x.Event] = new(compare.Story)
			events = append(events, x.Event)
		}
		stories[x.Event].Docs = append(stories[x.Event].Docs, d)
	}
	for _, e := range events {
		c, err := compare.Compare(stories[e])
		if err != nil {
			return fmt.Errorf("event %s: %w", e, err)
		}
		for k, n := range slices.Concat(c.Names, c.Things) {
			// Two entities may share a name; their place tells them apart.
			concept := fmt.Sprintf("%s#%d", n.Name, k)
			for _, v := range n.Variants {
				if v.Style == compare.Title {
					continue // the name it belongs to counts already
				}
				for o, count := range v.ByOutlet {
					if count.N > 0 {
						t.found = append(t.found, eval.NamingCount{
							Event: e, Concept: concept, Outlet: c.Outlets[o].Name, Name: v.Words, Count: count.N,
						})
					}
				}
			}
		}
	}
	return nil
}

func (t *naming) write(w io.Writer) error { return encodeLines(w, t.found) }

func (t *naming) read(r io.Reader) (err error) {
	t.found, err = decodeLines[eval.NamingCount](r)
	return err
}

func (t *naming) score() (eval.Metrics, int) { return eval.ScoreNaming(t.gold, t.found), len(t.gold) }

// reusing measures which documents of different outlets share text.
type reusing struct {
	docs        []item
	gold, found []eval.ReusePair
}

func loadReuse(o *options) (task, error) {
	file := o.pairs
	if file == "" {
		var err error
		if file, err = sibling(o.data, "reuse_pairs*.tsv*"); err != nil {
			return nil, fmt.Errorf("%w (say with -pairs where the gold pairs are)", err)
		}
	}
	t := new(reusing)
	var err error
	if t.docs, err = readLines[item](o.data); err != nil {
		return nil, err
	}
	err = readFrom(file, func(r io.Reader) (err error) {
		t.gold, err = readPairs(r, 4)
		return err
	})
	return t, err
}

// readPairs reads lines of two ids and, in the given column, a containment. A
// first line that names the columns is passed over.
func readPairs(r io.Reader, column int) ([]eval.ReusePair, error) {
	var out []eval.ReusePair
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		f := strings.Split(sc.Text(), "\t")
		if len(f) < 2 || f[0] == "id_a" {
			continue
		}
		p := eval.ReusePair{A: f[0], B: f[1], Containment: 1}
		if len(f) > column {
			c, err := strconv.ParseFloat(f[column], 64)
			if err != nil {
				return nil, fmt.Errorf("pair %s %s: %w", f[0], f[1], err)
			}
			p.Containment = c
		}
		out = append(out, p)
	}
	return out, sc.Err()
}

func (t *reusing) predict() error {
	docs := make([]*masthead.Document, len(t.docs))
	for i := range steps(len(t.docs)) {
		d, err := t.docs[i].document(words)
		if err != nil {
			return fmt.Errorf("document %s: %w", t.docs[i].ID, err)
		}
		docs[i] = d
	}
	var u compare.Reuser
	for _, s := range u.Find(docs) {
		t.found = append(t.found, eval.ReusePair{A: t.docs[s.A].ID, B: t.docs[s.B].ID, Containment: s.Containment})
	}
	return nil
}

func (t *reusing) write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, p := range t.found {
		fmt.Fprintf(b, "%s\t%s\t%.4f\n", p.A, p.B, p.Containment)
	}
	return b.Flush()
}

func (t *reusing) read(r io.Reader) (err error) {
	t.found, err = readPairs(r, 2)
	return err
}

func (t *reusing) score() (eval.Metrics, int) {
	texts := make(map[string]string, len(t.docs))
	for _, d := range t.docs {
		texts[d.ID] = d.Text
	}
	return eval.ScoreReuse(t.gold, t.found, texts), len(t.gold)
}

func (t *reusing) units() (string, int) { return "documents", len(t.docs) }

// Pairs of documents aren't looked for in a corpus yet.
