package corpus

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/masthead-news/masthead/readability"
)

// maxDepth bounds how deep folders may lie within each other where the file
// system can't tell that two paths are one folder.
const maxDepth = 64

// A walker yields the pages of one file system.
type walker struct {
	reader *Reader
	fsys   fs.FS
	prefix string // stands before paths in names
	yield  yieldFunc
	linked []fs.FileInfo // folders reached through links
}

func (w *walker) name(p string) string { return path.Join(w.prefix, p) }

// dir yields the pages below p. hint is what the folders suggest as an outlet;
// it is final where below is set, and otherwise the first folder below p goes
// before it. above are the folders on the way to p, itself included.
func (w *walker) dir(p, hint string, below bool, above []fs.FileInfo) bool {
	if len(above) > maxDepth {
		return fail(w.yield, w.name(p), ErrDeep)
	}
	entries, err := fs.ReadDir(w.fsys, p)
	if err != nil && !fail(w.yield, w.name(p), err) {
		return false
	}
	for _, e := range entries {
		if hidden(e.Name()) {
			continue
		}
		sub := path.Join(p, e.Name())
		mode := e.Type()
		if mode.IsDir() || mode&fs.ModeSymlink != 0 {
			info, err := fs.Stat(w.fsys, sub)
			if err != nil {
				if !fail(w.yield, w.name(sub), err) {
					return false
				}
				continue
			}
			if info.IsDir() {
				if mode&fs.ModeSymlink != 0 && w.beenIn(info, above) {
					continue
				}
				h, b := hint, below
				if !below && telling(e.Name()) {
					h, b = e.Name(), true
				}
				if !w.dir(sub, h, b, append(above, info)) {
					return false
				}
				continue
			}
			mode = info.Mode()
		}
		if mode.IsRegular() && !w.file(sub, hint, below) {
			return false
		}
	}
	return true
}

// beenIn reports whether the folder behind a link lies above the link, or was
// reached through a link before, and remembers it.
func (w *walker) beenIn(info fs.FileInfo, above []fs.FileInfo) bool {
	for _, list := range [][]fs.FileInfo{above, w.linked} {
		for _, a := range list {
			if os.SameFile(a, info) {
				return true
			}
		}
	}
	w.linked = append(w.linked, info)
	return false
}

// named yields the pages of a file that the caller named.
func (w *walker) named(p, hint string) bool {
	if k, _, _ := kindOf(p); k == kindNone {
		return fail(w.yield, w.name(p), ErrKind)
	}
	return w.file(p, hint, false)
}

// file yields the pages of the file at p, if it holds any.
func (w *walker) file(p, hint string, below bool) bool {
	k, gz, media := kindOf(p)
	if k == kindNone {
		return true
	}
	f, err := w.fsys.Open(p)
	if err != nil {
		return fail(w.yield, w.name(p), err)
	}
	defer f.Close()
	if s := stem(p); (k == kindZip || k == kindTar) && !below && telling(s) {
		hint = s
	}
	if k == kindZip {
		return w.zip(f, p, hint, below)
	}
	in, err := unpack(f, gz)
	if err != nil {
		return fail(w.yield, w.name(p), err)
	}
	if k == kindTar {
		return w.tar(in, p, hint, below)
	}
	return w.content(in, k, media, w.name(p), hint)
}

// unpack returns what is in f, which was packed with gzip if gz is set.
func unpack(f io.Reader, gz bool) (io.Reader, error) {
	if !gz {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, broken(err)
	}
	return z, nil
}

// content yields the page or the records of an opened file.
func (w *walker) content(in io.Reader, k kind, media, name, hint string) bool {
	if k == kindLines {
		return w.reader.lines(in, name, hint, w.yield)
	}
	body, err := w.reader.readAll(in)
	if err != nil {
		return fail(w.yield, name, err)
	}
	if what := disguised(body); what != "" {
		return fail(w.yield, name, fmt.Errorf("%w: it is %s", errDisguised, what))
	}
	return w.yield(&readability.Page{ID: name, OutletHint: hint, ContentType: media, Body: body}, nil)
}

var errDisguised = fmt.Errorf("%w, whatever it is called", ErrKind)

// disguised says what body is by how it begins, if that can't be a page.
func disguised(body []byte) string {
	if len(bytes.TrimSpace(body)) == 0 {
		return "empty"
	}
	for _, m := range [...]struct{ begins, what string }{
		{"%PDF-", "a PDF"},
		{"PK\x03\x04", "a zip file or an office document"},
		{"\xd0\xcf\x11\xe0", "an office document"},
		{"\x1f\x8b", "packed with gzip"},
		{"\x89PNG", "an image"},
		{"\xff\xd8\xff", "an image"},
		{"GIF8", "an image"},
		{"\x7fELF", "a program"},
		{"MZ\x90\x00", "a program"},
	} {
		if bytes.HasPrefix(body, []byte(m.begins)) {
			return m.what
		}
	}
	return ""
}

// readAll is io.ReadAll up to the limit.
func (r *Reader) readAll(in io.Reader) ([]byte, error) {
	limit := r.limit()
	body, err := io.ReadAll(io.LimitReader(in, limit+1))
	if int64(len(body)) > limit {
		return nil, tooLarge(limit)
	}
	return body, broken(err)
}
