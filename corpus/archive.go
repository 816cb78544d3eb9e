package corpus

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

var errArchive = errors.New("broken archive")

// broken marks an error met in reading as an archive's, unless it is the file
// system's.
func broken(err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok || err == nil {
		return err
	}
	return fmt.Errorf("%w: %w", errArchive, err)
}

// zip yields the pages of the zip file at p in the order of their names.
func (w *walker) zip(f fs.File, p, hint string, below bool) bool {
	info, err := f.Stat()
	if err != nil {
		return fail(w.yield, w.name(p), err)
	}
	at, ok := f.(io.ReaderAt)
	if !ok {
		return fail(w.yield, w.name(p), errors.New("a zip file must be readable at any place; unpack it"))
	}
	z, err := zip.NewReader(at, info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return fail(w.yield, w.name(p), broken(err))
	}
	slices.SortStableFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, e := range z.File {
		if e.Mode().IsRegular() && !w.entry(e.Name, p, hint, below, func() (io.ReadCloser, error) { return e.Open() }) {
			return false
		}
	}
	return true
}

// tar yields the pages of the tar file at p, which it reads from in, in the
// order of the file.
func (w *walker) tar(in io.Reader, p, hint string, below bool) bool {
	t := tar.NewReader(in)
	for {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return fail(w.yield, w.name(p), broken(err))
		case h.Typeflag != tar.TypeReg:
			continue
		}
		if !w.entry(h.Name, p, hint, below, func() (io.ReadCloser, error) { return io.NopCloser(t), nil }) {
			return false
		}
	}
}

// entry yields the page or the records of one entry of the archive at p.
func (w *walker) entry(entry, p, hint string, below bool, open func() (io.ReadCloser, error)) bool {
	entry = strings.ReplaceAll(entry, `\`, "/")
	clean := path.Clean(entry)
	dirs := strings.Split(clean, "/")
	if slices.ContainsFunc(dirs, func(d string) bool { return d != ".." && hidden(d) }) {
		return true
	}
	k, gz, media := kindOf(clean)
	if k == kindNone {
		return true
	}
	name := w.name(p) + "/" + clean
	switch {
	case !fs.ValidPath(clean):
		return fail(w.yield, name, ErrUnsafe)
	case k == kindZip || k == kindTar:
		return fail(w.yield, name, ErrNested)
	}
	for _, d := range dirs[:len(dirs)-1] {
		if !below && telling(d) {
			hint, below = d, true
		}
	}
	f, err := open()
	if err != nil {
		return fail(w.yield, name, broken(err))
	}
	defer func() { _ = f.Close() }() // it was only read
	in, err := unpack(f, gz)
	if err != nil {
		return fail(w.yield, name, err)
	}
	return w.content(in, k, media, name, hint)
}
