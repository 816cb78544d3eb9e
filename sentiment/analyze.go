package sentiment

import (
	"slices"
	"strings"
	"sync"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/internal/tone"
	"github.com/masthead-news/masthead/quotes"
	"github.com/masthead-news/masthead/text"
)

// Analyze returns the tone of d, whose mentions and entities are in r and whose
// quotes are in q. Nil r or q means that there are none.
//
// The tone of a document is the mean of those of the sentences of its body, and
// the tone toward an entity the mean over the sentences of body, headline and
// dek that mention it. Captions and corrections count for their own sentences
// only.
func (a *Analyzer) Analyze(d *text.Doc, r *entities.Resolution, q *quotes.Result) Result {
	if r == nil {
		r = &entities.Resolution{}
	}
	if q == nil {
		q = &quotes.Result{}
	}
	m, v := a.models()
	scratch := words.Get().(*[]tone.Word)
	ws := tone.Read(d, v, *scratch)
	defer func() {
		clear(ws) // keep no text alive
		*scratch = ws
		words.Put(scratch)
	}()
	names, titles := masked(r)
	tone.Mask(d, ws, names, titles)
	tone.Hear(ws, q)
	reader := readers.Get().(*tone.Reader)
	defer readers.Put(reader)
	parts := make([]fragment, len(d.Sentences))
	for i, s := range d.Sentences {
		in := ws[s.First:s.Last]
		tone.Look(in, v)
		tone.Weigh(in)
		if m != nil {
			tone.Know(in)
			parts[i] = ratings(m, reader, in)
		} else {
			parts[i] = fragment{pieces: valences(in), spread: valenceSpread}
		}
	}
	var out Result
	tellSentences(&out, d, ws, parts)
	tellQuotes(&out, d, q, parts)
	tellTargets(&out, d, r, q, ws, m, reader)
	out.Loaded = loaded(d, ws)
	return out
}

// models returns the model, nil where only rules go with a's lexicon, and the
// words that are known.
func (a *Analyzer) models() (*tone.Model, *tone.Vocabulary) {
	x := a.Lexicon
	if x == nil {
		x = defaultLexicon()
	}
	var m *tone.Model
	if x.learned {
		m = english.Get(loadEnglish)
	}
	return m, x.vocabulary.Get(func() *tone.Vocabulary { return tone.NewVocabulary(&x.words, m) })
}

// words holds scratch space for the words of a document.
var words = sync.Pool{New: func() any { return new([]tone.Word) }}

// MadeWith says what the tones were made with.
func (a *Analyzer) MadeWith() text.Maker {
	switch {
	case a.Lexicon == nil:
		return text.Maker{Layer: "sentiment", Name: "masthead/sentiment", Version: "1", SHA256: hash.Get(hashEnglish)}
	case a.Lexicon.learned:
		return text.Maker{Layer: "sentiment", Name: "masthead/sentiment, with words of the user's", Version: "1", SHA256: hash.Get(hashEnglish)}
	}
	return text.Maker{Layer: "sentiment", Name: "masthead/sentiment, rules over a lexicon of the user's", Version: "1"}
}

// valences collects the words of a sentence that carry tone.
func valences(ws []tone.Word) []piece {
	var ps []piece
	for i := range ws {
		if w := &ws[i]; w.V != 0 {
			ps = append(ps, pieceOf(w, w.V, reasons[w.Turn]))
		}
	}
	return ps
}

// tellSentences fills in the tones of sentences, document and headline.
func tellSentences(out *Result, d *text.Doc, ws []tone.Word, parts []fragment) {
	var document, own, title toner
	isOwn := func(p *piece) bool { return p.voice == Own }
	out.Sentences = make([]Tone, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		var one toner
		one.add(parts[i])
		out.Sentences = append(out.Sentences, one.tone())
		kind := text.Paragraph
		if s.Block < len(d.Blocks) {
			kind = d.Blocks[s.Block].Kind
		}
		switch {
		case kind == text.Title:
			title.add(parts[i])
		case kind.InBody() && s.Last > s.First:
			document.add(parts[i].uncalled())
			if mostlyOwn(ws[s.First:s.Last]) {
				own.add(parts[i].only(isOwn))
			}
		}
	}
	out.Document, out.Own, out.Title = document.tone(), own.tone(), title.tone()
}

// mostlyOwn reports whether a sentence has enough of the outlet's own words to
// speak for it: more than who said what follows.
func mostlyOwn(ws []tone.Word) bool {
	own, all := 0, 0
	for i := range ws {
		if ws[i].Role == tone.Stop || ws[i].Len() < 2 {
			continue
		}
		all++
		if ws[i].Voice == tone.Own {
			own++
		}
	}
	return own > 6 || own*2 > all
}

