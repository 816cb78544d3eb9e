package report_test

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/internal/jsonschema"
	"github.com/masthead-news/masthead/report"
)

var update = flag.Bool("update", false, "rewrite schema.json")

// The schema is made from the types, so that the two can't part.
func TestSchemaIsOfTheTypes(t *testing.T) {
	want, err := jsonschema.Of(reflect.TypeFor[compare.Comparison](), "A comparison of outlets, as masthead writes it", map[string]any{
		"version": map[string]any{"type": "integer"},
		"unit":    map[string]any{"type": "string", "description": "of every start and end: byte"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(want, report.Schema()) {
		t.Error("schema.json is not of the types any more; run go test ./report -update")
	}
}
