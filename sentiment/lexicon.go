package sentiment

import (
	"fmt"
	"io"

	"github.com/masthead-news/masthead/internal/tone"
)

// A Lexicon gives words a valence from -4 to 4. It is read-only and may be
// shared. The zero Lexicon holds no word.
type Lexicon struct{ words tone.Lexicon }

// DefaultLexicon returns the built-in lexicon: the words of VADER with news
// words of our own over them.
func DefaultLexicon() *Lexicon { return &Lexicon{*tone.BuiltIn()} }

// ReadLexicon reads a list of words. It knows these forms, line by line, and
// one list may mix them:
//
//	word <tab> valence [<tab> anything]   VADER and AFINN
//	word,valence                          comma-separated values
//	[positive] or [negative]              all lines that follow are bare words:
//	                                      Bing Liu, Lexicoder, LIWC categories
//	type=… word1=W … priorpolarity=P      MPQA subjectivity clues
//
// A valence is from -4 to 4; AFINN's, from -5 to 5, is cut off there. Sections
// count 2 a word, MPQA's clues 2 where strong and 1 where weak. A third column
// of act or event marks what someone does and what befalls someone. A final *
// stands for any ending, and a term may have several words. Lines that begin
// with # or ; are comments. Later lines go over earlier ones.
func ReadLexicon(r io.Reader) (*Lexicon, error) {
	x := &Lexicon{}
	if err := x.words.Read(r); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return x, nil
}

// Valence returns the valence of a word or a term in lower case, and whether
// the lexicon has it.
func (x *Lexicon) Valence(term string) (float64, bool) {
	e, ok := x.words.Find(term)
	return e.Valence, ok
}

// Len returns the number of terms.
func (x *Lexicon) Len() int { return x.words.Len() }
