package quotes

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// maxDateline is the length in words of the longest dateline.
const maxDateline = 12

// behindDateline returns where a paragraph that begins at token first goes on
// behind the place, the day and the agency that news begin with: “NEW DELHI: …”,
// “Westport, May 15 (PTI) …”. Without them that is first.
func (rd *reading) behindDateline(first int) int {
	b := rd.block(first)
	if rd.d.Blocks[b].Kind != text.Paragraph || !rd.isPlace(first) {
		return first
	}
	i := first
	for i < len(rd.kind) && i-first < maxDateline && (rd.kind[i] == capital || rd.kind[i] == number || rd.is(i, ",", ".", "/")) {
		i++
	}
	agency := false
	if rd.is(i, "(") {
		end := rd.find(run{i, min(len(rd.kind), i+6)}, ")")
		if end < 0 || rd.kind[i+1] != capital {
			return first
		}
		i, agency = end+1, true
	}
	switch {
	case rd.is(i, "—", "–", "-", "--"), agency && rd.is(i, ":"):
		i++
	case agency:
	case rd.is(i, ":") && rd.onlyPlace(run{first, i}) && endsInStop(rd.d.Slice(rd.d.Blocks[b].Span)):
		i++
	default:
		return first
	}
	if i >= len(rd.kind) || rd.block(i) != b {
		return first
	}
	return i
}

// firstWord returns the first token of sentence s behind a dateline.
func (rd *reading) firstWord(s run) int {
	if s.first > 0 && rd.block(s.first-1) == rd.block(s.first) {
		return s.first
	}
	return min(rd.behindDateline(s.first), s.last)
}

// endsInStop reports whether s ends as sentences do. A line of a ticker, in which
// a country speaks, doesn't.
func endsInStop(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), "\"'”’)")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, ",")
}

// isPlace reports whether a place's name begins at token i, or a word in
// capitals that may be one.
func (rd *reading) isPlace(i int) bool {
	if m := rd.mention[i]; m >= 0 {
		return rd.r.Mentions[m].Kind == entities.Location
	}
	w := rd.word(i)
	return len(w) > 3 && rd.kind[i] == capital && w == strings.ToUpper(w)
}

// onlyPlace reports whether every word of r is part of a place's name.
func (rd *reading) onlyPlace(r run) bool {
	for i := r.first; i < r.last; i++ {
		if rd.isWord(i) && (rd.mention[i] < 0 || rd.r.Mentions[rd.mention[i]].Kind != entities.Location) {
			return false
		}
	}
	return true
}

// dropDateline takes from a what stands before the first word of its paragraph.
func (rd *reading) dropDateline(a *attribution) {
	at := a.cue.first
	if a.cue.empty() || len(a.content) == 0 {
		return
	}
	if !a.source.empty() {
		at = min(at, a.source.first)
	}
	at = min(at, a.content[0].first)
	start := at
	for b := rd.block(at); start > 0 && rd.block(start-1) == b; start-- {
		if at-start > maxDateline {
			return
		}
	}
	first := rd.behindDateline(start)
	if first == start || first > a.cue.first {
		return
	}
	if a.source.first < first && first < a.source.last {
		a.source.first = first
	}
	a.content = without(a.content, run{start, first})
}
