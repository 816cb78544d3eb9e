package compare

// slide moves words that were dropped or put in to where a phrase begins. Where the
// word before them is the same as their last one, either may be held to be the one
// that stayed: "found a [boat and a] map" or "found [a boat and] a map". The second is
// how one reads it.
func (e *editor) slide() {
	for i := 0; i < len(e.links); {
		j := i
		for j < len(e.links) && oneSide(e.links[j]) != 0 && oneSide(e.links[j]) == oneSide(e.links[i]) {
			j++
		}
		if by := e.best(i, j); by > 0 {
			slideBy(e.links[i-by:j], by)
		}
		i = max(j, i+1)
	}
}

// oneSide is -1 for a word that was dropped, 1 for one that was put in, else 0.
func oneSide(l link) int { return one(l.a < 0) - one(l.b < 0) }

// best returns by how many words the links [i, j), which are dropped or put in, are to
// move to the left.
func (e *editor) best(i, j int) (by int) {
	most := e.cut(i, j)
	for n := 1; n < j-i && n <= i; n++ {
		w := e.only(j - n)
		if l := e.links[i-n]; !e.same(l) || e.from(l).fold != w.fold || w.kind >= quote {
			break
		}
		if c := e.cut(i-n, j-n); c > most {
			by, most = n, c
		}
	}
	return by
}

// cut tells how well a phrase begins at link i and another ends before j: with a
// function word, and not with one.
func (e *editor) cut(i, j int) int {
	if i >= j {
		return 0
	}
	return 2*one(e.only(i).kind == light) + one(e.only(j-1).kind != light)
}

// only returns a word of link k; where it has one, that is it.
func (e *editor) only(k int) *word {
	if l := e.links[k]; l.a >= 0 {
		return e.from(l)
	}
	return e.to(e.links[k])
}

// slideBy lets what so many links at the beginning of ls keep be kept by the last words
// of the rest, which have one side only.
func slideBy(ls []link, by int) {
	kept := append([]link(nil), ls[:by]...)
	first, n := kept[0], len(ls)-by
	dropped := ls[by].b < 0
	for k := range ls {
		l := link{first.a + k, first.b + k}
		switch {
		case k < n && dropped:
			l.b = -1
		case k < n:
			l.a = -1
		case dropped:
			l.b = kept[k-n].b
		default:
			l.a = kept[k-n].a
		}
		ls[k] = l
	}
}
