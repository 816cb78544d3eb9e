package compare

import (
	"cmp"
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

// A noun is worth comparing if it isn't common in all news (its inverse document
// frequency is minRarity or more), two outlets use it, and it is put in two ways.
const (
	minRarity = 1.2
	maxThings = 60
)

// things tells how each outlet puts what has no name: "the caravan", "migrant
// caravan", "caravan of invaders". Phrases with the same noun are taken for the
// same thing, which within one story they mostly are.
func things(c *Comparison, rs []*reading) {
	if len(c.Outlets) < 2 {
		return
	}
	if len(rs) > maxTagged {
		c.note(InNames, -1, "Nouns are compared in the first articles only: the time it takes.")
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
			head := singular(foldWord(r.Text.Word(p.Head)))
			if len(head) < 3 || indefinite[head] || known.IDF(head) < minRarity || !plainLetters(head) {
				continue
			}
			span := p.Span
			if i+1 < len(ps) && ofBetween(r.Text, p, ps[i+1]) {
				span.End = ps[i+1].End
				i++
			}
			t := index[head]
			if t == nil {
				t = &thing{head: head, variants: map[string]*Variant{}, byOutlet: make([]Count, len(c.Outlets))}
				index[head] = t
				all = append(all, t)
			}
			t.add(r, span, len(c.Outlets))
		}
	}
	var out []Name
	for _, t := range all {
		if n, ok := t.name(); ok {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b Name) int {
		return cmp.Or(cmp.Compare(carriers(b.ByOutlet), carriers(a.ByOutlet)), cmp.Compare(total(b.ByOutlet), total(a.ByOutlet)), strings.Compare(a.Name, b.Name))
	})
	c.Things = slices.Clip(out[:min(len(out), maxThings)])
}

// indefinite holds nouns that are no thing.
var indefinite = map[string]bool{
	"nobody": true, "everybody": true, "somebody": true, "anybody": true, "nothing": true, "everything": true, "something": true,
	"anything": true, "everyone": true, "someone": true, "anyone": true, "none": true, "more": true, "other": true,
}

// A thing is a noun with the ways in which it is put.
type thing struct {
	head     string
	byOutlet []Count
	variants map[string]*Variant
	order    []*Variant
}

func (t *thing) add(r *reading, span text.Span, outlets int) {
	words := r.Slice(span)
	var key []string
	for _, w := range onlyWords(split(r.Article.Text, span)) {
		key = append(key, common(w.fold))
	}
	key[len(key)-1] = singular(key[len(key)-1])
	k := strings.Join(key, " ")
	v := t.variants[k]
	if v == nil {
		v = &Variant{Words: words, Style: Description, ByOutlet: make([]Count, outlets)}
		if r.takesSides(span) {
			v.Style = LoadedName
		}
		t.variants[k] = v
		t.order = append(t.order, v)
	}
	v.ByOutlet[r.outlet].add(r.place(span))
	t.byOutlet[r.outlet].add(r.place(span))
}

// name returns the thing as a Name, if outlets put it differently: each of two
// ways is used, and one with more than the bare noun.
func (t *thing) name() (Name, bool) {
	if carriers(t.byOutlet) < 2 || total(t.byOutlet) < 3 || len(t.order) < 2 {
		return Name{}, false
	}
	for _, v := range t.order {
		v.Shares = make([]Share, len(t.byOutlet))
		for o := range v.Shares {
			v.Shares[o] = share(v.ByOutlet[o].N, t.byOutlet[o].N)
		}
	}
	slices.SortStableFunc(t.order, func(a, b *Variant) int {
		return cmp.Or(cmp.Compare(total(b.ByOutlet), total(a.ByOutlet)), strings.Compare(a.Words, b.Words))
	})
	n := Name{Name: t.head, Kind: entities.Misc, ByOutlet: t.byOutlet}
	for _, v := range t.order {
		n.Variants = append(n.Variants, *v)
	}
	return n, true
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
