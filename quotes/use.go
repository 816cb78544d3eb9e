package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// A fragment is what the use of a pair of marks is told by.
type fragment struct {
	words, capitals, small int // small: of, the, and … in lower case
	possessive             bool
	stop                   bool // a comma or a stop stands before the closing mark
}

func fragmentOf(s string) fragment {
	var f fragment
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '—' }) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		f.words++
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			f.capitals++
		case smallWords[w]:
			f.small++
		}
		if f.words > 12 {
			break
		}
	}
	f.possessive = strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s")
	f.stop = strings.HasSuffix(s, ",") || strings.HasSuffix(s, ".")
	return f
}

// isName reports whether all words of f are capitalized, and few.
func (f *fragment) isName() bool { return f.words > 0 && f.words <= 3 && f.capitals == f.words }

// isTitle reports whether f is written as a title is: capitals but for small
// words.
func (f *fragment) isTitle() bool {
	return f.capitals > 0 && f.capitals+f.small == f.words && f.capitals*2 >= f.words && f.words <= 10
}

var smallWords = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true, "from": true, "in": true,
	"into": true, "is": true, "it": true, "of": true, "on": true, "or": true, "the": true, "to": true, "vs": true, "with": true,
}

// Words before a pair of marks that tell what it is for.
var (
	titleWords = wordSet("album anthem book broadcast column comedy commentary documentary drama entitled episode essay film hit memoir movie musical novel op-ed play podcast poem program programme sequel series show single sitcom song soundtrack starred starring titled")
	labelWords = wordSet("word words term terms phrase phrases slogan slogans motto hashtag dubbed known called named codenamed code-named nicknamed banner mean means meaning abbreviated acronym")
	nickWords  = wordSet("nicknamed nickname alias aka")
)

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// classify makes rd.marks, deciding what each pair is for as far as the marks
// and the words next to them tell. What lies in reported speech is settled
// afterwards, by settle.
func (rd *reading) classify() {
	rd.marks = make([]Mark, len(rd.pairs))
	seen := make(map[string]int) // how often each name stands in marks
	for k := range rd.pairs {
		p := &rd.pairs[k]
		in := p.inner()
		if f := fragmentOf(clip(rd.d.Slice(in))); f.isName() {
			seen[nameKey(rd.d.Slice(in))]++
		}
	}
	for k := range rd.pairs {
		p := &rd.pairs[k]
		m := &rd.marks[k]
		*m = Mark{Span: text.Span{Start: p.open.Start, End: p.end}, Inner: p.inner(), Quote: -1, Mention: -1, Unclosed: p.close.Empty()}
		m.Mention = rd.mentionIn(m.Inner)
		m.Use, m.Confidence = rd.useOf(m, seen)
	}
}

// clip bounds what is looked at of a long quotation.
func clip(s string) string {
	if len(s) <= 120 {
		return s
	}
	return strings.ToValidUTF8(s[:120], "")
}

func nameKey(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.;:!?", r) })
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	return strings.ToLower(s)
}

// mentionIn returns the mention that fills s but for a possessive and
// punctuation, or -1.
func (rd *reading) mentionIn(s text.Span) int {
	t := rd.tokens(s)
	if t.empty() || t.len() > 12 || rd.mention[t.first] < 0 {
		return -1
	}
	m := rd.mention[t.first]
	for i := t.first; i < t.last; i++ {
		if rd.mention[i] != m && rd.isWord(i) && !rd.is(i, "'s", "’s") {
			return -1
		}
	}
	return int(m)
}

