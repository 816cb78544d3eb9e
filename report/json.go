package report

import (
	"bufio"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/masthead-news/masthead/compare"
)

// Version is the version of the JSON form. It changes when a field changes its
// meaning or goes, not when one is added.
const Version = 2

//go:embed schema.json
var schemaText string

// Schema returns the JSON Schema (draft 2020-12) of what JSON writes.
func Schema() []byte { return []byte(schemaText) }

type document struct {
	Version int    `json:"version"`
	Unit    string `json:"unit"` // of every start and end
	*compare.Comparison
}

// JSON writes c in the form that [Schema] describes. Starts and ends are bytes
// of the text of the document they name. What is 0 may be left out.
func JSON(w io.Writer, c *compare.Comparison) error {
	out := jsonWriter{b: bufio.NewWriter(w)}
	out.string(fmt.Sprintf(`{"version":%d,"unit":"byte",`, Version))
	out.fields(reflect.ValueOf(c).Elem())
	out.string("}\n")
	if err := cmp.Or(out.err, out.b.Flush()); err != nil {
		return fmt.Errorf("report: writing JSON: %w", err)
	}
	return nil
}

// A jsonWriter writes lists by their elements, so that a large comparison isn't
// held twice. It keeps the first error.
type jsonWriter struct {
	b   *bufio.Writer
	err error
}

func (w *jsonWriter) string(s string) {
	if w.err == nil {
		_, w.err = w.b.WriteString(s)
	}
}

func (w *jsonWriter) fields(v reflect.Value) {
	sep := ""
	for i := range v.NumField() {
		name, rest, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if f := v.Field(i); rest != "omitempty" || f.Len() > 0 {
			w.string(sep + `"` + name + `":`)
			w.value(f)
			sep = ","
		}
	}
}

func (w *jsonWriter) value(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[compare.Words]():
		w.string("{")
		w.fields(v)
		w.string("}")
	case v.Kind() == reflect.Slice && !v.IsNil():
		sep := "["
		for i := range v.Len() {
			w.string(sep)
			w.marshal(v.Index(i))
			sep = ","
		}
		if v.Len() == 0 {
			w.string(sep)
		}
		w.string("]")
	default:
		w.marshal(v)
	}
}

func (w *jsonWriter) marshal(v reflect.Value) {
	if w.err != nil {
		return
	}
	b, err := json.Marshal(v.Interface())
	if err != nil {
		w.err = err
		return
	}
	_, w.err = w.b.Write(b)
}

// ErrForm is returned, wrapped, by ReadJSON for what JSON didn't write.
var ErrForm = errors.New("not a comparison of this version")

// ReadJSON reads what JSON wrote. What it returns can be shown: all places lie in
// the texts, and all indices lead somewhere.
func ReadJSON(r io.Reader) (*compare.Comparison, error) {
	d := document{Comparison: &compare.Comparison{}}
	if err := json.NewDecoder(r).Decode(&d); err != nil {
		return nil, fmt.Errorf("report: reading JSON: %w", err)
	}
	if d.Version != Version || d.Unit != "byte" {
		return nil, fmt.Errorf("report: %w: version %d in units of %q; make it anew with this version", ErrForm, d.Version, d.Unit)
	}
	if err := check(d.Comparison); err != nil {
		return nil, fmt.Errorf("report: %w: %w; make it anew", ErrForm, err)
	}
	return d.Comparison, nil
}
