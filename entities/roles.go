package entities

import (
	"strings"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/text"
)

// roleReach is how far from a name, in bytes, its role may begin or end.
const roleReach = 160

// A phrase is a stretch of a sentence cut into units, for reading roles.
type phrase struct {
	text  string
	units []names.Unit
}

func (p phrase) word(i int) string {
	if i < 0 || i >= len(p.units) {
		return ""
	}
	return p.text[p.units[i].Start:p.units[i].End]
}

func (p phrase) lower(i int) string { return foldWord(p.word(i)) }

func (p phrase) isRole(i int) bool {
	if _, ok := roleNouns()[p.lower(i)]; ok {
		return true
	}
	w := p.word(i)
	if _, ok := roleNouns()[w]; ok { // written in capitals
		return true
	}
	return titles()[w].role
}

// isModifier reports whether unit i may stand within a title, before its noun.
func (p phrase) isModifier(i int) bool {
	w := p.word(i)
	if w == "-" { // within a word, and not as a dash
		return i > 0 && p.units[i-1].End == p.units[i].Start
	}
	if w == "&" {
		return true
	}
	return modifiers()[p.lower(i)] || capitalized(w) && (acronym(w) || !functionWord(p.lower(i))) || p.isRole(i)
}

// functionWord reports whether w, which may be capitalized because it begins a
// sentence, is no part of a title.
func functionWord(w string) bool {
	switch w {
	case "the", "a", "an", "and", "but", "or", "in", "on", "at", "as", "by", "for", "from", "to", "with", "when", "while",
		"after", "before", "if", "that", "this", "these", "his", "her", "its", "their", "our", "my", "he", "she", "it", "they",
		"we", "i", "so", "then", "also", "even", "both", "like", "since", "according", "meanwhile", "however", "although",
		"though", "because", "under", "despite", "during", "not", "no", "was", "is", "are", "were", "said", "says",
		"who", "which", "what", "where", "why", "how", "read", "mr", "mrs", "ms", "miss", "earlier", "later", "today",
		"yesterday", "now", "still", "yet", "only", "just", "sometimes", "often", "perhaps", "maybe", "once", "again", "never", "always",
		"recently", "instead", "finally", "eventually", "moreover", "furthermore", "nevertheless", "thus", "hence", "here", "there", "excellency", "highness", "majesty", "honor", "honour", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// determiner reports whether w begins a noun phrase and is no part of a role.
func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "his", "her", "their", "its", "our", "my", "one":
		return true
	}
	return false
}

// roles finds the title before and the apposition after each person's name.
func roles(d *text.Doc, ms []Mention) []Role {
	var out []Role
	var buf, behind []names.Unit
	sent := 0
	for i, m := range ms {
		if m.Kind != Person || m.Form != Name {
			continue
		}
		lo, hi := sentenceBounds(d, &sent, m.Span)
		if i > 0 && ms[i-1].Kind == Person {
			lo = max(lo, ms[i-1].End)
		}
		from := runeStart(d.Text, max(lo, m.Start-roleReach))
		buf = names.Lex(d.Text, from, m.Start, buf[:0])
		to := runeStart(d.Text, min(hi, m.End+roleReach))
		behind = names.Lex(d.Text, m.End, to, behind[:0])
		after := phrase{d.Text, behind}
		for _, s := range rolesBefore(phrase{d.Text, buf}, after.closes()) {
			ok := true
			s.Start = wholeName(ms[:i], s.Start)
			if titleCase(d.Text[lo:hi]) {
				s, ok = inTitle(d.Text, s)
			}
			own := ok && ownRole(d.Text[from:s.Start]) && s.End < m.Start && d.Text[s.End] == ','
			if ok && (!own || !speaks(after, -1)) {
				out = append(out, Role{Span: s, Mention: i})
			}
		}
		if s, ok := roleAfter(after); ok && !namesPerson(ms[i+1:], s) {
			out = append(out, Role{Span: s, Mention: i, After: true})
		}
	}
	return out
}

// wholeName returns where the name begins that a role with a start within it begins with:
// "Party for the People" of "Party for the People leader". Of ms, which are in order, all
// end before the role does.
func wholeName(ms []Mention, start int) int {
	for i := len(ms) - 1; i >= 0 && ms[i].End > start; i-- {
		if ms[i].Kind == Organization && ms[i].Start < start {
			return ms[i].Start
		}
	}
	return start
}

// ownRole reports whether before, which leads up to a role, ends in "his" or the like:
// "according to her attorney, Lind said" tells of two persons.
func ownRole(before string) bool {
	w := strings.TrimRight(before, " ")
	switch strings.ToLower(lastWord(w)) {
	case "his", "her", "their", "its", "our", "my":
		return true
	}
	return false
}