// tellQuotes fills in the tone of each quote.
func tellQuotes(out *Result, d *text.Doc, q *quotes.Result, parts []fragment) {
	for k := range q.Quotes {
		quote := &q.Quotes[k]
		span := quote.Span()
		within := func(p *piece) bool {
			return slices.ContainsFunc(quote.Content, func(s text.Span) bool { return s.Contains(p.Span) })
		}
		var t toner
		for i := firstSentence(d, span.Start); i < len(d.Sentences) && d.Sentences[i].Start < span.End; i++ {
			t.add(parts[i].only(within))
		}
		out.Quotes = append(out.Quotes, t.tone())
	}
}

// firstSentence returns the index of the first sentence that ends after at.
func firstSentence(d *text.Doc, at int) int {
	i, _ := slices.BinarySearchFunc(d.Sentences, at, func(s text.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// earshot is how many words on either side of a mention are heard. It bounds the
// work on sentences without end.
const earshot = 150

// tellTargets fills in the tone toward each entity.
func tellTargets(out *Result, d *text.Doc, r *entities.Resolution, q *quotes.Result, ws []tone.Word, model *tone.Model, reader *tone.Reader) {
	at := make([]int, len(ws))
	for i := range at {
		at[i] = -1
	}
	for m := range r.Mentions {
		s := r.Mentions[m].Span
		for i := tone.FirstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
			at[i] = m
		}
	}
	named := marksOf(r.Mentions)
	scare := map[int]text.Span{}
	for i := range q.Marks {
		if k := &q.Marks[i]; k.Use == quotes.Scare && k.Mention >= 0 {
			scare[k.Mention] = k.Span
		}
	}
	for e := range r.Entities {
		if k := r.Entities[e].Kind; k == entities.Date || k == entities.Money {
			continue
		}
		t := target{d: d, out: Target{Entity: e}}
		for _, m := range r.Entities[e].Mentions {
			if m < 0 || m >= len(r.Mentions) {
				continue
			}
			span := r.Mentions[m].Span
			lo := tone.FirstAt(ws, span.Start)
			if lo == len(ws) || ws[lo].Start >= span.End {
				continue
			}
			n := d.Tokens[lo].Sentence
			s := d.Sentences[n]
			hi := lo + 1
			for hi < min(s.Last, lo+earshot) && ws[hi].Start < span.End {
				hi++
			}
			whole := tone.Scene{Words: ws[s.First:s.Last]}
			first, last := whole.Within(lo-s.First, hi-s.First, earshot)
			first, last = first+s.First, last+s.First
			sc := tone.Scene{Words: ws[first:last], At: at[first:last], Marks: named}
			rules := sc.Toward(m, lo-first, hi-first)
			var f fragment
			if model != nil {
				f = verdict(model, reader, &sc, lo-first, hi-first, r.Mentions[m].Form == entities.Pronoun || hi == lo+1 && tone.Pronoun(ws[lo].Low), rules)
			} else {
				f = fragment{pieces: shown(sc.Words, rules.Shares), spread: valenceSpread}
			}
			mark, distant := scare[m]
			if !distant && r.Mentions[m].Quoted {
				mark, distant = span, true
			}
			if distant {
				f = distance(f, piece{mark, 0, Voices[ws[lo].Voice], ws[lo].Speaker, ScareQuote})
			}
			t.add(m, n, &ws[lo], f, rules.Harmed)
		}
		if len(t.out.Mentions) > 0 {
			out.Targets = append(out.Targets, t.done())
		}
	}
}

// loaded lists the words that take sides.
func loaded(d *text.Doc, ws []tone.Word) []LoadedTerm {
	var out []LoadedTerm
	var buf []byte
	for i := 0; i < len(ws); i++ {
		if !ws[i].Loaded {
			continue
		}
		n := tone.LoadedAt(ws[i:d.Sentences[d.Tokens[i].Sentence].Last], &buf)
		if n == 0 {
			continue
		}
		term := ws[i].Low
		if n > 1 {
			words := make([]string, n)
			for k := range words {
				words[k] = ws[i+k].Low
			}
			term = strings.Join(words, " ")
		}
		out = append(out, LoadedTerm{text.Span{Start: ws[i].Start, End: ws[i+n-1].End}, term, Voices[ws[i].Voice]})
		i += n - 1
	}
	return out
}

// masked returns the spans of names, and of the titles that stand with them.
func masked(r *entities.Resolution) (names, titles []text.Span) {
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Form != entities.Nominal && m.Form != entities.Pronoun {
			names = append(names, m.Span)
		}
	}
	for i := range r.Roles {
		titles = append(titles, r.Roles[i].Span)
	}
	return names, titles
}
