package tone

import (
	"sort"

	"github.com/masthead-news/masthead/quotes"
)

// Hear marks whose each word is. Where quotes lie within each other, the inner
// one has it.
func Hear(ws []Word, q *quotes.Result) {
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
			for i := FirstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
				ws[i].Voice, ws[i].Speaker = voice, int32(quote.Speaker)
			}
		}
	}
	for i := range q.Marks {
		m := &q.Marks[i]
		first := FirstAt(ws, m.Inner.Start)
		last := first
		for ; last < len(ws) && ws[last].Start < m.Inner.End; last++ {
			ws[last].mark(m.Use)
		}
		if last-first >= someWords {
			for k := first; k < last; k++ {
				ws[k].Marks = int32(i)
			}
		}
	}
}

// someWords is from how many words on what stands in quotation marks is speech.
const someWords = 2

// mark notes that w stands in quotation marks of some use.
func (w *Word) mark(use quotes.Use) {
	switch use {
	case quotes.Quotation:
		if w.Voice != Own {
			w.Voice = Direct
		}
	case quotes.Scare:
		w.Scare = true
	case quotes.WorkTitle, quotes.Nickname:
		w.Name = true
	case quotes.Label:
	}
}
