package readability

import (
	"testing"
	"time"
)

// Half past two on a Wednesday afternoon in Zurich.
var readAt = time.Date(2026, 3, 4, 14, 30, 10, 0, time.FixedZone("CET", 3600))

func TestAgoDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2 hours ago", "2026-03-04 00:00 day"},
		{"20 hrs ago", "2026-03-03 00:00 day"},
		{"Updated 5 minutes ago", "2026-03-04 13:25 minute"},
		{"an hour ago", "2026-03-04 00:00 day"},
		{"vor 3 Tagen", "2026-03-01 00:00 day"},
		{"Stand: vor einer Stunde", "2026-03-04 00:00 day"},
		{"Il y a 4 heures", "2026-03-04 00:00 day"},
		{"hace 2 días", "2026-03-02 00:00 day"},
		{"3 giorni fa", "2026-03-01 00:00 day"},
		{"för 2 timmar sedan", "2026-03-04 00:00 day"},
		{"Yesterday", "2026-03-03 00:00 day"},
		{"gestern um 18:05 Uhr", "2026-03-03 17:05 minute"},
		{"Today at 9:15", "2026-03-04 08:15 minute"},
		{"3 weeks ago", "2026-02-11 00:00 month"},
		{"USA Today reported it first", ""},
		{"It takes 2 hours by ferry", ""},
		{"4 min read", ""},
		{"Long ago", ""},
		{"", ""},
	} {
		got := ""
		if d, ok := agoDate(c.in, readAt); ok {
			got = d.Time.Format("2006-01-02 15:04 ") + string(d.Precision)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
	if d, ok := agoDate("2 hours ago", time.Time{}); ok {
		t.Errorf("a page of which nobody knows when it was read: got %v", d)
	}
}
