package corpus_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/masthead-news/masthead/corpus"
	"github.com/masthead-news/masthead/readability"
)

// list writes what pages yields, a line each: "ID (hint): start of the words",
// or "! error".
func list(pages iter.Seq2[*readability.Page, error]) []string {
	var out []string
	for p, err := range pages {
		if err != nil {
			out = append(out, "! "+err.Error())
			continue
		}
		words := string(p.Body)
		if words == "" {
			words = p.Known.Text
		}
		out = append(out, fmt.Sprintf("%s (%s): %.20s", p.Name(), p.OutletHint, words))
	}
	return out
}

func check(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

// zipOf packs names and contents, in turn.
func zipOf(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		io.WriteString(f, files[i+1])
	}
	w.Close()
	return b.String()
}

// tarOf packs names and contents, in turn.
func tarOf(files ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1]))})
		io.WriteString(w, files[i+1])
	}
	w.Close()
	return b.String()
}

func TestFolders(t *testing.T) {
	fsys := fstest.MapFS{
		"news/b.html":              file("second"),
		"news/a.htm":               file("first"),
		"news/globe/2024/x.TXT":    file("deep"),
		"news/globe/y.html.gz":     file(gz("packed")),
		"news/2024/z.md":           file("by year"),
		"news/html/post/q.html":    file("posted"),
		"news/.git/config.txt":     file("hidden"),
		"news/.hidden.html":        file("hidden"),
		"news/picture.png":         file("no page"),
		"news/__MACOSX/._b.html":   file("hidden"),
		"other/not-asked-for.html": file("no"),
	}
	check(t, list(corpus.FS(fsys, "news")),
		"news/2024/z.md (news): by year",
		"news/a.htm (news): first",
		"news/b.html (news): second",
		"news/globe/2024/x.TXT (globe): deep",
		"news/globe/y.html.gz (globe): packed",
		"news/html/post/q.html (post): posted",
	)
}

func TestContentTypes(t *testing.T) {
	fsys := fstest.MapFS{"a.html": file("<p>"), "b.txt": file("x"), "c.md": file("# x")}
	var got []string
	for p := range corpus.FS(fsys, ".") {
		got = append(got, p.ContentType)
	}
	check(t, got, "text/html", "text/plain", "text/markdown")
}

func TestOpenOnDisk(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "globe")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(root, "2024"), 0o755))
	must(os.WriteFile(filepath.Join(root, "2024", "a.html"), []byte("A"), 0o644))
	must(os.WriteFile(filepath.Join(root, "b.txt"), []byte("B"), 0o644))
	if runtime.GOOS != "windows" {
		must(os.Symlink("..", filepath.Join(root, "2024", "up"))) // a circle
		must(os.Symlink("2024", filepath.Join(root, "year")))
		must(os.Symlink("2024", filepath.Join(root, "year2"))) // the same again
		must(os.Symlink("nowhere", filepath.Join(root, "zzz.html")))
	}
	t.Chdir(dir)
	want := []string{"globe/2024/a.html (globe): A", "globe/b.txt (globe): B"}
	if runtime.GOOS != "windows" {
		want = append(want, "globe/year/a.html (year): A", "! globe/zzz.html: no such file or directory; check the path")
	}
	check(t, list(corpus.Open("globe")), want...)
	check(t, list(corpus.Open("globe/2024/a.html", "gone.html", "globe")),
		append([]string{"globe/2024/a.html (globe): A", "! gone.html: no such file or directory; check the path"}, want...)...)
	t.Chdir("globe")
	check(t, list(corpus.Open("b.txt")), "b.txt (globe): B")
}

func TestFolderThatCannotBeRead(t *testing.T) {
	fsys := denied{fstest.MapFS{"a.html": file("A"), "b.html": file("B"), "locked/c.html": file("C"), "z.html": file("Z")}}
	check(t, list(corpus.FS(fsys, ".")),
		"a.html (): A",
		"! b.html: permission denied; make it readable, or leave it out",
		"! locked: permission denied; make it readable, or leave it out",
		"z.html (): Z",
	)
}

