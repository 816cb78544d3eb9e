package tone

import (
	"strings"
	"testing"

	"github.com/masthead-news/masthead/text"
)

// In each sentence the target is the name in brackets; the list is in angle brackets.
func TestAmong(t *testing.T) {
	v := NewVocabulary(BuiltIn(), nil)
	for _, in := range []string{
		"the plan of < [Mara] , Tom and Ngozi > failed badly on that day .",
		"the plan of < Mara , [Tom] and Ngozi > failed badly on that day .",
		"the plan of < Mara , Tom and [Ngozi] > failed badly on that day .",
		"the men < Mara Lind , [Tom Okafor] , and Sara > left the hall on that day .",
		"the plan by < [Mara] or Tom > failed badly on that day .",
		"the old man met Mara , and < [Tom] > left the room on that day .",
		"the old man met < [Mara] > , and Tom left the room on that day .",
		"on that day in the town of < [Mara] > , Tom said it .",
		"they praised < [Mara] > and Tom slammed her on that day .",
		"the old man met < [Mara] > and others on that day .",
	} {
		var plain []string
		var lo, hi, first, last int
		for w := range strings.FieldsSeq(in) {
			switch w {
			case "<":
				first = len(plain)
				continue
			case ">":
				last = len(plain)
				continue
			}
			if strings.HasPrefix(w, "[") {
				lo = len(plain)
			}
			plain = append(plain, strings.Trim(w, "[]"))
			if strings.HasSuffix(w, "]") {
				hi = len(plain)
			}
		}
		d := text.New(strings.Join(plain, " "))
		var s Sheet
		ws := s.Read(d, v)
		Mask(d, ws, nil, nil)
		Look(ws, v)
		if a, b := Among(ws, lo, hi); a != first || b != last {
			t.Errorf("%s: got words %d to %d, want %d to %d", in, a, b, first, last)
		}
	}
}
