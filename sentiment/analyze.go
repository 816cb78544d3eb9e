package sentiment

import (
	"slices"
	"strings"

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
	k := desks.Get().(*desk)
	defer k.clear()
	k.words = k.sheet.Read(d, v)
	ws := k.words
	k.mask(d, r)
	tone.Hear(ws, q)
	k.aim(d, r, q)
	sites := k.sites
	for i, s := range d.Sentences {
		in := ws[s.First:s.Last]
		tone.Look(in, v)
		tone.Weigh(in)
		if m != nil {
			tone.Know(in)
		}
		k.parts = append(k.parts, k.sentence(m, in))
		n := 0
		for n < len(sites) && sites[n].sentence == i {
			n++
		}
		k.hear(m, s, sites[:n])
		sites = sites[n:]
	}
	var out Result
	k.tellSentences(&out, d)
	k.tellQuotes(&out, d, q)
	k.tellTargets(&out, d, r)
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

// tellSentences fills in the tones of sentences, document and headline.
func (k *desk) tellSentences(out *Result, d *text.Doc) {
	document, own, title := &k.document, &k.own, &k.title
	document.reset()
	own.reset()
	title.reset()
	isOwn := func(p *Evidence) bool { return p.Voice == Own }
	out.Sentences = make([]Tone, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		out.Sentences = append(out.Sentences, k.toneOf(k.parts[i]))
		kind := text.Paragraph
		if s.Block < len(d.Blocks) {
			kind = d.Blocks[s.Block].Kind
		}
		switch {
		case kind == text.Title:
			title.add(k.parts[i])
		case kind.InBody() && s.Last > s.First:
			document.add(k.parts[i].uncalled())
			if mostlyOwn(k.words[s.First:s.Last]) {
				own.add(k.only(k.parts[i], isOwn))
			}
		}
	}
	out.Document, out.Own, out.Title = document.tone(&k.arena), own.tone(&k.arena), title.tone(&k.arena)
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
			if own++; own > 6 {
				return true
			}
		}
	}
	return own*2 > all
}

// tellQuotes fills in the tone of each quote.
func (k *desk) tellQuotes(out *Result, d *text.Doc, q *quotes.Result) {
	if len(q.Quotes) > 0 {
		out.Quotes = make([]Tone, 0, len(q.Quotes))
	}
	for i := range q.Quotes {
		quote := &q.Quotes[i]
		span := quote.Span()
		within := func(p *Evidence) bool {
			return slices.ContainsFunc(quote.Content, func(s text.Span) bool { return s.Contains(p.Span) })
		}
		k.one.reset()
		for n := firstSentence(d, span.Start); n < len(d.Sentences) && d.Sentences[n].Start < span.End; n++ {
			k.one.add(k.only(k.parts[n], within))
		}
		out.Quotes = append(out.Quotes, k.one.tone(&k.arena))
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
		out = append(out, LoadedTerm{text.Span{Start: ws[i].Start, End: ws[i+n-1].End}, term, Voice(ws[i].Voice)})
		i += n - 1
	}
	return out
}

// mask marks the words of names, and of the titles that stand with them.
func (k *desk) mask(d *text.Doc, r *entities.Resolution) {
	k.names, k.titles = k.names[:0], k.titles[:0]
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Form != entities.Nominal && m.Form != entities.Pronoun {
			k.names = append(k.names, m.Span)
		}
	}
	for i := range r.Roles {
		k.titles = append(k.titles, r.Roles[i].Span)
	}
	tone.Mask(d, k.words, k.names, k.titles)
}
