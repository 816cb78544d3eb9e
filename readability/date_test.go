package readability

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string // "" for none
		p    Precision
		zone bool
	}{
		{"2024-03-05T14:07:09+01:00", "2024-03-05T14:07:09+01:00", ToSecond, true},
		{"2024-03-05T14:07:09.250Z", "2024-03-05T14:07:09.25Z", ToSecond, true},
		{"2024-03-05T14:07:09-0500", "2024-03-05T14:07:09-05:00", ToSecond, true},
		{"2024-03-05 14:07", "2024-03-05T14:07:00Z", ToMinute, false},
		{"2024-03-05T00:00:00Z", "2024-03-05T00:00:00Z", ToDay, true},
		{"2024-03-05", "2024-03-05T00:00:00Z", ToDay, false},
		{"2024/3/5", "2024-03-05T00:00:00Z", ToDay, false},
		{"20240305", "2024-03-05T00:00:00Z", ToDay, false},
		{"20240305T140709Z", "2024-03-05T00:00:00Z", ToDay, false},
		{"1709647629", "2024-03-05T14:07:09Z", ToSecond, true},
		{"1709647629000", "2024-03-05T14:07:09Z", ToSecond, true},
		{"Tue, 05 Mar 2024 14:07:09 GMT", "2024-03-05T14:07:09Z", ToSecond, true},
		{"Tue Mar 05 14:07:09 EST 2024", "2024-03-05T14:07:09-05:00", ToSecond, true},
		{"Published: March 5, 2024 at 2:07 p.m. EST", "2024-03-05T14:07:00-05:00", ToMinute, true},
		{"March 5th, 2024", "2024-03-05T00:00:00Z", ToDay, false},
		{"5 March 2024, 14.07 GMT+3", "2024-03-05T14:07:00+03:00", ToMinute, true},
		{"5. März 2024, 14.07 Uhr", "2024-03-05T14:07:00Z", ToMinute, false},
		{"Publié le 5 mars 2024 à 14h07", "2024-03-05T14:07:00Z", ToMinute, false},
		{"5 de marzo de 2024", "2024-03-05T00:00:00Z", ToDay, false},
		{"05.03.2024", "2024-03-05T00:00:00Z", ToDay, false},
		{"25/03/2024", "2024-03-25T00:00:00Z", ToDay, false},
		{"2:07 PM, 5 Mar 2024", "2024-03-05T14:07:00Z", ToMinute, false},
		{"2024年3月5日 14:07", "2024-03-05T14:07:00Z", ToMinute, false},
		{"March 2024", "2024-03-01T00:00:00Z", ToMonth, false},
		{"31 April 2024", "2024-04-01T00:00:00Z", ToMonth, false},
		{"99/99/2024", "", "", false},
		{"today", "", "", false},
		{"call 555 1234", "", "", false},
		{"", "", "", false},
	} {
		d, ok := parseDate(c.in, false)
		got := ""
		if ok {
			got = d.Time.Format(time.RFC3339Nano)
		}
		if got != c.want || ok && (d.Precision != c.p || d.Zone != c.zone) {
			t.Errorf("parseDate(%q) = %s to the %s, zone %v; want %s to the %s, zone %v", c.in, got, d.Precision, d.Zone, c.want, c.p, c.zone)
		}
	}
	if d, _ := parseDate("3/4/2024", true); d.Time.Month() != 3 {
		t.Errorf("3/4/2024 with the month first is %v", d.Time)
	}
	if d, _ := parseDate("3/4/2024", false); d.Time.Month() != 4 {
		t.Errorf("3/4/2024 with the day first is %v", d.Time)
	}
}

func TestURLDate(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/2024/03/05/harbor":             "2024-03-05 day",
		"https://a.example/news/2024-03-05-harbor":        "2024-03-05 day",
		"https://a.example/news/harbor-20240305.html":     "2024-03-05 day",
		"https://a.example/world/2024/mar/05/harbor":      "2024-03-05 day",
		"https://a.example/2024/03/harbor-to-close":       "2024-03-01 month",
		"https://a.example/2024/03/12ways-to-save":        "2024-03-01 month",
		"https://a.example/id/1202403059":                 "",
		"https://a.example/2024/13/05/x":                  "",
		"https://a.example/fifa-world-cup-2026/harbor-12": "",
		"::bad": "",
	} {
		got := ""
		if d, ok := urlDate(in); ok {
			got = d.Time.Format("2006-01-02 ") + string(d.Precision)
		}
		if got != want {
			t.Errorf("urlDate(%q) = %q, want %q", in, got, want)
		}
	}
}
