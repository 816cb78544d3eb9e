// Package compare sets the documents of several outlets side by side: which
// words, names, sources and tone each one chose, how each edited the agency's
// copy, and what each left out.
//
//	stories := compare.Stories(docs)
//	for _, s := range stories {
//		c, err := compare.Compare(s)
//		if err != nil {
//			return err
//		}
//		fmt.Println(c.Title, len(c.Outlets), "outlets")
//	}
//
// Every number in a [Comparison] leads to the [Place]s it was counted from, and
// small numbers carry an interval. Where there is too little text to say
// something, a [Note] says so. Equal stories give equal comparisons.
package compare

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/readability"
	"github.com/masthead-news/masthead/text"
)

// A Story is a group of documents about one event.
type Story struct {
	Docs []*masthead.Document
	// Same lists names that are to count as one, which no text may tell: {"United States",
	// "FBI", "Congress"}. The first is what the one is called. They are names or keys of
	// entities, or what texts call them; case doesn't count. Names, voices and tone
	// are joined so, and a note says it.
	Same [][]string
}

// A Place is where something stands: a span of one document of the story.
type Place struct {
	Doc int `json:"doc"` // index into Comparison.Docs
	text.Span
}

// A Comparison is what was found by setting the documents of a story side by
// side, one field for each question. It holds the texts that its places lie
// in, so that it can be written, read again and shown without the documents.
//
// Slices named ByOutlet run parallel to Outlets.
type Comparison struct {
	// Title is the headline of the first document.
	Title   string   `json:"title"`
	Docs    []Doc    `json:"docs"`    // by time, those without a date last
	Outlets []Outlet `json:"outlets"` // in order of their first document

	Names []Name `json:"names"` // most mentions first
	// Things is what has no name, by its noun: how each outlet puts it. Most
	// widely used first.
	Things    []Name     `json:"things"`
	Speakers  []Speaker  `json:"speakers"`  // most reported words first
	Voices    []Voices   `json:"voices"`    // one for each outlet
	Targets   []Target   `json:"targets"`   // most sentences first
	Copies    []Copy     `json:"copies"`    // by the document that copied
	Captions  []Captions `json:"captions"`  // by document
	Omissions []Omission `json:"omissions"` // most widely carried first
	Scare     []Marked   `json:"scare"`     // scare quotes, most uses first
	Loaded    []Marked   `json:"loaded"`    // terms that take sides, most uses first
	Words     Words      `json:"words"`
	Timeline  []Event    `json:"timeline"` // by time

	// Notes say where there is too little to go by.
	Notes []Note `json:"notes,omitempty"`
}

// Text returns the words at p.
func (c *Comparison) Text(p Place) string { return c.Docs[p.Doc].Text[p.Start:p.End] }

// A Doc is one document of the story.
type Doc struct {
	ID      string   `json:"id"`
	URL     string   `json:"url,omitempty"`
	Outlet  int      `json:"outlet"` // index
	Title   string   `json:"title"`
	Authors []string `json:"authors,omitempty"`
	// Credits names the agencies and outlets whose copy the page says it uses.
	Credits   []string         `json:"credits,omitempty"`
	Published readability.Date `json:"published,omitzero"`
	Modified  readability.Date `json:"modified,omitzero"`

	Text   string       `json:"text"`
	Blocks []text.Block `json:"blocks"`
	Body   text.Span    `json:"body"`

	Words int `json:"words"` // of the body
	// Own is the number of those words that are the outlet's own; the rest are
	// reported or quoted speech. It is 0 where quotes are a gap.
	Own int `json:"own"`
	// Copied is the number of words of the body that stand in runs of eight or
	// more shared with an earlier document of another outlet. Quotations alone count
	// only where the document follows another's copy.
	Copied int `json:"copied"`
	// Gaps says which layers the document lacks.
	Gaps masthead.Gaps `json:"gaps,omitempty"`
}

// An Outlet is a publisher with its documents of the story.
type Outlet struct {
	Name string `json:"name"`
	Docs []int  `json:"docs"` // indices
	// Words is the number of words in the bodies of its documents.
	Words int `json:"words"`
	// Agency is true for a publisher that another one of the story credits, or
	// that is known as a news agency.
	Agency bool `json:"agency,omitempty"`
}

// A Count is a number with the places that it counts.
type Count struct {
	N      int     `json:"n"`
	Places []Place `json:"places,omitempty"` // by document and start
}

