package masthead

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/masthead-news/masthead/internal/jsonschema"
)

var update = flag.Bool("update", false, "rewrite schema.json")

// The schema is made from the types, so that the two can't part.
func TestSchemaIsOfTheTypes(t *testing.T) {
	want, err := jsonschema.Of(reflect.TypeFor[documentJSON](), "A document, as masthead writes it", nil)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(want, Schema()) {
		t.Error("schema.json is not of the types any more; run go test . -update")
	}
}
