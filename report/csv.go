package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/masthead-news/masthead/compare"
)

// CSV writes the numbers of c as one table with a line of headings: section,
// item, kind, outlet, measure, value, of (what a share is a part of), low and
// high (its 95 % interval), and the place of the first use: document, start, end
// and words. A cell that a spreadsheet could take for a formula begins with an
// apostrophe.
func CSV(w io.Writer, c *compare.Comparison) error {
	t := table{c: c, w: csv.NewWriter(w)}
	t.write("section", "item", "kind", "outlet", "measure", "value", "of", "low", "high", "document", "start", "end", "words")
	for _, d := range c.Docs {
		t.row("documents", d.Title, when(d.Published), d.Outlet, "words", number(d.Words))
		t.row("documents", d.Title, when(d.Published), d.Outlet, "own words", number(d.Own))
		t.row("documents", d.Title, when(d.Published), d.Outlet, "copied words", number(d.Copied))
	}
	t.names("names", c.Names)
	t.names("things", c.Things)
	for _, s := range c.Speakers {
		for o, h := range s.ByOutlet {
			if h.N > 0 {
				t.row("voices", s.Name, string(s.Kind), o, "quotes", shared(h.Share, h.Places))
				t.row("voices", s.Name, string(s.Kind), o, "words", number(h.Words))
			}
		}
	}
	for _, v := range c.Voices {
		for _, m := range []struct {
			name string
			s    compare.Share
		}{{"quoted", v.Direct}, {"named", v.Named}, {"unnamed", v.Unnamed}, {"relayed", v.Relayed}, {"distance", v.Distance}} {
			t.row("voices", "(all)", "", v.Outlet, m.name, shared(m.s, nil))
		}
	}
	for _, x := range c.Targets {
		for o, y := range x.ByOutlet {
			t.tone(x, o, "all voices", y.All, y.Places())
			for _, z := range y.ByVoice {
				t.tone(x, o, z.Voice.String(), z.Tone, z.Places)
			}
		}
	}
	for _, x := range c.Copies {
		name := c.Outlets[c.Docs[x.From].Outlet].Name
		to := c.Docs[x.To].Outlet
		t.row("copies", name, string(x.Basis), to, "runs of eight words", shared(x.Taken, nil))
		for _, p := range x.Sentences {
			for _, e := range p.Edits {
				t.row("edits", words(c, e.From), string(e.Kind), to, words(c, e.To), cells{value: "1", at: place(e.From, e.To)})
			}
		}
	}
	for _, x := range c.Captions {
		for _, e := range x.Edits {
			t.row("captions", words(c, e.From), string(e.Kind), c.Docs[x.To.Doc].Outlet, words(c, e.To), cells{value: "1", at: place(e.From, e.To)})
		}
	}
	for _, x := range c.Omissions {
		for _, o := range x.Missing {
			t.row("omissions", x.What, string(x.Kind), o, "carried by others", shared(x.Carried, x.Evidence))
		}
	}
	for _, m := range c.Scare {
		t.counts("scare quotes", m.Words, "in marks", m.ByOutlet)
		t.counts("scare quotes", m.Words, "plain", m.Plain)
	}
	for _, m := range c.Loaded {
		t.counts("loaded", m.Words, "uses", m.ByOutlet)
		t.counts("loaded", m.Words, "uses in what others say", m.Said)
	}
	for o, keys := range c.Words.Keys {
		for _, k := range keys {
			term := c.Words.Terms[k.Term]
			x := counted(term.ByOutlet[o])
			x.of = strconv.Itoa(k.N + k.Rest)
			t.row("words", term.Term, fmt.Sprintf("G2 %.2f", k.G2), o, "uses", x)
		}
	}
	t.w.Flush()
	if err := t.w.Error(); err != nil {
		return fmt.Errorf("report: writing CSV: %w", err)
	}
	return nil
}

type table struct {
	c *compare.Comparison
	w *csv.Writer
}

// cells is a number with its interval and place.
type cells struct {
	value, of, low, high string
	at                   *compare.Place
}

func number(n int) cells { return cells{value: strconv.Itoa(n)} }

func counted(c compare.Count) cells { return cells{value: strconv.Itoa(c.N), at: firstOf(c.Places)} }

func shared(s compare.Share, ps []compare.Place) cells {
	return cells{strconv.Itoa(s.K), strconv.Itoa(s.N), decimal(s.Low), decimal(s.High), firstOf(ps)}
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }

func firstOf(ps []compare.Place) *compare.Place {
	if len(ps) == 0 {
		return nil
	}
	return &ps[0]
}

// place is where an edit can be seen: in the later text, if it left words there.
func place(from, to compare.Place) *compare.Place {
	if to.Empty() {
		return &from
	}
	return &to
}

func words(c *compare.Comparison, p compare.Place) string {
	if p.Empty() {
		return ""
	}
	return c.Text(p)
}

// names writes how each outlet calls each name, or thing.
func (t *table) names(section string, ns []compare.Name) {
	for _, n := range ns {
		for o, x := range n.ByOutlet {
			t.row(section, n.Name, string(n.Kind), o, "mentions", counted(x))
		}
		for _, v := range n.Variants {
			for o, x := range v.ByOutlet {
				if x.N > 0 {
					t.row(section, n.Name, string(v.Style), o, "as "+v.Words, shared(v.Shares[o], x.Places))
				}
			}
		}
	}
}

func (t *table) counts(section, item, measure string, cs []compare.Count) {
	for o, x := range cs {
		if x.N > 0 {
			t.row(section, item, "", o, measure, counted(x))
		}
	}
}

func (t *table) tone(x compare.Target, outlet int, voice string, tone compare.Tone, places []compare.Place) {
	if tone.Sentences > 0 {
		t.row("tone", x.Name, string(x.Kind), outlet, voice,
			cells{decimal(tone.Score), strconv.Itoa(tone.Sentences), decimal(tone.Low), decimal(tone.High), firstOf(places)})
	}
}

func (t *table) row(section, item, kind string, outlet int, measure string, n cells) {
	name := ""
	if outlet >= 0 && outlet < len(t.c.Outlets) {
		name = t.c.Outlets[outlet].Name
	}
	var doc, start, end, text string
	if n.at != nil {
		doc, start, end = t.c.Docs[n.at.Doc].ID, strconv.Itoa(n.at.Start), strconv.Itoa(n.at.End)
		text = words(t.c, *n.at)
	}
	t.write(section, item, kind, name, measure, n.value, n.of, n.low, n.high, doc, start, end, text)
}

// write writes a line.
func (t *table) write(cells ...string) {
	for i, s := range cells {
		cells[i] = harmless(s)
	}
	_ = t.w.Write(cells) // the writer keeps its first error
}

// harmless puts an apostrophe before what a spreadsheet could run as a formula.
// Numbers stay as they are.
func harmless(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}
