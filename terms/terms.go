// Package terms counts the words of articles and says which of them set two
// collections apart.
//
//	var left, right terms.Counts
//	left.Add(text.New("The mayor slammed the plan."))
//	right.Add(text.New("The mayor praised the plan."))
//	k := terms.Keyness{MinCount: 1, MinRange: 1}
//	for _, key := range k.Compare(&left, &right) {
//		fmt.Println(key.Term, key.Target.N, key.Reference.N, key.G2)
//	}
//
// # What a term is
//
// A word is a token that holds a letter or a digit. Tokens that touch are one
// word ("do" and "n't" are "don't"), but a possessive or shortened "'s" is left
// out, so that "Lind's" counts as "lind". Words are folded to lower case unless
// [Counts.KeepCase] is set, the curly apostrophe becomes the straight one, and
// the full stop of an abbreviation goes unless there is another in it: "mr",
// but "u.s.". Hashtags and handles keep their sign. A term is one word, or
// several within a sentence with white space or a hyphen between, joined by
// spaces: "middle-class" and "middle class" are one term of two words.
//
// Nothing else is left out: there is no stop list unless [Counts.Stop] names
// one, and counts say how many words it dropped.
package terms

import (
	"errors"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/text"
)

// A Counts holds how often each term occurs, in how many articles, and in all.
// Counts can be merged, so that parts of a collection may be counted apart.
// The zero value is empty and ready to use; set its fields before the first
// article. It isn't safe for concurrent use.
type Counts struct {
	// MaxWords is the number of words in the longest terms that are counted.
	// Zero means 1: single words.
	MaxWords int
	// KeepCase counts "Apple" and "apple" apart.
	KeepCase bool
	// PerArticle keeps the counts of each article, which dispersion and
	// resampling need. Memory then grows with the number of articles.
	PerArticle bool
	// Stop is a list of words, in lower case, that aren't counted and end a
	// term of several words. Nil means none.
	Stop *StopList

	words    wordTable
	grams    gramTable
	terms    []entry // by id
	ids      []int32 // of the term that each word is, by word
	totals   []int   // running terms by number of words, from 1 at index 0
	articles int
	dropped  int
	per      []article
	stop     map[string]bool
	buf      []byte
	runs     map[string][]int32 // the words of runs met before, for AddText
	hyphens  map[uint64]bool    // whether a hyphen after that word belongs to it, for AddText
	touched  []int32            // the terms of the article at work
	wait     waiting
}

// An entry is what is known of one term.
type entry struct {
	n      int
	arts   int32
	last   int32 // the number of the last article that had it, from 1
	inLast int32 // how often that had it
	prefix int32 // the term without its last word, or -1
	word   int32 // its last word
	length int32 // in words
}

// A StopList is a list of words to leave out, with a name that results carry.
type StopList struct {
	Name  string
	Words []string // in lower case
}

// An article holds the counts of one article, by the id of the term.
type article struct {
	words int // running words
	terms []termCount
}

type termCount struct {
	id int32
	n  int32
}

// A Count says how often a term occurs, and in how many articles.
type Count struct {
	Term  string `json:"term"`
	N     int    `json:"n"`
	Range int    `json:"range"` // the number of articles that have it
	Words int    `json:"words"` // the number of words in it
}

// Add counts the terms of one article.
func (c *Counts) Add(d *text.Doc) { c.AddSpans(d, text.Span{Start: 0, End: len(d.Text)}) }

// AddSpans counts the terms of one article that lie in spans, such as its body
// without captions. The spans are in order and don't overlap; no term reaches
// from one into the next.
func (c *Counts) AddSpans(d *text.Doc, spans ...text.Span) {
	c.begin()
	before := c.totals[0]
	c.touched = c.touched[:0]
	for _, s := range spans {
		first, last := d.TokensIn(s)
		c.count(d, first, last)
	}
	c.flush()
	if c.PerArticle {
		c.keep(c.totals[0] - before)
	}
}

// begin starts an article.
func (c *Counts) begin() {
	for len(c.totals) < c.maxWords() {
		c.totals = append(c.totals, 0)
	}
	c.articles++
	if c.Stop != nil && c.stop == nil {
		c.stop = make(map[string]bool, len(c.Stop.Words))
		for _, w := range c.Stop.Words {
			c.stop[w] = true
		}
	}
}

func (c *Counts) maxWords() int { return max(1, c.MaxWords) }

