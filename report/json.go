package report

import (
	"bufio"
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
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `{"version":%d,"unit":"byte"`, Version)
	err := fields(b, reflect.ValueOf(c).Elem(), ",")
	if err == nil {
		b.WriteString("}\n")
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("report: writing JSON: %w", err)
	}
	return nil
}

// fields writes the fields of a struct, the first of them after sep. Lists are
// written by their elements, so that a large comparison isn't held twice.
func fields(w *bufio.Writer, v reflect.Value, sep string) error {
	for i := range v.NumField() {
		name, rest, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		f := v.Field(i)
		if rest == "omitempty" && f.Len() == 0 {
			continue
		}
		fmt.Fprintf(w, "%s%q:", sep, name)
		sep = ","
		if err := value(w, f); err != nil {
			return err
		}
	}
	return nil
}

func value(w *bufio.Writer, v reflect.Value) error {
	switch {
	case v.Type() == reflect.TypeFor[compare.Words]():
		w.WriteByte('{')
		if err := fields(w, v, ""); err != nil {
			return err
		}
		return w.WriteByte('}')
	case v.Kind() == reflect.Slice && !v.IsNil():
		w.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				w.WriteByte(',')
			}
			if err := marshal(w, v.Index(i)); err != nil {
				return err
			}
		}
		return w.WriteByte(']')
	}
	return marshal(w, v)
}

func marshal(w *bufio.Writer, v reflect.Value) error {
	b, err := json.Marshal(v.Interface())
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
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
