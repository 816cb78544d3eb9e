package readability

import (
	"slices"
	"strings"

	"github.com/masthead-news/masthead/internal/flat"
)

// kind says what kind of page this is.
func (d *dumpReader) kind(body string) PageKind {
	switch {
	case d.live():
		return KindLive
	case len(body) < 1200 && d.walled():
		return KindTeaser
	}
	return KindArticle
}

// liveWords tell, in or above a headline, that a page is written as things
// happen.
var liveWords = []string{"live", "liveblog", "liveticker", "newsblog", "ticker", "minute by minute", "en direct", "en vivo", "directo", "ao vivo", "in diretta", "direkte", "na żywo"}

// live reports whether the body is entries each with its time of day. Fewer are
// needed where the headline says so.
func (d *dumpReader) live() bool {
	const sure, told = 8, 3
	n := 0
	for i := max(d.first-2, 0); i <= d.last; i++ {
		if l := &d.lines[i]; i != d.title && startsWithClock(l.Text) && (len(l.Words()) < 8 || d.use[i] == useBody) {
			n++
		}
	}
	if n >= sure {
		return true
	}
	if n < told || d.title < 0 {
		return false
	}
	for i := max(0, d.title-2); i <= d.title; i++ {
		words := " " + strings.Join(d.lines[i].Words(), " ") + " "
		if len(d.lines[i].Words()) < 30 && slices.ContainsFunc(liveWords, func(w string) bool { return strings.Contains(words, " "+w+" ") }) {
			return true
		}
	}
	return false
}

// startsWithClock reports whether s begins with a time of day: "11:24", "9h05 –",
// "4.30pm".
func startsWithClock(s string) bool {
	h, rest := digits(s)
	if h == "" || len(h) > 2 || atoi(h) > 24 || rest == "" {
		return false
	}
	sep := rest[0]
	m, rest := digits(rest[1:])
	if len(m) != 2 || atoi(m) > 59 {
		return false
	}
	switch sep {
	case ':', 'h':
		return rest == "" || !isDigit(rest[0])
	case '.':
		rest = strings.ToLower(strings.TrimSpace(rest))
		return strings.HasPrefix(rest, "am") || strings.HasPrefix(rest, "pm") || strings.HasPrefix(rest, "uhr") || strings.HasPrefix(rest, "bst") || strings.HasPrefix(rest, "gmt")
	}
	return false
}

// wallWords are what a page says to those who may not read on, beside a word on
// subscriptions.
var wallWords = []string{"continue", "unlock", "read", "access", "weiterlesen", "lesen", "artikel", "lire", "article", "seguir", "leer", "leggere", "continuar", "ler", "läsa", "lese", "lezen"}

// walled reports whether the text breaks off before a call to subscribe.
func (d *dumpReader) walled() bool {
	const near, most = 5, 30 // lines, words
	for i := d.last + 1; i < min(len(d.lines), d.last+near); i++ {
		l := &d.lines[i]
		if l.Has(flat.CueSubscribe) && len(l.Words()) < most && !strings.Contains(strings.ToLower(l.Text), "newsletter") && slices.ContainsFunc(wallWords, func(w string) bool { return slices.Contains(l.Words(), w) }) {
			return true
		}
	}
	return false
}
