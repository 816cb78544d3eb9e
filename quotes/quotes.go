// Package quotes finds who is heard in a text, saying what, and through whom;
// and what each pair of quotation marks is for.
//
//	res := quotes.Extract(d, &resolution, quotes.Context{Outlet: "The Lantern"})
//	for _, q := range res.Quotes {
//		fmt.Println(d.Slice(q.Source), q.Class, d.Slice(q.Span()))
//	}
//
// Marks are paired and sorted first (pair.go, use.go), so that those round a
// name never break a span. A trained model then finds cues and, for each of
// them, source and content (tag.go); rules read what its news lacks, such as
// the lines of a ticker (line.go, relay.go, speech.go, join.go). Last, each
// quote gets its verb (cue.go, lexicon.txt), its speaker and the way its words
// took (source.go, complete.go).
//
// English only. Irony isn't seen, and what a speaker quotes within a quotation
// isn't taken apart.
package quotes

import (
	"slices"

	"github.com/masthead-news/masthead/text"
)

// Type is how speech is reported.
type Type string

// The ways of reporting speech.
const (
	Direct   Type = "direct"   // all in quotation marks
	Mixed    Type = "mixed"    // partly
	Indirect Type = "indirect" // in the writer's words
)

// Class sorts verbs of saying by what the writer makes of the words.
type Class string

// The classes of cue. A [Lexicon] gives each verb its class and strength.
const (
	Says     Class = "says"     // said, told, according to: neutral
	Claims   Class = "claims"   // claimed, alleged: the writer keeps a distance
	Admits   Class = "admits"   // admitted, conceded: the writer takes it as true
	Stresses Class = "stresses" // stressed, pointed out, revealed
	Warns    Class = "warns"    // warned, threatened
	Denies   Class = "denies"   // denied, rejected
	Accuses  Class = "accuses"  // accused, slammed, blamed
	Praises  Class = "praises"  // praised, welcomed
	Demands  Class = "demands"  // urged, called for, ordered
	Promises Class = "promises" // vowed, pledged
	Asks     Class = "asks"     // asked, wondered
	Thinks   Class = "thinks"   // hopes, believes, plans: an attitude, not speech
)

// SourceKind is what kind of source is heard.
type SourceKind string

// The kinds of source.
const (
	Named      SourceKind = "named"      // a person or a body by name, or by a pronoun that leads to one
	Anonymous  SourceKind = "anonymous"  // "informed sources", "a senior official"
	Collective SourceKind = "collective" // "the ministry", "Washington", "critics"
	Outlet     SourceKind = "outlet"     // a news outlet or agency, this one included
	Unknown    SourceKind = "unknown"    // "it is believed"
)

// A Quote is a stretch of reported speech or attitude, and whose it is.
type Quote struct {
	Type Type `json:"type"`
	// Content is what was said: one span, or more where the cue or an aside
	// stands between. Quotation marks at its ends belong to it.
	Content []text.Span `json:"content"`
	Cue     text.Span   `json:"cue"`    // "said", "according to"; empty if none
	Source  text.Span   `json:"source"` // the words that name the source; empty if none
	// Addressee is to whom it was said: "Axios" in "a source told Axios".
	Addressee text.Span `json:"addressee,omitzero"`

	Class Class `json:"class"`
	// Strength is how far the cue moves off plain "said": 0 neutral, 1 marked,
	// 2 strong.
	Strength int `json:"strength,omitempty"`
	// Attitude is true for what someone thinks or wants, not says.
	Attitude bool `json:"attitude,omitempty"`
	// Negated is true where the cue is denied: "refused to say".
	Negated bool `json:"negated,omitempty"`

	SourceKind SourceKind `json:"sourceKind"`
	// Speaker is the index of the source's entity, after pronouns are resolved,
	// or -1.
	Speaker int `json:"speaker"`
	// With holds the entities that say the same together with Speaker: of "Lind and
	// Aske said", those of Aske. It is empty for words that one alone says.
	With []int `json:"with,omitempty"`
	// Chain is the way the words took, origin first: informed sources, Axios,
	// this outlet. It has one link where the outlet heard the source itself.
	Chain      []Link  `json:"chain"`
	Confidence float32 `json:"confidence"` // that content and source are right, from 0 to 1
}

// Span covers q's content from its first byte to its last.
func (q *Quote) Span() text.Span {
	if len(q.Content) == 0 {
		return text.Span{}
	}
	return text.Span{Start: q.Content[0].Start, End: q.Content[len(q.Content)-1].End}
}

// SaidBy reports whether an entity is heard in q, alone or with others.
func (q *Quote) SaidBy(entity int) bool {
	return entity >= 0 && (q.Speaker == entity || slices.Contains(q.With, entity))
}

// A Link is one station of a chain of sources.
type Link struct {
	// Span names the station in the text; it is empty for one that only the
	// page's credit line names.
	Span   text.Span  `json:"span,omitzero"`
	Name   string     `json:"name"`   // "informed sources", "Axios"; "the writer" for "I" out of quotes
	Kind   SourceKind `json:"kind"`   //
	Entity int        `json:"entity"` // index, or -1
	// Here is true for the outlet that publishes the page.
	Here bool `json:"here,omitempty"`
}

// Use is what a pair of quotation marks is for.
type Use string

// The uses of quotation marks.
const (
	Quotation Use = "quotation"
	Scare     Use = "scare" // distance: "Israel", 'odds', a "constructive" meeting
	WorkTitle Use = "title" // of a book, film, song, broadcast
	Label     Use = "label" // a term, slogan, mentioned word
	Nickname  Use = "nickname"
)

// A Mark is a pair of quotation marks with what stands between them.
type Mark struct {
	text.Span            // the marks and all between
	Inner      text.Span `json:"inner"` // without the marks
	Use        Use       `json:"use"`
	Confidence float32   `json:"confidence"`
	Quote      int       `json:"quote"`   // index of the quote it belongs to, or -1
	Mention    int       `json:"mention"` // index of the mention it stands round, or -1
	Unclosed   bool      `json:"unclosed,omitempty"`
}

// Context is what is known of a document besides its words.
type Context struct {
	Outlet string // who publishes it: the last link where words came through others
	// Credits are the agencies and outlets that the page credits, for whatever:
	// "Axios". Their names are known as those of outlets, no more.
	Credits []string
	// CopyOf is the agency or outlet whose copy the whole page is: then every
	// quote came by way of it. It is empty for a page that only uses material of
	// others.
	CopyOf string
}

// A Result is what an Extractor found, in order of the text.
type Result struct {
	Quotes []Quote
	Marks  []Mark
}
