package readability

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readDOM walks over the tree once and collects blocks and what they lie in.
func readDOM(root *html.Node) *page {
	w := walker{p: &page{meta: map[string][]string{}}, roles: map[string]role{}}
	w.p.elems = append(make([]elem, 0, 512), elem{node: root, parent: -1})
	w.walk(root)
	w.flush()
	w.p.words = string(w.buf)
	w.p.elems[0].last = int32(len(w.p.blocks))
	return w.p
}

type walker struct {
	p     *page
	buf   []byte
	roles map[string]role // by class string, which repeat a lot

	el      int32
	cur     block // the block being filled
	space   bool  // white space is due before the next word
	link    int   // depth of links
	bold    int
	hidden  int
	row     bool // within a row whose cells are joined
	quoted  int
	item    int
	heading int

	templated bool // within a template
}

func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
		w.element(n)
		return
	case html.DocumentNode:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c)
		}
	}
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// write appends s to the current block, with white space folded.
func (w *walker) write(s string) {
	chars := int32(0)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c <= ' ' || c == 0x7f {
				if c == ' ' || '\t' <= c && c <= '\r' {
					w.space = true
				}
				continue
			}
			w.gap()
			w.buf = append(w.buf, c)
			chars++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			w.space = true
		case invisible(r):
		default:
			w.gap()
			w.buf = utf8.AppendRune(w.buf, r) // U+FFFD for a stray byte
			chars++
		}
		i += n
	}
	w.cur.chars += chars
	if w.link > 0 {
		w.cur.linkChars += chars
	}
	if w.bold > 0 {
		w.cur.boldChars += chars
	}
}

// gap writes the white space that is due, unless the block is still empty.
func (w *walker) gap() {
	if w.space && len(w.buf) > int(w.cur.start) && w.buf[len(w.buf)-1] != '\t' {
		w.buf = append(w.buf, ' ')
	}
	w.space = false
}

// flush ends the current block.
func (w *walker) flush() {
	for len(w.buf) > int(w.cur.start) && w.buf[len(w.buf)-1] == '\t' {
		w.buf = w.buf[:len(w.buf)-1]
	}
	if len(w.buf) > int(w.cur.start) {
		b := &w.cur
		b.end = int32(len(w.buf))
		b.elem = w.el
		b.hidden = w.hidden > 0
		b.kind = w.kind()
		w.p.blocks = append(w.p.blocks, *b)
		w.buf = append(w.buf, '\n') // keeps the words of two blocks apart in zones
	}
	w.cur = block{start: int32(len(w.buf))}
	w.space = false
}

// kind returns what the current block is in a body.
func (w *walker) kind() text.BlockKind {
	switch {
	case w.row:
		return text.TableRow
	case w.heading > 0:
		return text.Heading
	case w.quoted > 0:
		return text.Quotation
	case w.item > 0:
		return text.ListItem
	}
	b := &w.cur
	if b.boldChars == b.chars && b.chars < 90 && b.linkChars == 0 && !endsSentence(string(w.buf[b.start:])) {
		return text.Heading // a subhead in bold
	}
	return text.Paragraph
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '؟', '।':
		return true
	}
	return false
}

// attrs are the attributes of an element that matter.
type attrs struct {
	class, id, rel, itemprop, href, content, datetime, style string
	test                                                     string
	hidden                                                   bool
}

func readAttrs(n *html.Node) (a attrs) {
	for i := range n.Attr {
		v := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "class":
			a.class = v
		case "id":
			a.id = v
		case "rel":
			a.rel = v
		case "itemprop":
			a.itemprop = v
		case "href":
			a.href = v
		case "content":
			a.content = v
		case "datetime":
			a.datetime = v
		case "style":
			a.style = v
		case "data-testid", "data-component", "data-qa", "data-type", "data-module":
			a.test += " " + v
		case "hidden":
			a.hidden = true
		case "aria-hidden":
			a.hidden = a.hidden || v == "true"
		}
	}
	if a.style != "" && strings.Contains(strings.ReplaceAll(a.style, " ", ""), "display:none") {
		a.hidden = true
	}
	return a
}

