package compare

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	known "github.com/masthead-news/masthead/internal/common"
	"github.com/masthead-news/masthead/terms/phrases"
	"github.com/masthead-news/masthead/text"
)

// maxTagged is the number of documents whose nouns are looked at: parts of speech
// take time.
const maxTagged = 300

// A noun is worth comparing if it isn't common in all news: its inverse document
// frequency is minRarity or more.
const (
	minRarity = 1.2
	maxThings = 60
)

// things tells how each outlet puts what has no name: "the caravan", "migrant
// caravan", "caravan of invaders". Phrases with the same noun are taken for the
// same thing, which within one story they mostly are, and so are those with nouns
// among which newsrooms choose: "migrants", "asylum seekers".
func things(c *Comparison, rs []*reading) {
	if len(c.Outlets) < 2 {
		return
	}
	if len(rs) > maxTagged {
		c.note(InNames, -1, fmt.Sprintf("Nouns are compared in the first %d articles only: it takes time.", maxTagged))
	}
	index := map[string]*thing{}
	var all []*thing
	for _, r := range rs[:min(len(rs), maxTagged)] {
		names := r.named()
		for i, ps := 0, r.phrases; i < len(ps); i++ {
			p := ps[i]
			if p.Proper || names[p.Head] || r.kindAt(p.Head) == text.Caption || !r.kindAt(p.Head).InBody() && r.kindAt(p.Head) != text.Title {
				continue
			}
			head := r.headOf(p)
			if len(head) < 3 || indefinite[head] || vague()[head] || known.IDF(head) < minRarity || choices()[head] == "" && !plainLetters(head) {
				continue
			}
			span := p.Span
			if i+1 < len(ps) && ofBetween(r.Text, p, ps[i+1]) && !isNumber(foldWord(r.Text.Word(ps[i+1].First))) { // "a loss of 1.4bn crowns" is a loss
				span.End = ps[i+1].End
				i++
			}
			k := cmp.Or(choices()[head], head)
			t := index[k]
			if t == nil {
				t = &thing{heads: map[string]int{}, ways: map[string]*way{}, outlets: map[int]bool{}}
				index[k] = t
				all = append(all, t)
			}
			t.heads[head]++
			t.add(r, span)
		}
	}
	all = slices.DeleteFunc(all, func(t *thing) bool { return !t.differs() })
	slices.SortStableFunc(all, func(a, b *thing) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), strings.Compare(a.head(), b.head()))
	})
	for _, t := range all[:min(len(all), maxThings)] {
		c.Things = append(c.Things, t.name(rs, len(c.Outlets), c.most(maxWays)))
	}
}

// headOf returns the noun of p in the singular, with the word before it where the
// two together are one of those that newsrooms choose: "asylum seeker".
func (r *reading) headOf(p phrases.Phrase) string {
	head := singular(foldWord(r.Text.Word(p.Head)))
	if p.Head > p.First {
		if two := foldWord(r.Text.Word(p.Head-1)) + " " + head; choices()[two] != "" {
			return two
		}
	}
	return head
}

// indefinite holds nouns that are no thing.
var indefinite = map[string]bool{
	"nobody": true, "everybody": true, "somebody": true, "anybody": true, "nothing": true, "everything": true, "something": true,
	"anything": true, "everyone": true, "someone": true, "anyone": true, "none": true, "more": true, "other": true,
}

// A thing is a noun, or several of which newsrooms choose one, with the ways in
// which it is put.
type thing struct {
	heads   map[string]int // the nouns, by how often they are used
	ways    map[string]*way
	order   []*way
	outlets map[int]bool
	uses    int
}

// A way is one way to put a thing, with its uses, by document.
type way struct {
	words string
	style Style
	uses  []use
}

type use struct {
	outlet int
	place  Place
}

func (t *thing) add(r *reading, span text.Span) {
	var key []string
	for _, w := range onlyWords(split(r.Article.Text, span)) {
		key = append(key, common(w.fold))
	}
	key[len(key)-1] = singular(key[len(key)-1])
	k := strings.Join(key, " ")
	v := t.ways[k]
	if v == nil {
		v = &way{words: r.Slice(span), style: Description}
		if r.takesSides(span) {
			v.style = LoadedName
		}
		t.ways[k] = v
		t.order = append(t.order, v)
	}
	v.uses = append(v.uses, use{r.outlet, r.place(span)})
	t.outlets[r.outlet] = true
	t.uses++
}

