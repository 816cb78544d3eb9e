package quotes

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/quotes/model"
	"github.com/masthead-news/masthead/text"
)

// Recognizers may name an entity in any way.
func TestIsOutletTakesAnyName(t *testing.T) {
	for _, name := range []string{"", " ", "the ", "newspaper ", "The daily ", "magazine  x"} {
		if isOutlet(name, Context{}) {
			t.Errorf("%q is an outlet", name)
		}
	}
}

// A quotation behind a colon goes before what the same quote has further on.
func TestBehindColonKeepsOrder(t *testing.T) {
	d := text.New("Mara Lind wrote:\n\n“The bridge is lost.”\n\nThe ferry is lost, too.")
	rd := newReading(d, resolve(d, map[string]entities.Kind{"Mara Lind": entities.Person}), Context{}, DefaultLexicon())
	q, rest := rd.tokens(d.Blocks[1].Span), rd.tokens(d.Blocks[2].Span)
	as := rd.behindColon([]attribution{{source: run{0, 2}, cue: run{2, 3}, content: []run{rest}}})
	if len(as) != 1 || len(as[0].content) != 2 || as[0].content[0] != q || as[0].content[1] != rest {
		t.Errorf("got %+v, want content %v and %v", as, q, rest)
	}
}

// A pull quote is whose name stands below it, unless the text has the same words.
func TestSignedBelow(t *testing.T) {
	names := map[string]entities.Kind{"Mara Lind": entities.Person}
	for _, c := range []struct{ text, want string }{
		{"The ferry stops in May.\n\nWe carried the town, and nobody thanked us.\n\n— Mara Lind, director of the port", "We carried the town, and nobody thanked us."},
		{"“We carried the town,” Mara Lind said.\n\nWe carried the town\n\n— Mara Lind", "“We carried the town,”"},
	} {
		d := text.New(c.text)
		d.Blocks[1].Kind, d.Blocks[2].Kind = text.Quotation, text.Quotation
		qs := Extract(d, resolve(d, names), Context{}).Quotes
		if len(qs) != 1 || d.Slice(qs[0].Content[0]) != c.want || qs[0].Type != Direct || qs[0].Speaker < 0 {
			t.Errorf("%q: got %+v, want %q of Mara Lind alone", c.text, qs, c.want)
		}
	}
}

// checkResult reports what a result may never be.
func checkResult(t *testing.T, d *text.Doc, res *Result) {
	t.Helper()
	valid := func(what string, s text.Span) {
		if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End {
			t.Fatalf("%s: %v is out of the text", what, s)
		}
		for _, at := range []int{s.Start, s.End} {
			if at < len(d.Text) && !utf8.RuneStart(d.Text[at]) {
				t.Fatalf("%s: %v is within a character", what, s)
			}
		}
	}
	last := 0
	for i := range res.Quotes {
		q := &res.Quotes[i]
		valid("cue", q.Cue)
		valid("source", q.Source)
		valid("addressee", q.Addressee)
		if len(q.Content) == 0 || len(q.Chain) == 0 {
			t.Fatalf("quote %d has no content or no chain: %+v", i, q)
		}
		end := 0
		for _, c := range q.Content {
			valid("content", c)
			if c.Empty() || c.Start < end {
				t.Fatalf("quote %d: content %v", i, q.Content)
			}
			end = c.End
		}
		if q.Content[0].Start < last {
			t.Fatalf("quote %d is out of order", i)
		}
		last = q.Content[0].Start
		if q.Confidence < 0 || q.Confidence > 1 {
			t.Fatalf("quote %d: confidence %g", i, q.Confidence)
		}
	}
	last = 0
	for i, m := range res.Marks {
		valid("mark", m.Span)
		valid("inner", m.Inner)
		if m.Start < last || !m.Contains(m.Inner) || m.Quote >= len(res.Quotes) {
			t.Fatalf("mark %d: %+v", i, m)
		}
		last = m.Start
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("“We will appeal,” said Mara Lind.\n\n“They ‘know’ it.\n\n“Now.”")
	f.Add(`"Norland" said "Norland's" plan, "it's" 'odd' and ''good''.`)
	f.Add("Axios reported, citing informed sources, that the talks failed: \"\"\"")
	f.Add("According to Axios that")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.New(s)
		r := resolve(d, map[string]entities.Kind{"Norland": entities.Location, "Mara Lind": entities.Person, "Axios": entities.Organization})
		res := Extract(d, r, Context{Outlet: "The Lantern", Credits: []string{"Axios"}})
		checkResult(t, d, &res)
		st := StandingOf(d, res.Quotes)
		if st.Words < 0 || st.Anonymous > st.Words {
			t.Fatalf("%+v", st)
		}
	})
}

