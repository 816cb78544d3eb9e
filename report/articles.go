package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/text"
)

type articleView struct {
	badge
	ID      string
	Title   string
	When    string
	By      string
	Credits string
	URL     string
	Blocks  []blockView
	Gaps    []string
}

type blockView struct {
	Kind   string // for the style sheet
	Label  string
	Pieces []pieceView
	Cut    bool // something that nothing leads to is left out before it
}

// A pieceView is a stretch of text between two places that the page leads to.
type pieceView struct {
	IDs        []string // the places that begin here
	Start, End int
	Text       string
	Used       bool // some number of the page counts it
	Long       bool // only as part of a sentence: words are underlined, sentences aren't
}

// maxUnderlined is the length in bytes of what is underlined where a number counts
// it.
const maxUnderlined = 80

var blockNames = map[text.BlockKind][2]string{
	text.Paragraph: {"par", ""}, text.Heading: {"head", ""}, text.ListItem: {"item", ""}, text.Quotation: {"cite", ""}, text.TableRow: {"trow", ""},
	text.Title: {"title", ""}, text.Dek: {"dek", ""}, text.Caption: {"caption", "Caption"}, text.AltText: {"caption", "Alternative text"}, text.Correction: {"caption", "Correction"},
}

// articles gives the texts, cut at the places that the page leads to; of many
// articles, only the paragraphs that hold one. It comes last, when all of these are
// known.
func (v *viewer) articles() {
	many := len(v.c.Docs) > maxDocuments
	for i, d := range v.c.Docs {
		if many && !v.led[i] && len(v.marks[i]) == 0 {
			continue
		}
		a := articleView{
			badge: v.badgeOf(i), ID: v.article(i), Title: d.Title, When: when(d.Published), URL: webAddress(d.URL),
			By: strings.Join(d.Authors, ", "), Credits: strings.Join(d.Credits, ", "),
		}
		a.Gaps = slices.Collect(strings.Lines(d.Gaps.String()))
		a.Blocks = v.blocks(i)
		if many {
			a.Blocks = excerpts(a.Blocks)
		}
		v.view.Articles = append(v.view.Articles, a)
	}
	if many {
		v.view.More["articles"] = "Only the paragraphs that a number leads to; the JSON form of this report has all texts."
	}
}

// excerpts returns the headline and the blocks that hold a place that the page
// leads to.
func excerpts(blocks []blockView) []blockView {
	var out []blockView
	cut := false
	for _, b := range blocks {
		led := func(p pieceView) bool { return p.Used || len(p.IDs) > 0 }
		if b.Kind != blockNames[text.Title][0] && !slices.ContainsFunc(b.Pieces, led) {
			cut = true
			continue
		}
		b.Cut, cut = cut, false
		out = append(out, b)
	}
	return out
}

func (v *viewer) blocks(doc int) []blockView {
	d := v.c.Docs[doc]
	marks := v.marks[doc]
	slices.SortFunc(marks, func(a, b compare.Place) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	marks = slices.Compact(marks)
	var ends, short []int
	for _, m := range marks {
		ends = append(ends, m.End)
		if m.Len() <= maxUnderlined {
			short = append(short, m.End)
		}
	}
	slices.Sort(ends)
	slices.Sort(short)
	blocks := d.Blocks
	if len(blocks) == 0 {
		blocks = []text.Block{{Span: text.Span{End: len(d.Text)}}}
	}
	var out []blockView
	next, ended := 0, 0       // marks begun, marks ended
	begun, shortEnded := 0, 0 // those of short ones
	for _, b := range blocks {
		names := blockNames[b.Kind]
		bv := blockView{Kind: names[0], Label: names[1]}
		for pos := b.Start; pos < b.End; {
			p := pieceView{Start: pos}
			for next < len(marks) && marks[next].Start <= pos {
				p.IDs = append(p.IDs, fmt.Sprintf("d%d-%d-%d", doc, marks[next].Start, marks[next].End))
				begun += one(marks[next].Len() <= maxUnderlined)
				next++
			}
			for ended < len(ends) && ends[ended] <= pos {
				ended++
			}
			for shortEnded < len(short) && short[shortEnded] <= pos {
				shortEnded++
			}
			p.End = b.End
			if next < len(marks) {
				p.End = min(p.End, marks[next].Start)
			}
			if ended < len(ends) {
				p.End = min(p.End, ends[ended])
			}
			p.Used, p.Long = next > ended, begun <= shortEnded
			p.Text = d.Text[p.Start:p.End]
			bv.Pieces = append(bv.Pieces, p)
			pos = p.End
		}
		out = append(out, bv)
	}
	return out
}
