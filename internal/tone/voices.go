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
		for last < len(ws) && ws[last].Start < m.Inner.End {
			last++
		}
		use := m.Use
		if m.Mention < 0 && (use == quotes.Quotation || use == quotes.Scare) && plain(ws[first:last]) {
			use = quotes.Quotation
			if odd(ws, first, last) {
				use = quotes.Scare
			}
		}
		for k := first; k < last; k++ {
			ws[k].mark(use)
			if last-first >= someWords {
				ws[k].Marks = int32(i)
			}
		}
	}
}

// fewWords is up to how many words in marks may be kept at a distance by them.
const fewWords = 3

// plain reports whether ws are a few words of which none has a capital. What the marks
// round these are for is told by the words next to them: package quotes asks whether
// somebody is heard, and for that reads the letters of names.
func plain(ws []Word) bool {
	for i := range ws {
		if ws[i].Capital {
			return false
		}
	}
	return len(ws) > 0 && len(ws) <= fewWords
}

// odd reports whether the marks round [first, last) of ws, which is plain, keep it at a
// distance: a "constructive" meeting.
func odd(ws []Word, first, last int) bool {
	return last-first == 1 && first > 1 && ws[first-2].is(defining) &&
		last+1 < len(ws) && ws[last+1].Role != Stop && !ws[last+1].Capital
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
		w.Name = w.Name || w.Role != Stop // a full stop is no part of it
	case quotes.Label:
	}
}
