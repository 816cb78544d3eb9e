package tone

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lexicon/verbs.txt
var verbsText string

// A Frame is what a verb says of its subject and its object: "the US slammed
// Israel" is against Israel; "rebels shelled the town" is against the rebels,
// and the town is harmed.
type Frame struct {
	Subject, Object float64
	Harmed          byte // 's', 'o', '-' or, see deals, 'd'
}

// deals reports whether the subject isn't what the object is: "the doctor treated
// victims of the massacre".
func (f *Frame) deals() bool { return f.Harmed == 'd' }

// Frames maps every form of the verbs of lexicon/verbs.txt to its Frame.
var Frames = sync.OnceValue(func() map[string]*Frame {
	all := map[string]*Frame{}
	for line := range wordlist.Lines(verbsText) {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			continue
		}
		s, _ := strconv.ParseFloat(f[1], 64)
		o, _ := strconv.ParseFloat(f[2], 64)
		fr := &Frame{s, o, f[3][0]}
		forms := strings.Split(f[0], "|")
		if len(forms) == 1 {
			forms = inflect(forms[0])
		}
		for _, form := range forms {
			all[form] = fr
		}
	}
	return all
})

// inflect returns the forms of a regular English verb.
func inflect(verb string) []string {
	n := len(verb)
	last := verb[n-1]
	s, ed, ing := verb+"s", verb+"ed", verb+"ing"
	switch {
	case last == 'e':
		ed, ing = verb[:n-1]+"ed", verb[:n-1]+"ing"
	case last == 'y' && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		s, ed = verb[:n-1]+"ies", verb[:n-1]+"ied"
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch"):
		s = verb + "es"
	}
	switch verb { // a single stressed vowel doubles the consonant
	case "slam", "kidnap", "rob", "expel", "rebut":
		ed, ing = verb+string(last)+"ed", verb+string(last)+"ing"
	}
	return []string{verb, s, ed, ing}
}
