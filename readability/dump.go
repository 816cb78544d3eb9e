package readability

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/masthead-news/masthead/internal/flat"
	"github.com/masthead-news/masthead/internal/flat/model"
	"github.com/masthead-news/masthead/text"
)

// extractDump reads an article from a page that was flattened to text, by a
// browser, lynx, w3m, html2text or by hand. A model says of each line what part
// of the page it is (internal/flat); rules then read what these lines say.
func extractDump(s string, in *Page) (*Article, error) {
	return readDump(flat.Read(s), in)
}

// A dumpReader is the state of reading one dump.
type dumpReader struct {
	in    *Page
	lines []flat.Line
	use   []use // what each line is taken for
	title int   // the headline's line; -1 for none
	first int   // the body's first line; len(lines) for none
	last  int   // and its last

	site  string // the outlet's name
	parts parts

	named    map[string]bool // runs of words with capitals; see names
	together map[string]int  // pairs of words; see pairs
}

// A use is what a line is taken for.
type use uint8

const (
	unused use = iota
	useBody
	useTitle
	useDek
	useHead // byline, date, credit
	useCaption
	useTag
	useRelated
	useCorrection
)

// readDump makes an article of scored lines.
func readDump(lines []flat.Line, in *Page) (*Article, error) {
	d := &dumpReader{in: in, lines: lines, use: make([]use, len(lines)), title: -1, first: len(lines), last: -1}
	a := &Article{URL: in.URL}
	d.site = d.outlet()
	d.findTitle(len(d.lines))
	d.titleAboveTalk()
	d.findTwins()
	d.findBody()
	a.Outlet = d.site
	d.findDek()
	d.findCaptions()
	d.authors(a)
	d.dates(a)
	d.credits(a)
	d.readMinutes(a)
	d.findRelated(a)
	d.findTags(a)
	d.blocks()
	d.parts.build(a)
	if a.Body.Empty() {
		return nil, &NotArticleError{Kind: KindOther}
	}
	a.Kind = d.kind(a.Text[a.Body.Start:a.Body.End])
	a.Language.Detected = detectLanguage(a.Text[a.Body.Start:a.Body.End])
	if a.Language.Detected != "" {
		a.Language.Tag, a.Language.Source = a.Language.Detected, "text"
	}
	a.MadeWith = append(a.MadeWith, text.Maker{Layer: "article", Name: "masthead/lines", Version: "1", SHA256: model.SHA256()})
	return a, nil
}

// core returns the span of lines before end with the most body in it: the run for
// which the characters of likely lines most outweigh those of the others.
func (d *dumpReader) core(end int) (first, last int) {
	const even = .4 // a line of this probability weighs nothing
	var sum, best float64
	start := 0
	first, last = end, -1
	for i := range end {
		l := &d.lines[i]
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += float64((float64(l.Body) - even) * float64(20+len(l.Text)))
		if sum > best {
			best, first, last = sum, start, i
		}
	}
	return first, last
}

// findTwins takes images' alternative texts, and pairs of lines that are one
// caption in two wordings.
func (d *dumpReader) findTwins() {
	const alike, least = .6, .2
	for i := range d.lines {
		l := &d.lines[i]
		if l.Image && d.use[i] == unused {
			d.use[i] = useCaption
		}
		if i == 0 || d.use[i] == useTitle || d.use[i-1] == useTitle || len(l.Words()) < 6 {
			continue
		}
		if p := &d.lines[i-1]; max(l.Caption, p.Caption) > least && max(l.Title, p.Title) < .5 && p.Text != l.Text && len(l.Text) < 600 && shared(p.Text, l.Text) > alike {
			d.use[i-1], d.use[i] = useCaption, useCaption
		}
	}
}

