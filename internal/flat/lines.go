// Package flat reads pages that were flattened to text, by a browser, lynx, w3m,
// html2text or by hand: it unwraps their lines and says for each what part of
// the page it is.
//
//	for _, l := range flat.Read(dump) {
//		if l.Body > .5 {
//			fmt.Println(l.Text)
//		}
//	}
package flat

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Line is one unwrapped line of a dump that holds at least one letter or digit.
type Line struct {
	Text   string // white space folded, without its bullet
	Indent int    // columns of white space before it
	Bullet bool   // it was an item of a list
	Level  int    // of a heading that is marked as one, 1 to 6; 0 for others
	Blank  bool   // a blank line stands before it
	Image  bool   // it is the alternative text of a Markdown image

	// What part of the page the line is, as probabilities. They need not sum to
	// one: a line may be a byline and have a date.
	Body, Title, Dek, Author, Date, Caption, Tag float32

	cues  Cue
	words []string // lower case
	chars int
	long  bool // long enough for a paragraph, and ends like a sentence
}

// Words returns the words of l in lower case.
func (l *Line) Words() []string { return l.words }

// Has reports whether l holds a cue of one of these groups.
func (l *Line) Has(any Cue) bool { return l.cues&any != 0 }

// longChars is the length in characters from which a line that ends like a
// sentence counts as running text beyond doubt.
const longChars = 110

// Lines splits a dump into unwrapped lines.
func Lines(s string) []Line {
	raw := split(s)
	wrap := findWrapping(raw)
	md := strings.Contains(s, "](")
	under := underscored(raw)
	faults := faultsOf(s)
	lines := make([]Line, 0, len(raw))
	var pieces []string // of the last line, which may go on
	flush := func() {
		if n := len(lines); n > 0 && len(pieces) > 1 {
			lines[n-1].Text = strings.Join(pieces, "")
		}
	}
	blank := true
	last := "" // the last raw line without white space, if the next may go on from it
	for i, r := range raw {
		t := strings.TrimFunc(r, unicode.IsSpace)
		if t == "" {
			blank, last = true, ""
			continue
		}
		indent := len(r) - len(strings.TrimLeft(r, " \t"))
		body, bullet := cutBullet(t, indent)
		if last != "" && !bullet && !apart(pieces, t) && wrap.goesOn(raw, i-1, t) {
			pieces, last = append(pieces, wrap.glue(last, t), t), t
			continue
		}
		flush()
		l := Line{Text: body, Indent: min(indent, 40), Bullet: bullet, Blank: blank}
		if md {
			l.Text, l.Level = cutHeading(l.Text)
		}
		lines, pieces = append(lines, l), append(pieces[:0], l.Text)
		blank, last = false, t
	}
	flush()
	for i := range lines {
		lines[i].clean(md, under, faults)
	}
	return slices.DeleteFunc(lines, func(l Line) bool { return len(l.words) == 0 })
}

// apart reports whether the pieces of a line are all of an image's alternative
// text in brackets, or t begins one.
func apart(pieces []string, t string) bool {
	return strings.HasPrefix(t, "[") || strings.HasPrefix(pieces[0], "[") && strings.HasSuffix(pieces[len(pieces)-1], "]")
}

// split cuts s at line ends of any kind.
func split(s string) []string {
	s = strings.TrimPrefix(s, "\ufeff")
	if strings.ContainsAny(s, "\r\f\v\u2028\u2029") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	}
	return strings.Split(s, "\n")
}

// cutBullet removes the mark of a list's item. A dash or a number may begin a
// sentence too, so these count where the line is indented.
func cutBullet(t string, indent int) (string, bool) {
	found := false
	for range 3 { // w3m: "• ● Politics"
		r, n := utf8.DecodeRuneInString(t)
		rest := t[n:]
		switch {
		case strings.ContainsRune("•○◦▪▫■□●◆►▸‣∙·", r), (r == '*' || r == '+') && strings.HasPrefix(rest, " "):
		case (r == '-' || r == '–' || r == '#') && indent > 0 && strings.HasPrefix(rest, " ") && !found:
		case '0' <= r && r <= '9' && indent > 0 && !found:
			i := strings.IndexAny(t, ". ")
			if i < 0 || i > 2 || !strings.HasPrefix(t[i:], ". ") {
				return t, found
			}
			rest = t[i+1:]
		default:
			return t, found
		}
		next := strings.TrimLeftFunc(rest, unicode.IsSpace)
		if next == "" {
			return t, found
		}
		t, found = next, true
	}
	return t, found
}

