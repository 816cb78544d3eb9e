package report_test

import (
	"flag"
	"reflect"
	"testing"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/internal/jsonschema"
)

var update = flag.Bool("update", false, "rewrite schema.json")

// The schema is made from the types, so that the two can't part.
func TestSchemaIsOfTheTypes(t *testing.T) {
	want, err := jsonschema.Of(reflect.TypeFor[compare.Comparison](), "A comparison of outlets, as masthead writes it", map[string]any{
		"version": map[string]any{"type": "integer"},
		"unit":    map[string]any{"type": "string", "description": "of every start and end: byte"},
	})
	if err == nil {
		err = jsonschema.Golden("schema.json", want, *update)
	}
	if err != nil {
		t.Error(err)
	}
}
