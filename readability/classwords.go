package readability

import (
	_ "embed"
	"sync"

	"github.com/masthead-news/masthead/internal/wordlist"
)

// A role is what the class, id or test id of an element says that it is for.
// Roles are bits, so that an element can have many.
type role uint32

const (
	roleBody role = 1 << iota // names of the article's body, "entry-content"
	roleArticle
	roleComment
	roleShare
	roleRelated
	roleNewsletter
	roleMeta // byline, date and what else stands by them
	roleAuthor
	roleDate
	roleMedia
	roleCaption
	roleCredit
	roleTags
	roleNav
	roleAd
	roleHeadline
	roleDek
	roleQuote
	roleNote // biographies, disclaimers, corrections
	roleCorrection
	roleHidden
	rolePaywall
	roleLive
	roleList
	numRoles = iota
)

//go:embed lists/classwords.txt
var classWordList string

// classWords maps the words that give a role to it. Two words in a row are
// looked up joined too, so "article-body", "article__body" and "articleBody" are
// all "articlebody". A plural counts as its singular.
var classWords = sync.OnceValue(func() map[string]role {
	m, n := wordlist.Kinds[role](classWordList)
	if n != numRoles {
		panic("lists/classwords.txt doesn't have the roles that classwords.go counts")
	}
	return m
})

// rolesOf returns the roles that the words of s give.
func rolesOf(s string) role {
	words := classWords()
	var (
		r    role
		buf  [96]byte // the last word and the current one, in lower case
		prev int      // length of the last word
		n    int      // length of both
	)
	end := func() {
		if n == prev {
			return
		}
		w := buf[prev:n]
		r |= lookupRole(words, w)
		if prev > 0 {
			r |= lookupRole(words, buf[:n])
		}
		copy(buf[:], w)
		prev = len(w)
		n = prev
	}
	lower := false
	for i := 0; i < len(s) && i < 400; i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if lower {
				end()
			}
			lower = false
			c |= 0x20
		case 'a' <= c && c <= 'z':
			lower = true
		default:
			end()
			lower = false
			if c == ' ' {
				prev, n = 0, 0
			}
			continue
		}
		if n < len(buf) && n-prev < 24 {
			buf[n] = c
			n++
		}
	}
	end()
	return r
}

func lookupRole(words map[string]role, w []byte) role {
	if r := words[string(w)]; r != 0 {
		return r
	}
	if n := len(w); n > 3 && w[n-1] == 's' {
		return words[string(w[:n-1])]
	}
	return 0
}
