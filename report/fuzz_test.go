package report_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/masthead-news/masthead/report"
)

// Whatever ReadJSON takes can be shown.
func FuzzReadJSON(f *testing.F) {
	var b bytes.Buffer
	if err := report.JSON(&b, sample(f)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"version":1,"unit":"byte","docs":[{"text":"é","outlet":0,"body":{"start":1,"end":2}}],"outlets":[{"name":"A","docs":[0]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := report.ReadJSON(bytes.NewReader(b))
		if err != nil {
			return
		}
		if err := report.HTML(io.Discard, c); err != nil {
			t.Fatal(err)
		}
		if err := report.CSV(io.Discard, c); err != nil {
			t.Fatal(err)
		}
	})
}

// A place that leads nowhere is found when the form is read, not when it is
// shown.
func TestReadJSONChecksPlaces(t *testing.T) {
	var b bytes.Buffer
	if err := report.JSON(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"end":1`, `"end":90001`},
		{`"start":1`, `"start":-1`},
		{`"doc":1,`, `"doc":7,`},
		{`"outlet":2`, `"outlet":9`},
		{`"edit":0`, `"edit":500`},
		{`"from":0`, `"from":80`},
	} {
		s := strings.Replace(b.String(), change[0], change[1], 1)
		if s == b.String() {
			t.Errorf("the form has no %s to change", change[0])
			continue
		}
		if _, err := report.ReadJSON(strings.NewReader(s)); err == nil {
			t.Errorf("%s for %s was read", change[1], change[0])
		}
	}
}
