package terms

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

func counted(settings Counts, articles ...string) *Counts {
	for _, a := range articles {
		settings.Add(text.New(a))
	}
	return &settings
}

// The parts of a longer term are no terms themselves.
func TestLenCountsWhatWasCounted(t *testing.T) {
	var c Counts
	d := text.New("the trade deal")
	c.AddTerms(d, text.Span{Start: 4, End: 14})
	if c.Len() != 1 || len(c.List()) != 1 {
		t.Errorf("%d terms, %d listed", c.Len(), len(c.List()))
	}
}

// Adding to counts takes room for MaxWords: damage may not make that endless.
func TestUnmarshalBinaryChecksMaxWords(t *testing.T) {
	b, err := (&Counts{MaxWords: 1 << 40}).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if err := new(Counts).UnmarshalBinary(b); !errors.Is(err, ErrForm) {
		t.Errorf("got %v", err)
	}
}

// Long words that begin alike are stored by where they differ, but not so that a
// few bytes could stand for many.
func TestStoredFormsOfLongWords(t *testing.T) {
	var c, back Counts
	long := strings.Repeat("long", 300)
	for _, end := range []string{"a", "b", "c"} {
		c.Set(long+end, 1, 1)
	}
	b, err := c.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if err := back.UnmarshalBinary(b); err != nil || back.Len() != 3 || back.Of(long+"b").N != 1 {
		t.Errorf("%d terms, %v", back.Len(), err)
	}
	if least := 3 * (len(long) - maxSame); len(b) < least {
		t.Errorf("%d bytes stand for %d", len(b), 3*len(long))
	}
	// The second word takes 1,200 bytes of the first.
	b = append([]byte(magic), binaryVersion, 0, 1, 0, 0, 0, 2, 0)
	b = appendString(b, long)
	b = appendInts(appendString(appendInts(b, 1, 1, len(long)), "x"), 1, 1)
	if err := back.UnmarshalBinary(b); !errors.Is(err, ErrForm) {
		t.Errorf("got %v", err)
	}
}