// findBody takes the likely lines, each text once. Nothing of the body stands
// before the headline: what seems to is a ticker.
func (d *dumpReader) findBody() {
	seen := map[string]bool{}
	bar := d.bar()
	end := d.comments()
	boxed := d.boxedTwice()
	for i := range d.lines {
		l := &d.lines[i]
		switch {
		case i >= end, boxed[i]:
		case l.Body <= bar || d.use[i] != unused || i < d.title || l.Tag > l.Body && len(l.Words()) < 8:
		case pointer(l):
			d.use[i] = useRelated
		case reportersNote(l.Text), consentNotice(l.Text):
		case furniture(l.Text):
		case len(l.Words()) <= 4 && l.Has(flat.CueRelated|flat.CuePopular|flat.CueAd) && !endsWithDot(l.Text):
		case l.Has(flat.CueCorrection) && correctionLike(l.Text):
			d.use[i] = useCorrection
		case utf8.RuneCountInString(l.Text) > 40 && seen[l.Text]:
		default:
			seen[l.Text] = true
			d.use[i] = useBody
			d.first, d.last = min(d.first, i), i
		}
	}
	if d.last < 0 {
		d.takeProse()
	}
	if d.last < 0 {
		d.takeBelowTitle()
	}
	d.cutBoxes()
	d.fillGaps()
}

// boxedTwice returns the lines of boxes of teasers that the page shows twice: several
// long lines, one after the other, that come again far from there.
func (d *dumpReader) boxedTwice() []bool {
	const least, far, words = 3, 15, 15 // lines of a box and to its copy, words of each line
	last := map[string]int{}
	for i := range d.lines {
		last[d.lines[i].Text] = i
	}
	boxed := make([]bool, len(d.lines))
	for i := 0; i < len(d.lines); {
		j := i
		for j < len(d.lines) && len(d.lines[j].Words()) >= words {
			k := last[d.lines[j].Text]
			if k < j+far || j > i && k <= last[d.lines[j-1].Text] {
				break
			}
			j++
		}
		for k := i; k < j && j-i >= least; k++ {
			boxed[k], boxed[last[d.lines[k].Text]] = true, true
		}
		i = max(j, i+1)
	}
	return boxed
}

// takeProse takes the sentences of a page that is hardly anything else: the text
// of an article without the page around it, which the model has not seen. Of a
// few lines all are taken that are long.
func (d *dumpReader) takeProse() {
	const least, most, few = 12, .5, 3 // distinct words; share of the page; lines
	prose, all := 0, 0
	is := func(i int) bool {
		l := &d.lines[i]
		return i > d.title && d.use[i] == unused && (len(d.lines) <= few || endsSentence(l.Text)) && distinct(l.Words()) >= least
	}
	for i := range d.lines {
		n := len(d.lines[i].Words())
		all += n
		if is(i) {
			prose += n
		}
	}
	if float64(prose) < most*float64(all) {
		return
	}
	for i := range d.lines {
		if is(i) {
			d.use[i] = useBody
			d.first, d.last = min(d.first, i), i
		}
	}
}

// takeBelowTitle takes the likeliest lines below a headline that is beyond doubt,
// where none is likely by itself: a short report in a language or a form that the
// model knows little of.
func (d *dumpReader) takeBelowTitle() {
	const (
		headline    = .4
		far, gap    = 30, 2 // lines
		least, part = .08, .4
		words       = 12 // distinct ones, of a sentence
	)
	if d.title < 0 || d.lines[d.title].Title < headline {
		return
	}
	best := -1
	for i := d.title + 1; i < min(len(d.lines), d.title+far); i++ {
		l := &d.lines[i]
		if d.use[i] == unused && l.Body >= least && (best < 0 || l.Body > d.lines[best].Body) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	is := func(i int) bool { return d.use[i] == unused && d.lines[i].Body >= part*d.lines[best].Body }
	first, last := best, best
	for i := best - 1; i > max(d.title, first-gap-1); i-- {
		if is(i) {
			first = i
		}
	}
	for i := best + 1; i < min(len(d.lines), last+gap+2); i++ {
		if is(i) {
			last = i
		}
	}
	sentence := false
	for i := first; i <= last; i++ {
		sentence = sentence || is(i) && endsSentence(d.lines[i].Text) && distinct(d.lines[i].Words()) >= words
	}
	for i := first; i <= last && sentence; i++ {
		if is(i) {
			d.use[i] = useBody
			d.first, d.last = min(d.first, i), i
		}
	}
}

// distinct counts the distinct words among the first of words.
func distinct(words []string) int {
	const most = 200
	seen := map[string]bool{}
	for _, w := range words[:min(len(words), most)] {
		seen[w] = true
	}
	return len(seen)
}

// bar returns the probability from which a line is body: that for which the F1 to
// be expected is greatest. Where the model is unsure of a whole page it is low,
// for a fixed bar would lose the page.
func (d *dumpReader) bar() float32 {
	const least, most = .3, .5
	type weighed struct{ prob, words float32 }
	lines := make([]weighed, len(d.lines))
	var all float32
	for i := range d.lines {
		lines[i] = weighed{d.lines[i].Body, float32(len(d.lines[i].Words()))}
		all += float32(lines[i].prob * lines[i].words)
	}
	slices.SortFunc(lines, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.prob, a.prob), cmp.Compare(a.words, b.words)) })
	var right, taken, best float32
	for _, l := range lines {
		right += float32(l.prob * l.words)
		taken += l.words
		best = max(best, 2*right/(taken+all+1))
	}
	return min(max(best/2, least), most) // a line helps as long as it is likelier than half the F1
}

