package sentiment

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// Another name in the same place has the same tone, to the last bit: it is what
// is said of it that counts. Quotes are left out, since package quotes reads names. 500 sentences, each with five names.
func TestSwap(t *testing.T) {
	who := []string{"%s", "President %s", "The lawyer %s", "“%s", "Even %s"}
	did := []string{
		"slammed the plan", "was accused of fraud", "won the race", "has praised the nurses", "bombed the port",
		"lied to the inquiry", "is a brilliant leader", "faces a crisis", "met the delegates", "was not to blame",
	}
	then := []string{
		"on Tuesday.", "and nobody was surprised.", "but critics called it a disgrace.", "after the famine.", "to great applause.",
		"despite the warnings.", "in a scathing report.", "and the talks went on.", "while [Port Vale] burned.", "said [Mara Lind].",
	}
	names := []string{"John", "Ahmed", "Olga Petrova", "Norland", "Hope Love Peace"}
	var an Analyzer
	n := 0
	for _, a := range who {
		for _, b := range did {
			for _, c := range then {
				n++
				var want Tone
				for k, name := range names {
					d, r := marked(fmt.Sprintf(a, "["+name+"=X]") + " " + b + " " + c)
					got := an.Analyze(d, r, nil)
					if len(got.Targets) == 0 {
						t.Fatalf("no tone toward %s", name)
					}
					tone := got.Targets[0].Tone
					if k == 0 {
						want = tone
						continue
					}
					if tone.Label != want.Label || math.Abs(tone.Score-want.Score) > 1e-12 || tone.Confidence != want.Confidence {
						t.Errorf("%q: %s with %s, %s with %s", a+" "+b+" "+c, show1(tone), name, show1(want), names[0])
					}
				}
			}
		}
	}
	if n != 500 {
		t.Errorf("%d sentences, want 500", n)
	}
}

// The same on 500 sentences of real news.
func TestSwapInNews(t *testing.T) {
	names := []string{"John", "Ahmed", "Olga Petrova", "Norland", "Chad", "United Arab Emirates"}
	var an Analyzer
	n := 0
	for _, row := range newsTargets(t) {
		if n == 500 {
			break
		}
		var tones []Tone
		var first *text.Doc
		for _, name := range names {
			d, r := row.with(name)
			if first == nil {
				first = d
			}
			if len(d.Sentences) != len(first.Sentences) {
				break // package text knows names, too
			}
			tones = append(tones, an.Analyze(d, r, nil).Targets[0].Tone)
		}
		if len(tones) < len(names) {
			continue
		}
		n++
		for k, one := range tones {
			if one.Label != tones[0].Label || math.Abs(one.Score-tones[0].Score) > 1e-12 || one.Confidence != tones[0].Confidence {
				t.Errorf("%q: %s with %s, %s with %s", first.Text, show1(one), names[k], show1(tones[0]), names[0])
			}
		}
	}
	if n < 500 {
		t.Errorf("%d sentences, want 500", n)
	}
}

// Where quotes are looked for anew with each name, package quotes reads the
// letters of names. Nothing of that comes through, since a score rests on
// the quotation marks and the words next to them, and not on what is found with them.
func TestSwapWithQuotes(t *testing.T) {
	names := []string{"John", "Ahmed", "Olga Petrova", "Norland", "Chad", "United Arab Emirates"}
	var an Analyzer
	var x quotes.Extractor
	n, parted := 0, 0
	for _, row := range newsTargets(t) {
		n++
		var first Tone
		sentences := 0
		for k, name := range names {
			d, r := row.with(name)
			q := x.Extract(d, r, quotes.Context{})
			one := an.Analyze(d, r, &q).Targets[0].Tone
			if k == 0 {
				first, sentences = one, len(d.Sentences)
				continue
			}
			if len(d.Sentences) != sentences {
				parted++ // package text knows names, too
				break
			}
			if one.Label != first.Label || math.Abs(one.Score-first.Score) > 1e-12 || one.Confidence != first.Confidence {
				t.Errorf("%q: %s with %s, %s with %s", d.Text, show1(one), name, show1(first), names[0])
			}
		}
	}
	t.Logf("%d of %d texts have other sentences with another name", parted, n)
	if parted > 5 { // 3 when this was written
		t.Error("that are too many")
	}
}

// A newsTarget is a sentence of news that names someone.
type newsTarget struct {
	Text, Mention string
	From, To      int // in code points
}

// with returns the sentence, in one line, with another name for the one it
// names.
func (x newsTarget) with(name string) (*text.Doc, *entities.Resolution) {
	runes := []rune(strings.ReplaceAll(x.Text, "\n", " "))
	before, after := string(runes[:x.From]), string(runes[x.To:])
	return text.New(before + name + after), &entities.Resolution{
		Mentions: []entities.Mention{{Span: text.Span{Start: len(before), End: len(before) + len(name)}, Form: entities.Name, Kind: entities.Person}},
		Entities: []entities.Entity{{Name: name, Kind: entities.Person, Of: -1, Mentions: []int{0}}},
	}
}

// newsTargets reads sentences of news, those where the target is no pronoun.
func newsTargets(t *testing.T) []newsTarget {
	t.Helper()
	var out []newsTarget
	for _, name := range []string{"rw_dev", "mt_dev"} {
		b, err := os.ReadFile("../../shared/eval/sentiment/newsmtsc/" + name + ".gold.jsonl")
		if err != nil {
			t.Skip("the sentences are not here: ", err)
		}
		for dec := json.NewDecoder(bytes.NewReader(b)); dec.More(); {
			var row newsTarget
			if err := dec.Decode(&row); err != nil {
				t.Fatal(err)
			}
			if row.Mention != "" && !tone.Pronoun(strings.ToLower(row.Mention)) {
				out = append(out, row)
			}
		}
	}
	return out
}

func show1(t Tone) string { return fmt.Sprintf("%s %.4f", t.Label, t.Score) }