// A Share is K of N, and the range in which the share behind it lies with a
// probability of 95 % (Wilson's interval). Low and High are 0 and 1 where N is 0.
type Share struct {
	K    int     `json:"k,omitzero"`
	N    int     `json:"n"`
	Low  float64 `json:"low,omitzero"`
	High float64 `json:"high"`
}

// Section names a part of a Comparison.
type Section string

// The sections.
const (
	InNames     Section = "names"
	InVoices    Section = "voices"
	InTone      Section = "tone"
	InCopies    Section = "copies"
	InCaptions  Section = "captions"
	InOmissions Section = "omissions"
	InMarks     Section = "marks"
	InWords     Section = "words"
	InTimeline  Section = "timeline"
)

// A Note says what a section can't tell, and why.
type Note struct {
	Section Section `json:"section"`
	Outlet  int     `json:"outlet"` // index, or -1
	Text    string  `json:"text"`
}

// An Event is one document on the timeline.
type Event struct {
	Doc   int       `json:"doc"`
	Time  time.Time `json:"time"`
	Exact bool      `json:"exact"` // the page gives the minute, not just the day
	// After is the time since the first document; 0 for the first.
	After time.Duration `json:"after"` // in nanoseconds
	// From is the document whose copy this one follows, or -1.
	From int `json:"from"`
}

// ErrEmpty is returned for a story without documents.
var ErrEmpty = errors.New("a story without documents; give it at least one")

// Compare sets the documents of s side by side. It fails on a story without
// documents, on a document without an article, and on names of s.Same that contradict each other; odd text is no error. One
// document, or one outlet, gives the sections that need no other, and notes on
// the rest.
func Compare(s *Story) (*Comparison, error) {
	if s == nil || len(s.Docs) == 0 {
		return nil, ErrEmpty
	}
	for i, d := range s.Docs {
		if d == nil || d.Article == nil || d.Text == nil {
			return nil, fmt.Errorf("document %d of the story has no article; leave out what the analyzer refused", i)
		}
	}
	if err := checkSame(s.Same); err != nil {
		return nil, err
	}
	c := &Comparison{}
	v := vocabulary{number: map[string]uint32{}}
	rs := c.gather(s.Docs, &v)
	if len(c.Outlets) == 1 {
		c.note(InNames, -1, "There is one outlet only: nothing to compare with.")
	}
	cast := newCast(rs)
	cast.join(c, rs, s.Same)
	leading := rarest(c, InNames, "name", cast.members)
	copies(c, rs)
	keywords(c, rs, v.words)
	marks(c, rs, &v)
	for _, r := range rs {
		r.body, r.copied = nil, nil // the largest part of what readings hold
	}
	captions(c, rs)
	findPhrases(rs)
	names(c, rs, cast, leading)
	things(c, rs)
	voices(c, rs, cast)
	tones(c, rs, cast, leading)
	omissions(c, rs, cast)
	timeline(c)
	c.Scare = rarest(c, InMarks, "term in scare quotes", c.Scare)
	c.Omissions = rarest(c, InOmissions, "omission", c.Omissions)
	slices.SortStableFunc(c.Notes, func(a, b Note) int {
		return cmp.Compare(slices.Index(noted[:], a.Section), slices.Index(noted[:], b.Section))
	})
	return c, nil
}

// noted lists the sections in the order of their notes.
var noted = [...]Section{InNames, InVoices, InTone, InCopies, InCaptions, InOmissions, InMarks, InWords, InTimeline}

// maxListed is the number of names, sources and so on that a comparison lists:
// those of thousands of articles would be too much to write or read.
const maxListed = 1000

// fullLists is the number of outlets up to which lists have their full length.
// What is listed has a count for each outlet, so that of more outlets they are
// shorter, down to a tenth.
const fullLists = 100

// most returns how much of a list of n a comparison has.
func (c *Comparison) most(n int) int {
	return max(n/10, min(n, n*fullLists/len(c.Outlets)))
}

// rarest cuts list, which begins with what counts most, and says so in a note.
func rarest[T any](c *Comparison, s Section, noun string, list []T) []T {
	most := c.most(maxListed)
	if n := len(list) - most; n > 0 {
		c.note(s, -1, fmt.Sprintf("Only the first %d are listed; left out: the last %d (each a %s).", most, n, noun))
		return slices.Clip(list[:most])
	}
	return list
}

