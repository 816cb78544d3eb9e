// Package jsonschema writes the JSON Schema of Go types, and holds JSON against
// the parts of JSON Schema that it writes, so that a schema file, the types it is
// of and what they write can't part.
package jsonschema

import (
	"encoding"
	"encoding/json"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
)

// Of returns the schema of a struct type, indented. Title says what it is of;
// first are properties that the JSON form has before those of the type, all
// required.
func Of(t reflect.Type, title string, first map[string]any) ([]byte, error) {
	w := writer{defs: map[string]any{}, types: map[string]reflect.Type{}}
	root := w.object(t)
	maps.Copy(root["properties"].(map[string]any), first)
	root["required"] = append(slices.Sorted(maps.Keys(first)), root["required"].([]string)...)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = title
	root["$defs"] = w.defs
	b, err := json.MarshalIndent(root, "", " ")
	return append(b, '\n'), err
}

type writer struct {
	defs  map[string]any
	types map[string]reflect.Type // of each name in defs
}

func (w *writer) schema(t reflect.Type) map[string]any {
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
	case reflect.Pointer:
		return w.schema(t.Elem())
	case reflect.Slice:
		return map[string]any{"type": []string{"array", "null"}, "items": w.schema(t.Elem())}
	case reflect.Struct:
		return map[string]any{"$ref": "#/$defs/" + w.define(t)}
	}
	return map[string]any{"type": "integer"}
}

// define adds t to the definitions and returns its name there: that of the type,
// behind that of its package where another type has taken it.
func (w *writer) define(t reflect.Type) string {
	name := t.Name()
	if old, ok := w.types[name]; ok && old != t {
		name = path.Base(t.PkgPath()) + "." + name
	}
	if _, ok := w.types[name]; !ok {
		w.types[name] = t
		w.defs[name] = w.object(t)
	}
	return name
}

func (w *writer) object(t reflect.Type) map[string]any {
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
			props[name] = w.schema(f.Type)
			if !strings.Contains(rest, "omit") {
				required = append(required, name)
			}
		}
	}
	add(t)
	return map[string]any{"type": "object", "properties": props, "required": required}
}
