package tone

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon/vader.txt
var vaderText string

//go:embed lexicon/news.txt
var newsText string

// A Lexicon gives words a valence from -4 to 4. The zero Lexicon holds no word.
type Lexicon struct {
	words  map[string]Entry
	stems  map[string]Entry // what stands before a final *
	longer map[string]int   // first word of a phrase → words of its longest phrase
	reach  int              // bytes of the longest stem
}

// An Entry is what a lexicon says of a term.
type Entry struct {
	Valence float64
	Kind    Kind
}

// Kind says whom a word concerns.
type Kind uint8

// The kinds of word.
const (
	Judgment Kind = iota // speaks of what it stands with
	Act                  // is done by someone to someone
	Event                // befalls someone
)

// BuiltIn returns the built-in lexicon: the words of VADER with news words of
// our own over them.
var BuiltIn = sync.OnceValue(func() *Lexicon {
	x := &Lexicon{}
	for _, list := range []string{vaderText, newsText} {
		if err := x.Read(strings.NewReader(list)); err != nil {
			panic("sentiment: the built-in lexicon: " + err.Error()) // a test reads it
		}
	}
	return x
})

// Read adds a list of words; package sentiment documents its form.
func (x *Lexicon) Read(r io.Reader) error {
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
				return fmt.Errorf("line %d: section %q is neither [positive] nor [negative]; name it so, or leave it out", n, line)
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
				return fmt.Errorf("line %d: %q has no valence; write the term, a tab and a number from -4 to 4, or put a line [positive] or [negative] before it", n, line)
			}
			x.Add(term, Entry{Valence: section})
			continue
		}
		number, rest, _ := strings.Cut(rest, "\t")
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || v != v {
			return fmt.Errorf("line %d: the valence of %q is %q, which is no number; write one from -4 to 4, or # at the beginning of the line if it is a heading", n, term, number)
		}
		k, _, _ := strings.Cut(rest, "\t")
		x.Add(term, Entry{Valence: max(-4, min(4, v)), Kind: kindNamed(k)})
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("after %d terms: %w; a lexicon has one term a line", x.Len(), err)
	}
	return nil
}

func kindNamed(s string) Kind {
	switch s {
	case "act":
		return Act
	case "event":
		return Event
	}
	return Judgment
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
	x.Add(word, Entry{Valence: v * strength})
}

// maxPhrase is the number of words of the Longest term, hyphens counted.
const maxPhrase = 7

// Add adds a term, over what the lexicon has of it.
func (x *Lexicon) Add(term string, e Entry) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(term, "’", "'")))
	if len(words) == 0 || len(words) > maxPhrase {
		return
	}
	if x.words == nil {
		x.words, x.stems, x.longer = map[string]Entry{}, map[string]Entry{}, map[string]int{}
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
		x.Add(parted, e)
	}
	if len(words) > 1 {
		x.longer[words[0]] = max(x.longer[words[0]], len(words))
	}
}

// Join returns a lexicon of the terms of a with those of b over them: a stem of
// b goes over every word of a that begins with it.
func Join(a, b *Lexicon) Lexicon {
	x := Lexicon{words: map[string]Entry{}, stems: map[string]Entry{}, longer: map[string]int{}}
	for _, from := range []*Lexicon{a, b} {
		maps.DeleteFunc(x.words, func(w string, _ Entry) bool {
			_, over := from.Find(w)
			return over && !strings.Contains(w, " ")
		})
		maps.Copy(x.words, from.words)
		maps.Copy(x.stems, from.stems)
		for w, n := range from.longer {
			x.longer[w] = max(x.longer[w], n)
		}
		x.reach = max(x.reach, from.reach)
	}
	return x
}

// Len returns the number of terms.
func (x *Lexicon) Len() int { return len(x.words) + len(x.stems) }

// Find returns what the lexicon says of a term in lower case.
func (x *Lexicon) Find(term string) (Entry, bool) {
	if e, ok := x.words[term]; ok || len(x.stems) == 0 {
		return e, ok
	}
	for n := min(len(term), x.reach); n > 0; n-- {
		if e, ok := x.stems[term[:n]]; ok {
			return e, true
		}
	}
	return Entry{}, false
}
