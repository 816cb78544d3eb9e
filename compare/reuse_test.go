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
