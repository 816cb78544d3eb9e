package flat

import (
	"fmt"

	"github.com/masthead-news/masthead/internal/gbt"
)

// The models that look at a page, in the order in which they are asked and
// stored. Each sees what those before it said.
const (
	Look        = iota // the body, at a first look
	Body               // the body, knowing what the first look said of the lines around
	Title              // the headline
	Dek                // the line under the headline
	Author             // a byline
	Date               // when it was published
	Caption            // words under or for an image
	Tag                // a tag, or several in a row
	TitleAgain         // the headline, knowing what the looks before said of the lines around
	AuthorAgain        // a byline, likewise
	TagAgain           // a tag, likewise
	LookWords          // the body, at a first look that knows what the words say (Lexicon)
	BodyWords          // the body, knowing that too and what that look said of the lines around
	NumModels
)

// FirstLook returns the model that looks first for what k looks for again.
func FirstLook(k int) int {
	return [...]int{Title, Author, Tag, Look, Body}[k-TitleAgain]
}

// A Model tells what part of a page each line is.
type Model struct {
	Lexicon *Lexicon
	Trees   [NumModels]*gbt.Model
}

// Decode reads a model.
func Decode(b []byte) (*Model, error) {
	var m Model
	var err error
	if m.Lexicon, b, err = DecodeLexicon(b); err != nil {
		return nil, err
	}
	for k := range m.Trees {
		if m.Trees[k], b, err = gbt.Decode(b); err != nil {
			return nil, fmt.Errorf("model %d of %d: %w", k+1, NumModels, err)
		}
	}
	return &m, nil
}

// AppendBinary appends m to b.
func (m *Model) AppendBinary(b []byte) ([]byte, error) {
	b = m.Lexicon.appendBinary(b)
	for _, t := range m.Trees {
		var err error
		if b, err = t.AppendBinary(b); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// A Sheet holds the features of a page's lines while models are asked, or
// trained, one after the other.
type Sheet struct {
	page  *page
	Rows  [][]float32 // the features for the next model, a row to each line
	width int         // of the base features
	probs [NumModels][]float32
}

// rowRoom is the room for the features of a line, those of all models.
const rowRoom = 256

// NewSheet returns the sheet for the first model.
func NewSheet(lines []Line, x *Lexicon) *Sheet {
	s := &Sheet{page: newPage(lines), Rows: make([][]float32, len(lines))}
	s.page.spell(x)
	// One array for all rows: a page of short lines has many.
	all := make([]float32, len(lines)*rowRoom)
	for i := range lines {
		s.Rows[i] = s.page.base(all[i*rowRoom:i*rowRoom:(i+1)*rowRoom], i)
		s.width = len(s.Rows[i])
	}
	return s
}

// Ask returns what the next model says of each line.
func (s *Sheet) Ask(m *gbt.Model) []float32 {
	prob := make([]float32, len(s.Rows))
	for i, row := range s.Rows {
		prob[i] = m.Prob(row)
	}
	return prob
}

// Answer takes what model k says of each line and prepares the rows for the next
// model.
func (s *Sheet) Answer(k int, prob []float32) {
	s.probs[k] = prob
	switch k {
	case Look, LookWords:
		sc, words := s.page.newScores(prob), s.page.bodyWords(prob)
		for i := range s.Rows {
			s.Rows[i] = s.page.breaks(s.page.topic(s.page.around(s.Rows[i][:s.width], i, sc), i, words), i, sc)
		}
	case Body:
		sc, words := s.page.newScores(prob), s.page.bodyWords(prob)
		for i := range s.Rows {
			s.Rows[i] = s.page.topic(s.page.around(s.Rows[i][:s.width], i, sc), i, words)
		}
	case Title:
		best := -1
		for i, q := range prob {
			if best < 0 || q > prob[best] {
				best = i
			}
		}
		for i := range s.Rows {
			s.Rows[i] = s.page.beside(s.Rows[i], i, best, prob)
		}
	case Tag:
		parts := s.page.newParts(s.probs[Title:Tag+1], s.page.newScores(s.probs[Body]))
		for i := range s.Rows {
			s.Rows[i] = parts.around(s.Rows[i], i)
		}
	case TagAgain:
		for i := range s.Rows {
			s.Rows[i] = s.page.wording(s.Rows[i][:s.width], i)
		}
		s.width = len(s.Rows[0])
	}
}

// Ask asks all models of m and writes their answers into the lines.
func (m *Model) Ask(lines []Line) {
	if len(lines) == 0 {
		return
	}
	s := NewSheet(lines, m.Lexicon)
	for k, t := range m.Trees {
		s.Answer(k, s.Ask(t))
	}
	s.fill()
}

// fill writes the answers into the lines. Where there are several looks, that is
// the mean of them, which errs less than each.
func (s *Sheet) fill() {
	for i := range s.page.lines {
		l := &s.page.lines[i]
		mean := func(a, b int) float32 { return (s.probs[a][i] + s.probs[b][i]) / 2 }
		l.Body = (mean(Look, Body) + mean(LookWords, BodyWords)) / 2
		l.Title, l.Dek, l.Author = mean(Title, TitleAgain), s.probs[Dek][i], mean(Author, AuthorAgain)
		l.Date, l.Caption, l.Tag = s.probs[Date][i], s.probs[Caption][i], mean(Tag, TagAgain)
	}
}

// WordScore is what the words of line i say, as log-odds of running text.
func (s *Sheet) WordScore(i int) float32 { return s.page.words[i] }
