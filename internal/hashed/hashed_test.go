package hashed_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/hashed"
)

// keys returns the keys of the words of s.
func keys(s string) []uint32 {
	var out []uint32
	for w := range strings.FieldsSeq(s) {
		out = append(out, hashed.NewKey('w').Add([]byte(w)).At(0))
	}
	return out
}

// lines are four sites with a paragraph and a plea to sign up each.
func lines() []hashed.Example {
	var out []hashed.Example
	for site, place := range []string{"harbor", "council", "bridge", "school"} {
		out = append(out,
			hashed.Example{Keys: keys("the " + place + " was closed on Monday"), Label: 1, Weight: 1, Group: uint64(site)},
			hashed.Example{Keys: keys("sign up for our letter from the " + place), Weight: 1, Group: uint64(site)})
	}
	return out
}

func sum(m *hashed.Model, s string) float32 {
	var x float32
	for _, k := range keys(s) {
		x += m.Weight(k)
	}
	return x
}

func TestLearnsWords(t *testing.T) {
	m := hashed.Train(lines(), hashed.Params{Rounds: 20})
	if x := sum(m, "the library was closed"); x <= 0 {
		t.Errorf("a sentence weighs %.2f, want more than 0", x)
	}
	if x := sum(m, "sign up for more"); x >= 0 {
		t.Errorf("a plea weighs %.2f, want less than 0", x)
	}
	if x := sum(m, "harbor"); x != 0 {
		t.Errorf("a word that one site has weighs %.2f, want 0", x)
	}
}

// A word can mean one thing here and another there.
func TestPlaces(t *testing.T) {
	k := hashed.NewKey('c').Add([]byte("footer"))
	if k.At(0) == k.At(1) {
		t.Error("the same key at two places")
	}
}

func TestFormat(t *testing.T) {
	m := hashed.Train(lines(), hashed.Params{})
	b, _ := m.AppendBinary(nil)
	again, _ := hashed.Train(lines(), hashed.Params{}).AppendBinary(nil)
	if !bytes.Equal(b, again) {
		t.Error("equal data gave two models")
	}
	got, rest, err := hashed.Decode(append(b, "tail"...))
	if err != nil || string(rest) != "tail" {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	for _, s := range []string{"closed", "sign", "harbor", "unknown"} {
		if sum(got, s) != sum(m, s) {
			t.Errorf("%s: %v before, %v after", s, sum(m, s), sum(got, s))
		}
	}
	for n := range b {
		if _, _, err := hashed.Decode(b[:n]); !errors.Is(err, hashed.ErrFormat) {
			t.Fatalf("cut off at %d of %d: error %v", n, len(b), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	b, _ := hashed.Train(lines(), hashed.Params{}).AppendBinary(nil)
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		m, _, err := hashed.Decode(b)
		if err == nil && m.Weight(1<<31) != m.Weight(1<<31) && !bytes.Contains(b, []byte("hashed")) {
			t.Error("a model without a name")
		}
	})
}

func Example() {
	m := hashed.Train(lines(), hashed.Params{})
	fmt.Println(sum(m, "was closed") > sum(m, "sign up"))
	// Output: true
}
