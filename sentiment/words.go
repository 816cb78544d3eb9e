package sentiment

import (
	"strings"

	"github.com/masthead-news/masthead/entities"
	"github.com/masthead-news/masthead/text"
)

// A word is a token with what the rules need to know of it.
type word struct {
	text.Span
	low string // lower case, with straight apostrophes; empty for a masked name

	entry            // what the lexicon says
	terms    int     // words of the lexicon's term that begins here, 0 for none
	frame    *frame  // what it says of subject and object, as a verb
	role     role    // its part in the grammar
	factor   float64 // what negation, modality and the like make of it
	v        float64 // valence after the rules
	from, to int     // its evidence: with its negation and the rest of its term
	reason   Reason
	name     bool // part of a name or a title: says nothing
	loaded   bool
	distance bool // in scare quotes

	voice   Voice
	speaker int // entity, or -1
	quote   int // quote that it lies in, or -1
}

// role is what a word does to the words round it.
type role uint8

const (
	plain role = iota
	negator
	booster
	damper
	contrast   // but: what follows counts more
	concession // despite: what follows counts less
	modal      // would, may, if: less than said
	auxiliary  // forms of be
	stop       // ends a clause
)

func roleOf(w string) role {
	switch w {
	case "not", "n't", "never", "no", "without", "nor", "neither", "none", "nobody", "cannot",
		"hardly", "scarcely", "barely", "seldom", "rarely", "nothing", "fails", "failed", "refused",
		"denied", "denies", "deny", "lack", "lacks", "lacked":
		return negator
	case "very", "extremely", "deeply", "highly", "utterly", "totally", "completely", "entirely",
		"absolutely", "profoundly", "particularly", "especially", "so", "most", "more", "incredibly",
		"enormously", "intensely", "hugely", "overwhelmingly", "thoroughly", "fully", "sharply",
		"severely", "seriously", "massively", "widely", "strongly":
		return booster
	case "slightly", "somewhat", "partly", "partially", "marginally", "almost", "nearly", "barely-",
		"fairly", "mildly", "less", "little", "occasionally":
		return damper
	case "but", "however", "yet", "nevertheless", "nonetheless":
		return contrast
	case "despite", "although", "though", "notwithstanding", "while", "whereas":
		return concession
	case "would", "could", "might", "may", "should", "if", "whether", "possible", "possibly",
		"perhaps", "potential", "potentially", "unless", "hypothetical":
		return modal
	case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got":
		return auxiliary
	case ",", ";", ":", "--", "—", "–", "(", ")", ".", "?", "!":
		return stop
	}
	return plain
}

// read makes words of the tokens of d.
func read(d *text.Doc) []word {
	ws := make([]word, len(d.Tokens))
	for i, t := range d.Tokens {
		low := lower(d.Slice(t.Span))
		ws[i] = word{Span: t.Span, low: low, role: roleOf(low), from: t.Start, to: t.End, voice: Own, speaker: -1, quote: -1}
	}
	return ws
}

// lower folds case and apostrophes. It costs nothing for words that are as they
// should be.
func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// mask marks the words of names and of titles before and after them: "Food
// Security" is no praise. A word with a capital inside a sentence that is not
// all in capitals counts as a name, found by the recogniser or not.
func mask(d *text.Doc, r *entities.Resolution, ws []word) {
	for _, s := range d.Sentences {
		maskCapitals(d, ws[s.First:s.Last])
	}
	cover := func(s text.Span, capitals bool) {
		for i := firstAt(ws, s.Start); i < len(ws) && ws[i].Start < s.End; i++ {
			if !capitals || capital(d.Slice(ws[i].Span)) {
				ws[i].name = true
			}
		}
	}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Form != entities.Nominal && m.Form != entities.Pronoun {
			cover(m.Span, false)
		}
	}
	for i := range r.Roles {
		cover(r.Roles[i].Span, true)
	}
}

func maskCapitals(d *text.Doc, ws []word) {
	long, small := 0, 0
	for i := 1; i < len(ws); i++ {
		if w := &ws[i]; w.Len() > 3 && w.low != "from" && w.low != "with" && w.low != "over" {
			long++
			if !capital(d.Slice(w.Span)) {
				small++
			}
		}
	}
	if small*5 <= long && long > 1 { // a headline: capitals tell nothing
		return
	}
	begin := true
	for i := range ws {
		w := d.Slice(ws[i].Span)
		if capital(w) && !begin && w != "I" {
			ws[i].name = true
		}
		switch w {
		case "“", "\"", "``", "''", "‘", "'", ":", "•", "—", "-", "(", "[":
			begin = true
		default:
			begin = false
		}
	}
}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// firstAt returns the index of the first word that ends after offset at.
func firstAt(ws []word, at int) int {
	lo, hi := 0, len(ws)
	for lo < hi {
		if mid := (lo + hi) / 2; ws[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// look finds the terms of the lexicon, the verbs that take sides, and the
// loaded words, longest term first, in one sentence.
func look(ws []word, x *Lexicon) {
	verbs, loaded := frames(), loadedTerms()
	buf := make([]byte, 0, 64)
	for i := 0; i < len(ws); i++ {
		w := &ws[i]
		if w.name || w.low == "" {
			continue
		}
		if n, _, ok := longest(ws[i:], loaded, &buf); ok {
			for k := range n {
				ws[i+k].loaded = true
			}
		}
		w.frame = verbs[w.low]
		if n, e, ok := longest(ws[i:], x, &buf); ok {
			w.entry, w.terms = e, n
			w.to = ws[i+n-1].End
			for k := 1; k < n; k++ {
				ws[i+k].frame = verbs[ws[i+k].low]
			}
			i += n - 1
		}
	}
}

// longest returns the longest term of x at the beginning of ws.
func longest(ws []word, x *Lexicon, buf *[]byte) (int, entry, bool) {
	n := min(x.longer[ws[0].low], len(ws))
	for ; n > 1; n-- {
		b := (*buf)[:0]
		for k := range n {
			if k > 0 {
				b = append(b, ' ')
			}
			b = append(b, ws[k].low...)
		}
		*buf = b
		if e, ok := x.words[string(b)]; ok {
			return n, e, true
		}
	}
	e, ok := x.look(ws[0].low)
	return 1, e, ok
}
