package flat

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// columns is the number of columns that s takes on a screen: two for Chinese,
// Japanese and Korean characters.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && wide(r) {
			n++
		}
	}
	return n
}

// wide reports whether r takes two columns.
func wide(r rune) bool {
	return r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || r >= 0x20000 && r <= 0x3fffd
}

// spaceless reports whether r is of a script that is written without spaces
// between words.
func spaceless(r rune) bool {
	return r >= 0x2e80 && wide(r) && !hangul(r)
}

func hangul(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }

// A wrapping tells where the lines of a dump were broken.
type wrapping struct {
	width    int   // of the page; 0 if it was not wrapped
	widths   []int // of the column in which each line stands; 0 where it seems to have none
	anywhere bool  // Korean words are broken too
	measure  func(string) int
}

// findWrapping looks for the width at which lines were wrapped: that of the page,
// and those of columns in it. Some tools count characters instead of columns:
// the measure that leaves more lines just below the width is theirs.
func findWrapping(raw []string) *wrapping {
	best := &wrapping{widths: make([]int, len(raw)), measure: columns}
	var ends []int
	most := -1
	for k, measure := range []func(string) int{columns, utf8.RuneCountInString} {
		e := make([]int, len(raw)) // after the last character
		for i, r := range raw {
			e[i] = measure(strings.TrimRightFunc(r, unicode.IsSpace))
		}
		if k > 0 && slices.Equal(e, ends) {
			break
		}
		if width, near := pageWidth(e); near > most {
			best.width, best.measure, ends, most = width, measure, e, near
		}
	}
	if best.width > 0 {
		best.findColumns(raw, ends)
		best.anywhere = brokenWords(raw, ends, best.width)
	}
	return best
}

// pageWidth returns the column at which the lines were wrapped, and how many end
// just before it. It is 0 if they were not wrapped: then no width has many lines
// just below it and none above.
func pageWidth(ends []int) (width, near int) {
	lens := slices.DeleteFunc(slices.Clone(ends), func(n int) bool { return n == 0 })
	if len(lens) < 20 {
		return 0, 0
	}
	slices.Sort(lens)
	width = lens[len(lens)*995/1000]
	for _, n := range lens {
		if n > width-14 && n <= width {
			near++
		}
	}
	if width > 160 || width < 40 || near <= len(lens)/50 {
		return 0, 0
	}
	return width, near
}

// findColumns looks for paragraphs that were wrapped in a column narrower than
// the page, as in a table: lines with one indent of which each is so long that
// the first word of the next would not have fitted. Short paragraphs near one
// such, with its indent, are in its column.
func (w *wrapping) findColumns(raw []string, ends []int) {
	const (
		least  = 4  // lines of a paragraph that tells
		narrow = 45 // columns, without the indent
		far    = 40 // lines
	)
	indent, width, since := -1, 0, far
	for i := 0; i < len(raw); {
		if ends[i] == 0 {
			i, since = i+1, since+1
			continue
		}
		in := len(raw[i]) - len(strings.TrimLeft(raw[i], " "))
		j, most := i+1, ends[i]
		for j < len(raw) && ends[j] > 0 && len(raw[j])-len(strings.TrimLeft(raw[j], " ")) == in {
			most = max(most, ends[j])
			j++
		}
		tells := j-i >= least && most-in >= narrow
		for k := i; k+1 < j && tells; k++ {
			tells = !w.fits(ends[k], raw[k+1], most)
		}
		switch {
		case tells:
			indent, width, since = in, most, 0
		case in != indent || since > far || most > width:
			indent = -1
		}
		if indent >= 0 {
			for k := i; k < j; k++ {
				w.widths[k] = width
			}
		}
		since += j - i
		i = j
	}
}

// brokenWords reports whether lines of Korean end at the last columns more often
// than they would if they were broken at spaces only.
func brokenWords(raw []string, ends []int, width int) bool {
	full, most := 0, 0
	for i, r := range raw {
		last, _ := utf8.DecodeLastRuneInString(r)
		if ends[i] < width-14 || !hangul(last) {
			continue
		}
		most++
		if ends[i] >= width-2 {
			full++
		}
	}
	return full > 3 && full*3 > most*2
}

// fits reports whether the first word of next would have fitted on a line that
// ends at column end.
func (w *wrapping) fits(end int, next string, width int) bool {
	next = strings.TrimLeftFunc(next, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(next)
	if spaceless(r) {
		return end+w.measure(string(r)) < width
	}
	word := next
	if i := strings.IndexFunc(next, unicode.IsSpace); i > 0 {
		word = next[:i]
	}
	return end+1+w.measure(word) <= width
}

// goesOn reports whether raw line i goes on in line i+1, which starts with next.
func (w *wrapping) goesOn(raw []string, i int, next string) bool {
	if w.width == 0 {
		return false
	}
	prev := strings.TrimRightFunc(raw[i], unicode.IsSpace)
	if strings.HasSuffix(prev, "**") && strings.HasPrefix(strings.TrimSpace(prev), "**") || strings.HasPrefix(next, "**") {
		return false // a heading of html2text stands alone
	}
	end := w.measure(prev)
	if r, _ := utf8.DecodeRuneInString(next); w.anywhere && hangul(r) {
		return end >= w.width-4
	}
	return !w.fits(end, next, w.width-2) || w.widths[i] > 0 && w.widths[i] == w.widths[i+1] && !w.fits(end, next, w.widths[i])
}

// glue is what stood between prev and next before they were parted.
func (w *wrapping) glue(prev, next string) string {
	a, _ := utf8.DecodeLastRuneInString(prev)
	b, _ := utf8.DecodeRuneInString(next)
	if spaceless(a) && spaceless(b) || w.anywhere && hangul(a) && hangul(b) {
		return ""
	}
	return " "
}
