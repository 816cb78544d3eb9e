package masthead

import (
	"flag"
	"reflect"
	"testing"

	"github.com/masthead-news/masthead/internal/jsonschema"
)

var update = flag.Bool("update", false, "rewrite schema.json")

// The schema is made from the types, so that the two can't part.
func TestSchemaIsOfTheTypes(t *testing.T) {
	want, err := jsonschema.Of(reflect.TypeFor[documentJSON](), "A document, as masthead writes it", nil)
	if err == nil {
		err = jsonschema.Golden("schema.json", want, *update)
	}
	if err != nil {
		t.Error(err)
	}
}
