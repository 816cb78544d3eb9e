package names

// Features of a unit are 32-bit hashes of a template's number and what stands in
// its places. Numbers below stay as they are once a model is made with them.

// features appends the features of unit i of the sentence us.
func features(us []unit, i int, out []uint32) []uint32 {
	at := func(k int) *unit {
		if k < 0 || k >= len(us) {
			return &edge
		}
		return &us[k]
	}
	add := func(h uint64) { out = append(out, key32(h)) }
	t, p, n, pp, nn := at(i), at(i-1), at(i+1), at(i-2), at(i+2)

	// Words.
	add(mix(1, 0))
	add(mix(2, t.w))
	add(mix(3, t.lw))
	add(mix(4, p.lw))
	add(mix(5, n.lw))
	add(mix(6, pp.lw))
	add(mix(7, nn.lw))
	add(mix2(8, p.lw, t.lw))
	add(mix2(9, t.lw, n.lw))
	add(mix2(10, p.lw, n.lw))
	add(mix2(31, pp.lw, p.lw))
	add(mix2(32, n.lw, nn.lw))

	// Shapes.
	add(mix(11, t.shape))
	add(mix(12, p.shape))
	add(mix(13, n.shape))
	add(mix2(14, p.cshape, t.cshape))
	add(mix2(15, t.cshape, n.cshape))
	add(mix2(16, p.cshape*31+t.cshape, n.cshape))
	add(mix2(17, p.lw, t.cshape))
	add(mix2(18, t.cshape, n.lw))
	if i == 0 {
		add(mix(19, t.cshape))
	}
	add(mix2(80, uint64(t.sent), t.cshape))
	add(mix2(81, uint64(t.casing), t.cshape))
	if i == 0 || p.punct {
		add(mix2(82, uint64(t.casing), uint64(t.doc&(seenLower|neverMiddle))))
	}

	// Beginnings and endings.
	if !t.punct {
		for k := range 4 {
			if t.pre[k] != 0 {
				add(mix(20+uint64(k), t.pre[k]))
				add(mix(24+uint64(k), t.suf[k]))
			}
		}
		add(mix2(28, t.suf[2], t.cshape))
	}
	if p.suf[2] != 0 {
		add(mix(29, p.suf[2]))
	}
	if n.suf[2] != 0 {
		add(mix(30, n.suf[2]))
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
		add(mix(35, at(a).lw))
		add(mix(36, at(b).lw))
		add(mix2(37, uint64(min(i-a, 5)), uint64(min(b-i, 5))))
		add(mix(38, at(a+1).lw))
		add(mix(39, at(b-1).lw))
	}

	// Clusters: leaf, parent, grandparent.
	for k, u := range [...]*unit{t, p, n, pp, nn} {
		base := 40 + 5*uint64(k)
		if u.leaf == 0 {
			add(mix(base, 9999))
			continue
		}
		leaf := uint64(u.leaf - 1)
		add(mix(base+1, leaf))
		add(mix(base+2, leaf/8))
		add(mix(base+3, leaf/64))
	}
	add(mix2(65, uint64(t.leaf), uint64(p.leaf)))
	add(mix2(66, uint64(t.leaf), uint64(n.leaf)))

	out = listFeatures(t, p, n, out)
	for d := t.doc; d != 0; d &= d - 1 {
		add(mix(900, uint64(d&-d)))
	}
	return out
}

func listFeatures(t, p, n *unit, out []uint32) []uint32 {
	add := func(h uint64) { out = append(out, key32(h)) }
	for b := List(1); b < 1<<lists; b <<= 1 {
		if t.single&b != 0 {
			add(mix(70, uint64(b)))
			add(mix2(71, uint64(b), t.cshape))
		}
		if p.single&b != 0 {
			add(mix(72, uint64(b)))
		}
		if n.single&b != 0 {
			add(mix(73, uint64(b)))
		}
		for k := range t.in {
			if t.in[k]&b != 0 {
				add(mix2(74, uint64(b), uint64(k)))
			}
			if p.in[k]&b != 0 {
				add(mix2(75, uint64(b), uint64(k)))
			}
			if n.in[k]&b != 0 {
				add(mix2(76, uint64(b), uint64(k)))
			}
		}
	}
	return out
}
