package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/report"
)

func TestJSONCanBeReadAgain(t *testing.T) {
	c := sample(t)
	var b bytes.Buffer
	if err := report.JSON(&b, c); err != nil {
		t.Fatal(err)
	}
	back, err := report.ReadJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if write(t, back) != write(t, c) {
		t.Error("the comparison that was read again gives another page")
	}
	if !reflect.DeepEqual(back.Outlets, c.Outlets) {
		t.Errorf("outlets are %v, want %v", back.Outlets, c.Outlets)
	}
	for _, bad := range []string{`{"version":99,"unit":"byte"}`, `{"version":1,"unit":"rune"}`, `[]`} {
		if _, err := report.ReadJSON(strings.NewReader(bad)); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

// The schema and the form agree: each field of the one is in the other.
func TestSchemaNamesEveryField(t *testing.T) {
	var b bytes.Buffer
	if err := report.JSON(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal(report.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(report.Schema(), &root); err != nil {
		t.Fatal(err)
	}
	check(t, "$", doc, root, schema.Defs)
}

// check holds v against the parts of JSON Schema that the schema uses.
func check(t *testing.T, path string, v any, s map[string]any, defs map[string]any) {
	if ref, ok := s["$ref"].(string); ok {
		s = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	kinds := map[string]bool{}
	switch k := s["type"].(type) {
	case string:
		kinds[k] = true
	case []any:
		for _, x := range k {
			kinds[x.(string)] = true
		}
	}
	switch v := v.(type) {
	case map[string]any:
		props, _ := s["properties"].(map[string]any)
		if !kinds["object"] {
			t.Errorf("%s: an object, not %v", path, s["type"])
		}
		for k, x := range v {
			p, ok := props[k].(map[string]any)
			if !ok {
				t.Errorf("%s.%s isn't in the schema", path, k)
				continue
			}
			check(t, path+"."+k, x, p, defs)
		}
		required, _ := s["required"].([]any)
		for _, r := range required {
			if _, ok := v[r.(string)]; !ok {
				t.Errorf("%s.%s is missing", path, r)
			}
		}
	case []any:
		if !kinds["array"] {
			t.Errorf("%s: an array, not %v", path, s["type"])
			return
		}
		for _, x := range v {
			check(t, path+"[]", x, s["items"].(map[string]any), defs)
		}
	case string:
		if !kinds["string"] {
			t.Errorf("%s: a string, not %v", path, s["type"])
		}
	case bool:
		if !kinds["boolean"] {
			t.Errorf("%s: a boolean, not %v", path, s["type"])
		}
	case float64:
		if !kinds["number"] && !(kinds["integer"] && v == float64(int64(v))) {
			t.Errorf("%s: %v, not %v", path, v, s["type"])
		}
	case nil:
		if !kinds["null"] {
			t.Errorf("%s: null, not %v", path, s["type"])
		}
	}
}

func TestCellsAreNoFormulas(t *testing.T) {
	for _, bad := range []string{"=1+1", "+cmd", "-cmd", "@sum", "\tx", "\r=x"} {
		var b bytes.Buffer
		if err := report.CSV(&b, story(t, page{bad + " outlet", bad + " title", "x", "", agencyBody})); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for i, cell := range row {
				if cell != "" && strings.ContainsRune("=+@\t\r", rune(cell[0])) {
					t.Errorf("%q: cell %d is %q", bad, i, cell)
				}
			}
		}
	}
}

func TestTableHasEverySection(t *testing.T) {
	c := sample(t)
	var b bytes.Buffer
	if err := report.CSV(&b, c); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]bool{}
	for _, r := range rows[1:] {
		sections[r[0]] = true
	}
	for _, s := range []string{"documents", "names", "voices", "tone", "copies", "edits"} {
		if !sections[s] {
			t.Errorf("no line of the section %s", s)
		}
	}
}
