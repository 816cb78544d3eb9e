package names

import (
	"slices"
	"testing"
)

// Sums of packed rows are those of their numbers, one by one.
func TestRows(t *testing.T) {
	s := make(sums, hiddenWords)
	var rows []byte
	var at []uint32
	var want [Hidden]int16
	x := uint32(1)
	for i := range mostRows {
		var v [Hidden]int8
		for k := range v {
			x = x*1664525 + 1013904223
			v[k] = int8(x >> 24)
			want[k] += int16(v[k])
		}
		rows, at = appendRow(rows, v[:]), append(at, uint32(i))
	}
	rows, at = appendRow(rows, make([]int8, Hidden)), append(at, mostRows) // no room
	addRows(s, string(rows), at)
	var got [Hidden]int16
	s.read(got[:])
	if got != want {
		t.Errorf("sums are %v, want %v", got, want)
	}
}

// A row has each number in its place.
func TestRowBytes(t *testing.T) {
	v := []int8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -128, 127, -1, 14, -15}
	row := string(appendRow(nil, v))
	if want := "\x80\x84\x81\x85\x82\x86\x83\x87" + "\x88\xff\x89\x7f\x8a\x8e\x00\x71"; row != want {
		t.Errorf("the row is %x, want %x", row, want)
	}
	s, got := make(sums, 4), make([]int16, 16)
	s.addRow(row)
	s.read(got)
	for i, x := range v {
		if got[i] != int16(x) {
			t.Errorf("number %d is read as %d, want %d", i, got[i], x)
		}
	}
}

// Features add their weights whether they have many or few, those that aren't there add
// nothing, and hidden units hear of the first ones alone.
func TestWeights(t *testing.T) {
	const labels = 13
	all := make([]int8, labels)
	for y := range all {
		all[y] = int8(100 - 20*y)
	}
	w := NewWeights([]Feature{
		{5, []int8{0: 7, 12: -3}, &[Hidden]int8{31: -9}},
		{6, all, &[Hidden]int8{30: 4}},
		{7, nil, &[Hidden]int8{1: 8}},
	}, labels, 1)
	s := make(sums, hiddenWords+labelWords(labels))
	w.add([]uint32{6, 99, 5, 5, 7, 6}, 4, s, new(finder))
	got := make([]int16, 4*len(s))
	s.read(got)
	want := make([]int16, 4*len(s))
	want[30], want[31] = 4, -18
	for y, x := range all {
		want[Hidden+y] = 2 * int16(x)
	}
	want[Hidden] += 14
	want[Hidden+12] -= 6
	if !slices.Equal(got, want) {
		t.Errorf("sums are\n%v, want\n%v", got, want)
	}
}

// A word adds the product of its numbers and the net's weights, and a hidden unit speaks
// only where its sum is above zero.
func TestNet(t *testing.T) {
	v := NewVectors([]uint32{VectorKey("norvale")}, "\xF8", []float32{2, 2}) // 1 and 15
	words := make([]float32, Roles*Hidden*2)
	words[0], words[1] = 3, 2   // itself, first unit: 3·1 + 2·15
	words[2], words[3] = -3, -2 // the second one
	out := make([]float32, Hidden*5)
	out[2], out[5+3] = 0.5, 9
	n := NewNet(0.1, words, out, &v)
	s := make(sums, hiddenWords)
	n.word(s, v.of(VectorKey("norvale")), itself)
	n.word(s, v.of(VectorKey("kesh")), itself) // no such word
	units := make([]int16, Hidden)
	s.read(units)
	if units[0] != 33 || units[1] != -33 || units[2] != 0 {
		t.Fatalf("hidden units have %v, want 33, -33 and 0", units[:3])
	}
	em := make([]float32, inBlocks(5))
	n.score(units, em)
	if em[2] != 33*float32(0.1)*0.5 || em[3] != 0 {
		t.Errorf("scores are %v, want half of 3.3 for label 2 alone", em)
	}
}

func TestLevels(t *testing.T) {
	for c := range Levels {
		if got := Level(Value(c, 0.3), 0.3); got != c {
			t.Errorf("level %d is read as %d", c, got)
		}
	}
	if Level(-99, 0.3) != 0 || Level(99, 0.3) != Levels-1 {
		t.Error("a number beyond the levels is not at their end")
	}
}