// keep stores what the article at work has.
func (c *Counts) keep(words int) {
	a := article{words: words, terms: make([]termCount, len(c.touched))}
	for i, id := range c.touched {
		a.terms[i] = termCount{id, c.terms[id].inLast}
	}
	slices.SortFunc(a.terms, func(x, y termCount) int { return int(x.id - y.id) })
	c.per = append(c.per, a)
}

// count counts the tokens from first to last.
func (c *Counts) count(d *text.Doc, first, last int) {
	var fixed [8]int32
	chain := fixed[:0]
	limit := c.maxWords()
	sentence := -1
	for i := first; i < last; {
		t := d.Tokens[i]
		if t.Sentence != sentence {
			sentence = t.Sentence
			chain = chain[:0]
		}
		kind := kindOf(d.Text, t.Span)
		if kind != word {
			if kind != hyphen {
				chain = chain[:0]
			}
			i++
			continue
		}
		var w int32
		if key, ok := c.quick(d, i, last); ok && c.stop == nil {
			i++
			if limit == 1 {
				c.later(key)
				continue
			}
			w = c.words.shortID(key)
		} else {
			i = c.fold(d, i, last)
			if c.stop[string(c.buf)] {
				c.dropped++
				chain = chain[:0]
				continue
			}
			w = c.words.id(c.buf)
		}
		c.hitWord(w)
		if limit > 1 {
			chain = c.extend(chain, c.ids[w], w, limit)
		}
	}
}

// extend counts the terms of several words that end with w, whose own id is id.
// chain holds the terms that end with the word before, by length; it returns
// those that end with w.
func (c *Counts) extend(chain []int32, id, w int32, limit int) []int32 {
	n := len(chain)
	if n < limit-1 {
		chain = append(chain, 0)
	}
	for k := n - 1; k >= 0; k-- {
		g := c.gram(chain[k], w, k+1)
		if k+1 < limit-1 {
			chain[k+1] = g
		}
	}
	chain[0] = id
	return chain
}

// gram counts the term of k+1 words that is prefix and then w, and returns its
// id.
func (c *Counts) gram(prefix, w int32, k int) int32 {
	id, isNew := c.grams.id(prefix, w, int32(len(c.terms)))
	if isNew {
		c.terms = append(c.terms, entry{prefix: prefix, word: w, length: int32(k + 1)})
	}
	c.hit(id, k)
	return id
}

// hit counts one more of a term of k+1 words.
func (c *Counts) hit(id int32, k int) {
	e := &c.terms[id]
	e.n++
	if e.last != int32(c.articles) {
		e.last = int32(c.articles)
		e.arts++
		e.inLast = 0
		if c.PerArticle {
			c.touched = append(c.touched, id)
		}
	}
	e.inLast++
	c.totals[k]++
}

// Len returns the number of different terms.
func (c *Counts) Len() int {
	n := 0
	for i := range c.terms {
		n += one(c.terms[i].n > 0) // a longer term may bring words that aren't counted
	}
	return n
}

// Articles returns the number of articles.
func (c *Counts) Articles() int { return c.articles }

// Dropped returns how many running words the stop list left out.
func (c *Counts) Dropped() int { return c.dropped }

// Total returns the number of running terms of that many words: Total(1) is the
// number of words.
func (c *Counts) Total(words int) int {
	if words < 1 || words > len(c.totals) {
		return 0
	}
	return c.totals[words-1]
}

// Of returns the count of a term, written as this package writes terms.
func (c *Counts) Of(term string) Count {
	if id := c.find(term); id >= 0 {
		return c.at(id, term)
	}
	return Count{Term: term, Words: 1 + strings.Count(term, " ")}
}

func (c *Counts) at(id int32, term string) Count {
	e := &c.terms[id]
	return Count{Term: term, N: e.n, Range: int(e.arts), Words: int(e.length)}
}

// find returns the id of term, or -1.
func (c *Counts) find(term string) int32 {
	id := int32(-1)
	for i, w := range strings.Split(term, " ") {
		k := c.words.find(w)
		if k < 0 {
			return -1
		}
		if i == 0 {
			id = c.ids[k]
			continue
		}
		if id = c.grams.find(id, k); id < 0 {
			return -1
		}
	}
	if id >= 0 && c.terms[id].n == 0 {
		return -1
	}
	return id
}