// comments returns the line from which readers speak: a heading for comments,
// with replies and their times below. len(d.lines) if there is none.
func (d *dumpReader) comments() int {
	const (
		far, least = 40, 4 // lines, signs
		likely     = .3    // for a line of the body: a button for comments has none above it
		words      = 15
	)
	below := false
	for i := range d.lines {
		l := &d.lines[i]
		below = below || i > d.title && l.Body > max(likely, l.Dek) && len(l.Words()) >= words
		if !below || i < d.title+3 || !commentHeading(l) {
			continue
		}
		signs := 0
		for j := i + 1; j < min(len(d.lines), i+far); j++ {
			m := &d.lines[j]
			n := len(m.Words())
			if n <= 12 && (m.Has(flat.CueWhen|flat.CueMonth) || slices.ContainsFunc(m.Words(), func(w string) bool { return replyWords[w] })) {
				signs++
			}
		}
		if signs >= least {
			return i
		}
	}
	return len(d.lines)
}

// replyWords stand under and above what readers write.
var replyWords = map[string]bool{"reply": true, "replies": true, "says": true, "said": true, "wrote": true, "upvote": true, "likes": true, "antworten": true, "antwort": true, "répondre": true, "responder": true, "rispondi": true, "svar": true, "svara": true, "reageer": true, "odpowiedz": true}

// commentHeading reports whether l heads readers' comments: "Comments", "12
// comments", "Kommentare (3)", "4 responses to …".
func commentHeading(l *flat.Line) bool {
	words := l.Words()
	if len(words) == 0 || len(words) > 8 || endsSentence(l.Text) {
		return false
	}
	if isDigit(words[0][0]) && len(words) > 1 {
		words = words[1:]
	}
	switch words[0] {
	case "comments", "comment", "kommentare", "kommentar", "commentaires", "comentarios", "comentários", "commenti", "kommentarer", "reacties", "komentarze", "responses", "replies", "thoughts":
		return true
	}
	return false
}

// cutBoxes takes the headlines below a heading such as "Related news" out of the
// body. They are short, have no end mark, and stand apart as the heading does.
func (d *dumpReader) cutBoxes() {
	const most, words = 5, 16
	for i := range d.lines {
		l := &d.lines[i]
		if i <= d.first || i >= d.last || len(l.Words()) > 4 || !l.Has(flat.CueRelated) || endsSentence(l.Text) {
			continue
		}
		d.use[i] = useRelated
		for j := i + 1; j <= min(i+most, d.last); j++ {
			m := &d.lines[j]
			if n := len(m.Words()); n > words || n < 4 || endsSentence(m.Text) || l.Blank && !m.Blank && !m.Bullet {
				break
			}
			d.use[j] = useRelated
		}
	}
}

