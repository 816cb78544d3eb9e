package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// bars joins words by bars, so that a test shows where a text was cut.
func bars(d *Doc) (sentences, tokens string) {
	var s, t []string
	for _, x := range d.Sentences {
		s = append(s, strings.Join(strings.Fields(d.Slice(x.Span)), " "))
	}
	for i := range d.Tokens {
		t = append(t, d.Word(i))
	}
	return strings.Join(s, " | "), strings.Join(t, " ")
}

func TestTokens(t *testing.T) {
	for _, want := range []string{
		"Ms. Lind said no .",
		"They do n't know what she 'll say .",
		"“ It is n’t over , ” she said .",
		"The mayor 's 12 - year - old son",
		"the workers ' union",
		"He paid $ 3.5 m , or US$ 1,200 , in cash .",
		"at 10 am on 9/11/2001",
		"Mail desk@example.org or see https://example.org/a(b)?c=d .",
		"the U.S. , the U.K. and the U.N.",
		"a co-founder of the anti - Lind camp",
		"He can not go .",
		"They left ... and came back -- late !",
		"( see p. 5 )",
		"#budget @maralind 5 %",
	} {
		in := strings.NewReplacer("do n't", "don't", "she 'll", "she'll", " .", ".", " ,", ",", "“ ", "“", " ”", "”",
			"is n’t", "isn’t", "mayor 's", "mayor's", " - ", "-", "workers '", "workers'", "$ ", "$", "3.5 m", "3.5m",
			"10 am", "10am", "can not", "cannot", "( ", "(", " )", ")", " !", "!", "5 %", "5%", " ...", "...").Replace(want)
		if _, got := bars(New(in)); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, want := range []string{
		"Ms. Lind said no. | The mayor agreed.",
		"“Will it rain?” she asked. | Nobody knew.",
		"He lives in the U.S. | The winters are mild.",
		"The U.S. Senate met at 9 a.m. on Tuesday.",
		"She met J. R. Okafor Jr. in Jan. 2019.",
		"It cost $3.50. | That was cheap.",
		"The dam broke.[4] | The town fled.",
		"1) The dam broke | 2) The town fled",
		"He left at 6 a.m. | Travellers who heard at 5 a.m. left later.",
		"“Why us?” asked the mayor of Norvale. | “Why now?”",
		"is it safe? | i don't know.",
		"WASHINGTON (AP) — The Senate voted on Mr. Okafor's bill.",
		"“No,” said Lind. | “We need a dam.”",
		"The firm, Brandt & Co. of Norvale, No. 5 on St. Paul St., said so.",
	} {
		in := strings.ReplaceAll(want, " | ", " ")
		if got, _ := bars(New(in)); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for in, want := range map[string]string{
		"Flood hits Norvale\nBy Ada Brandt\n\nThe river rose.":                                                                  "Flood hits Norvale | By Ada Brandt | The river rose.",
		"The council of Norvale met on Monday to speak about the flood that hit\nthe town, and it decided\nto build a new dam.": "The council of Norvale met on Monday to speak about the flood that hit the town, and it decided to build a new dam.",
	} {
		if got, _ := bars(New(in)); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

// check reports what breaks the rules of spans in d.
func check(t *testing.T, d *Doc) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatalf("text isn't valid UTF-8: %q", d.Text)
	}
	bound := func(what string, s Span, from, to int) {
		t.Helper()
		if s.Start < from || s.End > to || s.Empty() {
			t.Fatalf("%s %v isn't within %d..%d of %q", what, s, from, to, d.Text)
		}
		for _, p := range [...]int{s.Start, s.End} {
			if p < len(d.Text) && !utf8.RuneStart(d.Text[p]) {
				t.Fatalf("%s %v cuts a rune of %q", what, s, d.Text)
			}
		}
	}
	end := 0
	for _, b := range d.Blocks {
		bound("block", b.Span, end, len(d.Text))
		end = b.End
	}
	next, block, end := 0, 0, 0
	for i, s := range d.Sentences {
		if s.Block < block || s.Block >= len(d.Blocks) || s.First != next || s.Last <= s.First {
			t.Fatalf("sentence %d of %q: %+v", i, d.Text, s)
		}
		b := d.Blocks[s.Block]
		bound("sentence", s.Span, max(b.Start, end), b.End)
		for k := s.First; k < s.Last; k++ {
			if d.Tokens[k].Sentence != i {
				t.Fatalf("token %d of %q is of sentence %d, not %d", k, d.Text, d.Tokens[k].Sentence, i)
			}
			bound("token", d.Tokens[k].Span, max(s.Start, end), s.End)
			for _, r := range d.Text[end:d.Tokens[k].Start] {
				if classOf(r) != space {
					t.Fatalf("%q of %q lies in no token", r, d.Text)
				}
			}
			end = d.Tokens[k].End
		}
		if s.Start != d.Tokens[s.First].Start || s.End != end {
			t.Fatalf("sentence %d of %q doesn't begin and end with a token", i, d.Text)
		}
		next, block, end = s.Last, s.Block, s.End
	}
	if next != len(d.Tokens) {
		t.Fatalf("tokens of %q without a sentence", d.Text)
	}
}

func FuzzNew(f *testing.F) {
	for _, s := range []string{
		"", " ", "\xff.", "Ms. Lind said no.\n\nThe mayor agreed.", "“It isn’t over.” – (Why?) [1]",
		"a\r\n\r\nb\u2029c", "1) one 2) two", "''''''\"'s n't", "http://a(b)))). www.@x.y", "...!?...", "\u00a0\u200b", "e\u0301. É. 東京。",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := New(s)
		check(t, d)
		spans := make([]Span, len(d.Tokens))
		for i, k := range d.Tokens {
			spans[len(spans)-1-i] = k.Span
		}
		for _, back := range [][]Span{d.FromUTF16(d.UTF16(spans...)...), d.FromRunes(d.Runes(spans...)...)} {
			for i := range back {
				if back[i] != spans[i] {
					t.Fatalf("%v comes back as %v in %q", spans[i], back[i], d.Text)
				}
			}
		}
	})
}

func TestUnits(t *testing.T) {
	d := New("“😀 é” a")
	at := strings.Index(d.Text, "é")
	s := Span{at, at + len("é")}
	if got := d.UTF16(s)[0]; got != (Span{4, 5}) {
		t.Errorf("UTF-16: %v", got)
	}
	if got := d.Runes(s)[0]; got != (Span{3, 4}) {
		t.Errorf("runes: %v", got)
	}
	if got := d.FromUTF16(Span{2, 99})[0]; got != (Span{7, len(d.Text)}) {
		t.Errorf("from within a pair to past the end: %v", got)
	}
}

func TestFind(t *testing.T) {
	d := New("One two.  Three.\n\nFour.")
	for pos, want := range map[int]int{0: 0, 7: 0, 8: -1, 9: -1, 10: 1, 15: 1, 16: -1, 18: 2, 22: 2, 23: -1} {
		if got := d.SentenceAt(pos); got != want {
			t.Errorf("SentenceAt(%d) = %d, want %d", pos, got, want)
		}
	}
	if first, last := d.TokensIn(Span{2, 5}); first != 0 || last != 2 {
		t.Errorf("TokensIn: %d, %d", first, last)
	}
	if first, last := d.BlockSentences(1); first != 2 || last != 3 {
		t.Errorf("BlockSentences: %d, %d", first, last)
	}
	if d.BlockAt(17) != -1 || d.BlockAt(18) != 1 || d.TokenAt(3) != -1 || d.TokenAt(4) != 1 {
		t.Error("BlockAt or TokenAt")
	}
}

func TestWeights(t *testing.T) {
	if len(weights) != 1<<weightBits {
		t.Errorf("%d weights, want %d", len(weights), 1<<weightBits)
	}
}
