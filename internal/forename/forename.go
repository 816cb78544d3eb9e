// Package forename knows which forenames men bear, and which women.
package forename

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed forenames.txt
var list string

var genders = sync.OnceValue(func() map[string]byte {
	m := make(map[string]byte)
	var g byte
	for line := range wordlist.Lines(list) {
		switch line {
		case "[he]":
			g = 'm'
		case "[she]":
			g = 'f'
		default:
			for w := range strings.FieldsSeq(line) {
				m[w] = g
			}
		}
	}
	return m
})

// Gender returns 'm' or 'f' where a word of a full name before the last is a forename that
// only men, or only women, bear, and 0 where none is, or the name has one word.
func Gender(name string) byte {
	last := strings.LastIndexByte(name, ' ')
	for w := range strings.FieldsSeq(name[:max(last, 0)]) {
		if g := genders()[w]; g != 0 {
			return g
		}
	}
	return 0
}
