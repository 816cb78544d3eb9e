// Package text holds the ground every other package stands on: a clean text,
// spans into it, and its blocks, sentences and tokens.
//
// # Offsets
//
// Every position in this module is a byte offset into a Doc's Text, and every
// span is half-open and lies on rune boundaries. For any span s of a document d:
//
//	d.Text[s.Start:s.End] == d.Slice(s)
//
// No package rewrites a text after it has become a Doc. Use [Doc.UTF16] where
// spans leave Go for JavaScript or Java, and [Doc.Runes] for Python.
//
//	d := text.New("Ms. Lind said no. The mayor agreed.")
//	for _, s := range d.Sentences {
//		fmt.Println(d.Slice(s.Span))
//	}
package text

// A Span is a half-open range of bytes [Start, End) in a Doc's Text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers no byte. The zero Span stands for "none".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Maker names what made a layer of a document: a model, a lexicon, a set of
// rules. SHA256 is of the model's bytes, in hexadecimal, and empty for rules.
type Maker struct {
	Layer   string `json:"layer"`
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256,omitempty"`
}
