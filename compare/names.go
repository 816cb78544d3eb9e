package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// A Name is one entity, and what each outlet calls it.
type Name struct {
	Name string        `json:"name"`
	Kind entities.Kind `json:"kind"`
	Key  string        `json:"key,omitempty"`
	// ByOutlet is how often each outlet names it. Pronouns and datelines don't count, nor does what is
	// part of another thing's name ("the Iran deal"), nor, where an outlet names a person
	// otherwise, "Dahl's campaign".
	ByOutlet []Count   `json:"byOutlet"`
	Variants []Variant `json:"variants"` // most uses first, a hundred at most
}

// Style is how a name is put.
type Style string

// The styles of naming.
const (
	PlainName   Style = "name"        // "Antony Blinken", "Blinken", "Israel"
	QuotedName  Style = "quoted"      // the name in quotation marks: "Israel"
	Title       Style = "title"       // "US Secretary of State"
	Description Style = "description" // "the secretary", "Israeli officials"
	Standing    Style = "standing"    // what stands for it: "Tehran" for Iran, "the White House"
	LoadedName  Style = "loaded"      // words that take sides: "Israeli occupation"
)

// A Variant is one way of naming an entity.
type Variant struct {
	Words string `json:"words"` // as first met
	Style Style  `json:"style"`
	// ByOutlet is how often each outlet uses it, and Shares that number among
	// all its namings of the entity.
	ByOutlet []Count `json:"byOutlet"`
	Shares   []Share `json:"shares"`
	// Said is how many of ByOutlet stand in what others say, as each outlet reports
	// or quotes it; empty where none do.
	Said []Count `json:"said,omitempty"`
}

// maxFollowing bounds the descriptive words after a demonym that are taken
// into its variant: "Israeli occupation forces".
const maxFollowing = 2

// names tells how each outlet calls the leading members of the cast.
func names(c *Comparison, rs []*reading, cast *cast, leading []member) {
	of := cast.mentions(rs)
	unnamed := map[int][]Place{} // where they are called something that is no mention
	x := newAllusions(cast, rs)
	for _, r := range rs {
		x.uses(cast, r, func(who int, at text.Span) { unnamed[who] = append(unnamed[who], r.place(at)) })
	}
	for m, who := range leading {
		n := newNamings(who, len(c.Outlets))
		itself := map[int]bool{} // the outlets that name it not only within what something else is called
		for _, l := range of[m] {
			itself[rs[l.a].outlet] = itself[rs[l.a].outlet] || !rs[l.a].within[l.b]
		}
		for _, l := range of[m] {
			if r := rs[l.a]; !r.within[l.b] || who.kind == entities.Person && !itself[r.outlet] {
				n.mention(r, l.b)
			}
		}
		for _, p := range unnamed[m] {
			r := rs[p.Doc]
			n.ByOutlet[r.outlet].add(p)
			n.add(r, p.Span, r.Slice(p.Span), Description)
		}
		if len(unnamed[m]) > 0 {
			n.sortPlaces()
		}
		if total(n.ByOutlet) > 0 {
			c.Names = append(c.Names, n.name(rs, c.most(maxWays)))
		}
	}
}

// namings count what outlets call one member of the cast.
type namings struct {
	Name
	variants map[string]*Variant
	order    []*Variant
}

func newNamings(who member, outlets int) *namings {
	return &namings{
		Name:     Name{Name: who.name, Kind: who.kind, Key: who.key, ByOutlet: make([]Count, outlets)},
		variants: map[string]*Variant{},
	}
}

// mention counts mention i of r, with the titles given there.
func (n *namings) mention(r *reading, i int) {
	span, style := r.naming(i)
	span, joined := r.withTitle(span, r.roles[i])
	if style == PlainName && r.takesSides(joined) {
		style = LoadedName
	}
	n.ByOutlet[r.outlet].add(r.place(span))
	words := strings.TrimSpace(r.Slice(span))
	if style == QuotedName {
		words = "“" + words + "”"
	}
	n.add(r, span, words, style)
	for _, role := range r.roles[i] {
		if role == joined || span.Contains(role) {
			continue
		}
		if role.Start < span.Start && role.End > span.Start { // "Water Minister Dr." before "Holm"
			role.End = role.Start + len(strings.TrimRight(r.Slice(text.Span{Start: role.Start, End: span.Start}), " "))
		}
		style := Title
		if r.takesSides(role) {
			style = LoadedName
		}
		n.add(r, role, r.Slice(role), style)
	}
}

// add counts a use of words in r.
func (n *namings) add(r *reading, at text.Span, words string, style Style) {
	k := string(style) + " " + foldWord(words)
	v := n.variants[k]
	if v == nil {
		v = &Variant{Words: words, Style: style, ByOutlet: make([]Count, len(n.ByOutlet))}
		n.variants[k] = v
		n.order = append(n.order, v)
	}
	if v.Words == strings.ToUpper(v.Words) && foldWord(v.Words) == foldWord(words) {
		v.Words = words // "Lorne" rather than the dateline's "LORNE"
	}
	v.ByOutlet[r.outlet].add(r.place(at))
}

// sortPlaces puts the places of each count in order.
func (n *namings) sortPlaces() {
	for _, x := range n.ByOutlet {
		slices.SortFunc(x.Places, comparePlaces)
	}
	for _, v := range n.order {
		for _, x := range v.ByOutlet {
			slices.SortFunc(x.Places, comparePlaces)
		}
	}
}

