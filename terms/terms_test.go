package terms

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// listing writes counts as "term n/range", sorted as List does.
func listing(c *Counts) string {
	var s []string
	for _, t := range c.List() {
		s = append(s, fmt.Sprintf("%s %d/%d", t.Term, t.N, t.Range))
	}
	return strings.Join(s, ", ")
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"Don't blame Lind’s cannot-do council.": "don't blame lind cannot do council",
		"Mr. Okafor left the U.S. at 10am.":     "mr okafor left the u.s. at 10am",
		"#Budget: $16 trillion, 3.5%!":          "#budget 16 trillion 3.5",
		"É VÖLLIG İstanbul":                     "é völlig istanbul",
		"… – “” ??":                             "",
	} {
		if got := strings.Join(Words(text.New(in)), " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestCounts(t *testing.T) {
	c := Counts{MaxWords: 3}
	c.Add(text.New("The middle class pays. Middle-class voters: they pay."))
	c.Add(text.New("A middle class."))
	want := map[string]Count{
		"middle":              {N: 3, Range: 2, Words: 1},
		"middle class":        {N: 3, Range: 2, Words: 2},
		"the middle class":    {N: 1, Range: 1, Words: 3},
		"middle class voters": {N: 1, Range: 1, Words: 3},
		"voters they":         {Words: 2},
		"pays middle":         {Words: 2},
		"absent":              {Words: 1},
	}
	for term, w := range want {
		w.Term = term
		if got := c.Of(term); got != w {
			t.Errorf("%+v, want %+v", got, w)
		}
	}
	if c.Total(1) != 12 || c.Total(2) != 8 || c.Total(3) != 4 || c.Articles() != 2 {
		t.Errorf("totals %d, %d, %d of %d articles", c.Total(1), c.Total(2), c.Total(3), c.Articles())
	}
}

func TestAddSpans(t *testing.T) {
	d := text.New("Flood hits Norvale\n\nThe river rose. The town fled.\n\nPhoto: the flood")
	var c Counts
	c.AddSpans(d, d.Blocks[1].Span)
	if got, want := listing(&c), "the 2/1, fled 1/1, river 1/1, rose 1/1, town 1/1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestStop(t *testing.T) {
	c := Counts{MaxWords: 2, Stop: &StopList{Name: "articles", Words: []string{"the", "a"}}}
	c.Add(text.New("The river took the old town."))
	if got, want := listing(&c), "old 1/1, old town 1/1, river 1/1, river took 1/1, took 1/1, town 1/1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if c.Dropped() != 2 {
		t.Errorf("dropped %d", c.Dropped())
	}
}

var stories = []string{
	"The council said the dam was safe. The dam broke.",
	"The dam broke on Monday, the mayor said.",
	"Voters blamed the council and the mayor.",
	"Insurers said the flood cost the town $3m.",
}

func countStories(perArticle bool, which ...int) *Counts {
	c := &Counts{MaxWords: 2, PerArticle: perArticle}
	for _, i := range which {
		c.Add(text.New(stories[i]))
	}
	return c
}

func TestMerge(t *testing.T) {
	all := countStories(true, 0, 1, 2, 3)
	merged := countStories(true, 0, 1)
	if err := merged.Merge(countStories(true, 2, 3)); err != nil {
		t.Fatal(err)
	}
	var empty Counts
	if err := empty.Merge(merged); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Counts{merged, &empty} {
		if listing(c) != listing(all) || c.Total(2) != all.Total(2) || c.Articles() != 4 {
			t.Errorf("merged\n got %s\nwant %s", listing(c), listing(all))
		}
		if got, want := c.Dispersion("dam"), all.Dispersion("dam"); got != want {
			t.Errorf("dispersion %v, want %v", got, want)
		}
	}
	if err := all.Merge(&Counts{articles: 1}); !errors.Is(err, ErrSettings) {
		t.Errorf("counts of other terms: %v", err)
	}
}

func TestJSON(t *testing.T) {
	c := countStories(true, 0, 1, 2, 3)
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var back Counts
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	again, _ := json.Marshal(&back)
	if string(again) != string(b) {
		t.Errorf("written again:\n%s\n%s", again, b)
	}
	if listing(&back) != listing(c) || back.Dispersion("dam") != c.Dispersion("dam") {
		t.Error("counts differ after JSON")
	}
	back.Add(text.New(stories[0]))
	if back.Of("dam").N != c.Of("dam").N+2 {
		t.Error("counting doesn't go on after JSON")
	}
	if err := json.Unmarshal([]byte(`{"version":2}`), &back); err == nil {
		t.Error("a version that isn't known was read")
	}
}