func (w *walker) rolesOf(class string) role {
	if class == "" {
		return 0
	}
	r, ok := w.roles[class]
	if !ok {
		r = rolesOf(class)
		if len(w.roles) < 4096 {
			w.roles[strings.Clone(class)] = r
		}
	}
	return r
}

func (w *walker) element(n *html.Node) {
	if w.special(n) {
		return
	}
	if imageElement(n) {
		w.image(n)
	}
	a := readAttrs(n)
	roles := role(0)
	if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
		roles = w.rolesOf(a.class) | w.rolesOf(a.id) | w.rolesOf(a.test)
	}
	blk := isBlock(n.DataAtom) || custom(n)
	z := w.openZone(n, &a, roles, blk)

	old, oldRow := w.el, w.row
	if blk {
		w.openElem(n, &a, roles)
	}
	if a.hidden {
		w.hidden++
	}
	end := w.inline(n, &a)
	if !blk {
		w.part(n)
	}
	switch n.DataAtom {
	case atom.Tr:
		w.row = dataRow(n)
	case atom.Td, atom.Th:
		w.openCell()
	case atom.Html:
		w.root(n)
	}
	w.children(n)
	if blk && (!w.row || !oldRow) {
		w.flush()
	}
	end()
	w.row = oldRow
	if blk {
		w.p.elems[w.el].last = int32(len(w.p.blocks))
		w.el = old
	}
	if a.hidden {
		w.hidden--
	}
	if z >= 0 {
		w.p.zones[z].end = int32(len(w.buf))
	}
}

// special deals with the elements that aren't words in their place, and reports
// whether n is one.
func (w *walker) special(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head:
		w.head(n)
	case atom.Script:
		w.script(n)
	case atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Textarea,
		atom.Canvas, atom.Audio, atom.Video, atom.Button, atom.Map, atom.Math, atom.Datalist, atom.Embed, atom.Wbr:
	case atom.Input:
		w.input(n)
	case atom.Br:
		w.lineBreak(n)
	case atom.Meta, atom.Link, atom.Title, atom.Base:
		w.headElement(n)
	case atom.Img, atom.Image:
		w.image(n)
	default:
		return false
	}
	return true
}

// input notes where readers are asked for their address.
func (w *walker) input(n *html.Node) {
	for _, a := range n.Attr {
		switch a.Key {
		case "type", "name", "placeholder", "id":
			if len(a.Val) < 100 && strings.Contains(strings.ToLower(a.Val), "mail") {
				w.p.elems[w.el].asks = true
				return
			}
		}
	}
}

// openCell parts a cell from the one before it in a row of data.
func (w *walker) openCell() {
	if w.row && len(w.buf) > int(w.cur.start) {
		w.buf = append(w.buf, '\t')
		w.space = false
	}
}

// root reads the attributes of <html>.
func (w *walker) root(n *html.Node) {
	for _, t := range n.Attr {
		switch t.Key {
		case "lang", "xml:lang":
			w.p.lang = t.Val
		case "amp", "⚡":
			w.p.amp = true
		}
	}
}

// custom reports whether n is an element of a site's own making, which are
// shown as blocks more often than not when they hold blocks.
func custom(n *html.Node) bool {
	return n.DataAtom == 0 && n.FirstChild != nil && n.FirstChild.NextSibling != nil && strings.IndexByte(n.Data, '-') > 0
}

// imageElement reports whether n is an element of a site's own making, or of AMP,
// that shows an image: amp-img, news-image.
func imageElement(n *html.Node) bool {
	if n.DataAtom != 0 || strings.IndexByte(n.Data, '-') < 0 {
		return false
	}
	return slices.ContainsFunc(strings.Split(n.Data, "-"), func(word string) bool { return word == "img" || word == "image" }) && (attr(n, "src") != "" || attr(n, "data-src") != "")
}

