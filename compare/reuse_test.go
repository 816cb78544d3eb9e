package compare

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestSampleIsSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 300 {
		a := make([]sampled, 40*n)
		for i := range a {
			a[i] = sampled{run: r.Uint64() >> (n % 64), was: int32(i)}
			if n%7 == 0 && i > 0 && r.IntN(2) == 0 { // a text that repeats itself
				a[i].run = a[r.IntN(i)].run
			}
		}
		want := slices.Clone(a)
		slices.SortStableFunc(want, compareRuns)
		if got := sortSpread(a); !slices.Equal(got, want) {
			t.Fatalf("%d values are out of order", len(want))
		}
	}
}

// What a word is to Reuser, said the slow way.
func TestPlainWords(t *testing.T) {
	slow := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	}
	hash := func(w string) uint64 { return plainWords(nil, w)[0] }
	seen := map[uint64]string{}
	for _, s := range []string{
		"", " ", "a", "The mayor, 41, said: “We’ll rebuild.”", "counterrevolutionaries internationalization", "eightltr eightltrs sevenlt",
		"U.S.-led", "Zürich café naïve", "x@[`{z/0:9 AZaz", "ab\x00cd", strings.Repeat("word", 9) + "--" + strings.Repeat("9", 30),
	} {
		for cut := range len(s) + 1 { // each end of a text
			for _, s := range []string{s[:cut], s[cut:]} {
				var want []uint64
				for _, w := range slow(s) {
					want = append(want, hash(w))
					if other, ok := seen[hash(w)]; ok && other != w {
						t.Errorf("%q and %q are one word", w, other)
					}
					seen[hash(w)] = w
				}
				if got := plainWords(nil, s); !slices.Equal(got, want) {
					t.Errorf("%q: %d words, want %q", s, len(got), slow(s))
				}
			}
		}
	}
}

// Shared runs are counted once each, as sets have them.
func TestRunTable(t *testing.T) {
	var table runTable
	for range 3 {
		if n := table.fill([]uint64{5, 7, 5, 1 << 63, 0, 0}); n != 4 {
			t.Errorf("%d different runs", n)
		}
		for range 2 {
			if n := table.common([]uint64{7, 7, 9, 0, 1 << 63}); n != 3 {
				t.Errorf("%d runs in common", n)
			}
		}
		if n := table.fill([]uint64{9}); n != 1 || table.common([]uint64{5, 9, 9}) != 1 {
			t.Error("runs of a document before are still there")
		}
	}
}

// A sentence has each of its words once, by a number that all sentences share.
func TestEnumerate(t *testing.T) {
	rs := []*reading{
		{sents: []sentence{{bag: []string{"river", "town", "river"}}, {bag: []string{"town"}}}},
		{sents: []sentence{{bag: []string{"ferry", "river", "ferry", "river"}}}},
	}
	w := enumerate(rs)
	if len(w.idf) != 3 {
		t.Errorf("%d words", len(w.idf))
	}
	for i, want := range [][]int32{{0, 1}, {1}} {
		if got := rs[0].sents[i].ids; !slices.Equal(got, want) {
			t.Errorf("sentence %d has %v, want %v", i, got, want)
		}
	}
	if got := rs[1].sents[0].ids; !slices.Equal(got, []int32{2, 0}) {
		t.Errorf("the second document has %v", got)
	}
}
