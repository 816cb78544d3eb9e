package quotes

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// blocksOf splits s at blank lines into paragraphs.
func blocksOf(s string) *text.Doc {
	d := &text.Doc{Text: s}
	at := 0
	for p := range strings.SplitSeq(s, "\n\n") {
		d.Blocks = append(d.Blocks, text.Block{Span: text.Span{Start: at, End: at + len(p)}})
		at += len(p) + 2
	}
	return d
}

// drawn returns the text with each pair in ⟦ ⟧, ⟦ … ⌇ where it never closes.
func drawn(d *text.Doc, pairs []pair) string {
	begin, end := map[int]string{}, map[int]string{}
	for _, p := range pairs {
		begin[p.open.Start] = "⟦"
		if p.close.Empty() {
			end[p.end] += "⌇"
		} else {
			end[p.end] += "⟧"
		}
	}
	var b strings.Builder
	for i := 0; i <= len(d.Text); i++ {
		b.WriteString(end[i])
		b.WriteString(begin[i])
		if i < len(d.Text) {
			b.WriteByte(d.Text[i])
		}
	}
	return b.String()
}

func TestPairs(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"straight", `⟦"We will appeal,"⟧ said Lind.`},
		{"curly", `⟦“We will appeal,”⟧ said Lind.`},
		{"two apostrophes on both sides", `⟦''We will appeal,''⟧ said Lind.`},
		{"backticks", "⟦``We will appeal,''⟧ said Lind."},
		{"guillemets", `⟦«We will appeal»⟧, said Lind.`},
		{"guillemets with spaces", `⟦« We will appeal »⟧, said Lind.`},
		{"low and high", `⟦„We will appeal“⟧, said Lind.`},
		{"British", `⟦‘We don’t know,’⟧ said Lind.`},
		{"British with a plural possessive", `⟦‘The workers’ rights are gone,’⟧ said Lind.`},
		{"headline", `Harbor ⟦'closed'⟧ after ⟦'Norland'⟧ protest: Beacon`},
		{"apostrophes", `The workers' plan isn't Lind's; it's rock 'n' roll of the '90s, 'tis said.`},
		{"apostrophes, curly", `The workers’ plan isn’t Lind’s; it’s rock ’n’ roll of the ’90s.`},
		{"single in double", `⟦“She said ⟦‘never’⟧ to me,”⟧ he said.`},
		{"double in single", `⟦'She said ⟦"never"⟧ to me,'⟧ he said.`},
		{"same kind nested", `⟦"She said ⟦"never"⟧ to me,"⟧ he said.`},
		{"mark after a mark", `⟦"⟦'Never'⟧ is what she said,"⟧ he said.`},
		{"possessive inside", `imposed by ⟦"Norland's"⟧ navy`},
		{"mixed kinds", `⟦“It keeps us connected"⟧ she said.`},
		{"wrong curl at the end", `⟦“It is fine,“⟧ she said.`},
		{"wrong curl at the front", `⟦”It is fine,”⟧ she said.`},
		{"spaces from OCR", `⟦" It is fine , "⟧ she said.`},
		{"no spaces", `the⟦"peace"⟧plan`},
		{"inches", `He is 6'2" tall, ⟦"very tall,"⟧ she said.`},
		{"stray closing mark", `It is fine,” she said. ⟦“Yes.”⟧`},
		{"never closed", `⟦“It is fine, she said.⌇`},
		{"closed by the next that opens", `⟦“It is fine, she said.⌇ ⟦“Yes.”⟧`},
		{"dash", `She said it—⟦“never!”⟧—and left.`},
		{"brackets", `(⟦“never”⟧) she said [⟦'ever'⟧]`},
		{"editorial brackets", `⟦"they [are] too light,"⟧ she said`},
		{"single before a dollar", `a ⟦'$5 tax'⟧ for all`},
		{"empty", `"" and “”`},
	} {
		in := strings.NewReplacer("⟦", "", "⟧", "", "⌇", "").Replace(tt.want)
		d := blocksOf(in)
		if got := drawn(d, pairMarks(d)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Speech of several paragraphs opens each with a mark and closes once.
func TestPairsAcrossParagraphs(t *testing.T) {
	const want = "⟦“We went to the harbor,” he said. “It was ours.⌇\n\n⟦“They took it.⌇\n\n⟦“We want it back.”⟧"
	d := blocksOf(strings.NewReplacer("⟦", "", "⟧", "", "⌇", "").Replace(want))
	pairs := pairMarks(d)
	n := len(pairs)
	if n != 4 {
		t.Fatalf("pairs: %s", drawn(d, pairs))
	}
	for i, p := range pairs[1:] {
		if i < 2 && !p.runsOn || i > 0 && !p.continued {
			t.Errorf("pair %d: runs on %v, continued %v", i+1, p.runsOn, p.continued)
		}
	}
	if pairs[3].runsOn || pairs[1].continued {
		t.Error("the ends run on")
	}
}

func TestLexicon(t *testing.T) {
	l := DefaultLexicon()
	for _, tt := range []struct {
		words    string
		class    Class
		strength int
		n        int
	}{
		{"said", Says, 0, 1},
		{"Slammed", Accuses, 2, 1},
		{"pointed out that", Stresses, 1, 2},
		{"pointing to", Stresses, 1, 2},
		{"denied", Denies, 1, 1},
		{"vows", Promises, 1, 1},
		{"hoped", Thinks, 0, 1},
		{"insisted on", Demands, 2, 2},
		{"insisted", Claims, 2, 1},
		{"harbor", "", 0, 0},
	} {
		v, n := l.Lookup(strings.Fields(tt.words)...)
		if v.Class != tt.class || v.Strength != tt.strength || n != tt.n {
			t.Errorf("%s: %+v, %d words", tt.words, v, n)
		}
	}
}

func TestReadLexicon(t *testing.T) {
	l, err := ReadLexicon(strings.NewReader("# mine\n[warns 2]\nrumble\ngo bang: went\n"))
	if err != nil {
		t.Fatal(err)
	}
	if v, n := l.Lookup("Went", "bang"); n != 2 || v != (Verb{"go bang", Warns, 2}) {
		t.Errorf("went bang: %+v, %d", v, n)
	}
	for _, bad := range []string{"say\n", "[speaks 0]\n", "[says 3]\n", "[says]\n"} {
		if _, err := ReadLexicon(strings.NewReader(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
