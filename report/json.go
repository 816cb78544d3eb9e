package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/masthead-news/masthead/compare"
)

// Version is the version of the JSON form. It changes when a field changes its
// meaning or goes.
const Version = 1

type document struct {
	Version int    `json:"version"`
	Unit    string `json:"unit"` // of every start and end
	*compare.Comparison
}

// JSON writes c in the form that schema.json in this package describes. Starts
// and ends are bytes of the text of the document they name.
func JSON(w io.Writer, c *compare.Comparison) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	if err := e.Encode(document{Version, "byte", c}); err != nil {
		return fmt.Errorf("report: writing JSON: %w", err)
	}
	return nil
}