// denied is a file system that keeps "b.html" and the folder "locked" to itself.
type denied struct{ fstest.MapFS }

func (d denied) Open(name string) (fs.File, error) {
	if name == "b.html" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d denied) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "locked" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.ReadDir(name)
}

func TestArchives(t *testing.T) {
	entries := []string{
		"post/b.html", "B",
		"post/a.txt", "A",
		"../../etc/evil.html", "evil",
		"post/.hidden.html", "hidden",
		`win\c.html`, "C",
		"inner.zip", "PK",
		"post/d.html.gz", gz("D"),
		"post/list.jsonl", `{"text":"a line"}`,
		"readme.pdf", "no page",
	}
	fsys := fstest.MapFS{
		"week.zip":       file(zipOf(entries...)),
		"week.tar":       file(tarOf(entries...)),
		"week.tar.gz":    file(gz(tarOf("a.html", "in a ball"))),
		"old/week.tgz":   file(gz(tarOf("x/a.html", "in a ball"))),
		"broken.zip":     file("PK\x03\x04 and then nothing"),
		"broken.tar.gz":  file(gz(tarOf("a.html", "good", "b.html", strings.Repeat("rest ", 500)))[:120]),
		"broken.html.gz": file("not gzip"),
	}
	check(t, list(corpus.FS(fsys, "week.zip")),
		"! week.zip/../../etc/evil.html: entry points outside the archive; pack it again with paths below its top",
		"! week.zip/inner.zip: archive within an archive; unpack it into the outer one",
		"week.zip/post/a.txt (post): A",
		"week.zip/post/b.html (post): B",
		"week.zip/post/d.html.gz (post): D",
		"week.zip/post/list.jsonl:1 (post): a line",
		"week.zip/win/c.html (win): C",
	)
	check(t, list(corpus.FS(fsys, "week.tar")),
		"week.tar/post/b.html (post): B",
		"week.tar/post/a.txt (post): A",
		"! week.tar/../../etc/evil.html: entry points outside the archive; pack it again with paths below its top",
		"week.tar/win/c.html (win): C",
		"! week.tar/inner.zip: archive within an archive; unpack it into the outer one",
		"week.tar/post/d.html.gz (post): D",
		"week.tar/post/list.jsonl:1 (post): a line",
	)
	check(t, list(corpus.FS(fsys, "week.tar.gz")), "week.tar.gz/a.html (week): in a ball")
	check(t, list(corpus.FS(fsys, "old")), "old/week.tgz/x/a.html (x): in a ball")

	for _, name := range []string{"broken.zip", "broken.html.gz", "broken.tar.gz"} {
		got := list(corpus.FS(fsys, name))
		last := got[len(got)-1]
		if !strings.HasPrefix(last, "! "+name) || !strings.HasSuffix(last, "fetch or pack it again") {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestTooLarge(t *testing.T) {
	r := corpus.Reader{MaxBytes: 30}
	bomb := gz(strings.Repeat("0", 1<<20))
	fsys := fstest.MapFS{
		"a.html":    file(strings.Repeat("x", 31)),
		"b.html":    file(strings.Repeat("y", 30)),
		"c.html.gz": file(bomb),
		"d.zip":     file(zipOf("e.html", strings.Repeat("z", 1<<20), "f.html", "F")),
		"g.jsonl":   file(`{"text":"` + strings.Repeat("long ", 1<<16) + "\"}\n{\"text\":\"short\"}"),
	}
	check(t, list(r.FS(fsys, ".")),
		"! a.html: page over the size limit: more than 30 bytes; raise Reader.MaxBytes, or leave it out",
		"b.html (): yyyyyyyyyyyyyyyyyyyy",
		"! c.html.gz: page over the size limit: more than 30 bytes; raise Reader.MaxBytes, or leave it out",
		"! d.zip/e.html: page over the size limit: more than 30 bytes; raise Reader.MaxBytes, or leave it out",
		"d.zip/f.html (d): F",
		"! g.jsonl:1: page over the size limit: more than 30 bytes; raise Reader.MaxBytes, or leave it out",
		"g.jsonl:2 (): short",
	)
}

func TestErrorsSayWhich(t *testing.T) {
	fsys := fstest.MapFS{"notes.doc": file("x")}
	for p, err := range corpus.FS(fsys, "notes.doc") {
		e, ok := errors.AsType[*corpus.Error](err)
		if !ok || !errors.Is(err, corpus.ErrKind) || e.Name != "notes.doc" || p.ID != "notes.doc" || e.Do == "" {
			t.Errorf("got page %+v, error %v", p, err)
		}
	}
	for _, err := range corpus.FS(fsys, "gone") {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v, want fs.ErrNotExist", err)
		}
	}
}

// The caller may stop anywhere.
func TestBreak(t *testing.T) {
	fsys := fstest.MapFS{
		"a.html": file("A"), "b.zip": file(zipOf("x.html", "X", "../y.html", "Y")),
		"c.tar": file(tarOf("x.html", "X", "y.html", "Y")), "d.jsonl": file("{\"text\":\"1\"}\nbad\n{\"text\":\"2\"}"),
		"dir/e.html": file("E"),
	}
	all := list(corpus.FS(fsys, "."))
	for n := range all {
		var got []string
		for p, err := range corpus.FS(fsys, ".") {
			got = append(got, list(func(yield func(*readability.Page, error) bool) { yield(p, err) })...)
			if len(got) > n {
				break
			}
		}
		check(t, got, all[:n+1]...)
	}
}

func Example() {
	fsys := fstest.MapFS{
		"globe/rain.html": file("<h1>Rain</h1>"),
		"post/more.jsonl": file(`{"outlet": "The Post", "title": "Snow", "text": "It snowed."}`),
	}
	for page, err := range corpus.FS(fsys, ".") {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s: outlet %q, else %q\n", page.Name(), page.Outlet, page.OutletHint)
	}
	// Output:
	// globe/rain.html: outlet "", else "globe"
	// post/more.jsonl:1: outlet "The Post", else "post"
}

// A file isn't read as text for its name alone.
func TestDisguised(t *testing.T) {
	files := fstest.MapFS{
		"a.html": file("%PDF-1.7\n%\xe2\xe3"),
		"b.txt":  file(gz("<p>A page.")),
		"c.htm":  file("<p>PDF is a form of file."),
		"d.html": file("\x7fELF\x02\x01"),
		"e.html": file(" \n"),
	}
	check(t, list(corpus.FS(files, ".")),
		"! a.html: not a kind of file that holds pages, whatever it is called: it is a PDF; save the page as HTML or text, or leave it out",
		"! b.txt: not a kind of file that holds pages, whatever it is called: it is packed with gzip; save the page as HTML or text, or leave it out",
		"c.htm (): <p>PDF is a form of ",
		"! d.html: not a kind of file that holds pages, whatever it is called: it is a program; save the page as HTML or text, or leave it out",
		"! e.html: not a kind of file that holds pages, whatever it is called: it is empty; save the page as HTML or text, or leave it out")
	for _, err := range corpus.FS(files, "a.html") {
		if !errors.Is(err, corpus.ErrKind) {
			t.Errorf("%v is no ErrKind", err)
		}
	}
}

// Nothing to read is said, not passed over.
func TestOpenWithoutPath(t *testing.T) {
	n := 0
	for _, err := range corpus.Open() {
		if n++; !errors.Is(err, corpus.ErrNoPath) {
			t.Errorf("got %v, want %v", err, corpus.ErrNoPath)
		}
	}
	if n != 1 {
		t.Errorf("%d pages and errors, want one error", n)
	}
}