func TestKeyness(t *testing.T) {
	k := Keyness{MinCount: 2, MinRange: 2, Words: 1, Resamples: 200}
	left, right := countStories(true, 0, 1), countStories(true, 2, 3)
	keys := k.Compare(left, right)
	first := keys[0]
	if first.Term != "dam" || first.Target.N != 3 || first.Target.Range != 2 || first.Reference.N != 0 {
		t.Fatalf("first key %+v", first)
	}
	if first.G2 <= first.G2Rayson || first.LogRatio <= 0 || first.Z <= 0 || !math.IsInf(first.PercentDiff, 1) {
		t.Errorf("scores %+v", first)
	}
	if !(first.LogRatioLow <= first.LogRatio && first.LogRatio <= first.LogRatioHigh) {
		t.Errorf("interval %+v", first)
	}
	if first.LogQ < first.LogP || first.LogP >= 0 {
		t.Errorf("p %v, q %v", first.LogP, first.LogQ)
	}
	if again := k.Compare(left, right); !reflect.DeepEqual(keys, again) {
		t.Error("equal counts, unequal keys")
	}
	for _, key := range keys {
		if key.Term == "broke" {
			return
		}
	}
	t.Error("“broke” is in two articles of the target and no key")
}

// One article that repeats a word doesn't make it key.
func TestKeynessRange(t *testing.T) {
	a, b := &Counts{}, countStories(false, 1, 2)
	a.MaxWords = 2
	a.Add(text.New(strings.Repeat("badger ", 50)))
	a.Add(text.New("The council said no."))
	var k Keyness
	for _, key := range k.Compare(a, b) {
		if strings.Contains(key.Term, "badger") {
			t.Errorf("%s is key, with %d articles", key.Term, key.Target.Range)
		}
	}
}

func TestEachAgainstRest(t *testing.T) {
	k := Keyness{MinCount: 1, MinRange: 1, Words: 1}
	keys, err := k.EachAgainstRest(countStories(false, 0, 1), countStories(false, 2), countStories(false, 3))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"dam", "and", "3m"} {
		if got := keys[i][0].Term; got != want {
			t.Errorf("collection %d: %s, want %s", i, got, want)
		}
	}
}

// The p of a large statistic is 0 as a number and not as a logarithm, and the
// two ways of working it out meet.
func TestLogP(t *testing.T) {
	if got := LogP(3.841458820694124); math.Abs(got-math.Log10(0.05)) > 1e-9 {
		t.Errorf("log p of 3.84: %v", got)
	}
	if low, high := LogP(999.9999), LogP(1000.0001); math.Abs(low-high) > 1e-3 {
		t.Errorf("a step from %v to %v", low, high)
	}
	if got := LogP(1500); got > -327 || got < -328 {
		t.Errorf("log p of 1500: %v", got)
	}
}

func TestFisherLarge(t *testing.T) {
	p := TableOf(400, 100, 1000000, 1000000).FisherP()
	if p <= 0 || p > 1e-40 {
		t.Errorf("p = %v", p)
	}
	if p := (Table{5, 5, 5, 5}).FisherP(); math.Abs(p-1) > 1e-9 {
		t.Errorf("p of an even table = %v", p)
	}
}

func TestCollocations(t *testing.T) {
	c := Counts{MaxWords: 2}
	for range 5 {
		c.Add(text.New("The prime minister spoke. A minister spoke. A prime minister left, a prime minister went, a river left."))
	}
	list := c.Collocations(2, 5)
	if len(list) == 0 || list[0].Term != "prime minister" || list[0].PMI <= 0 || list[0].NPMI > 1 {
		t.Errorf("%+v", list)
	}
}

func TestInContext(t *testing.T) {
	d := text.New("Help for the Middle-Class is late. The middle class's\nanger grows.\n\nNo middle. Class over.")
	var got []string
	for _, c := range InContext(d, "middle class", 2) {
		got = append(got, d.Slice(c.Left)+"["+d.Slice(c.Match)+"]"+d.Slice(c.Right))
	}
	want := []string{"for the[Middle-Class]is late", ". The[middle class's]anger grows"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzCounts(f *testing.F) {
	f.Add("The middle-class' “don't” U.S. #a @b", "n't's 's-s")
	f.Add("a\xff b", "A-B é’S")
	f.Fuzz(func(t *testing.T, s, term string) {
		d := text.New(s)
		c := Counts{MaxWords: 3, PerArticle: true}
		c.Add(d)
		sum := 0
		for _, e := range c.List() {
			if got := c.Of(e.Term); got != e {
				t.Fatalf("%q is %+v in the list and %+v alone", e.Term, e, got)
			}
			if e.Words == 1 {
				sum += e.N
			}
		}
		if sum != c.Total(1) || sum != len(Words(d)) {
			t.Fatalf("%d words, total %d, %d in order", sum, c.Total(1), len(Words(d)))
		}
		for _, x := range InContext(d, term, 3) {
			if x.Left.End > x.Match.Start || x.Match.End > x.Right.Start || x.Match.Empty() {
				t.Fatalf("context %+v", x)
			}
		}
		Diverse(Words(d))
	})
}

func BenchmarkAdd(b *testing.B) {
	d := text.New(strings.Repeat(strings.Join(stories, " ")+" ", 40))
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprintf("words=%d", n), func(b *testing.B) {
			c := Counts{MaxWords: n}
			b.SetBytes(int64(len(d.Text)))
			for b.Loop() {
				c.Add(d)
			}
		})
	}
}
