package entities

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/forename"
	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

// wholeNames mends the bounds of persons' names: particles and initials belong to
// them ("Ursula von der Leyen", "K. V. Raghavan"), titles before and letters behind them
// don't ("Smt Lata Deshpande", "David Finch KC"), and a title by itself is no name, nor is a
// word without a capital. It reuses ms.
func wholeNames(d *text.Doc, ms []Mention) []Mention {
	if !slices.ContainsFunc(ms, func(m Mention) bool { return m.Kind == Person }) {
		return ms
	}
	var units [16]names.Unit
	out := ms[:0]
	forenames := map[string]bool{} // "Jong-un", once "Kim Jong-un" was read
	offices := map[string]bool{}   // "CS", once "CS Kamau" was read
	sent := 0
	for i := 0; i < len(ms); i++ {
		m := ms[i]
		if m.Kind != Person {
			if m.End = withoutTitle(d.Text, m.Span); m.End > m.Start && !offices[d.Slice(m.Span)] {
				out = append(out, m)
			}
			continue
		}
		if name := d.Slice(m.Span); strings.ToLower(name) == name && strings.ToUpper(name) != name && !strings.Contains(name, " ") {
			continue // "missed the mark"
		}
		m.Span = oneName(d.Text, m.Span)
		lo, hi := sentenceBounds(d, &sent, m.Span)
		if len(out) > 0 {
			lo = max(lo, out[len(out)-1].End)
		}
		for i+1 < len(ms) && ms[i+1].End <= hi && goesOn(d.Text, m.Span, ms[i+1]) {
			i++
			m.End, m.Confidence = ms[i].End, min(m.Confidence, ms[i].Confidence)
		}
		if i+1 < len(ms) {
			apart(d.Text, m.Span, &ms[i+1])
			hi = min(hi, ms[i+1].Start)
		}
		m.Start += weakLead(d.Slice(m.Span))
		m.Start = particleStart(d.Text, lo, initialStart(d.Text, lo, m.Start))
		m.End += syllable(d.Text[:max(hi, m.End)], m.Span, forenames)
		m.End = surnameEnd(d.Text[:max(hi, m.End)], m.End)
		if name := d.Slice(m.Span); strings.IndexByte(name, '-') > strings.IndexByte(name, ' ') {
			forenames[name[strings.LastIndexByte(name, ' ')+1:]] = true
		}
		bare(d.Text, &m, units[:])
		for _, suffix := range [...]string{" Jr. ", " Sr. "} {
			if at := strings.Index(d.Slice(m.Span), suffix); at > 0 {
				m.End = m.Start + at + len(suffix) - 1 // "Bliss Jr. Reaching the House"
			}
		}
		if suffix := d.Text[:m.End]; m.End < hi && d.Text[m.End] == '.' && (strings.HasSuffix(suffix, " Jr") || strings.HasSuffix(suffix, " Sr")) {
			m.End++
		}
		if n := len(out); n > 0 && out[n-1].End >= lo && leadsTo(d.Text[out[n-1].End:m.Start]) && !office(d.Text, &out[n-1], units[:]) {
			out = out[:n-1]
		}
		if w := lastWord(strings.TrimSuffix(d.Text[lo:m.Start], " ")); acronym(w) && titles()[w].role {
			offices[w] = true
		}
		out = append(out, m)
	}
	return out
}

// oneName returns what of s, taken for a person's name, may be one: the last cell of a table's
// row, and nothing from a small word on that no name holds ("Ana Song is IGN").
func oneName(txt string, s text.Span) text.Span {
	if at := strings.LastIndexByte(txt[s.Start:s.End], '\t'); at >= 0 && at+1 < s.Len() {
		s.Start += at + 1
	}
	for _, w := range [...]string{" is ", " was ", " has ", " in ", " on ", " at ", " as ", " for ", " with ", " to "} {
		if at := strings.Index(txt[s.Start:s.End], w); at > 0 {
			s.End = s.Start + at
		}
	}
	return s
}

