package compare

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

// The word lists are text files, one entry a line; lines with # are comments.
var (
	//go:embed lists/numbers.txt
	numberList string
	//go:embed lists/hedges.txt
	hedgeList string
	//go:embed lists/spelling.txt
	spellingList string
	//go:embed lists/roles.txt
	roleList string
	//go:embed lists/capitals.txt
	capitalList string
	//go:embed lists/choices.txt
	choiceList string
	//go:embed lists/vague.txt
	vagueList string
	//go:embed lists/standing.txt
	standingList string
	//go:embed lists/units.txt
	unitList string
)

var (
	hedges = sync.OnceValue(func() map[string]bool { return wordlist.Set(hedgeList) })
	roles  = sync.OnceValue(func() map[string]bool { return wordlist.Set(roleList) })
	vague  = sync.OnceValue(func() map[string]bool { return wordlist.Set(vagueList) })
	// capitals gives places that speak for a state the code of its country.
	capitals = sync.OnceValue(func() map[string]string { return pairs(capitalList) })
	// choices gives each noun that newsrooms choose among others the first of them.
	choices = sync.OnceValue(func() map[string]string {
		m := map[string]string{}
		for l := range wordlist.Lines(choiceList) {
			words := strings.Split(l, ", ")
			for _, w := range words {
				m[w] = words[0]
			}
		}
		return m
	})
	// standing gives the words by which a capital, or a people's name, is told to stand
	// for its state, by what they are.
	standing = sync.OnceValue(func() map[string]map[string]bool {
		m := map[string]map[string]bool{}
		section := ""
		for l := range wordlist.Lines(standingList) {
			if name, ok := strings.CutPrefix(l, "["); ok {
				section = strings.TrimSuffix(name, "]")
				m[section] = map[string]bool{}
				continue
			}
			m[section][l] = true
		}
		return m
	})
	// numberWords gives numbers in words as figures; vague ones have none.
	numberWords = sync.OnceValue(func() map[string]string { return pairs(numberList) })
	// units gives what is put behind or before a figure the words that mean the same.
	units = sync.OnceValue(func() map[string][]string {
		m := map[string][]string{}
		for k, v := range pairs(unitList) {
			m[k] = strings.Split(v, ", ")
		}
		return m
	})
	// spellings gives spellings and abbreviations their common form.
	spellings = sync.OnceValue(func() map[string]string { return pairs(spellingList) })
)

// pairs reads lines of a key, a tab and a value, which may be missing.
func pairs(list string) map[string]string {
	m := map[string]string{}
	for l := range wordlist.Lines(list) {
		k, v, _ := strings.Cut(l, "\t")
		m[k] = v
	}
	return m
}
