package sentiment

import (
	"slices"
	"sync"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// A desk is where one document is read: scratch space, but for arena, which goes
// out with the result.
type desk struct {
	sheet                tone.Sheet
	words                []tone.Word // of sheet
	at                   []int       // by word, the mention it belongs to, or -1
	marks                []tone.Mark
	shares               []tone.Share
	scorer               tone.Scorer
	names, titles        []text.Span
	sites                []site
	first                []int // by mention, its first word
	bySite               []int // by mention, its site, or -1
	aims                 int   // entities that have sites, or could have
	parts                []fragment
	pieces               []Evidence
	kept                 []Evidence // see only
	ground               Evidence   // of the sentence that is open, see groundOf
	quoted               bool       // something in it is in direct speech
	told                 []int      // its words that say something, see tone.Telling
	one                  toner
	document, own, title toner
	arena                arena

	// For the target at hand.
	heard    []*site
	split    []Evidence
	hearings hearings
}

// desks are ready to read at.
var desks = sync.Pool{New: func() any { return new(desk) }}

// clear makes k ready for the next document. It keeps no text alive.
func (k *desk) clear() {
	k.sheet.Clear()
	k.scorer.Close()
	k.arena = arena{}
	k.sites, k.parts, k.pieces = k.sites[:0], k.parts[:0], k.pieces[:0]
	desks.Put(k)
}

// A site is a mention with what is said of it there.
type site struct {
	mention, sentence int
	lo, hi            int       // its words
	marks             text.Span // marks of distance round it, or none
	pronoun           bool
	harmed            bool
	f                 fragment
}

// aim finds the sites of the mentions that get a tone, in order of their
// sentences.
func (k *desk) aim(d *text.Doc, r *entities.Resolution, q *quotes.Result) {
	ws := k.words
	k.at = slices.Grow(k.at[:0], len(ws))[:len(ws)]
	for i := range k.at {
		k.at[i] = -1
	}
	k.marks, k.bySite, k.first = k.marks[:0], k.bySite[:0], k.first[:0]
	i := 0
	for m := range r.Mentions {
		x := &r.Mentions[m]
		i = tone.FirstFrom(ws, i, x.Start)
		k.first = append(k.first, i)
		for ; i < len(ws) && ws[i].Start < x.End; i++ {
			k.at[i] = m
		}
		k.marks = append(k.marks, tone.Mark{Entity: x.Entity, Nominal: x.Form == entities.Nominal})
		k.bySite = append(k.bySite, -1)
	}
	k.aims = 0
	for e := range r.Entities {
		if kind := r.Entities[e].Kind; kind == entities.Date || kind == entities.Money || len(r.Entities[e].Mentions) == 0 {
			continue
		}
		k.aims++
		for _, m := range r.Entities[e].Mentions {
			if m >= 0 && m < len(r.Mentions) {
				k.bySite[m] = 0 // wanted
			}
		}
	}
	for m := range r.Mentions {
		if k.bySite[m] == 0 {
			k.place(d, m, &r.Mentions[m])
		}
	}
	inOrder := func(a, b site) int { return a.sentence - b.sentence }
	if !slices.IsSortedFunc(k.sites, inOrder) {
		slices.SortStableFunc(k.sites, inOrder)
	}
	for i := range k.sites {
		k.bySite[k.sites[i].mention] = i
	}
	for i := range q.Marks {
		x := &q.Marks[i]
		if x.Use == quotes.Scare && x.Mention >= 0 && x.Mention < len(k.bySite) && k.bySite[x.Mention] >= 0 {
			k.sites[k.bySite[x.Mention]].marks = x.Span
		}
	}
}

// place adds the site of mention m, if it has words.
func (k *desk) place(d *text.Doc, m int, x *entities.Mention) {
	k.bySite[m] = -1
	ws := k.words
	lo := k.first[m]
	if lo == len(ws) || ws[lo].Start >= x.End {
		return
	}
	n := d.Tokens[lo].Sentence
	hi := lo + 1
	for hi < min(d.Sentences[n].Last, lo+earshot) && ws[hi].Start < x.End {
		hi++
	}
	s := site{mention: m, sentence: n, lo: lo, hi: hi}
	s.pronoun = x.Form == entities.Pronoun || hi == lo+1 && tone.Pronoun(ws[lo].Low)
	if x.Quoted {
		s.marks = x.Span
	}
	k.sites = append(k.sites, s)
}

// earshot is how many words on either side of a mention are heard. It bounds the
// work on sentences without end.
const earshot = 150

// sentence returns the tone of a sentence in pieces.
func (k *desk) sentence(m *tone.Model, ws []tone.Word) fragment {
	if m != nil {
		k.open(m, ws)
		return k.ratings(ws)
	}
	from := len(k.pieces)
	for i := range ws {
		if w := &ws[i]; w.V != 0 {
			k.pieces = append(k.pieces, pieceOf(w, w.V, reasons[w.Turn]))
		}
	}
	return fragment{pieces: k.cut(from), spread: valenceSpread}
}

// open lets the model read a sentence.
func (k *desk) open(m *tone.Model, ws []tone.Word) {
	k.scorer.Open(m, ws)
	k.ground, k.quoted = groundOf(ws)
}

// cut returns the pieces from index from on, in order, as a slice that nobody
// appends to.
func (k *desk) cut(from int) []Evidence {
	out := k.pieces[from:len(k.pieces):len(k.pieces)]
	inOrder(out)
	return out
}

// inOrder sorts pieces.
func inOrder(ps []Evidence) {
	for i := 1; i < len(ps); i++ {
		if byPlace(ps[i-1], ps[i]) > 0 {
			slices.SortStableFunc(ps, byPlace)
			return
		}
	}
}

func byPlace(a, b Evidence) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

// hear finds what is said at the sites of a sentence that has been opened.
func (k *desk) hear(m *tone.Model, s text.Sentence, sites []site) {
	whole := tone.Scene{Words: k.words[s.First:s.Last]}
	open := [2]int{0, len(whole.Words)}
	if len(sites) > 0 {
		k.told = tone.Telling(k.told[:0], whole.Words)
	}
	for i := range sites {
		x := &sites[i]
		lo, hi := x.lo-s.First, x.hi-s.First
		first, last := whole.Within(lo, hi, earshot)
		again := open != [2]int{first, last} // a sentence without end
		if open = [2]int{first, last}; again {
			k.told = tone.Telling(k.told[:0], whole.Words[first:last])
		}
		sc := tone.Scene{Words: whole.Words[first:last], At: k.at[s.First+first : s.First+last], Marks: k.marks, Told: k.told, Room: k.shares}
		lo, hi = tone.Among(sc.Words, lo-first, hi-first)
		rules := sc.Toward(x.mention, lo, hi)
		x.harmed, k.shares = rules.Harmed, rules.Shares
		if m != nil {
			if again {
				k.open(m, sc.Words)
			}
			x.f = k.verdict(m, sc, x, lo, hi, rules)
		} else {
			x.f = fragment{pieces: k.shown(sc.Words, rules.Shares), spread: valenceSpread}
		}
		if !x.marks.Empty() {
			w := &k.words[x.lo]
			x.f = distance(x.f, Evidence{x.marks, 0, Voice(w.Voice), ScareQuote, w.Speaker})
		}
	}
}
