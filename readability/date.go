package readability

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/wordlist"
)

//go:embed lists/months.txt
var monthsList string

// months maps the names of months to their numbers.
var months = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for line := range wordlist.Lines(monthsList) {
		words := strings.Fields(line)
		n := atoi(words[0])
		for _, w := range words[1:] {
			m[w] = n
		}
	}
	return m
})

// zoneOffset returns what a time zone's usual name means, in minutes east of
// UTC. Where a name means several, it is the one most news pages use.
func zoneOffset(name string) (int, bool) {
	switch name {
	case "z", "gmt", "utc", "wet":
		return 0, true
	case "bst", "cet", "mez", "west", "wat":
		return 60, true
	case "cest", "mesz", "eet", "sast", "cat":
		return 120, true
	case "eest", "msk", "eat", "ast":
		return 180, true
	case "pkt":
		return 300, true
	case "ist":
		return 330, true
	case "wib":
		return 420, true
	case "sgt", "hkt", "pht", "awst", "myt":
		return 480, true
	case "jst", "kst":
		return 540, true
	case "aest":
		return 600, true
	case "aedt":
		return 660, true
	case "est", "et":
		return -300, true
	case "edt":
		return -240, true
	case "cst", "ct":
		return -360, true
	case "cdt":
		return -300, true
	case "mst":
		return -420, true
	case "mdt":
		return -360, true
	case "pdt":
		return -420, true
	case "pst", "pt":
		return -480, true
	}
	return 0, false
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 15; i++ {
		if s[i] < '0' || s[i] > '9' {
			break
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// A dateToken is a number, a word or a sign of a date.
type dateToken struct {
	word  string // lower case; of digits for a number; a sign otherwise
	num   int    // -1 for what isn't a number
	space bool   // white space stands before it
}

func dateTokens(s string) []dateToken {
	const most = 64
	out := make([]dateToken, 0, 16)
	space := false
	for i := 0; i < len(s) && len(out) < most; {
		r, n := utf8.DecodeRuneInString(s[i:])
		start := i
		switch {
		case unicode.IsSpace(r):
			space = true
			i += n
			continue
		case '0' <= r && r <= '9':
			for i < len(s) && '0' <= s[i] && s[i] <= '9' {
				i++
			}
			t := dateToken{word: s[start:i], num: atoi(s[start:i]), space: space}
			if i-start > 14 {
				t.num = -1
			}
			out = append(out, t)
		case unicode.IsLetter(r) || r == 'º' || r == '°' || r == 'ª':
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != 'º' && r != '°' {
					break
				}
				i += n
				if han(r) {
					break
				}
			}
			out = append(out, dateToken{word: strings.ToLower(s[start:i]), num: -1, space: space})
		default:
			i += n
			out = append(out, dateToken{word: s[start:i], num: -1, space: space})
		}
		space = false
	}
	return out
}

func han(r rune) bool {
	return r == '年' || r == '月' || r == '日' || r == '년' || r == '월' || r == '일'
}

// parseDate finds the first date in s, with its time and zone if they stand by
// it. monthFirst says how to read 3/4/2020 where both ways are possible.
func parseDate(s string, monthFirst bool) (Date, bool) {
	if len(s) > 300 {
		s = s[:300]
	}
	t := dateTokens(s)
	if len(t) == 1 && t[0].num > 0 {
		return bareNumber(t[0])
	}
	for i := range t {
		y, m, d, n := dayAt(t[i:], monthFirst)
		if n == 0 {
			continue
		}
		date := Date{Precision: ToDay}
		if d == 0 {
			d, date.Precision = 1, ToMonth
		}
		date.Time = time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if date.Time.Day() != d {
			continue // 31 April
		}
		if date.Precision == ToDay {
			date.addClock(t[i+n:], t[:i])
		}
		return date, true
	}
	return Date{}, false
}

// bareNumber reads 20060102, 20060102150405 and Unix time in seconds or
// milliseconds.
func bareNumber(t dateToken) (Date, bool) {
	var tm time.Time
	var err error
	p := ToSecond
	zone := false
	switch len(t.word) {
	case 8:
		p = ToDay
		tm, err = time.Parse("20060102", t.word)
	case 14:
		tm, err = time.Parse("20060102150405", t.word)
	case 12:
		p = ToMinute
		tm, err = time.Parse("200601021504", t.word)
	case 10:
		zone = true
		tm = time.Unix(int64(t.num), 0).UTC()
	case 13:
		zone = true
		tm = time.UnixMilli(int64(t.num)).UTC()
	default:
		return Date{}, false
	}
	if err != nil || !plausibleYear(tm.Year()) {
		return Date{}, false
	}
	return Date{Time: tm, Precision: p, Zone: zone}, true
}

func plausibleYear(y int) bool { return y >= 1970 && y < 2100 }

// dayAt reads a day, or a month with its year, at the start of t, and returns
// how many tokens it took: 0 for none.
func dayAt(t []dateToken, monthFirst bool) (y, m, d, n int) {
	at := func(i int) dateToken {
		if i < len(t) {
			return t[i]
		}
		return dateToken{num: -1}
	}
	a := at(0)
	switch {
	case a.num >= 0 && len(a.word) == 4: // 2006-01-02, 2006/1/2, 2006年1月2日
		sep := at(1).word
		if (sep == "-" || sep == "/" || sep == "." || sep == "年" || sep == "년") && at(2).num > 0 && at(2).num <= 12 && plausibleYear(a.num) {
			if s2 := at(3).word; (s2 == sep || s2 == "月" || s2 == "월") && at(4).num > 0 && at(4).num <= 31 {
				n = 5
				if at(5).word == "日" || at(5).word == "일" {
					n++
				}
				return a.num, at(2).num, at(4).num, n
			}
			return 0, 0, 0, 0
		}
		// 2006 January 2
		if mm := months()[at(1).word]; mm > 0 && at(2).num > 0 && at(2).num <= 31 && plausibleYear(a.num) {
			return a.num, mm, at(2).num, 3
		}
	case a.num >= 0 && len(a.word) == 8: // 20060102T1504
		if y, m, d := a.num/10000, a.num/100%100, a.num%100; plausibleYear(y) && m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			return y, m, d, 1
		}
	case a.num >= 1 && a.num <= 31 && len(a.word) <= 2:
		if sep := at(1).word; (sep == "/" || sep == "." || sep == "-" || sep == "|") && (!at(1).space || sep == "|") && at(2).num >= 1 && at(2).num <= 31 && len(at(2).word) <= 2 && at(3).word == sep && at(4).num >= 0 {
			y := at(4).num
			if len(at(4).word) == 2 {
				y += 2000
			} else if len(at(4).word) != 4 {
				return 0, 0, 0, 0
			}
			d, m := a.num, at(2).num
			if d <= 12 && (m > 12 || monthFirst && sep == "/") {
				d, m = m, d
			}
			if m > 12 || !plausibleYear(y) {
				return 0, 0, 0, 0
			}
			return y, m, d, 5
		}
		// 2 January 2006, 2nd of January, 2006, 2. Januar 2006, 02-Jan-2006
		i := skipSmall(t, 1)
		if mm := months()[at(i).word]; mm > 0 {
			i = skipSmall(t, i+1)
			if len(at(i).word) == 4 && plausibleYear(at(i).num) {
				return at(i).num, mm, a.num, i + 1
			}
		}
	case a.num < 0:
		mm := months()[a.word]
		if mm == 0 {
			return 0, 0, 0, 0
		}
		i := skipSmall(t, 1)
		if b := at(i); b.num >= 1 && b.num <= 31 && len(b.word) <= 2 { // January 2, 2006
			j := skipSmall(t, i+1)
			if len(at(j).word) == 4 && plausibleYear(at(j).num) {
				return at(j).num, mm, b.num, j + 1
			}
			// Mon Jan 02 15:04:05 MST 2006
			for k := j; k < j+9 && k < len(t); k++ {
				if len(t[k].word) == 4 && plausibleYear(t[k].num) && t[k].space && at(j+1).word == ":" {
					return t[k].num, mm, b.num, j
				}
			}
		} else if len(b.word) == 4 && plausibleYear(b.num) { // January 2006
			return b.num, mm, 0, i + 1
		}
	}
	return 0, 0, 0, 0
}

// skipSmall skips ordinal endings, dots, commas and small words between the
// parts of a date.
func skipSmall(t []dateToken, i int) int {
	for n := 0; n < 3 && i < len(t); n++ {
		switch t[i].word {
		case ".", ",", "-", "/", "st", "nd", "rd", "th", "de", "of", "del", "º", "°", "er", "do", "'":
			i++
		default:
			return i
		}
	}
	return i
}

// addClock adds the time of day that stands right after the date, else right
// before it.
func (d *Date) addClock(after, before []dateToken) {
	if d.clock(after) {
		return
	}
	if n := len(before); n > 0 {
		d.clock(before[max(0, n-10):])
	}
}

// clock looks for hours and minutes near the start of t.
func (d *Date) clock(t []dateToken) bool {
	for i := 0; i+2 < len(t) && i < 8; i++ {
		h, m := t[i], t[i+2]
		if h.num < 0 || h.num > 24 || len(h.word) > 2 || m.num < 0 || m.num > 59 || len(m.word) != 2 {
			continue
		}
		sep := t[i+1].word
		if sep != ":" && sep != "h" && (sep != "." || !clockWord(t, i+3)) {
			continue
		}
		hour, minute, second, nano := h.num, m.num, 0, 0
		p := ToMinute
		j := i + 3
		if sep == ":" && j+1 < len(t) && t[j].word == ":" && t[j+1].num >= 0 && t[j+1].num < 61 && len(t[j+1].word) == 2 {
			second, p = t[j+1].num, ToSecond
			j += 2
			if j+1 < len(t) && t[j].word == "." && t[j+1].num >= 0 {
				nano = fraction(t[j+1].word)
				j += 2
			}
		}
		// am and pm, also "p.m."
		for k := j; k < j+2 && k < len(t); k++ {
			switch w := t[k].word; {
			case w == "pm" || w == "p" && k+2 < len(t) && t[k+1].word == "." && t[k+2].word == "m":
				if hour < 12 {
					hour += 12
				}
				j = k + 1
			case w == "am" || w == "a" && k+2 < len(t) && t[k+1].word == "." && t[k+2].word == "m":
				if hour == 12 {
					hour = 0
				}
				j = k + 1
			}
		}
		loc := time.UTC
		if min, ok := zoneAt(t, j); ok {
			d.Zone = true
			if min != 0 {
				loc = time.FixedZone("", min*60)
			}
		}
		y, mo, day := d.Time.Date()
		d.Time = time.Date(y, mo, day, hour, minute, min(second, 59), nano, loc)
		d.Precision = p
		if hour == 0 && minute == 0 && second == 0 && nano == 0 {
			d.Precision = ToDay // what a program writes that knows the day only
		}
		return true
	}
	return false
}

// clockWord reports whether t[i:] starts with what only follows a time of day:
// "15.30 Uhr", "9.30 am".
func clockWord(t []dateToken, i int) bool {
	if i >= len(t) {
		return false
	}
	switch t[i].word {
	case "uhr", "am", "pm", "h", "hrs", "a", "p", "gmt", "utc":
		return true
	}
	return false
}

func fraction(digits string) int {
	if len(digits) > 9 {
		digits = digits[:9]
	}
	n := atoi(digits)
	for range 9 - len(digits) {
		n *= 10
	}
	return n
}

// zoneAt reads a time zone at t[i]: Z, +01:00, +0100, GMT+1, EST.
func zoneAt(t []dateToken, i int) (minutes int, ok bool) {
	for k := 0; k < 4 && i < len(t); k++ {
		switch w := t[i].word; {
		case w == "(" || w == "." || w == "m" || w == "uhr" || w == "," && k == 0:
			i++
			continue
		case w == "+" || w == "-" || w == "−":
			if i+1 >= len(t) || t[i+1].num < 0 || t[i+1].space || len(t[i+1].word) > 4 {
				return minutes, ok
			}
			n := t[i+1].num
			off := 0
			switch {
			case len(t[i+1].word) >= 3:
				off = n/100*60 + n%100
			case i+3 < len(t) && t[i+2].word == ":" && t[i+3].num >= 0:
				off = n*60 + t[i+3].num
			default:
				off = n * 60
			}
			if off > 15*60 {
				return minutes, ok
			}
			if w != "+" {
				off = -off
			}
			return off, true
		default:
			off, found := zoneOffset(w)
			if !found {
				return minutes, ok
			}
			minutes, ok = off, true
			i++
			continue
		}
	}
	return minutes, ok
}

// urlDate finds a day in the path of an address: /2020/01/02/, /2020-01-02-,
// /20200102/. Some outlets have the month only, which is returned as such.
func urlDate(address string) (Date, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return Date{}, false
	}
	path := u.Path
	if len(path) > 500 {
		path = path[:500]
	}
	var best Date
	for i := 0; i+4 <= len(path); i++ {
		if i > 0 && isDigit(path[i-1]) || !isDigit(path[i]) || !strings.HasPrefix(path[i:], "19") && !strings.HasPrefix(path[i:], "20") {
			continue
		}
		y, rest := digits(path[i:])
		if len(y) == 8 {
			if d, ok := bareNumber(dateToken{word: y, num: atoi(y)}); ok {
				d.Source = "url"
				return d, true
			}
		}
		if len(y) != 4 || !plausibleYear(atoi(y)) || rest == "" {
			continue
		}
		sep := rest[0]
		m, rest := digits(rest[1:])
		mm := atoi(m)
		if m == "" && sep == '/' {
			word, tail, _ := strings.Cut(rest, "/")
			if mm = months()[strings.ToLower(word)]; mm > 0 {
				m, rest = "01", "/"+tail
			}
		}
		if m == "" || len(m) > 2 || mm < 1 || mm > 12 || sep != '/' && sep != '-' && sep != '_' {
			continue
		}
		if rest != "" && (rest[0] == sep || rest[0] == '/') {
			d, end := digits(rest[1:])
			if dd := atoi(d); len(d) >= 1 && len(d) <= 2 && dd >= 1 && dd <= 31 && (end == "" || !isLetter(end[0])) {
				t := time.Date(atoi(y), time.Month(mm), dd, 0, 0, 0, 0, time.UTC)
				if t.Day() == dd {
					return Date{Time: t, Precision: ToDay, Source: "url"}, true
				}
			}
		}
		if best.IsZero() && sep == '/' {
			best = Date{Time: time.Date(atoi(y), time.Month(mm), 1, 0, 0, 0, 0, time.UTC), Precision: ToMonth, Source: "url"}
		}
	}
	return best, !best.IsZero()
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digits splits s after the digits that it starts with.
func digits(s string) (string, string) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return s[:i], s[i:]
}
