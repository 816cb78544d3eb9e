package compare_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

const agencyCopy = `The council of Port Ellery approved a ferry terminal on Tuesday, ending two years of dispute over the harbor.

"This gives the islands a reliable link," said Mara Lind, the director of the harbor authority, after the vote on Tuesday.

Fishermen said the dredging would harm their grounds. The work is to cost 48 million crowns and to end in 2029.

Jon Aske, who has fished in the bay for thirty years, said nobody had asked the crews before the vote.`

const gazetteCopy = `The council of Port Ellery approved a ferry terminal on Tuesday, ending two years of bitter dispute over the harbour.

"This gives the islands a reliable link," claimed Mara Lind, the director of the harbor authority, after the vote on Tuesday.

Fishermen said the dredging would harm their grounds. The work is to cost 84 million crowns and to end in 2029.`

const heraldCopy = `The fishing crews of the bay woke on Wednesday to a vote that nobody had told them about.

"We learned of it from the radio," said Jon Aske, a fisherman. He wants the council to meet the crews.`

// document analyzes a page given by its words; hour is when it was published.
func document(t testing.TB, outlet, title, body string, hour int) *masthead.Document {
	t.Helper()
	var a masthead.Analyzer
	d, err := a.Analyze(context.Background(), &readability.Page{
		ID: outlet + "/" + title, Outlet: outlet,
		Known: readability.Known{
			Title: title, Text: body, Language: "en",
			Published: readability.Date{Time: time.Date(2024, 3, 12, hour, 0, 0, 0, time.UTC), Precision: readability.ToMinute, Zone: true},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func harbor(t testing.TB) *compare.Story {
	return &compare.Story{Docs: []*masthead.Document{
		document(t, "Sela Valley Herald", "Crews wake to a vote", heraldCopy, 20),
		document(t, "Norden Press Agency", "Port Ellery approves ferry terminal", agencyCopy, 8),
		document(t, "The Harbour Gazette", "Ferry terminal gets its way", gazetteCopy, 11),
	}}
}

func mustCompare(t testing.TB, s *compare.Story) *compare.Comparison {
	t.Helper()
	c, err := compare.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAgencyCopyIsFoundAndItsEdits(t *testing.T) {
	c := mustCompare(t, harbor(t))
	if len(c.Copies) != 1 {
		t.Fatalf("%d copies, want that of the Gazette", len(c.Copies))
	}
	x := c.Copies[0]
	if from, to := c.Outlets[c.Docs[x.From].Outlet].Name, c.Outlets[c.Docs[x.To].Outlet].Name; from != "Norden Press Agency" || to != "The Harbour Gazette" {
		t.Errorf("%s has the copy of %s", to, from)
	}
	var got []string
	dropped := 0
	for _, p := range x.Sentences {
		if p.To.Empty() {
			dropped++
		}
		for _, e := range p.Edits {
			got = append(got, fmt.Sprintf("%s: %s -> %s", e.Kind, c.Text(e.From), c.Text(e.To)))
		}
	}
	for _, want := range []string{"attribution: said -> claimed", "number: 48 -> 84", "mechanical: harbor -> harbour"} {
		if !slices.Contains(got, want) {
			t.Errorf("the edit %q is missing in %q", want, got)
		}
	}
	if dropped != 1 {
		t.Errorf("%d sentences dropped, want Aske's", dropped)
	}
}

// The outlet's caption stands beside the agency's in one document.
func TestCaptionEditedOnOnePage(t *testing.T) {
	const alt = "Ardenian Defense Minister Ivan Marek shakes hands in Lorne, Tuesday, March 12, 2024. (NPA)"
	caption := strings.Replace(alt, "Defense", "Security", 1)
	body := "The two ministers met in Lorne on Tuesday."
	s := body + "\n\n" + alt + "\n\n" + caption
	a := text.Span{Start: len(body) + 2, End: len(body) + 2 + len(alt)}
	b := text.Span{Start: a.End + 2, End: len(s)}
	art := &readability.Article{
		ID: "page", Outlet: "Kestovia Voice", Title: "Talks", Text: s, Body: text.Span{End: len(body)},
		Blocks: []text.Block{{Span: text.Span{End: len(body)}}, {Span: a, Kind: text.AltText}, {Span: b, Kind: text.Caption}},
		Images: []readability.Image{{Alt: a, Caption: b}},
	}
	doc := &masthead.Document{Article: art, Text: text.FromBlocks(art.Text, art.Blocks)}
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{doc}})
	if len(c.Captions) != 1 || len(c.Captions[0].Edits) != 1 {
		t.Fatalf("captions: %+v", c.Captions)
	}
	e := c.Captions[0].Edits[0]
	if e.Kind != compare.Naming || c.Text(e.From) != "Defense" || c.Text(e.To) != "Security" {
		t.Errorf("%s: %s -> %s", e.Kind, c.Text(e.From), c.Text(e.To))
	}
}

func TestWhoIsHeard(t *testing.T) {
	c := mustCompare(t, harbor(t))
	heard := map[string][]int{}
	for _, s := range c.Speakers {
		for _, h := range s.ByOutlet {
			heard[s.Name] = append(heard[s.Name], h.N)
		}
	}
	// Outlets are in the order of their first articles: agency, Gazette, Herald.
	if got := heard["Mara Lind"]; !slices.Equal(got, []int{1, 1, 0}) {
		t.Errorf("Lind is heard %v times; all: %v", got, heard)
	}
	if got := heard["Jon Aske"]; len(got) != 3 || got[0] == 0 || got[1] != 0 || got[2] == 0 {
		t.Errorf("Aske is heard %v times; all: %v", got, heard)
	}
}

// Neither the word "million" nor the day of an abbreviated month is a figure.
func TestOmittedNumbers(t *testing.T) {
	page := func(outlet, body string, hour int) *masthead.Document {
		return document(t, outlet, "Port Ellery counts its ships", "The council of Port Ellery met over the harbor. "+body, hour)
	}
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		page("Sela Valley Herald", "The port handled 2.3 million crates for the Sept. 11 survivors and 420 ships.", 8),
		page("Norden Press Agency", "The port handled 2.4 million crates for the Sept. 11 survivors and 420 ships.", 9),
		page("The Harbour Gazette", "The port handled many crates and some ships, said the council.", 10),
	}})
	var got []string
	for _, o := range c.Omissions {
		if o.Kind == compare.OmittedNumber {
			got = append(got, o.What)
		}
	}
	if want := []string{"420 ships"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOmissions(t *testing.T) {
	c := mustCompare(t, harbor(t))
	for _, o := range c.Omissions {
		if o.Kind == compare.OmittedSource && o.What == "Jon Aske" {
			if len(o.Missing) != 1 || c.Outlets[o.Missing[0]].Name != "The Harbour Gazette" || len(o.Evidence) == 0 {
				t.Errorf("Aske is missing in %v, on %d places", o.Missing, len(o.Evidence))
			}
			return
		}
	}
	t.Errorf("that the Gazette leaves Aske out was not found: %+v", c.Omissions)
}

func TestTooLittleIsSaid(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: harbor(t).Docs[:1]})
	said := map[compare.Section]bool{}
	for _, n := range c.Notes {
		said[n.Section] = true
	}
	for _, s := range []compare.Section{compare.InNames, compare.InOmissions, compare.InWords} {
		if !said[s] {
			t.Errorf("nothing is said of too little text for %s", s)
		}
	}
}

