package compare

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// maxScare is the number of words up to which marks put round words that were
// plain set them apart; round more they make a quotation of a paraphrase.
const maxScare = 6

// quoteMarks finds pairs of quotation marks that were put in or dropped.
func (e *editor) quoteMarks() {
	isMark := func(k int) (dropped, put bool) {
		l := e.links[k]
		dropped = l.b < 0 && e.from(l).kind == quote
		put = l.a < 0 && e.to(l).kind == quote
		return
	}
	for i := range e.links {
		if e.edit[i] != unsorted {
			continue
		}
		dropped, put := isMark(i)
		if !dropped && !put || !e.only(i).opensQuote(e.side(i)) {
			continue
		}
		words, stay := 0, 0
		for j := i + 1; j < len(e.links) && words <= maxQuotation; j++ {
			if d, p := isMark(j); e.edit[j] == unsorted && (d && dropped || p && put) {
				if words > 0 {
					e.quoted(i, j, words, stay)
				}
				break
			}
			l := e.links[j]
			if w := e.to(l); put && w != nil && w.kind < quote {
				words, stay = words+1, stay+one(l.a >= 0)
			} else if w := e.from(l); dropped && w != nil && w.kind < quote {
				words, stay = words+1, stay+one(l.b >= 0)
			}
		}
	}
}

// maxQuotation is the number of words within which the other mark of a pair is
// looked for.
const maxQuotation = 60

// quoted makes an edit of the marks at i and j, between which so many words stand;
// stay of them are in both texts or have a word in their place. Scare quotes take the words
// between with them, so that the edit shows what was set apart; they are put round words
// that stay. Where none stays, the
// quotation was put in or dropped with its marks, unless it is a single word, such as
// the one in: the "humanitarian" truce.
func (e *editor) quoted(i, j, words, stay int) {
	switch {
	case stay == 0 && (words > 1 || e.changes(i-1) || e.changes(j+1)):
		k := Omitted
		if e.links[i].a < 0 {
			k = Added
		}
		e.set(i, j+1, k)
	case words <= maxScare && stay > 0 && !e.stays(i, j):
		// Other words, of which these are marked: they are judged as such.
	case words <= maxScare && !e.sentence(i, j):
		e.set(i, j+1, ScareQuotes)
	case !slices.ContainsFunc(e.links[i+1:j], func(l link) bool { return !e.same(l) }):
		e.set(i, j+1, Attribution)
	default: // what changed within is sorted by itself
		n := len(e.kinds)
		e.edit[i], e.edit[j] = n, n
		e.kinds = append(e.kinds, Attribution)
	}
}

// stays reports whether half or more of the words between the marks at i and j stood
// there before, perhaps in another form.
func (e *editor) stays(i, j int) bool {
	words, near := 0, 0
	for _, l := range e.links[i+1 : j] {
		v, w := e.from(l), e.to(l)
		inner := w
		if e.links[i].b < 0 {
			inner = v
		}
		if inner == nil || inner.kind >= quote {
			continue
		}
		words++
		near += one(v != nil && w != nil && nearWord(v, w))
	}
	return 2*near >= words
}

// nearWord reports whether two words are forms or spellings of one, or nouns among which
// newsrooms choose.
func nearWord(v, w *word) bool {
	c := choices()[singular(v.fold)]
	return sameSpelling(v.fold, w.fold) || commonPrefix(v.fold, w.fold) >= 4 || c != "" && c == choices()[singular(w.fold)]
}

// sentence reports whether the marks at i and j stand round a sentence: its first
// word has a capital, which it lacks in the other text, or it ends with a mark.
func (e *editor) sentence(i, j int) bool {
	p, q, dropped := e.a, e.b, e.links[i].b < 0
	inner := e.links[i+1 : j]
	first := inner[0].a
	other := inner[0].b
	if !dropped {
		p, q, first, other = q, p, other, first
	}
	if first < 0 || !p.words[first].capital(p.text) {
		return false
	}
	if other >= 0 && p.words[first].fold == q.words[other].fold && !q.words[other].capital(q.text) {
		return true
	}
	last := e.links[j].a
	if !dropped {
		last = e.links[j].b
	}
	switch p.words[last-1].fold {
	case ".", "!", "?":
		return true
	}
	return false
}

// changes reports whether link k is a change.
func (e *editor) changes(k int) bool {
	return k >= 0 && k < len(e.links) && !e.same(e.links[k])
}

// side returns the text of the word that [editor.only] returns.
func (e *editor) side(k int) string {
	if e.links[k].a >= 0 {
		return e.a.text
	}
	return e.b.text
}

// opensQuote reports whether the mark w of s can begin a quotation: a word follows it
// without a space.
func (w *word) opensQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(s[w.End:])
	return w.End < len(s) && !unicode.IsSpace(r)
}
