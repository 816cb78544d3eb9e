package compare

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// speaksFor returns the code of the country for which mention i speaks without
// being its name: its people's officials, its capital, an administration.
func (r *reading) speaksFor(i int) string {
	m, kind := r.Mentions[i], r.mentionKind(i)
	switch {
	case kind == entities.NORP:
		return r.peopleSpeak(i)
	case m.Form != entities.Name:
		return ""
	case kind == entities.Person:
		if _, ok := r.reach[i]; ok {
			return "US" // "the Dahl administration" is an American's
		}
	}
	code := capitals()[strings.TrimPrefix(foldWord(r.Slice(m.Span)), "the ")]
	if code == "" || code == "US" && strings.HasSuffix(r.Slice(m.Span), "House") || strings.HasSuffix(r.Slice(m.Span), "remlin") || strings.HasSuffix(r.Slice(m.Span), "Street") {
		return code // the last three are never mere places
	}
	if r.actsAsState(m.Span) {
		return code
	}
	return ""
}

// actsAsState reports whether the capital at s is no place here but its state, by
// the words around it.
func (r *reading) actsAsState(s text.Span) bool {
	t := r.Article.Text
	before := r.wordsBefore(s.Start, 2)
	rest := strings.TrimLeft(t[s.End:min(len(t), s.End+3*maxWord)], " ")
	if rest, ok := strings.CutPrefix(foldWord(rest), "'s "); ok {
		// "Lorne's missile program", but not "Lorne's old harbor"
		return slices.ContainsFunc(wordsOf(rest, 2), func(w string) bool { return standing()["statecraft"][w] })
	}
	after := wordsOf(rest, 4)
	// Two capitals that "and" joins are of one kind: "Lorne and Brenn agreed".
	if n := leadingCapital(after[min(len(after), 1):]); n > 0 && after[0] == "and" {
		after = after[1+n:]
	} else if wide := r.wordsBefore(s.Start, 5); len(wide) > 0 && wide[0] == "and" {
		if n := trailingCapital(wide[1:]); n > 0 {
			before = wide[1+n:]
		}
	}
	switch {
	case len(before) > 0 && standing()["counterpart"][before[0]]:
		return true // "between Brenn and Lorne", "ties with Lorne"
	case len(before) > 1 && before[0] == "on" && standing()["burdens"][before[1]]:
		return true // "sanctions on Lorne"
	case len(after) == 0:
		return false
	case after[0] == "to" && len(before) > 0 && standing()["asks"][before[0]]:
		return true // "urged Lorne to sign"
	}
	_, says := saying(after[0])
	return (says || standing()["acts"][after[0]]) && t[s.End] == ' '
}

// leadingCapital returns how many of ws, from the first on, name a capital that may stand
// for its state.
func leadingCapital(ws []string) int {
	for n := min(2, len(ws)); n > 0; n-- {
		if capitals()[strings.Join(ws[:n], " ")] != "" {
			return n
		}
	}
	return 0
}

// trailingCapital is [leadingCapital] for words that come the nearest first.
func trailingCapital(ws []string) int {
	if len(ws) > 1 && capitals()[ws[1]+" "+ws[0]] != "" {
		return 2
	}
	return leadingCapital(ws[:min(1, len(ws))])
}

// wordsBefore returns up to n words of the line before pos, folded, the nearest
// first.
func (r *reading) wordsBefore(pos, n int) (out []string) {
	t := r.Article.Text
	line := t[max(0, pos-n*maxWord, strings.LastIndexByte(t[:max(0, pos)], '\n')+1):max(0, pos)]
	words := strings.Fields(line)
	for i := len(words) - 1; i >= 0 && len(out) < n; i-- {
		out = append(out, foldWord(words[i]))
	}
	return out
}

// wordsOf returns up to n words that s begins with, folded, as far as nothing but
// spaces stands between.
func wordsOf(s string, n int) (out []string) {
	if end := strings.IndexByte(s, '\n'); end >= 0 {
		s = s[:end]
	}
	for _, w := range split(s, text.Span{End: len(s)}) {
		if len(out) == n || w.kind >= quote {
			break
		}
		out = append(out, w.fold)
	}
	return out
}

// peopleSpeak returns the code of the country for which mention i of a people
// speaks: "Kestovian officials", and "the Kestovians", but not "Kestovians". "The
// Kestovian president" is a person.
func (r *reading) peopleSpeak(i int) string {
	m := r.Mentions[i]
	if !r.country(m) {
		return ""
	}
	t, end := r.Article.Text, r.following(i)
	if end > m.End {
		if words := t[m.End:end]; !speakers(words[strings.LastIndexByte(words, ' ')+1:]) {
			return ""
		}
		return r.Entities[m.Entity].Country
	}
	the := strings.HasPrefix(foldWord(r.Slice(m.Span)), "the ") || strings.HasSuffix(t[:m.Start], "the ") || strings.HasSuffix(t[:m.Start], "The ")
	if the && strings.HasSuffix(r.Slice(m.Span), "s") {
		return r.Entities[m.Entity].Country
	}
	return ""
}

// country reports whether m names a country.
func (r *reading) country(m entities.Mention) bool {
	return m.Entity >= 0 && m.Entity < len(r.Entities) && r.Entities[m.Entity].Country != ""
}
