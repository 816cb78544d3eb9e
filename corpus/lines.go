package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/masthead-news/masthead/readability"
)

var errRecord = errors.New("not a record")

// JSONLines is [Reader.JSONLines] of the zero Reader.
func JSONLines(in io.Reader, name string) iter.Seq2[*readability.Page, error] {
	var r Reader
	return r.JSONLines(in, name)
}

// JSONLines yields a page for each line of in, which holds one JSON object:
//
//	id       the name of the page; without it url, else "NAME:LINE"
//	url      where the page was
//	outlet   the publisher's name (also: publisher, source)
//	title    the headline
//	date     when it was published (also: published, published_at, date_publish)
//	author   one name, or a list of names (also: authors, byline)
//	language a BCP 47 tag (also: lang)
//	text     the clean text of the article (also: body, content, maintext)
//	html     the page itself
//
// With html, readability finds the article, and the other fields fill in what
// the page doesn't say. With text alone the text is taken as it is, a paragraph
// to each line; text that starts with a tag is taken for html. Names of fields
// are read in any case, other fields are passed over, and an object with the
// field name ({"name": "Globe"}) may stand where a name does. Empty lines are
// passed over. Lines may have any length up to Reader.MaxBytes.
//
// The name stands in errors and in the IDs of pages that have none.
func (r *Reader) JSONLines(in io.Reader, name string) iter.Seq2[*readability.Page, error] {
	return func(yield func(*readability.Page, error) bool) { r.lines(in, name, "", yield) }
}

func (r *Reader) lines(in io.Reader, name, hint string, yield yieldFunc) bool {
	buf := bufio.NewReaderSize(in, 64<<10)
	var scratch []byte
	for n := 1; ; n++ {
		line, err := readLine(buf, scratch[:0], r.limit())
		scratch = line
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, readability.ErrTooLarge) {
			return fail(yield, name, broken(err))
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		at := fmt.Sprintf("%s:%d", name, n)
		switch line = bytes.TrimSpace(line); {
		case errors.Is(err, readability.ErrTooLarge):
			if !fail(yield, at, err) {
				return false
			}
		case len(line) > 0:
			p, err := record(line)
			if err != nil {
				if !fail(yield, at, err) {
					return false
				}
				break
			}
			if p.ID == "" && p.URL == "" {
				p.ID = at
			}
			p.OutletHint = hint
			if !yield(p, nil) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
	}
}

// readLine appends the next line to buf. Of a line over the limit it reads all
// and returns nothing but ErrTooLarge; the last line comes with io.EOF.
func readLine(in *bufio.Reader, buf []byte, limit int64) ([]byte, error) {
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || int64(len(buf)+len(part)) > limit+1; !long {
			buf = append(buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || errors.Is(err, io.EOF)):
			return buf[:0], tooLarge(limit)
		}
		return buf, err
	}
}

// record reads one object.
func record(line []byte) (*readability.Page, error) {
	var rec map[string]json.RawMessage
	if err := json.Unmarshal(line, &rec); err != nil {
		return nil, fmt.Errorf("%w: %w", errRecord, err)
	}
	if rec == nil {
		return nil, fmt.Errorf("%w: null", errRecord)
	}
	// Objects with fields that differ in case only are read alike each time:
	// the exact name goes first, then the least in byte order.
	low := make(map[string]string, len(rec))
	for k := range rec {
		l := strings.ToLower(k)
		if old, ok := low[l]; !ok || k == l || old != l && k < old {
			low[l] = k
		}
	}
	get := func(names ...string) []string {
		for _, n := range names {
			if k, ok := low[n]; ok {
				if s := words(rec[k], 0); len(s) > 0 {
					return s
				}
			}
		}
		return nil
	}
	one := func(names ...string) string { return strings.Join(get(names...), ", ") }

	p := &readability.Page{ID: one("id"), URL: one("url"), Outlet: one("outlet", "publisher", "source")}
	known := readability.Known{
		Title:     one("title"),
		Authors:   get("authors", "author", "byline"),
		Published: parseDate(one("date", "published", "published_at", "date_publish")),
		Language:  one("language", "lang"),
	}
	body := strings.Join(get("html"), "\n")
	txt := strings.Join(get("text", "body", "content", "maintext"), "\n\n")
	if body == "" && strings.HasPrefix(strings.TrimSpace(txt), "<") {
		body, txt = txt, ""
	}
	switch {
	case body != "":
		p.Body, p.ContentType = []byte(body), "text/html; charset=utf-8"
	case strings.TrimSpace(txt) != "":
		known.Text = txt
	default:
		return nil, fmt.Errorf("%w: neither text nor html in it", errRecord)
	}
	p.Known = known
	return p, nil
}

// words returns the strings in a value: of a list all, of an object its name.
func words(raw json.RawMessage, depth int) []string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || depth > 4 {
		return nil
	}
	switch raw[0] {
	case '"':
		var s string
		if json.Unmarshal(raw, &s) == nil && strings.TrimSpace(s) != "" {
			return []string{s}
		}
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return nil
		}
		var all []string
		for _, v := range list {
			all = append(all, words(v, depth+1)...)
		}
		return all
	case '{':
		var o struct{ Name json.RawMessage }
		if json.Unmarshal(raw, &o) == nil {
			return words(o.Name, depth+1)
		}
	case 'n', 't', 'f': // null, true, false
	default:
		return []string{string(raw)} // a number
	}
	return nil
}

// parseDate reads the forms of dates that programs write. The zero Date means
// that s is none.
func parseDate(s string) readability.Date {
	s = strings.TrimSpace(s)
	for _, f := range []struct {
		layout    string
		precision readability.Precision
		zone      bool
	}{
		{time.RFC3339, readability.ToSecond, true},
		{"2006-01-02 15:04:05Z07:00", readability.ToSecond, true},
		{"2006-01-02T15:04:05Z0700", readability.ToSecond, true},
		{"2006-01-02T15:04Z07:00", readability.ToMinute, true},
		{time.RFC1123Z, readability.ToSecond, true},
		{"2006-01-02T15:04:05", readability.ToSecond, false},
		{"2006-01-02 15:04:05", readability.ToSecond, false},
		{"2006-01-02T15:04", readability.ToMinute, false},
		{"2006-01-02 15:04", readability.ToMinute, false},
		{time.DateOnly, readability.ToDay, false},
		{"2006/01/02", readability.ToDay, false},
		{"20060102", readability.ToDay, false},
		{"2 January 2006", readability.ToDay, false},
		{"2 Jan 2006", readability.ToDay, false},
		{"January 2, 2006", readability.ToDay, false},
		{"Jan 2, 2006", readability.ToDay, false},
		{"2006-01", readability.ToMonth, false},
	} {
		if t, err := time.Parse(f.layout, s); err == nil {
			return readability.Date{Time: t, Precision: f.precision, Zone: f.zone, Source: "record"}
		}
	}
	return readability.Date{}
}
