package sentiment

import (
	"sort"

	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
)

// voices marks whose each word is. Where quotes lie within each other, the
// inner one has it.
func voices(ws []tone.Word, q *quotes.Result) {
	order := make([]int, len(q.Quotes))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		return q.Quotes[order[i]].Span().Len() > q.Quotes[order[j]].Span().Len()
	})
	for _, k := range order {
		quote := &q.Quotes[k]
		voice := tone.Reported
		if quote.Type == quotes.Direct {
			voice = tone.Direct
		}
		for _, s := range quote.Content {
			for i := tone.FirstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
				ws[i].Voice, ws[i].Speaker, ws[i].Quote = voice, quote.Speaker, k
			}
		}
	}
	for i := range q.Marks {
		m := &q.Marks[i]
		for k := tone.FirstAt(ws, m.Inner.Start); k < len(ws) && ws[k].Start < m.Inner.End; k++ {
			switch m.Use {
			case quotes.Quotation:
				if ws[k].Quote >= 0 {
					ws[k].Voice = tone.Direct
				}
			case quotes.Scare:
				ws[k].Scare = true
			case quotes.WorkTitle, quotes.Nickname:
				ws[k].Name = true
			case quotes.Label:
			}
		}
	}
}
