package corpus_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/masthead-news/masthead/corpus"
)

var errEnd = io.EOF

// Whatever the bytes are, reading ends, names each failure, and yields either a
// page with words or an error.
func FuzzJSONLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\n{\"html\":\"<p>b\",\"author\":[[\"c\"]]}\n"))
	f.Add([]byte("\ufeff{\"id\":1e9,\"source\":{\"name\":{\"name\":\"d\"}},\"date\":\"2024-04\",\"body\":\"e\"}"))
	f.Add([]byte("{\"text\":\"\\ud800\"}\n\n[]\nnull\n{\"Text\":1,\"TEXT\":2}"))
	r := corpus.Reader{MaxBytes: 1 << 12}
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		for p, err := range r.JSONLines(bytes.NewReader(b), "f") {
			if n++; n > len(b)+1 {
				t.Fatal("more pages than bytes")
			}
			holds(t, p.Name(), len(p.Body)+len(p.Known.Text), err)
		}
	})
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(zipOf("a.html", "A", "../b.txt", "B", "c.jsonl", `{"text":"C"}`)), ".zip")
	f.Add([]byte(tarOf("a.html", "A", "/b.txt", "B")), ".tar")
	f.Add([]byte(gz(tarOf("a.html.gz", gz("A")))), ".tar.gz")
	f.Add([]byte(gz("A")), ".html.gz")
	r := corpus.Reader{MaxBytes: 1 << 12}
	f.Fuzz(func(t *testing.T, b []byte, end string) {
		if name := "x" + end; fs.ValidPath(name) && !strings.Contains(name, "/") {
			fsys := fstest.MapFS{name: {Data: b}}
			for p, err := range r.FS(fsys, name) {
				holds(t, p.Name(), 1, err)
			}
		}
	})
}

func holds(t *testing.T, name string, size int, err error) {
	t.Helper()
	e, ok := errors.AsType[*corpus.Error](err)
	switch {
	case name == "":
		t.Error("a page without a name")
	case err != nil && (!ok || e.Name == "" || e.Error() == ""):
		t.Errorf("the error %v names no file", err)
	case err == nil && size == 0:
		t.Errorf("%s: a page without words", name)
	}
}
