package sentiment

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// sums reports what is wrong with a tone: evidence that doesn't add up to it,
// or that lies where no word is.
func sums(d *text.Doc, t Tone) string {
	score, pos, neg := 0.0, 0.0, 0.0
	for _, e := range t.Evidence {
		score += e.Weight
		pos += max(0, e.Weight)
		neg -= min(0, e.Weight)
		if e.Start < 0 || e.End > len(d.Text) || e.Empty() || !utf8.ValidString(d.Slice(e.Span)) {
			return "a span that is none"
		}
	}
	switch {
	case math.Abs(score-t.Score) > 1e-6 || math.Abs(pos-t.Positive) > 1e-6 || math.Abs(neg-t.Negative) > 1e-6:
		return "evidence that doesn't sum to the score"
	case !(t.Score >= -1 && t.Score <= 1):
		return "a score out of bounds"
	case !(t.Confidence >= 0 && t.Confidence <= 1):
		return "a confidence out of bounds"
	case t.Label == "":
		return "no label"
	}
	for i := 1; i < len(t.Evidence); i++ {
		if t.Evidence[i].Start < t.Evidence[i-1].Start {
			return "evidence out of order"
		}
	}
	return ""
}

// check looks at every tone of a result.
func check(t *testing.T, d *text.Doc, r Result) {
	t.Helper()
	all := append([]Tone{r.Document, r.Own, r.Title}, r.Sentences...)
	all = append(all, r.Quotes...)
	for _, x := range r.Targets {
		all = append(all, x.Tone)
		for _, v := range x.ByVoice {
			all = append(all, v.Tone)
		}
		for _, s := range x.BySpeaker {
			all = append(all, s.Tone)
		}
		for _, m := range x.Mentions {
			all = append(all, m.Tone)
		}
	}
	for _, x := range all {
		if wrong := sums(d, x); wrong != "" {
			t.Fatalf("%s in %q: %+v", wrong, d.Text, x)
		}
	}
	if len(r.Sentences) != len(d.Sentences) {
		t.Fatalf("%d tones of %d sentences", len(r.Sentences), len(d.Sentences))
	}
}

func TestEvidenceSums(t *testing.T) {
	for _, in := range []string{
		"",
		"[Norland] slammed [Sudmark]. “[Sudmark] is a disgrace to us all,” said [Mara Lind], but [she=Mara Lind] welcomed the good and honest offer.",
		strings.Repeat("The awful [Norland] murdered the wonderful [Sudmark]! ", 50),
	} {
		d, _, got := analyze(in)
		check(t, d, got)
	}
}

// FuzzAnalyze holds that no text panics, and that whatever is marked in it the
// evidence adds up.
func FuzzAnalyze(f *testing.F) {
	f.Add("[Norland] slammed [Sudmark]’s “disgrace”. [It=Sudmark] isn't bad, but?")
	f.Add("]][[=][a=b] “ ”\xff '''' no, not, never bad")
	f.Fuzz(func(t *testing.T, in string) {
		in = strings.ToValidUTF8(in, "?")
		d, r := marked(in)
		var x quotes.Extractor
		q := x.Extract(d, r, quotes.Context{})
		var a Analyzer
		one := a.Analyze(d, r, &q)
		check(t, d, one)
		if two := a.Analyze(d, r, &q); !reflect.DeepEqual(one, two) {
			t.Fatal("the second answer differs from the first")
		}
	})
}

// The voices of a text don't mix: what someone is quoted with isn't the
// outlet's, and each word of evidence has its speaker.
func TestVoices(t *testing.T) {
	d, r, got := analyze("“[Sudmark] is run by liars and crooks,” said [Mara Lind]. [Sudmark] has a wonderful coast.")
	for _, x := range got.Targets {
		if r.Entities[x.Entity].Name != "Sudmark" {
			continue
		}
		var own, direct Tone
		for _, v := range x.ByVoice {
			switch v.Voice {
			case Own:
				own = v.Tone
			case Direct:
				direct = v.Tone
			case Reported:
			}
		}
		if own.Label != Positive || direct.Label != Negative {
			t.Errorf("own %s, direct %s; want positive and negative", show(d, own), show(d, direct))
		}
		for _, e := range direct.Evidence {
			if e.Speaker < 0 || r.Entities[e.Speaker].Name != "Mara Lind" {
				t.Errorf("%q has speaker %d", d.Slice(e.Span), e.Speaker)
			}
		}
	}
}

// What each speaker says of a target is kept apart, with its evidence.
func TestSpeakers(t *testing.T) {
	d, r, got := analyze("“[Sudmark] is run by liars and crooks,” said [Mara Lind]. “[Sudmark] is a brilliant, honest partner,” [Tom Okafor] said. The coast of [Sudmark] is long.")
	want := map[string]Label{"Mara Lind": Negative, "Tom Okafor": Positive}
	for _, x := range got.Targets {
		if r.Entities[x.Entity].Name != "Sudmark" {
			continue
		}
		if len(x.BySpeaker) != len(want) {
			t.Fatalf("%d speakers, want %d", len(x.BySpeaker), len(want))
		}
		for _, s := range x.BySpeaker {
			who := r.Entities[s.Speaker].Name
			if s.Tone.Label != want[who] || s.Tone.N != 1 {
				t.Errorf("%s says %s of it in %d sentences, want %s in one", who, show(d, s.Tone), s.Tone.N, want[who])
			}
			for _, e := range s.Tone.Evidence {
				if int(e.Speaker) != s.Speaker {
					t.Errorf("%q is %d's, not %s's", d.Slice(e.Span), e.Speaker, who)
				}
			}
		}
		if m := x.Mentions[2]; m.Speaker != -1 || m.Voice != Own {
			t.Errorf("the last mention has speaker %d and voice %s", m.Speaker, m.Voice)
		}
	}
}

