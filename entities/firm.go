package entities

import (
	"strings"
	"sync"

	"github.com/masthead-news/masthead/text"
)

// firms makes organizations of pairs of surnames that were taken for persons: "Simon &
// Schuster". A pair of whom one is named by himself, too, is two persons: "Harry &
// Meghan", where "Meghan" stands elsewhere.
func firms(d *text.Doc, ms []Mention) []Mention {
	named := namedAlone(d, ms)
	var out []Mention // ms so far, once something has changed
	for i := 0; i < len(ms); i++ {
		m := ms[i]
		n := 1 // mentions that the pair is made of
		if i+1 < len(ms) && m.Kind == Person && ms[i+1].Kind == Person && d.Text[m.End:ms[i+1].Start] == " & " {
			n, m.End = 2, ms[i+1].End
		}
		left, right, ok := strings.Cut(d.Slice(m.Span), " & ")
		pair := ok && m.Kind == Person && surname(left) && surname(right)
		couple := named()[left] || named()[right]
		if !pair || n == 2 && couple {
			if out != nil {
				out = append(out, ms[i])
			}
			continue
		}
		if out == nil {
			out = append(make([]Mention, 0, len(ms)+1), ms[:i]...)
		}
		if couple {
			one := m
			one.End = m.Start + len(left)
			out = append(out, one)
			m.Start = m.End - len(right)
		} else {
			m.Kind, m.Confidence = Organization, listConfidence
		}
		out = append(out, m)
		i += n - 1
	}
	if out == nil {
		return ms
	}
	return out
}

// surname reports whether w is one word that may be a firm's.
func surname(w string) bool { return capitalized(w) && !strings.ContainsAny(w, " -") }

// namedAlone returns the words of persons' names among ms, at first use, without those
// beside an "&" and those by themselves with a possessive: "Kellogg's" may be a company.
func namedAlone(d *text.Doc, ms []Mention) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for _, m := range ms {
			s := d.Slice(m.Span)
			rest := d.Text[m.End:]
			beside := strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, " & ") || strings.HasSuffix(d.Text[:m.Start], " & ")
			if m.Kind != Person || strings.Contains(s, " & ") || beside && !strings.Contains(s, " ") {
				continue
			}
			for w := range strings.FieldsSeq(s) {
				words[w] = true
			}
		}
		return words
	})
}
