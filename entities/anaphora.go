package entities

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/forename"
	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/text"
)

// What a reference without a name is worth, where the rules below allow one at
// all.
const (
	nominalConfidence = 0.8
	pronounConfidence = 0.75
)

// reach is how many sentences back a pronoun may look for its person.
const reach = 2

// refer adds to res the mentions that give no name but surely mean one of its
// entities: "the minister" where the text has one minister, or one who is named by far the
// most; "he" or "she" where the
// sentence so far and the two before it name one person only; "it" or "they" where
// who spoke last speaks on.
func refer(d *text.Doc, res *Resolution) {
	f := finder{d: d, res: res, titles: map[string][]int{}, gender: map[int]string{}}
	for _, r := range res.Roles {
		f.title(r)
	}
	var us []names.Unit
	next := 0 // mention
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Blocks[sent.Block].Kind == text.Heading { // the story goes on behind it
			for next < len(res.Mentions) && res.Mentions[next].Start < sent.End {
				next++
			}
			continue
		}
		us = names.Lex(d.Text, sent.Start, sent.End, us[:0])
		f.begin(s)
		p := phrase{d.Text, us}
		for i := range us {
			start := int(us[i].Start)
			for next < len(res.Mentions) && res.Mentions[next].Start <= start {
				f.name(next)
				next++
			}
			if !f.free(start, next) {
				continue
			}
			switch w := p.lower(i); w {
			case "the":
				f.nominal(p, i, next)
			case "he", "him", "his", "himself":
				f.pronoun(us[i], "m")
			case "she", "her", "hers", "herself":
				f.pronoun(us[i], "f")
			case "it", "they":
				f.speaksOn(p, i, w == "they")
			default:
				f.heard(p, i, next, w)
			}
		}
		for next < len(res.Mentions) && res.Mentions[next].Start < sent.End {
			f.name(next)
			next++
		}
	}
	insert(res, f.found)
}

// A finder walks through a text and remembers who was named lately.
type finder struct {
	d      *text.Doc
	res    *Resolution
	titles map[string][]int // entities by the noun of their roles, and by that with what follows
	gender map[int]string   // by entity: how it was referred to first
	recent [reach + 1][]int
	named  map[int]bool // entities named so far
	found  []Mention
	voice  voice
}

// title remembers who has the role r, by its noun where that can stand alone, and by the noun
// with what follows: "secretary of state".
func (f *finder) title(r Role) {
	e := f.res.Mentions[r.Mention].Entity
	if e < 0 {
		return
	}
	noun, full := f.noun(r)
	titles := []string{noun, full}
	if strings.HasPrefix(strings.ToLower(f.d.Slice(r.Span)), former) {
		titles = append(titles, former+noun, former+full)
	}
	for _, t := range titles {
		if t == "" || t == former {
			continue
		}
		if !slices.Contains(f.titles[t], e) && len(f.titles[t]) < crowded {
			f.titles[t] = append(f.titles[t], e)
		}
	}
}

// noun returns the role noun of r, if it can stand alone, and the words from the noun on, if more
// than it follow.
func (f *finder) noun(r Role) (noun, full string) {
	us := names.Lex(f.d.Text, r.Start, r.End, nil)
	p := phrase{f.d.Text, us}
	head := -1
	for i := range us {
		w := p.lower(i)
		if head >= 0 && (w == "of" || w == "for") {
			full = p.lower(head)
			for ; i < len(us); i++ {
				full += " " + p.lower(i)
			}
			break
		}
		if p.isRole(i) {
			head = i
		}
	}
	if head >= 0 && (roleNouns()[p.lower(head)] || acronym(p.word(head)) && titles()[p.word(head)].role) { // "the CS"
		noun = p.lower(head)
	}
	return noun, full
}

// begin goes on to the next sentence.
func (f *finder) begin(s int) {
	if s > 0 && f.d.Sentences[s].Block != f.d.Sentences[s-1].Block && !f.d.Blocks[f.d.Sentences[s].Block].Kind.InBody() {
		f.recent, f.voice = [reach + 1][]int{}, voice{}
		return
	}
	f.voice.age++
	copy(f.recent[1:], f.recent[:reach])
	f.recent[0] = nil
}

// name remembers the person of mention i.
func (f *finder) name(i int) {
	m := f.res.Mentions[i]
	if m.Entity < 0 || f.res.Entities[m.Entity].Kind != Person {
		return
	}
	if f.named == nil {
		f.named = map[int]bool{}
	}
	f.named[m.Entity] = true
	if f.gender[m.Entity] == "" {
		if g := forename.Gender(f.res.Entities[m.Entity].Name); g != 0 {
			f.gender[m.Entity] = string(g)
		}
	}
	f.remember(m.Entity)
}

// remember notes that this sentence speaks of entity e. Once it speaks of more
// than a pronoun could choose from, the rest changes nothing.
func (f *finder) remember(e int) {
	if len(f.recent[0]) < crowded && !slices.Contains(f.recent[0], e) {
		f.recent[0] = append(f.recent[0], e)
	}
}

