package names

import (
	"strings"
	"testing"
)

func TestLex(t *testing.T) {
	for _, in := range []string{
		"Gaza|'s| |Egyptian|-|Gazan| |border|",
		"|“|Israel|’s|”| |credibility|",
		"|O'Neill| |of| |Côte| |d’Ivoire| |won't| |go|",
		"|the| |U.S.| |and| |J|.| |Smith|",
		"|$|1,200.50|,| |5|bn| |in| |G20|.|",
		"|see| |https://a.example/b.html|)|.|",
		"|www.a.example|",
		"|'|s|",
	} {
		want := strings.Trim(strings.ReplaceAll(strings.ReplaceAll(in, "| |", "|"), " |", "|"), "|")
		text := strings.ReplaceAll(in, "|", "")
		var got []string
		for _, u := range Lex(text, 0, len(text), nil) {
			got = append(got, text[u.Start:u.End])
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("Lex(%q) = %s, want %s", text, g, want)
		}
	}
}