// withoutEpithets cuts off persons' names a word before them that is no forename, where the
// text has the rest by itself and it begins with one: "Democrat" in "Democrat Mara Lind",
// "Universe" in "Miss Universe Ana Sola". It changes ms.
func withoutEpithets(d *text.Doc, ms []Mention) []Mention {
	var alone map[string]bool
	for i := range ms {
		if s := d.Slice(ms[i].Span); ms[i].Kind == Person && strings.Contains(s, " ") {
			if alone == nil {
				alone = map[string]bool{}
			}
			alone[s] = true
		}
	}
	for i := range ms {
		epithet, name, _ := strings.Cut(d.Slice(ms[i].Span), " ")
		if ms[i].Kind != Person || !alone[name] || initial(epithet) || particleOf(epithet) != noParticle || isForename(epithet) {
			continue
		}
		if first, _, _ := strings.Cut(name, " "); isForename(first) {
			ms[i].Start = ms[i].End - len(name)
		}
	}
	return ms
}

func isForename(w string) bool { return forename.Gender(w+" ") != 0 }

// A particle is a word that may stand before a surname, in lower case.
type particle byte

const (
	noParticle   particle = iota
	weakParticle          // it is a word of English, too, or means little by itself
	strongParticle
)

func particleOf(w string) particle {
	switch strings.ToLower(w) {
	case "von", "de", "du", "dos", "da", "di", "del", "della", "dello", "degli", "bin", "bint", "ibn", "ben", "abu", "af", "zu", "zum", "zur", "ter":
		return strongParticle
	case "van", "der", "den", "ten", "das", "do", "la", "le", "al", "el":
		return weakParticle
	}
	return noParticle
}

// lastWord returns the word that ends txt, back to white space, a hyphen or an opening mark.
func lastWord(txt string) string {
	i := strings.LastIndexAny(txt, " \n\u00a0-(\"“‘—–")
	if i < 0 {
		return txt
	}
	_, n := utf8.DecodeRuneInString(txt[i:])
	return txt[i+n:]
}

// allParticles reports whether s is particles and nothing else, and whether that is sure to
// be part of a name: "von der", and not a mere "van".
func allParticles(s string) (ok, sure bool) {
	n := 0
	for w := range strings.FieldsSeq(s) {
		p := particleOf(w)
		if p == noParticle {
			return false, false
		}
		sure = sure || p == strongParticle
		n++
	}
	return n > 0, sure || n > 1
}

// goesOn reports whether next is the rest of the person's name s: "Ursula" and "Leyen" in
// "Ursula von der Leyen".
func goesOn(txt string, s text.Span, next Mention) bool {
	between := txt[s.End:next.Start]
	if between == "" || between[0] != ' ' {
		return false
	}
	if between == " " {
		name, rest := txt[s.Start:s.End], txt[next.Start:next.End]
		first, _, more := strings.Cut(rest, " ")
		return next.Kind == Person && (more && !capitalized(rest) && particleOf(first) != noParticle ||
			strings.Contains(name, " ") && particleOf(lastWord(name)) != noParticle)
	}
	ok, sure := allParticles(between)
	return ok && (next.Kind == Person || sure && !strings.Contains(txt[next.Start:next.End], " "))
}

// apart takes a surname off next, where it was found as one with what follows it: in
// "Pieter van der Westhuizen of AfriForum", AfriForum is left.
func apart(txt string, s text.Span, next *Mention) {
	if next.Kind == Person {
		return
	}
	if _, rest, ok := strings.Cut(txt[next.Start:next.End], " of "); ok && capitalized(rest) {
		if _, sure := allParticles(txt[s.End:next.Start]); sure {
			next.Start = next.End - len(rest)
		}
	}
}

// syllable returns the length of what a hyphen joins to the person's name s, as in "Kim
// Jong-un", and 0 if none is. A name of one word is only gone on with as known says.
func syllable(txt string, s text.Span, known map[string]bool) int {
	rest, ok := strings.CutPrefix(txt[s.End:], "-")
	if !ok || !isLowerWord(rest) {
		return 0
	}
	n := wordLen(rest)
	if n < 2 || n > maxSyllable || suffixed(rest[:n]) || strings.HasPrefix(rest[n:], "-") {
		return 0
	}
	if !strings.Contains(txt[s.Start:s.End], " ") && !known[txt[s.Start:s.End+1+n]] {
		return 0
	}
	return 1 + n
}