// free reports whether no name covers byte start; next is the first mention that
// begins after it.
func (f *finder) free(start, next int) bool {
	return next == 0 || f.res.Mentions[next-1].End <= start
}

// nominal finds "the minister" at unit i, which is "the".
func (f *finder) nominal(p phrase, i, next int) {
	j := i + 1
	before := ""
	for j < i+4 && !p.isRole(j) && modifiers()[p.lower(j)] {
		if p.lower(j)+" " == former {
			before = former
		}
		j++
	}
	for p.isRole(j) && p.isRole(j+1) {
		j++
	}
	noun := p.lower(j)
	if w := p.lower(j + 1); w == "of" || w == "for" {
		if noun, j = f.longTitle(p, j); j < 0 {
			return // another's title
		}
	}
	e := f.holder(before + noun)
	if e < 0 {
		return
	}
	if after := p.word(j + 1); capitalized(after) || after == "-" {
		return // the title of the name that follows
	}
	s := text.Span{Start: int(p.units[i].Start), End: int(p.units[j].End)}
	if next < len(f.res.Mentions) && f.res.Mentions[next].Start < s.End || f.inRole(s) {
		return
	}
	f.found = append(f.found, Mention{Span: s, Kind: Person, Form: Nominal, Confidence: nominalConfidence, Entity: e})
	f.remember(e)
}

// byFar is how many times the mentions of any other who has a title one needs to be meant
// by it alone: in a story on one president, those of other countries and times are named
// in passing.
const byFar = 4

// holder returns the one whom a title means, of those named so far, or -1.
func (f *finder) holder(title string) int {
	first, second := -1, 0
	count := func(e int) int { return len(f.res.Entities[e].Mentions) }
	for _, e := range f.titles[title] {
		switch {
		case first < 0 || count(e) > count(first):
			if first >= 0 {
				second = max(second, count(first))
			}
			first = e
		default:
			second = max(second, count(e))
		}
	}
	if first < 0 || !f.named[first] || second > 0 && count(first) < byFar*second {
		return -1
	}
	for _, es := range f.recent {
		if slices.ContainsFunc(f.titles[title], func(e int) bool { return e != first && slices.Contains(es, e) }) && !slices.Contains(es, first) {
			return -1 // the other was spoken of just now
		}
	}
	return first
}

// inRole reports whether s lies in an apposition, which refers to nobody by itself.
func (f *finder) inRole(s text.Span) bool {
	return slices.ContainsFunc(f.res.Roles, func(r Role) bool { return r.Overlaps(s) })
}

// former sets who has been something apart from who is.
const former = "former "

// longTitle returns the longest title of the text that begins with the noun at unit i and goes
// on behind it, and its last unit, or -1.
func (f *finder) longTitle(p phrase, i int) (title string, last int) {
	words := []byte(p.lower(i))
	last = -1
	for k := i + 1; k < len(p.units) && k < i+8; k++ {
		words = append(append(words, ' '), p.lower(k)...)
		if _, ok := f.titles[string(words)]; ok {
			title, last = string(words), k
		}
	}
	return title, last
}

// pronoun takes u for a pronoun of this gender, and finds whom it means.
func (f *finder) pronoun(u names.Unit, gender string) {
	only := -1
	for _, es := range f.recent {
		for _, e := range es {
			if g := f.gender[e]; g != "" && g != gender {
				continue
			}
			if only >= 0 && e != only {
				return
			}
			only = e
		}
	}
	if only < 0 {
		return
	}
	f.gender[only] = gender
	s := text.Span{Start: int(u.Start), End: int(u.End)}
	f.found = append(f.found, Mention{Span: s, Kind: Person, Form: Pronoun, Confidence: pronounConfidence, Entity: only})
	f.remember(only)
}

// insert puts more mentions into res, which keeps all its indices right.
func insert(res *Resolution, more []Mention) {
	if len(more) == 0 {
		return
	}
	all := make([]Mention, 0, len(res.Mentions)+len(more))
	moved := make([]int, len(res.Mentions))
	k := 0
	for i, m := range res.Mentions {
		for k < len(more) && more[k].Start < m.Start {
			all = append(all, more[k])
			k++
		}
		moved[i] = len(all)
		all = append(all, m)
	}
	all = append(all, more[k:]...)
	res.Mentions = all
	for i := range res.Roles {
		res.Roles[i].Mention = moved[res.Roles[i].Mention]
	}
	for i := range res.Entities {
		res.Entities[i].Mentions = nil
	}
	for i, m := range all {
		if m.Entity >= 0 {
			e := &res.Entities[m.Entity]
			e.Mentions = append(e.Mentions, i)
		}
	}
	slices.SortStableFunc(res.Roles, func(a, b Role) int { return a.Start - b.Start })
}
