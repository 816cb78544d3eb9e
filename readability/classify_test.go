package readability

import (
	"slices"
	"testing"
)

// Where the model is unsure of a page, it takes a run of paragraphs and all rows of a
// table or leaves them, save for notes at a run's end.
func TestEvenRuns(t *testing.T) {
	const page = `<article>
<p>The skippers of Tolm have left the talks.</p>
<p>They will not come back before Monday.</p>
<p>The guild had asked the ministry for less.</p>
<p>Write to us at the paper of Tolm.</p>
<p>Photo</p>
<div>The ministry would not say what comes next.</div>
<table><tr><td>Adults</td><td>9.50</td></tr><tr><td>Children</td><td>2.00</td></tr><tr><td>Dogs</td><td>1.00</td></tr></table>
</article>`
	x := newHTMLReader(page, &Page{})
	p := []float32{.2, .8, .8, .1, .1, .2, .6, .6, .1}
	x.look().evenRuns(p)
	raised := []bool{true, false, false, false, false, false, false, false, true}
	for i, was := range []float32{.2, .8, .8, .1, .1, .2, .6, .6, .1} {
		if (p[i] != was) != raised[i] || p[i] < was || p[i] > .6 && p[i] != was {
			t.Errorf("block %d: %.2f is %.2f now", i, was, p[i])
		}
	}
	two := []float32{.2, .8}
	x = newHTMLReader("<p>The skippers of Tolm have left the talks.</p><p>They will not come back before Monday.</p>", &Page{})
	x.look().evenRuns(two)
	if !slices.Equal(two, []float32{.2, .8}) {
		t.Errorf("two paragraphs are no run: %v", two)
	}
}
