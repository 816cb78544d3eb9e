package names

import "testing"

// Sums of packed rows are those of their numbers, one by one.
func TestTally(t *testing.T) {
	var tl tally
	var want [Hidden]int32
	x := uint32(1)
	for range mostRows {
		var v [Hidden]int8
		for k := range v {
			x = x*1664525 + 1013904223
			v[k] = int8(x >> 24)
			want[k] += int32(v[k])
		}
		r := RowOf(&v)
		tl.add([]Row{*r}, []uint32{0})
		for k := range v {
			if r.at(k) != v[k] {
				t.Fatalf("unit %d of a row is %d, want %d", k, r.at(k), v[k])
			}
		}
	}
	tl.add([]Row{*RowOf(&[Hidden]int8{1, 2, 3})}, []uint32{0}) // no room
	var got [Hidden]int32
	into(&tl, got[:])
	if got != want {
		t.Errorf("sums are %v, want %v", got, want)
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
	var tl tally
	n.word(&tl, v.of(VectorKey("norvale")), itself)
	n.word(&tl, v.of(VectorKey("kesh")), itself) // no such word
	sums := make([]int16, Hidden)
	into(&tl, sums)
	if sums[0] != 33 || sums[1] != -33 || sums[2] != 0 {
		t.Fatalf("hidden units have %v, want 33, -33 and 0", sums[:3])
	}
	em := make([]float32, 5)
	n.score(sums, em)
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

// at returns the number for unit k.
func (r *Row) at(k int) int8 { return int8(int(uint8(r[k/8]>>(k%8*8))) - 128) }
