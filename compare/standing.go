package compare

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
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
	t := r.Article.Text
	before := strings.TrimRight(t[max(0, m.Start-maxWord):m.Start], " ")
	if counterpart[foldWord(before[strings.LastIndexAny(before, " \n")+1:])] {
		return code // "between Brenn and Lorne", "ties with Lorne"
	}
	if m.End+1 >= len(t) || t[m.End] != ' ' {
		return ""
	}
	next := foldWord(t[m.End+1 : wordEnd(t, m.End+1, min(len(t), m.End+1+maxWord))])
	if _, says := saying(next); says || acts[next] {
		return code
	}
	return ""
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
	"continues": true, "gave": true, "launched": true, "ordered": true, "withdrew": true, "imposed": true, "supports": true, "backs": true,
}
