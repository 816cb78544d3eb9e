package entities

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/names"
	"github.com/masthead-news/masthead/internal/wordlist"
	"github.com/masthead-news/masthead/text"
)

//go:embed lists/titles.txt
var titleList string

//go:embed lists/postnominals.txt
var postnominalList string

// A title is what may stand before a person's name: "Mr", "Smt", "Sen".
type title struct {
	role   bool   // it says what someone is
	named  bool   // news writes it as a part of the name
	honor  bool   // a state gives it
	reign  bool   // it stands before a mere forename, and both are what someone is called
	gender string // "m" or "f" where only these are called so
}

// titles are those of lists/titles.txt, as written there and in capitals.
var titles = sync.OnceValue(func() map[string]title {
	t := map[string]title{}
	for row := range wordlist.Lines(titleList) {
		name, marks, _ := strings.Cut(row, "|")
		var x title
		for mark := range strings.FieldsSeq(marks) {
			switch mark {
			case "role":
				x.role = true
			case "name":
				x.named = true
			case "honor":
				x.honor = true
			case "reign":
				x.reign = true
			default:
				x.gender = mark
			}
		}
		t[name], t[strings.ToUpper(name)] = x, x
	}
	return t
})

// honorifics are the forms of address in lower case.
var honorifics = sync.OnceValue(func() map[string]bool {
	t := map[string]bool{}
	for name, x := range titles() {
		if !x.role && !x.named {
			t[foldWord(name)] = true
		}
	}
	return t
})

func honorific(w string) bool { return honorifics()[w] }

// longTitles are the titles of several words by the first of them.
var longTitles = sync.OnceValue(func() map[string][]string {
	t := map[string][]string{}
	for name := range titles() {
		if first, rest, ok := strings.Cut(name, " "); ok {
			t[first] = append(t[first], rest)
		}
	}
	return t
})

var postnominals = sync.OnceValue(func() map[string]bool { return wordlist.Words(postnominalList) })

// title returns the title that begins at unit i, and the unit after it and the full
// stop of an abbreviation.
func (p phrase) title(i int) (t title, next int, ok bool) {
	next = p.pastStop(i + 1)
	w := p.word(i)
	if _, several := longTitles()[w]; several {
		if t, ok = titles()[w+" "+p.word(next)]; ok {
			return t, p.pastStop(next + 1), true
		}
	}
	t, ok = titles()[w]
	return t, next, ok
}

// address reports whether unit i is a form of address, which is no part of a name and
// says nothing of a role.
func (p phrase) address(i int) bool {
	t, ok := titles()[p.word(i)]
	return ok && !t.role && !t.named
}

// pastStop returns i, or the unit after it if a full stop stands there.
func (p phrase) pastStop(i int) int {
	if p.word(i) == "." {
		return i + 1
	}
	return i
}

// untitled returns the units of the name p from behind the titles that it begins with,
// those too that news writes as a part of it if all is set. A name is never titles
// alone, nor a title of some place: "Princess of Wales".
func (p phrase) untitled(all bool) phrase {
	at := 0
	for {
		t, next, ok := p.title(at)
		if !ok || next >= len(p.units) || p.lower(next) == "of" || t.named && (!all || next+1 >= len(p.units)) {
			return phrase{p.text, p.units[at:]}
		}
		at = next
	}
}

// withoutHonors returns a person's name without the honors that it begins with: "Anwar
// Ibrahim" of "Datuk Seri Anwar Ibrahim". A name of one word keeps them.
func withoutHonors(name string) string {
	var buf [16]names.Unit
	p := phrase{name, names.Lex(name, 0, len(name), buf[:0])}
	at := 0
	for {
		t, next, ok := p.title(at)
		if !ok || !t.honor || next+1 >= len(p.units) {
			break
		}
		at = next
	}
	if at == 0 {
		return name
	}
	return name[p.units[at].Start:]
}

// unlettered returns the units of the name p without the letters behind it: "KC", "PhD".
func (p phrase) unlettered() phrase {
	n := len(p.units)
	for n > 1 {
		w := strings.ReplaceAll(p.word(n-1), ".", "")
		if !postnominals()[w] {
			break
		}
		n--
		if n > 1 && p.word(n-1) == "," {
			n--
		}
	}
	return phrase{p.text, p.units[:n]}
}

// bare cuts the titles before and the letters behind a person's name off m.
func bare(txt string, m *Mention, buf []names.Unit) {
	p := phrase{txt, names.Lex(txt, m.Start, m.End, buf[:0])}
	if len(p.units) < 2 {
		return
	}
	p = p.untitled(false).unlettered()
	m.Start, m.End = int(p.units[0].Start), int(p.units[len(p.units)-1].End)
}

// office takes the title at the end of m, which is no person, off it where a person's
// name follows, and reports whether a name is left: none is of "Sen" and of
// "Transport CS".
func office(txt string, m *Mention, buf []names.Unit) bool {
	p := phrase{txt, names.Lex(txt, m.Start, m.End, buf[:0])}
	n := len(p.units) - 1
	for at := 0; ; {
		_, next, ok := p.title(at)
		if !ok {
			break
		}
		if at = next; at > n {
			return false // nothing but titles: "Rt Hon Sir"
		}
	}
	if t, _, ok := p.title(n); !ok || t.named {
		return true
	}
	for i := range n {
		if !modifiers()[p.lower(i)] {
			m.End = int(p.units[n-1].End)
			return true
		}
	}
	return false
}

// withoutTitle returns where the name s, which is no person's, ends without the beginning of
// a title of several words that goes on behind it: "Treasury Cabinet" in "Treasury Cabinet
// Secretary". It is the start of s if nothing else is in it.
func withoutTitle(txt string, s text.Span) int {
	rest, ok := strings.CutPrefix(txt[s.End:], " ")
	if !ok {
		return s.End
	}
	name := txt[s.Start:s.End]
	at := strings.LastIndexByte(name, ' ')
	for _, more := range longTitles()[name[at+1:]] {
		if strings.HasPrefix(rest, more) {
			return s.Start + max(at, 0)
		}
	}
	return s.End
}
