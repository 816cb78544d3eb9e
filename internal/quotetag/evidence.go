package quotetag

import (
	"math"
	"slices"
	"strings"
)

// nEvidence is how many numbers the trees are asked about.
const nEvidence = 62 + 2*nVector + 5 + nEdges + nViews + nHearing + nPlace + nEnd

// Evidence is what the confidence in an attribution rests on.
type Evidence [nEvidence]float32

// A witness writes evidence, number by number.
type witness struct {
	e *Evidence
	n int
}

func (w *witness) add(x float32) {
	w.e[w.n] = x
	w.n++
}

func (w *witness) is(b bool) {
	if b {
		w.e[w.n] = 1
	}
	w.n++
}

// Words that content begins with, or that stand before a cue, and what they tell
// of it.
var (
	hashThat        = Hash("that")
	hashTo          = Hash("to")
	hashFor         = Hash("for")
	hashOf          = Hash("of")
	hashBy          = Hash("by")
	hashComma       = Hash(",")
	hashColon       = Hash(":")
	hashStop        = Hash(".")
	hashAnd         = Hash("and")
	hashNot         = Hash("not")
	hashAsks        = []uint32{Hash("if"), Hash("whether"), Hash("how"), Hash("what"), Hash("why"), Hash("who"), Hash("when")}
	hashPronoun     = []uint32{Hash("he"), Hash("she"), Hash("they"), Hash("it"), Hash("we"), Hash("i"), Hash("who"), Hash("you")}
	hashBe          = []uint32{Hash("is"), Hash("are"), Hash("was"), Hash("were"), Hash("be"), Hash("been"), Hash("being")}
	hashPreposition = []uint32{Hash("of"), Hash("in"), Hash("for"), Hash("at"), Hash("from"), Hash("with"), Hash("on"), Hash("who"), Hash("by"), Hash("to")}
	hashArticle     = []uint32{Hash("the"), Hash("a"), Hash("an"), Hash("his"), Hash("her"), Hash("their"), Hash("its")}
)

// Evidence returns what speaks for the i-th of all attributions of paragraph p,
// which lab are the labels of.
func (t *Tagger) Evidence(all []Attribution, i int, p Range, lab []uint8) (e Evidence) {
	a := &all[i]
	w := &witness{e: &e}
	words, marked, agree := 0, 0, 0
	for _, c := range a.Content {
		for k := c.First; k < c.Last; k++ {
			words++
			if t.state[k] != outside {
				marked++
			}
			if lab[k] == BContent || lab[k] == IContent {
				agree++
			}
		}
	}
	margin := float64(max(0, a.Margin))
	w.add(float32(math.Log1p(margin / 20)))
	w.add(float32(math.Log1p(margin / float64(20*words+20))))
	w.add(float32(marked) / float32(max(1, words)))
	w.add(float32(agree) / float32(max(1, words)))
	w.add(float32(words))
	w.add(float32(len(a.Content)))
	t.cueEvidence(w, a, p)
	t.sourceEvidence(w, a, p, lab)
	t.contentEvidence(w, a, p)
	t.rivalEvidence(w, all, i)
	for _, x := range a.edges {
		w.add(x)
	}
	t.viewEvidence(w, a, p)
	t.hearingEvidence(w, a)
	t.placeEvidence(w, a, p)
	t.endEvidence(w, a, p)
	return e
}

func (t *Tagger) cueEvidence(w *witness, a *Attribution, p Range) {
	prior, kin := uint8(0), uint8(0)
	for k := a.Cue.First; k < a.Cue.Last; k++ {
		prior, kin = max(prior, t.prior[k]), max(kin, t.kin[k])
	}
	first, last := a.Cue.First, a.Cue.Last-1
	w.add(float32(prior))
	w.add(float32(kin))
	w.add(float32(t.prior[last]))
	w.add(float32(t.kin[last]))
	w.add(float32(t.kin[first]))
	w.add(t.Views[first][BCue])
	w.add(float32(a.Cue.Last - a.Cue.First))
	w.is(t.state[first] != outside)
	w.is(first == t.Sentences[t.sentence[first]].First)
	before, behind := at(t.word, first-1, p), at(t.word, last+1, p)
	w.is(before == hashTo)
	w.is(before == hashAnd)
	w.is(before == hashComma)
	w.is(behind == hashComma)
	w.is(behind == hashBy)
	w.is(behind == hashOf || behind == hashFor)
	w.is(slices.Contains(hashBe, t.word[first]))
	w.is(t.word[first] == hashNot || at(t.word, first+1, p) == hashNot)
	w.add(float32(at8(t.prior, first-1, p)))
	w.add(float32(at8(t.prior, last+1, p)))
	w.add(float32(at8(t.kin, last+1, p)))
	w.add(float32(t.shape[last] % 61)) // -ed, -ing and the like are in the suffix
	w.add(float32(t.suffix[last] % 251))
	for _, x := range t.vector[last] {
		w.add(float32(x))
	}
}

