package sentiment

import (
	"fmt"
	"io"
	"sync"

	"github.com/masthead-news/masthead/internal/lazy"
	"github.com/masthead-news/masthead/internal/tone"
)

// A Lexicon gives words a valence from -4 to 4. It is read-only and may be
// shared. The zero Lexicon holds no word.
type Lexicon struct {
	words      tone.Lexicon
	learned    bool // the built-in model knows its words: it may stand beside it
	vocabulary lazy.Value[*tone.Vocabulary]
}

// DefaultLexicon returns the built-in lexicon: the words of VADER with news
// words of our own over them. Each line of internal/tone/lexicon says where its
// entry came from.
func DefaultLexicon() *Lexicon { return defaultLexicon() }

var defaultLexicon = sync.OnceValue(func() *Lexicon { return &Lexicon{words: *tone.BuiltIn(), learned: true} })

// With returns a lexicon of the terms of x with those of more over them:
//
//	house, err := sentiment.ReadLexicon(file)
//	a := sentiment.Analyzer{Lexicon: sentiment.DefaultLexicon().With(house)}
//
// A valence of 0 takes a word out. Nil has no terms.
func (x *Lexicon) With(more *Lexicon) *Lexicon {
	if more == nil {
		return x
	}
	return &Lexicon{words: tone.Join(&x.words, &more.words), learned: x.learned}
}

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
//
// A line that fits none of these is an error that names it and says what would
// do. Lexicons in spreadsheets are read once they are saved as tab-separated
// text, LIWC's and Lexicoder's once each category is a section.
func ReadLexicon(r io.Reader) (*Lexicon, error) {
	x := &Lexicon{}
	if err := x.words.Read(r); err != nil {
		return nil, fmt.Errorf("sentiment: reading a lexicon: %w", err)
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
