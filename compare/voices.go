package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// A Speaker is one source, and how each outlet lets it be heard.
type Speaker struct {
	Name     string            `json:"name"`
	Kind     quotes.SourceKind `json:"kind"`
	Key      string            `json:"key,omitempty"` // of its entity
	ByOutlet []Heard           `json:"byOutlet"`
}

// Heard is how an outlet lets one source be heard.
type Heard struct {
	Count        // quotes, and where their contents stand
	Direct   int `json:"direct,omitzero"`   // quotes in quotation marks
	Mixed    int `json:"mixed,omitzero"`    // partly in marks
	Indirect int `json:"indirect,omitzero"` // in the outlet's words
	Words    int `json:"words,omitzero"`    // of all contents
	// Share is its quotes among all of the outlet's. What several say together
	// counts for each.
	Share Share `json:"share"`
	// Rank is its place among the outlet's sources in order of first being
	// heard, from 1; 0 if not heard.
	Rank int `json:"rank,omitzero"`
	// Last is true where it has the last word of an article.
	Last  bool  `json:"last,omitempty"`
	Verbs []Cue `json:"verbs,omitempty"` // most uses first
}

// A Cue is a verb of saying with its uses.
type Cue struct {
	Words string       `json:"words"` // "claimed", "according to"
	Class quotes.Class `json:"class"`
	// Strength is how far it moves off plain "said", from 0 to 2.
	Strength int `json:"strength,omitempty"`
	Count
}

// Voices is who an outlet lets be heard, over all its documents of the story.
type Voices struct {
	Outlet int `json:"outlet"`
	// Words is the number of words in its bodies, Own of those that are its
	// own, Reported of those that it reports or quotes.
	Words    int `json:"words"`
	Own      int `json:"own"`
	Reported int `json:"reported"`

	Quotes   int   `json:"quotes"`
	Direct   Share `json:"direct"` // quotes wholly or partly in quotation marks
	Named    Share `json:"named"`  // quotes whose source has a name
	Unnamed  Share `json:"unnamed"`
	Relayed  Share `json:"relayed"`  // quotes heard through another outlet or agency
	Distance Share `json:"distance"` // quotes whose verb is not plain "said"

	Classes []ClassCount `json:"classes,omitempty"` // by class
	// Origins says on whose word the outlet stands, most words first.
	Origins []Origin `json:"origins,omitempty"`
}

// A ClassCount is how often an outlet uses verbs of one class.
type ClassCount struct {
	Class quotes.Class `json:"class"`
	Count
}

// An Origin is one source that reported words go back to, or several who said them
// together.
type Origin struct {
	Name  string            `json:"name"`
	Kind  quotes.SourceKind `json:"kind"`
	Words int               `json:"words"`
	Count
}

// unsourced is the name given to words whose source the text doesn't name.
const unsourced = "(no source named)"

// voices tells who is heard in each outlet.
func voices(c *Comparison, rs []*reading, cast *cast) {
	v := voiceCounter{c: c, cast: cast, index: map[string]int{}}
	own := make([]Voices, len(c.Outlets))
	for o := range own {
		own[o].Outlet = o
	}
	for _, r := range rs {
		v.document(r, &own[r.outlet])
	}
	for o := range own {
		v.outlet(&own[o], rs)
	}
	slices.SortStableFunc(v.speakers, func(a, b *speaker) int {
		return cmp.Or(cmp.Compare(b.words, a.words), strings.Compare(a.Name, b.Name))
	})
	for _, s := range rarest(c, InVoices, "source", v.speakers) {
		s.ByOutlet = make([]Heard, len(c.Outlets))
		for o, h := range s.heard {
			h.Share = share(h.N, own[o].Quotes)
			slices.SortStableFunc(h.Verbs, func(a, b Cue) int {
				return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Words, b.Words))
			})
			s.ByOutlet[o] = *h
		}
		for o := range s.ByOutlet {
			if s.ByOutlet[o].N == 0 {
				s.ByOutlet[o].Share = share(0, own[o].Quotes)
			}
		}
		c.Speakers = append(c.Speakers, s.Speaker)
	}
	c.Voices = own
}

