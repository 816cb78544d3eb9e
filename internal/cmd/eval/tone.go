package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/eval"
	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/sentiment"
	"github.com/masthead-news/masthead/text"
)

// A toneText is a text with a value for its tone, or for the tone toward one
// that it names.
type toneText struct {
	ID   toneID  `json:"id"`
	Text string  `json:"text"`
	Y    float64 `json:"y"`
	// The target: a mention in code points, the name of an entity, or none.
	From   *int   `json:"from"`
	To     *int   `json:"to"`
	Entity string `json:"entity"`
	// Quote says whose words they are, where the data knows: "yes" or "no".
	Quote string `json:"quote"`
	// Inf marks sentences annotated for how they inform, as BASIL's.
	Inf *float64 `json:"inf"`
}

// A toneID is a string, or a number that is taken for one.
type toneID string

func (id *toneID) UnmarshalJSON(b []byte) error {
	if b[0] != '"' {
		*id = toneID(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(id))
}

// placeholder stands for the target in texts that hide its name.
const placeholder = "[TGT]"

// The kinds of gold.
const (
	kindClass = "class" // one of a few labels
	kindGrade = "reg"   // a rating
	kindRank  = "rank"  // yes or no, found by a graded value
)

// toning measures sentiment.
type toning struct {
	kind    string
	classes []int
	gold    []toneText
	found   map[string]toneValue
}

type toneValue struct {
	value float64 // a class, or a score from -1 to 1
	score float64 // always a score
	// The class that is claimed, and how surely.
	label    float64
	sure     float64
	abstains bool
}

func loadTone(o *options) (task, error) {
	gold, err := readLines[toneText](o.data)
	if err != nil {
		return nil, err
	}
	if len(gold) == 0 {
		return nil, fmt.Errorf("%s holds no texts", o.data)
	}
	t := &toning{kind: o.kind, gold: gold}
	whole, seen := true, make(map[int]bool)
	for _, g := range gold {
		whole = whole && g.Y == float64(int(g.Y))
		seen[int(g.Y)] = true
	}
	if t.kind == "" {
		switch {
		case !whole:
			t.kind = kindGrade
		case gold[0].From == nil && gold[0].Entity == "" && !seen[-1]:
			t.kind = kindRank
		default:
			t.kind = kindClass
		}
	}
	switch t.kind {
	case kindClass, kindGrade, kindRank:
	default:
		return nil, fmt.Errorf("-kind is %q, want class, reg or rank", t.kind)
	}
	t.classes = []int{-1, 0, 1}
	return t, nil
}

func (t *toning) predict() error {
	t.found = make(map[string]toneValue, len(t.gold))
	for i := range steps(len(t.gold)) {
		g := &t.gold[i]
		x, err := toneOf(g, t.kind)
		if err != nil {
			return fmt.Errorf("text %s: %w", g.ID, err)
		}
		v := toneValue{
			value: x.Score, score: x.Score,
			label: labelValue[x.Label], sure: float64(x.Confidence), abstains: x.Abstained,
		}
		if t.kind == kindClass {
			v.value = v.label
		}
		t.found[string(g.ID)] = v
	}
	return nil
}

var labelValue = map[sentiment.Label]float64{sentiment.Negative: -1, sentiment.Positive: 1}

// toneOf returns the tone of a text, or that toward its target.
func toneOf(g *toneText, kind string) (sentiment.Tone, error) {
	d := text.New(g.Text)
	res, target, err := aim(d, g)
	if err != nil {
		return sentiment.Tone{}, err
	}
	var qx quotes.Extractor
	q := qx.Extract(d, &res, quotes.Context{})
	var tx sentiment.Analyzer
	r := tx.Analyze(d, &res, &q)
	if kind == kindRank && target < 0 {
		return sentiment.Tone{Score: slant(d, &r)}, nil
	}
	if target < 0 {
		return r.Document, nil
	}
	// A text with one marked mention asks for the tone there, one with a name
	// for that of the whole text.
	for _, x := range r.Targets {
		if x.Entity != res.Mentions[target].Entity {
			continue
		}
		if g.From != nil {
			for _, m := range x.Mentions {
				if m.Mention == target {
					return m.Tone, nil
				}
			}
		}
		return x.Tone, nil
	}
	return sentiment.Tone{}, nil
}

// slant is how far a sentence is from plain telling: its words that take sides
// or color a report, then the strength of its tone.
func slant(d *text.Doc, r *sentiment.Result) float64 {
	charged := 0.
	for _, t := range d.Tokens {
		if tone.Charged()[strings.ToLower(d.Slice(t.Span))] {
			charged++
		}
	}
	return charged/2 + r.Document.Positive + r.Document.Negative
}

// aim returns the names of d with the target of g among them, and the index of
// a mention of the target, or -1 where g has none.
func aim(d *text.Doc, g *toneText) (entities.Resolution, int, error) {
	var marked []text.Span
	switch {
	case g.From != nil && g.To != nil:
		marked = d.FromRunes(text.Span{Start: *g.From, End: *g.To})
	case strings.Contains(d.Text, placeholder):
		marked = occurrences(d.Text, placeholder)
	case g.Entity == "":
		res, err := resolved(d)
		return res, -1, err
	default:
		marked = occurrences(d.Text, g.Entity)
		if len(marked) == 0 { // "Mr. Koellmann" where the entity is Benjamin Koellmann
			parts := strings.Fields(g.Entity)
			marked = occurrences(d.Text, parts[len(parts)-1])
		}
	}
	if len(marked) == 0 {
		res, err := resolved(d)
		return res, -1, err
	}
	res, err := withMentions(d, marked)
	if err != nil {
		return res, -1, err
	}
	target := slices.IndexFunc(res.Mentions, func(m entities.Mention) bool { return m.Span == marked[0] })
	return res, target, nil
}

// withMentions returns the names of d with those at spans among them, and
// whatever overlapped them gone.
func withMentions(d *text.Doc, spans []text.Span) (entities.Resolution, error) {
	res, err := resolved(d)
	if err != nil {
		return res, err
	}
	ms, _, err := given(d, spans)
	if err != nil {
		return res, err
	}
	for i := range ms {
		if ms[i].Kind == entities.Misc {
			ms[i].Kind = entities.Person // as nearly all targets are
		}
	}
	n := len(ms)
	for _, m := range res.Mentions {
		if m.Form == entities.Name && !slices.ContainsFunc(ms[:n], func(o entities.Mention) bool { return o.Overlaps(m.Span) }) {
			m.Entity = -1
			ms = append(ms, m)
		}
	}
	slices.SortFunc(ms, func(a, b entities.Mention) int { return a.Start - b.Start })
	return entities.Resolve(d, ms), nil
}

// occurrences returns where word stands in s by itself.
func occurrences(s, word string) []text.Span {
	var out []text.Span
	for at := 0; word != ""; {
		i := strings.Index(s[at:], word)
		if i < 0 {
			break
		}
		sp := text.Span{Start: at + i, End: at + i + len(word)}
		at = sp.End
		if !letterBefore(s, sp.Start) && !letterAfter(s, sp.End) {
			out = append(out, sp)
		}
	}
	return out
}

func (t *toning) write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, g := range t.gold {
		v := t.found[string(g.ID)]
		fmt.Fprintf(b, "%s\t%v\t%v\n", g.ID, v.value, v.score)
	}
	return b.Flush()
}

