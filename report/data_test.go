package report_test

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/internal/jsonschema"
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
	faults, err := jsonschema.Check(b.Bytes(), report.Schema())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
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