// A speaker is one at work: most are heard in few outlets.
type speaker struct {
	Speaker
	heard map[int]*Heard
	words int
}

type voiceCounter struct {
	c        *Comparison
	cast     *cast
	speakers []*speaker
	index    map[string]int // by key or name
	ranks    map[int]int    // sources heard so far in each outlet
}

// hears reports whether q counts: what someone thinks, and what someone did not
// say, is no voice, and the caption of an image lets nobody be heard.
func (r *reading) hears(q *quotes.Quote) bool {
	if q.Attitude || q.Negated || len(q.Content) == 0 {
		return false
	}
	for _, b := range r.Text.Blocks {
		if b.End > q.Content[0].Start {
			return b.Kind != text.Caption && b.Kind != text.AltText
		}
	}
	return true
}

// document counts the quotes of r.
func (v *voiceCounter) document(r *reading, own *Voices) {
	if r.Gaps.Lack(masthead.LayerQuotes) {
		return
	}
	standing := r.Standing()
	own.Words += v.c.Docs[r.index].Words
	own.Reported += standing.Words
	own.Own += standing.Own
	v.c.Docs[r.index].Own = standing.Own
	var last []*Heard
	for i := range r.Quotes {
		q := &r.Quotes[i]
		if !r.hears(q) {
			continue
		}
		last = last[:0]
		for _, s := range v.speakersOf(r, q) {
			last = append(last, v.hear(s, r, q))
		}
	}
	for _, h := range last {
		h.Last = true
	}
}

// hear counts q for one of those who speak in it.
func (v *voiceCounter) hear(s *speaker, r *reading, q *quotes.Quote) *Heard {
	h := s.heard[r.outlet]
	if h == nil {
		h = &Heard{}
		s.heard[r.outlet] = h
		if v.ranks == nil {
			v.ranks = map[int]int{}
		}
		v.ranks[r.outlet]++
		h.Rank = v.ranks[r.outlet]
	}
	h.add(r.place(q.Span()))
	for _, c := range q.Content {
		n := countWords(r.Article.Text, c)
		h.Words += n
		s.words += n
	}
	switch q.Type {
	case quotes.Direct:
		h.Direct++
	case quotes.Mixed:
		h.Mixed++
	default:
		h.Indirect++
	}
	if !q.Cue.Empty() {
		h.verb(q, r)
	}
	return h
}

// verb counts the cue of q.
func (h *Heard) verb(q *quotes.Quote, r *reading) {
	words := foldWord(r.Slice(q.Cue))
	i := slices.IndexFunc(h.Verbs, func(c Cue) bool { return c.Words == words })
	if i < 0 {
		i = len(h.Verbs)
		h.Verbs = append(h.Verbs, Cue{Words: words, Class: q.Class, Strength: q.Strength})
	}
	h.Verbs[i].add(r.place(q.Cue))
}

// speakersOf returns whom q is heard from: members of the cast, else the words
// that name the source, else nobody.
func (v *voiceCounter) speakersOf(r *reading, q *quotes.Quote) []*speaker {
	e := q.Speaker
	if e < 0 && len(q.Chain) > 0 {
		e = q.Chain[0].Entity
	}
	m := v.cast.member(r.index, e)
	if m < 0 {
		if w := sourceWords(r, q); w != "" {
			return []*speaker{v.speaker("w"+sourceKey(w), w, "", q.SourceKind)}
		}
		return []*speaker{v.speaker("", unsourced, "", q.SourceKind)}
	}
	ms := []int{m}
	for _, e := range q.With {
		if m := v.cast.member(r.index, e); m >= 0 && !slices.Contains(ms, m) {
			ms = append(ms, m)
		}
	}
	var out []*speaker
	for _, m := range ms {
		who := v.cast.members[m]
		out = append(out, v.speaker("m"+strconv.Itoa(m), who.name, who.key, q.SourceKind))
	}
	return out
}