// Parts that one of the lists lacks are no fault.
func TestDisperseOverListsOfDifferentLength(t *testing.T) {
	want := Disperse([]int{3, 1, 0}, []int{10, 10, 20})
	if got := Disperse([]int{3, 1}, []int{10, 10, 20}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := Disperse([]int{3, 1, 0, 7}, []int{10, 10, 20}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestUnmarshalJSONChecksNumbers(t *testing.T) {
	for _, s := range []string{
		`{"version":1,"maxWords":1099511627776}`, `{"version":1,"maxWords":-1}`,
		`{"version":1,"terms":[["water",-3,1]]}`, `{"version":1,"terms":[["water",3,-1]]}`,
	} {
		if err := new(Counts).UnmarshalJSON([]byte(s)); err == nil {
			t.Errorf("%s is read", s)
		}
	}
	if err := new(Counts).UnmarshalJSON([]byte(`{"version":1,"maxWords":2,"terms":[["water",3,1]]}`)); err != nil {
		t.Error(err)
	}
}

// Both stored forms bring back the same counts, and equal counts give equal
// bytes, in whatever order the words came.
func TestStoredForms(t *testing.T) {
	stop := &StopList{Name: "articles", Words: []string{"the", "a"}}
	for _, settings := range []Counts{{}, {MaxWords: 2, PerArticle: true}, {KeepCase: true, Stop: stop}} {
		a := counted(settings, "The river rose in Brodny.", "A river, a town: the river.")
		b := counted(settings, "The river rose in Brodny.", "A river, a town: the river.")
		x, err := a.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var back Counts
		if err := back.UnmarshalBinary(x); err != nil {
			t.Fatal(err)
		}
		want, _ := json.Marshal(b)
		got, _ := json.Marshal(&back)
		if !bytes.Equal(want, got) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		var viaJSON Counts
		if err := json.Unmarshal(want, &viaJSON); err != nil {
			t.Fatal(err)
		}
		if y, _ := viaJSON.MarshalBinary(); !bytes.Equal(x, y) {
			t.Error("the binary form of equal counts differs")
		}
		if len(x) >= len(want) {
			t.Errorf("%d bytes, and %d as JSON", len(x), len(want))
		}
		if err := back.UnmarshalBinary(x[:len(x)-1]); !errors.Is(err, ErrForm) {
			t.Errorf("cut off: %v", err)
		}
	}
}

// Shards that are counted apart, stored, read and merged are the whole.
func TestShardsMerge(t *testing.T) {
	articles := []string{"The river rose.", "The town fled the river.", "Nobody slept in the town."}
	whole := counted(Counts{MaxWords: 2, PerArticle: true}, articles...)
	var sum Counts
	for _, a := range articles {
		b, _ := counted(Counts{MaxWords: 2, PerArticle: true}, a).MarshalBinary()
		var part Counts
		if err := part.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		if err := sum.Merge(&part); err != nil {
			t.Fatal(err)
		}
	}
	x, _ := whole.MarshalBinary()
	y, _ := sum.MarshalBinary()
	if !bytes.Equal(x, y) {
		t.Errorf("got  %s\nwant %s", listing(&sum), listing(whole))
	}
}

func TestFrequencyListAsReference(t *testing.T) {
	ref, err := ReadList(strings.NewReader("# words 1000000\n# articles 5000\nThe\t50000\t5000\nriver\t40\t12\nMiddle-Class\t7\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := ref.Of("river"); got.N != 40 || got.Range != 12 || ref.Total(1) != 1000000 || ref.Articles() != 5000 {
		t.Errorf("%+v of %d", got, ref.Total(1))
	}
	target := counted(Counts{}, "The river rose.", "The river fell. The river!")
	k := Keyness{MinCount: 1, MinRange: 1, Words: 1}
	if keys := k.Compare(target, ref); keys[0].Term != "river" {
		t.Errorf("%q is the first key, want river", keys[0].Term)
	}
	for _, bad := range []string{"river", "river\tmany"} {
		if _, err := ReadList(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// Three outlets at once: the word that one alone uses stands first, the one that
// all use alike last.
func TestAcross(t *testing.T) {
	a := counted(Counts{}, "The army fired. The army left.", "The army came.")
	b := counted(Counts{}, "The force fired. The force left.", "The force came.")
	c := counted(Counts{}, "The force fired. The force left.", "The force came.")
	k := Keyness{MinCount: 2, MinRange: 1}
	list := k.Across(a, b, c)
	if first := list[0]; first.Term != "army" || first.Most != 0 || first.LogRatio <= 0 || first.LogP >= 0 {
		t.Errorf("first %+v", first)
	}
	if last := list[len(list)-1]; last.G2 > 1e-9 {
		t.Errorf("last %+v", last)
	}
	// With two collections it is the same test as in Compare.
	two, keys := k.Across(a, b), k.Compare(a, b)
	for _, x := range two {
		for _, y := range keys {
			if x.Term == y.Term && (math.Abs(x.G2-math.Abs(y.G2)) > 1e-9 || math.Abs(x.LogP-y.LogP) > 1e-9) {
				t.Errorf("%s: %+v, %+v", x.Term, x, y)
			}
		}
	}
}

// Published points of the chi-squared distribution, and one where p itself would
// be 0 in a float64.
func TestLogPOf(t *testing.T) {
	for _, x := range []struct {
		chi2 float64
		df   int
		want float64
	}{{5.991, 2, 0.05}, {7.815, 3, 0.05}, {18.467, 4, 0.001}, {1.064, 4, 0.90}, {23.209, 10, 0.01}} {
		if got := math.Pow(10, LogPOf(x.chi2, x.df)); math.Abs(got-x.want) > 0.0002*max(1, x.want*10) {
			t.Errorf("%v with %d: %v, want %v", x.chi2, x.df, got, x.want)
		}
	}
	// With two degrees of freedom p is exp(-x/2).
	if got, want := LogPOf(4000, 2), -2000/math.Ln10; math.Abs(got-want) > 1e-6 {
		t.Errorf("%v, want %v", got, want)
	}
}

// Fisher's tea taster, and a table whose p is beyond a float64.
func TestFisher(t *testing.T) {
	if got := (Table{3, 1, 1, 3}).FisherP(); math.Abs(got-0.4857142857) > 1e-9 {
		t.Errorf("%v", got)
	}
	if got := (Table{2000, 0, 0, 2000}).FisherLogP(); got > -1000 || math.IsInf(got, 0) {
		t.Errorf("%v", got)
	}
	for a := range 7 {
		for b := range 7 {
			x := Table{float64(a), float64(b), float64(9 - a), float64(7 - b)}
			if got, want := x.FisherP(), plainFisher(x); math.Abs(got-want) > 1e-9 {
				t.Errorf("%v: %v, want %v", x, got, want)
			}
		}
	}
}

// plainFisher adds up all tables.
func plainFisher(t Table) float64 {
	r1, c1, n := t.K11+t.K12, t.K11+t.K21, t.sum()
	p := func(k float64) float64 { return math.Exp(lchoose(c1, k) + lchoose(n-c1, r1-k) - lchoose(n, r1)) }
	sum := 0.0
	for k := max(0, r1+c1-n); k <= min(r1, c1); k++ {
		if p(k) <= p(t.K11)*(1+1e-7) {
			sum += p(k)
		}
	}
	return sum
}

// The spread of a key is that of Disperse.
func TestSpreadOfKeys(t *testing.T) {
	a := counted(Counts{PerArticle: true}, "River and river, river town.", "The town and the hills.", "A river in the hills.", "Rain.")
	b := counted(Counts{PerArticle: true}, "Sun and sand.", "Sand in the town.")
	k := Keyness{MinCount: 1, MinRange: 1, Exact: true}
	for _, key := range k.Compare(a, b) {
		want := a.Dispersion(key.Term)
		if math.Abs(key.TargetSpread.DP-want.DP) > 1e-9 || math.Abs(key.TargetSpread.JuillandD-want.JuillandD) > 1e-9 {
			t.Errorf("%s: %+v, want %+v", key.Term, key.TargetSpread, want)
		}
		if key.LogExact > 0 {
			t.Errorf("%s: %v", key.Term, key.LogExact)
		}
	}
}

func TestHashtags(t *testing.T) {
	d := text.New("Crews protest #SaveTheBay, say #1 is the #bay.")
	var got []string
	for _, s := range Hashtags(d) {
		got = append(got, d.Slice(s))
	}
	if s := strings.Join(got, " "); s != "#SaveTheBay #bay" {
		t.Errorf("got %q", s)
	}
}

func FuzzUnmarshalBinary(f *testing.F) {
	b, _ := counted(Counts{MaxWords: 2, PerArticle: true}, "The river rose.", "A river.").MarshalBinary()
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var c Counts
		if c.UnmarshalBinary(b) == nil {
			if _, err := c.MarshalBinary(); err != nil {
				t.Fatal(err)
			}
			c.List()
		}
	})
}

// Results can be written as JSON, which has no infinity, and read again.
func TestKeysAsJSON(t *testing.T) {
	var a, b Counts
	a.Add(text.New("The mayor slammed the plan."))
	b.Add(text.New("The mayor praised the plan."))
	k := Keyness{MinCount: 1, MinRange: 1}
	keys := k.Compare(&a, &b)
	form, err := json.Marshal(keys)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(form), `"percentDiff":null`) || !strings.Contains(string(form), `"g2":`) {
		t.Errorf("%s", form)
	}
	var back []Key
	if err := json.Unmarshal(form, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, keys) {
		t.Errorf("got %+v back, want %+v", back, keys)
	}
}

// Words that never stand apart have scores that JSON can hold.
func TestCollocationsOfOneWord(t *testing.T) {
	c := Counts{MaxWords: 2}
	c.Add(text.New(strings.Repeat("ha ", 7)))
	if _, err := json.Marshal(c.Collocations(2, 1)); err != nil {
		t.Errorf("%v: %+v", err, c.Collocations(2, 1))
	}
}
