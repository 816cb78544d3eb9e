package text

import "sort"

// SentenceAt returns the index of the sentence that holds the byte at pos, or
// -1 where it lies between sentences. It costs a binary search, as do the
// other look-ups.
func (d *Doc) SentenceAt(pos int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > pos })
	if i < len(d.Sentences) && d.Sentences[i].Start <= pos {
		return i
	}
	return -1
}

// BlockAt returns the index of the block that holds the byte at pos, or -1.
func (d *Doc) BlockAt(pos int) int {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].End > pos })
	if i < len(d.Blocks) && d.Blocks[i].Start <= pos {
		return i
	}
	return -1
}

// TokenAt returns the index of the token that holds the byte at pos, or -1 where
// it lies between tokens.
func (d *Doc) TokenAt(pos int) int {
	i := d.tokenAfter(pos)
	if i < len(d.Tokens) && d.Tokens[i].Start <= pos {
		return i
	}
	return -1
}

// tokenAfter returns the index of the first token that ends after pos.
func (d *Doc) tokenAfter(pos int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > pos })
}

// TokensIn returns the range of tokens that share a byte with s:
// d.Tokens[first:last].
func (d *Doc) TokensIn(s Span) (first, last int) {
	if s.Empty() {
		i := d.tokenAfter(s.Start)
		return i, i
	}
	first = d.tokenAfter(s.Start)
	last = sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= s.End })
	return first, max(first, last)
}

// SentencesIn returns the range of sentences that share a byte with s:
// d.Sentences[first:last].
func (d *Doc) SentencesIn(s Span) (first, last int) {
	first = sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > s.Start })
	if s.Empty() {
		return first, first
	}
	last = sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start >= s.End })
	return first, max(first, last)
}

// BlockSentences returns the range of sentences of the block with index b:
// d.Sentences[first:last].
func (d *Doc) BlockSentences(b int) (first, last int) {
	first = sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Block >= b })
	last = sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Block > b })
	return first, last
}

// Word returns the text of the token with index i.
func (d *Doc) Word(i int) string {
	t := d.Tokens[i]
	return d.Text[t.Start:t.End]
}
