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
	m := r.Mentions[i]
	switch {
	case m.Kind == entities.NORP:
		return r.peopleSpeak(i)
	case m.Form != entities.Name:
		return ""
	case m.Kind == entities.Person:
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
		return slices.ContainsFunc(wordsOf(rest, 2), func(w string) bool { return statecraft[w] })
	}
	after := wordsOf(rest, 3)
	// Two capitals that "and" joins are of one kind: "Lorne and Brenn agreed".
	if len(after) > 1 && after[0] == "and" && capitals()[after[1]] != "" {
		after = after[2:]
	} else if len(before) > 1 && before[0] == "and" && capitals()[before[1]] != "" {
		before = r.wordsBefore(s.Start-len(" and ")-len(before[1]), 2)
	}
	switch {
	case len(before) > 0 && counterpart[before[0]]:
		return true // "between Brenn and Lorne", "ties with Lorne"
	case len(before) > 1 && before[0] == "on" && burdens[before[1]]:
		return true // "sanctions on Lorne"
	case len(after) == 0:
		return false
	case after[0] == "to" && len(before) > 0 && asks[before[0]]:
		return true // "urged Lorne to sign"
	}
	_, says := saying(after[0])
	return (says || acts[after[0]]) && t[s.End] == ' '
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

// counterpart holds the words after which a capital is no place but its state.
var counterpart = map[string]bool{"with": true, "between": true, "against": true, "by": true, "than": true}

// burdens holds what is put on a state and hardly on a town.
var burdens = map[string]bool{"sanctions": true, "pressure": true, "tariffs": true, "limits": true, "curbs": true, "demands": true, "embargo": true, "restrictions": true}

// asks holds verbs by which a state is asked to do something.
var asks = map[string]bool{
	"ask": true, "asked": true, "asking": true, "urge": true, "urged": true, "urges": true, "urging": true, "want": true, "wants": true, "wanted": true,
	"press": true, "pressed": true, "pressing": true, "push": true, "pushed": true, "pushing": true, "force": true, "forced": true, "forcing": true,
	"allow": true, "allowed": true, "persuade": true, "persuaded": true, "convince": true, "convinced": true, "help": true, "helped": true,
}

// statecraft holds words for what a state has and a town has not.
var statecraft = map[string]bool{
	"nuclear": true, "missile": true, "missiles": true, "weapons": true, "military": true, "army": true, "troops": true, "forces": true,
	"program": true, "programme": true, "ambitions": true, "foreign": true, "policy": true, "policies": true, "allies": true, "ally": true,
	"government": true, "leaders": true, "regime": true, "diplomats": true, "ambassador": true, "embassy": true, "position": true, "stance": true,
	"demand": true, "demands": true, "claim": true, "claims": true, "response": true, "decision": true, "efforts": true, "attempts": true,
	"willingness": true, "refusal": true, "support": true, "invasion": true, "war": true, "interests": true, "sovereignty": true,
}

// country reports whether m names a country.
func (r *reading) country(m entities.Mention) bool {
	return m.Entity >= 0 && m.Entity < len(r.Entities) && r.Entities[m.Entity].Country != ""
}

// collective holds words of office that mean many.
var collective = map[string]bool{"government": true, "administration": true, "military": true, "army": true, "navy": true, "leadership": true, "police": true, "ministry": true, "regime": true, "occupation": true, "state": true, "side": true, "delegation": true, "intelligence": true, "media": true, "parliament": true, "cabinet": true, "embassy": true}

// acts are verbs that follow a capital which speaks for its state.
var acts = map[string]bool{
	"has": true, "had": true, "is": true, "was": true, "will": true, "would": true, "can": true, "could": true, "may": true, "might": true,
	"must": true, "should": true, "does": true, "did": true, "wants": true, "seeks": true, "plans": true, "sees": true, "denies": true,
	"fears": true, "hopes": true, "intends": true, "agreed": true, "refused": true, "sent": true, "wanted": true, "remains": true,
	"continues": true, "signaled": true, "signalled": true, "have": true, "are": true, "were": true, "agree": true, "want": true, "gave": true, "launched": true, "ordered": true, "withdrew": true, "imposed": true, "supports": true, "backs": true,
}