// cutHeading removes the signs of a Markdown heading.
func cutHeading(t string) (string, int) {
	rest := strings.TrimLeft(t, "#")
	if n := len(t) - len(rest); 0 < n && n <= 6 && strings.HasPrefix(rest, " ") {
		return strings.Trim(rest, " #"), n
	}
	return t, 0
}

// underscored reports whether links are written with_underscores, as html2text
// does.
func underscored(raw []string) bool {
	with, all := 0, 0
	for _, r := range raw {
		if r = strings.TrimSpace(r); r == "" {
			continue
		}
		all++
		for i := 1; i+1 < len(r); i++ {
			if r[i] == '_' && r[i-1] > '@' && r[i-1] != '_' && r[i+1] > '@' && r[i+1] != '_' {
				with++
				break
			}
		}
	}
	return with > 5 && with*12 > all
}

// clean folds the white space of l and takes off what the tool that flattened
// the page added, then finds the words.
func (l *Line) clean(md, under bool, f faults) {
	t := f.repair(l.Text)
	if under {
		t = strings.ReplaceAll(t, "_", " ")
	}
	if strings.Contains(t, "(BUTTON)") {
		t = strings.ReplaceAll(t, "(BUTTON)", " ")
	}
	if strings.Contains(t, "__") {
		t = strings.ReplaceAll(t, "__", " ")
	}
	if md {
		l.Image = strings.HasPrefix(t, "![")
		t = unlink(t)
	}
	if u := strings.Trim(t, "* "); strings.HasPrefix(t, "***") && strings.HasSuffix(t, "***") && u != "" {
		// html2text: "****** Headline ******", a star less for each level.
		l.Level = max(1, 7-(len(t)-len(strings.TrimLeft(t, "*"))))
		t = u
	}
	l.Text = foldSpace(t)
	l.unbox()
	l.chars = columns(l.Text)
	l.words = Words(l.Text)
	l.cues = cuesOf(l.words)
	l.long = l.chars > longChars && endsSentence(l.Text)
}

// unlink replaces [words](address) and ![words](address) by the words, and drops
// the signs of bold type.
func unlink(t string) string {
	t = strings.ReplaceAll(t, "**", "")
	if !strings.Contains(t, "](") {
		return t
	}
	var b strings.Builder
	for {
		mid := strings.Index(t, "](")
		if mid < 0 {
			break
		}
		end := strings.IndexByte(t[mid:], ')')
		open := strings.LastIndexByte(t[:mid], '[')
		if end < 0 {
			break
		}
		if open < 0 {
			b.WriteString(t[:mid+2])
			t = t[mid+2:]
			continue
		}
		b.WriteString(strings.TrimSuffix(t[:open], "!"))
		b.WriteString(t[open+1 : mid])
		t = t[mid+end+1:]
	}
	b.WriteString(t)
	return b.String()
}

// unbox takes off the brackets of the alternative text of an image: "[A wet
// street]".
func (l *Line) unbox() {
	const least = 3 // words: a shorter one may be a control
	if n := len(l.Text); strings.HasPrefix(l.Text, "[") && strings.IndexByte(l.Text, ']') == n-1 && strings.Count(l.Text, " ") >= least-1 {
		l.Text, l.Image = strings.TrimSpace(l.Text[1:n-1]), true
	}
}

func foldSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// Words returns the runs of letters, digits and marks in s, in lower case. Of
// scripts without spaces, two characters count as a word.
func Words(s string) []string {
	s = strings.ToLower(s)
	all := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_'
	})
	if !strings.ContainsFunc(s, spaceless) {
		return all
	}
	var out []string
	for _, w := range all {
		start, n := 0, 0
		for i, r := range w {
			if n == 2 || n > 0 && !spaceless(r) {
				out = append(out, w[start:i])
				start, n = i, 0
			}
			if spaceless(r) {
				n++
			}
		}
		out = append(out, w[start:])
	}
	return out
}

// endsSentence reports whether s ends with a mark that ends sentences, perhaps
// within quotation marks or brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»›)]」』`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}
