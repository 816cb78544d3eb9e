package sentiment

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// marked reads a text in which names stand in square brackets, "[Mara Lind]",
// and other words for the same one say so: "[she=Mara Lind]".
func marked(in string) (*text.Doc, *entities.Resolution) {
	var b strings.Builder
	r := &entities.Resolution{}
	index := map[string]int{}
	for in != "" {
		before, rest, ok := strings.Cut(in, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, name, other := strings.Cut(inside, "=")
		form := entities.Name
		if !other {
			name = words
		} else if strings.ToLower(words) == words {
			form = entities.Nominal
			if len(words) < 5 {
				form = entities.Pronoun
			}
		}
		e, ok := index[name]
		if !ok {
			e = len(r.Entities)
			index[name] = e
			r.Entities = append(r.Entities, entities.Entity{Name: name, Kind: entities.Misc, Of: -1})
		}
		m := entities.Mention{Span: text.Span{Start: b.Len(), End: b.Len() + len(words)}, Kind: entities.Misc, Form: form, Entity: e}
		r.Entities[e].Mentions = append(r.Entities[e].Mentions, len(r.Mentions))
		r.Mentions = append(r.Mentions, m)
		b.WriteString(words)
		in = after
	}
	return text.New(b.String()), r
}

// analyze is Analyze with the quotes that package quotes finds.
func analyze(in string) (*text.Doc, *entities.Resolution, Result) {
	d, r := marked(in)
	var x quotes.Extractor
	q := x.Extract(d, r, quotes.Context{})
	var a Analyzer
	return d, r, a.Analyze(d, r, &q)
}

// show prints a tone with its evidence.
func show(d *text.Doc, t Tone) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %+.2f", t.Label, t.Score)
	for _, e := range t.Evidence {
		fmt.Fprintf(&b, " %+.2f ", e.Weight)
		if e.Reason == Context {
			b.WriteString("…")
			continue
		}
		b.WriteString(strings.Join(strings.Fields(d.Slice(e.Span)), "_"))
		b.WriteString("(" + e.Reason.String() + "/" + e.Voice.String() + ")")
	}
	return b.String()
}

// TestCases reads testdata/cases.txt. Each case is a line of text, and under it,
// indented, what we expect: "name: label", with "affected" where harm is done to
// it; "document", "own", "title" or "quote" for these.
func TestCases(t *testing.T) {
	b, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var d *text.Doc
	var r *entities.Resolution
	var got Result
	var in string
	n := 0
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			in = line
			d, r, got = analyze(line)
			n++
		default:
			what, want, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok {
				t.Fatalf("%q: want what, a colon and a label", line)
			}
			label, affected := strings.CutSuffix(want, " affected")
			var tone Tone
			var hit bool
			switch what {
			case "document":
				tone = got.Document
			case "own":
				tone = got.Own
			case "quote":
				if len(got.Quotes) > 0 {
					tone = got.Quotes[0]
				}
			default:
				for _, x := range got.Targets {
					if r.Entities[x.Entity].Name == what {
						tone, hit = x.Tone, x.Affected > 0
					}
				}
			}
			if string(tone.Label) != label || affected != hit && what != "document" && what != "own" && what != "quote" {
				t.Errorf("%s\n\t%s: got %s (affected %v), want %s", in, what, show(d, tone), hit, want)
			}
		}
	}
	if n < 60 {
		t.Errorf("%d cases, want 60 or more", n)
	}
}