// fillGaps takes single lines between lines of the body that the model passed
// over: sentences, and short lines that stand apart from both, which are subheads.
func (d *dumpReader) fillGaps() {
	const least, sentence = .1, .2
	for i := d.first + 1; i < d.last; i++ {
		l, next := &d.lines[i], &d.lines[i+1]
		if d.use[i] == unused && d.follows(i) && d.use[i+1] == useBody && l.Body > sentence && len(l.Text) > 80 && strings.HasSuffix(l.Text, ".") &&
			!l.Has(flat.CueMore|flat.CueRelated|flat.CueAd|flat.CueSubscribe|flat.CueSocial|flat.CueComment|flat.CueCredit|flat.CueLegal) && l.Caption < .3 {
			d.use[i] = useBody
		}
		if d.use[i] == unused && d.follows(i) && d.use[i+1] == useBody && l.Body > least && l.Blank && next.Blank && !l.Bullet &&
			len(l.Words()) <= 12 && len(next.Words()) > 12 && unicode.IsLetter(firstRune(l.Text)) && unicode.IsLetter(lastRune(l.Text)) &&
			!l.Has(flat.CueMore|flat.CueRelated|flat.CuePopular|flat.CueAd|flat.CueSubscribe|flat.CueSocial|flat.CueComment|flat.CueCredit|flat.CueNav) {
			d.use[i] = useBody
		}
	}
}

// follows reports whether a line of the body stands before line i, with at most
// pointers to other articles between.
func (d *dumpReader) follows(i int) bool {
	for i--; i >= 0 && pointer(&d.lines[i]); i-- {
	}
	return i >= 0 && d.use[i] == useBody
}

// pointer reports whether l sends the reader to another article: "Read more:
// The other story".
func pointer(l *flat.Line) bool {
	if !l.Has(flat.CueMore|flat.CueRelated) || endsWithDot(l.Text) {
		return false
	}
	head, rest, ok := strings.Cut(l.Text, ":")
	return ok && len(strings.Fields(head)) <= 3 && strings.TrimSpace(rest) != ""
}

func endsWithDot(s string) bool { return strings.HasSuffix(s, ".") }

// findDek takes the line under the headline, before the byline or after it.
func (d *dumpReader) findDek() {
	const text = .6 // of a line below the byline that may be the first of the text
	best := -1
	for i := max(d.title+1, 0); i < min(len(d.lines), max(d.first+3, d.title+12)); i++ {
		l := &d.lines[i]
		if l.Dek <= .4 || d.use[i] != unused && d.use[i] != useBody || d.use[i] == useBody && (l.Body > l.Dek || l.Body > text && d.belowHead(i)) {
			continue
		}
		if best < 0 || l.Dek > d.lines[best].Dek {
			best = i
		}
	}
	if best < 0 {
		if best = d.dekByPlace(); best < 0 {
			return
		}
	}
	d.use[best] = useDek
	d.parts.dek = d.lines[best].Text
	if best == d.first {
		d.shrink()
	}
}

// belowHead reports whether line i stands below the byline and the date, where
// the text begins, and the next line of the text follows at once.
func (d *dumpReader) belowHead(i int) bool {
	if i+1 >= len(d.lines) || d.use[i+1] != useBody {
		return false
	}
	var author, date float32
	for j := max(d.title+1, 0); j < i; j++ {
		author, date = max(author, d.lines[j].Author), max(date, d.lines[j].Date)
	}
	return author > .5 && date > .8
}

// dekByPlace finds a dek by what stands around it: it is the first sentence
// after the headline, and an image parts it from the rest.
func (d *dumpReader) dekByPlace() int {
	i := d.first
	if d.title < 0 || i <= d.title || i+1 >= len(d.lines) || i-d.title > 8 || len(d.lines[i].Text) > 400 || d.lines[i].Body > .9 {
		return -1
	}
	captions := 0
	for j := i + 1; j < min(len(d.lines), i+6) && d.use[j] != useBody; j++ {
		if d.lines[j].Caption > .5 {
			captions++
		}
	}
	if captions == 0 {
		return -1
	}
	return i
}

// shrink finds the body's first and last line again.
func (d *dumpReader) shrink() {
	d.first, d.last = len(d.lines), -1
	for i, u := range d.use {
		if u == useBody {
			d.first, d.last = min(d.first, i), i
		}
	}
}