// put returns the id of term, which it makes if it is new.
func (c *Counts) put(term string) int32 {
	id := int32(-1)
	for i, w := range strings.Split(term, " ") {
		k := c.words.id([]byte(w))
		if int(k) == len(c.ids) {
			c.ids = append(c.ids, int32(len(c.terms)))
			c.terms = append(c.terms, entry{prefix: -1, word: k, length: 1})
		}
		if i == 0 {
			id = c.ids[k]
			continue
		}
		next, isNew := c.grams.id(id, k, int32(len(c.terms)))
		if isNew {
			c.terms = append(c.terms, entry{prefix: id, word: k, length: int32(i + 1)})
		}
		id = next
	}
	return id
}

// term returns the term with that id.
func (c *Counts) term(id int32) string {
	e := &c.terms[id]
	if e.prefix < 0 {
		return c.words.word(e.word)
	}
	return c.term(e.prefix) + " " + c.words.word(e.word)
}

// List returns all terms, the most frequent first, and those of one frequency
// by the alphabet.
func (c *Counts) List() []Count {
	list := make([]Count, 0, len(c.terms))
	for id := range c.terms {
		if c.terms[id].n > 0 {
			list = append(list, c.at(int32(id), c.term(int32(id))))
		}
	}
	slices.SortFunc(list, func(a, b Count) int {
		if a.N != b.N {
			return b.N - a.N
		}
		return strings.Compare(a.Term, b.Term)
	})
	return list
}

// Set gives a term its count, so that a frequency list from elsewhere can be a
// reference. It adds to the running terms what the count adds; the number of
// articles is given to [Counts.SetArticles].
func (c *Counts) Set(term string, n, articles int) {
	e := &c.terms[c.put(term)]
	for len(c.totals) < int(e.length) {
		c.totals = append(c.totals, 0)
	}
	c.MaxWords = max(c.MaxWords, int(e.length))
	c.totals[e.length-1] += n - e.n
	e.n, e.arts = n, int32(articles)
}

// SetArticles says on how many articles counts rest that were made by Set.
func (c *Counts) SetArticles(n int) { c.articles = n }

// ErrSettings is returned, wrapped, by Merge where counts were made in different
// ways.
var ErrSettings = errors.New("terms: counts were made with different settings")

// Merge adds the counts of o. It fails with ErrSettings where o counts other
// terms than c does; an empty c takes over the settings of o.
func (c *Counts) Merge(o *Counts) error {
	if o.articles == 0 && len(o.terms) == 0 {
		return nil
	}
	if c.articles == 0 && len(c.terms) == 0 {
		c.MaxWords, c.KeepCase, c.Stop, c.PerArticle = o.MaxWords, o.KeepCase, o.Stop, c.PerArticle || o.PerArticle
	} else if c.maxWords() != o.maxWords() || c.KeepCase != o.KeepCase || c.Stop.name() != o.Stop.name() {
		return ErrSettings
	}
	for len(c.totals) < len(o.totals) {
		c.totals = append(c.totals, 0)
	}
	for k, n := range o.totals {
		c.totals[k] += n
	}
	ids := make([]int32, len(o.terms)) // of o's terms in c
	for i := range o.terms {
		e := &o.terms[i]
		w := c.put(o.words.word(e.word))
		ids[i] = w
		if e.prefix >= 0 {
			k := c.terms[w].word
			id, isNew := c.grams.id(ids[e.prefix], k, int32(len(c.terms)))
			if isNew {
				c.terms = append(c.terms, entry{prefix: ids[e.prefix], word: k, length: e.length})
			}
			ids[i] = id
		}
		m := &c.terms[ids[i]]
		m.n += e.n
		m.arts += e.arts
	}
	c.articles += o.articles
	c.dropped += o.dropped
	c.mergeArticles(o, ids)
	return nil
}

// mergeArticles adds the articles of o, whose terms have the given ids in c.
func (c *Counts) mergeArticles(o *Counts, ids []int32) {
	if !c.PerArticle {
		return
	}
	for _, a := range o.per {
		b := article{words: a.words, terms: make([]termCount, len(a.terms))}
		for i, t := range a.terms {
			b.terms[i] = termCount{ids[t.id], t.n}
		}
		slices.SortFunc(b.terms, func(x, y termCount) int { return int(x.id - y.id) })
		c.per = append(c.per, b)
	}
}

func (s *StopList) name() string {
	if s == nil {
		return ""
	}
	return s.Name
}