// openElem begins a visual unit.
func (w *walker) openElem(n *html.Node, a *attrs, roles role) {
	if !w.row {
		w.flush()
	}
	up := &w.p.elems[w.el]
	e := elem{
		node: n, parent: w.el, depth: up.depth + 1, first: int32(len(w.p.blocks)), tag: n.DataAtom,
		roles: roles, above: up.above | roles, class: a.class,
		hidden:   up.hidden || a.hidden,
		itemBody: up.itemBody || a.itemprop != "" && strings.EqualFold(a.itemprop, "articleBody"),
	}
	w.p.elems = append(w.p.elems, e)
	w.el = int32(len(w.p.elems) - 1)
}

// inline keeps count of what the words stand in, and returns what undoes it.
func (w *walker) inline(n *html.Node, a *attrs) func() {
	c := &w.item
	switch n.DataAtom {
	case atom.A:
		if a.href == "" {
			return func() {}
		}
		w.cur.links++
		if w.cur.href == "" {
			w.cur.href = a.href
		}
		c = &w.link
		if n := len(w.p.links); n < 1<<14 {
			w.p.links = append(w.p.links, link{start: int32(len(w.buf)), block: int32(len(w.p.blocks)), href: a.href})
			w.link++
			return func() {
				w.link--
				w.p.links[n].end = int32(len(w.buf))
			}
		}
	case atom.B, atom.Strong:
		c = &w.bold
	case atom.Blockquote:
		c = &w.quoted
	case atom.Li:
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c = &w.heading
	default:
		return func() {}
	}
	*c++
	return func() { *c-- }
}

// part sees to the white space that a page's style makes where its words have
// none: at an empty element named after <br>, and where one label follows another,
// as in <span>Jo Reed</span><span>Updated</span>.
func (w *walker) part(n *html.Node) {
	if n.FirstChild == nil {
		if breaksLine(n) {
			w.lineBreak(n)
		}
		return
	}
	if w.space || len(w.buf) == int(w.cur.start) || !isLabel(n) || !isLabel(n.PrevSibling) || n.Parent.DataAtom == atom.P {
		return
	}
	last, _ := utf8.DecodeLastRune(w.buf)
	if unicode.IsLower(last) || unicode.IsDigit(last) {
		w.space = unicode.IsUpper(firstRune(firstText(n)))
	}
}

// isLabel reports whether n is of the elements that sites set side by side by style
// alone.
func isLabel(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Span || n.DataAtom == atom.A || n.DataAtom == atom.Time || n.DataAtom == atom.Small || n.DataAtom == atom.Cite)
}

// firstText returns the first words in n, which has a child.
func firstText(n *html.Node) string {
	for n != nil && n.Type != html.TextNode {
		n = n.FirstChild
	}
	if n == nil {
		return ""
	}
	return n.Data
}

// breaksLine reports whether n is <br>, or an empty element named after it.
func breaksLine(n *html.Node) bool {
	return n.DataAtom == atom.Br || n.Type == html.ElementNode && n.FirstChild == nil && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "class" && slices.Contains(strings.Fields(a.Val), "br")
	})
}

// lineBreak ends the block at the second of two line breaks in a row.
func (w *walker) lineBreak(n *html.Node) {
	next := n.NextSibling
	for next != nil && (next.Type == html.CommentNode || next.Type == html.TextNode && strings.TrimSpace(next.Data) == "") {
		next = next.NextSibling
	}
	if next != nil && breaksLine(next) && !w.row {
		w.flush()
		return
	}
	w.cur.breaks++
	w.space = true
}

// dataRow reports whether the table row n is a line of data, not a part of the
// page's layout: at least two cells, all short, without blocks in them.
func dataRow(n *html.Node) bool {
	cells := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		size := 0
		if !smallCell(c, &size, 0) {
			return false
		}
		cells++
	}
	return cells >= 2
}

