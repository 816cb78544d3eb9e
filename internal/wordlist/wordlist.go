// Package wordlist reads the word lists that packages embed. A line that begins
// with # is a comment, and the first one says where the list came from.
package wordlist

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
)

//go:embed says.txt
var saysList string

//go:embed kin.txt
var kinList string

// Kin returns the nouns for someone's kin: "daughter", "uncle".
var Kin = sync.OnceValue(func() map[string]bool { return Words(kinList) })

// Says returns the verbs that give someone's words: "said", "added".
var Says = sync.OnceValue(func() map[string]bool { return Words(saysList) })

// Lines yields the lines of list that say something, without the white space
// around them.
func Lines(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// Set returns the lines of list.
func Set(list string) map[string]bool {
	m := map[string]bool{}
	for line := range Lines(list) {
		m[line] = true
	}
	return m
}

// Words returns the words of list, parted by white space.
func Words(list string) map[string]bool {
	m := map[string]bool{}
	for line := range Lines(list) {
		for w := range strings.FieldsSeq(line) {
			m[w] = true
		}
	}
	return m
}

// Kinds returns for each word the kinds it belongs to, a bit for each line of
// list in their order, and how many lines there are. What stands before a line's
// tab is the kind's name, for readers.
func Kinds[T ~uint16 | ~uint32 | ~uint64](list string) (kinds map[string]T, n int) {
	kinds = map[string]T{}
	for line := range Lines(list) {
		_, words, _ := strings.Cut(line, "\t")
		for w := range strings.FieldsSeq(words) {
			kinds[w] |= 1 << n
		}
		n++
	}
	return kinds, n
}
