package compare

// A runTable holds the runs of a document in the order of its text, and finds
// where one stands.
type runTable struct {
	runs  []uint64
	slots []int32  // the place of a run in runs, counted from 1; 0 where it is free
	shift uint     // slots are numbered by the first bits of a run
	some  []uint64 // a bit for each number of 3 bits more, set where a run has it
	same  []int32  // by place: the first place of the same run; nil where none is there twice
	met   []uint32 // by place: the last turn in which the run was met
	turn  uint32
}

// fill makes the table that of runs, and returns how many are different.
func (t *runTable) fill(runs []uint64) int {
	bits := uint(6)
	for 1<<bits < 2*len(runs) {
		bits++
	}
	t.runs, t.shift, t.same, t.turn = runs, 64-bits, nil, 0
	t.slots = zeros(t.slots, 1<<bits)
	t.some = zeros(t.some, 1<<bits/8)
	t.met = zeros(t.met, len(runs))
	n := 0
	for i, h := range runs {
		slot, at := t.find(h)
		if at >= 0 {
			t.repeat(i, at)
			continue
		}
		t.slots[slot] = int32(i + 1)
		bit := h >> (t.shift - 3)
		t.some[bit/64] |= 1 << (bit % 64)
		n++
	}
	return n
}

// zeros returns a slice of n zeros, which takes the place of s.
func zeros[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// repeat notes that the run at i is that of a place before.
func (t *runTable) repeat(i, before int) {
	if t.same == nil {
		t.same = make([]int32, len(t.runs))
		for k := range t.same {
			t.same[k] = int32(k)
		}
	}
	t.same[i] = int32(before)
}

// find returns the slot of h, or the free one that it would take, and the place of
// h, or -1.
func (t *runTable) find(h uint64) (slot uint64, at int) {
	mask := uint64(len(t.slots) - 1)
	for slot = h >> t.shift; ; slot = (slot + 1) & mask {
		at = int(t.slots[slot]) - 1
		if at < 0 || t.runs[at] == h {
			return slot, at
		}
	}
}

// common returns how many different runs of the table are among runs. What was
// taken over mostly stands in the same order, so that a run is looked for first
// right after the place of the one before.
func (t *runTable) common(runs []uint64) int {
	t.turn++
	n, at := 0, -1
	for _, h := range runs {
		at++
		if at >= len(t.runs) || t.runs[at] != h {
			bit := h >> (t.shift - 3)
			if t.some[bit/64]>>(bit%64)&1 == 0 {
				continue
			}
			_, found := t.find(h)
			if found < 0 {
				continue
			}
			at = found
		}
		first := at
		if t.same != nil {
			first = int(t.same[at])
		}
		if t.met[first] != t.turn {
			t.met[first] = t.turn
			n++
		}
	}
	return n
}
