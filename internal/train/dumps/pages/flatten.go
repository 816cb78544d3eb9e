package pages

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flattened writes a page as a browser's "save as text" does:
// a line to each unit, a blank line round paragraphs, bullets, alternative
// texts of images.
func flattened(root *html.Node) string {
	var w flattener
	w.node(root)
	w.breakLine()
	return w.out.String()
}

type flattener struct {
	out    strings.Builder
	line   strings.Builder
	depth  int // of lists
	bullet bool
	blank  bool // a blank line is due
}

// breakLine ends the line.
func (w *flattener) breakLine() {
	words := strings.Join(strings.Fields(w.line.String()), " ")
	w.line.Reset()
	if words == "" {
		return
	}
	if w.blank && w.out.Len() > 0 {
		w.out.WriteByte('\n')
	}
	w.blank = false
	if w.depth > 0 {
		w.out.WriteString(strings.Repeat("  ", min(w.depth, 6)))
		if w.bullet {
			w.out.WriteString("• ")
		} else {
			w.out.WriteString("  ")
		}
		w.bullet = false
	}
	w.out.WriteString(words)
	w.out.WriteByte('\n')
}

func (w *flattener) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.line.WriteString(n.Data)
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.children(n)
		return
	default:
		return
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return
		}
		if n.DataAtom == atom.Img && a.Key == "alt" && a.Val != "" {
			w.line.WriteString(" " + a.Val + " ")
			if len(a.Val) > 25 {
				w.breakLine()
			}
		}
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Object, atom.Select, atom.Textarea,
		atom.Canvas, atom.Audio, atom.Video, atom.Input, atom.Map, atom.Svg:
	case atom.Br:
		w.breakLine()
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dl, atom.Blockquote, atom.Pre, atom.Figure, atom.Table, atom.Hr, atom.Form:
		w.paragraph(n, w.children)
	case atom.Ul, atom.Ol:
		w.paragraph(n, func(n *html.Node) {
			w.depth++
			w.children(n)
			w.breakLine()
			w.depth--
			w.bullet = false
		})
	case atom.Li:
		w.breakLine()
		w.bullet = true
		w.children(n)
		w.breakLine()
	case atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Figcaption, atom.Dt, atom.Dd, atom.Tr,
		atom.Address, atom.Main, atom.Body, atom.Td, atom.Th, atom.Fieldset, atom.Center, atom.Details, atom.Summary:
		w.breakLine()
		w.children(n)
		w.breakLine()
	case atom.A:
		if w.line.Len() > 0 {
			w.line.WriteByte(' ')
		}
		w.children(n)
	default:
		w.children(n)
	}
}

// paragraph sets what inner writes apart by blank lines.
func (w *flattener) paragraph(n *html.Node, inner func(*html.Node)) {
	w.breakLine()
	w.blank = true
	inner(n)
	w.breakLine()
	w.blank = true
}

func (w *flattener) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}
