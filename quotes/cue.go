package quotes

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

// A Lexicon gives the verbs of saying their class and strength. It is read-only
// once made, and may be shared. See lexicon.txt in this package for the
// built-in one and for the form.
type Lexicon struct {
	// entries by first word in every form, the longer before the shorter
	entries map[string][]entry
}

// A Verb is what a Lexicon knows of a cue.
type Verb struct {
	Lemma    string // "point out"
	Class    Class
	Strength int // as in Quote
}

type entry struct {
	rest []string // the words after the first
	Verb
}

//go:embed lexicon.txt
var builtin []byte

var defaultLexicon = sync.OnceValue(func() *Lexicon {
	l, err := ReadLexicon(bytes.NewReader(builtin))
	if err != nil {
		panic(err) // a test reads it
	}
	return l
})

// DefaultLexicon returns the built-in lexicon of English.
func DefaultLexicon() *Lexicon { return defaultLexicon() }

// Classes lists the classes of cue in the order in which they are shown.
var Classes = [...]Class{Says, Claims, Admits, Stresses, Warns, Denies, Accuses, Praises, Demands, Promises, Asks, Thinks}

// ErrLexicon is returned, wrapped, for a line that ReadLexicon can't read.
var ErrLexicon = errors.New("not a lexicon of cues")

// ReadLexicon reads a lexicon of cues. A line in brackets, "[claims 1]", begins
// a class and its strength from 0 to 2; each line below it is a verb in its
// dictionary form, after it, behind a colon, the forms that English grammar
// wouldn't give: "say: said". A verb may have several words, of which the first
// bends: "point out". Empty lines and lines that begin with # don't count.
func ReadLexicon(r io.Reader) (*Lexicon, error) {
	l := &Lexicon{entries: make(map[string][]entry)}
	var v Verb
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			var ok bool
			if v, ok = readClass(line); !ok {
				return nil, fmt.Errorf("%w: line %d: %q isn't a class and a strength from 0 to 2, such as [claims 1]", ErrLexicon, n, line)
			}
		case v.Class == "":
			return nil, fmt.Errorf("%w: line %d: %q comes before the first class, such as [says 0]", ErrLexicon, n, line)
		default:
			l.add(strings.ToLower(line), v)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("reading a lexicon of cues: %w", err)
	}
	for _, es := range l.entries {
		slices.SortStableFunc(es, func(a, b entry) int { return len(b.rest) - len(a.rest) })
	}
	return l, nil
}

func readClass(line string) (Verb, bool) {
	var name string
	var v Verb
	if n, _ := fmt.Sscanf(strings.Trim(line, "[]"), "%s %d", &name, &v.Strength); n != 2 {
		return v, false
	}
	v.Class = Class(name)
	return v, slices.Contains(Classes[:], v.Class) && v.Strength >= 0 && v.Strength <= 2
}

func (l *Lexicon) add(line string, v Verb) {
	lemma, forms, _ := strings.Cut(line, ":")
	words := strings.Fields(lemma)
	if len(words) == 0 {
		return
	}
	v.Lemma = strings.Join(words, " ")
	e := entry{words[1:], v}
	for _, f := range append(inflect(words[0]), strings.Fields(forms)...) {
		if !slices.ContainsFunc(l.entries[f], func(o entry) bool { return slices.Equal(o.rest, e.rest) }) {
			l.entries[f] = append(l.entries[f], e)
		}
	}
}

// inflect returns the regular forms of a verb.
func inflect(v string) []string {
	stem := strings.TrimSuffix(v, "e")
	switch {
	case stem != v && strings.HasSuffix(v, "ee"):
		return []string{v, v + "s", v + "d", v + "ing"}
	case stem != v:
		return []string{v, v + "s", v + "d", stem + "ing"}
	case strings.HasSuffix(v, "y") && len(v) > 2 && !strings.ContainsRune("aeou", rune(v[len(v)-2])):
		return []string{v, v[:len(v)-1] + "ies", v[:len(v)-1] + "ied", v + "ing"}
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"):
		return []string{v, v + "es", v + "ed", v + "ing"}
	}
	return []string{v, v + "s", v + "ed", v + "ing"}
}

// Lookup returns the verb that words begin with, in any form and case, and how
// many words it takes: 0 if the lexicon has none.
func (l *Lexicon) Lookup(words ...string) (Verb, int) {
	if len(words) == 0 {
		return Verb{}, 0
	}
	return l.lookup(words[0], func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	})
}

// lookup is Lookup with the words after the first, counted from 1, from next.
func (l *Lexicon) lookup(first string, next func(int) string) (Verb, int) {
	var buf [32]byte
	word, ok := fold(buf[:0], first)
	if !ok {
		return Verb{}, 0
	}
	for _, e := range l.entries[string(word)] {
		if matches(e.rest, next) {
			return e.Verb, 1 + len(e.rest)
		}
	}
	return Verb{}, 0
}

func matches(rest []string, next func(int) string) bool {
	for i, w := range rest {
		if !strings.EqualFold(next(i+1), w) {
			return false
		}
	}
	return true
}

// fold appends s to buf in lower case. It is false where s is longer than any
// word of a lexicon or isn't ASCII.
func fold(buf []byte, s string) ([]byte, bool) {
	if len(s) > cap(buf) {
		return nil, false
	}
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return nil, false
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf, true
}