// gather lists documents and outlets, and reads the documents.
func (c *Comparison) gather(docs []*masthead.Document, v *vocabulary) []*reading {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *masthead.Document) int {
		return cmp.Or(compareDates(a.Article.Published, b.Article.Published),
			strings.Compare(a.Article.Outlet, b.Article.Outlet), strings.Compare(a.Article.ID, b.Article.ID))
	})
	index := map[string]int{}
	rs := make([]*reading, len(docs))
	for i, d := range docs {
		a := d.Article
		name := a.Outlet
		if name == "" {
			name = "Unknown outlet"
		}
		o, ok := index[foldWord(name)]
		if !ok {
			o = len(c.Outlets)
			index[foldWord(name)] = o
			c.Outlets = append(c.Outlets, Outlet{Name: name, Agency: isAgency(name)})
		}
		rs[i] = read(i, o, d, v)
		doc := Doc{
			ID: a.ID, URL: a.URL, Outlet: o, Title: a.Title, Published: a.Published, Modified: a.Modified,
			Text: a.Text, Blocks: a.Blocks, Body: a.Body, Words: len(rs[i].body), Gaps: d.Gaps,
		}
		if !d.Gaps.Lack(masthead.LayerQuotes) {
			doc.Own = doc.Words
		}
		for _, x := range a.Authors {
			if !sameOutlet(strings.TrimSuffix(x.Name, " staff"), name) { // "By the Gazette" names nobody
				doc.Authors = append(doc.Authors, x.Name)
			}
		}
		for _, x := range a.Credits {
			doc.Credits = append(doc.Credits, x.Name)
		}
		c.Docs = append(c.Docs, doc)
		c.Outlets[o].Docs = append(c.Outlets[o].Docs, i)
		c.Outlets[o].Words += doc.Words
	}
	for d := range c.Docs {
		c.Docs[d].creditAuthors(c.Outlets)
	}
	for i := range c.Outlets {
		for d := range c.Docs {
			if c.Docs[d].Outlet != i && credits(&c.Docs[d], c.Outlets[i].Name) {
				c.Outlets[i].Agency = true
			}
		}
	}
	c.Title = c.Docs[0].Title
	return rs
}

// creditAuthors makes credits of the authors of d that are other outlets: "By Mara Lind,
// Alpha Wire".
func (d *Doc) creditAuthors(outlets []Outlet) {
	d.Authors = slices.DeleteFunc(d.Authors, func(author string) bool {
		is := slices.ContainsFunc(outlets, func(o Outlet) bool { return sameOutlet(author, o.Name) })
		if is && !credits(d, author) {
			d.Credits = append(d.Credits, author)
		}
		return is
	})
}

// isAgency reports whether an outlet is known as a news agency, or called one.
func isAgency(name string) bool {
	f := foldWord(name)
	return wordlist.IsAgency(name) || wordlist.IsAgency(wordsApart(name)) || wordlist.IsAgency(strings.ToUpper(name)) || strings.HasSuffix(f, " news agency") || strings.HasSuffix(f, " press agency")
}

// wordsApart returns a name such as "AssociatedPress", as folders are called, with its
// words apart.
func wordsApart(name string) string {
	var b strings.Builder
	small := false
	for _, r := range name {
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return b.String()
}

// compareDates puts earlier dates first and unknown ones last.
func compareDates(a, b readability.Date) int {
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(one(a.IsZero()), one(b.IsZero()))
	}
	return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(one(dayOnly(a)), one(dayOnly(b))))
}

func (c *Comparison) note(s Section, outlet int, words string) {
	c.Notes = append(c.Notes, Note{s, outlet, words})
}

func comparePlaces(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// timeline puts the documents in the order of their dates, which Docs are in.
func timeline(c *Comparison) {
	first := time.Time{}
	undated := map[int]bool{}
	for i := range c.Docs {
		d := &c.Docs[i]
		e := Event{Doc: i, Time: d.Published.Time, From: -1}
		if d.Published.IsZero() {
			if !undated[d.Outlet] {
				c.note(InTimeline, d.Outlet, "No date was found on a page of this outlet.")
			}
			undated[d.Outlet] = true
		} else {
			if first.IsZero() {
				first = e.Time
			}
			e.Exact = !dayOnly(d.Published)
			e.After = e.Time.Sub(first)
		}
		for _, cp := range c.Copies {
			if cp.To == i {
				e.From = cp.From
			}
		}
		c.Timeline = append(c.Timeline, e)
	}
}