// Feeds cut texts off anywhere: no beginning of a case breaks a rule.
func TestCutOff(t *testing.T) {
	b, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(b), "\n== ")
	names := readNames(head)
	cases, n := strings.Split(rest, "\n== "), 0
	for i, c := range cases {
		if testing.Short() && i%8 != 0 {
			continue
		}
		_, body, _ := strings.Cut(c, "\n")
		whole := plain(body)
		for _, tok := range text.New(whole).Tokens {
			n++
			d := text.New(whole[:tok.End])
			res := Extract(d, resolve(d, names), Context{Outlet: "The Lantern", Credits: []string{"Axios"}})
			checkResult(t, d, &res)
		}
	}
	if n < 500 {
		t.Errorf("there are only %d beginnings", n)
	}
}

// What nobody writes must not be slow or break anything: see also FuzzExtract.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"\"", "'", "“", "” ", "“a ", "said ", "«", "''", "\"a\" ", ". ", "Lind: ", "\n\n“a", "x", "‘s’ ", ", said a"} {
		d := text.New(strings.Repeat(unit, 16384/len(unit)))
		res := Extract(d, nil, Context{})
		checkResult(t, d, &res)
	}
}

func TestModel(t *testing.T) {
	if _, err := quotetag.Parse(model.English); err != nil {
		t.Fatal(err)
	}
}

func TestStanding(t *testing.T) {
	d := text.New("“We will appeal,” Mara Lind said.\n\nA source told Axios that the court had lost the files.\n\nIt rained.")
	names := map[string]entities.Kind{"Mara Lind": entities.Person, "Axios": entities.Organization}
	res := Extract(d, resolve(d, names), Context{Outlet: "The Lantern"})
	s := StandingOf(d, res.Quotes)
	if len(s.Origins) != 2 || s.Origins[0].Name != "A source" || s.Origins[0].Kind != Anonymous || s.Origins[1].Name != "Mara Lind" {
		t.Fatalf("origins: %+v", s.Origins)
	}
	if s.Anonymous != s.Origins[0].Words || s.Words != s.Origins[0].Words+s.Origins[1].Words || s.Own == 0 {
		t.Errorf("words: %+v", s)
	}
}

