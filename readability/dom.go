package readability

import (
	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is what one walk over a parsed page finds. Its words are in one
// buffer; blocks and zones are ranges of it.
type page struct {
	words  string
	blocks []block
	elems  []elem // in document order; 0 is the root
	zones  []zone
	images []image
	times  []timeTag
	links  []link

	lang      string
	titleTag  string
	canonical string
	base      string
	amp       bool
	meta      map[string][]string // contents by lower-case name, property or itemprop
	scripts   []string            // of JSON-LD
}

// An elem is an element that starts a visual unit.
type elem struct {
	node     *html.Node
	parent   int32
	depth    int32
	first    int32 // its blocks are blocks[first:last]
	last     int32
	tag      atom.Atom
	roles    role // its own
	above    role // its own and its ancestors'
	hidden   bool
	itemBody bool // itemprop=articleBody, here or above
	asks     bool // for the reader's e-mail address
	class    string
}

// A block is a run of words without a break: what a reader sees as one
// paragraph, heading, item or cell.
type block struct {
	start, end int32 // in page.words
	elem       int32
	kind       text.BlockKind
	chars      int32 // code points that aren't space
	linkChars  int32
	boldChars  int32
	breaks     int16 // <br> within
	links      int16
	hidden     bool
	href       string // of its first link
}

// A zone is a stretch of words in an element that says something of the page:
// a byline, a date, a credit.
type zone struct {
	start, end int32 // in page.words, not trimmed
	block      int32 // the block that was next when the zone began
	elem       int32
	roles      role
	tag        atom.Atom
	prop       string // itemprop, or "author" for rel=author
	content    string // attributes that give the value: content, datetime
	href       string
}

// A link is an a element with an address.
type link struct {
	start, end int32 // in page.words, not trimmed
	block      int32 // the block that was next when the link began
	href       string
}

// An image is an img element.
type image struct {
	url, alt string
	title    string
	elem     int32
	block    int32 // the block that was next
	small    bool  // an icon or a tracker
}

// A timeTag is a time element, or another with a datetime.
type timeTag struct {
	value    string
	block    int32
	elem     int32
	roles    role
	modified bool
	pubdate  bool
	zone     int32
}

// text returns the words of block i.
func (p *page) text(i int) string { return p.words[p.blocks[i].start:p.blocks[i].end] }

// zoneText returns the words of z.
func (p *page) zoneText(z *zone) string { return fold(p.words[z.start:z.end]) }