// surnameEnd returns where a name that ends at end does if particles and a surname
// follow that nobody found.
func surnameEnd(txt string, end int) int {
	at := end
	for {
		rest, ok := strings.CutPrefix(txt[at:], " ")
		if !ok {
			return end
		}
		w := rest[:wordLen(rest)]
		if at > end && capitalized(w) && particleOf(w) == noParticle {
			if _, sure := allParticles(txt[end:at]); sure {
				return at + 1 + len(w)
			}
			return end
		}
		if particleOf(w) == noParticle {
			return end
		}
		at += 1 + len(w)
	}
}

// maxSyllable is the length in letters of the longest second part of an East Asian
// forename: "Ping-cheung".
const maxSyllable = 6

// suffixed reports whether w behind a hyphen makes an adjective of a name: "-led".
func suffixed(w string) bool {
	switch w {
	case "led", "era", "run", "born", "made", "like", "type", "style", "bred", "bound", "driven", "friend", "critic", "ally", "allies", "fan", "fans":
		return true
	}
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "esque")
}

// wordLen returns the length of the letters that s begins with.
func wordLen(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); n >= 0 {
		return n
	}
	return len(s)
}

// weakLead returns the length of the particle that the name s begins with, if it may as well
// be another word, "van" in "the police van Smith drove", for particleStart to judge.
func weakLead(s string) int {
	w, rest, ok := strings.Cut(s, " ")
	if ok && capitalized(rest) && isLowerWord(w) && particleOf(w) == weakParticle {
		return len(w) + 1
	}
	return 0
}

// particleStart returns where the particles before a name that begins at start begin,
// and start if there are none. They don't begin before lo.
func particleStart(txt string, lo, start int) int {
	at := start
	for at > lo && (txt[at-1] == ' ' || txt[at-1] == '-') {
		w := lastWord(txt[lo : at-1])
		if particleOf(w) == noParticle || txt[at-1] == '-' && at != start {
			break
		}
		at -= 1 + len(w)
	}
	if at == start {
		return start
	}
	first := txt[at : at+wordLen(txt[at:])]
	if _, sure := allParticles(strings.ReplaceAll(txt[at:start], "-", " ")); sure || txt[start-1] == '-' {
		return at
	}
	switch strings.ToLower(first) {
	case "do", "den", "ten", "der":
		return start
	}
	if capitalized(first) {
		return at
	}
	before := strings.TrimSuffix(txt[lo:at], " ")
	w := lastWord(before)
	if l := strings.ToLower(w); wordLen(w) < len(w) || w == "" || capitalized(w) || wordlist.Says()[l] || functionWord(l) && !determiner(l) {
		return at
	}
	return start // "the van Smith drove"
}

// initialStart returns where the initials before a name begin that itself begins with
// one: "K V Raghavan", of which "V Raghavan" was found.
func initialStart(txt string, lo, start int) int {
	if !initial(txt[start:]) {
		return start
	}
	for {
		before := strings.TrimRight(txt[lo:start], " \u00a0")
		w := lastWord(before)
		if len(before) == start-lo && !strings.HasSuffix(before, ".") || !initial(w) || w == "I" || w == "A" && w == before {
			return start
		}
		start = lo + len(before) - len(w)
	}
}

// initial reports whether s begins with a letter that stands for a name.
func initial(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && (n == len(s) || s[n] == '.' || s[n] == ' ')
}

// leadsTo reports whether a title ends right before a name if between lies
// between the two: a full stop perhaps, and more titles.
func leadsTo(between string) bool {
	if between == "" || len(between) > maxTitle {
		return false
	}
	for w := range strings.FieldsSeq(strings.TrimPrefix(between, ".")) {
		if _, ok := titles()[strings.TrimSuffix(w, ".")]; !ok {
			return false
		}
	}
	return true
}