func TestWhatCannotBeCompared(t *testing.T) {
	if _, err := compare.Compare(&compare.Story{}); !errors.Is(err, compare.ErrEmpty) {
		t.Errorf("an empty story: %v", err)
	}
	if _, err := compare.Compare(&compare.Story{Docs: []*masthead.Document{nil}}); err == nil {
		t.Error("a nil document was compared")
	}
}

func TestEqualStoriesGiveEqualComparisons(t *testing.T) {
	form := func(s *compare.Story) string {
		b, err := json.Marshal(mustCompare(t, s))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	s := harbor(t)
	first := form(s)
	slices.Reverse(s.Docs)
	if form(s) != first {
		t.Error("the order of the documents changes the comparison")
	}
}

// checkPlaces fails for a place that doesn't lie in its document on rune bounds.
func checkPlaces(t *testing.T, c *compare.Comparison) {
	t.Helper()
	check := func(what string, p compare.Place) {
		s := c.Docs[p.Doc].Text
		if p.Start < 0 || p.End < p.Start || p.End > len(s) || !boundary(s, p.Start) || !boundary(s, p.End) {
			t.Errorf("%s: %+v does not lie in its document", what, p)
		}
	}
	counts := func(what string, cs []compare.Count) {
		for _, x := range cs {
			if x.N != len(x.Places) && (what != "word" || len(x.Places) != 200) {
				t.Errorf("%s: %d counted, %d places", what, x.N, len(x.Places))
			}
			for _, p := range x.Places {
				check(what, p)
			}
		}
	}
	edits := func(what string, steps []compare.Step, es []compare.Edit) {
		for _, s := range steps {
			check(what, s.From)
			check(what, s.To)
			if s.Edit >= len(es) {
				t.Errorf("%s: edit %d of %d", what, s.Edit, len(es))
			}
		}
		for _, e := range es {
			check(what, e.From)
			check(what, e.To)
			if e.From.Empty() && e.To.Empty() {
				t.Errorf("%s: an edit of nothing", what)
			}
		}
	}
	for _, n := range c.Names {
		counts("name", n.ByOutlet)
		for _, v := range n.Variants {
			counts("variant", v.ByOutlet)
		}
	}
	for _, s := range c.Speakers {
		for _, h := range s.ByOutlet {
			counts("speaker", []compare.Count{h.Count})
		}
	}
	for _, x := range c.Copies {
		for _, p := range x.Sentences {
			check("sentence", p.From)
			check("sentence", p.To)
			edits("copy", p.Steps, p.Edits)
		}
	}
	for _, x := range c.Captions {
		edits("caption", x.Steps, x.Edits)
	}
	for _, o := range c.Omissions {
		for _, p := range o.Evidence {
			check("omission", p)
		}
	}
	for _, m := range slices.Concat(c.Scare, c.Loaded) {
		counts("mark", m.ByOutlet)
		counts("mark", m.Plain)
	}
	for _, w := range c.Words.Terms {
		counts("word", w.ByOutlet)
	}
}

func boundary(s string, i int) bool { return i == len(s) || s[i]&0xc0 != 0x80 }

func TestPlacesLieInTheirDocuments(t *testing.T) { checkPlaces(t, mustCompare(t, harbor(t))) }

func FuzzCompare(f *testing.F) {
	f.Add(agencyCopy, gazetteCopy)
	f.Add("“A” ‘b’ \"c", "U.S.' 3,000 ... — (")
	f.Add("x", strings.Repeat("a ", 50))
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			t.Skip()
		}
		var docs []*masthead.Document
		for i, s := range []string{a, b} {
			s = strings.ToValidUTF8(s, "?")
			d := text.New(s)
			art := &readability.Article{ID: fmt.Sprint(i), Outlet: fmt.Sprint("outlet ", i), Text: d.Text, Blocks: d.Blocks, Body: text.Span{End: len(d.Text)}}
			docs = append(docs, &masthead.Document{Article: art, Text: d})
		}
		c, err := compare.Compare(&compare.Story{Docs: docs})
		if err != nil {
			t.Fatal(err)
		}
		checkPlaces(t, c)
	})
}

