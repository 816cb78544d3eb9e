// Package readability finds the article in a page: its clean text in blocks,
// and what the page says about itself.
//
//	a, err := readability.Extract(&readability.Page{URL: url, Body: html})
//	if err == nil {
//		fmt.Println(a.Title, a.Published.Time, a.Text[a.Body.Start:a.Body.End])
//	}
package readability

import (
	"errors"
	"fmt"
	"time"

	"github.com/masthead-news/masthead/text"
)

// A Page is what came off the wire or the disk, before any reading of it.
type Page struct {
	// ID is the caller's name for the page and stands in errors. Empty means
	// URL.
	ID string
	// URL is where the page was, if known. Relative links are read against it.
	URL string
	// Outlet is the caller's name for the publisher. Empty means: what the page
	// says.
	Outlet string
	// OutletHint is what to call the publisher where the page doesn't say, a
	// folder's name perhaps. Empty means: leave Article.Outlet empty.
	OutletHint string
	// ContentType is the Content-Type header, if there was one. Its charset
	// goes before what the page declares. Empty means unknown.
	ContentType string
	// Fetched is when the page was read. Zero means unknown.
	Fetched time.Time
	// Body is the page: HTML, or a page flattened to text.
	Body []byte
	// Known is what is known of the article beforehand, from a database for
	// example. Its zero value means nothing.
	Known Known
}

// Name returns what to call p in a message: its ID, else its URL.
func (p *Page) Name() string {
	if p.ID != "" {
		return p.ID
	}
	return p.URL
}

// ErrNoArticle is returned, wrapped, when a page holds no article text.
var ErrNoArticle = errors.New("no article in page")

// ErrTooLarge is returned, wrapped, when a page is over a limit of the
// [Extractor].
var ErrTooLarge = errors.New("page over the size limit")

// A NotArticleError says what a page without an article is instead. It is an
// ErrNoArticle for errors.Is.
type NotArticleError struct{ Kind PageKind }

func (e *NotArticleError) Error() string { return fmt.Sprintf("%v: it is %s", ErrNoArticle, e.Kind) }

// Is reports whether target is ErrNoArticle.
func (e *NotArticleError) Is(target error) bool { return target == ErrNoArticle }

// PageKind says what kind of page this is.
type PageKind string

// The kinds of page.
const (
	KindArticle PageKind = "article"
	KindLive    PageKind = "live ticker"
	KindTeaser  PageKind = "paywalled teaser"
	KindIndex   PageKind = "index page"
	KindVideo   PageKind = "video page"
	KindOther   PageKind = "other"
)

// An Article is the text of a page and what the page says about it. The strings
// of its fields are cleaned: white space folded, entities resolved.
type Article struct {
	ID     string `json:"id"`
	URL    string `json:"url,omitempty"` // canonical, as the page gives it
	Outlet string `json:"outlet"`        // the publisher's name

	Kind    PageKind `json:"kind"`
	Title   string   `json:"title"` // without the site's name
	Dek     string   `json:"dek,omitempty"`
	Authors []Author `json:"authors,omitempty"`
	Credits []Credit `json:"credits,omitempty"` // whose copy this is
	Section string   `json:"section,omitempty"`
	Tags    []string `json:"tags,omitempty"`

	Published Date     `json:"published,omitzero"`
	Modified  Date     `json:"modified,omitzero"`
	Language  Language `json:"language,omitzero"`
	// ReadMinutes is the reading time that the page states, in minutes.
	ReadMinutes int `json:"readMinutes,omitempty"`

	Images  []Image `json:"images,omitempty"`
	Related []Link  `json:"related,omitempty"` // links to other articles of the outlet
	// Entries are those of a live ticker, in the order of the page. Other pages
	// have none.
	Entries []Entry `json:"entries,omitempty"`
	// NextPage is the address of the next part of an article on several pages.
	NextPage string `json:"nextPage,omitempty"`

	// Text is all the article's words: headline, dek, body, then the captions
	// and alternative texts of its images, then corrections, block by block
	// with a blank line between. It is valid UTF-8.
	Text   string       `json:"text"`
	Blocks []text.Block `json:"blocks"`
	// Body covers the running text, which is one piece. It is empty where a
	// page has none.
	Body text.Span `json:"body"`

	MadeWith []text.Maker `json:"madeWith"`
}

// An Author is a person or a desk in the byline.
type Author struct {
	Name   string `json:"name"`
	Desk   bool   `json:"desk,omitempty"` // "By Al Example English", "Staff": no person
	Source string `json:"source"`         // where it was found, as for Date
}

// A Credit names an agency or another outlet whose copy the article uses.
type Credit struct {
	Name   string `json:"name"`   // "Axios", "AP"
	Words  string `json:"words"`  // as the page has it: "Source: Axios", "(AP)"
	Source string `json:"source"` // "byline", "dateline", "caption", "footer", "json-ld"
	// Unnamed is true where the page doesn't say which agency: "and agencies".
	Unnamed bool `json:"unnamed,omitempty"`
}

// Precision says how exactly a date is known.
type Precision string

// The precisions of dates.
const (
	ToSecond Precision = "second"
	ToMinute Precision = "minute"
	ToDay    Precision = "day"
	ToMonth  Precision = "month"
)

// A Date is a time together with where it was found and how exact it is.
type Date struct {
	Time      time.Time `json:"time"`
	Precision Precision `json:"precision"`
	// Zone is false where the page gives no time zone; Time is then in UTC.
	Zone bool `json:"zone"`
	// Source says where the date was found: "json-ld", "meta", "microdata",
	// "time", "url", "text", "record" (Page.Known).
	Source string `json:"source"`
}

// IsZero reports whether no date was found.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// A Language is the language of the text.
type Language struct {
	Tag    string `json:"tag"`    // BCP 47: "en", "pt-BR"; empty if unknown
	Source string `json:"source"` // "html", "json-ld", "text"
	// Detected is what a look at the words found, and empty where there are too
	// few to tell. Where the page disagrees, the words are right more often.
	Detected string `json:"detected,omitempty"`
}

// An Image is a picture of the article. Caption and Alt lie in the article's
// Text and are empty where there is none. Where both say the same, they are one span;
// an alternative text that repeats the headline is the headline's.
type Image struct {
	URL     string    `json:"url,omitempty"`
	Caption text.Span `json:"caption,omitzero"`
	Alt     text.Span `json:"alt,omitzero"`
	Credit  string    `json:"credit,omitempty"` // "AP", "Jane Doe/Reuters"
}

// An Entry is one post of a live ticker. It lies in the article's Text, a
// heading at its start included.
type Entry struct {
	text.Span
	// Posted is when it was written, as far as the page says.
	Posted Date `json:"posted,omitzero"`
}

// A Link is a link to another page.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
}

// An Extractor finds articles. Its zero value is ready to use, and it is safe
// for concurrent use once its fields are set.
type Extractor struct {
	// MaxBytes is the size in bytes over which a page is refused with
	// ErrTooLarge. Zero means 16 MiB; a negative value means no limit.
	MaxBytes int
	// MaxTags is the number of tags over which HTML is refused with ErrTooLarge, for
	// reading it takes time by the tag more than by the byte. Zero means 250,000, twelve
	// times as many as the largest news pages have; a negative value means no limit.
	MaxTags int
}

// Extract is [Extractor.Extract] of the zero Extractor.
func Extract(p *Page) (*Article, error) {
	var x Extractor
	return x.Extract(p)
}
