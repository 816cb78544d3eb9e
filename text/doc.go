package text

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// BlockKind says what part of a page a block is.
type BlockKind uint8

// The kinds of block. Paragraph, Heading, ListItem, Quotation and TableRow make
// up the body of an article; the others stand round it.
const (
	Paragraph  BlockKind = iota
	Heading              // a subhead within the body
	ListItem             // one item of a list
	Quotation            // a block quotation
	TableRow             // one row of a table, cells joined by tabs
	Title                // the headline
	Dek                  // the line under the headline: standfirst, summary
	Caption              // the words under an image
	AltText              // what the page gives for an image that isn't shown
	Correction           // a correction or an editor's note on the article
)

// blockKinds names the kinds in JSON.
var blockKinds = [...]string{"paragraph", "heading", "listItem", "quotation", "tableRow", "title", "dek", "caption", "altText", "correction"}

// String returns the name of k, as JSON has it.
func (k BlockKind) String() string {
	if int(k) < len(blockKinds) {
		return blockKinds[k]
	}
	return fmt.Sprintf("BlockKind(%d)", uint8(k))
}

// MarshalText returns the name of k.
func (k BlockKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a name.
func (k *BlockKind) UnmarshalText(b []byte) error {
	i := slices.Index(blockKinds[:], string(b))
	if i < 0 {
		return fmt.Errorf("text: %q is no kind of block", b)
	}
	*k = BlockKind(i)
	return nil
}

// InBody reports whether blocks of this kind are running text of the article,
// not its headline, captions or notes.
func (k BlockKind) InBody() bool { return k <= TableRow }

// A Block is one visual unit of a text. Blocks are in the order of the text,
// don't overlap, and hold no blank line.
type Block struct {
	Span
	Kind BlockKind `json:"kind"`
}

// A Sentence is a sentence, or what stands for one (a headline, a caption). It
// lies within one block, and its tokens are Doc.Tokens[First:Last].
type Sentence struct {
	Span
	Block int `json:"block"` // index into Doc.Blocks
	First int `json:"first"` // index of its first token
	Last  int `json:"last"`  // index after its last token
}

// A Token is a word or a punctuation mark, cut as the Penn Treebank and English
// Universal Dependencies do: "don't" is "do" and "n't", "Lind's" is "Lind" and
// "'s", "12-year-old" is five tokens. A hyphen after a prefix stays where a small
// letter follows ("co-founder", but "anti", "-", "Lind"), and so does one between
// digits. Numbers with their points, addresses, hashtags and abbreviations with
// their full stop are one token each.
type Token struct {
	Span
	Sentence int `json:"sentence"` // index into Doc.Sentences
}

// A Doc is a text with its blocks, sentences and tokens. It is immutable once
// made and may be shared between goroutines. Text is always valid UTF-8.
type Doc struct {
	Text      string     `json:"text"`
	Blocks    []Block    `json:"blocks"`
	Sentences []Sentence `json:"sentences"`
	Tokens    []Token    `json:"tokens"`
}

// New splits s into paragraphs at blank lines, and these into sentences and
// tokens. Where lines are too long to be wrapped by hand, each is a paragraph.
// Bytes of s that aren't UTF-8 become U+FFFD, before any position is taken;
// otherwise s stays as it is.
func New(s string) *Doc {
	s = strings.ToValidUTF8(s, "\ufffd")
	return FromBlocks(s, split(s))
}

// FromBlocks is New for a text whose blocks are known. The blocks must be in
// order, must not overlap and must lie on rune boundaries of s; s must be valid
// UTF-8. FromBlocks keeps blocks: don't change it afterwards.
func FromBlocks(s string, blocks []Block) *Doc {
	d := &Doc{Text: s, Blocks: blocks}
	// Running English has 5.3 bytes a token and 110 a sentence.
	sc := scanner{src: s, lex: words(), tokens: make([]Token, 0, len(s)/5+8)}
	d.Sentences = make([]Sentence, 0, len(s)/90+len(blocks))
	end := 0
	for i, b := range blocks {
		b.Start = max(b.Start, end)
		b.End = min(b.End, len(s))
		if b.Empty() {
			continue
		}
		end = b.End
		first := len(sc.tokens)
		sc.block(b.Start, b.End)
		d.Tokens = sc.tokens
		d.sentences(i, first, sc.lex)
	}
	return d
}

// Slice returns the text that s covers.
func (d *Doc) Slice(s Span) string { return d.Text[s.Start:s.End] }

// MadeWith says what the sentences and tokens of d were made with.
func (d *Doc) MadeWith() Maker {
	return Maker{Layer: "text", Name: "masthead/text", Version: "1", SHA256: weightSum()}
}

var weightSum = sync.OnceValue(func() string { return fmt.Sprintf("%x", sha256.Sum256([]byte(weights))) })
