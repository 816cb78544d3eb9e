// Package function knows the function words of English: articles, prepositions,
// pronouns and forms of "be", which say little about a text by themselves.
package function

import (
	_ "embed"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed words.txt
var list string

// Words returns the function words in lower case. The map is shared: don't
// change it.
var Words = sync.OnceValue(func() map[string]bool { return wordlist.Set(list) })