// name returns what was counted, with the ways that are used most.
func (n *namings) name(rs []*reading, ways int) Name {
	slices.SortStableFunc(n.order, func(a, b *Variant) int {
		return cmp.Or(cmp.Compare(total(b.ByOutlet), total(a.ByOutlet)), strings.Compare(a.Words, b.Words), strings.Compare(string(a.Style), string(b.Style)))
	})
	for _, v := range n.order[:min(len(n.order), ways)] {
		v.Shares = make([]Share, len(n.ByOutlet))
		for o := range v.Shares {
			v.Shares[o] = share(min(v.ByOutlet[o].N, n.ByOutlet[o].N), n.ByOutlet[o].N)
		}
		v.Said = saidOf(rs, v.ByOutlet)
		n.Variants = append(n.Variants, *v)
	}
	return n.Name
}

// naming returns the words of a mention, without an article before or a
// possessive behind, and how they name. A demonym takes in the words of which
// it says whose they are.
func (r *reading) naming(i int) (text.Span, Style) {
	m := r.Mentions[i]
	s := m.Span
	for _, p := range [...]string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if strings.HasPrefix(r.Slice(s), p) && s.Len() > len(p) {
			s.Start += len(p)
			break
		}
	}
	for _, p := range [...]string{"'s", "’s"} {
		if strings.HasSuffix(r.Slice(s), p) && s.Len() > len(p) {
			s.End -= len(p)
			break
		}
	}
	if !r.inAdjective(i) {
		s = r.whole(s, r.mentionKind(i))
	}
	style := PlainName
	if m.Form == entities.Nominal {
		style = Description
	}
	if m.Quoted {
		return s, QuotedName
	}
	if _, far := r.reach[i]; far || m.Kind == entities.NORP || acronym(r.Slice(s)) && r.country(m) {
		if end := r.following(i); end > s.End && !r.inTitle(i) {
			s.End, style = end, Description // "Israeli officials", "U.S. troops"
		}
	}
	if m.Kind != entities.NORP && r.speaksFor(i) != "" {
		style = Standing
	}
	if r.takesSides(s) {
		style = LoadedName
	}
	return s, style
}

// whole takes into the name of a person the form of address before it and the
// rest of a word after it: "Mr. Dahl", "Kim Jong-un".
func (r *reading) whole(s text.Span, k entities.Kind) text.Span {
	if k != entities.Person {
		return s
	}
	t := r.Article.Text
	for _, a := range [...]string{"Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms ", "Miss ", "Dr. ", "Dr ", "Sir ", "Dame ", "Lord ", "Lady "} {
		if strings.HasSuffix(t[:s.Start], a) && (s.Start == len(a) || !isWordRune(rune(t[s.Start-len(a)-1]))) {
			s.Start -= len(a)
			break
		}
	}
	if s.End+1 < len(t) && t[s.End] == '-' && 'a' <= t[s.End+1] && t[s.End+1] <= 'z' {
		s.End = wordEnd(t, s.End+1, min(len(t), s.End+1+maxWord))
	}
	return s
}

// shortTitle is the number of words up to which a title in front counts as part
// of the name: "Mr. Dahl", "Ardenian President Dahl", but not "Ardenian Minister of Water Supply".
const shortTitle = 3

// withTitle takes a short title that stands right before the name s into it, and
// returns that title.
func (r *reading) withTitle(s text.Span, titles []text.Span) (name, title text.Span) {
	for _, t := range titles {
		if t.End+1 == s.Start && len(strings.Fields(r.Slice(t))) <= shortTitle {
			return text.Span{Start: t.Start, End: s.End}, t
		}
	}
	return s, text.Span{}
}

// inTitle reports whether mention i is part of the title that another is given: "US
// president" before "Alan Porter" means him and not his country.
func (r *reading) inTitle(i int) bool {
	s := r.Mentions[i].Span
	k, _ := slices.BinarySearchFunc(r.Roles, s.End, func(x entities.Role, pos int) int { return cmp.Compare(x.Start, pos) })
	for k--; k >= 0 && r.Roles[k].End > s.Start; k-- {
		if r.Roles[k].Contains(s) && r.Roles[k].Mention != i {
			return true
		}
	}
	return r.inEpithet[i]
}

// following returns where the words of office that follow mention i end, or its
// own end.
func (r *reading) following(i int) int {
	t, pos := r.Article.Text, r.Mentions[i].End
	if end, ok := r.reach[i]; ok {
		return end
	}
	for n := 0; n < maxFollowing && pos+1 < len(t) && t[pos] == ' '; n++ {
		end := wordEnd(t, pos+1, min(len(t), pos+1+maxWord))
		if w := t[pos+1 : end]; !roles()[w] {
			break
		}
		pos = end
	}
	return pos
}

// takesSides reports whether s holds a word that takes sides.
func (r *reading) takesSides(s text.Span) bool {
	for _, l := range r.Tone.Loaded {
		if s.Contains(l.Span) {
			return true
		}
	}
	for _, w := range split(r.Article.Text, s) {
		if sideWords[w.fold] {
			return true
		}
	}
	return false
}

// sideWords are words that take sides where they stand in a name.
var sideWords = map[string]bool{"occupation": true, "regime": true, "entity": true, "so-called": true, "terrorist": true, "terrorists": true, "junta": true, "puppet": true}
