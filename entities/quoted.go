package entities

import (
	"strings"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
)

// quotePairs are quotation marks by how they open, and how they may close.
var quotePairs = []struct{ open, closing string }{
	{`"`, `"`},
	{"“", "”"},
	{"“", "“"},
	{"”", "”"},
	{"„", "“"},
	{"„", "”"},
	{"«", "»"},
	{"‘", "’"},
	{"'", "'"},
	{"``", "''"},
	{"''", "''"},
	{"'", "’"},
	{"‹", "›"},
	{"`", "'"},
	{"&quot;", "&quot;"},
}

// quotedAlone reports whether quotation marks stand round s and nothing else
// but a possessive.
func quotedAlone(txt string, s text.Span) bool {
	if s.Start == 0 {
		return false
	}
	switch c := txt[s.Start-1]; c {
	case '"', '\'', '`', ';':
	default:
		if c < utf8.RuneSelf {
			return false // no mark ends so
		}
	}
	before, after := txt[max(0, s.Start-6):s.Start], txt[s.End:min(len(txt), s.End+12)]
	for _, q := range quotePairs {
		if !strings.HasSuffix(before, q.open) {
			continue
		}
		rest := after
		for _, ess := range []string{"", "'s", "’s", "'", "’"} {
			if r, ok := strings.CutPrefix(rest, ess); ok && strings.HasPrefix(r, q.closing) {
				return true
			}
		}
	}
	return false
}
