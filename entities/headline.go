package entities

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// minTitleWords is the number of words from which on a line can show that it writes
// all of them with capitals, not just the names.
const minTitleWords = 4

// maxTitleLine is more than the length of any headline, in bytes: a bound on time.
const maxTitleLine = 1000

// titleCase reports whether s is written as headlines often are, with capitals on
// all words but the small ones: there a capital tells nothing of names. They don't end in a
// small word and a full stop.
func titleCase(s string) bool {
	if len(s) > maxTitleLine {
		return false
	}
	if rest, ok := strings.CutSuffix(s, "."); ok && isLowerWord(rest[strings.LastIndexByte(rest, ' ')+1:]) {
		return false
	}
	upper := 0
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, "\"“”‘’'.,:;!?()[]–—-|")
		switch {
		case capitalized(w):
			upper++
		case w == "" || w[0] < 'a' || w[0] > 'z':
		case !smallWord(w):
			return false
		}
	}
	return upper >= minTitleWords
}

// smallWord reports whether w may stand without a capital in a title.
func smallWord(w string) bool {
	switch w {
	case "of", "vs", "via", "per", "nor", "yet", "off", "out", "up", "than", "over", "into", "onto", "about", "against", "between", "through", "without", "amid":
		return true
	}
	return functionWord(w)
}

// fullNames are the names of persons, as they stand by themselves in a text.
type fullNames struct {
	full    map[string]bool // names of several words
	surname map[string]bool // their last words, and names of one word
	certain map[string]bool // names that stand where capitals tell of names
}

func (n *fullNames) add(s string) {
	i := strings.LastIndexByte(s, ' ')
	if i >= 0 {
		n.full[s] = true
	}
	if w := s[i+1:]; len(w) >= 3 && capitalized(w) && !acronym(w) {
		n.surname[w] = true
	}
}

// headlines cuts persons' names that run on into the verb or the next name of a
// headline, "Mara Lind Accuses Dahl", to the names that the rest of the text has. Where
// such a line gives the entity its name, it would be called so all over a report.
func headlines(d *text.Doc, ms []Mention) []Mention {
	if !slices.ContainsFunc(ms, func(m Mention) bool { return long(d, m) }) {
		return ms
	}
	known := fullNames{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	title := make([]bool, len(ms))
	sent, asked, is := 0, -1, false // where the sentence begins that was asked last, and the answer
	for i, m := range ms {
		if m.Kind != Person {
			continue
		}
		lo, hi := sentenceBounds(d, &sent, m.Span)
		if long(d, m) {
			if lo != asked {
				asked, is = lo, titleCase(d.Text[lo:hi])
			}
			title[i] = is
		}
		if !title[i] {
			known.add(d.Slice(m.Span))
			known.certain[d.Slice(m.Span)] = true
		}
	}
	var out []Mention
	for i, m := range ms {
		if title[i] && !known.certain[d.Slice(m.Span)] {
			out = known.cut(d, m, out)
		} else {
			out = append(out, m)
		}
	}
	return out
}

// long reports whether m is a person called by three words or more.
func long(d *text.Doc, m Mention) bool {
	return m.Kind == Person && strings.Count(d.Slice(m.Span), " ") >= 2
}

// cut appends to out the names that m begins and ends with, or m where it has none.
func (n *fullNames) cut(d *text.Doc, m Mention, out []Mention) []Mention {
	s := d.Slice(m.Span)
	head, tail := "", ""
	for i := len(s) - 1; i > 0; i-- {
		switch {
		case s[i] != ' ':
		case head == "" && n.full[s[:i]]:
			head = s[:i]
		}
	}
	for i := range s {
		if s[i] == ' ' && i >= len(head) && n.full[s[i+1:]] {
			tail = s[i+1:]
			break
		}
	}
	if head == "" && tail == "" {
		return append(out, m)
	}
	// A surname by itself is a second name only behind another word: "Ana Lopez
	// Garcia" is one person.
	if i := strings.LastIndexByte(s, ' '); tail == "" && i > len(head) && n.surname[s[i+1:]] {
		tail = s[i+1:]
	}
	if head != "" {
		x := m
		x.End = m.Start + len(head)
		out = append(out, x)
	}
	if tail != "" {
		m.Start = m.End - len(tail)
		out = append(out, m)
	}
	return out
}