func (t *Tagger) sourceEvidence(w *witness, a *Attribution, p Range, lab []uint8) {
	n := a.Source.Last - a.Source.First
	w.add(float32(n))
	if n == 0 {
		w.n += 8 + nVector + 3
		return
	}
	agree := 0
	for k := a.Source.First; k < a.Source.Last; k++ {
		if lab[k] == BSource || lab[k] == ISource {
			agree++
		}
	}
	gap := a.Cue.First - a.Source.Last
	if gap < 0 {
		gap = a.Cue.Last - a.Source.First - 1
	}
	w.add(float32(agree) / float32(n))
	w.add(float32(gap))
	w.is(n == 1 && slices.Contains(hashPronoun, t.word[a.Source.First]))
	w.is(slices.Contains(hashArticle, t.word[a.Source.First]))
	w.is(a.Source.First == t.Sentences[t.sentence[a.Source.First]].First)
	w.is(t.sentence[a.Source.First] != t.sentence[a.Cue.First])
	w.add(float32(t.shape[a.Source.First] % 61))
	w.is(at(t.word, a.Source.Last, p) == hashComma)
	head := t.headOf(a.Source)
	for _, x := range t.vector[head] {
		w.add(float32(x))
	}
	most := uint8(0)
	for k := a.Source.First; k < a.Source.Last; k++ {
		most = max(most, t.speaks[k])
	}
	w.add(float32(t.speaks[head]))
	w.add(float32(most))
	w.add(float32(t.prior[head]))
}

// headOf returns the word that heads the source r: the last before a comma or a
// preposition.
func (t *Tagger) headOf(r Range) int {
	for i := r.First + 1; i < r.Last; i++ {
		if t.word[i] == hashComma || slices.Contains(hashPreposition, t.word[i]) {
			return i - 1
		}
	}
	return r.Last - 1
}

func (t *Tagger) contentEvidence(w *witness, a *Attribution, p Range) {
	c, last := a.Content[0], a.Content[len(a.Content)-1]
	behind := c.First >= a.Cue.Last
	gap := c.First - a.Cue.Last
	if !behind {
		gap = a.Cue.First - c.Last
	}
	w.is(behind)
	w.add(float32(gap))
	begin := t.word[c.First]
	w.is(begin == hashThat)
	w.is(begin == hashTo)
	w.is(begin == hashFor || begin == hashOf)
	w.is(slices.Contains(hashAsks, begin))
	w.is(slices.Contains(hashArticle, begin))
	w.is(slices.Contains(hashPronoun, begin))
	w.is(t.state[c.First] == opening)
	w.is(at(t.word, c.First-1, p) == hashColon)
	w.is(at(t.word, last.Last, p) == hashStop || last.Last == p.Last)
	w.is(at(t.word, last.Last, p) == hashComma)
	w.is(c.First == t.Sentences[t.sentence[c.First]].First)
	w.add(float32(t.sentence[last.Last-1] - t.sentence[c.First]))
	w.add(float32(t.sentence[c.First] - t.sentence[a.Cue.First]))
	w.add(float32(t.kin[c.First]))
	w.add(float32(t.speaks[c.First]))
	verbs := 0
	for k := c.First; k < c.Last; k++ {
		if slices.Contains(hashBe, t.word[k]) {
			verbs++
		}
	}
	w.add(float32(verbs))
}

// reach bounds how many attributions on either side are looked at as rivals.
const reach = 16

// rivalEvidence tells how the i-th attribution stands to the others, and to other
// readings of its cue.
func (t *Tagger) rivalEvidence(w *witness, all []Attribution, i int) {
	a := &all[i]
	sentence := t.sentence[a.Cue.First]
	var inside, holds, near, shares, claimed, readings float32
	better := float32(-1000)
	for k := max(0, i-reach); k < min(len(all), i+reach+1); k++ {
		b := &all[k]
		if k == i {
			continue
		}
		if b.Cue == a.Cue {
			readings++
			better = max(better, b.Margin-a.Margin)
			continue
		}
		if b.Reading != 0 {
			continue
		}
		if t.sentence[b.Cue.First] == sentence {
			near++
		}
		m := float32(math.Log1p(math.Max(0, float64(b.Margin)) / 20))
		if covers(b.Content, a.Cue.First) {
			inside = max(inside, m)
		}
		if covers(a.Content, b.Cue.First) {
			holds = max(holds, m)
		}
		if b.Source == a.Source && a.Source.Last > a.Source.First {
			shares++
		}
		for _, c := range b.Content {
			if overlaps(a.Content, c) {
				claimed = max(claimed, m)
			}
		}
	}
	w.add(inside)
	w.add(holds)
	w.add(near)
	w.add(shares)
	w.add(claimed)
	w.add(readings)
	w.add(better)
	w.add(float32(a.Reading))
	w.add(a.Margin)
}

func covers(rs []Range, i int) bool {
	for _, r := range rs {
		if r.holds(i) {
			return true
		}
	}
	return false
}

// nViews is how many numbers viewEvidence writes.
const nViews = 11

