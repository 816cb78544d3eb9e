package postag_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
	"github.com/masthead-news/masthead/text/postag"
)

func ExampleTag() {
	d := text.New("The mayor agreed.")
	for i, tag := range postag.Tag(d) {
		fmt.Println(d.Word(i), tag)
	}
	// Output:
	// The DT
	// mayor NN
	// agreed VBD
	// . .
}

func TestTag(t *testing.T) {
	for _, want := range []string{
		"Ms./NNP Lind/NNP won't/MD-RB say/VB what/WP she/PRP saw/VBD ./.",
		"They/PRP can/MD can/VB the/DT soup/NN in/IN a/DT can/NN ./.",
		"The/DT dam's/NN-POS walls/NNS were/VBD built/VBN quickly/RB ./.",
		"Norvale/NNP has/VBZ been/VBN flooded/VBN twice/RB since/IN 1952/CD ./.",
	} {
		var in, tags []string
		for f := range strings.FieldsSeq(want) {
			w, tag, _ := strings.Cut(f, "/")
			in = append(in, w)
			tags = append(tags, strings.Split(tag, "-")...)
		}
		s := strings.TrimSuffix(strings.Join(in, " "), " .") + "."
		if got := strings.Join(postag.Tag(text.New(s)), " "); got != strings.Join(tags, " ") {
			t.Errorf("%s\n got %s\nwant %s", s, got, strings.Join(tags, " "))
		}
	}
}

func FuzzTag(f *testing.F) {
	f.Add("The mayor agreed.\n\n\xff É\u0301 " + strings.Repeat("é", 60))
	f.Fuzz(func(t *testing.T, s string) {
		d := text.New(s)
		tags := postag.Tag(d)
		if len(tags) != len(d.Tokens) {
			t.Fatalf("%d tags for %d tokens", len(tags), len(d.Tokens))
		}
		for i, tag := range tags {
			if tag == "" {
				t.Fatalf("token %d of %q has no tag", i, s)
			}
		}
	})
}

func BenchmarkTag(b *testing.B) {
	d := text.New(strings.Repeat("Ms. Lind, 54, told the Norvale Herald that “nothing has been decided” about the $3.5m dam. ", 20))
	postag.Tag(d)
	b.ReportAllocs()
	for b.Loop() {
		postag.Tag(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