func (t *toning) read(r io.Reader) error {
	t.found = make(map[string]toneValue)
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		f := strings.Split(sc.Text(), "\t")
		if len(f) < 2 || f[0] == "id" {
			continue
		}
		v, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			continue
		}
		x := toneValue{value: v, score: v}
		if len(f) > 2 {
			if s, err := strconv.ParseFloat(f[2], 64); err == nil {
				x.score = s
			}
		}
		t.found[f[0]] = x
	}
	return sc.Err()
}

func (t *toning) score() (eval.Metrics, int) {
	items := make([]eval.ToneItem, len(t.gold))
	polar := make(map[string][]eval.ToneItem) // by whose words they are
	for i, g := range t.gold {
		v := t.found[string(g.ID)]
		items[i] = eval.ToneItem{Gold: g.Y, Pred: v.value, Rank: v.score, Label: v.label, Sure: v.sure, Abstains: v.abstains}
		if g.Y != 0 && g.Quote != "" {
			polar[g.Quote] = append(polar[g.Quote], items[i])
		}
	}
	var m eval.Metrics
	switch t.kind {
	case kindClass:
		m = append(eval.ScoreClasses(items, t.classes), eval.ScoreSureness(items)...)
	case kindGrade:
		m = eval.ScoreGraded(items)
	default:
		m = eval.ScoreRanking(items)
	}
	if len(polar) > 0 {
		m.Add("polarity_auc_quoted", eval.AUC(polar["yes"]))
		m.Add("polarity_auc_quoted.n", float64(len(polar["yes"])))
		m.Add("polarity_auc_unquoted", eval.AUC(polar["no"]))
		m.Add("polarity_auc_unquoted.n", float64(len(polar["no"])))
	}
	return m, len(t.gold)
}

func (t *toning) units() (string, int) { return "texts", len(t.gold) }