// speaker returns the source that goes by index, and starts it if it is new.
func (v *voiceCounter) speaker(index, name, key string, kind quotes.SourceKind) *speaker {
	i, ok := v.index[index]
	if !ok {
		i = len(v.speakers)
		v.index[index] = i
		v.speakers = append(v.speakers, &speaker{Speaker: Speaker{Name: name, Kind: kind, Key: key}, heard: map[int]*Heard{}})
	}
	return v.speakers[i]
}

// sourceKey is what two outlets' words for an unnamed source have in common: why it
// isn't named, or what else is said of it, some leave out.
func sourceKey(words string) string {
	k, _, _ := strings.Cut(foldWord(words), ", who ")
	return k
}

func sourceWords(r *reading, q *quotes.Quote) string {
	w := ""
	if len(q.Chain) > 0 {
		w = q.Chain[0].Name
	}
	if w == "" {
		w = r.Slice(q.Source)
	}
	w = strings.Join(strings.Fields(w), " ")
	for _, p := range [...]string{"the ", "The ", "a ", "A ", "an ", "An "} {
		w = strings.TrimPrefix(w, p)
	}
	return w
}

// relays reports whether the outlet of that name has the words of q through another one.
func relays(q *quotes.Quote, outlet string) bool {
	return len(q.Chain) > 1 && slices.ContainsFunc(q.Chain, func(l quotes.Link) bool {
		return l.Kind == quotes.Outlet && !l.Here && !sameOutlet(l.Name, outlet)
	})
}

// outlet sums up what was counted for one outlet.
func (v *voiceCounter) outlet(own *Voices, rs []*reading) {
	var direct, named, unnamed, relayed, distance int
	classes := map[quotes.Class]*ClassCount{}
	origins := map[string]*Origin{}
	var order []*Origin
	for _, r := range rs {
		if r.outlet != own.Outlet {
			continue
		}
		for i := range r.Quotes {
			q := &r.Quotes[i]
			if !r.hears(q) {
				continue
			}
			own.Quotes++
			direct += one(q.Type != quotes.Indirect)
			named += one(q.SourceKind == quotes.Named)
			unnamed += one(q.SourceKind == quotes.Anonymous || q.SourceKind == quotes.Unknown)
			relayed += one(relays(q, v.c.Outlets[own.Outlet].Name))
			distance += one(q.Class != "" && q.Class != quotes.Says)
			if q.Class != "" {
				if classes[q.Class] == nil {
					classes[q.Class] = &ClassCount{Class: q.Class}
				}
				at := q.Cue
				if at.Empty() {
					at = q.Span()
				}
				classes[q.Class].add(r.place(at))
			}
		}
		for _, from := range r.Standing().Origins {
			name := from.Name
			if m := v.cast.member(r.index, from.Entity); m >= 0 {
				name = v.cast.members[m].name
				for _, e := range from.With {
					if m := v.cast.member(r.index, e); m >= 0 {
						name += " and " + v.cast.members[m].name
					}
				}
			}
			if name == "" {
				name = unsourced
			}
			k := sourceKey(name)
			if origins[k] == nil {
				origins[k] = &Origin{Name: name, Kind: from.Kind}
				order = append(order, origins[k])
			}
			origins[k].Words += from.Words
			for _, q := range from.Quotes {
				origins[k].add(r.place(r.Quotes[q].Span()))
			}
		}
	}
	own.Direct, own.Named, own.Unnamed = share(direct, own.Quotes), share(named, own.Quotes), share(unnamed, own.Quotes)
	own.Relayed, own.Distance = share(relayed, own.Quotes), share(distance, own.Quotes)
	for _, k := range quotes.Classes {
		if n := classes[k]; n != nil {
			own.Classes = append(own.Classes, *n)
		}
	}
	slices.SortStableFunc(order, func(a, b *Origin) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), strings.Compare(a.Name, b.Name))
	})
	for _, o := range order {
		own.Origins = append(own.Origins, *o)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
