// Package console prints documents and comparisons for people at a terminal.
package console

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean drops the control characters of s, which could move a terminal's cursor
// or change its colors, and folds white space.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// A Printer writes lines of plain text, each as soon as it is whole, and keeps
// the first error.
type Printer struct {
	w   *bufio.Writer
	err error
}

// NewPrinter returns a Printer that writes to w.
func NewPrinter(w io.Writer) *Printer { return &Printer{w: bufio.NewWriter(w)} }

// Err returns the first error met in writing.
func (p *Printer) Err() error { return p.err }

// Line writes a line. Strings among args are cleaned.
func (p *Printer) Line(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = Clean(s)
		}
	}
	p.raw(fmt.Sprintf(format, args...))
}

func (p *Printer) raw(s string) {
	_, err := p.w.WriteString(strings.TrimRight(s, " ") + "\n")
	if err == nil {
		err = p.w.Flush()
	}
	if p.err == nil {
		p.err = err
	}
}

// width is the number of columns that text is folded to.
const width = 88

// Item writes a label and words, folded to lines that begin below the first
// word.
func (p *Printer) Item(label, words string) {
	const indent = 12
	line := fmt.Sprintf("  %-*s", indent-2, label)
	n := indent
	first := true
	for w := range strings.FieldsSeq(Clean(words)) {
		wide := utf8.RuneCountInString(w)
		if !first && n+1+wide > width {
			p.raw(line)
			line, n, first = strings.Repeat(" ", indent), indent, true
		}
		if !first {
			line, n = line+" ", n+1
		}
		line, n, first = line+w, n+wide, false
	}
	p.raw(line)
}

// Tell writes a line to people, on standard error. That it can't be written is
// nothing that could be told.
func Tell(w io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(w, format+"\n", args...)
}

// A Progress is one line on a terminal that is written over. It writes nothing
// to anything else.
type Progress struct{ w io.Writer }

// NewProgress returns a Progress on w.
func NewProgress(w io.Writer) *Progress {
	f, ok := w.(*os.File)
	if !ok {
		return &Progress{}
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 || os.Getenv("TERM") == "dumb" {
		return &Progress{}
	}
	return &Progress{w}
}

// Show replaces the line.
func (p *Progress) Show(format string, args ...any) {
	if p.w != nil {
		_, _ = io.WriteString(p.w, "\r\x1b[K"+Clean(fmt.Sprintf(format, args...)))
	}
}

// Clear empties the line, so that something else can be written.
func (p *Progress) Clear() {
	if p.w != nil {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
	}
}

// Done ends the line.
func (p *Progress) Done() { p.Clear() }
