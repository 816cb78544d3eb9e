package quotes

import (
	"sync"

	"github.com/masthead-news/masthead/entities"
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
		a := attribution{source: rd.wholeName(tokensOf(t, f.Source)), cue: tokensOf(t, f.Cue), confidence: f.Confidence}
		for _, c := range f.Content {
			a.content = append(a.content, tokensOf(t, c))
		}
		least := rd.least
		if rd.typeOf(&a) == Direct {
			least /= 2 // the marks say that someone is heard
		} else if rd.saysIn(a.cue) {
			least *= 0.75 // and so does the verb: in cross-validation, speech is found in .005 more
		}
		if f.Confidence < least {
			rd.doubt(&a)
			continue
		}
		out = append(out, a)
	}
	return out
}

// saysIn reports whether a verb of saying stands in r.
func (rd *reading) saysIn(r run) bool {
	for i := r.first; i < r.last; i++ {
		if !rd.speechVerb(i).empty() {
			return true
		}
	}
	return false
}

// wholeName lets a source that begins within a person's name begin with the name.
func (rd *reading) wholeName(source run) run {
	if source.empty() {
		return source
	}
	m := rd.mention[source.first]
	if m < 0 || rd.r.Mentions[m].Kind != entities.Person || rd.r.Mentions[m].Form != entities.Name {
		return source
	}
	for source.first > 0 && rd.mention[source.first-1] == m {
		source.first--
	}
	return source
}

// doubt notes what would be content if the model were surer.
func (rd *reading) doubt(a *attribution) {
	if a.confidence < minDoubt {
		return
	}
	if rd.doubted == nil {
		rd.doubted = make([]bool, len(rd.d.Tokens))
	}
	for _, c := range a.content {
		for i := c.first; i < c.last; i++ {
			rd.doubted[i] = true
		}
	}
}

// minDoubt is the confidence below which no one takes the words for content.
const minDoubt = 0.05

// tokensOf turns tokens of the tagger's input into those of the document.
func tokensOf(t *quotetag.Tagger, r quotetag.Range) run {
	first, last := t.Tokens(r)
	return run{first, last}
}