// useOf says what m is for, as far as can be told before attribution.
func (rd *reading) useOf(m *Mark, seen map[string]int) (Use, float32) {
	if m.Unclosed {
		return Quotation, 0.6
	}
	in := rd.d.Slice(m.Inner)
	f := fragmentOf(clip(in))
	before := rd.before(m.Start)
	if f.words == 0 {
		return Quotation, 0.5
	}
	switch {
	case rd.isNickname(m, &f, before):
		return Nickname, 0.8
	case f.isName() && rd.isScareName(m, &f, seen[nameKey(in)]):
		return Scare, 0.9
	case f.words <= 4 && (before[0] == "so-called" || before[1] == "so-called"):
		return Scare, 0.9
	case f.words <= 6 && (labelWords[before[0]] && before[0] != "called" && before[0] != "words" || labelWords[before[1]] && before[0] == "as"):
		return Label, 0.7
	case f.isTitle() && (f.words >= 2 || titleWords[before[0]] || before[0] == "called" && titleWords[before[1]]) && (titleWords[before[0]] || titleWords[before[1]] || titleWords[before[2]]),
		f.isTitle() && f.words >= 2 && f.capitals >= 2 && (before[0] == "'s" || before[0] == "’s"): // on the Beacon's "Morning Watch"
		return WorkTitle, 0.8
	case f.isTitle() && f.capitals >= 2 && !f.stop && determiners[before[0]] && rd.kindAfter(m.End) == lower: // the "Grand Harbor" plan
		return Label, 0.6
	}
	return Quotation, 0.5
}

// isScareName reports whether marks round a name keep it at a distance: a place
// in marks, or a people's whose something is said to be, a name in marks again and again, or one with its
// possessive inside.
func (rd *reading) isScareName(m *Mark, f *fragment, times int) bool {
	if r, _ := utf8.DecodeRuneInString(rd.d.Slice(m.Inner)); unicode.IsDigit(r) {
		return false
	}
	if f.possessive || times >= 3 {
		return true
	}
	if m.Mention < 0 {
		return false
	}
	k := rd.r.Mentions[m.Mention].Kind
	if k == entities.NORP { // the "Ardenian" army
		return f.words == 1 && determiners[rd.before(m.Start)[0]] && rd.kindAfter(m.End) == lower
	}
	return k == entities.Location && f.words <= 2 && !f.stop
}

// isNickname reports whether m stands within or behind a person's name, as in
// Asaad Attiya Abu Sharia "Abu Al-Sheikh".
func (rd *reading) isNickname(m *Mark, f *fragment, before [3]string) bool {
	if f.words > 4 || f.capitals == 0 || f.capitals+f.small < f.words {
		return false
	}
	if nickWords[before[0]] || before[0] == "as" && nickWords[before[1]] {
		return true
	}
	t := rd.tokens(m.Span)
	if t.first == 0 || t.first >= len(rd.mention) {
		return false
	}
	if rd.kind[t.first-1] == capital && f.words <= 3 && t.last < len(rd.kind) && rd.kind[t.last] == capital && rd.mention[t.last] >= 0 &&
		rd.r.Mentions[rd.mention[t.last]].Kind == entities.Person {
		return true // Dwayne "The Rock" Johnson
	}
	if rd.mention[t.first-1] < 0 {
		return false
	}
	prev := &rd.r.Mentions[rd.mention[t.first-1]]
	if prev.End > m.Start { // Dwayne "The Rock" Johnson, all of it taken for the name
		return prev.Kind == entities.Person && prev.Form == entities.Name
	}
	if prev.Kind != entities.Person || prev.Form != entities.Name || rd.d.Slice(text.Span{Start: prev.End, End: m.Start}) != " " {
		return false
	}
	return f.words <= 3 && !f.stop && t.last < len(rd.kind) && (rd.kind[t.last] == capital || rd.is(t.last, ","))
}

// before returns the three words before at, the nearest first, in lower case.
func (rd *reading) before(at int) (w [3]string) {
	t := rd.tokens(text.Span{Start: at, End: at + 1})
	n := 0
	for i := t.first - 1; i >= 0 && i >= t.first-5 && n < len(w); i-- {
		if rd.isWord(i) {
			w[n] = strings.ToLower(rd.word(i))
			if i >= 2 && rd.is(i, "called") && rd.is(i-1, "-") && rd.is(i-2, "so") { // a word may be cut at its hyphen
				w[n], i = "so-called", i-2
			}
			n++
		}
	}
	return w
}

// isDoubted reports whether s lies in words that someone may be heard with.
func (rd *reading) isDoubted(s text.Span) bool {
	t := rd.tokens(s)
	return !t.empty() && rd.doubted != nil && rd.doubted[t.first] && rd.doubted[t.last-1]
}

