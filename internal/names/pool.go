package names

// The places of a word in a text share what they tell of its class: where one place
// says little, the others help.

// share is how much of a place's own view gives way to that of the others, where these
// are many. Of 0.2 to 0.9 it is best, in cross-validation (+0.2 F1).
const share = 0.6

// lowest bounds how bad a view may be, so that one place can't outvote all.
const lowest = -8

// A view is how good each class is at a place, in comparison with the best; Outside
// comes first.
type view [1 + maxClasses]float32

// A vote is the sum of the views of a word's places.
type vote struct {
	sum view
	n   float32
}

// pool changes the scores in a.em: those of each place of a capitalized word move
// toward the mean of its other places, class by class.
func (a *Analysis) pool(L int) {
	classes := 1 + (L-1)/4
	a.votes = grow(a.votes, len(a.ev))
	clear(a.votes)
	a.views = a.views[:0]
	at := 0
	for _, r := range a.open {
		for i := r.lo; i < r.hi; i++ {
			em := a.em[at : at+L]
			at += L
			k := r.sent[i].seen
			if k < 0 || a.ev[k].n < 2 {
				continue
			}
			a.views = append(a.views, viewOf(em, classes))
			v := &a.votes[k]
			v.n++
			for c, s := range a.views[len(a.views)-1][:classes] {
				v.sum[c] += s
			}
		}
	}
	at = 0
	views := a.views
	for _, r := range a.open {
		for i := r.lo; i < r.hi; i++ {
			em := a.em[at : at+L]
			at += L
			k := r.sent[i].seen
			if k < 0 || a.ev[k].n < 2 {
				continue
			}
			if v := &a.votes[k]; v.n > 1 {
				v.move(em, &views[0], classes)
			}
			views = views[1:]
		}
	}
}

// viewOf returns how good each class is by the scores of the labels.
func viewOf(em []float32, classes int) view {
	var v view
	v[0] = em[Outside]
	top := v[0]
	for c := 1; c < classes; c++ {
		v[c] = highest(em[4*c-3 : 4*c+1])
		top = max(top, v[c])
	}
	for c := range v[:classes] {
		v[c] = max(v[c]-top, lowest)
	}
	return v
}

// move shifts the scores em of a place whose view is mine.
func (v *vote) move(em []float32, mine *view, classes int) {
	others := v.n - 1
	w := share * others / (others + 1)
	for c := range classes {
		d := float32(w * (float32((v.sum[c]-mine[c])/others) - mine[c]))
		if c == 0 {
			em[Outside] += d
			continue
		}
		for y := 4*c - 3; y <= 4*c; y++ {
			em[y] += d
		}
	}
}
