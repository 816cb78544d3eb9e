package report_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/report"
)

var update = flag.Bool("update", false, "rewrite schema.json")

// The schema is made from the types, so that the two can't part.
func TestSchemaIsOfTheTypes(t *testing.T) {
	defs := map[string]any{}
	root := object(reflect.TypeFor[compare.Comparison](), defs)
	props := root["properties"].(map[string]any)
	props["version"] = map[string]any{"type": "integer"}
	props["unit"] = map[string]any{"type": "string", "description": "of every start and end: byte"}
	root["required"] = append([]string{"version", "unit"}, root["required"].([]string)...)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "A comparison of outlets, as masthead writes it"
	root["$defs"] = defs
	want, err := json.MarshalIndent(root, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
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

func schemaOf(t reflect.Type, defs map[string]any) map[string]any {
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": []string{"array", "null"}, "items": schemaOf(t.Elem(), defs)}
	case reflect.Struct:
		if _, ok := defs[t.Name()]; !ok {
			defs[t.Name()] = nil
			defs[t.Name()] = object(t, defs)
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	}
	return map[string]any{"type": "integer"}
}

func object(t reflect.Type, defs map[string]any) map[string]any {
	props := map[string]any{}
	required := []string{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		for f := range t.Fields() {
			name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous && name == "" {
				add(f.Type)
				continue
			}
			if name == "-" || !f.IsExported() {
				continue
			}
			if name == "" {
				name = f.Name
			}
			props[name] = schemaOf(f.Type, defs)
			if !strings.Contains(rest, "omit") {
				required = append(required, name)
			}
		}
	}
	add(t)
	return map[string]any{"type": "object", "properties": props, "required": required}
}