// findCaptions takes captions. Two like each other, one after the other, are one
// image's alternative text and its caption.
func (d *dumpReader) findCaptions() {
	for i := range d.lines {
		l := &d.lines[i]
		if i < d.title || i > d.last+1 || d.use[i] != useCaption && (d.use[i] != unused || l.Caption <= .5) {
			continue
		}
		d.use[i] = useCaption
		_, credit := cutCredit(l.Text)
		n := len(d.parts.pictures)
		if i > 0 && d.use[i-1] == useCaption && n > 0 {
			last := &d.parts.pictures[n-1]
			if last.alt == "" && (likeness(squeeze(last.caption), squeeze(l.Text)) > .5 || shared(last.caption, l.Text) > .5) {
				last.alt, last.caption = last.caption, l.Text
				if credit != "" {
					last.credit = credit
				}
				continue
			}
		}
		d.parts.pictures = append(d.parts.pictures, picture{caption: l.Text, credit: credit})
	}
}

// shared is the share of the words of the longer text that the other has.
func shared(a, b string) float64 {
	aw, bw := strings.Fields(a), strings.Fields(b)
	have := map[string]int{}
	for _, w := range aw {
		have[w]++
	}
	n := 0
	for _, w := range bw {
		if have[w] > 0 {
			have[w]--
			n++
		}
	}
	return float64(n) / float64(max(len(aw), len(bw), 1))
}

// findRelated takes the links to other articles: "Read more: …", and what stands
// below a heading such as "Related news" within the body.
func (d *dumpReader) findRelated(a *Article) {
	const most = 50
	add := func(s string) {
		if s = fold(s); s != "" && len(a.Related) < most && !slices.ContainsFunc(a.Related, func(l Link) bool { return l.Title == s }) {
			a.Related = append(a.Related, Link{Title: s})
		}
	}
	for i := max(d.title+1, 0); i < min(len(d.lines), d.last+25); i++ {
		l := &d.lines[i]
		switch {
		case d.use[i] == useBody:
		case (d.use[i] == useRelated || d.use[i] == unused) && pointer(l):
			d.use[i] = useRelated
			_, rest, _ := strings.Cut(l.Text, ":")
			add(rest)
		case (d.use[i] == unused || d.use[i] == useRelated) && l.Has(flat.CueRelated|flat.CuePopular|flat.CueMore) && len(l.Words()) <= 5 && !tagBox(l):
			d.use[i] = useRelated
			for j := i + 1; j < min(len(d.lines), i+12) && (d.use[j] == unused || d.use[j] == useRelated) && len(d.lines[j].Words()) > 3 && !pointer(&d.lines[j]); j++ {
				d.use[j] = useRelated
				if l.Has(flat.CueRelated) {
					add(d.lines[j].Text)
				}
			}
		}
	}
}

// blocks puts the lines of the body into blocks of their kinds.
func (d *dumpReader) blocks() {
	if d.title >= 0 {
		d.parts.title = d.headline()
	}
	for i := range d.lines {
		if s := d.lines[i].Text; d.use[i] == useBody {
			d.parts.body = append(d.parts.body, part{kind: d.blockKind(i), text: s})
		} else if d.use[i] == useCorrection {
			d.parts.corrections = append(d.parts.corrections, s)
		}
	}
}

// blockKind says what block line i of the body is. A subhead is a short line without
// an end mark that stands before a longer one.
func (d *dumpReader) blockKind(i int) text.BlockKind {
	l := &d.lines[i]
	switch {
	case l.Level > 0:
		return text.Heading
	case l.Bullet:
		return text.ListItem
	case utf8.RuneCountInString(l.Text) > 110 || strings.ContainsRune(`.!…:;,)`, lastRune(strings.TrimRight(l.Text, `"”'’»`))):
		return text.Paragraph
	case strings.ContainsRune("“\"„«‘–—-", firstRune(l.Text)) || unicode.IsLower(firstRune(l.Text)):
		return text.Paragraph
	}
	for j := i + 1; j < len(d.lines) && j <= i+6; j++ {
		if d.use[j] == useBody {
			if len(d.lines[j].Text) > len(l.Text) && !d.lines[j].Bullet {
				return text.Heading
			}
			break
		}
	}
	return text.Paragraph
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
