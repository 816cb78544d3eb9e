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
}

// A pieceView is a stretch of text between two places that the page leads to.
type pieceView struct {
	IDs        []string // the places that begin here
	Start, End int
	Text       string
	Used       bool // some number of the page counts it
}

var blockNames = map[text.BlockKind][2]string{
	text.Paragraph: {"par", ""}, text.Heading: {"head", ""}, text.ListItem: {"item", ""}, text.Quotation: {"cite", ""}, text.TableRow: {"trow", ""},
	text.Title: {"title", ""}, text.Dek: {"dek", ""}, text.Caption: {"caption", "Caption"}, text.AltText: {"caption", "Alternative text"}, text.Correction: {"caption", "Correction"},
}

// articles gives the texts, cut at the places that the page leads to. It comes
// last, when all of these are known.
func (v *viewer) articles() {
	for i, d := range v.c.Docs[:min(len(v.c.Docs), maxDocuments)] {
		a := articleView{badge: v.badgeOf(i), ID: v.article(i), Title: d.Title, When: when(d.Published), URL: webAddress(d.URL)}
		h := v.view.Heads[i]
		a.By, a.Credits = h.By, h.Credits
		a.Gaps = slices.Collect(strings.Lines(d.Gaps.String()))
		a.Blocks = v.blocks(i)
		v.view.Articles = append(v.view.Articles, a)
	}
	v.more("articles", len(v.c.Docs)-maxDocuments, "article")
}

func (v *viewer) blocks(doc int) []blockView {
	d := v.c.Docs[doc]
	marks := v.marks[doc]
	slices.SortFunc(marks, func(a, b compare.Place) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	marks = slices.Compact(marks)
	ends := make([]int, len(marks))
	for i, m := range marks {
		ends[i] = m.End
	}
	slices.Sort(ends)
	blocks := d.Blocks
	if len(blocks) == 0 {
		blocks = []text.Block{{Span: text.Span{End: len(d.Text)}}}
	}
	var out []blockView
	next, ended := 0, 0 // marks begun, marks ended
	for _, b := range blocks {
		names := blockNames[b.Kind]
		bv := blockView{Kind: names[0], Label: names[1]}
		for pos := b.Start; pos < b.End; {
			p := pieceView{Start: pos}
			for next < len(marks) && marks[next].Start <= pos {
				p.IDs = append(p.IDs, fmt.Sprintf("d%d-%d-%d", doc, marks[next].Start, marks[next].End))
				next++
			}
			for ended < len(ends) && ends[ended] <= pos {
				ended++
			}
			p.End = b.End
			if next < len(marks) {
				p.End = min(p.End, marks[next].Start)
			}
			if ended < len(ends) {
				p.End = min(p.End, ends[ended])
			}
			p.Used = next > ended
			p.Text = d.Text[p.Start:p.End]
			bv.Pieces = append(bv.Pieces, p)
			pos = p.End
		}
		out = append(out, bv)
	}
	return out
}