// settle sets what each mark belongs to once the quotes are known, and decides
// on the short fragments that no one is quoted with.
func (rd *reading) settle(qs []Quote) {
	owner := contentIndex(qs)
	distant := rd.keepsDistance()
	for k := range rd.marks {
		m := &rd.marks[k]
		m.Quote = owner.find(m.Inner)
		if m.Use == Scare && rd.namesWork(m) {
			m.Use, m.Confidence = Label, 0.5
		}
		if m.Use != Quotation {
			continue
		}
		f := fragmentOf(clip(rd.d.Slice(m.Inner)))
		switch {
		case m.Quote >= 0:
			m.Confidence = max(0.7, qs[m.Quote].Confidence)
			if f.words <= 2 && f.capitals == 0 && rd.pairs[k].family == single && !rd.inBody(m) {
				m.Use, m.Confidence = Scare, 0.6 // 'odds' in a headline
			}
			if qs[m.Quote].Attitude && f.words == 1 && f.capitals == 0 && !f.stop {
				m.Use, m.Confidence = Scare, 0.5 // thoughts aren't quoted by a word
			}
			if distant && f.words == 1 && f.capitals == 0 && !f.stop && determiners[rd.before(m.Start)[0]] {
				m.Use, m.Confidence = Scare, 0.6 // a "constructive" meeting
			}
		case f.words > 7 || m.Unclosed:
			m.Confidence = 0.6
		default:
			m.Use, m.Confidence = rd.useAlone(m, &f)
			if m.Use == Scare && m.Confidence < 0.6 && rd.isDoubted(m.Inner) {
				m.Use, m.Confidence = Quotation, 0.5
			}
		}
	}
}

// namesWork reports whether m stands round a name that is rather one of a work or a
// label than of a place kept at a distance: “The Grand Harbor”, “Harbor Five-0”.
func (rd *reading) namesWork(m *Mark) bool {
	words := strings.Fields(rd.d.Slice(m.Inner))
	return len(words) > 1 && (words[0] == "The" || strings.ContainsAny(words[len(words)-1], "0123456789"))
}

// keepsDistance reports whether the writer keeps names at a distance by
// marks again and again: single words after an article are meant so too then.
func (rd *reading) keepsDistance() bool {
	n := 0
	for k := range rd.marks {
		if rd.marks[k].Use == Scare {
			n++
		}
	}
	return n >= 3
}

// useAlone says what a short fragment is for that no one is quoted with.
func (rd *reading) useAlone(m *Mark, f *fragment) (Use, float32) {
	before, after := rd.before(m.Start), rd.after(m.End)
	near := func(set map[string]bool) bool {
		return set[before[0]] || set[before[1]] || set[before[2]] || set[after]
	}
	switch {
	case f.isTitle() && near(titleWords):
		return WorkTitle, 0.8
	case f.isTitle() && f.words >= 2 && (f.stop || before[0] == "'s" || before[0] == "’s" || before[0] == "on" || before[0] == "in"):
		return WorkTitle, 0.6
	case near(labelWords):
		return Label, 0.6
	case f.capitals > 0 && f.capitals+f.small == f.words:
		return Label, 0.5
	case f.words <= 3 && f.capitals == 0 && !f.stop && determiners[before[0]] && rd.kindAfter(m.End) == lower:
		return Scare, 0.6 // a "constructive" meeting
	case f.words == 1 && f.capitals == 0:
		return Scare, 0.5
	}
	return Quotation, 0.5
}

var determiners = wordSet("a an the this that these those his her its their our my your any some such no more so-called 's ’s")

// after returns the word behind at, in lower case.
func (rd *reading) after(at int) string {
	t := rd.tokens(text.Span{Start: at - 1, End: at})
	for i := t.last; i < len(rd.kind) && i < t.last+2; i++ {
		if rd.isWord(i) {
			return strings.ToLower(rd.word(i))
		}
	}
	return ""
}

// kindAfter returns what the token behind at is made of.
func (rd *reading) kindAfter(at int) kind {
	if t := rd.tokens(text.Span{Start: at - 1, End: at}); t.last < len(rd.kind) {
		return rd.kind[t.last]
	}
	return punctuation
}

func (rd *reading) inBody(m *Mark) bool {
	t := rd.tokens(m.Span)
	return t.first < len(rd.d.Tokens) && rd.d.Blocks[rd.block(t.first)].Kind.InBody()
}
