package readability

import (
	"strings"
	"time"
)

// maxOffset is how far a place's clock is from UTC, in minutes, at most.
const maxOffset = 14 * 60

// localTime returns d in the zone of the outlet, if d is in UTC and the page has
// the same moment by the outlet's clock elsewhere: with the zone's offset, or
// without any but the same minute and second. Servers write UTC, people don't:
// what came out on the evening of the 8th in New York is of the 9th in UTC. Zones
// that are half an hour off are not found.
func localTime(page string, d Date) Date {
	const most = 50 // places to look at
	if d.Precision != ToSecond || !d.Zone || d.Time.Second() == 0 && d.Time.Minute() == 0 {
		return d
	}
	if _, offset := d.Time.Zone(); offset != 0 {
		return d
	}
	mark := d.Time.Format(":04:05")
	at := 0
	for range most {
		i := strings.Index(page[at:], mark)
		if i < 0 {
			break
		}
		at += i + len(mark)
		if offset, ok := offsetOf(page[max(0, at-len(mark)-13):at], page[at:min(len(page), at+12)], d.Time); ok {
			d.Time = d.Time.In(time.FixedZone("", offset*60))
			return d
		}
	}
	return d
}

// offsetOf reads a time that ends with before and whose zone stands at the start
// of after, and returns how many minutes its clock is ahead of UTC if it is the
// moment of utc, or might be.
func offsetOf(before, after string, utc time.Time) (minutes int, ok bool) {
	if len(before) < len("2006-01-02T15:04:05") {
		return 0, false
	}
	day, clock := before[:10], before[11:]
	local, err := time.Parse("2006-01-02 15:04:05", day+" "+clock)
	if err != nil {
		return 0, false
	}
	if strings.HasPrefix(after, ".") {
		_, after = digits(after[1:])
	}
	minutes = int(local.Sub(utc.Truncate(time.Second)).Minutes())
	if minutes == 0 || minutes < -maxOffset || minutes > maxOffset || minutes%60 != 0 {
		return 0, false
	}
	if after == "" || after[0] == 'Z' {
		return 0, false
	}
	if after[0] != '+' && after[0] != '-' {
		return minutes, true // no zone, but the same minute and second
	}
	h, rest := digits(after[1:])
	m := ""
	if len(h) == 4 {
		h, m = h[:2], h[2:]
	} else if strings.HasPrefix(rest, ":") {
		m, _ = digits(rest[1:])
	}
	said := atoi(h)*60 + atoi(m)
	if after[0] == '-' {
		said = -said
	}
	return minutes, said == minutes
}
