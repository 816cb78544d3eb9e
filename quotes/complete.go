package quotes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// complete makes quotes of attributions: verb, type, source, chain.
func (rd *reading) complete(as []attribution) []Quote {
	slices.SortStableFunc(as, func(a, b attribution) int {
		return cmp.Or(cmp.Compare(a.content[0].first, b.content[0].first), cmp.Compare(a.cue.first, b.cue.first))
	})
	rd.placeGenders()
	qs := make([]Quote, 0, len(as))
	for i := range as {
		a := &as[i]
		q := Quote{Confidence: a.confidence, Speaker: -1}
		for _, c := range a.content {
			q.Content = append(q.Content, rd.span(c))
		}
		q.Cue, q.Source = rd.span(a.cue), rd.span(a.source)
		q.Type = rd.typeOf(a)
		rd.setVerb(&q, a)
		rd.setSource(&q, a, qs)
		qs = append(qs, q)
	}
	return qs
}

// typeOf says how much of the content stands in quotation marks, or in a block that the
// page sets as a quotation and whose cue is not part of it: direct from nine words in ten.
func (rd *reading) typeOf(a *attribution) Type {
	words, quoted := 0, 0
	for _, c := range a.content {
		for i := c.first; i < c.last; i++ {
			if rd.isWord(i) {
				words++
				if rd.quoted[i] >= 0 || rd.setApart(i, a.cue) {
					quoted++
				}
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case quoted*10 >= words*9:
		return Direct
	}
	return Mixed
}

// setApart reports whether token i is part of a quotation that is a block of its own, to which
// cue doesn't belong.
func (rd *reading) setApart(i int, cue run) bool {
	b := rd.block(i)
	return rd.d.Blocks[b].Kind == text.Quotation && (cue.empty() || rd.block(cue.first) != b)
}

// setVerb sets class, strength, attitude and negation by the words of the cue.
func (rd *reading) setVerb(q *Quote, a *attribution) {
	q.Class = Says
	if q.Type == Indirect && !a.cue.empty() && rd.isWord(a.cue.first) {
		q.Class = Thinks // speech verbs are in the lexicon, attitudes are without end
	}
	if a.cue.len() == 1 && rd.is(a.cue.first, ":") && rd.is(a.content[len(a.content)-1].last-1, "?") {
		q.Class = Asks
	}
	found := false
	for i := a.cue.first; i < a.cue.last; {
		v, n := rd.verb(i)
		if n == 0 {
			q.Negated = q.Negated || rd.is(i, "not", "n't", "n’t", "never", "nor", "neither", "without", "failed", "fails")
			i++
			continue
		}
		if refuses := rd.is(i, "refused", "declined", "refuses", "declines", "refusing", "declining", "refuse", "decline"); refuses && rd.is(i+n, "to") {
			q.Negated = true
		} else if !found || q.Class == Thinks && v.Class != Thinks {
			q.Class, q.Strength, found = v.Class, v.Strength, true
		}
		i += n
	}
	if k := a.cue.first - 1; !a.cue.empty() && rd.is(k, "not", "n't", "n’t", "never") ||
		rd.is(k, "to") && rd.is(k-1, "refused", "declined", "refuses", "declines", "refusing", "declining") {
		q.Negated = true
	}
	if q.Class == Thinks && q.Negated && rd.is(a.cue.last-1, "declined", "declines", "declining", "refused", "refuses", "refusing") {
		if i := a.cue.last; rd.is(i, "to") && !rd.speechVerb(i+1).empty() { // declined | to comment
			v, _ := rd.verb(i + 1)
			q.Class, q.Strength = v.Class, v.Strength
		}
	}
	if s := a.source; rd.is(s.first, "nobody", "none", "neither") || rd.is(s.first, "no") && rd.kindAt(s.first+1) == lower {
		q.Negated = true // “Nobody at the ministry said”
	}
	switch k := a.source.first - 1; {
	case a.source.empty() || a.cue.empty():
	case rd.is(k, "to") && rd.is(k-1, "attributed") && rd.is(k-2, "falsely", "wrongly", "mistakenly"),
		rd.is(k, "that") && (rd.is(k-1, "untrue", "false") || rd.is(k-1, "true") && rd.is(k-2, "not", "n't", "n’t")):
		q.Negated = true // “It is not true that Lind said …”
	case rd.is(a.cue.last-1, ":") && rd.typeOf(a) == Direct:
		q.Negated = false // “Lind is not convinced: “It will fall.””
	}
	q.Attitude = q.Class == Thinks
}

// writer is what whoever writes in the first person goes by.
const writer = "the writer"

// setSource sets kind, speaker, addressee and chain of q, which follows qs.
func (rd *reading) setSource(q *Quote, a *attribution, qs []Quote) {
	var prev *Quote
	if len(qs) > 0 {
		prev = &qs[len(qs)-1]
	}
	kind, named := rd.sourceOf(a.source)
	q.SourceKind = kind
	if q.Speaker = rd.speakerOf(a.source, named, a, qs); q.Speaker >= 0 && q.Speaker != named {
		q.SourceKind = rd.kindOfEntity(q.Speaker)
	}
	two := rd.theTwo(a.source, a)
	if q.Speaker < 0 && len(two) > 0 {
		q.Speaker, q.SourceKind = two[0], Named
	}
	unnamed := rd.broughtIn(a)
	if !unnamed.empty() {
		q.Speaker, q.SourceKind = -1, Anonymous
	}
	pronoun := a.source.len() == 1 && pronouns[strings.ToLower(rd.word(a.source.first))] && !rd.is(a.source.first, "I", "we", "you", "who", "which", "that", "whose")
	name := ""
	if from := rd.heardUnnamed(a, qs); pronoun && from != nil {
		q.Speaker, q.SourceKind, name = -1, Anonymous, from.Chain[0].Name
	} else if !unnamed.empty() {
		name = rd.d.Slice(rd.span(unnamed))
	} else if pronoun && q.Speaker < 0 {
		if e := rd.antecedent(a, prev); e >= 0 {
			q.Speaker, q.SourceKind = e, rd.kindOfEntity(e)
		} else if prev != nil && prev.Speaker < 0 && len(prev.Chain) > 0 {
			q.SourceKind, name = prev.SourceKind, prev.Chain[0].Name
		} else {
			q.SourceKind = Unknown
		}
	}
	if i := a.source.first; a.source.len() == 1 && rd.is(i, "I") && rd.quoted[i] < 0 {
		name = writer
	}
	if n := rd.ofRelative(a.source); q.Speaker < 0 && !n.empty() {
		if kind, _ = rd.sourceOf(n); kind != Unknown {
			q.SourceKind, name = kind, rd.d.Slice(rd.span(n))
		}
	}
	to := rd.addressee(a)
	q.Addressee = rd.span(to)
	if name == "" {
		name = rd.nameOf(q.Speaker, q.Source)
	}
	q.With = rd.together(q)
	if len(two) > 0 && q.Speaker == two[0] {
		q.With = two[1:]
	}
	q.Chain = rd.chain(q, a, name, to)
}

// chain returns the way the words took to this outlet. Where another outlet or
// agency stands between, this outlet is the last link.
func (rd *reading) chain(q *Quote, a *attribution, name string, to run) []Link {
	own := Link{Span: q.Source, Name: name, Kind: q.SourceKind, Entity: q.Speaker}
	chain := []Link{own}
	relayed := q.SourceKind == Outlet && !rd.isOwn(name)
	if relayed {
		if from := rd.citing(a); !from.empty() {
			chain = []Link{rd.link(from), own}
		}
	}
	if !a.via.empty() && !relayed {
		if l := rd.link(a.via); !rd.isOwn(l.Name) {
			chain = append(chain, l)
			relayed = true
		}
	}
	if !to.empty() {
		if l := rd.link(to); l.Kind == Outlet && !relayed && !rd.isOwn(l.Name) {
			chain = append(chain, l)
			relayed = true
		}
	}
	itself := q.SourceKind == Outlet && rd.isOwn(name)
	if l := rd.givenTo(a); !relayed && l.Kind == Outlet && !rd.isOwn(l.Name) {
		chain = append(chain, l)
		relayed = true
	}
	if c := rd.c.CopyOf; c != "" && !itself && !rd.isOwn(c) {
		if relayed = true; !SameOutlet(c, chain[len(chain)-1].Name) {
			chain = append(chain, Link{Name: c, Kind: Outlet, Entity: rd.entityNamed(c)})
		}
	}
	if relayed && rd.c.Outlet != "" {
		chain = append(chain, Link{Name: rd.c.Outlet, Kind: Outlet, Entity: rd.entityNamed(rd.c.Outlet), Here: true})
	}
	return chain
}

// isOwn reports whether name means the outlet that publishes the page.
func (rd *reading) isOwn(name string) bool {
	return SameOutlet(name, rd.c.Outlet) || strings.HasPrefix(name, "this ") || strings.HasPrefix(name, "our ")
}

// entityNamed returns the entity of that name, or -1.
func (rd *reading) entityNamed(name string) int {
	for e := range rd.r.Entities {
		if strings.EqualFold(rd.r.Entities[e].Name, name) {
			return e
		}
	}
	return -1
}

// A contentSpan is a span of content, and the index of its quote.
type contentSpan struct {
	text.Span
	quote int
}

// contentSpans are in order of the text.
type contentSpans []contentSpan

func contentIndex(qs []Quote) contentSpans {
	var all contentSpans
	for i := range qs {
		for _, c := range qs[i].Content {
			all = append(all, contentSpan{c, i})
		}
	}
	slices.SortFunc(all, func(a, b contentSpan) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.quote, b.quote))
	})
	return all
}

// find returns the quote with content that s lies in, but for its last byte or
// two, or -1.
func (c contentSpans) find(s text.Span) int {
	at, _ := slices.BinarySearchFunc(c, s.Start+1, func(a contentSpan, start int) int { return cmp.Compare(a.Start, start) })
	for k := at - 1; k >= 0 && k >= at-3; k-- {
		if min(s.End, c[k].End)-max(s.Start, c[k].Start) >= s.Len()/2+1 {
			return c[k].quote
		}
	}
	return -1
}
