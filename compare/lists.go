package compare

import (
	_ "embed"
	"strings"
	"sync"
)

// The word lists are text files, one entry a line; lines with # are comments.
var (
	//go:embed lists/numbers.txt
	numberList string
	//go:embed lists/hedges.txt
	hedgeList string
	//go:embed lists/spelling.txt
	spellingList string
	//go:embed lists/loaded.txt
	loadedList string
	//go:embed lists/roles.txt
	roleList string
	//go:embed lists/agencies.txt
	agencyList string
)

var (
	hedges      = sync.OnceValue(func() map[string]bool { return set(hedgeList) })
	loadedWords = sync.OnceValue(func() map[string]bool { return set(loadedList) })
	roles       = sync.OnceValue(func() map[string]bool { return set(roleList) })
	agencies    = sync.OnceValue(func() map[string]bool { return set(agencyList) })
	// numberWords gives numbers in words as figures; vague ones have none.
	numberWords = sync.OnceValue(func() map[string]string { return pairs(numberList) })
	// spellings gives spellings and abbreviations their common form.
	spellings = sync.OnceValue(func() map[string]string { return pairs(spellingList) })
)

// lines yields the entries of a list.
func lines(list string, yield func(string)) {
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			yield(line)
		}
	}
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	lines(list, func(l string) { m[l] = true })
	return m
}

// pairs reads lines of a key, a tab and a value, which may be missing.
func pairs(list string) map[string]string {
	m := map[string]string{}
	lines(list, func(l string) {
		k, v, _ := strings.Cut(l, "\t")
		m[k] = v
	})
	return m
}
