package readability

import "strings"

// readMinutes returns the reading time that the page states: in JSON-LD, in the
// labels for link previews, or near the headline.
func (x *htmlReader) readMinutes() int {
	if x.schema.minutes > 0 {
		return x.schema.minutes
	}
	p := x.page
	for _, n := range []string{"1", "2"} {
		label := strings.ToLower(p.first("twitter:label" + n))
		if strings.Contains(label, "read") || strings.Contains(label, "lese") || strings.Contains(label, "lectura") || strings.Contains(label, "lecture") || strings.Contains(label, "lettura") {
			if m := statedMinutes(p.first("twitter:data"+n), true); m > 0 {
				return m
			}
		}
	}
	from, to := x.headSpan()
	for i := max(0, from-4); i < to && i < len(p.blocks); i++ {
		if p.blocks[i].chars > 120 {
			continue
		}
		if m := statedMinutes(p.text(i), false); m > 0 {
			return m
		}
	}
	return 0
}

// statedMinutes reads "4 min read" and "Lesezeit: 4 Minuten". Where it isn't
// sure that s speaks of reading, a word must say so: "4 min ago" and a video's
// "4 min" don't.
func statedMinutes(s string, sure bool) int {
	list := make([]string, 0, 16)
	for w := range words(s) {
		if len(list) == cap(list) {
			return 0
		}
		w = strings.ToLower(w)
		list = append(list, w)
		for _, start := range []string{"read", "lese", "lecture", "lectura", "leitura", "lettura", "leestijd", "lästid"} {
			sure = sure || strings.HasPrefix(w, start)
		}
	}
	if !sure {
		return 0
	}
	for i, w := range list {
		n, unit := digits(w)
		if unit == "" && i+1 < len(list) {
			unit = list[i+1]
		}
		if m := atoi(n); m > 0 && m <= 180 && strings.HasPrefix(unit, "min") {
			return m
		}
	}
	return 0
}