// viewEvidence tells what the second stage thinks of the parts of a, word by word.
func (t *Tagger) viewEvidence(w *witness, a *Attribution, p Range) {
	said := func(i int) float32 {
		if i < p.First || i >= p.Last {
			return -1000
		}
		return max(t.Views[i][BContent], t.Views[i][IContent])
	}
	sum, least, n := float32(0), float32(1000), 0
	for _, c := range a.Content {
		for k := c.First; k < c.Last; k++ {
			sum += said(k)
			least = min(least, said(k))
			n++
		}
	}
	c, last := a.Content[0], a.Content[len(a.Content)-1]
	w.add(sum / float32(n))
	w.add(least)
	w.add(t.Views[c.First][BContent])
	w.add(said(c.First - 1))
	w.add(said(last.Last))
	w.add(said(last.Last - 1))
	w.add(said(a.Cue.First))
	w.add(max(t.Views[a.Cue.Last-1][BCue], t.Views[a.Cue.Last-1][ICue]))
	if a.Source.Last == a.Source.First {
		w.n += 3
		return
	}
	sum = 0
	for k := a.Source.First; k < a.Source.Last; k++ {
		sum += max(t.Views[k][BSource], t.Views[k][ISource])
	}
	w.add(sum / float32(a.Source.Last-a.Source.First))
	w.add(t.Views[a.Source.First][BSource])
	w.add(said(a.Source.First))
}

// nPlace is how many numbers placeEvidence writes.
const nPlace = 6

// placeEvidence tells where in its sentence a stands, and what it leaves over.
func (t *Tagger) placeEvidence(w *witness, a *Attribution, p Range) {
	s := t.Sentences[t.sentence[a.Cue.First]]
	first, last := a.Cue.First, a.Cue.Last
	parts := a.Cue.Last - a.Cue.First
	add := func(r Range) {
		if r.Last <= r.First || r.First >= s.Last || r.Last <= s.First {
			return
		}
		first, last = min(first, r.First), max(last, r.Last)
		parts += min(r.Last, s.Last) - max(r.First, s.First)
	}
	add(a.Source)
	for _, c := range a.Content {
		add(c)
	}
	first, last = max(first, s.First), min(last, s.Last)
	w.add(float32(first - s.First))
	w.add(float32(s.Last - last))
	w.add(float32(last - first - parts))
	w.add(float32(a.Cue.First - s.First))
	w.add(float32(s.Last - s.First))
	w.add(float32(p.Last - p.First))
}

// nEnd is how many numbers endEvidence writes.
const nEnd = 16

// endEvidence tells what stands at the ends of a's content.
func (t *Tagger) endEvidence(w *witness, a *Attribution, p Range) {
	c, last := a.Content[0], a.Content[len(a.Content)-1]
	w.add(t.kindOf(last.Last, p))
	w.add(t.kindOf(last.Last-1, p))
	w.add(t.kindOf(c.First-1, p))
	w.add(t.kindOf(c.First, p))
	w.is(last.Last < p.Last && t.sentence[last.Last] != t.sentence[last.Last-1])
	w.add(float32(at8(t.prior, last.Last, p)))
	w.add(float32(at8(t.speaks, last.Last, p)))
	w.add(float32(at8(t.speaks, last.Last-1, p)))
	w.add(float32(at8(t.prior, last.Last+1, p)))
	w.add(float32(last.Last - last.First))
	w.add(float32(c.Last - c.First))
	w.is(last.Last < p.Last && (t.state[last.Last] == inside || t.state[last.Last] == closing))
	half := float32(0)
	for _, r := range a.Content {
		if (t.state[r.First] == outside) != (t.state[r.Last-1] == outside) {
			half++
		}
	}
	w.add(half)
	w.add(float32(t.Sentences[t.sentence[last.Last-1]].Last - last.Last))
	commas, ands := float32(0), float32(0)
	for k := last.First; k < last.Last; k++ {
		switch t.word[k] {
		case hashComma:
			commas++
		case hashAnd:
			ands++
		}
	}
	w.add(commas)
	w.add(ands)
}

// kindOf sorts the words that may stand at the ends of content.
func (t *Tagger) kindOf(i int, p Range) float32 {
	if i < p.First || i >= p.Last {
		return 20
	}
	if k, ok := endKinds[t.word[i]]; ok {
		return k
	}
	switch t.state[i] {
	case opening:
		return 10
	case closing:
		return 11
	}
	return 15
}

// endKinds numbers the kinds of such words.
var endKinds = func() map[uint32]float32 {
	kinds := make(map[uint32]float32)
	for k, words := range []string{
		",", ".", "and but or", "because while when after before as since if though although during until",
		"in on at by with for from over about against into", "who which that where", "to of", "- : ; (",
	} {
		for h := range hashSet(words) {
			kinds[h] = float32(k)
		}
	}
	return kinds
}()

// hashSet returns the hashes of the words of lists.
func hashSet(lists ...string) map[uint32]bool {
	m := make(map[uint32]bool)
	for _, l := range lists {
		for w := range strings.FieldsSeq(l) {
			m[Hash(w)] = true
		}
	}
	return m
}
