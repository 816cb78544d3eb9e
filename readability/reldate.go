package readability

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/ago.txt
var agoList string

// agoWords maps words to what they mean in "2 hours ago".
var agoWords = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range wordlist.Lines(agoList) {
		kind, words, _ := strings.Cut(line, "\t")
		for w := range strings.FieldsSeq(words) {
			m[w] = append(m[w], kind)
		}
	}
	return m
})

func agoIs(word, kind string) bool { return slices.Contains(agoWords()[word], kind) }

// agoDate reads a time that is told by its distance from now, "2 hours ago",
// "vor 3 Tagen", "yesterday", on a page that was read at now.
func agoDate(s string, now time.Time) (Date, bool) {
	if now.IsZero() || len(s) > 300 {
		return Date{}, false
	}
	t := dateTokens(strings.Replace(strings.ToLower(s), "il y a ", "il-y-a ", 1))
	word := func(i int) string {
		if i < 0 || i >= len(t) {
			return ""
		}
		return t[i].word
	}
	before := func(i int) bool { // "vor" before token i, or "il-y-a", which is five tokens
		return agoIs(word(i-1), "before") || i >= 5 && word(i-5) == "il" && word(i-1) == "a" && word(i-3) == "y"
	}
	_, zone := now.Zone()
	for i := range t {
		n := t[i].num
		if n < 0 && agoIs(t[i].word, "one") {
			n = 1
		}
		if n >= 0 && n < 100 && (agoIs(word(i+2), "after") || before(i)) {
			if d, ok := since(now, n, word(i+1)); ok {
				return d, true
			}
		}
		back := -1
		if agoIs(t[i].word, "today") {
			back = 0
		} else if agoIs(t[i].word, "yesterday") {
			back = 1
		}
		if back >= 0 {
			y, m, day := now.AddDate(0, 0, -back).Date()
			d := Date{Time: time.Date(y, m, day, 0, 0, 0, 0, time.UTC), Precision: ToDay}
			clock := d.clock(t[i+1:])
			if clock && !d.Zone {
				// The page shows the reader's own time.
				d.Time, d.Zone = d.Time.Add(-time.Duration(zone)*time.Second), true
			}
			if clock || len(t) <= 3 { // and not "USA Today reported"
				return d, true
			}
		}
	}
	return Date{}, false
}

// since returns the time n units before now. Hours are told as a day: they were
// rounded.
func since(now time.Time, n int, unit string) (Date, bool) {
	switch {
	case agoIs(unit, "minute"):
		return Date{Time: now.Add(-time.Duration(n) * time.Minute).UTC().Truncate(time.Minute), Precision: ToMinute, Zone: true}, true
	case agoIs(unit, "hour"):
		return dayOf(now.Add(-time.Duration(n) * time.Hour)), true
	case agoIs(unit, "day"):
		return dayOf(now.AddDate(0, 0, -n)), true
	case agoIs(unit, "week") && n < 5:
		d := dayOf(now.AddDate(0, 0, -7*n))
		d.Precision = ToMonth
		return d, true
	}
	return Date{}, false
}

func dayOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Time: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), Precision: ToDay}
}
