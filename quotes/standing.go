package quotes

import (
	"cmp"
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
}

// An Origin is one source of reported words.
type Origin struct {
	Name   string     `json:"name"`
	Kind   SourceKind `json:"kind"`
	Entity int        `json:"entity"` // index, or -1
	Words  int        `json:"words"`
	Quotes []int      `json:"quotes"` // indices
}

// StandingOf counts the words of d's body by whose they are, given its quotes.
// Each word counts once; attitudes count as speech does, since for them too the
// reader relies on the source. Words without a source go to an origin of kind
// Unknown.
func StandingOf(d *text.Doc, qs []Quote) Standing {
	var s Standing
	contents := contentIndex(qs)
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
	type key struct {
		entity int
		name   string
		kind   SourceKind
	}
	place := make(map[key]int)
	for i := range qs {
		if words[i] == 0 {
			continue
		}
		o := Origin{Kind: Unknown, Entity: -1}
		if len(qs[i].Chain) > 0 {
			l := &qs[i].Chain[0]
			o.Name, o.Kind, o.Entity = l.Name, l.Kind, l.Entity
		}
		k := key{o.Entity, "", ""}
		if o.Entity < 0 {
			k = key{-1, strings.ToLower(o.Name), o.Kind}
		}
		p, ok := place[k]
		if !ok {
			p = len(s.Origins)
			place[k] = p
			s.Origins = append(s.Origins, o)
		}
		s.Origins[p].Words += words[i]
		s.Origins[p].Quotes = append(s.Origins[p].Quotes, i)
		if o.Kind == Anonymous {
			s.Anonymous += words[i]
		}
	}
	slices.SortStableFunc(s.Origins, func(a, b Origin) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), strings.Compare(a.Name, b.Name))
	})
	return s
}

func countsAsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
