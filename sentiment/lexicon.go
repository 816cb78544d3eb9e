package sentiment

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon/vader.txt
var vaderText string

//go:embed lexicon/news.txt
var newsText string

// A Lexicon gives words a valence from -4 to 4. It is read-only and may be
// shared. The zero Lexicon holds no word.
type Lexicon struct {
	words  map[string]entry
	stems  map[string]entry // what stands before a final *
	longer map[string]int   // first word of a phrase → words of its longest phrase
	reach  int              // bytes of the longest stem
}

// entry is what a lexicon says of a term.
type entry struct {
	valence float64
	kind    kind
}

// kind says whom a word concerns.
type kind uint8

const (
	judgment kind = iota // speaks of what it stands with
	act                  // is done by someone to someone
	event                // befalls someone
)

// DefaultLexicon returns the built-in lexicon: the words of VADER with news words of
// our own over them.
func DefaultLexicon() *Lexicon { return builtIn() }

var builtIn = sync.OnceValue(func() *Lexicon {
	x := &Lexicon{}
	for _, list := range []string{vaderText, newsText} {
		if err := x.read(strings.NewReader(list)); err != nil {
			panic("sentiment: the built-in lexicon: " + err.Error()) // a test reads it
		}
	}
	return x
})

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
	if err := x.read(r); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return x, nil
}

func (x *Lexicon) read(r io.Reader) error {
	section := 0.0
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		switch {
		case line == "" || line[0] == '#' || line[0] == ';':
			continue
		case line[0] == '[':
			switch strings.ToLower(line) {
			case "[positive]":
				section = 2
			case "[negative]":
				section = -2
			default:
				return fmt.Errorf("line %d: section %s: want [positive] or [negative]", n, line)
			}
			continue
		case strings.HasPrefix(line, "type=") && strings.Contains(line, " word1="):
			x.clue(line)
			continue
		}
		term, rest, tabs := strings.Cut(line, "\t")
		if !tabs {
			term, rest, tabs = strings.Cut(line, ",")
		}
		if !tabs {
			if section == 0 {
				return fmt.Errorf("line %d: %q: want a word, a tab and a valence, or a section such as [negative] before it", n, line)
			}
			x.add(term, entry{valence: section})
			continue
		}
		number, rest, _ := strings.Cut(rest, "\t")
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || v != v {
			return fmt.Errorf("line %d: %q: the valence of %q is no number", n, number, term)
		}
		k, _, _ := strings.Cut(rest, "\t")
		x.add(term, entry{valence: max(-4, min(4, v)), kind: kindNamed(k)})
	}
	return lines.Err()
}

func kindNamed(s string) kind {
	switch s {
	case "act":
		return act
	case "event":
		return event
	}
	return judgment
}

// clue adds a line of the MPQA subjectivity lexicon.
func (x *Lexicon) clue(line string) {
	var word string
	v, strength := 0.0, 1.0
	for field := range strings.FieldsSeq(line) {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "word1":
			word = value
		case "type":
			if value == "strongsubj" {
				strength = 2
			}
		case "priorpolarity":
			switch value {
			case "positive":
				v = 1
			case "negative":
				v = -1
			}
		}
	}
	x.add(word, entry{valence: v * strength})
}

// maxPhrase is the number of words of the longest term, hyphens counted.
const maxPhrase = 7

func (x *Lexicon) add(term string, e entry) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(term, "’", "'")))
	if len(words) == 0 || len(words) > maxPhrase {
		return
	}
	if x.words == nil {
		x.words, x.stems, x.longer = map[string]entry{}, map[string]entry{}, map[string]int{}
	}
	term = strings.Join(words, " ")
	if stem, ok := strings.CutSuffix(term, "*"); ok && len(words) == 1 {
		if stem != "" {
			x.stems[stem] = e
			x.reach = max(x.reach, len(stem))
		}
		return
	}
	x.words[term] = e
	// Tokens part at most hyphens, so the term stands for both.
	if parted := strings.Join(strings.Fields(strings.ReplaceAll(term, "-", " - ")), " "); parted != term {
		x.add(parted, e)
	}
	if len(words) > 1 {
		x.longer[words[0]] = max(x.longer[words[0]], len(words))
	}
}

// Valence returns the valence of a word or a term in lower case, and whether
// the lexicon has it.
func (x *Lexicon) Valence(term string) (float64, bool) {
	e, ok := x.look(term)
	return e.valence, ok
}

// Len returns the number of terms.
func (x *Lexicon) Len() int { return len(x.words) + len(x.stems) }

func (x *Lexicon) look(term string) (entry, bool) {
	if e, ok := x.words[term]; ok || len(x.stems) == 0 {
		return e, ok
	}
	for n := min(len(term), x.reach); n > 0; n-- {
		if e, ok := x.stems[term[:n]]; ok {
			return e, true
		}
	}
	return entry{}, false
}