// inTitle cuts a role in a line that has capitals on all words to the words before its
// noun that are known to belong to one, as those before them may be the line's
// verb: "Attorney" in "Council Trashes Attorney". A role that goes on behind its noun
// with words that aren't known is none.
func inTitle(txt string, s text.Span) (text.Span, bool) {
	p := phrase{txt, names.Lex(txt, s.Start, s.End, nil)}
	head := len(p.units) - 1
	for i := range p.units {
		if w := p.lower(i); i > 0 && (w == "of" || w == "for") {
			head = i - 1
			break
		}
	}
	for i := head + 1; i < len(p.units); i++ {
		switch w := p.lower(i); {
		case w == "of", w == "for", w == "and", w == "the", w == ".", p.titleWord(i):
		default:
			return text.Span{}, false
		}
	}
	start := head
	for start > 0 && p.titleWord(start-1) {
		start--
	}
	for start < head && (p.word(start) == "-" || p.word(start) == "&") {
		start++
	}
	return text.Span{Start: int(p.units[start].Start), End: s.End}, true
}

// titleWord reports whether unit i is known to be a word of titles.
func (p phrase) titleWord(i int) bool {
	w := p.word(i)
	if w == "-" || w == "&" || w == "." || modifiers()[p.lower(i)] || p.isRole(i) || acronym(w) {
		return true
	}
	_, key := nameKey(w)
	_, ok := gazetteer()[key]
	return ok || key == "affairs" || key == "state"
}

// namesPerson reports whether one of ms, which are in order, is a person named
// in s: what looks like an apposition is then the next item of a list.
func namesPerson(ms []Mention, s text.Span) bool {
	for _, m := range ms {
		if m.Start >= s.End {
			return false
		}
		if m.Kind == Person && m.End > s.Start {
			return true
		}
	}
	return false
}

// sentenceBounds returns the bounds of the sentence that holds s, looking from
// sentence *at on, which it moves.
func sentenceBounds(d *text.Doc, at *int, s text.Span) (lo, hi int) {
	for *at < len(d.Sentences) && d.Sentences[*at].End <= s.Start {
		*at++
	}
	if *at == len(d.Sentences) || d.Sentences[*at].Start > s.Start {
		return s.Start, s.End
	}
	return d.Sentences[*at].Start, max(s.End, d.Sentences[*at].End)
}

// runeStart returns the rune boundary at or before i.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// rolesBefore finds the title that ends right before a name: "US Secretary of State",
// "Israeli Security Minister", "WHO representative", "Gen."; and the one that a comma parts
// from it and from such a title: "The Minister of Interior, Gen." Closed is whether the
// name is followed by the end of an apposition.
func rolesBefore(p phrase, closed bool) []text.Span {
	last := len(p.units) - 1
	if last < 0 {
		return nil
	}
	end := last
	if p.word(last) == "." { // an abbreviated title
		last--
	}
	if honorific(p.lower(last)) { // "Prime Minister Mr. Lind"
		last--
		if p.word(last) == "." {
			last--
		}
		end = last
	}
	if p.word(last) == "," { // "Iran's foreign minister, Karim Adel,"
		if s, ok := roleBeforeComma(p, last-1, closed); ok {
			return []text.Span{s}
		}
		return nil
	}
	if last < 0 {
		return nil
	}
	head := last
	if w := p.lower(last); (w == "elect" || w == "designate") && p.word(last-1) == "-" { // "President-elect"
		head = last - 2
	}
	if !p.isRole(head) {
		head = headBeforeOf(p, last)
	}
	if head < 0 {
		return nil
	}
	start := p.modifiersBefore(head)
	for start < head && (p.word(start) == "-" || p.word(start) == "&") {
		start++
	}
	out := []text.Span{{Start: int(p.units[start].Start), End: int(p.units[end].End)}}
	if _, ok := titles()[p.word(head)]; (ok || acronym(p.word(head))) && p.word(start-1) == "," {
		if s, ok := roleBeforeComma(p, start-2, closed); ok {
			out = []text.Span{s, out[0]}
		}
	}
	return out
}

// closes reports whether p, which follows a name, begins with what ends an apposition.
func (p phrase) closes() bool {
	w := p.word(0)
	return delimiter(w) && w != "(" && w != "["
}