func TestTitleApart(t *testing.T) {
	s := "Mayor hailed as a hero\n\nThe budget is a disaster."
	i := strings.Index(s, "\n")
	d := text.FromBlocks(s, []text.Block{
		{Span: text.Span{Start: 0, End: i}, Kind: text.Title},
		{Span: text.Span{Start: i + 2, End: len(s)}, Kind: text.Paragraph},
	})
	var a Analyzer
	got := a.Analyze(d, nil, nil)
	if got.Title.Label != Positive || got.Document.Label != Negative {
		t.Errorf("title %s, document %s; want positive and negative", show(d, got.Title), show(d, got.Document))
	}
}

// A long text of one tone is no worse than a short one: the score is a mean.
func TestNoSaturation(t *testing.T) {
	d, _, short := analyze("The plan is bad.")
	_, _, long := analyze(strings.Repeat("The plan is bad. ", 200))
	if math.Abs(short.Document.Score-long.Document.Score) > 1e-9 {
		t.Errorf("%s: once %f, 200 times %f", d.Text, short.Document.Score, long.Document.Score)
	}
}

func TestScareQuotedName(t *testing.T) {
	d := text.New("The “Republic” met on Monday.")
	r := &entities.Resolution{
		Mentions: []entities.Mention{{Span: text.Span{Start: 7, End: 15}, Form: entities.Name, Quoted: true}},
		Entities: []entities.Entity{{Name: "Republic", Of: -1, Mentions: []int{0}}},
	}
	var a Analyzer
	got := a.Analyze(d, r, nil)
	marks := 0.0
	for _, e := range got.Targets[0].Tone.Evidence {
		if e.Reason == ScareQuote {
			marks += e.Weight
		}
	}
	if marks >= 0 {
		t.Errorf("got %s, want the marks as evidence", show(d, got.Targets[0].Tone))
	}
}

func TestLoaded(t *testing.T) {
	d, _, got := analyze("The regime sent its thugs. “They are freedom fighters,” said [Mara Lind].")
	var terms []string
	for _, l := range got.Loaded {
		terms = append(terms, l.Term+" ("+l.Voice.String()+")")
		if strings.ToLower(d.Slice(l.Span)) != l.Term {
			t.Errorf("%q stands at %q", l.Term, d.Slice(l.Span))
		}
	}
	if got, want := strings.Join(terms, ", "), "regime (own), thugs (own), freedom fighters (direct)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCountLoaded(t *testing.T) {
	d, _, got := analyze("The regime fell. “A regime of thugs,” said [Mara Lind]. The Regime has gone.")
	var b strings.Builder
	for _, c := range CountLoaded(got.Loaded) {
		fmt.Fprintf(&b, "%s %d, own %d:", c.Term, c.Count, c.Own)
		for _, s := range c.Places {
			b.WriteString(" " + d.Slice(s))
		}
		b.WriteString(";")
	}
	if got, want := b.String(), "regime 2, own 1:"+strings.Repeat(" regime", 2)+";thugs 1, own 0: thugs;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Text that is no language has tones that add up all the same.
func TestHostile(t *testing.T) {
	for _, in := range []string{"not ", "slammed ", "[X] killed ", "“", "a", ". ", "but, ", "X by X of X "} {
		d, r, got := analyze(strings.Repeat(in, 4096/len(in)))
		check(t, d, got)
		if len(r.Entities) != len(got.Targets) {
			t.Errorf("%q: %d targets of %d entities", in, len(got.Targets), len(r.Entities))
		}
	}
}

// Who is quoted on something else says nothing of himself.
func TestSpeakerOfAnother(t *testing.T) {
	_, r, got := analyze("“This is a wonderful day for [Norland],” said [Mara Lind].")
	for _, x := range got.Targets {
		name := r.Entities[x.Entity].Name
		for _, v := range x.ByVoice {
			if (v.Voice == Direct) != (name == "Norland") {
				t.Errorf("%s: %s %+.2f", name, v.Voice, v.Tone.Score)
			}
		}
		for _, s := range x.BySpeaker {
			if s.Speaker == x.Entity {
				t.Errorf("%s is said to speak of itself", name)
			}
		}
	}
}

// One voice that speaks of a target alone calls it what the whole calls it.
func TestOnlyVoice(t *testing.T) {
	for _, in := range []string{
		"[Mara Lind] has blustered [her=Mara Lind] way through two statements.",
		"The bungling minister [Mara Lind] hid the report from Parliament.",
		"[Mara Lind] is a crook. [Mara Lind] is a hero. [Mara Lind] arrived on Friday.",
	} {
		_, _, got := analyze(in)
		x := got.Targets[0]
		if len(x.ByVoice) != 1 || x.ByVoice[0].Tone.Label != x.Tone.Label || x.ByVoice[0].Tone.Confidence != x.Tone.Confidence {
			t.Errorf("%s\n\t%s, in its voices %v", in, x.Tone.Label, x.ByVoice)
		}
	}
}