// head returns the noun that is used most.
func (t *thing) head() string {
	best := ""
	for _, h := range slices.Sorted(maps.Keys(t.heads)) {
		if t.heads[h] > t.heads[best] {
			best = h
		}
	}
	return best
}

// weight is how much a thing tells: how often it is spoken of, in how many
// outlets, how rare its noun is.
func (t *thing) weight() float64 {
	return math.Log(1+float64(t.uses)) * float64(len(t.outlets)) * known.IDF(t.head())
}

// differs reports whether outlets put the thing differently: one of them, more
// than once or with words that take sides, in a way that no other has, or two of
// them each in a way of its own. The bare noun is nobody's own.
func (t *thing) differs() bool {
	if len(t.outlets) < 2 || len(t.order) < 2 || t.uses < 3 {
		return false
	}
	alone := map[int]bool{}
	for _, v := range t.order {
		first := v.uses[0].outlet
		if len(t.heads) == 1 && !strings.ContainsAny(v.words, " -") || slices.ContainsFunc(v.uses, func(u use) bool { return u.outlet != first }) {
			continue
		}
		if len(v.uses) > 1 || v.style == LoadedName {
			return true
		}
		alone[first] = true
	}
	return len(alone) > 1
}

// maxWays is the number of ways to put one name or thing that are listed. Those
// left out still count among its uses.
const maxWays = 100

// name returns the thing as a Name, with the ways that are used most.
func (t *thing) name(rs []*reading, outlets, ways int) Name {
	n := Name{Name: t.head(), Kind: entities.Misc, ByOutlet: make([]Count, outlets)}
	var all []use
	for _, v := range t.order {
		all = append(all, v.uses...)
	}
	slices.SortFunc(all, func(a, b use) int { return comparePlaces(a.place, b.place) })
	for _, u := range all {
		n.ByOutlet[u.outlet].add(u.place)
	}
	slices.SortStableFunc(t.order, func(a, b *way) int {
		return cmp.Or(cmp.Compare(len(b.uses), len(a.uses)), strings.Compare(a.words, b.words))
	})
	for _, v := range t.order[:min(len(t.order), ways)] {
		x := Variant{Words: v.words, Style: v.style, ByOutlet: make([]Count, outlets), Shares: make([]Share, outlets)}
		for _, u := range v.uses {
			x.ByOutlet[u.outlet].add(u.place)
		}
		for o := range x.Shares {
			x.Shares[o] = share(x.ByOutlet[o].N, n.ByOutlet[o].N)
		}
		x.Said = saidOf(rs, x.ByOutlet)
		n.Variants = append(n.Variants, x)
	}
	return n
}

// named returns the tokens that are part of a mention or of someone's title.
func (r *reading) named() map[int]bool {
	in := map[int]bool{}
	note := func(s text.Span) {
		first, last := r.Text.TokensIn(s)
		for i := first; i < last; i++ {
			in[i] = true
		}
	}
	for _, m := range r.Mentions {
		note(m.Span)
	}
	for _, x := range r.Roles {
		note(x.Span)
	}
	return in
}

// kindAt returns the kind of the block that token i stands in.
func (r *reading) kindAt(i int) text.BlockKind {
	return r.Text.Blocks[r.Text.Sentences[r.Text.Tokens[i].Sentence].Block].Kind
}

// ofBetween reports whether "of" joins b to a, with an article at most.
func ofBetween(d *text.Doc, a, b phrases.Phrase) bool {
	if b.First-a.Last > 2 || b.First <= a.Last || d.Tokens[b.Head].Sentence != d.Tokens[a.Head].Sentence {
		return false
	}
	return foldWord(d.Word(a.Last)) == "of" && (b.First-a.Last == 1 || b.Determiner != "")
}

func plainLetters(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// singular cuts the ending of a regular plural off.
func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "xes")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}
