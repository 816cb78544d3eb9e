package masthead_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/masthead-news/masthead"
	"github.com/masthead-news/masthead/compare"
	"github.com/masthead-news/masthead/internal/jsonschema"
)

func TestEmptyDocumentInJSON(t *testing.T) {
	b, err := json.Marshal(&masthead.Document{})
	if err != nil {
		t.Fatal(err)
	}
	var d masthead.Document
	if err := json.Unmarshal(b, &d); err != nil {
		t.Error(err)
	}
}

// The schema and the form agree: each field of the one is in the other.
func TestSchemaNamesEveryField(t *testing.T) {
	for _, p := range samplePages(t) {
		b, err := json.Marshal(analyze(t, p))
		if err != nil {
			t.Fatal(err)
		}
		faults, err := jsonschema.Check(b, masthead.Schema())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			t.Errorf("%s: %s", p.ID, f)
		}
	}
}

func TestDocumentFromJSONIsChecked(t *testing.T) {
	for _, s := range []string{
		`{"article":{"text":"é","blocks":[{"start":0,"end":1,"kind":"title"}]}}`,
		`{"article":{"text":"Lind said no."},"mentions":[{"start":0,"end":40,"entity":-1}]}`,
		`{"article":{"text":"Lind said no."},"mentions":[{"start":0,"end":4,"entity":0}]}`,
		`{"article":{"text":"Lind said no."},"roles":[{"start":0,"end":4,"mention":0}]}`,
		`{"article":{"text":"Lind said no."},"quotes":[{"speaker":3}]}`,
		`{"article":{"text":"Lind said no."},"tone":{"targets":[{"entity":1}]}}`,
		`{"mentions":[{"start":0,"end":4,"entity":-1}]}`,
	} {
		var d masthead.Document
		if err := json.Unmarshal([]byte(s), &d); err == nil || !strings.Contains(err.Error(), "reading a document") {
			t.Errorf("%s: %v", s, err)
		}
	}
}

// Whatever is read can be compared.
func FuzzDocumentJSON(f *testing.F) {
	b, err := json.Marshal(analyze(f, samplePages(f)[0]))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"article":{"text":"Lind said no.","blocks":[{"start":0,"end":13,"kind":"paragraph"}],"body":{"start":0,"end":13}}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var d masthead.Document
		if json.Unmarshal(b, &d) != nil || d.Article == nil {
			return
		}
		if _, err := compare.Compare(&compare.Story{Docs: []*masthead.Document{&d}}); err != nil {
			t.Fatal(err)
		}
	})
}
