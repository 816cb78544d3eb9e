package sentiment

import (
	"sort"

	"github.com/masthead-news/masthead/quotes"
)

// voices marks whose each word is. Where quotes lie within each other, the
// inner one has it.
func voices(ws []word, q *quotes.Result) {
	order := make([]int, len(q.Quotes))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		return q.Quotes[order[i]].Span().Len() > q.Quotes[order[j]].Span().Len()
	})
	for _, k := range order {
		quote := &q.Quotes[k]
		voice := Reported
		if quote.Type == quotes.Direct {
			voice = Direct
		}
		for _, s := range quote.Content {
			for i := firstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
				ws[i].voice, ws[i].speaker, ws[i].quote = voice, quote.Speaker, k
			}
		}
	}
	for i := range q.Marks {
		m := &q.Marks[i]
		for k := firstAt(ws, m.Inner.Start); k < len(ws) && ws[k].Start < m.Inner.End; k++ {
			switch m.Use {
			case quotes.Quotation:
				if ws[k].quote >= 0 {
					ws[k].voice = Direct
				}
			case quotes.Scare:
				ws[k].distance = true
			case quotes.WorkTitle, quotes.Nickname:
				ws[k].name = true
			}
		}
	}
}
