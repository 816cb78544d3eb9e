package names

import "unicode/utf8"

// Features of a unit are 32-bit hashes of a template's number and what stands in
// its places. Numbers below stay as they are once a model is made with them.

// features appends the features of unit i of the sentence us. The first n of the new ones
// are those that the hidden layer sees, too.
func (a *Analysis) features(us []unit, i int, out []uint32) (fs []uint32, n int) {
	from := len(out)
	for r := range roles {
		u := at(us, i+r.step())
		out = r.features(u, a.letters(u), out)
	}
	out = placeFeatures(us, i, out)
	n = len(out) - from
	return pairFeatures(us, i, out), n
}

func at(us []unit, i int) *unit {
	if i < 0 || i >= len(us) {
		return &edge
	}
	return &us[i]
}

// A role is what a unit is to the one that is described.
type role int

const (
	itself role = iota
	before
	after
	secondBefore
	secondAfter
	thirdBefore // no more than a vector
	thirdAfter
	roles
)

// step is how far from the described unit the one in role r stands.
func (r role) step() int {
	return [roles]int{0, -1, 1, -2, 2, -3, 3}[r]
}

// features appends what u alone, whose word has these letters, says in role r: it depends on
// u.w and u.lw only, so that it need not be looked up anew wherever the word stands.
func (r role) features(u *unit, letters []byte, out []uint32) []uint32 {
	add := func(h uint64) { out = append(out, key32(h)) }
	single := [roles]uint64{70, 72, 73}[r]
	switch r {
	case itself:
		add(mix(1, 0))
		add(mix(2, u.w))
		add(mix(3, u.lw))
		add(mix(11, u.shape))
		add(mix2(81, uint64(u.casing), u.cshape))
		if !u.punct {
			p, s := prefixes(letters), suffixes(letters)
			for k := range 4 {
				if p[k] != 0 {
					add(mix(20+uint64(k), p[k]))
					add(mix(24+uint64(k), s[k]))
				}
			}
			add(mix2(28, s[2], u.cshape))
		}
		for s := u.single; s != 0; s &= s - 1 {
			add(mix2(71, uint64(s&-s), u.cshape))
		}
	case before:
		add(mix(4, u.lw))
		add(mix(12, u.shape))
		if s := suffixes(letters)[2]; s != 0 {
			add(mix(29, s))
		}
	case after:
		add(mix(5, u.lw))
		add(mix(13, u.shape))
		if s := suffixes(letters)[2]; s != 0 {
			add(mix(30, s))
		}
	case secondBefore:
		add(mix(6, u.lw))
	case secondAfter:
		add(mix(7, u.lw))
	default:
		return out
	}
	// Clusters: leaf, parent, grandparent.
	base := 40 + 5*uint64(r)
	if u.leaf == 0 {
		add(mix(base, 9999))
	} else {
		leaf := uint64(u.leaf - 1)
		add(mix(base+1, leaf))
		add(mix(base+2, leaf/8))
		add(mix(base+3, leaf/64))
	}
	if single != 0 {
		for s := u.single; s != 0; s &= s - 1 {
			add(mix(single, uint64(s&-s)))
		}
	}
	return out
}

// prefixes hashes the first one to four letters of a word.
func prefixes(w []byte) (out [4]uint64) {
	h := uint64(14695981039346656037)
	for i, k := 0, 0; i < len(w) && k < 4; k++ {
		_, n := utf8.DecodeRune(w[i:])
		for ; n > 0; n-- {
			h = (h ^ uint64(w[i])) * 1099511628211
			i++
		}
		out[k] = h ^ h>>29
	}
	return out
}

// suffixes hashes the last one to four letters of a word, from its end.
func suffixes(w []byte) (out [4]uint64) {
	h := uint64(14695981039346656037 ^ 0x5bd1e995)
	for i, k := len(w), 0; i > 0 && k < 4; k++ {
		_, n := utf8.DecodeLastRune(w[:i])
		for ; n > 0; n-- {
			i--
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		out[k] = h ^ h>>29
	}
	return out
}

// pairFeatures appends the features of unit i that take more than one word.
func pairFeatures(us []unit, i int, out []uint32) []uint32 {
	add := func(h uint64) { out = append(out, key32(h)) }
	t, p, n, pp, nn := at(us, i), at(us, i-1), at(us, i+1), at(us, i-2), at(us, i+2)

	// Words.
	add(mix2(8, p.lw, t.lw))
	add(mix2(9, t.lw, n.lw))
	add(mix2(10, p.lw, n.lw))
	add(mix2(31, pp.lw, p.lw))
	add(mix2(32, n.lw, nn.lw))

	// Shapes.
	add(mix2(14, p.cshape, t.cshape))
	add(mix2(15, t.cshape, n.cshape))
	add(mix2(16, p.cshape*31+t.cshape, n.cshape))
	add(mix2(17, p.lw, t.cshape))
	add(mix2(18, t.cshape, n.lw))
	add(mix2(65, uint64(t.leaf), uint64(p.leaf)))
	add(mix2(66, uint64(t.leaf), uint64(n.leaf)))
	return out
}

// placeFeatures appends the features of unit i that tell of the place where it stands and
// of the text.
func placeFeatures(us []unit, i int, out []uint32) []uint32 {
	add := func(h uint64) { out = append(out, key32(h)) }
	t, p, n := at(us, i), at(us, i-1), at(us, i+1)
	if i == 0 {
		add(mix(19, t.cshape))
	}
	add(mix2(80, uint64(t.sent), t.cshape))
	if i == 0 || p.punct {
		add(mix2(82, uint64(t.casing), uint64(t.doc&(seenLower|neverMiddle))))
	}

	// The run of capitalized words round it, and what stands at its edges.
	if t.cap {
		a, b := i-1, i+1
		for a >= 0 && a > i-6 && us[a].cap {
			a--
		}
		for b < len(us) && b < i+6 && us[b].cap {
			b++
		}
		add(mix(35, at(us, a).lw))
		add(mix(36, at(us, b).lw))
		add(mix2(37, uint64(min(i-a, 5)), uint64(min(b-i, 5))))
		add(mix(38, at(us, a+1).lw))
		add(mix(39, at(us, b-1).lw))
	}
	out = listFeatures(t, p, n, out)
	for d := t.doc; d != 0; d &= d - 1 {
		add(mix(900, uint64(d&-d)))
	}
	return out
}

// listFeatures appends the lists that hold a phrase of which t, p or n is part.
func listFeatures(t, p, n *unit, out []uint32) []uint32 {
	for at, u := range [...]*unit{t, p, n} {
		for k, in := range u.in {
			for ; in != 0; in &= in - 1 {
				out = append(out, key32(mix2(74+uint64(at), uint64(in&-in), uint64(k))))
			}
		}
	}
	return out
}
