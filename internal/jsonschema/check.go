package jsonschema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// Check returns what in doc isn't as schema says, a line for each place. Both are
// JSON. It knows the parts of JSON Schema that [Of] writes, and holds that every
// property is one that the schema names.
func Check(doc, schema []byte) ([]string, error) {
	var v any
	if err := json.Unmarshal(doc, &v); err != nil {
		return nil, err
	}
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, err
	}
	c := checker{}
	c.defs, _ = root["$defs"].(map[string]any)
	c.check("$", v, root)
	return c.faults, nil
}

type checker struct {
	defs   map[string]any
	faults []string
}

func (c *checker) fault(path, format string, args ...any) {
	c.faults = append(c.faults, path+": "+fmt.Sprintf(format, args...))
}

func (c *checker) check(path string, v any, s map[string]any) {
	if ref, ok := s["$ref"].(string); ok {
		s, _ = c.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	kind := "null"
	switch v := v.(type) {
	case map[string]any:
		kind = "object"
	case []any:
		kind = "array"
	case string:
		kind = "string"
	case bool:
		kind = "boolean"
	case float64:
		kind = "number"
		if isType(s, "integer") && v == float64(int64(v)) {
			kind = "integer"
		}
	}
	if !isType(s, kind) {
		c.fault(path, "%s, not %v", kind, s["type"])
		return
	}
	switch v := v.(type) {
	case map[string]any:
		props, _ := s["properties"].(map[string]any)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			p, ok := props[k].(map[string]any)
			if !ok {
				c.fault(path+"."+k, "isn't in the schema")
				continue
			}
			c.check(path+"."+k, v[k], p)
		}
		required, _ := s["required"].([]any)
		for _, r := range required {
			if _, ok := v[r.(string)]; !ok {
				c.fault(path+"."+r.(string), "is missing")
			}
		}
	case []any:
		items, _ := s["items"].(map[string]any)
		for _, x := range v {
			c.check(path+"[]", x, items)
		}
	}
}

// isType reports whether s allows values of a type.
func isType(s map[string]any, kind string) bool {
	switch t := s["type"].(type) {
	case string:
		return t == kind
	case []any:
		return slices.Contains(t, any(kind))
	}
	return false
}

// Golden holds file against the schema that [Of] gives, or writes it, with update.
func Golden(file string, want []byte, update bool) error {
	if update {
		return os.WriteFile(file, want, 0o644)
	}
	got, err := os.ReadFile(file)
	if err == nil && !bytes.Equal(got, want) {
		err = fmt.Errorf("%s is not of the types any more; run go test -update here", file)
	}
	return err
}