func BenchmarkCompare(b *testing.B) {
	s := harbor(b)
	n := 0
	for _, d := range s.Docs {
		n += len(d.Article.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		mustCompare(b, s)
	}
}

func ExampleCompare() {
	var a masthead.Analyzer
	var s compare.Story
	for _, p := range []readability.Page{
		{ID: "1", Outlet: "Norden Press Agency", Known: readability.Known{Language: "en", Text: "The mayor of Port Ellery said the new bridge over the bay was safe for all traffic."}},
		{ID: "2", Outlet: "The Harbour Gazette", Known: readability.Known{Language: "en", Text: "The mayor of Port Ellery claimed the new bridge over the bay was safe for all traffic."}},
	} {
		doc, err := a.Analyze(context.Background(), &p)
		if err != nil {
			fmt.Println(err)
			return
		}
		s.Docs = append(s.Docs, doc)
	}
	c, err := compare.Compare(&s)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range c.Copies {
		for _, p := range x.Sentences {
			for _, e := range p.Edits {
				fmt.Printf("%s: %q became %q\n", e.Kind, c.Text(e.From), c.Text(e.To))
			}
		}
	}
	// Output: attribution: "said" became "claimed"
}

// Why a source isn't named is told by one outlet and left out by the next.
func TestUnnamedSourcesAreJoinedWhateverElseIsSaidOfThem(t *testing.T) {
	c := mustCompare(t, &compare.Story{Docs: []*masthead.Document{
		document(t, "Harbour Gazette", "Talks", "Two officials familiar with the talks said on Monday that the ferry would be late.", 8),
		document(t, "Sela Valley Herald", "Talks", "Two officials familiar with the talks, who asked not to be named, said on Monday that nobody would pay.", 9),
	}})
	if len(c.Speakers) != 1 || c.Speakers[0].ByOutlet[0].N != 1 || c.Speakers[0].ByOutlet[1].N != 1 {
		t.Errorf("speakers %+v, want one whom both hear", c.Speakers)
	}
}
