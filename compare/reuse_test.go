package compare

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortsSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 300 {
		a := make([]uint64, n)
		vals := make([]int32, n)
		for i := range a {
			a[i], vals[i] = r.Uint64()>>(n%64), int32(i)
		}
		want := slices.Sorted(slices.Values(a))
		if got := sortSpread(a); !slices.Equal(got, want) {
			t.Fatalf("%d spread values are out of order", n)
		}
		keys, of := radixSort(slices.Clone(a), vals)
		for i := range keys {
			if keys[i] != want[i] || a[of[i]] != want[i] {
				t.Fatalf("%d keys are out of order at %d", n, i)
			}
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