// What the page is a copy of stands in every chain; what it only credits in none.
func TestChainByPage(t *testing.T) {
	for _, tt := range []struct {
		in   string
		c    Context
		want string
	}{
		{"Mara Lind said that the port would stay shut.", Context{Outlet: "The Lantern", Credits: []string{"Axios"}}, "Mara Lind"},
		{"Mara Lind said that the port would stay shut.", Context{Outlet: "The Lantern", Credits: []string{"Axios"}, CopyOf: "Axios"}, "Mara Lind → Axios → The Lantern"},
		{"Mara Lind said that the port would stay shut.", Context{Outlet: "Axios", CopyOf: "Axios"}, "Mara Lind"},
		{"Mara Lind told Reuters that the port would stay shut.", Context{Outlet: "The Lantern", CopyOf: "Axios"}, "Mara Lind → Reuters → Axios → The Lantern"},
		{"Mara Lind told Axios that the port would stay shut.", Context{Outlet: "The Lantern", CopyOf: "Axios"}, "Mara Lind → Axios → The Lantern"},
		{"Reuters reported that the port would stay shut.", Context{Outlet: "The Lantern", Credits: []string{"Reuters"}}, "Reuters → The Lantern"},
		{"Mara Lind told the newspaper Meridian that the port would stay shut.", Context{Outlet: "The Lantern"}, "Mara Lind → Meridian → The Lantern"},
		{"Mara Lind told Meridian, a daily in Westport, that the port would stay shut.", Context{Outlet: "The Lantern"}, "Mara Lind → Meridian → The Lantern"},
		{"Mara Lind told the committee that the port would stay shut.", Context{Outlet: "The Lantern"}, "Mara Lind"},
		{"“The port will stay shut,” Mara Lind told The Lantern.", Context{Outlet: "The Lantern"}, "Mara Lind"},
	} {
		d := text.New(tt.in)
		r := resolve(d, map[string]entities.Kind{"Mara Lind": entities.Person, "Meridian": entities.Organization, "Axios": entities.Organization, "The Lantern": entities.Organization, "Westport": entities.Location})
		res := Extract(d, r, tt.c)
		if len(res.Quotes) != 1 {
			t.Errorf("%s: %d quotes", tt.in, len(res.Quotes))
			continue
		}
		if got := way(&res.Quotes[0]); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func way(q *Quote) string {
	var names []string
	for _, l := range q.Chain {
		names = append(names, l.Name)
	}
	return strings.Join(names, " → ")
}

// An outlet that the text calls one somewhere is one everywhere in it, and the
// answer to whose word the text stands on counts what went through it.
func TestStandingOnRelays(t *testing.T) {
	d := text.New("Mara Lind told the newspaper Meridian that the port would stay shut.\n\n“We will not open it,” Lind said.\n\nMeridian reported that the boats had left.")
	r := resolve(d, map[string]entities.Kind{"Mara Lind": entities.Person, "Lind": entities.Person, "Meridian": entities.Organization})
	res := Extract(d, r, Context{Outlet: "The Lantern"})
	s := StandingOf(d, res.Quotes)
	if len(s.Relays) != 1 || s.Relays[0].Name != "Meridian" || s.Relays[0].Kind != Outlet || len(s.Relays[0].Quotes) != 2 {
		t.Errorf("relays: %+v", s.Relays)
	}
	if len(s.Origins) != 2 || s.Origins[0].Name != "Mara Lind" || s.Origins[1].Name != "Meridian" {
		t.Errorf("origins: %+v", s.Origins)
	}
}

func BenchmarkExtract(b *testing.B) {
	file, err := os.ReadFile(casesFile)
	if err != nil {
		b.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(file), "\n== ")
	var sb strings.Builder
	for c := range strings.SplitSeq(cases, "\n== ") {
		_, body, _ := strings.Cut(c, "\n")
		sb.WriteString(plain(body) + "\n\n")
	}
	d := text.New(sb.String())
	Extract(d, nil, Context{})
	b.SetBytes(int64(len(d.Text)))
	n := 0
	for b.Loop() {
		Extract(d, nil, Context{})
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func TestSharedSurname(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"Sola said she was happy.", "Mary Sola"},
		{"Sola said he was happy.", "John Sola"},
		{"Sola said the port was shut.", "Sola"},
	} {
		d := text.New("Mary Sola met John Sola. " + c.said)
		var r entities.Resolution
		for e, name := range []string{"Mary Sola", "John Sola", "Sola"} {
			at := strings.LastIndex(d.Text, name)
			r.Entities = append(r.Entities, entities.Entity{Name: name, Kind: entities.Person, Of: -1})
			r.Mentions = append(r.Mentions, entities.Mention{Span: text.Span{Start: at, End: at + len(name)}, Kind: entities.Person, Form: entities.Name, Entity: e})
		}
		qs := Extract(d, &r, Context{}).Quotes
		if len(qs) != 1 || qs[0].Speaker < 0 || r.Entities[qs[0].Speaker].Name != c.want {
			t.Errorf("%s: got %+v, want it said by %s", c.said, qs, c.want)
		}
	}
}