// modifiersBefore returns where the words that belong to the role noun at unit
// head begin: "Bank of England" before "governor".
func (p phrase) modifiersBefore(head int) int {
	start := head
	for start > 0 {
		switch {
		case p.isModifier(start - 1):
			start--
		case start > 1 && p.word(start-1) == "." && titles()[p.word(start-2)].role: // "Lt. Col."
			start -= 2
		case start > 1 && start < head && p.lower(start-1) == "of" && capitalized(p.word(start-2)) && !functionWord(p.lower(start-2)):
			start -= 2
		default:
			return start
		}
	}
	return start
}

// roleBeforeComma finds a role that ends at unit last, with a comma between it
// and the name. It has to begin like a noun phrase, so that the last item of a
// list isn't taken for one, or to begin the sentence; that, a name in it ("The mayor of
// Norvale, Mara Lind,") and adjectives no list knows are allowed where it is closed behind the name.
func roleBeforeComma(p phrase, last int, closed bool) (text.Span, bool) {
	head := last
	if !p.isRole(last) {
		if head = headBeforeOf(p, last); head < 0 || !closed {
			return text.Span{}, false
		}
	}
	start := p.modifiersBefore(head)
	first := start
	for first > 0 && first > start-maxAdjectives && isLowerWord(p.word(first-1)) && !functionWord(p.lower(first-1)) && !determiner(p.lower(first-1)) {
		first--
	}
	switch {
	case determiner(p.lower(start-1)) || possessive(p.word(start-1)):
	case closed && (determiner(p.lower(first-1)) || possessive(p.word(first-1))):
		start = first
	case closed && (start == 0 && capitalized(p.word(0)) || p.word(start-1) == ")"): // "the Union of Teachers (UT) chair, Mara Lind,"
	default:
		return text.Span{}, false
	}
	return text.Span{Start: int(p.units[start].Start), End: int(p.units[last].End)}, true
}

// maxAdjectives is the number of words in lower case before a role that may belong to it
// though no list knows them: "the ship's second officer".
const maxAdjectives = 2

func possessive(w string) bool { return w == "'s" || w == "’s" }

// headBeforeOf finds the role noun of a title that ends in "of …" or "for …" at
// unit last, or returns -1.
func headBeforeOf(p phrase, last int) int {
	for j := last; j > 0 && j > last-7; j-- {
		switch w := p.lower(j); {
		case w == "of" || w == "for":
			if j < last && p.isRole(j-1) {
				return j - 1
			}
		case w == "in" && j < last && p.lower(j-1) == "minister": // "Minister in the Presidency"
			return j - 1
		case w != "the" && w != "and" && functionWord(w): // "attorney for His Dubious"
			return -1
		case capitalized(p.word(j)), modifiers()[w], w == "and", w == "the", w == "-", w == "affairs":
		default:
			return -1
		}
	}
	return -1
}

// roleAfter finds the apposition that begins right after a name: ", the
// minister for strategic affairs,".
func roleAfter(p phrase) (text.Span, bool) {
	if p.word(0) != "," {
		return text.Span{}, false
	}
	i := 1
	if w := p.word(i); w != "" && '0' <= w[0] && w[0] <= '9' && p.word(i+1) == "," { // an age
		i += 2
	}
	if determiner(p.lower(i)) {
		i++
	}
	start, head := i, -1
	for ; i < len(p.units) && i < start+9; i++ {
		w := p.lower(i)
		if p.isRole(i) {
			head = i
			if next := i + 1; p.isRole(next) || p.word(next) == "-" {
				continue
			}
			break
		}
		if possessive(p.word(i)) || p.word(i) == "-" {
			continue
		}
		if functionWord(w) || delimiter(w) || !p.isModifier(i) && i > start+4 {
			return text.Span{}, false
		}
	}
	if head < 0 || p.word(head+1) == "." && titles()[p.word(head)].role && head+2 < len(p.units) {
		return text.Span{}, false // none, or the next one's: ", Gov. Ann Reed"
	}
	end := head
	for i = head + 1; i < len(p.units) && i < head+16; i++ {
		w := p.lower(i)
		if delimiter(w) || relative(w) {
			break
		}
		end = i
	}
	if i == head+1 && i < len(p.units) && p.word(i) != "," && p.word(i) != "." && !delimiter(p.word(i)) && !relative(p.lower(i)) {
		return text.Span{}, false
	}
	return text.Span{Start: int(p.units[start].Start), End: int(p.units[end].End)}, true
}

func delimiter(w string) bool {
	return w == "" || strings.ContainsAny(w, ",.;:()\"“”—–!?[]")
}

// relative reports whether w ends a role and goes on with what the person does.
func relative(w string) bool {
	switch w {
	case "who", "whose", "which", "that", "said", "says", "told", "was", "is", "has", "had", "and", "but", "as", "when", "while", "will", "would":
		return true
	}
	return false
}
