package quotes

import (
	"sync"

	"github.com/masthead-news/masthead/internal/lazy"
	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/quotes/model"
)

// tagMarks returns marks as the taggers see them.
func tagMarks(marks []Mark) []quotetag.Mark {
	out := make([]quotetag.Mark, len(marks))
	for i := range marks {
		out[i] = quotetag.Mark{Span: marks[i].Span, Hidden: marks[i].Use == Scare || marks[i].Use == Nickname}
	}
	return quotetag.Outermost(out)
}

var taggers = sync.Pool{New: func() any { return new(quotetag.Tagger) }}

var english lazy.Value[*quotetag.Model]

func loadEnglish() *quotetag.Model {
	m, err := quotetag.Parse(model.English)
	if err != nil {
		panic(err) // a test reads it
	}
	return m
}

// tagged finds attributions by the trained model.
func (rd *reading) tagged() []attribution {
	m := english.Get(loadEnglish)
	t := taggers.Get().(*quotetag.Tagger)
	defer taggers.Put(t)
	t.Read(rd.d, tagMarks(rd.marks), &m.Words)
	found := t.Attribute(m)
	out := make([]attribution, 0, len(found))
	for _, f := range found {
		if f.Confidence < rd.least {
			continue
		}
		a := attribution{source: tokensOf(t, f.Source), cue: tokensOf(t, f.Cue), confidence: f.Confidence}
		for _, c := range f.Content {
			a.content = append(a.content, tokensOf(t, c))
		}
		out = append(out, a)
	}
	return out
}

// tokensOf turns tokens of the tagger's input into those of the document.
func tokensOf(t *quotetag.Tagger, r quotetag.Range) run {
	first, last := t.Tokens(r)
	return run{first, last}
}
