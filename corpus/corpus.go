// Package corpus reads pages from where people keep them: folders, single files,
// archives and JSON Lines.
//
//	for page, err := range corpus.Open("pages", "export.jsonl.gz") {
//		if err != nil {
//			log.Print(err) // one bad file; the others follow
//			continue
//		}
//		article, err := readability.Extract(page)
//		…
//	}
//
// # What is read
//
// Pages are files that end in .html, .htm, .xhtml (HTML), .txt and .md (pages
// flattened to text), each also with .gz behind it. Files of many pages are JSON
// Lines (.jsonl, .ndjson, with or without .gz; see [Reader.JSONLines] for the
// fields) and archives of pages and JSON Lines (.zip, .tar, .tar.gz, .tgz).
// Within folders and archives, other files are passed over, and so are hidden
// files and whatever is no regular file; an archive within an archive is an
// error. A file that is named to [Open] itself must have one of these endings.
//
// # Order and memory
//
// Folders and zip files are read in lexical order, tar files in their own. One
// page is in memory at a time. A link to a folder is followed once, so that
// links in a circle end.
//
// # Outlets
//
// A record of JSON Lines may name its outlet. Otherwise the page speaks for
// itself, and Page.OutletHint holds a folder's name for pages that don't: the
// first folder below the one that was opened, else that one. Names without a
// letter ("2024") and names of what folders hold ("html", "pages") don't count. An
// archive counts as a folder that was opened itself.
package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"

	"github.com/masthead-news/masthead/readability"
)

// A Reader reads pages. Its zero value is ready to use and may be shared.
type Reader struct {
	// MaxBytes is the size in bytes over which a page or a line of JSON Lines is
	// passed over with readability.ErrTooLarge, measured after unpacking. Zero
	// means 16 MiB; a negative value means no limit.
	MaxBytes int
}

// defaultMaxBytes equals the limit of readability's zero Extractor.
const defaultMaxBytes = 16 << 20

func (r *Reader) limit() int64 {
	switch {
	case r.MaxBytes == 0:
		return defaultMaxBytes
	case r.MaxBytes < 0:
		return 1<<63 - 2
	}
	return int64(r.MaxBytes)
}

// An Error says which file, entry or line could not be read, and what to do.
type Error struct {
	Name string // the path, with the entry or line: "a/b.zip/c.html", "d.jsonl:17"
	Err  error
	Do   string // what to do about it
}

func (e *Error) Error() string {
	s := e.Name + ": " + e.Err.Error()
	if e.Do != "" {
		s += "; " + e.Do
	}
	return s
}

// Unwrap returns what went wrong.
func (e *Error) Unwrap() error { return e.Err }

// Errors that are found with errors.Is.
var (
	// ErrKind means that a file's ending is none that this package reads, or that
	// something else is behind it: a PDF called .html.
	ErrKind = errors.New("not a kind of file that holds pages")
	// ErrUnsafe means that an archive's entry points outside the archive.
	ErrUnsafe = errors.New("entry points outside the archive")
	// ErrNested means that there is an archive within an archive.
	ErrNested = errors.New("archive within an archive")
	// ErrDeep means that folders lie too deep within each other.
	ErrDeep = errors.New("folders nested too deep")
	// ErrNoPath means that no path was given.
	ErrNoPath = errors.New("no path")
)

// Open is [Reader.Open] of the zero Reader.
func Open(paths ...string) iter.Seq2[*readability.Page, error] {
	var r Reader
	return r.Open(paths...)
}

// FS is [Reader.FS] of the zero Reader.
func FS(fsys fs.FS, root string) iter.Seq2[*readability.Page, error] {
	var r Reader
	return r.FS(fsys, root)
}

// Open yields the pages of the named files and folders, path after path. What
// can't be read is yielded as an [*Error] together with a page that holds only
// its ID, and the rest follows; without a path that is [ErrNoPath]. The ID of a page is its path.
func (r *Reader) Open(paths ...string) iter.Seq2[*readability.Page, error] {
	return func(yield func(*readability.Page, error) bool) {
		if len(paths) == 0 {
			yield(&readability.Page{}, &Error{Name: "corpus", Do: "say which pages, folders or archives to read", Err: ErrNoPath})
			return
		}
		for _, p := range paths {
			if !r.open(p, yield) {
				return
			}
		}
	}
}

func (r *Reader) open(name string, yield yieldFunc) bool {
	id := filepath.ToSlash(filepath.Clean(name))
	info, err := os.Stat(name)
	if err != nil {
		return fail(yield, id, err)
	}
	hint := hintAbove(name, info.IsDir())
	if info.IsDir() {
		w := walker{reader: r, fsys: os.DirFS(name), prefix: id, yield: yield}
		return w.dir(".", hint, false, []fs.FileInfo{info})
	}
	dir, base := filepath.Split(filepath.Clean(name))
	if dir == "" {
		dir = "."
	}
	w := walker{reader: r, fsys: os.DirFS(dir), prefix: path.Dir(id), yield: yield}
	return w.named(base, hint)
}

// FS yields the pages of fsys at and below root, in lexical order, as
// [Reader.Open] does. A root of "." is all of fsys.
func (r *Reader) FS(fsys fs.FS, root string) iter.Seq2[*readability.Page, error] {
	return func(yield func(*readability.Page, error) bool) {
		w := walker{reader: r, fsys: fsys, prefix: ".", yield: yield}
		info, err := fs.Stat(fsys, root)
		switch {
		case err != nil:
			fail(yield, root, err)
		case info.IsDir():
			w.dir(root, hintFrom("", path.Base(root)), false, []fs.FileInfo{info})
		default:
			w.named(root, hintFrom("", path.Base(path.Dir(root))))
		}
	}
}

type yieldFunc = func(*readability.Page, error) bool

// fail yields err as an Error about name.
func fail(yield yieldFunc, name string, err error) bool {
	e := &Error{Name: name, Err: err, Do: remedy(err)}
	if pe, ok := err.(*fs.PathError); ok { //nolint:errorlint // only where it is the whole error
		e.Err = pe.Err // the path is in Name
	}
	return yield(&readability.Page{ID: name}, e)
}

// remedy says what to do about err.
func remedy(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "check the path"
	case errors.Is(err, fs.ErrPermission):
		return "make it readable, or leave it out"
	case errors.Is(err, readability.ErrTooLarge):
		return "raise Reader.MaxBytes, or leave it out"
	case errors.Is(err, errDisguised):
		return "save the page as HTML or text, or leave it out"
	case errors.Is(err, ErrKind):
		return "pages end in .html, .htm, .txt or .md, collections in .jsonl, .zip, .tar or .tar.gz"
	case errors.Is(err, ErrNested):
		return "unpack it into the outer one"
	case errors.Is(err, ErrUnsafe):
		return "pack it again with paths below its top"
	case errors.Is(err, ErrDeep):
		return "open the inner folder by itself"
	case errors.Is(err, errRecord):
		return "write one JSON object to a line"
	case errors.Is(err, errArchive):
		return "fetch or pack it again"
	}
	return ""
}

func tooLarge(limit int64) error {
	return fmt.Errorf("%w: more than %d bytes", readability.ErrTooLarge, limit)
}
