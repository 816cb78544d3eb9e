package names

// An entity counts how often a name of one or more units was found as what.
type entity struct{ labels [16]uint16 }

// remember notes in the evidence what the first pass made of each word and name.
func (a *Analysis) remember(classes int) {
	g := &a.seg
	g.ents.reset(len(a.us) + 1)
	g.counts = g.counts[:0]
	for s := 0; s+1 < len(a.first); s++ {
		us := a.us[a.first[s]:a.first[s+1]]
		for i := 0; i < len(us); i++ {
			if us[i].seen >= 0 {
				a.ev[us[i].seen].labels[classOf(us[i].first)]++
			}
			if !us[i].open || us[i].first == Outside {
				continue
			}
			hi := nameEnd(us, i)
			c := classOf(us[i].first)
			at, ok := g.ents.at(nameHash(us[i : hi+1]))
			if !ok {
				*at = int32(len(g.counts))
				g.counts = append(g.counts, entity{})
			}
			g.counts[*at].labels[c]++
			for j := i; j <= hi && hi > i; j++ {
				if us[j].seen < 0 {
					continue
				}
				ev := &a.ev[us[j].seen]
				ev.longer[c]++
				if j > i {
					ev.labels[c]++
				}
			}
			i = hi
		}
	}
}

// classOf returns 0 for outside, else 1 + the class.
func classOf(label uint8) int { return (int(label) + 3) / 4 }

// nameEnd returns the last unit of the name that begins at unit i.
func nameEnd(us []unit, i int) int {
	for i+1 < len(us) && us[i].open && !leaves(int(us[i].first)) {
		i++
	}
	return i
}

func nameHash(us []unit) uint64 {
	h := uint64(3)
	for i := range us {
		h = mix2(5, h, us[i].w)
	}
	return h
}

// most returns the class with the highest count once own is taken off, and the
// sum of the counts. Of equal counts the first wins.
func most(counts *[16]uint16, own int) (class, n, sum int) {
	for c, v := range counts {
		k := int(v)
		if c == own {
			k--
		}
		if k <= 0 {
			continue
		}
		sum += k
		if k > n {
			class, n = c, k
		}
	}
	return class, n, sum
}

// secondFeatures appends what the first pass found for the word of unit i, here
// and all over the text.
func (a *Analysis) secondFeatures(us []unit, i int, out []uint32) []uint32 {
	add := func(h uint64) { out = append(out, key32(h)) }
	u := &us[i]
	my := uint64(u.first)
	add(mix(800, my))
	if i > 0 {
		add(mix2(801, uint64(us[i-1].first), my))
	}
	if i+1 < len(us) {
		add(mix2(802, uint64(us[i+1].first), my))
	}
	if u.seen < 0 {
		return out
	}
	ev := &a.ev[u.seen]
	c, n, sum := most(&ev.labels, classOf(u.first))
	if sum > 0 {
		add(mix(803, uint64(c)))
		if n*10 >= sum*8 {
			add(mix2(804, uint64(c), uint64(min(sum, 4))))
		}
		add(mix2(805, uint64(c), my))
	}
	if c, n, _ := most(&ev.longer, -1); n > 0 {
		add(mix(806, uint64(c)))
		add(mix2(807, uint64(c), my))
	}
	if u.first != Outside && u.open {
		lo := i
		for lo > 0 && us[lo-1].open && !enters(int(us[lo].first)) {
			lo--
		}
		hi := nameEnd(us, i)
		if at, ok := a.seg.ents.at(nameHash(us[lo : hi+1])); ok {
			if c, _, sum := most(&a.seg.counts[*at].labels, classOf(u.first)); sum > 0 {
				add(mix(809, uint64(c)))
				add(mix2(810, uint64(c), uint64(min(sum, 3))))
				add(mix2(811, uint64(c), my))
			}
		}
	}
	return out
}