func smallCell(n *html.Node, size *int, depth int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			*size += len(c.Data)
		case html.ElementNode:
			switch {
			case c.DataAtom == atom.P && n.FirstChild == c && c.NextSibling == nil:
			case isBlock(c.DataAtom) && c.DataAtom != atom.Div && c.DataAtom != atom.P, c.DataAtom == atom.Form, c.DataAtom == atom.Script:
				return false
			}
			if !smallCell(c, size, depth+1) {
				return false
			}
		}
		if *size > 300 || depth > 8 {
			return false
		}
	}
	return true
}

const zoneRoles = roleAuthor | roleDate | roleCredit | roleTags | roleDek | roleHeadline | roleCorrection | roleMeta | roleCaption

// openZone notes an element that says something of the page, and returns its
// number, or -1.
func (w *walker) openZone(n *html.Node, a *attrs, roles role, blk bool) int {
	prop := a.itemprop
	if a.rel != "" && strings.Contains(a.rel, "author") {
		prop = "author"
	} else if a.rel == "tag" {
		prop = "tag"
	} else if a.rel == "category tag" {
		prop = "category"
	}
	if n.DataAtom == atom.Time || a.datetime != "" {
		w.time(a, roles, len(w.p.zones))
	} else if roles&zoneRoles == 0 && prop == "" && n.DataAtom != atom.H1 && n.DataAtom != atom.Figcaption && n.DataAtom != atom.Address && n.DataAtom != atom.Cite && n.DataAtom != atom.Small {
		return -1
	}
	if len(w.p.zones) >= 1<<14 {
		return -1
	}
	z := zone{
		start: int32(len(w.buf)), block: int32(len(w.p.blocks)), elem: w.el,
		roles: roles, tag: n.DataAtom, prop: prop, content: a.content, href: a.href,
	}
	if blk && !w.row && len(w.buf) > int(w.cur.start) {
		z.block++ // the words before it make a block of their own
	}
	w.p.zones = append(w.p.zones, z)
	return len(w.p.zones) - 1
}

func (w *walker) time(a *attrs, roles role, z int) {
	if len(w.p.times) >= 1<<10 {
		return
	}
	prop := strings.ToLower(a.itemprop + " " + a.class)
	w.p.times = append(w.p.times, timeTag{
		value: a.datetime, block: int32(len(w.p.blocks)), elem: w.el, roles: roles | w.p.elems[w.el].roles, zone: int32(z),
		modified: strings.Contains(prop, "modif") || strings.Contains(prop, "updat"),
		pubdate:  strings.Contains(prop, "publi") || strings.Contains(prop, "entry-date"),
	})
}

// image notes an img element.
func (w *walker) image(n *html.Node) {
	if len(w.p.images) >= 1<<12 {
		return
	}
	var img image
	for _, a := range n.Attr {
		img.read(a.Key, a.Val)
		if a.Key == "class" {
			if rs := w.rolesOf(a.Val); rs&(roleNav|roleShare|roleAuthor|roleHidden) != 0 {
				img.small = img.small || rs&roleMedia == 0
			}
		}
	}
	img.elem, img.block = w.el, int32(len(w.p.blocks))
	if len(w.buf) > int(w.cur.start) {
		img.block++
	}
	w.p.images = append(w.p.images, img)
}

// read takes what an attribute says of the image: its address, which pages that
// load images late have elsewhere than in src, its words, and whether it is an
// icon.
func (img *image) read(key, val string) {
	switch key {
	case "src":
		if img.url == "" || strings.HasPrefix(img.url, "data:") {
			img.url = val
		}
	case "data-src", "data-original", "data-lazy-src", "data-url", "data-image":
		if val != "" && !strings.HasPrefix(val, "{") {
			img.url = val
		}
	case "srcset", "data-srcset":
		if img.url == "" {
			img.url, _, _ = strings.Cut(strings.TrimSpace(val), " ")
		}
	case "alt":
		img.alt = fold(val)
	case "title":
		img.title = fold(val)
	case "width", "height":
		if len(val) <= 2 && val != "" && isDigit(val[0]) {
			img.small = true
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
