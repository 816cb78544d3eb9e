package report

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/masthead-news/masthead/compare"
)

// Version is the version of the JSON form. It changes when a field changes its
// meaning or goes, not when one is added.
const Version = 1

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
// of the text of the document they name.
func JSON(w io.Writer, c *compare.Comparison) error {
	if err := json.NewEncoder(w).Encode(document{Version, "byte", c}); err != nil {
		return fmt.Errorf("report: writing JSON: %w", err)
	}
	return nil
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
