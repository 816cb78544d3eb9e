package quotes

import (
	"strings"
	"unicode"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// Interviews and debates as they are printed, turn by turn.

// A conversation knows whose turns the lines of a text are, by what stands before
// their colons.
type conversation struct {
	capitals bool           // LIND: We will appeal.
	turns    map[string]int // Lind: We will appeal. How many lines begin so
}

// maxLabel is the length in words of what stands before the colon of a turn.
const maxLabel = 3

// conversation finds out whether the text is one: at least two lines in capitals,
// or three by at least two who take turns, one of them twice.
func (rd *reading) conversation() conversation {
	c := conversation{turns: make(map[string]int)}
	capitals, lines := 0, 0
	for i := range rd.d.Sentences {
		s := &rd.d.Sentences[i]
		if i > 0 && rd.d.Sentences[i-1].Block == s.Block || rd.d.Blocks[s.Block].Kind != text.Paragraph {
			continue
		}
		line := run{s.First, min(s.First+12, len(rd.d.Tokens))}
		if src := rd.labelInCapitals(line); !src.empty() {
			capitals++
		} else if src := rd.label(line); !src.empty() {
			c.turns[rd.d.Slice(rd.span(src))]++
			lines++
		}
	}
	c.capitals = capitals > 1
	most := 0
	for _, n := range c.turns {
		most = max(most, n)
	}
	if len(c.turns) < 2 || len(c.turns) > 6 || lines < 3 || most < 2 {
		c.turns = nil
	}
	return c
}

// turn reads a line of c: LIND: We will appeal.
func (rd *reading) turn(line run, c *conversation) (attribution, bool) {
	if rd.d.Blocks[rd.block(line.first)].Kind != text.Paragraph {
		return attribution{}, false
	}
	src := run{}
	if c.capitals {
		src = rd.labelInCapitals(line)
	}
	if c.turns != nil && src.empty() {
		src = rd.label(line)
	}
	if src.empty() {
		return attribution{}, false
	}
	a := attribution{source: src, cue: run{src.last, src.last + 1}, content: []run{rd.trim(run{src.last + 1, line.last})}, confidence: 0.7}
	return a, rd.words(a.content[0]) > 1
}

// labelInCapitals returns the name in capitals before the colon of line.
func (rd *reading) labelInCapitals(line run) run {
	i := line.first
	if i < line.last && rd.kind[i] == quoteMark {
		i++
	}
	src := run{i, i}
	for src.last < line.last && src.len() <= maxLabel && inCapitals(rd.word(src.last)) {
		src.last++
	}
	if src.empty() || !rd.is(src.last, ":") || src.last+2 >= line.last {
		return run{}
	}
	return src
}

// label returns the name, or the Q or A, before the colon of line.
func (rd *reading) label(line run) run {
	src := run{line.first, line.first}
	for src.last < line.last && src.len() <= maxLabel && rd.kind[src.last] == capital {
		src.last++
	}
	if src.empty() || src.len() > maxLabel || !rd.is(src.last, ":") || src.last+2 >= line.last || labels[strings.ToLower(rd.word(src.last-1))] || rd.isTopic(src) {
		return run{}
	}
	return src
}

// Words in capitals before a colon that are no one's name.
var labels = wordSet("note breaking update updated posted published watch related exclusive photo photos video videos read more analysis opinion review correction editor live listen source sources tags topics warning")

// inCapitals reports whether w is a name as transcripts have it, such as LIND or
// MR. O’NEILL, not an abbreviation of two letters.
func inCapitals(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3 && !labels[strings.ToLower(w)] || w == "MR." || w == "MS." || w == "DR."
}

// answerer returns the person whom the answers of an interview are of, where it
// calls them A: whom the text names most, or -1.
func (rd *reading) answerer() int {
	named := make([]int, len(rd.r.Entities))
	best := -1
	for m := range rd.r.Mentions {
		men := &rd.r.Mentions[m]
		if men.Entity < 0 || men.Form != entities.Name || rd.r.Entities[men.Entity].Kind != entities.Person {
			continue
		}
		if named[men.Entity]++; best < 0 || named[men.Entity] > named[best] {
			best = men.Entity
		}
	}
	return best
}
