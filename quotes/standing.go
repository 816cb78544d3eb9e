package quotes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// A Standing answers on whose word an article stands.
type Standing struct {
	// Origins share the reported words among those they come from, most words
	// first.
	Origins []Origin `json:"origins"`
	// Words is the number of reported words, Own that of the outlet's own, in
	// the body.
	Words int `json:"words"`
	Own   int `json:"own"`
	// Anonymous is the number of reported words that come from sources without
	// a name.
	Anonymous int `json:"anonymous"`
	// Relays are the outlets and agencies, the publishing one aside, that passed
	// reported words on or are their origin, most words first. Words that went
	// through two count for both.
	Relays []Origin `json:"relays,omitempty"`
	// CopyOf is whose copy the whole page is: its own words are theirs, too. It is
	// empty if the page is the outlet's own work, and StandingOf leaves it so; the
	// page says it, not the quotes.
	CopyOf string `json:"copyOf,omitempty"`
}

// An Origin is one source of reported words.
type Origin struct {
	Name   string     `json:"name"`
	Kind   SourceKind `json:"kind"`
	Entity int        `json:"entity"` // index, or -1
	// With holds the entities that said the same words together with it. What is
	// said together has an origin of its own.
	With   []int `json:"with,omitempty"`
	Words  int   `json:"words"`
	Quotes []int `json:"quotes"` // indices
}

// StandingOf counts the words of d's body by whose they are, given its quotes.
// Each word counts once; attitudes count as speech does, since for them too the
// reader relies on the source. What someone did not say ("declined to comment") is the
// outlet's own. Words without a source go to an origin of kind
// Unknown.
func StandingOf(d *text.Doc, qs []Quote) Standing {
	var s Standing
	contents := contentIndex(qs)
	contents = slices.DeleteFunc(contents, func(c contentSpan) bool { return qs[c.quote].Negated })
	words := make([]int, len(qs))
	at := 0
	for _, t := range d.Tokens {
		if !d.Blocks[d.Sentences[t.Sentence].Block].Kind.InBody() || !countsAsWord(d.Slice(t.Span)) {
			continue
		}
		for at < len(contents) && contents[at].End <= t.Start {
			at++
		}
		if at < len(contents) && contents[at].Start < t.End {
			words[contents[at].quote]++
			s.Words++
		} else {
			s.Own++
		}
	}
	origins, relays := shares{}, shares{}
	for i := range qs {
		if words[i] == 0 {
			continue
		}
		o := Link{Kind: Unknown, Entity: -1}
		if len(qs[i].Chain) > 0 {
			o = qs[i].Chain[0]
		}
		var with []int
		if o.Entity >= 0 && o.Entity == qs[i].Speaker {
			with = qs[i].With
		}
		origins.add(&o, with, i, words[i])
		if o.Kind == Anonymous {
			s.Anonymous += words[i]
		}
		for k := range qs[i].Chain {
			if l := &qs[i].Chain[k]; l.Kind == Outlet && !l.Here && (k > 0 || len(qs[i].Chain) > 1) {
				relays.add(l, nil, i, words[i])
			}
		}
	}
	s.Origins, s.Relays = origins.sorted(), relays.sorted()
	return s
}

// shares count words by the link of a chain that they are owed to.
type shares struct {
	list  []Origin
	place map[originKey]int
}

type originKey struct {
	entity int
	name   string
	kind   SourceKind
	with   string
}

// add counts words of quote i for l, and those who speak with it.
func (s *shares) add(l *Link, with []int, i, words int) {
	k := originKey{entity: l.Entity}
	if l.Entity < 0 {
		k = originKey{entity: -1, name: strings.ToLower(l.Name), kind: l.Kind}
	}
	if len(with) > 0 {
		k.with = fmt.Sprint(with)
	}
	p, ok := s.place[k]
	if !ok {
		if s.place == nil {
			s.place = make(map[originKey]int)
		}
		p = len(s.list)
		s.place[k] = p
		s.list = append(s.list, Origin{Name: l.Name, Kind: l.Kind, Entity: l.Entity, With: with})
	}
	s.list[p].Words += words
	s.list[p].Quotes = append(s.list[p].Quotes, i)
}

func (s *shares) sorted() []Origin {
	slices.SortStableFunc(s.list, func(a, b Origin) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), strings.Compare(a.Name, b.Name))
	})
	return s.list
}

func countsAsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
