package readability

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse reads s as HTML, whatever it holds.
//
// x/net/html is made for browsers' trees and has two soft spots: it refuses
// pages nested deeper than 512, and takes quadratic time over many <body> tags
// with attributes. Such pages are rare, so they are looked for cheaply, and only
// then rewritten: first without what is too deep or repeated, then also without
// inline markup and tables (their repair makes new depth), at last as bare
// paragraphs, which always parse.
func parse(s string) *html.Node {
	first := asIs
	if repeatsBody(s) {
		first = shallow
	}
	for r := first; r <= bare; r++ {
		if r != asIs {
			s = rewrite(s, r)
		}
		if n, err := html.Parse(strings.NewReader(s)); err == nil {
			return n
		}
	}
	n, _ := html.Parse(strings.NewReader(""))
	return n
}

// A rewriting is a way to make a page easier to parse, each harsher than the
// one before.
type rewriting int

const (
	asIs rewriting = iota
	shallow
	plain
	bare
)

// maxDepth is how deep a rewritten page is nested. The parser allows 512, adds
// some levels itself, and slows down with depth.
const maxDepth = 100

// maxTables is how deep tables stand in one another on a rewritten page; old
// pages come to five. The parser's repair of broken tables is dear.
const maxTables = 8

// repeatsBody reports whether s has more <body> or <html> tags than an honest
// page with a few quoted ones.
func repeatsBody(s string) bool {
	n := 0
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+5 > len(s) {
			return false
		}
		s = s[i+1:]
		switch c := s[0] | 0x20; c {
		case 'b', 'h':
			if tag := s[:4]; strings.EqualFold(tag, "body") || strings.EqualFold(tag, "html") {
				if n++; n > 16 {
					return true
				}
			}
		}
	}
}

// rewrite returns s as HTML that is less deep.
func rewrite(s string, how rewriting) string {
	z := html.NewTokenizer(strings.NewReader(s))
	w := rewriter{how: how, open: map[string]int{}, dropped: map[string]int{}}
	w.Grow(len(s))
	for {
		t := z.Next()
		if t == html.ErrorToken {
			return w.String()
		}
		switch t {
		case html.TextToken:
			w.text(z)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			w.start(string(name), z)
		case html.EndTagToken:
			name, _ := z.TagName()
			w.end(string(name), z)
		default:
			if how < bare {
				w.Write(z.Raw())
			}
		}
	}
}

type rewriter struct {
	strings.Builder
	how     rewriting
	stack   []string
	open    map[string]int // how often each name is on the stack
	dropped map[string]int // start tags left out whose end tag is to come
	raw     string         // the element whose raw text comes next
	paras   int
}

func (w *rewriter) text(z *html.Tokenizer) {
	if w.how == bare && w.raw != "" && w.raw != "title" {
		return // scripts and styles
	}
	w.Write(z.Raw())
}

func (w *rewriter) start(name string, z *html.Tokenizer) {
	a := atom.Lookup([]byte(name))
	w.raw = ""
	switch a {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp:
		w.raw = name
	}
	switch {
	case w.how == bare:
		w.bareTag(a, z)
		return
	case (a == atom.Body || a == atom.Html) && w.open[name] > 0:
		return
	case w.raw != "" || isVoid(a):
		w.Write(z.Raw())
		return
	case w.how == plain && (!isBlock(a) || isTabular(a)), isTabular(a) && w.open["table"] >= maxTables, len(w.stack) >= maxDepth:
		w.dropped[name]++
		w.gap(a)
		return
	}
	w.Write(z.Raw())
	w.stack = append(w.stack, name)
	w.open[name]++
}

func (w *rewriter) end(name string, z *html.Tokenizer) {
	a := atom.Lookup([]byte(name))
	switch {
	case w.how == bare:
		if name == w.raw && w.raw == "title" {
			w.WriteString("</title>")
		}
		w.raw = ""
		w.bareTag(a, z)
		return
	case name == w.raw:
		w.raw = ""
		w.Write(z.Raw())
		return
	case w.dropped[name] > 0:
		w.dropped[name]--
		w.gap(a)
		return
	case w.open[name] == 0:
		if a == atom.P || a == atom.Br {
			w.WriteString("<br>") // the parser would make an element of it
		}
		return
	}
	w.Write(z.Raw())
	for len(w.stack) > 0 {
		top := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		w.open[top]--
		if top == name {
			return
		}
	}
}

// gap keeps the words before and after a dropped tag apart, as the tag did.
func (w *rewriter) gap(a atom.Atom) {
	switch {
	case a == atom.Td || a == atom.Th || !isBlock(a):
	case w.how == shallow && (a == atom.P || a == atom.Div || a == atom.Li || isTabular(a)):
		w.WriteString("<br><br>")
	default:
		w.WriteByte('\n')
	}
}

// bareTag writes a paragraph mark for a block, and the tags that say something
// of the page.
func (w *rewriter) bareTag(a atom.Atom, z *html.Tokenizer) {
	switch {
	case a == atom.Title && w.raw == "title" && w.paras == 0:
		w.WriteString("<title>")
	case a == atom.Meta:
		w.Write(z.Raw())
	case isBlock(a) || a == atom.Br:
		w.WriteString("<p>")
		w.paras++
	}
}

// isBlock reports whether a starts a new visual unit.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Td, atom.Th, atom.Tr, atom.Blockquote, atom.Pre, atom.Section, atom.Article,
		atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Figure, atom.Figcaption,
		atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tbody, atom.Thead,
		atom.Tfoot, atom.Caption, atom.Form, atom.Fieldset, atom.Address, atom.Main, atom.Hr,
		atom.Details, atom.Summary, atom.Center, atom.Body, atom.Html, atom.Hgroup,
		atom.Menu, atom.Dir, atom.Legend, atom.Option:
		return true
	}
	return false
}

func isTabular(a atom.Atom) bool {
	switch a {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption:
		return true
	}
	return false
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Keygen:
		return true
	}
	return false
}
