package jsonschema_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/masthead-news/masthead/internal/jsonschema"
)

type inner struct {
	Start int `json:"start"`
}

type outer struct {
	inner
	Name  string  `json:"name"`
	Share float64 `json:"share,omitempty"`
	Parts []inner `json:"parts"`
	Sub   *inner  `json:"sub,omitempty"`
	Skip  bool    `json:"-"`
}

func TestCheckFindsWhatTheSchemaDoesNotSay(t *testing.T) {
	schema, err := jsonschema.Of(reflect.TypeFor[outer](), "a test", map[string]any{"version": map[string]any{"type": "integer"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		doc  string
		want []string
	}{
		{`{"version":1,"start":3,"name":"a","share":0.5,"parts":[{"start":1}],"sub":{"start":2}}`, nil},
		{`{"version":1,"start":3,"name":"a","parts":null}`, nil},
		{`{"start":3,"name":"a","parts":null}`, []string{"$.version: is missing"}},
		{`{"version":1,"start":3.5,"name":7,"parts":[{"start":"x"}]}`, []string{
			"$.name: number, not string", "$.parts[].start: string, not integer", "$.start: number, not integer",
		}},
		{`{"version":1,"start":3,"name":"a","parts":{},"Skip":true}`, []string{
			"$.Skip: isn't in the schema", "$.parts: object, not [array null]",
		}},
		{`[]`, []string{"$: array, not object"}},
	} {
		got, err := jsonschema.Check([]byte(c.doc), schema)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.doc, got, c.want)
		}
	}
}
