package main

import "github.com/masthead-news/masthead/internal/names"

// calibrate sets the model's Trust so that a stated probability is the share of
// names with it that are right, as measured by models that hadn't seen the names. The shares are made to rise with the probability (Ayer and others 1955).
func calibrate(m *names.Model, held []*names.Model, es []*example) {
	const n = len(m.Trust)
	var right, all [n]float64
	score(func(i int) *names.Model { return held[i%len(held)] }, es, func(p float32, ok bool) {
		i := int(float32(p*float32(n-1)) + 0.5)
		all[i]++
		if ok {
			right[i]++
		}
	})
	type block struct {
		right, all float64
		width      int
	}
	var bs []block
	for i := range n {
		// One right and one wrong name beforehand keep thin steps from extremes.
		p := float64(i) / float64(n-1)
		bs = append(bs, block{right[i] + 2*p, all[i] + 2, 1})
		for len(bs) > 1 && bs[len(bs)-1].right/bs[len(bs)-1].all < bs[len(bs)-2].right/bs[len(bs)-2].all {
			a, b := bs[len(bs)-2], bs[len(bs)-1]
			bs = append(bs[:len(bs)-2], block{a.right + b.right, a.all + b.all, a.width + b.width})
		}
	}
	i := 0
	for _, b := range bs {
		for range b.width {
			m.Trust[i] = float32(b.right / b.all)
			i++
		}
	}
}

// reliability counts, for each tenth of stated confidence, how many names there
// were, their mean confidence, and the share that was right.
func reliability(m *names.Model, es []*example) (n, stated, right [10]float64) {
	score(func(int) *names.Model { return m }, es, func(p float32, ok bool) {
		i := min(9, int(p*10))
		n[i]++
		stated[i] += float64(p)
		if ok {
			right[i]++
		}
	})
	return n, stated, right
}
