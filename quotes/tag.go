package quotes

import (
	"sync"

	"github.com/masthead-news/masthead/internal/lazy"
	"github.com/masthead-news/masthead/internal/quotetag"
	"github.com/masthead-news/masthead/quotes/model"
)

// TagMarks returns marks as the taggers see them: the outermost ones, and hidden
// ones round and within names. It is there for the training of
// the model.
func TagMarks(marks []Mark) []quotetag.Mark {
	out := make([]quotetag.Mark, 0, len(marks))
	end := 0
	for i := range marks {
		m := &marks[i]
		hidden := m.Use == Scare || m.Use == Nickname
		if !hidden {
			if m.Start < end {
				continue
			}
			end = m.End
		}
		out = append(out, quotetag.Mark{Span: m.Span, Hidden: hidden})
	}
	return out
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
	t.Read(rd.d, TagMarks(rd.marks), &m.Words)
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
